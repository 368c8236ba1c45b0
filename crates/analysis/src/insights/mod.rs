//! What customers come with: which questions, about which event, with which sentiment; where they would be served better;
//! where they get stuck; and what is starting that nobody has noticed yet.
//!
//! Add contexts to a [`Tally`], one after the other; its memory doesn't grow with their number. [`Insights`] answers from
//! it. Every number counts customers, each at most once in a group, and nobody can be read out of the answers:
//!
//! - No group of fewer than [`Settings::min_group`] customers is shown, nor the difference between a whole and its parts.
//! - Every number is blurred: it is off by a few customers, at most [`BLUR`], by a lot that is drawn anew whenever the input
//!   changes. So two reports whose inputs differ by one customer don't tell what that customer came with.
//!
//! ```
//! use courtesy_analysis::Clock;
//! use courtesy_analysis::insights::{Insights, Period, Settings, Tally};
//! use courtesy_analysis::outcomes::Confidence;
//! use courtesy_contract::Context;
//! use serde_json::json;
//!
//! let mut tally = Tally::new(Period { days: 91, clock: Clock::utc() });
//! for customer in 0..200 {
//!     let context: Context = serde_json::from_value(json!({
//!         "contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
//!         "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": format!("c-{customer}")},
//!         "interactions": [{"id": "i-1", "at": "2026-03-27T10:00:00Z", "direction": "inbound", "topic": "delivery"}],
//!     }))?;
//!     tally.add(&context, None);
//! }
//! let confidence = Confidence::of_level(0.95).unwrap();
//! let insights = Insights::of(&tally, &Settings { min_group: 10, confidence, secret: Vec::new() });
//! let delivery = &insights.topics[0];
//! assert!(delivery.topic == "delivery" && delivery.customers.abs_diff(200) <= 6);
//! # Ok::<(), serde_json::Error>(())
//! ```

mod blur;
mod cell;
mod days;
mod expected;
mod findings;
mod friction;
mod names;
mod period;
#[cfg(test)]
mod privacy;
mod question;
mod questions;
mod seen;
mod share;
mod shown;
mod shuffled;
mod signals;
mod staffing;
mod steering;
mod tally;
#[cfg(any(test, feature = "testing"))]
pub mod testing;

pub use self::blur::MOST as BLUR;
pub use self::findings::{Insights, Settings, Totals};
pub use self::friction::{Cause, Stage};
pub use self::period::Period;
pub use self::questions::{Event, EventTopic, Topic, Week};
pub use self::share::{Distribution, DistributionPart, Share};
pub use self::shuffled::Watch;
pub use self::signals::{Day, Family, Signal};
pub use self::staffing::{Load, Queue};
pub use self::steering::{Better, Side};
pub use self::tally::{Size, Tally};

/// The smallest group that may be set as `min_group`.
pub const LEAST_GROUP: u64 = 5;
