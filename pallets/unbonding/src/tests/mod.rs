//! One file per behaviour.

mod deposits;
mod random_operations;
mod releasing;
mod requesting;
mod state_invariants;
