//! The parameters of each pallet, one file for each group.

mod accounts;
mod balances;
mod bandwidth;
mod consensus;
mod merkle_anchor;
mod system;

pub use accounts::ProxyType;
pub use bandwidth::SittingProducers;
pub use merkle_anchor::CurrentSlot;
pub use system::{RuntimeBlockLength, RuntimeBlockWeights, NORMAL_BLOCK_LENGTH};
