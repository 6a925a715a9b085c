//! Whatever is done in whatever order: a revocation stays, a first issue stays, and the past does not change.

use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Debug)]
enum Operation {
	Certify { professional: u64, certifier: u64, hash: u8, slots: u64 },
	Revoke { professional: u64, certifier: u64, hash: u8, reason: u8 },
	Wait { missed: u64 },
}

fn operation() -> impl Strategy<Value = Operation> {
	let (who, hash) = (|| 0_u64..4, || 0_u8..3);
	prop_oneof![
		(who(), who(), hash(), 0_u64..20).prop_map(|(professional, certifier, hash, slots)| {
			Operation::Certify { professional, certifier, hash, slots }
		}),
		(who(), who(), hash(), any::<u8>()).prop_map(|(professional, certifier, hash, reason)| {
			Operation::Revoke { professional, certifier, hash, reason }
		}),
		(0_u64..5).prop_map(|missed| Operation::Wait { missed }),
	]
}

/// Does it; some of it is refused now and then, as a transaction is: with nothing changed.
fn perform(operation: Operation) {
	let _ = match operation {
		Operation::Certify { professional, certifier, hash, slots } => Certification::certify(
			RuntimeOrigin::signed(certifier),
			professional,
			H256::repeat_byte(hash),
			after(slots),
		),
		Operation::Revoke { professional, certifier, hash, reason } => Certification::revoke(
			RuntimeOrigin::signed(certifier),
			professional,
			H256::repeat_byte(hash),
			reason,
		),
		Operation::Wait { missed } => {
			next_block(missed);
			Ok(())
		}
	};
}

type Key = (u64, u64, H256);

fn all() -> BTreeMap<Key, Certificate> {
	Certificates::<Test>::iter().collect()
}

proptest! {
	#[test]
	fn nothing_that_was_should_ever_change(operations in prop::collection::vec(operation(), 1..80)) {
		run(|| {
			for operation in operations {
				let (before, moment) = (all(), now());
				perform(operation);
				let then = all();
				for (key, old) in before {
					let new = then.get(&key).expect("a certificate is never removed");
					assert_eq!((new.issued_at, new.expires_at), (old.issued_at, old.expires_at));
					if old.revocation.is_some() {
						assert_eq!(new.revocation, old.revocation);
					}
					for at in (old.issued_at - 1..moment).step_by(1_000) {
						assert_eq!(new.validity(at), old.validity(at));
					}
				}
			}
		});
	}
}
