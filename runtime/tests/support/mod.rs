//! A chain in its first block, and transactions as clients sign them.

use codec::Encode;
use frame_support::traits::{BuildGenesisConfig, Hooks};
use medibloc_primitives::{
	token::MED,
	voucher::{Scope, Voucher},
	Balance, Signature,
};
use medibloc_runtime::{
	calls::Calls, tx_extension, BalancesConfig, Runtime, RuntimeCall, RuntimeGenesisConfig,
	SignedPayload, StakingBandwidth, StakingBandwidthConfig, System, UncheckedExtrinsic,
};
use medibloc_support::InnerCalls;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::generic::Era;

/// What each staker of a [`chain`] has staked. Whoever has an account there can spend as much besides.
pub const STAKE: Balance = 1_000 * MED;

/// A chain in its first block, on which `owners` have accounts, and of these `stakers` a stake.
pub fn chain(owners: &[Sr25519Keyring], stakers: &[Sr25519Keyring]) -> TestExternalities {
	let each = |accounts: &[Sr25519Keyring], amount| {
		accounts.iter().map(|who| (who.to_account_id(), amount)).collect()
	};
	let config = RuntimeGenesisConfig {
		balances: BalancesConfig { balances: each(owners, 2 * STAKE), ..Default::default() },
		staking_bandwidth: StakingBandwidthConfig {
			stakes: each(stakers, STAKE),
			..Default::default()
		},
		..Default::default()
	};
	let mut chain = TestExternalities::default();
	chain.execute_with(|| {
		config.build();
		// There are no events in the block of the genesis.
		System::set_block_number(1);
		StakingBandwidth::on_initialize(1);
	});
	chain
}

/// The next transaction of `signer`, as it is sent.
pub fn transaction(signer: Sr25519Keyring, call: RuntimeCall) -> UncheckedExtrinsic {
	let nonce = System::account_nonce(signer.to_account_id());
	let extension = tx_extension(Era::immortal(), nonce, 0);
	let payload = SignedPayload::new(call, extension).expect("the chain has a genesis");
	let signature = Signature::Sr25519(payload.using_encoded(|bytes| signer.sign(bytes)));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, signer.to_account_id().into(), signature, extension)
}

/// `call`, paid for by a standing voucher of `payer` that lists `listed`.
pub fn sponsored(
	payer: Sr25519Keyring,
	signer: Sr25519Keyring,
	listed: &[&RuntimeCall],
	call: RuntimeCall,
) -> RuntimeCall {
	let calls: Vec<_> = listed.iter().map(|call| Calls::index(call)).collect();
	let calls = calls.try_into().expect("they are few");
	let scope = Scope::Standing { serial: 1, calls, bandwidth: u64::MAX };
	let (key, generation) = (payer.to_account_id(), 0);
	let voucher = Voucher { payer: key.clone(), generation, scope, expires_at: 100 };
	let message = voucher.message(&System::block_hash(0), &signer.to_account_id());
	let signature = Signature::Sr25519(payer.sign(&message));
	let call = Box::new(call);
	pallet_payer_signature::Call::<Runtime>::sponsored { voucher, key, signature, call }.into()
}
