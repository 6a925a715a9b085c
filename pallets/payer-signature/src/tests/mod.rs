//! One file per behaviour.

mod charging;
mod keys;
mod nonces;
mod pool;
mod random_operations;
mod standing_vouchers;
mod state_invariants;
mod vouchers;
