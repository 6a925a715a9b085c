//! Who votes for two different blocks in one round of GRANDPA loses a part of its deposit, which grows with the number
//! of those who did: `min(1, (3k/n)^2)`, as on Polkadot. One machine too many is cheap; a third of the set that
//! conspires loses everything.

use crate::{
	AccountIdOf, Candidates, Config, Event, History, InOffice, Offender, Offenders, Pallet, Seat,
};
use alloc::vec::Vec;
use frame_support::traits::KeyOwnerProofSystem;
use pallet_grandpa::{EquivocationOffence, TimeSlot};
use sp_consensus_grandpa::{AuthorityId as FinalityKey, KEY_TYPE};
use sp_core::crypto::KeyTypeId;
use sp_session::MembershipProof;
use sp_staking::{
	offence::{Offence, OffenceError, ReportOffence},
	SessionIndex,
};

impl<T: Config> Pallet<T> {
	/// Who was in office in `epoch`, if that is not forgotten.
	fn seats_in(epoch: SessionIndex) -> Vec<Seat<T::AccountId>> {
		if epoch == Self::epoch() {
			return InOffice::<T>::get().into_inner();
		}
		History::<T>::get(epoch).into_inner()
	}

	fn holder(epoch: SessionIndex, key: &FinalityKey) -> Option<(AccountIdOf<T>, u32)> {
		let seats = Self::seats_in(epoch);
		let count = u32::try_from(seats.len()).ok()?;
		seats.into_iter().find(|seat| seat.finality_key == *key).map(|seat| (seat.who, count))
	}
}

/// Knows whose key it was by what the chain wrote down when the epoch began. The proofs of `historical` are made of the
/// keys that a producer has now: whoever changes its keys could not be found any more.
impl<T: Config> KeyOwnerProofSystem<(KeyTypeId, FinalityKey)> for Pallet<T> {
	type Proof = MembershipProof;
	type IdentificationTuple = (SessionIndex, AccountIdOf<T>);

	fn prove((kind, key): (KeyTypeId, FinalityKey)) -> Option<MembershipProof> {
		let session = Self::epoch();
		let (_, validator_count) = (kind == KEY_TYPE).then(|| Self::holder(session, &key))??;
		Some(MembershipProof { session, trie_nodes: Vec::new(), validator_count })
	}

	fn check_proof(
		(kind, key): (KeyTypeId, FinalityKey),
		proof: MembershipProof,
	) -> Option<(SessionIndex, AccountIdOf<T>)> {
		let (who, count) = (kind == KEY_TYPE).then(|| Self::holder(proof.session, &key))??;
		// How much it costs depends on it.
		(count == proof.validator_count).then_some((proof.session, who))
	}
}

type OffenderOf<T> = (SessionIndex, AccountIdOf<T>);

impl<T: Config> ReportOffence<AccountIdOf<T>, OffenderOf<T>, EquivocationOffence<OffenderOf<T>>>
	for Pallet<T>
{
	fn report_offence(
		_reporters: Vec<AccountIdOf<T>>,
		offence: EquivocationOffence<OffenderOf<T>>,
	) -> Result<(), OffenceError> {
		let ((epoch, who), set) = (offence.offender.clone(), offence.time_slot.set_id);
		let mut offenders = Offenders::<T>::get(set);
		if offenders.iter().any(|known| known.who == who) {
			return Err(OffenceError::DuplicateReport);
		}
		let deposit = Self::deposit_of(&who);
		offenders
			.try_push(Offender { who: who.clone(), deposit, slashed: 0 })
			.map_err(|_| OffenceError::DuplicateReport)?;

		let count = u32::try_from(offenders.len()).unwrap_or(u32::MAX);
		let part = offence.slash_fraction(count);
		for offender in offenders.iter_mut() {
			let owed = part.mul_ceil(offender.deposit).saturating_sub(offender.slashed);
			let slashed = Self::slash(&offender.who, owed);
			offender.slashed = offender.slashed.saturating_add(slashed);
		}
		Offenders::<T>::insert(set, offenders);
		Self::deposit_event(Event::Equivocated { who: who.clone(), epoch });
		if Candidates::<T>::contains(&who) {
			let until = Self::epoch().saturating_add(Self::parameters().suspension_epochs);
			Self::suspend_one(&who, until);
		}
		Ok(())
	}

	/// One report of a producer and a set is enough: every further one would cost it nothing more. Not of an epoch: a set
	/// stays for many of them, and whoever reports chooses which of them the proof names.
	fn is_known_offence(offenders: &[OffenderOf<T>], time: &TimeSlot) -> bool {
		let known = Offenders::<T>::get(time.set_id);
		offenders.iter().all(|(_, who)| known.iter().any(|offender| offender.who == *who))
	}
}
