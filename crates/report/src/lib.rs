//! Reports for people: explanations of single decisions, and tables and charts over many, as text, Markdown and HTML.
//!
//! It writes to the outputs it is given and looks at no terminal: width and colours are set by a [`Layout`]. Nothing in
//! a plugin's answer or a context can control the terminal or become markup.
//!
//! ```
//! use courtesy_analysis::Clock;
//! use courtesy_contract::Decision;
//! use courtesy_report::Layout;
//! use courtesy_report::evidence::Facts;
//! use courtesy_report::explanation::{Costs, ExplainedDecision, ExplanationWriter, Format};
//! use serde_json::json;
//!
//! let digest = format!("sha256:{}", "0".repeat(64));
//! let decision: Decision = serde_json::from_value(json!({
//!     "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "customer_ref": "c-1", "hook": "review",
//!     "as_of": "2026-03-28T20:40:00Z", "offered": [], "withheld": [], "failures": [], "plugins": [],
//!     "profile": "normal", "policy_digest": digest, "context_digest": digest, "engine": "courtesy 0.1.0", "time_zones": "2026a",
//! }))?;
//! let explained = ExplainedDecision::of_decision(&decision, "en", &Clock::utc(), |_| Facts::Gone);
//!
//! let mut text = Vec::new();
//! ExplanationWriter::new(Format::Text, Layout::PLAIN, Costs::AtTheEnd)?.write(&explained, &mut text)?;
//! let text = String::from_utf8(text)?;
//! assert!(text.starts_with("c-1, review, 2026-03-28 20:40 UTC\n"));
//! assert!(text.contains("Offered: nothing\n"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(missing_docs)]
#![forbid(unsafe_code)]

pub mod card;
pub mod clock;
pub mod compare;
pub mod decided;
pub mod evidence;
pub mod explanation;
pub mod figures;
pub mod insights;
mod layout;
pub mod markup;
pub mod outcomes;
pub mod page;
mod sheet;
pub mod simulated;
pub mod style;
pub mod table;
pub mod text;

pub use layout::{Colours, Layout};
