//! `medibloc voucher` and `medibloc submit`: somebody else pays.

use crate::{
	arguments::{EncodedCall, Hash32},
	cli::{
		ScopeArguments, Submit, VoucherCancel, VoucherCancelAll, VoucherIssue, VoucherKeyAuthorize,
		VoucherKeyRevoke, VoucherShow,
	},
	failure::Failure,
	report::Report,
	voucher_file,
};
use medibloc_client::{
	bandwidth::Quota,
	time::{slot_in, utc},
	vouchers::SignedVoucher,
	AccountId32, Chain,
};
use medibloc_primitives::{
	voucher::{call_hash, Scope, Voucher, MAX_VOUCHER_CALLS},
	AccountId,
};
use serde::Serialize;
use std::{fmt, path::PathBuf};

/// A voucher in words.
#[derive(Serialize)]
struct Shown {
	#[serde(skip_serializing_if = "Option::is_none")]
	file: Option<PathBuf>,
	payer: String,
	signer: String,
	key: String,
	genesis: Hash32,
	generation: u32,
	scope: &'static str,
	#[serde(skip_serializing_if = "Option::is_none")]
	nonce: Option<u32>,
	#[serde(skip_serializing_if = "Option::is_none")]
	serial: Option<u64>,
	#[serde(skip_serializing_if = "Option::is_none")]
	bandwidth: Option<u64>,
	expires_at_slot: u64,
	expires_at: String,
	/// What the chain says of it, if it was asked.
	#[serde(skip_serializing_if = "Option::is_none")]
	state: Option<State>,
}

#[derive(Serialize)]
struct State {
	is_void: bool,
	has_ended: bool,
	#[serde(skip_serializing_if = "Option::is_none")]
	left: Option<u64>,
}

impl Shown {
	fn new(signed: &SignedVoucher, file: Option<PathBuf>, state: Option<State>) -> Self {
		let Voucher { payer, generation, scope, expires_at } = &signed.voucher;
		let (name, nonce, serial, bandwidth) = match scope {
			Scope::Once { nonce, .. } => ("once", Some(*nonce), None, None),
			Scope::Standing { serial, bandwidth, .. } => {
				("standing", None, Some(*serial), Some(*bandwidth))
			}
		};
		Self {
			file,
			payer: AccountId32(payer.clone().into()).to_string(),
			signer: signed.signer.to_string(),
			key: signed.key.to_string(),
			genesis: Hash32(signed.genesis),
			generation: *generation,
			scope: name,
			nonce,
			serial,
			bandwidth,
			expires_at_slot: *expires_at,
			expires_at: utc(*expires_at),
			state,
		}
	}
}

impl fmt::Display for Shown {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		if let Some(file) = &self.file {
			writeln!(f, "Wrote {}", file.display())?;
		}
		writeln!(f, "{} pays for {}", self.payer, self.signer)?;
		match (self.nonce, self.serial, self.bandwidth) {
			(Some(nonce), ..) => writeln!(f, "  one transaction, its number {nonce}")?,
			(_, Some(serial), Some(bandwidth)) => {
				writeln!(f, "  up to {bandwidth} billionths of a block, allowance {serial}")?;
			}
			_ => {}
		}
		write!(f, "  until {}, on the chain with genesis {}", self.expires_at, self.genesis)?;
		match &self.state {
			Some(State { is_void: true, .. }) => {
				write!(f, "\n  It is void: the payer cancelled it.")
			}
			Some(State { has_ended: true, .. }) => write!(f, "\n  It has ended."),
			Some(State { left: Some(left), .. }) => {
				write!(f, "\n  {left} of its allowance are left.")
			}
			_ => Ok(()),
		}
	}
}

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
			"the payer and the account that uses the voucher are the same",
		));
	}
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let scope = scope(&chain, arguments.scope, &signer, &payer).await?;
	let voucher = Voucher {
		payer: AccountId::new(payer.0),
		generation: chain.voucher_generation(payer).await?,
		scope,
		expires_at: slot_in(arguments.expires_in.into()),
	};
	let signed = SignedVoucher::sign(voucher, chain.genesis_hash(), signer, &key);
	voucher_file::write_new(&arguments.output, &signed)?;
	Ok(Report::done(&Shown::new(&signed, Some(arguments.output), None)))
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
	let mut calls = Vec::new();
	for name in &arguments.calls {
		let index = chain.call_index(name).await?.ok_or_else(|| {
			Failure::unusable(format!(
				"the chain has no call '{name}'; write it as MerkleAnchor.anchor"
			))
		})?;
		calls.push(index);
	}
	let calls = calls.try_into().map_err(|_| {
		Failure::unusable(format!("a voucher lists {MAX_VOUCHER_CALLS} calls at most"))
	})?;
	let quota: Quota = chain.bandwidth(payer).await?;
	let bandwidth = arguments.bandwidth.map_or(0, |share| share.of(quota.capacity));
	if bandwidth == 0 {
		return Err(Failure::refused("the payer has no share of the network: stake first"));
	}
	Ok(Scope::Standing { serial: arguments.serial.unwrap_or_default(), calls, bandwidth })
}

