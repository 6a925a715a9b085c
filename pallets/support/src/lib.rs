//! The seams between the pallets of the MediBloc chain.
//!
//! No pallet of ours depends on another one: each asks for what it needs by one of these traits, and
//! the runtime says who provides it. Each trait has an implementation by `()`, for runtimes without
//! the pallet behind it.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

mod bandwidth_meter;
mod inner_calls;
mod on_stake_change;
mod on_unbonded;
mod permanent_state;
mod stakes;
mod unbond;

pub use bandwidth_meter::{BandwidthMeter, Overdrawn, Standing};
pub use inner_calls::InnerCalls;
pub use on_stake_change::OnStakeChange;
pub use on_unbonded::OnUnbonded;
pub use permanent_state::{Created, DeclaresPermanentState, OnPermanentState};
pub use stakes::Stakes;
pub use unbond::{Source, Unbond};
