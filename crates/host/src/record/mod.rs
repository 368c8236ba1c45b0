//! What a decision was made of, and how it is made again.

pub(crate) mod digest;
pub mod replay;
