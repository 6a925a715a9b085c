//! Sealed records on real chains: with a key that nobody saw before, and many at once, whenever that is stopped.

use age::{x25519, Decryptor, Encryptor};
use medibloc_client::{AccountId32, Chain};
use medibloc_e2e::{command, run, Desk, Node, Output, Program, TestChain, ALICE};
use serde_json::{json, Value};
use std::{
	collections::BTreeSet,
	fs,
	io::{Read, Write},
	iter::once,
	ops::Range,
	path::Path,
	process::Stdio,
	str::FromStr,
	thread,
	time::{Duration, SystemTime, UNIX_EPOCH},
};

/// The account of //Alice, which signs.
const SIGNER: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
/// The account of //Bob, a hospital that pays.
const PAYER: &str = "5FHneW46xGXgs5mUiveU4sbTyGBzmstUspZC92UhjJM694ty";
/// How many roots a transaction can anchor.
const MAX_ROOTS: usize = 1_024;

/// Runs the command on the chain, for machines.
fn medibloc(url: &str, arguments: &[&str]) -> Output {
	run(&[arguments, &["--chain", url, "--json"]].concat())
}

fn text<'a>(json: &'a Value, field: &str) -> &'a str {
	json[field].as_str().unwrap_or_else(|| panic!("{field} is no text: {json}"))
}

/// The key that opens the sealed record of a desk.
fn key(desk: &Desk) -> x25519::Identity {
	let [_, identity] = desk.key_arguments();
	let key = fs::read_to_string(identity).expect("it is there");
	x25519::Identity::from_str(&key).expect("it is a key")
}

/// What the sealed record of a desk holds encrypted, without the command.
fn decrypted(desk: &Desk) -> String {
	let contents = fs::read(Path::new(desk.package()).join("record.age")).expect("it is there");
	let decryptor = Decryptor::new(contents.as_slice()).expect("it is an age file");
	let mut reader = decryptor.decrypt(once(&key(desk) as _)).expect("it is for this key");
	let mut plaintext = String::new();
	reader.read_to_string(&mut plaintext).expect("it is whole");
	plaintext
}

/// Puts `plaintext` in its place.
fn encrypt(desk: &Desk, plaintext: &str) {
	let recipient = key(desk).to_public();
	let encryptor = Encryptor::with_recipients(once(&recipient as _)).expect("there is one");
	let mut writer = encryptor.wrap_output(Vec::new()).expect("it can be written");
	writer.write_all(plaintext.as_bytes()).expect("it can be written");
	let contents = writer.finish().expect("it can be written");
	fs::write(Path::new(desk.package()).join("record.age"), contents).expect("it can be written");
}

/// Where in the plaintext the one-time key stands.
fn place_of_key(plaintext: &str) -> Range<usize> {
	let member = "\"one_time_key\":\"";
	let start = plaintext.find(member).expect("it is there") + member.len();
	start..start + 66
}

