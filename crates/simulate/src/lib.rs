//! Plays weeks of care: time passes, orders and cases follow a stated model or an event file, what is offered enters the history,
//! and customers take it as chance will have it. It is what an operator runs before a policy goes live.
//!
//! ```
//! use std::ops::ControlFlow;
//!
//! use courtesy_host::{Host, read};
//! use courtesy_simulate::{Events, Model, Simulation};
//!
//! let host = Host::builder().build()?;
//! let context = read::context(
//!     br#"{"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
//!          "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-20417"},
//!          "orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-27T12:00:00Z"}]}"#,
//! )?;
//! let (model, events) = (Model::nothing(), Events::default());
//! let simulation = Simulation { host: &host, model: &model, events: &events, seed: 1, days: 14, threads: 1 };
//! let run = simulation.run(vec![context], |_| ControlFlow::Continue(()))?;
//! // Nobody says anything about the late order: too long a silence is found.
//! assert_eq!(run.findings[0].law.name(), "silence");
//! assert_eq!(run.findings[0].day, 8);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod company;
mod diary;
mod error;
mod event;
mod laws;
mod life;
mod luck;
mod merge;
mod model;
mod simulation;
#[cfg(test)]
mod testing;
mod trouble;

pub use error::{Error, ErrorKind};
pub use event::Events;
pub use model::{Base, Cases, CommonEvents, Customers, Model, Orders, Response, Responses, Staff};
pub use simulation::Simulation;
