//! JSON-RPC methods beyond those that every Substrate node serves.

use crate::parts::{FullClient, FullPool};
use jsonrpsee::RpcModule;
use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
use std::{error::Error, sync::Arc};
use substrate_frame_rpc_system::{System, SystemApiServer};

/// `system_accountNextIndex` and `system_dryRun`, and `payment_queryInfo` and
/// `payment_queryFeeDetails`, which stock wallets call before they sign.
pub fn module(
	client: Arc<FullClient>,
	pool: Arc<FullPool>,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>> {
	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client).into_rpc())?;
	Ok(module)
}
