//! How a proof is made: a node gives the parts, and nothing that it says is believed.

use super::{
	specification::RawSpecification,
	state::{database_of, record},
	verify::authorities_key,
	votes::change_in,
	ChainProof, Checkpoint, Claim, FinalBlock, Genesis, Header, Proved, Rejection, Trust,
};
use crate::{error::QueryError, questions::answer, Chain};
use codec::{Decode, Encode};
use serde::Deserialize;
use sp_consensus_grandpa::GrandpaJustification;
use sp_core::{Bytes, H256};
use std::time::Duration;
use subxt::rpcs::{rpc_params, Error};

/// How long it is waited for the next block that becomes final: twenty slots.
const FINALITY_TIMEOUT: Duration = Duration::from_secs(60);

/// What a node answers that has recorded no change of the set after a block.
const NO_PROOF_OF_FINALITY: i32 = 4;

/// Where a proof begins.
#[derive(Clone, Debug)]
pub enum Start<'a> {
	/// At the chain's first block. Whose state that has, the specification says, or else the node if it has kept it.
	Genesis(Option<RawSpecification>),
	/// At a checkpoint that the verifier has, too.
	Checkpoint(&'a Checkpoint),
}

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
	/// The node could not be asked.
	#[error(transparent)]
	Query(#[from] QueryError),
	/// Nothing became final.
	#[error("no block became final within {} seconds: finality stands still, or the node is not connected to the others", FINALITY_TIMEOUT.as_secs())]
	NotFinal,
	/// The node does not know the first block's state any more.
	#[error("the node has not kept the state of the chain's first block: name the chain's raw specification with --spec")]
	NoGenesisState,
	/// The specification begins another chain.
	#[error(
		"the specification is of a chain with genesis 0x{}, and the node's is another",
		hex::encode(genesis)
	)]
	OtherSpecification {
		/// The hash of the first block that it describes.
		genesis: [u8; 32],
	},
	/// What the node gave proves nothing.
	#[error("what the node says does not prove it ({0}): ask a node that has followed the chain from its first block, or begin at a checkpoint")]
	Rejected(#[from] Rejection),
}

/// What `grandpa_proveFinality` answers: the last block of the set that was to make a block final, or the last one that is
/// final if that set still does.
#[derive(Decode)]
struct FinalityProof {
	block: H256,
	justification: Vec<u8>,
	/// Headers between the two, which nobody needs here.
	_headers: Vec<Header>,
}

#[derive(Deserialize)]
struct ReadProof {
	proof: Vec<Bytes>,
}

impl Chain {
	/// Proves `claims` at the next block that becomes final, and verifies the proof as anybody would who trusts this
	/// chain's genesis, or the checkpoint.
	///
	/// # Errors
	///
	/// See [`ExportError`].
	pub async fn prove(
		&self,
		claims: Vec<Claim>,
		start: Start<'_>,
	) -> Result<(ChainProof, Proved), ExportError> {
		let genesis = self.genesis_hash();
		let (first, height, trust) = match start {
			Start::Genesis(specification) => {
				let first = match specification {
					Some(specification) => self.genesis_of(specification)?,
					None => self.kept_genesis().await?,
				};
				(Some(first), 0, Trust::Genesis(genesis))
			}
			Start::Checkpoint(checkpoint) => {
				(None, checkpoint.block, Trust::Checkpoint(checkpoint))
			}
		};
		let (head, header) = self.next_final_block().await?;
		let keys: Vec<_> = claims.iter().map(Claim::key).collect();
		let proof = ChainProof {
			genesis,
			start: first,
			hand_offs: self.hand_offs(height, header.number).await?,
			head,
			state: self.state_proof(&keys, &header).await?,
			claims,
		};
		let proved = proof.verify(trust)?;
		Ok((proof, proved))
	}

	fn genesis_of(&self, specification: RawSpecification) -> Result<Genesis, ExportError> {
		let genesis = specification.genesis_hash();
		if genesis != self.genesis_hash() {
			return Err(ExportError::OtherSpecification { genesis });
		}
		Ok(specification.into_genesis())
	}

