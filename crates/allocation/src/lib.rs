//! Shares out what customers share: company budgets, and slots of staff.
//!
//! A decision is about one customer, and believes what its context says is left. Over many customers, first come, first
//! served would be unfair, and would differ with the order in which they are asked about. So all of them are decided as if
//! everything were left for them alone, what they would take is granted by rank until it is used up, and those who lost are
//! decided again, without it. Another action may then be offered to them, which takes something else, and so on, until
//! everything that is taken is granted. It is the deferred acceptance of Gale and Shapley ("College Admissions and the
//! Stability of Marriage", 1962), with customers who apply and budgets that keep the highest ranks, so the result doesn't
//! depend on the order.
//!
//! ```
//! use courtesy_allocation::{Allocation, Demand};
//! use courtesy_host::{Host, read};
//!
//! let policy = "[[budgets]]\nname = \"goodwill\"\nscope = \"company\"\nmax = \"50.00 EUR\"\nper = \"30 days\"";
//! let host = Host::builder().policy(read::policy(policy)?).build()?;
//! let contexts = vec![read::context(
//!     br#"{"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
//!          "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-20417"},
//!          "budgets": [{"name": "goodwill", "spent": {"minor": 0, "currency": "EUR"}}]}"#,
//! )?];
//! let policy = host.policy().in_force().map_err(|violation| violation.message)?;
//! let mut allocation = Allocation::new(&policy);
//! loop {
//!     for context in &contexts {
//!         let allowed = allocation.allowances().of(context);
//!         if allocation.is_due(&allowed) {
//!             allocation.enter(Demand::of(&policy, &allowed, &host.decide_blocking(allowed.context())));
//!         }
//!     }
//!     if allocation.grant() == 0 {
//!         break;
//!     }
//! }
//! for context in &contexts {
//!     let decision = host.decide_blocking(allocation.allowances().of(context).context());
//!     // What it offers is granted.
//!     # assert!(decision.offered.is_empty());
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Decisions can be made anywhere: a [`Demand`] is what a worker sends, and [`Shares`] are what it gets. Both are JSON
//! documents.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod allocation;
mod allowance;
mod budgets;
mod demand;
mod first_come;
#[cfg(test)]
mod laws;
mod shares;

pub use allocation::Allocation;
pub use allowance::{Allowances, Allowed, Denied, Slot};
pub use demand::{Demand, Draw, Rank, Shared};
pub use first_come::FirstCome;
pub use shares::Shares;
