//! One file per behaviour.

mod extremes;
mod free_ways;
mod quota;
mod random_operations;
mod restaking;
mod staking;
mod state_invariants;
mod window;
