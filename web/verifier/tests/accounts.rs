//! Accounts, as people write them and as a page is told of them.

use medibloc_verifier::accounts;
use serde_json::{json, Value};

const ALICE: &str = "d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d";
const ADDRESS: &str = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

const ZEROS: &str = "0000000000000000000000000000000000000000000000000000000000000000";
const ADDRESS_OF_ZEROS: &str = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM";

fn ask(texts: &Value) -> Value {
	serde_json::from_str(&accounts(texts.to_string().as_bytes())).unwrap()
}

/// Accounts that were read.
fn read(accounts: &[(&str, &str)]) -> Value {
	let told = |(account, address)| json!({ "account": account, "address": address });
	json!({ "state": "read", "accounts": accounts.iter().copied().map(told).collect::<Vec<_>>() })
}

#[test]
fn an_account_should_be_read_from_its_address_on_any_network_and_from_its_digits() {
	let alice = (ALICE, ADDRESS);
	let zeros = (ZEROS, ADDRESS_OF_ZEROS);
	for (text, account) in [
		(ADDRESS, alice),
		(ALICE, alice),
		(&format!("0x{ALICE}"), alice),
		(&ALICE.to_uppercase(), alice),
		(&format!("0x{}", ALICE.to_uppercase()), alice),
		(ADDRESS_OF_ZEROS, zeros),
		(ZEROS, zeros),
		// What polkadot.js shows for the networks 0 and 2349.
		("15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5", alice),
		("aA9BGqXYm55yGbwA6GcWBYywP1TFkhtMRw4SVjpVa7KHa9We3", alice),
		("111111111111111111111111111111111HC1", zeros),
	] {
		assert_eq!(ask(&json!([text])), read(&[account]), "{text}");
	}
}

#[test]
fn accounts_should_be_told_in_their_order_and_each_once() {
	assert_eq!(ask(&json!([])), read(&[]));
	let texts = json!([ADDRESS, ZEROS, ALICE, ADDRESS_OF_ZEROS, format!("0x{ALICE}")]);
	assert_eq!(ask(&texts), read(&[(ALICE, ADDRESS), (ZEROS, ADDRESS_OF_ZEROS)]));
}

#[test]
fn a_typing_error_in_an_address_should_be_noticed() {
	const ALPHABET: &str = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
	for (at, right) in ADDRESS.char_indices() {
		for other in ALPHABET.chars().filter(|other| *other != right) {
			let mut wrong = ADDRESS.to_owned();
			wrong.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
			assert_eq!(ask(&json!([wrong]))["state"], "refused", "{wrong}");
		}
	}
}

#[test]
fn what_is_no_account_should_be_refused_with_what_to_do() {
	for text in [
		"",
		"0x",
		"1",
		"Alice",
		"//Alice",
		&ALICE[1..],
		&format!("{ALICE}0"),
		&format!("0x0x{ALICE}"),
		&ALICE.replace('d', "g"),
		&format!(" {ALICE}"),
		&format!("0x{ADDRESS}"),
		&format!("{ADDRESS}1"),
		&format!("1{ADDRESS}"),
		&ADDRESS[1..],
		&ADDRESS.replace('5', "0"),
		&ADDRESS.replace('5', "５"),
		&format!("{ADDRESS} {ADDRESS}"),
		&"1".repeat(65),
		&"z".repeat(49),
		&"1".repeat(100_000),
		&"z".repeat(100_000),
	] {
		let expected = json!({
			"state": "refused",
			"number": 2,
			"detail": "neither an address (SS58) nor 64 hexadecimal digits: correct it, or take it \
					   out. A typing error changes an address’s checksum",
		});
		assert_eq!(ask(&json!([ALICE, text, "Bob"])), expected, "{text:.80}");
	}
}

#[test]
fn what_is_no_array_of_texts_should_be_unusable() {
	for texts in [json!({}), json!([1]), json!([[ALICE]]), json!(ALICE), json!(null)] {
		let answer = ask(&texts);
		assert_eq!(answer["state"], "unusable", "{texts}");
		assert!(!answer["detail"].as_str().unwrap().is_empty(), "{texts}");
	}
}
