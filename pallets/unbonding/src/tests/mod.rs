//! One file per behaviour.

mod random_operations;
mod releasing;
mod requesting;
mod state_invariants;
