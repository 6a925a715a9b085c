//! Proofs as files.

use super::chain::*;
use crate::chain_proof::{ChainProof, Checkpoint, Trust, Unreadable};
use serde_json::{json, Value};

#[test]
fn a_file_should_give_back_the_proof() {
	for hand_offs in [0, 2] {
		let (proof, _) = prove(&[anchor(), certificate()], hand_offs);
		let text = proof.to_json().expect("it is short");
		assert_eq!(ChainProof::from_json(text.as_bytes()).expect("it is one"), proof);
	}
	let (mut proof, _) = prove(&[anchor()], 0);
	proof.start = None;
	let text = proof.to_json().expect("it is short");
	assert_eq!(ChainProof::from_json(text.as_bytes()).expect("it is one"), proof);
}

#[test]
fn a_checkpoint_should_be_a_file_too() {
	let (proof, genesis) = prove(&[anchor()], 1);
	let checkpoint = proof.verify(Trust::Genesis(genesis)).expect("it holds").checkpoint;
	let text = serde_json::to_string(&checkpoint).expect("it is JSON");
	assert_eq!(serde_json::from_str::<Checkpoint>(&text).expect("it is one"), checkpoint);
}

/// The file of a proof with something changed.
fn changed(change: impl Fn(&mut Value)) -> Result<ChainProof, Unreadable> {
	let (proof, _) = prove(&[anchor(), certificate()], 1);
	let text = proof.to_json().expect("it is short");
	let mut file = serde_json::from_str(&text).expect("it is JSON");
	change(&mut file);
	ChainProof::from_json(file.to_string().as_bytes())
}

#[test]
fn a_file_of_another_form_should_be_refused_with_its_kind() {
	for change in [json!({"format": "MBR1-proof"}), json!({"version": 2})] {
		let other = changed(|file| {
			for (key, value) in change.as_object().expect("it is one") {
				file[key] = value.clone();
			}
		});
		assert!(matches!(other, Err(Unreadable::Kind { .. })), "{other:?}");
	}
}

#[test]
fn a_file_with_anything_else_should_be_refused() {
	let is_refused = |change: &dyn Fn(&mut Value)| {
		let read = changed(change);
		assert!(matches!(read, Err(Unreadable::Form(_))), "{read:?}");
	};
	is_refused(&|file| file["more"] = json!(1));
	is_refused(&|file| file["proof"]["more"] = json!(1));
	is_refused(&|file| file["proof"]["head"]["more"] = json!(1));
	is_refused(&|file| file["proof"]["start"]["more"] = json!(1));
	is_refused(&|file| file["proof"]["claims"][0]["anchor"]["more"] = json!(1));
	is_refused(&|file| file["proof"]["claims"][0] = json!({"balance": "0x00"}));
	is_refused(&|file| file["proof"]["head"] = Value::Null);
	is_refused(&|file| file["proof"]["hand_offs"] = json!({}));
	is_refused(&|file| file["proof"]["genesis"] = json!("00"));
	is_refused(&|file| file["proof"]["genesis"] = json!("0x00"));
	is_refused(&|file| file["proof"]["state"][0] = json!("a="));
	is_refused(&|file| file["proof"]["state"][0] = json!("ab"));
	is_refused(&|file| file["proof"]["state"][0] = json!(7));
}

#[test]
fn what_is_no_json_should_be_refused() {
	let (proof, _) = prove(&[anchor()], 0);
	let text = proof.to_json().expect("it is short");
	let twice = text.replacen("\"genesis\"", "\"genesis\": \"0x00\", \"genesis\"", 1);
	let deep = "[".repeat(100_000);
	for wrong in ["", "{}", "nothing", &text[..text.len() / 2], &format!("{text}x"), &twice, &deep]
	{
		assert!(ChainProof::from_json(wrong.as_bytes()).is_err());
	}
	assert!(ChainProof::from_json(&[0xff; 10]).is_err());
}
