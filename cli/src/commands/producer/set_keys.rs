//! `medibloc producer set-keys`: register the keys of the account's node.

use crate::{
	arguments::{NodeKeys, NodeKeysProof},
	cli::ProducerSetKeys,
	commands::done::done,
	failure::Failure,
	report::Report,
};
use medibloc_client::Chain;

/// `medibloc producer set-keys`.
pub async fn set_keys(arguments: ProducerSetKeys) -> Result<Report, Failure> {
	let ProducerSetKeys { keys: NodeKeys(keys), proof: NodeKeysProof(proof), chain, signer } =
		arguments;
	let key = signer.key()?;
	let chain = Chain::connect(&chain.chain).await?;
	chain.set_session_keys(keys, proof.to_vec(), &key).await?;
	let account = key.public_key().to_account_id();
	Ok(done(&chain, format!("these are the session keys of {account}")))
}
