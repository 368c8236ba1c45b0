//! What all requests share: the ledger, what runs now, and how much is taken on.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use courtesy_analysis::outcomes::Findings;
use courtesy_analysis::simulated::Simulated;
use courtesy_contract::Context;
use courtesy_host::{Breakers, Host};
use courtesy_ledger::{Decided, ErrorKind, Ledger, PolicyVersion};
use tokio::sync::{Mutex, Semaphore, watch};
use tokio::time::timeout;

use crate::admission::{Admission, Turn};
use crate::audit::Audit;
use crate::call_times::CallTimes;
use crate::faults;
use crate::handle::{ComparedPolicy, InsightsReport};
use crate::keys::Keys;
use crate::listen::tls::Identity;
use crate::metrics::Metrics;
use crate::problem::{Kind, Problem};
use crate::reload::Load;
use crate::runs::Runs;
use crate::settings::Settings;

/// What all requests share.
pub(crate) struct App {
    pub(crate) settings: Settings,
    pub(crate) ledger: Ledger,
    pub(crate) admission: Admission,
    pub(crate) keys: Keys,
    pub(crate) audit: Audit,
    pub(crate) metrics: Metrics,
    pub(crate) load: Load,
    pub(crate) identity: Option<Identity>,
    /// What operators compare, simulate and have reported, each one at a time.
    pub(crate) comparisons: Runs<ComparedPolicy>,
    pub(crate) simulations: Runs<Simulated>,
    pub(crate) outcome_reports: Runs<Findings>,
    pub(crate) insights: Runs<InsightsReport>,
    /// What blurs the numbers of insights, beside what they are counted from: known to nobody, and gone with the process.
    pub(crate) blur_secret: [u8; 32],
    /// One plugin is loaded at a time in the playground.
    pub(crate) playing: Semaphore,
    /// Held while plugins or policy are changed, so that one change follows the other.
    pub(crate) changing: Mutex<()>,
    running: watch::Sender<Arc<Running>>,
    is_ledger_up: AtomicBool,
}

/// Plugins and policy that decisions are made with. A decision keeps those that it began with.
#[derive(Debug)]
pub(crate) struct Running {
    pub(crate) host: Host,
    pub(crate) breakers: Arc<Breakers>,
    pub(crate) policy: Source,
}

/// Where the policy comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    /// A file, with its text.
    File(String),
    /// The ledger.
    Published(Box<PolicyVersion>),
    /// Nobody has written one.
    Default,
}

impl App {
    pub(crate) fn new(
        settings: Settings,
        ledger: Ledger,
        load: Load,
        running: Running,
        identity: Option<Identity>,
        call_times: CallTimes,
    ) -> Self {
        Self {
            admission: Admission::new(&settings.limits),
            keys: Keys::new(&settings.limits),
            audit: Audit::default(),
            metrics: Metrics::new(call_times),
            comparisons: Runs::default(),
            simulations: Runs::default(),
            outcome_reports: Runs::default(),
            insights: Runs::default(),
            blur_secret: rand::random(),
            playing: Semaphore::new(1),
            changing: Mutex::new(()),
            running: watch::Sender::new(Arc::new(running)),
            is_ledger_up: AtomicBool::new(true),
            settings,
            ledger,
            load,
            identity,
        }
    }

    /// What runs now.
    pub(crate) fn running(&self) -> Arc<Running> {
        Arc::clone(&self.running.borrow())
    }

    /// Lets all decisions from now on be made with something else.
    pub(crate) fn swap(&self, running: Running) {
        self.running.send_replace(Arc::new(running));
    }

    /// Decides about a context and reserves what is offered. The turn ends once plugins were asked: while the ledger waits for
    /// the disk, the processor is somebody else's.
    ///
    /// # Errors
    /// If the context can't be read, the ledger can't take it on, or it takes too long.
    pub(crate) async fn decide(&self, json: &[u8], turn: Turn) -> Result<Decided, Problem> {
        let running = self.running();
        let read = running.host.read_context(json);
        let context = read.map_err(|fault| Problem::of_document(Kind::InvalidContext, &fault))?;
        let (host, breakers, turn) = (&running.host, &*running.breakers, &Mutex::new(Some(turn)));
        let make = |merged: Context| async move {
            let given = turn.lock().await.take();
            let turn = match given {
                Some(turn) => turn,
                None => self.admission.turn().await,
            };
            let record = host.record(&merged, breakers).await;
            drop(turn);
            record
        };
        let deciding = self.ledger.decide(&context, host.policy(), make);
        let limit_s = self.settings.limits.answer_s;
        let decided = timeout(Duration::from_secs(limit_s), deciding).await;
        let decided =
            decided.map_err(|_| Problem::new(Kind::TookTooLong, format!("it took more than {limit_s} seconds")))?;
        let decided = self.with_ledger(decided)?;
        self.metrics.decided(&decided);
        Ok(decided)
    }

    /// Passes on what the ledger answered, and remembers whether it can be used.
    ///
    /// # Errors
    /// What the ledger's error means for a client.
    pub(crate) fn with_ledger<T>(&self, answered: Result<T, courtesy_ledger::Error>) -> Result<T, Problem> {
        let is_up = !matches!(&answered, Err(fault) if fault.kind() == ErrorKind::Unavailable);
        self.is_ledger_up.store(is_up, Ordering::Relaxed);
        answered.map_err(|fault| {
            if fault.kind() == ErrorKind::Unavailable || fault.kind() == ErrorKind::Damaged {
                tracing::error!(%fault, "the ledger can't be used");
            }
            faults::of_ledger(&fault)
        })
    }

    /// Ends what goes on beside requests.
    pub(crate) fn leave_runs(&self) {
        self.comparisons.leave_all();
        self.simulations.leave_all();
        self.outcome_reports.leave_all();
        self.insights.leave_all();
    }

    /// Whether the ledger could be used when it was last tried.
    pub(crate) fn is_ledger_up(&self) -> bool {
        self.is_ledger_up.load(Ordering::Relaxed)
    }
}

impl Running {
    pub(crate) fn new(host: Host, policy: Source) -> Self {
        Self { host, breakers: Arc::default(), policy }
    }

    /// What runs after `self`. A plugin that rests goes on resting under another policy; with other files, all have a new chance.
    pub(crate) fn then(&self, host: Host, policy: Source) -> Self {
        let digests = |host: &Host| host.plugins().map(courtesy_host::PluginInfo::digest).collect::<Vec<_>>();
        let breakers = if digests(&self.host) == digests(&host) { Arc::clone(&self.breakers) } else { Arc::default() };
        Self { host, breakers, policy }
    }
}

impl Source {
    /// The number of the published version; 0 if none was.
    pub(crate) fn number(&self) -> i64 {
        match self {
            Self::Published(version) => version.number,
            Self::File(_) | Self::Default => 0,
        }
    }
}
