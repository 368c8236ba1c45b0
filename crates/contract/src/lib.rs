//! Courtesy's contract: the documents that plugins, host and CRM exchange.
//!
//! A CRM gives the host a [`Context`]. Each plugin receives the part of it that its [`Manifest`] names, and returns an
//! [`Answer`] with [`Action`]s. The host chooses among them under the operator's [`Policy`] and returns a [`Decision`].
//!
//! ```
//! use courtesy_contract::{Answer, Context};
//!
//! let context: Context = serde_json::from_str(r#"{
//!     "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77",
//!     "hook": "review", "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1", "language": "nl"}
//! }"#)?;
//! assert_eq!(context.customer.language.unwrap().as_str(), "nl");
//!
//! assert_eq!(serde_json::to_string(&Answer::nothing())?, r#"{"contract":"1.1"}"#);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! A value is checked when it is read: a [`Currency`] is always three letters and a [`TimeOfDay`] a minute of the day, so
//! that no code needs to check it again.
//!
//! # When the contract gets a new word
//!
//! A new word, such as another [`Channel`] or [`Outcome`], is a new minor version of the contract and a breaking version
//! of this crate, because its enums are exhaustive. With a `_` arm, a host would decide about the new word without anybody
//! having considered it; without one, it doesn't compile until each rule says what the word means. Documents in other
//! languages are not affected: their authors learn of the word from the minor version.
//!
//! The feature `schema` adds the JSON Schemas of these documents.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod abi;
mod action;
mod answer;
mod asks_when;
mod bounded;
mod context;
mod decision;
mod explanation;
mod language;
mod manifest;
mod policy;
mod printable;
mod record;
mod scalar;
#[cfg(feature = "schema")]
pub mod schema;
mod strict;
mod time;
mod tree;
mod whole;
mod words;

pub use action::{
    Action, Approval, Audience, Author, Beneficiary, ChannelSuggestion, CheckIn, CommunityHelp, DeliveryAdaptation,
    Gesture, Gift, GiftSource, HandoverMode, HeadsUp, HelpDirection, Hold, HoldScope, HumanHandover, InternalInsight,
    Message, PLACEHOLDERS, PreferenceAsk, Promise, Reason, Remedy, SelfService, ServiceRecovery, Step, Value, Window,
    placeholders,
};
pub use answer::{Answer, PluginError};
pub use asks_when::{AsksWhen, Condition};
pub use bounded::{
    Code, ContractVersion, Destination, Effort, Fraction, Label, Language, Link, MinorUnits, Money, OutOfBounds,
    Percent, Pointer, Seed, Sentiment, Share, ShortMoney, ShortPeriod, ShortSpan, Slug, TenThousandths, Text, Version,
    ZoneName,
};
pub use context::{
    Appointment, AppointmentStatus, Approved, Billing, BudgetSpent, Capacity, Care, Case, CaseKind, CaseStatus,
    ChannelState, Community, ContactMode, Context, Customer, CustomerKind, CustomerStatus, Derived, Direction, Event,
    EventKind, Feedback, FeedbackKind, Friction, Handler, HistoryItem, Interaction, InteractionOutcome, Journey,
    LegalBasis, MaxContacts, Order, OrderStatus, Party, Pause, Permission, PermissionStatus, Preferences, PromiseMade,
    Queue, QuietHours, Resolution, Score, SelfServicePreference, Severity, Subscription, SubscriptionStatus,
    TaskModality, ValueTier, Volume, Weekday,
};
pub use decision::{
    Assignment, Decision, Displaced, Disposition, Factors, Failure, FailureKind, NotAsked, NotAskedBy, Offered,
    PluginRun, Shadow, Stage, Violation, Withheld,
};
pub use explanation::{Argument, Explanation, MessageRef};
pub use language::{is_undetermined, same_language};
pub use manifest::{Manifest, PluginContract};
pub use policy::{
    Arbitration, Breaker, Budget, BudgetScope, CalendarUnit, Cap, CapacityPolicy, CarePolicy, Exclusion, Fallback,
    FallbackStep, Freshness, Grant, Holdout, Lever, Mode, Period, Policy, Profile, QuietPeriod, Repetition, Selector,
    Silence, Span, StaffInstead, Weights,
};
pub use printable::printable;
pub use record::{OutcomeRecord, PluginPin, Record, Standing};
pub use scalar::{Country, Currency, Date, Digest, Said, TimeOfDay, Uuid};
pub use strict::noting_ignored_keys;
pub use time::Timestamp;
pub use words::{
    ActionKind, Channel, ContactSetting, Fulfilment, HistoryKind, Hook, Modality, Outcome, Purpose, Urgency,
};

/// The version of the contract that this crate implements.
pub const CONTRACT_VERSION: &str = "1.1";
