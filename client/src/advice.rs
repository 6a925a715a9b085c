//! What the chain's reasons mean, and what to do.

use crate::metadata::{
	certification::Error as CertificationError, merkle_anchor::Error as MerkleAnchorError,
	payer_signature::Error as PayerSignatureError, producers::Error as ProducersError,
	session::Error as SessionError, staking_bandwidth::Error as StakingBandwidthError,
	unbonding::Error as UnbondingError, Error as PalletError,
};
use medibloc_primitives::refusal::Refusal;
use subxt::error::{DispatchError, TokenError};

/// Why the chain refuses a transaction before it is in a block.
pub(crate) fn of_refusal(refusal: Refusal) -> &'static str {
	match refusal {
		Refusal::VoucherExpired => "the voucher has ended; ask the payer for another one",
		Refusal::VoucherTooLong => {
			"the voucher ends more than 52 weeks ahead; ask the payer for one that ends earlier"
		}
		Refusal::VoucherVoid => "the payer has voided its vouchers; ask for another one",
		Refusal::VoucherForOtherNonce => {
			"the voucher is for another transaction of this account: it was used, or one before it was not sent yet"
		}
		Refusal::VoucherForOtherCall => "the voucher does not pay for this call",
		Refusal::PayerIsSigner => {
			"the payer of a voucher cannot use it; send the transaction without the voucher"
		}
		Refusal::KeyNotAuthorized => {
			"the key that signed the voucher may not sign for the payer, or not any more"
		}
		Refusal::VoucherSignature => {
			"the voucher's signature is wrong: it is for another account or another chain, or was changed"
		}
		Refusal::AllowanceUsedUp => {
			"what is left of the voucher's allowance is less than the transaction costs; ask the payer for another one"
		}
		Refusal::AllowanceCancelled => "the payer has cancelled the voucher; ask for another one",
		Refusal::SponsoredWithin => "a sponsored call cannot be within another call",
		Refusal::NotAProducer => "only producers in office send operational transactions",
		Refusal::TooLong => "it is longer than 256 KiB; divide it",
		Refusal::NonceTooFarAhead => {
			"64 transactions of this account wait already; wait until some are in a block"
		}
		Refusal::Tip => "there are no tips; send it without one",
	}
}

/// Why a call failed in its block.
pub(crate) fn of_dispatch(error: &DispatchError) -> String {
	match error {
		DispatchError::Module(module) => {
			let known = module.as_root_error::<PalletError>().ok();
			match known.as_ref().and_then(of_pallet) {
				Some(advice) => advice.into(),
				None => module.details_string(),
			}
		}
		DispatchError::Token(error) => {
			of_token(error).map_or_else(|| error.to_string(), Into::into)
		}
		error => error.to_string(),
	}
}

fn of_token(error: &TokenError) -> Option<&'static str> {
	Some(match error {
		TokenError::FundsUnavailable => {
			"the account cannot spend so much: 0.001 MED must stay on it, and what is staked or on its way out cannot be \
			 spent; name a smaller amount"
		}
		TokenError::NotExpendable => {
			"0.001 MED must stay on the account: name a smaller amount"
		}
		TokenError::BelowMinimum => {
			"the receiving account would have less than 0.001 MED, and there are no such accounts: send more"
		}
		_ => return None,
	})
}

fn of_pallet(error: &PalletError) -> Option<&'static str> {
	match error {
		PalletError::StakingBandwidth(error) => Some(of_staking(error)),
		PalletError::Unbonding(error) => Some(of_unbonding(error)),
		PalletError::PayerSignature(error) => Some(of_vouchers(error)),
		PalletError::Producers(error) => Some(of_producers(error)),
		PalletError::Session(error) => of_session(error),
		PalletError::MerkleAnchor(error) => Some(of_anchors(error)),
		PalletError::Certification(error) => Some(of_certificates(error)),
		_ => None,
	}
}

fn of_anchors(error: &MerkleAnchorError) -> &'static str {
	match error {
		MerkleAnchorError::AlreadyAnchored => {
			"the root is on the chain already, and the time of its first anchoring stays"
		}
		MerkleAnchorError::NoRoots => "the batch has no roots: name one at least",
		MerkleAnchorError::TooManyRoots => {
			"a batch has 1,024 roots at most: send the others with another transaction"
		}
		MerkleAnchorError::SameRootTwice => "a root is in the batch twice: leave it out once",
	}
}

