//! What a node says of a transaction that it does not take up.

use crate::transaction_error::TransactionError;
use medibloc_primitives::refusal::Refusal;
use subxt::rpcs::UserError;

/// The codes with which nodes refuse transactions, where they do not watch them in the newer way.
const REFUSALS: std::ops::Range<i32> = 1_010..1_020;

/// What it means that a node answered the sending of a transaction with `error`, if that is a refusal.
pub(crate) fn refused_with(error: &UserError) -> Option<TransactionError> {
	let data = error.data.as_ref().map_or("", |data| data.get());
	REFUSALS.contains(&error.code).then(|| refused(&format!("{}: {data}", error.message)))
}

/// What it means that a node refused a transaction with these words.
pub(crate) fn refused(message: &str) -> TransactionError {
	let words = message.to_lowercase();
	if let Some(refusal) = custom_code(&words).and_then(Refusal::from_code) {
		return TransactionError::Refusal(refusal);
	}
	if words.contains("priority") && words.contains("too low") {
		return TransactionError::PlaceTaken;
	}
	if words.contains("already imported") {
		// The very same bytes: it was taken up when it was sent before.
		return TransactionError::Lost { reason: message.into() };
	}
	let reason = match words.contains("inability to pay") {
		true => "whoever pays has not enough bandwidth now: wait until some comes back".into(),
		false => message.into(),
	};
	TransactionError::Refused { reason }
}

/// The chain's own reason in words that hold `custom error: CODE`.
fn custom_code(words: &str) -> Option<u8> {
	let (_, code) = words.split_once("custom error: ")?;
	let digits: String = code.chars().take_while(char::is_ascii_digit).collect();
	digits.parse().ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn the_chains_own_reasons_should_be_told_by_their_codes() {
		for words in [
			"Invalid transaction with custom error: 9",
			"Invalid Transaction: \"Custom error: 9\"",
			"Invalid Transaction: Custom error: 9",
		] {
			assert!(
				matches!(refused(words), TransactionError::Refusal(Refusal::AllowanceUsedUp)),
				"{words}"
			);
		}
		for words in ["Invalid transaction with custom error: 200", "custom error: 2000", ""] {
			assert!(matches!(refused(words), TransactionError::Refused { .. }), "{words}");
		}
	}

	#[test]
	fn a_place_that_is_taken_should_be_told_from_other_refusals() {
		for words in [
			"The priority of the transaction is too low (pool 7 > current 5)",
			"Priority is too low: (7 vs 5): The transaction has too low priority to replace \
			 another transaction already in the pool.",
		] {
			assert!(matches!(refused(words), TransactionError::PlaceTaken), "{words}");
		}
	}

	#[test]
	fn what_the_pool_has_already_should_never_be_sent_again() {
		for words in ["Transaction is already imported", "Transaction Already Imported: "] {
			assert!(matches!(refused(words), TransactionError::Lost { .. }), "{words}");
		}
	}

	#[test]
	fn a_payer_without_bandwidth_should_be_told_in_words_of_this_chain() {
		let words =
			"Invalid transaction: Inability to pay some fees (e.g. account balance too low)";
		let message = refused(words).to_string();
		assert!(message.contains("bandwidth") && !message.contains("fees"), "{message}");
	}

	#[test]
	fn only_refusals_should_be_taken_for_refusals() {
		let error = |code| UserError { code, message: "Invalid Transaction".into(), data: None };
		assert!(refused_with(&error(1_010)).is_some());
		assert!(refused_with(&error(-32_601)).is_none());
	}
}
