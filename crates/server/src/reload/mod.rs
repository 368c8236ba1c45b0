//! New plugins and policies: built beside what runs, tried on recorded contexts, and swapped at once or refused.

mod mistakes;
mod rehearsal;
mod watch;

use std::sync::Arc;

use courtesy_contract::{Policy, Violation};
use courtesy_host::{Host, read};
use courtesy_ledger::{PolicyChange, PolicyVersion};
use tokio::task::spawn_blocking;

use crate::app::{App, Source};
use crate::error::{Error, ErrorKind};
use crate::problem::{Kind, Problem};

pub use self::mistakes::Mistake;
pub(crate) use self::mistakes::read;
pub(crate) use self::watch::watch;

/// Builds a host of the server's plugins under a policy. It may take long, and is called outside the async runtime.
pub type Load = Arc<dyn Fn(Policy) -> Result<Host, LoadError> + Send + Sync>;

/// Why a host couldn't be built: a [`courtesy_host::Error`], whose places are passed on, or something else.
pub type LoadError = Box<dyn std::error::Error + Send + Sync>;

/// Why something new isn't run.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// The policy isn't valid, or the host can't be built.
    Unfit { message: String, places: Vec<Violation>, mistakes: Vec<Mistake> },
    /// Plugins fail on recorded contexts on which they didn't before.
    Fails(Vec<Violation>),
    /// The ledger can't be asked.
    Ledger(Problem),
}

impl Refusal {
    pub(crate) fn into_problem(self) -> Problem {
        match self {
            Self::Unfit { message, places, .. } => Problem::new(Kind::InvalidPolicy, message).with_places(places),
            Self::Fails(reasons) => {
                Problem::new(Kind::Refused, "plugins fail on recorded contexts on which they didn't before")
                    .with_places(reasons)
            }
            Self::Ledger(problem) => problem,
        }
    }

    fn plain(message: String) -> Self {
        Self::Unfit { message, places: Vec::new(), mistakes: Vec::new() }
    }

    fn of_host(fault: &courtesy_host::Error) -> Self {
        let message = fault.to_string().lines().next().unwrap_or_default().to_owned();
        Self::Unfit { message, places: fault.violations().to_vec(), mistakes: mistakes::of(fault) }
    }

    pub(crate) fn into_error(self) -> Error {
        let told = |message: String, places: &[Violation]| {
            let places = places.iter().map(|place| format!("\n  {}: {}", place.at, place.message));
            message + &places.collect::<String>()
        };
        match self {
            Self::Unfit { message, places, .. } => Error::new(ErrorKind::Host, told(message, &places)),
            Self::Fails(reasons) => {
                let message = "plugins fail on recorded contexts on which they didn't before; correct them:";
                Error::new(ErrorKind::Rehearsal, told(message.to_owned(), &reasons))
            }
            Self::Ledger(problem) => Error::new(ErrorKind::Ledger, problem.detail()),
        }
    }
}

/// The policy's text, wherever it comes from.
pub(crate) fn text_of(source: &Source) -> &str {
    match source {
        Source::File(text) => text,
        Source::Published(version) => &version.text,
        Source::Default => "",
    }
}

/// Where the policy comes from now: the file in the settings, or else the ledger.
pub(crate) async fn source(settings: &crate::Settings, ledger: &courtesy_ledger::Ledger) -> Result<Source, Refusal> {
    match &settings.policy {
        Some(path) => match tokio::fs::read_to_string(path).await {
            Ok(text) => Ok(Source::File(text)),
            Err(fault) => {
                Err(Refusal::plain(format!("{}: {fault}; check the path and its permissions", path.display())))
            }
        },
        None => match ledger.policy().await {
            Ok(Some(version)) => Ok(Source::Published(Box::new(version))),
            Ok(None) => Ok(Source::Default),
            Err(fault) => Err(Refusal::Ledger(crate::faults::of_ledger(&fault))),
        },
    }
}

