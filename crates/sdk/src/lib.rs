//! Write Courtesy plugins in Rust. A plugin is a function from a customer's context to an answer.
//!
//! This is a complete plugin. It asks how a customer is doing who hasn't ordered for longer than a setting says.
//!
//! ```
//! use courtesy_sdk::prelude::*;
//!
//! plugin!(are_you_well);
//!
//! /// The plugin's settings, as `plugin.toml` declares them; the host fills in the defaults.
//! #[derive(Deserialize)]
//! struct Config {
//!     quiet_days: u32,
//! }
//!
//! fn are_you_well(context: &Context, config: &Config) -> Option<Answer> {
//!     let days = fact!(context.derived.days_since_last_order).filter(|days| **days >= config.quiet_days)?;
//!     let draft = propose::check_in(context, "quiet-for-long", "How are you doing?", "customer_care")
//!         .because("quiet", format!("No order for {days} days."), days)
//!         .say(texts! { en: "Dear {first_name}, how are you doing?", nl: "Dag {first_name}, hoe gaat het met u?" });
//!     Some(draft.into())
//! }
//!
//! // The same function runs natively, so that it can be tested like any other.
//! let context = testing::context(r#"{"customer": {"ref": "c-1", "language": "nl"}, "derived": {"days_since_last_order": 400}}"#);
//! let answer = are_you_well(&context, &Config { quiet_days: 365 }).unwrap();
//! assert_eq!(answer.actions[0].message.as_ref().unwrap().text, "Dag {first_name}, hoe gaat het met u?");
//! assert_eq!(answer.actions[0].reasons[0].evidence[0], "/derived/days_since_last_order");
//! ```
//!
//! `Cargo.toml` depends on `courtesy-sdk` and `serde`, and sets `crate-type = ["cdylib", "rlib"]`;
//! `cargo build --release --target wasm32-unknown-unknown` builds the plugin. The parts of this crate:
//!
//! - [`plugin!`] names the function that answers.
//! - [`fact!`] and the methods of [`Context`] find facts that remember their place, so that nobody has to write a pointer.
//! - [`matter`] puts together what is about one thing, the gravest first; [`anger`] tells who is angry though no field says
//!   so; [`Context::written_channels`], [`Context::conversation`] and [`Context::keeper`] tell where to speak and who is there.
//! - [`propose`] has one function for each kind of action, which fills in all that a valid action needs.
//! - [`texts!`] holds a message in several languages.
//! - [`testing`] makes contexts for tests, and rejects what the host would reject.
//!
//! The contract's enums are exhaustive: a new word, such as another channel, is a breaking version of this crate, so that
//! after an upgrade the compiler shows every `match` without `_` that has to handle it. Plugins that are already built are
//! not affected.
#![deny(missing_docs, unsafe_code)]

#[cfg(all(target_family = "wasm", not(all(target_arch = "wasm32", target_os = "unknown"))))]
compile_error!(
    "a Courtesy plugin is built for wasm32-unknown-unknown: cargo build --release --target wasm32-unknown-unknown"
);

#[cfg(all(target_arch = "wasm32", feature = "allocator"))]
mod allocator;
pub mod anger;
#[cfg(any(test, all(target_arch = "wasm32", feature = "allocator")))]
mod arena;
mod context;
mod draft;
mod evidence;
mod fact;
mod find;
mod json;
mod kind;
pub mod matter;
#[doc(hidden)]
pub mod module;
mod part;
pub mod propose;
mod reach;
mod run;
#[cfg(not(target_family = "wasm"))]
pub mod testing;
mod texts;
mod write;

pub use context::{Context, Section};
pub use courtesy_contract as contract;
pub use draft::{Draft, Unfounded};
pub use evidence::Evidence;
pub use fact::{Fact, Known, Start};
pub use kind::Kind;
pub use part::{Content, Part};
pub use run::{IntoAnswer, Plugin, answer_json, failed};
pub use texts::Texts;

/// What a plugin usually needs: `use courtesy_sdk::prelude::*;`.
pub mod prelude {
    #[cfg(not(target_family = "wasm"))]
    pub use crate::testing;
    pub use crate::{Context, Draft, Evidence, Fact, IntoAnswer, anger, fact, failed, matter, plugin, propose, texts};
    pub use courtesy_contract::{
        Action, ActionKind, Answer, Appointment, AppointmentStatus, Approval, Audience, Case, CaseKind, CaseStatus,
        Channel, ContactMode, ContactSetting, CustomerStatus, Event, EventKind, Feedback, FeedbackKind, Fulfilment,
        Gift, HandoverMode, HelpDirection, HistoryItem, Hook, Interaction, InteractionOutcome, Label, Money, Order,
        OrderStatus, Outcome, Party, PromiseMade, Purpose, Queue, Remedy, Resolution, SelfServicePreference, Severity,
        Subscription, SubscriptionStatus, Timestamp, Urgency, Volume,
    };
    pub use serde::Deserialize;
}
