//! Courtesy over HTTP: decisions, outcomes, approvals and policies, with a ledger behind them.
//!
//! A [`Server`] listens on two ports: one for clients, who need a key, and one for the platform, with health and metrics.
//! It knows no rule and no SQL: the host decides, and the ledger keeps what was promised.
//!
//! ```no_run
//! use std::sync::Arc;
//!
//! use courtesy_host::Host;
//! use courtesy_ledger::Ledger;
//! use courtesy_server::{CallTimes, Server, Settings};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let settings = Settings::parse("listen = \"127.0.0.1:8080\"")?;
//! let ledger = Ledger::open(&settings.ledger.url, courtesy_ledger::Settings::default()).await?;
//! let load = Arc::new(|policy| Ok(Host::builder().plugins("plugins")?.policy(policy).build()?));
//! let server = Server::start(settings, ledger, load, CallTimes::new()).await?;
//! println!("listening on {}", server.address());
//! server.run().await;
//! # Ok(())
//! # }
//! ```
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod accept;
mod admission;
mod app;
mod audit;
mod body;
mod call_times;
mod diagnostics;
mod error;
mod faults;
pub mod handle;
mod keys;
mod listen;
mod metrics;
pub mod openapi;
mod problem;
mod reload;
mod routes;
mod runs;
mod server;
mod settings;
mod traces;

pub use call_times::CallTimes;
pub use error::{Error, ErrorKind};
pub use reload::{Load, LoadError, Mistake};
pub use runs::Progress;
pub use server::Server;
pub use settings::{
    LedgerSettings, LimitSettings, LogFormat, LogSettings, RehearsalSettings, Settings, SettingsError, TlsSettings,
    TraceSettings,
};
pub use traces::Traces;
