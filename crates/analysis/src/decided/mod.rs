//! Counts over many decisions: what is offered to whom, what is withheld and why, what failed and what it cost.

mod examples;
mod tally;

pub use self::examples::{Example, Examples, Sentences};
pub use self::tally::{Cost, Failed, OfferedKind, Offers, Shadowed, Tally, WithheldRule};
