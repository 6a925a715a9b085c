//! `medibloc record attest`: professionals vouch for the content of a record.

mod attach;
mod request;
mod sign;

pub use attach::attach;
pub use request::request;
pub use sign::sign;
