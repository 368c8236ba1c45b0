//! Courtesy's console: pages on which operators see what is decided, and change it.
//!
//! It is a router for [`courtesy_server::Server::start_with`], which puts it under `/console`. Everything is rendered here:
//! the pages need no script to be read and worked with, and nothing from elsewhere.
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
//! let alone = |policy, bytes| Ok(Host::builder().plugin("it", bytes).policy(policy).allow_absent_plugins().build()?);
//! let console = move |handle| courtesy_console::router(handle, Arc::new(alone));
//! let server = Server::start_with(settings, ledger, load, CallTimes::new(), console).await?;
//! println!("the console is on http://{}/console", server.address());
//! server.run().await;
//! # Ok(())
//! # }
//! ```
//!
//! A page is a file in `pages`, a template, its texts in each catalogue, and a line in `places.rs`. `pages/customers.rs` is a
//! short one to begin from.
#![deny(missing_docs)]
#![forbid(unsafe_code)]

mod csrf;
mod headers;
mod layout;
mod mode;
mod pages;
mod places;
mod refusal;
mod session;
mod story;
mod texts;

use std::sync::Arc;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use courtesy_server::handle::{Handle, LoadAlone};

use self::layout::Layout;

/// What all pages share.
pub(crate) struct Console {
    pub(crate) handle: Handle,
    pub(crate) layout: Layout,
    /// Builds hosts for the playground.
    pub(crate) load_alone: LoadAlone,
}

/// The console of a running server, to be put under `/console`. `load_alone` builds hosts for the playground.
///
/// # Panics
/// If a template or a catalogue is damaged, which tests rule out.
pub fn router(handle: Handle, load_alone: LoadAlone) -> Router {
    let layout = Layout::load().expect("tests read all templates");
    let console = Arc::new(Console { handle, layout, load_alone });
    let unknown = || async { refusal::Refusal::Absent("absent-place") };
    let places = pages::router().fallback(unknown);
    let told = places.layer(from_fn_with_state(Arc::clone(&console), refusal::tell));
    told.layer(from_fn(headers::protect)).with_state(console)
}
