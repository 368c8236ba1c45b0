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
//! In an async service, use `host.decide(&context).await`. A decision never fails: a plugin that fails is listed in
//! [`Decision::failures`](courtesy_contract::Decision::failures), and the rest goes on.
//!
//! The feature `testing` adds a module of that name, for testing a rule of your own or a service.
#![deny(missing_docs)]
// A new word of the contract must not compile until every rule says what it means. Modules that match on foreign enums,
// such as JSON values and WebAssembly's operators, are exempt below.
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]
// Machine code is loaded in one file, `sandbox/engine/code.rs`, which says why that is sound.
#![deny(unsafe_code)]

mod calendar;
mod contradictions;
mod digest;
#[allow(clippy::wildcard_enum_match_arm)]
mod document;
mod error;
mod host;
#[cfg(test)]
mod laws;
mod limits;
#[allow(clippy::wildcard_enum_match_arm)]
mod link;
#[allow(clippy::wildcard_enum_match_arm)]
mod messages;
mod pipeline;
mod plugin;
mod policy;
pub mod read;
pub mod replay;
mod rules;
#[allow(clippy::wildcard_enum_match_arm)]
mod sandbox;
mod shared;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use calendar::period::{begins as period_begins, contains as period_contains, frees as period_frees};
pub use courtesy_contract as contract;
pub use document::{nearest_name, printable};
pub use error::{Error, ErrorKind};
pub use host::breakers::Breakers;
pub use host::{Host, HostBuilder};
pub use limits::Limits;
pub use messages::{MessageArgument, MessageEntry, messages};
pub use pipeline::derive::facts as derived;
pub use pipeline::proposal::Proposal;
pub use plugin::files::{PluginFolders, plugin_folders};
pub use plugin::manifest::pack;
pub use plugin::{Exchange, PluginFile, PluginInfo};
pub use policy::advice;
pub use rules::{Candidate, Guardrail, Refusal, Rule, Situation, Verdict};
pub use sandbox::CompilerProcess;
pub use sandbox::gate::{Abi, ModuleFacts};
pub use shared::{TakenSlot, slots};
