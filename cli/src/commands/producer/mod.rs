//! `medibloc producer` and `medibloc producers`: who makes the blocks.

mod election;
#[cfg(test)]
mod fixture;
mod list;
mod register;
mod resign;
mod resume;
mod set_keys;
mod shown;
mod status;
mod table;

pub use list::list;
pub use register::register;
pub use resign::resign;
pub use resume::resume;
pub use set_keys::set_keys;
pub use status::status;
