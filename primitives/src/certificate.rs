//! Certificates of professionals, and whether one was in force at a time.

use crate::Moment;
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How many certificates the chain lists at a time.
pub const MAX_LISTED: u32 = 1_000;

/// What the chain holds of a certificate, besides whose it is, who issued it, and its hash.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Certificate {
	/// Since when it is in force: the time of the block that it came with, in milliseconds since the Unix epoch.
	pub issued_at: Moment,
	/// The first moment at which it is not in force any more, in milliseconds since the Unix epoch.
	pub expires_at: Moment,
	/// How it ended before that, if it did. What is revoked stays revoked.
	pub revocation: Option<Revocation>,
}

/// How a certificate ended.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo)]
pub struct Revocation {
	/// The first moment at which the certificate is not in force any more: the time of the block that the revocation came
	/// with, in milliseconds since the Unix epoch.
	pub at: Moment,
	/// The certifier's reason. The codes of RFC 5280, section 5.3.1, are recommended; the chain takes any.
	pub reason: u8,
}

/// What a certificate is worth at a time.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Validity {
	/// It came to the chain later.
	NotYetIssued,
	/// It was issued, had not expired, and was not revoked.
	InForce,
	/// It had expired.
	Expired,
	/// It had been revoked; whether it would have expired does not matter then.
	Revoked,
}

impl Certificate {
	/// What the certificate was worth at `at`, in milliseconds since the Unix epoch.
	///
	/// It is in force from the block that it came with until the moment before it expires, or before the block with its
	/// revocation: a record that is anchored in the same block as the revocation is too late. A revocation says nothing
	/// about the time before it.
	pub fn validity(&self, at: Moment) -> Validity {
		if at < self.issued_at {
			Validity::NotYetIssued
		} else if self.revocation.is_some_and(|revocation| revocation.at <= at) {
			Validity::Revoked
		} else if self.expires_at <= at {
			Validity::Expired
		} else {
			Validity::InForce
		}
	}

	/// Whether the certificate was in force at `at`, in milliseconds since the Unix epoch: see [`Self::validity`].
	pub fn is_in_force(&self, at: Moment) -> bool {
		self.validity(at) == Validity::InForce
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn certificate(revocation: Option<Moment>) -> Certificate {
		Certificate {
			issued_at: 1_000,
			expires_at: 5_000,
			revocation: revocation.map(|at| Revocation { at, reason: 0 }),
		}
	}

	#[test]
	fn a_certificate_should_be_in_force_from_its_issue_until_it_expires() {
		use Validity::{Expired, InForce, NotYetIssued};
		for (at, expected) in [
			(0, NotYetIssued),
			(999, NotYetIssued),
			(1_000, InForce),
			(4_999, InForce),
			(5_000, Expired),
			(Moment::MAX, Expired),
		] {
			assert_eq!(certificate(None).validity(at), expected, "at {at}");
			assert_eq!(certificate(None).is_in_force(at), expected == InForce, "at {at}");
		}
	}

	#[test]
	fn a_revocation_should_end_it_and_leave_the_time_before_as_it_was() {
		use Validity::{InForce, NotYetIssued, Revoked};
		for (at, expected) in [
			(999, NotYetIssued),
			(1_000, InForce),
			(2_999, InForce),
			(3_000, Revoked),
			(5_000, Revoked),
			(Moment::MAX, Revoked),
		] {
			assert_eq!(certificate(Some(3_000)).validity(at), expected, "at {at}");
		}
	}

	#[test]
	fn a_revocation_after_the_end_should_be_told_once_it_came() {
		let late = certificate(Some(7_000));
		assert_eq!(late.validity(4_999), Validity::InForce);
		assert_eq!(late.validity(6_999), Validity::Expired);
		assert_eq!(late.validity(7_000), Validity::Revoked);
	}

	#[test]
	fn a_certificate_that_is_revoked_in_its_own_block_should_never_be_in_force() {
		let nothing = certificate(Some(1_000));
		assert!((0..6_000).all(|at| !nothing.is_in_force(at)));
	}
}
