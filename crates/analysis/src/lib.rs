//! Statistics over many decisions and customers: what a batch offered and withheld, what another policy would change, the
//! outcomes of offered actions, and what customers come with.
//!
//! Add decisions one after the other, and get typed results. Nothing here decides, reads files or prints; presenting
//! the results is up to the caller, such as a command line, a service or a notebook.
//!
//! ```
//! use courtesy_analysis::compare::{ComparedCustomer, Sides, Summary, Tally};
//! use courtesy_contract::{Context, Decision};
//! use serde_json::json;
//!
//! let context: Context = serde_json::from_value(json!({
//!     "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
//!     "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1", "segments": ["families"]},
//! }))?;
//! let digest = format!("sha256:{}", "0".repeat(64));
//! let decision = |offered| -> serde_json::Result<Decision> {
//!     serde_json::from_value(json!({
//!         "contract": "1.0", "decision_id": context.decision_id, "customer_ref": "c-1", "hook": "review",
//!         "as_of": "2026-03-28T20:40:00Z", "offered": offered, "withheld": [], "failures": [], "plugins": [],
//!         "profile": "normal", "policy_digest": digest, "context_digest": digest, "engine": "courtesy 0.1.0", "time_zones": "2026a",
//!     }))
//! };
//! let check_in = json!({
//!     "plugin": "check-in", "purpose": "care", "channel": "email", "send_at": "2026-03-28T20:40:00Z",
//!     "priority": 1_000_000,
//!     "factors": {"propensity": 1_000_000, "context": 1_000_000, "value": 1_000_000, "lever": 1_000_000},
//!     "action": {
//!         "id": "ask", "key": "ask", "purpose": "care", "audience": "customer", "urgency": "info",
//!         "channels": ["email"], "window": {"not_after_at": "2026-04-04T00:00:00Z"},
//!         "step": {"kind": "check_in", "question": "How are you?", "reply_queue": "care_team"},
//!         "reasons": [{"code": "quiet", "text": "Quiet for long.", "evidence": ["/as_of"]}],
//!     },
//! });
//!
//! let mut tally = Tally::default();
//! tally.count(&ComparedCustomer::new(&context, Sides { a: decision(json!([]))?, b: decision(json!([check_in]))? }));
//! let summary = Summary::of(&tally);
//! assert_eq!((summary.customers, summary.changed.more), (1, 1));
//! assert_eq!(summary.offered(), Sides { a: 0, b: 1 });
//! # Ok::<(), serde_json::Error>(())
//! ```
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod clock;
pub mod compare;
pub mod decided;
pub mod insights;
mod names;
pub mod outcomes;
pub mod simulated;

pub use clock::Clock;
pub use names::DistinctNames;
