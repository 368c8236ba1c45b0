//! Links in texts: what programs make one of, and where it leads.

mod allowed;
mod bare;
mod find;
mod found;
mod target;
#[cfg(test)]
mod tests;

pub(crate) use allowed::{Allowed, Fault};
pub(crate) use bare::is_mail;
pub(crate) use target::Target;
