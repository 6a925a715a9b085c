//! What everything costs, as `scripts/weights.sh` measured it. Only this file is written by hand:
//! the others come out of the measurement as they are (`docs/decisions/0009-weights.md`).

#[rustfmt::skip]
mod block_weights;
#[rustfmt::skip]
mod extrinsic_weights;
#[rustfmt::skip]
pub mod frame_system;
#[rustfmt::skip]
pub mod frame_system_extensions;
#[rustfmt::skip]
pub mod pallet_balances;
#[rustfmt::skip]
pub mod pallet_multisig;
#[rustfmt::skip]
pub mod pallet_proxy;
#[rustfmt::skip]
pub mod pallet_session;
#[rustfmt::skip]
pub mod pallet_timestamp;
#[rustfmt::skip]
pub mod pallet_utility;
#[rustfmt::skip]
mod paritydb_weights;

pub use block_weights::BlockExecutionWeight;
pub use extrinsic_weights::ExtrinsicBaseWeight;
pub use paritydb_weights::ParityDbWeight;