fn of_certificates(error: &CertificationError) -> &'static str {
	match error {
		CertificationError::AlreadyIssued => {
			"the account issued a certificate with this hash to this professional before; one that is renewed has another \
			 hash, and one that was revoked stays revoked"
		}
		CertificationError::AlreadyExpired => {
			"the certificate would have expired before it is in force: name a later end"
		}
		CertificationError::NoSuchCertificate => {
			"the account issued no certificate with this hash to this professional, and nobody revokes another's: \
			 `medibloc certificates` shows which there are"
		}
		CertificationError::AlreadyRevoked => {
			"the certificate was revoked before; the time and the reason of that stay"
		}
	}
}

fn of_staking(error: &StakingBandwidthError) -> &'static str {
	match error {
		StakingBandwidthError::ZeroAmount => "nothing was named: name an amount above zero",
		StakingBandwidthError::StakeTooLow => {
			"the account has not staked so much: name a smaller amount, or none to take out all of it"
		}
	}
}

fn of_unbonding(error: &UnbondingError) -> &'static str {
	match error {
		UnbondingError::TooManyChunks => {
			"too many amounts of this account are on their way out: wait until the next one is back, or, if it is the \
			 stake, take out the whole of it"
		}
		UnbondingError::NothingToUnbond => "nothing was named: name an amount above zero",
	}
}

fn of_vouchers(error: &PayerSignatureError) -> &'static str {
	match error {
		PayerSignatureError::TooManyKeys => {
			"8 keys sign vouchers for this account already: revoke one of them first"
		}
		PayerSignatureError::KeyRevoked => {
			"the key was revoked: authorise another one, or void all vouchers and keys first"
		}
		PayerSignatureError::NoSuchKey => "the key does not sign vouchers for this account",
		PayerSignatureError::OwnKey => {
			"an account signs its own vouchers: it needs not authorise itself"
		}
		PayerSignatureError::BadEnd => {
			"the key's end has passed already, or is more than 52 weeks ahead: name another one"
		}
		PayerSignatureError::AlreadyCancelled => "vouchers with this serial are void already",
		PayerSignatureError::NoSuchAllowance => {
			"no voucher with this serial was used or cancelled: check the payer and the serial"
		}
		PayerSignatureError::StillNeeded => {
			"a voucher with this serial may still be good: wait until 52 weeks have passed since it was last used or \
			 cancelled"
		}
	}
}

fn of_session(error: &SessionError) -> Option<&'static str> {
	Some(match error {
		SessionError::InvalidProof => {
			"the proof is not of these keys and this account: let the account's node make keys for it \
			 (author_rotateKeysWithOwner), and give both, its keys and its proof, as it answers them"
		}
		SessionError::DuplicatedKey => {
			"another account has one of these keys: let this account's node make keys of its own"
		}
		SessionError::NoKeys => "the account has no session keys",
		SessionError::NoAccount => {
			"there is no such account on the chain yet: send some MED to it first"
		}
		SessionError::NoAssociatedValidatorId => return None,
	})
}

