//! What the console, and other pages beside the API, may do with a running server.

mod insights;
mod outcomes;
mod people;
mod playground;
pub(crate) mod policy;
mod recorded;
mod running;
mod simulation;
mod stories;

use std::sync::Arc;

use axum::http::StatusCode;
use courtesy_contract::Violation;
use courtesy_ledger::Ledger;

pub use self::insights::InsightsReport;
pub use self::people::{Operation, SignedInAs};
pub use self::playground::LoadAlone;
pub use self::policy::{ComparedPolicy, PolicyInForce};
pub use self::simulation::Wished;
pub use self::stories::explained;
use crate::app::App;
use crate::problem::{Kind, Problem};
use crate::settings::Settings;

/// By what share of reports the intervals in them hold the truth.
const CONFIDENCE: f64 = 0.95;

/// A running server. Clones are views of the same one.
#[derive(Clone)]
pub struct Handle {
    pub(crate) app: Arc<App>,
}

/// Why something isn't done. It names places and no customer's value.
#[derive(Debug)]
pub struct Fault(Problem);

impl Handle {
    pub(crate) fn new(app: Arc<App>) -> Self {
        Self { app }
    }

    /// The server's settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.app.settings
    }

    /// The server's ledger.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.app.ledger
    }

    /// Passes on what the ledger answered, and remembers for health and metrics whether it can be used.
    ///
    /// # Errors
    /// What the ledger's error means for whoever asked.
    pub fn with_ledger<T>(&self, answered: Result<T, courtesy_ledger::Error>) -> Result<T, Fault> {
        self.app.with_ledger(answered).map_err(Fault::from)
    }
}

impl std::fmt::Debug for Handle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Handle").finish_non_exhaustive()
    }
}

impl Fault {
    /// What is asked for isn't there; `detail` says what.
    #[must_use]
    pub fn not_found(detail: &str) -> Self {
        Self(Problem::new(Kind::NotFound, detail))
    }

    /// What was sent can't be used; `detail` says why, without the value.
    #[must_use]
    pub fn invalid(detail: &str) -> Self {
        Self(Problem::new(Kind::InvalidRequest, detail))
    }

    /// The server made a mistake; `detail` says where.
    #[must_use]
    pub fn internal(detail: &str) -> Self {
        Self(Problem::new(Kind::Internal, detail))
    }

    /// The status of a response with it.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.0.kind().status()
    }

    /// The word for its kind at the end of a problem's `type` in the API, such as `no-ledger`.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.0.kind().word()
    }

    /// What is wrong this time.
    #[must_use]
    pub fn detail(&self) -> &str {
        self.0.detail()
    }

    /// The places that are wrong.
    #[must_use]
    pub fn places(&self) -> &[Violation] {
        self.0.places()
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.0.detail())
    }
}