#[test]
fn a_one_time_key_should_anchor_with_a_voucher_and_only_once() {
	let chain = TestChain::get().expect("a node runs");
	let (url, desk) = (chain.url(), Desk::new());
	// From its first block on, a chain knows the time, to which a voucher is good.
	Desk::new().seal_and_anchor(url);
	let sealed = run(&[&desk.seal_arguments()[..], &["--json"]].concat()).expect_status(0).json();
	let one_time_key = text(&sealed, "one_time_key").to_string();
	let voucher = desk.folder().join("voucher.json");
	let voucher = voucher.to_str().expect("it is text");
	let now = SystemTime::now().duration_since(UNIX_EPOCH).expect("it is after 1970");
	// One that nobody used before.
	let serial = now.as_micros().to_string();
	let scope = ["--calls", "MerkleAnchor.anchor", "--serial", &serial, "--bandwidth", "5%"];
	let issue = ["voucher", "issue", "--for", &one_time_key, "-o", voucher, "--suri", "//Bob"];
	medibloc(url, &[&issue[..], &scope].concat()).expect_status(0);

	let put = ["anchor", "put", desk.package(), "--voucher", voucher];
	let put = [&put[..], &desk.key_arguments()].concat();
	let words = run(&[&put[..], &["--chain", url]].concat()).expect_status(0);
	let sees = format!(
		"An observer of the chain sees: a key that was never used before, {one_time_key}, anchored something at this time, \
		 and {PAYER} paid; not whose record it is."
	);
	assert_eq!(words.stderr.trim_end(), sees, "it is said before");
	assert!(words.stdout.contains(&sees), "and after: {}", words.stdout);
	let again = medibloc(url, &put).expect_status(0).json();
	assert_eq!((&again["was_there"], again.get("observer_sees")), (&json!(true), None));
	let status = medibloc(url, &["anchor", "status", desk.package()]).expect_status(0).json();
	assert_eq!((&status["anchor"], &status["block"]), (&sealed["anchor"], &again["block"]));

	// A second transaction of the key would show that both are of one person.
	let other = Desk::new();
	other.seal();
	let used = decrypted(&desk);
	let mut plaintext = decrypted(&other);
	plaintext.replace_range(place_of_key(&plaintext), &used[place_of_key(&used)]);
	encrypt(&other, &plaintext);
	let put = ["anchor", "put", other.package(), "--voucher", voucher];
	let put = [&put[..], &other.key_arguments()].concat();
	let refused = medibloc(url, &put).expect_status(1);
	assert!(refused.stderr.contains("was used on this chain before"), "{}", refused.stderr);

	// With another key, the voucher is not for it; the owner's account pays for itself.
	let renew = [&["record", "one-time-key", other.package(), "--new"][..], &other.key_arguments()];
	run(&renew.concat()).expect_status(0);
	let refused = medibloc(url, &put).expect_status(1);
	assert!(refused.stderr.contains("the voucher is for"), "{}", refused.stderr);
	let put = ["anchor", "put", other.package(), "--suri", ALICE];
	let anchored = medibloc(url, &put).expect_status(0).json();
	let sees = format!(
		"An observer of the chain sees: the account {SIGNER} anchored something at this time."
	);
	assert_eq!(text(&anchored, "observer_sees"), sees);
}

/// Adds records to the batch of a desk, and returns the arguments that seal and anchor it.
fn batch<'a>(
	desk: &'a Desk,
	names: &[String],
	paths: &'a [String; 2],
	url: &'a str,
) -> Vec<&'a str> {
	let [records, output] = paths;
	fs::create_dir_all(records).expect("it can be made");
	for name in names {
		let record = json!({ "resourceType": "Basic", "id": name }).to_string();
		fs::write(Path::new(records).join(format!("{name}.json")), record)
			.expect("it can be written");
	}
	let what = ["record", "seal", "--batch", records, "-o", output, "--anchor", "--suri", ALICE];
	[&what[..], &desk.terms(), &["--chain", url, "--json"]].concat()
}

fn paths(desk: &Desk) -> [String; 2] {
	["records", "out"].map(|name| desk.folder().join(name).to_str().expect("it is text").into())
}

#[test]
fn a_batch_should_be_anchored_with_one_transaction() {
	let chain = TestChain::get().expect("a node runs");
	let (url, desk) = (chain.url(), Desk::new());
	let paths = paths(&desk);
	let names = ["a", "b", "c"].map(String::from);
	let first = run(&batch(&desk, &names, &paths, url)).expect_status(0).json();
	assert_eq!(first["sealed"], 3);
	let on_chain = &first["on_chain"];
	assert_eq!((&on_chain["anchored"], &on_chain["transactions"]), (&json!(3), &json!(1)));
	let sees = format!(
		"An observer of the chain sees: the account {SIGNER} anchored 3 roots together at this time."
	);
	assert_eq!(on_chain["observer_sees"], json!([sees]));
	let mut blocks = Vec::new();
	for record in first["records"].as_array().expect("it is a list") {
		let status = medibloc(url, &["anchor", "status", text(record, "anchor")]).expect_status(0);
		blocks.push(status.json()["block"].as_u64().expect("it is a number"));
	}
	assert!(blocks.windows(2).all(|pair| pair[0] == pair[1]), "{blocks:?}");

	let more = run(&batch(&desk, &["d".into()], &paths, url)).expect_status(0).json();
	let on_chain = &more["on_chain"];
	assert_eq!((&on_chain["anchored"], &on_chain["anchored_before"]), (&json!(1), &json!(3)));
	let none = run(&batch(&desk, &[], &paths, url)).expect_status(0).json();
	assert_eq!(none["on_chain"]["transactions"], 0);
}