fn of_producers(error: &ProducersError) -> &'static str {
	match error {
		ProducersError::AlreadyCandidate => {
			"the account is a candidate already: `medibloc producer status` shows how it stands"
		}
		ProducersError::StillLeaving => {
			"the account resigned, and its deposit is not paid out yet: register again when it is, seven days after its \
			 last slot in office"
		}
		ProducersError::NoKeys => {
			"the account has no session keys: let its node make them (author_rotateKeysWithOwner), register them with \
			 `medibloc producer set-keys`, and become a candidate then"
		}
		ProducersError::TooManyCandidates => {
			"there are 1,000 candidates already: register when one of them has resigned"
		}
		ProducersError::NotCandidate => {
			"the account is no candidate: `medibloc producer register` makes it one"
		}
		ProducersError::TooManyLeaving => {
			"so many who resigned are still in office that no other can now: resign in the next epoch"
		}
		ProducersError::NotSuspended => "the account is not suspended: nothing has to be done",
		ProducersError::TooEarly => {
			"the suspension is not over: `medibloc producer status` shows from which epoch on the account may resume"
		}
		ProducersError::TooManyVotes => "a ballot has 21 votes at most: leave some out",
		ProducersError::SameCandidateTwice => {
			"a ballot names each candidate once: leave out who is named again"
		}
		ProducersError::VoteForNoCandidate => {
			"somebody on the ballot is no candidate: `medibloc producers` shows who is"
		}
		ProducersError::KeysNeeded => {
			"candidates and those in office need their session keys: replace them with `medibloc producer set-keys`, or resign, and \
			 remove them when the account is not in office any more"
		}
		ProducersError::NotInCouncil => {
			"the account is not in the council: only producers that have been in office for a week without a break are"
		}
		ProducersError::TooFewAyes => {
			"two thirds of the producers and one must agree to exactly this call: ask more of them to approve its hash"
		}
		ProducersError::TooManyAyes => {
			"the account agrees to 8 calls already: withdraw one of them first"
		}
		ProducersError::NoSuchAye => {
			"the account does not agree to a call with this hash: check the hash"
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn every_error_of_our_pallets_should_say_what_to_do() {
		let errors = [
			PalletError::StakingBandwidth(StakingBandwidthError::ZeroAmount),
			PalletError::StakingBandwidth(StakingBandwidthError::StakeTooLow),
			PalletError::Unbonding(UnbondingError::TooManyChunks),
			PalletError::Unbonding(UnbondingError::NothingToUnbond),
			PalletError::PayerSignature(PayerSignatureError::TooManyKeys),
			PalletError::PayerSignature(PayerSignatureError::KeyRevoked),
			PalletError::PayerSignature(PayerSignatureError::BadEnd),
			PalletError::MerkleAnchor(MerkleAnchorError::AlreadyAnchored),
			PalletError::MerkleAnchor(MerkleAnchorError::NoRoots),
			PalletError::MerkleAnchor(MerkleAnchorError::TooManyRoots),
			PalletError::MerkleAnchor(MerkleAnchorError::SameRootTwice),
			PalletError::Certification(CertificationError::AlreadyIssued),
			PalletError::Certification(CertificationError::AlreadyExpired),
			PalletError::Certification(CertificationError::NoSuchCertificate),
			PalletError::Certification(CertificationError::AlreadyRevoked),
			PalletError::Session(SessionError::InvalidProof),
			PalletError::Session(SessionError::DuplicatedKey),
			PalletError::Session(SessionError::NoKeys),
			PalletError::Producers(ProducersError::AlreadyCandidate),
			PalletError::Producers(ProducersError::StillLeaving),
			PalletError::Producers(ProducersError::NoKeys),
			PalletError::Producers(ProducersError::TooManyCandidates),
			PalletError::Producers(ProducersError::NotCandidate),
			PalletError::Producers(ProducersError::TooManyLeaving),
			PalletError::Producers(ProducersError::NotSuspended),
			PalletError::Producers(ProducersError::TooEarly),
			PalletError::Producers(ProducersError::TooManyVotes),
			PalletError::Producers(ProducersError::SameCandidateTwice),
			PalletError::Producers(ProducersError::VoteForNoCandidate),
			PalletError::Producers(ProducersError::KeysNeeded),
			PalletError::Producers(ProducersError::NotInCouncil),
			PalletError::Producers(ProducersError::TooFewAyes),
			PalletError::Producers(ProducersError::TooManyAyes),
			PalletError::Producers(ProducersError::NoSuchAye),
		];
		for error in errors {
			let advice = of_pallet(&error).unwrap_or_default();
			assert!(advice.len() > 20, "{error:?}: {advice}");
		}
	}

	#[test]
	fn a_failed_call_should_be_told_without_names_of_the_code() {
		for error in [
			DispatchError::Token(TokenError::FundsUnavailable),
			DispatchError::Token(TokenError::NotExpendable),
			DispatchError::Token(TokenError::BelowMinimum),
		] {
			assert!(of_dispatch(&error).contains("0.001 MED"), "{error}");
		}
		assert_eq!(of_dispatch(&DispatchError::BadOrigin), "Bad origin.");
	}
}