/// Builds a host under the policy in a text.
pub(crate) async fn build(load: &Load, text: String) -> Result<Host, Refusal> {
    let load = Arc::clone(load);
    let built = spawn_blocking(move || {
        let policy = read::policy(&text).map_err(|fault| Refusal::of_host(&fault))?;
        load(policy).map_err(|fault| match fault.downcast::<courtesy_host::Error>() {
            Ok(fault) => Refusal::of_host(&fault.with_lines_of(&text)),
            Err(fault) => Refusal::plain(fault.to_string()),
        })
    });
    built.await.unwrap_or_else(|_| Err(Refusal::plain("the plugins couldn't be loaded; see the log".to_owned())))
}

impl App {
    /// Loads plugins, policy and certificates anew, tries them, and runs them if they are good.
    ///
    /// # Errors
    /// Why not; then everything goes on as before.
    pub(crate) async fn reload(&self) -> Result<(), Error> {
        let _alone = self.changing.lock().await;
        let renewed = self.identity.as_ref().map_or(Ok(()), crate::listen::tls::Identity::reload);
        let swapped = self.load_anew().await;
        match &swapped {
            Ok(()) => tracing::info!("plugins and policy were loaded anew"),
            Err(fault) => tracing::error!(%fault, "what was loaded isn't run; what ran before goes on"),
        }
        renewed.and(swapped)
    }

    async fn load_anew(&self) -> Result<(), Error> {
        let made = async {
            let source = source(&self.settings, &self.ledger).await?;
            let host = self.built_and_tried(text_of(&source).to_owned()).await?;
            Ok(self.running().then(host, source))
        };
        match made.await {
            Ok(running) => {
                self.swap(running);
                self.metrics.reloaded("swapped");
                Ok(())
            }
            Err(refusal) => {
                self.metrics.reloaded("refused");
                Err(Refusal::into_error(refusal))
            }
        }
    }

    /// Builds a host under the policy in a text and tries it.
    async fn built_and_tried(&self, text: String) -> Result<Host, Refusal> {
        let host = build(&self.load, text).await?;
        let most = self.settings.rehearsal.contexts;
        let records = if most == 0 { Ok(Vec::new()) } else { self.ledger.recent_records(most).await };
        let records = self.with_ledger(records).map_err(Refusal::Ledger)?;
        let reasons = rehearsal::reasons(&self.running().host, &host, &records, &self.admission).await;
        if reasons.is_empty() { Ok(host) } else { Err(Refusal::Fails(reasons)) }
    }

    /// Publishes a policy if it is good, and runs it.
    ///
    /// # Errors
    /// Why it isn't good, that somebody else has published one since, or that the policy is a file's.
    pub(crate) async fn publish(&self, change: PolicyChange) -> Result<PolicyVersion, Problem> {
        let _alone = self.changing.lock().await;
        if let Some(file) = &self.settings.policy {
            let file = file.display();
            let detail =
                format!("the policy is the file {file}; change that and send SIGHUP, or start without `policy`");
            return Err(Problem::new(Kind::NotNow, detail));
        }
        let outdated = || Problem::new(Kind::Outdated, "another version of the policy was published meanwhile");
        let latest = self.with_ledger(self.ledger.policy().await)?;
        if latest.map(|version| version.number) != change.seen {
            return Err(outdated());
        }
        let host = match self.built_and_tried(change.text.clone()).await {
            Ok(host) => host,
            Err(refusal) => {
                self.metrics.reloaded("refused");
                return Err(refusal.into_problem());
            }
        };
        let published = self.ledger.publish_policy(&change).await;
        let published = self.with_ledger(published).map_err(|problem| match problem.kind() {
            Kind::NotNow => outdated(),
            _ => problem,
        })?;
        self.swap(self.running().then(host, Source::Published(Box::new(published.clone()))));
        self.metrics.reloaded("swapped");
        tracing::info!(version = published.number, "a policy was published");
        Ok(published)
    }
}
