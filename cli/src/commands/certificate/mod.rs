//! Certificates of professionals.

mod certify;
mod list;
mod revoke;
mod shown;

pub use certify::certify;
pub use list::list;
pub use revoke::revoke;
pub use shown::{called, Lifetime, IN_FORCE};
