//! Runs customer-care plugins in a sandbox and turns their answers into an explained decision.
//!
//! ```text
//! Context --project--> view --call--> bytes --check--> Answer --screen--> allowed --choose--> Decision
//!            what the        guest         strict         guardrails          arbitration
//!            plugin reads    sandbox       contract       (per action)        (across plugins)
//! ```
//!
//! ```no_run
//! use courtesy_host::{Host, read};
//!
//! let host = Host::builder().plugins("plugins")?.policy(read::policy("profile = \"crisis\"")?).build()?;
//! let context = read::context(&std::fs::read("examples/quiet-for-a-year.context.json")?)?;
//! for offer in &host.decide_blocking(&context).offered {
//!     println!("{} by {}", offer.action.kind(), offer.plugin);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! In an async service it is `host.decide(&context).await`. A decision never fails: a plugin that does is named in
//! [`Decision::failures`](courtesy_contract::Decision::failures), and everything else goes on.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod arbitrate;
mod cache;
mod check;
mod derive;
mod digest;
mod error;
mod files;
mod gate;
mod guardrail;
mod guest;
mod host;
#[cfg(test)]
mod laws;
mod limits;
mod manifest;
mod period;
mod plugin;
mod policy;
mod project;
pub mod read;
pub mod replay;
mod violation;
mod weigh;
mod zones;

pub use courtesy_contract as contract;
pub use derive::facts as derived;
pub use error::{Error, ErrorKind};
pub use gate::{Abi, ModuleFacts};
pub use guardrail::faults::Breakers;
pub use guardrail::{Candidate, Guardrail, Refusal, Situation};
pub use host::{Host, HostBuilder};
pub use limits::Limits;
pub use manifest::pack;
pub use plugin::{Exchange, PluginFile, Proposal};

/// The name that is written most like this one, if any is near.
fn nearest_name<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let likeness = |known: &str| strsim::normalized_damerau_levenshtein(name, known);
    let best = names.max_by(|one, other| likeness(one).total_cmp(&likeness(other)).then_with(|| other.cmp(one)))?;
    (likeness(best) >= 0.6).then_some(best)
}

/// A plugin's words as they may reach a log or a terminal: characters that steer either are written out.
fn printable(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if letter.is_control() || turns {
            shown.extend(letter.escape_default());
        } else {
            shown.push(letter);
        }
    }
    shown
}
