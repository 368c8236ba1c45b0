//! Counts over many decisions: what is offered to whom, what is withheld and why, what failed and what it cost.

mod all_withheld;
mod examples;
mod languages;
#[cfg(test)]
mod made_up;
mod tally;

pub use self::all_withheld::{AllWithheld, ProposedBy};
pub use self::examples::{Example, Examples, Sentences};
pub use self::languages::Unread;
pub use self::tally::{Cost, Failed, OfferedKind, Offers, Shadowed, Tally, WithheldRule};
