//! `medibloc certificates`: who vouches for a professional.

use super::{called, Lifetime, IN_FORCE};
use crate::{
	arguments::Hash32,
	cli::Certificates as Arguments,
	commands::{asked::Asked, named::Named},
	failure::{Failure, Status},
	report::Report,
};
use medibloc_client::{time::utc_of, AccountId32, Certificates, Chain, Issued};
use medibloc_primitives::time::moment_of;
use serde::Serialize;
use std::fmt;

/// A professional's certificates, and what they are worth at a time.
#[derive(Serialize)]
struct List {
	professional: String,
	at: String,
	at_unix_ms: u64,
	/// Whether one of those that were asked for is in force then.
	is_certified: bool,
	certificates: Vec<Row>,
	/// Whether there are more than these.
	has_more: bool,
	/// Whether only trusted certifiers' were asked for.
	#[serde(skip)]
	is_trusted: bool,
	#[serde(flatten)]
	asked: Asked,
}

#[derive(Serialize)]
struct Row {
	certifier: String,
	hash: Hash32,
	#[serde(flatten)]
	lifetime: Lifetime,
	validity: &'static str,
	/// Whether the professional issued it to itself.
	by_itself: bool,
}

impl Row {
	fn new(issued: &Issued, professional: &AccountId32, at: u64) -> Self {
		let Issued { certifier, hash, certificate } = *issued;
		Self {
			certifier: AccountId32(certifier).to_string(),
			hash: Hash32(hash),
			lifetime: certificate.into(),
			validity: called(certificate.validity(at)),
			by_itself: certifier == professional.0,
		}
	}
}

impl List {
	fn new(
		professional: &AccountId32,
		found: &Certificates,
		at: u64,
		is_trusted: bool,
		asked: Asked,
	) -> Self {
		let mut certificates: Vec<_> =
			found.issued.iter().map(|issued| Row::new(issued, professional, at)).collect();
		certificates.sort_by(|one, other| {
			let key = |row: &Row| (row.validity != IN_FORCE, row.certifier.clone(), row.hash.0);
			key(one).cmp(&key(other))
		});
		Self {
			professional: professional.to_string(),
			at: utc_of(at),
			at_unix_ms: at,
			is_certified: certificates.iter().any(|row| row.validity == IN_FORCE),
			certificates,
			has_more: found.has_more,
			is_trusted,
			asked,
		}
	}

	fn status(&self) -> Status {
		if self.is_trusted && !self.is_certified {
			Status::Refused
		} else {
			Status::Done
		}
	}
}

impl fmt::Display for List {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { professional, at, certificates, has_more, asked, .. } = self;
		match &certificates[..] {
			[] => writeln!(f, "{professional} has no certificates")?,
			_ => writeln!(f, "{professional} at {at}:")?,
		}
		for row in certificates {
			writeln!(f, "  {row}")?;
		}
		if *has_more {
			writeln!(f, "  There are more: --most shows them, --certifier only those of somebody you trust.")?;
		}
		if self.is_trusted {
			let verdict = if self.is_certified { "is certified" } else { "is not certified" };
			writeln!(f, "  By those you trust, it {verdict} at that time.")?;
		} else {
			writeln!(f, "  Anybody certifies anybody: only certificates of somebody you trust mean something.")?;
			writeln!(f, "  --certifier names one.")?;
		}
		write!(f, "  {asked}")
	}
}

impl fmt::Display for Row {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		let Self { certifier, hash, lifetime, validity, by_itself } = self;
		let who = if *by_itself { " (itself)" } else { "" };
		write!(f, "{validity}: by {certifier}{who}\n    {hash}\n    {lifetime}")
	}
}

/// `medibloc certificates`.
pub async fn list(arguments: Arguments) -> Result<Report, Failure> {
	let professional = Named::find(&arguments.keystore, &arguments.professional)?.account;
	let certifiers: Vec<_> =
		arguments.certifiers.iter().map(|account| AccountId32(account.0)).collect();
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let is_trusted = !certifiers.is_empty();
	let found = if is_trusted {
		chain.certificates_by(&professional, &certifiers, arguments.most).await?
	} else {
		chain.certificates(&professional, arguments.most).await?
	};
	let at = arguments.at.map_or_else(|| moment_of(found.slot), |at| at.0);
	let list = List::new(&professional, &found, at, is_trusted, Asked::new(&chain));
	Ok(Report::new(list.status(), list))
}

#[cfg(test)]
mod tests {
	use super::*;
	use medibloc_primitives::certificate::{Certificate, Revocation};

	const DOCTOR: AccountId32 = AccountId32([1; 32]);

	/// Certificates from 1,000 to 9,000: one of somebody else, which is revoked at 5,000, and one of its own.
	fn list(at: u64, is_trusted: bool, has_more: bool) -> List {
		let certificate = Certificate { issued_at: 1_000, expires_at: 9_000, revocation: None };
		let revocation = Some(Revocation { at: 5_000, reason: 9 });
		let revoked = Certificate { revocation, ..certificate };
		let issued = vec![
			Issued { certifier: [2; 32], hash: [3; 32], certificate: revoked },
			Issued { certifier: [1; 32], hash: [4; 32], certificate },
		];
		let asked = Asked { genesis: Hash32([5; 32]), node: "ws://127.0.0.1:9944".into() };
		List::new(&DOCTOR, &Certificates { slot: 7, issued, has_more }, at, is_trusted, asked)
	}

	#[test]
	fn what_a_certificate_is_worth_should_be_told_for_the_time() {
		let of = |at: u64| {
			let rows = list(at, false, false).certificates;
			let by_other = rows.iter().find(|row| !row.by_itself).map(|row| row.validity);
			by_other.unwrap_or_default()
		};
		assert_eq!(
			[0, 1_000, 4_999, 5_000, 9_000].map(of),
			["not yet issued", "in force", "in force", "revoked", "revoked"]
		);
		let words = list(5_000, false, false).to_string();
		assert!(words.contains("reason: privilege-withdrawn"), "{words}");
		assert!(words.contains("(itself)"), "{words}");
		assert!(words.find("in force").is_some_and(|first| Some(first) < words.find("revoked")));
	}

	#[test]
	fn the_status_should_say_whether_those_who_are_trusted_certify() {
		assert_eq!(list(5_000, true, false).status(), Status::Done);
		assert_eq!(list(9_000, true, false).status(), Status::Refused);
		assert_eq!(list(9_000, false, false).status(), Status::Done);
		assert!(list(9_000, true, false).to_string().contains("it is not certified"));
		assert!(list(9_000, false, false).to_string().contains("Anybody certifies anybody"));
	}

	#[test]
	fn more_than_is_shown_should_be_told() {
		assert!(list(0, false, true).to_string().contains("--most"));
		assert!(!list(0, false, false).to_string().contains("--most"));
	}

	#[test]
	fn machines_should_read_times_and_reasons() {
		let json = serde_json::to_value(list(5_000, true, false)).expect("it is JSON");
		assert_eq!(json["is_certified"], true);
		let rows = json["certificates"].as_array().expect("it is a list");
		let revoked = rows.iter().find(|row| row["validity"] == "revoked").expect("one is");
		assert_eq!(revoked["revocation"]["revoked_at_unix_ms"], 5_000);
		assert_eq!(revoked["revocation"]["reason"], 9);
	}
}
