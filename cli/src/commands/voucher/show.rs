//! `medibloc voucher show`: what a voucher is worth.

use super::shown::{Shown, State};
use crate::{cli::VoucherShow, failure::Failure, report::Report, voucher_file};
use medibloc_client::{vouchers::SignedVoucher, AccountId32, Chain};
use medibloc_primitives::voucher::{Scope, Voucher};

/// `medibloc voucher show`.
pub async fn show(arguments: VoucherShow) -> Result<Report, Failure> {
	let signed = voucher_file::read(&arguments.voucher)?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	voucher_file::ensure_same_chain(&signed, &chain)?;
	let state = state(&chain, &signed).await?;
	Ok(Report::done(Shown::new(&chain, &signed).await?.with_state(state)))
}

async fn state(chain: &Chain, signed: &SignedVoucher) -> Result<State, Failure> {
	let Voucher { payer, generation, scope, expires_at } = &signed.voucher;
	let payer = AccountId32(payer.clone().into());
	let slot = chain.slot().await?;
	let right = chain.key_right(payer, signed.key, *generation).await?;
	let mut state = State {
		is_void: chain.voucher_generation(payer).await? != *generation,
		has_ended: *expires_at < slot,
		key_is_authorized: right.is_good_in(slot),
		is_used: None,
		left: None,
	};
	match scope {
		Scope::Once { nonce, .. } => {
			state.is_used = Some(chain.used_nonces(signed.signer).await? > *nonce);
		}
		Scope::Standing { serial, bandwidth, .. } => {
			let allowance = chain.allowance(payer, *serial, *generation).await?;
			state.is_void |= allowance.is_cancelled;
			state.left = Some(bandwidth.saturating_sub(allowance.used));
		}
	}
	Ok(state)
}