	/// The first block's state, as long as the node has it.
	async fn kept_genesis(&self) -> Result<Genesis, ExportError> {
		let header = self.header(H256(self.genesis_hash())).await?;
		match self.state_proof(&[authorities_key()], &header).await {
			Ok(state) => Ok(Genesis { header: header.encode(), state }),
			Err(ExportError::Query(QueryError::Failed { .. })) => Err(ExportError::NoGenesisState),
			Err(error) => Err(error),
		}
	}

	/// The next block that becomes final, with the votes for it. Nodes keep the votes of few blocks.
	async fn next_final_block(&self) -> Result<(FinalBlock, Header), ExportError> {
		let (subscribe, unsubscribe) =
			("grandpa_subscribeJustifications", "grandpa_unsubscribeJustifications");
		let mut justifications = answer(async {
			Ok(self.client.subscribe::<Bytes>(subscribe, rpc_params![], unsubscribe).await?)
		})
		.await?;
		let next = tokio::time::timeout(FINALITY_TIMEOUT, justifications.next());
		let Bytes(justification) = match next.await {
			Ok(Some(next)) => next.map_err(QueryError::from)?,
			Ok(None) | Err(_) => return Err(ExportError::NotFinal),
		};
		let target = GrandpaJustification::<Header>::decode(&mut &justification[..])
			.map_err(|_| Rejection::Justification)?
			.commit
			.target_hash;
		let header = self.header(target).await?;
		Ok((FinalBlock { header: header.encode(), justification }, header))
	}

	/// The blocks above `height` and below `head` in which one set names the next.
	async fn hand_offs(&self, height: u32, head: u32) -> Result<Vec<FinalBlock>, ExportError> {
		let mut hand_offs = Vec::new();
		let mut next = height.saturating_add(1);
		while next < head {
			let Some((block, header)) = self.last_of_set(next).await? else { break };
			// The set that makes `head` final has not named another.
			if header.number >= head || change_in(&header)?.is_none() {
				break;
			}
			next = header.number.saturating_add(1);
			hand_offs.push(block);
		}
		Ok(hand_offs)
	}

	/// The last block that the set made final which votes on the block at `height`; nothing if the chain still has its
	/// first set, or if the node knows of none.
	async fn last_of_set(&self, height: u32) -> Result<Option<(FinalBlock, Header)>, ExportError> {
		let proof = answer(async {
			let method = "grandpa_proveFinality";
			match self.client.request::<Option<Bytes>>(method, rpc_params![height]).await {
				// It says so of the first set, too. If hand-offs are missing, the proof will not hold.
				Err(Error::User(error)) if error.code == NO_PROOF_OF_FINALITY => Ok(None),
				proof => Ok(proof?),
			}
		});
		let Some(Bytes(proof)) = proof.await? else { return Ok(None) };
		let FinalityProof { block, justification, .. } =
			FinalityProof::decode(&mut &proof[..]).map_err(|_| Rejection::Justification)?;
		let header = self.header(block).await?;
		Ok(Some((FinalBlock { header: header.encode(), justification }, header)))
	}

	async fn header(&self, hash: H256) -> Result<Header, QueryError> {
		let header =
			answer(async { Ok(self.client.request("chain_getHeader", rpc_params![hash]).await?) });
		let none = || QueryError::Failed { reason: format!("it has no block {hash:?}") };
		header.await.and_then(|header: Option<Header>| header.ok_or_else(none))
	}

	/// The nodes of the trie that say what stands under `keys` in the state of the block with this header.
	async fn state_proof(
		&self,
		keys: &[Vec<u8>],
		header: &Header,
	) -> Result<Vec<Vec<u8>>, ExportError> {
		let asked: Vec<_> = keys.iter().cloned().map(Bytes).collect();
		let ReadProof { proof } = answer(async {
			let parameters = rpc_params![asked, header.hash()];
			Ok(self.client.request("state_getReadProof", parameters).await?)
		})
		.await?;
		let nodes: Vec<_> = proof.into_iter().map(|Bytes(node)| node).collect();
		Ok(record(header.state_root, &database_of(&nodes), keys)?.1)
	}
}