/// The 32 bytes that are written in hexadecimal, behind `0x`.
fn hash(text: &str) -> [u8; 32] {
	std::array::from_fn(|index| {
		let place = 2 + 2 * index;
		u8::from_str_radix(&text[place..place + 2], 16).expect("it is hexadecimal")
	})
}

#[tokio::test]
async fn a_large_batch_should_be_anchored_with_as_few_transactions_as_there_can_be() {
	const COUNT: usize = 1_100;
	let node = Node::development().start().expect("a node runs");
	let url = node.url().to_string();
	let desk = Desk::new();
	let paths = paths(&desk);
	let names: Vec<String> = (0..COUNT).map(|number| format!("{number:04}")).collect();
	let arguments = batch(&desk, &names, &paths, &url);
	let done = run(&arguments).expect_status(0).json();
	let transactions = COUNT.div_ceil(MAX_ROOTS);
	assert_eq!((&done["sealed"], &done["refused"]), (&json!(COUNT), &json!([])));
	let on_chain = &done["on_chain"];
	assert_eq!(on_chain["anchored"], COUNT);
	assert_eq!(on_chain["transactions"], transactions);

	let records = done["records"].as_array().expect("it is a list");
	let roots: Vec<_> = records.iter().map(|record| hash(text(record, "anchor"))).collect();
	assert_eq!(roots.iter().collect::<BTreeSet<_>>().len(), COUNT);
	let client = Chain::connect(&url).await.expect("the node answers");
	// This asks for what is final.
	let found = client.anchored_many(&roots).await.expect("the node answers");
	let blocks: Option<BTreeSet<_>> = found.iter().map(|found| Some((*found)?.block)).collect();
	let blocks = blocks.expect("all of them are anchored");
	assert!((1..=transactions).contains(&blocks.len()), "{blocks:?}");
	let again = run(&arguments).expect_status(0).json();
	assert_eq!((&again["sealed"], &again["sealed_before"]), (&json!(0), &json!(COUNT)));
	assert_eq!(again["records"], done["records"]);
	let on_chain = &again["on_chain"];
	assert_eq!((&on_chain["anchored"], &on_chain["anchored_before"]), (&json!(0), &json!(COUNT)));
	assert_eq!(on_chain["transactions"], 0);
	let signer = AccountId32::from_str(SIGNER).expect("it is an account");
	let sent = client.used_nonces(signer).await.expect("the node answers");
	assert_eq!(sent as usize, transactions, "nothing is sent again");
}

#[tokio::test]
async fn a_batch_that_is_killed_while_it_anchors_should_anchor_each_record_once() {
	let node = Node::development().start().expect("a node runs");
	let url = node.url().to_string();
	let desk = Desk::new();
	let paths = paths(&desk);
	let client = Chain::connect(&url).await.expect("the node answers");
	let signer = AccountId32::from_str(SIGNER).expect("it is an account");
	let mut names = Vec::new();
	for (round, after) in [300, 600, 1_000, 2_000, 4_000, 7_000].into_iter().enumerate() {
		names.extend((0..3).map(|number| format!("{round}-{number}")));
		let arguments = batch(&desk, &names, &paths, &url);
		let mut program = command(Program::Medibloc).expect("it is built");
		let mut program =
			program.args(&arguments).stdout(Stdio::null()).spawn().expect("it starts");
		thread::sleep(Duration::from_millis(after));
		program.kill().expect("it is known");
		program.wait().expect("it is known");

		let done = run(&arguments).expect_status(0).json();
		assert_eq!(done["records"].as_array().map(Vec::len), Some(names.len()));
		for record in done["records"].as_array().expect("it is a list") {
			medibloc(&url, &["anchor", "status", text(record, "anchor")]).expect_status(0);
		}
		let sent = client.used_nonces(signer).await.expect("the node answers");
		assert_eq!(sent as usize, round + 1, "each round takes one transaction, killed or not");
	}
}
