//! Attestations of a record on a real chain: whose certificates count, and at what time.

use medibloc_e2e::{run, unique, Desk, Output, TestChain, ALICE};
use serde_json::Value;

/// The account of //Bob, a licensing board here.
const BOARD: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
/// The account of //Dave, whom nobody trusts here.
const STRANGER: &str = "5DAAnrj7VHTznn2AWBemMuyBwZWs6FNFjdyVXUeYum3PTXFy";
/// The account of //Charlie, a doctor here.
const DOCTOR: &str = "5FLSigC9HGRKVhB9FiEo4Y3koPsNmBmLJbpXg2mp1hXcS59Y";

/// A doctor with a certificate of the board, and a record that the doctor attests.
struct Attested {
	chain: TestChain,
	desk: Desk,
	certificate: String,
}

impl Attested {
	fn new() -> Self {
		let chain = TestChain::get().expect("a node runs");
		let (desk, certificate) = (Desk::new(), unique());
		let attested = Self { chain, desk, certificate };
		let certify = ["certify", DOCTOR, "--hash", &attested.certificate, "--expires", "1d"];
		attested.on_chain(&[&certify[..], &["--suri", "//Bob"]].concat()).expect_status(0);
		attested.desk.seal();
		attested.attest();
		attested
	}

	fn on_chain(&self, arguments: &[&str]) -> Output {
		run(&[arguments, &["--chain", self.chain.url(), "--json"]].concat())
	}

	fn file(&self, name: &str) -> String {
		self.desk.folder().join(name).to_str().expect("it is text").into()
	}

	/// The doctor checks and signs the content, and the owner adds that to the record.
	fn attest(&self) {
		let (request, attestation) = (self.file("request.age"), self.file("attestation.json"));
		let key = self.desk.key_arguments();
		let recipient = self.desk.terms()[5];
		let ask = ["record", "attest", "request", self.desk.package(), "-o", &request];
		run(&[&ask[..], &key, &["--recipient", recipient]].concat()).expect_status(0);
		let sign =
			["record", "attest", "sign", &request, "-o", &attestation, "--role", "physician"];
		let by_doctor = ["--suri", "//Charlie", "--certificate", &self.certificate];
		run(&[&sign[..], &key, &by_doctor].concat()).expect_status(0);
		let add = ["record", "seal", self.desk.package(), "--attestation", &attestation];
		run(&[&add[..], &key].concat()).expect_status(0);
	}

	/// Anchors the record and shows one field of it with its attestation. Returns the anchor.
	fn anchor_and_show(&self) -> String {
		let put = ["anchor", "put", self.desk.package(), "--suri", ALICE];
		let put = self.on_chain(&[&put[..], &self.desk.key_arguments()].concat());
		let anchored = put.expect_status(0).json();
		let show = ["record", "disclose", self.desk.package(), "-o", self.desk.proof()];
		let what = ["--field", "Observation.status", "--all-attestations"];
		run(&[&show[..], &self.desk.key_arguments(), &what].concat()).expect_status(0);
		anchored["anchor"].as_str().expect("the anchor is printed").into()
	}

	fn revoke(&self) {
		let revoke = ["revoke", DOCTOR, &self.certificate, "--reason", "privilege-withdrawn"];
		self.on_chain(&[&revoke[..], &["--suri", "//Bob"]].concat()).expect_status(0);
	}

	/// What the verifier says who trusts `certifier` and demands one attestation.
	fn verdict(&self, status: i32, certifier: &str) -> Value {
		let demand = ["--min-attestations", "1", "--certifier", certifier];
		let verify = [&["--chain", self.chain.url()], &demand[..]].concat();
		self.desk.verify(&verify).expect_status(status).json()
	}
}

#[test]
fn an_attestation_should_count_if_a_trusted_certificate_was_in_force_when_the_record_was_anchored()
{
	let attested = Attested::new();
	let anchor = attested.anchor_and_show();

	let accepted = attested.verdict(0, BOARD);
	let shown = &accepted["attestations"][0];
	assert_eq!(shown["signer"], DOCTOR);
	assert_eq!(shown["standing"], "in_force");
	assert_eq!(shown["certifier"], BOARD);
	// A certificate that somebody else issued, or nobody trusts, is worth nothing.
	assert_eq!(attested.verdict(1, STRANGER)["reason"], "POLICY");
	let nobody = ["--chain", attested.chain.url(), "--min-attestations", "1"];
	assert_eq!(attested.desk.verify(&nobody).expect_status(1).json()["reason"], "POLICY");

	// What is revoked later was in force then; the same from a proof, with no node.
	attested.revoke();
	attested.verdict(0, BOARD);
	let (proof, name) =
		(attested.file("chain.json"), format!("{DOCTOR}:{BOARD}:{}", attested.certificate));
	let prove = ["anchor", "prove", &anchor, "--certificate", &name, "-o", &proof];
	attested.on_chain(&prove).expect_status(0);
	let genesis = accepted["on_chain"]["genesis"].as_str().expect("the chain is named");
	let offline = |certifier| {
		let demand = ["--min-attestations", "1", "--certifier", certifier];
		let proof = ["--chain-proof", &proof, "--genesis", genesis];
		attested.desk.verify(&[&proof[..], &demand].concat())
	};
	let accepted = offline(BOARD).expect_status(0).json();
	assert_eq!(accepted["attestations"][0]["standing"], "in_force");
	assert_eq!(accepted["on_chain"]["source"], "proof");
	// The proof says nothing about what others issued.
	let refused = offline(STRANGER).expect_status(1).json();
	assert!(refused["detail"].as_str().is_some_and(|detail| detail.contains("does not say")));
}

#[test]
fn an_attestation_should_not_count_if_the_certificate_was_revoked_before_the_record_was_anchored() {
	let attested = Attested::new();
	attested.revoke();
	attested.anchor_and_show();
	let refused = attested.verdict(1, BOARD);
	assert_eq!(refused["reason"], "POLICY");
	let detail = refused["detail"].as_str().expect("it is text");
	assert!(detail.contains("was revoked then"), "{detail}");
}
