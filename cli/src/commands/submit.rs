//! `medibloc submit`: any call, and whoever pays for it.

use crate::{cli::Submit, commands::done::done, failure::Failure, report::Report, voucher_file};
use medibloc_client::Chain;

/// `medibloc submit`.
pub async fn run(arguments: Submit) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let voucher = arguments.voucher.as_deref().map(voucher_file::read).transpose()?;
	if let Some(voucher) = &voucher {
		voucher_file::ensure_for(voucher, &key.public_key().to_account_id())?;
	}
	let chain = Chain::connect(&arguments.chain.chain).await?;
	if let Some(voucher) = &voucher {
		voucher_file::ensure_same_chain(voucher, &chain)?;
	}
	chain.submit(&arguments.call.0, voucher.as_ref(), &key).await?;
	Ok(done(&chain, "the transaction succeeded"))
}