/// `medibloc voucher show`.
pub async fn show(arguments: VoucherShow) -> Result<Report, Failure> {
	let signed = voucher_file::read(&arguments.voucher)?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	if chain.genesis_hash() != signed.genesis {
		return Err(Failure::refused("the voucher is for another chain than the node's"));
	}
	let Voucher { payer, generation, scope, expires_at } = &signed.voucher;
	let payer = AccountId32(payer.clone().into());
	let current = chain.voucher_generation(payer).await?;
	let mut state = State {
		is_void: current != *generation,
		has_ended: *expires_at < slot_in(Default::default()),
		left: None,
	};
	if let Scope::Standing { serial, bandwidth, .. } = scope {
		let allowance = chain.allowance(payer, *serial, *generation).await?;
		state.is_void |= allowance.is_cancelled;
		state.left = Some(bandwidth.saturating_sub(allowance.used));
	}
	Ok(Report::done(&Shown::new(&signed, None, Some(state))))
}

/// Something was done, and there is nothing to show but that.
#[derive(Serialize)]
struct Done {
	done: String,
}

impl fmt::Display for Done {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "Final: {}", self.done)
	}
}

fn done(what: impl Into<String>) -> Result<Report, Failure> {
	Ok(Report::done(&Done { done: what.into() }))
}

/// `medibloc voucher cancel`.
pub async fn cancel(arguments: VoucherCancel) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.cancel_voucher(arguments.serial, &key).await?;
	done(format!("vouchers with serial {} are void for ever", arguments.serial))
}

/// `medibloc voucher cancel-all`.
pub async fn cancel_all(arguments: VoucherCancelAll) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	chain.cancel_all_vouchers(&key).await?;
	done("all vouchers and voucher keys are void")
}

/// `medibloc voucher key authorize`.
pub async fn authorize_key(arguments: VoucherKeyAuthorize) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let until = slot_in(arguments.r#for.into());
	let voucher_key = AccountId32(arguments.key.0);
	chain.authorize_voucher_key(voucher_key, until, &key).await?;
	done(format!("{voucher_key} signs vouchers until {}", utc(until)))
}

/// `medibloc voucher key revoke`.
pub async fn revoke_key(arguments: VoucherKeyRevoke) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	let voucher_key = AccountId32(arguments.key.0);
	chain.revoke_voucher_key(voucher_key, &key).await?;
	done(format!("{voucher_key} signs no vouchers any more, and those that it signed are void"))
}

/// `medibloc submit`.
pub async fn submit(arguments: Submit) -> Result<Report, Failure> {
	let key = arguments.signer.key()?;
	let voucher = arguments.voucher.as_deref().map(voucher_file::read).transpose()?;
	let chain = Chain::connect(&arguments.chain.chain).await?;
	if let Some(voucher) = &voucher {
		if voucher.signer != key.public_key().to_account_id() {
			return Err(Failure::refused(format!(
				"the voucher is for {}, not for this account",
				voucher.signer
			)));
		}
		if voucher.genesis != chain.genesis_hash() {
			return Err(Failure::refused("the voucher is for another chain than the node's"));
		}
	}
	chain.submit(&arguments.call.0, voucher.as_ref(), &key).await?;
	done("the transaction succeeded")
}
