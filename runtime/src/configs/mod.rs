//! The parameters of each pallet, one file for each group.

mod accounts;
mod balances;
mod bandwidth;
mod consensus;
mod records;
mod system;

pub use accounts::ProxyType;
pub use bandwidth::SittingProducers;
pub use records::CurrentSlot;
pub use system::{RuntimeBlockLength, RuntimeBlockWeights, NORMAL_BLOCK_LENGTH};
