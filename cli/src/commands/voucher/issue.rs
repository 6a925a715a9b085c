//! `medibloc voucher issue`: sign a voucher.

use super::shown::Shown;
use crate::{
	arguments::EncodedCall,
	cli::{ScopeArguments, VoucherIssue},
	failure::Failure,
	package::ensure_new_file,
	report::Report,
	voucher_file,
};
use medibloc_client::{keys::Keypair, vouchers::SignedVoucher, AccountId32, Chain};
use medibloc_primitives::{
	voucher::{call_hash, Scope, Voucher, MAX_VOUCHER_CALLS},
	AccountId,
};

/// `medibloc voucher issue`.
pub async fn issue(arguments: VoucherIssue) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let payer = match arguments.payer {
		Some(payer) => AccountId32(payer.0),
		None => key.public_key().to_account_id(),
	};
	let signer = AccountId32(arguments.r#for.0);
	if signer == payer {
		return Err(Failure::unusable(
			"the payer and the account that uses the voucher are the same: name two",
		));
	}
	if arguments.scope.calls.len() > MAX_VOUCHER_CALLS as usize {
		return Err(too_many_calls());
	}
	ensure_new_file(&arguments.output)?;

	let chain = Chain::connect(&arguments.chain.chain).await?;
	let (generation, slot) = (chain.voucher_generation(payer).await?, chain.slot().await?);
	ensure_begun(slot)?;
	ensure_may_sign(&chain, payer, &key, generation, slot).await?;
	let voucher = Voucher {
		payer: AccountId::new(payer.0),
		generation,
		scope: scope(&chain, arguments.scope, &signer, &payer).await?,
		expires_at: arguments.expires_in.end(slot),
	};
	let signed = SignedVoucher::sign(voucher, chain.genesis_hash(), signer, &key);
	let shown = Shown::new(&chain, &signed).await?;
	voucher_file::write_new(&arguments.output, &signed)?;
	Ok(Report::done(shown.written_to(arguments.output)))
}

/// Refuses a chain without a block, whose time is that of the Unix epoch: a voucher would have ended long ago.
fn ensure_begun(slot: u64) -> Result<(), Failure> {
	match slot {
		0 => Err(Failure::unchecked("the chain has no block yet: try again in some seconds")),
		_ => Ok(()),
	}
}

/// A voucher that no node takes is better refused now than when a patient needs it.
async fn ensure_may_sign(
	chain: &Chain,
	payer: AccountId32,
	key: &Keypair,
	generation: u32,
	slot: u64,
) -> Result<(), Failure> {
	let key = key.public_key().to_account_id();
	if chain.key_right(payer, key, generation).await?.is_good_in(slot) {
		return Ok(());
	}
	Err(Failure::refused(format!(
		"{key} may not sign vouchers for {payer}: the payer allows it with `medibloc voucher key authorize {key}`"
	)))
}

async fn scope(
	chain: &Chain,
	arguments: ScopeArguments,
	signer: &AccountId32,
	payer: &AccountId32,
) -> Result<Scope, Failure> {
	if let Some(EncodedCall(call)) = arguments.call {
		let nonce = match arguments.nonce {
			Some(nonce) => nonce,
			None => u32::try_from(chain.next_nonce(signer).await?).unwrap_or(u32::MAX),
		};
		return Ok(Scope::Once { nonce, call_hash: call_hash(&call) });
	}
	let (Some(serial), Some(share)) = (arguments.serial, arguments.bandwidth) else {
		return Err(Failure::unusable("--calls needs --serial and --bandwidth: add them"));
	};
	let mut calls = Vec::new();
	for name in &arguments.calls {
		let index = chain.call_index(name).await?.ok_or_else(|| {
			Failure::unusable(format!(
				"the chain has no call '{name}'; write it as MerkleAnchor.anchor"
			))
		})?;
		calls.push(index);
	}
	let calls = calls.try_into().map_err(|_| too_many_calls())?;
	let capacity = chain.bandwidth(payer).await?.capacity;
	match share.of(capacity) {
		0 if capacity == 0 => {
			Err(Failure::refused("the payer has no share of the network: stake first"))
		}
		0 => Err(Failure::refused(
			"so small a part of the payer's share is nothing: name a larger one, or stake more",
		)),
		bandwidth => Ok(Scope::Standing { serial, calls, bandwidth }),
	}
}

fn too_many_calls() -> Failure {
	Failure::unusable(format!(
		"a voucher lists {MAX_VOUCHER_CALLS} calls at most: issue several vouchers"
	))
}
