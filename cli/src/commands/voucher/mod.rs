//! `medibloc voucher`: pay for somebody else's transactions.

mod issue;
mod show;
mod shown;

use crate::{
	cli::{VoucherCancel, VoucherCancelAll, VoucherKeyAuthorize, VoucherKeyRevoke},
	commands::done::done,
	failure::Failure,
	report::Report,
};
pub use issue::issue;
use medibloc_client::{time::utc, AccountId32, Chain};
pub use show::show;

/// `medibloc voucher cancel`.
pub async fn cancel(arguments: VoucherCancel) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.cancel_voucher(arguments.serial, &key).await?;
	Ok(done(&chain, format!("vouchers with serial {} are void for ever", arguments.serial)))
}

/// `medibloc voucher cancel-all`.
pub async fn cancel_all(arguments: VoucherCancelAll) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.cancel_all_vouchers(&key).await?;
	Ok(done(&chain, "all vouchers and voucher keys are void"))
}

/// `medibloc voucher key authorize`.
pub async fn authorize_key(arguments: VoucherKeyAuthorize) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let until = arguments.r#for.end(chain.slot().await?);
	let voucher_key = AccountId32(arguments.key.0);
	chain.authorize_voucher_key(voucher_key, until, &key).await?;
	Ok(done(&chain, format!("{voucher_key} signs vouchers until {}", utc(until))))
}

/// `medibloc voucher key revoke`.
pub async fn revoke_key(arguments: VoucherKeyRevoke) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let voucher_key = AccountId32(arguments.key.0);
	chain.revoke_voucher_key(voucher_key, &key).await?;
	let what =
		format!("{voucher_key} signs no vouchers any more, and those that it signed are void");
	Ok(done(&chain, what))
}
