//! The policy: its mistakes, what it would change, and publishing it.

use std::sync::Arc;

use courtesy_analysis::compare::{ComparedCustomer, Comparison, Setup, Sides, Summary, Tally, differences};
use courtesy_contract::{PluginPin, Policy};
use courtesy_host::{Host, PluginInfo};
use courtesy_ledger::{Page, PolicyChange, PolicyVersion};

use super::{Fault, Handle};
use crate::app::{App, Source};
use crate::problem::{Kind, Problem};
use crate::reload::{self, Mistake, Refusal};
use crate::runs::{Effort, Progress};

/// The most recorded contexts that a policy is compared over.
pub(crate) const MOST_COMPARED: u32 = 10_000;

/// How many records are read at once.
const PART: u32 = 100;

/// The policy in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PolicyInForce {
    /// A file's, with its text; it is changed there.
    File(String),
    /// The last that was published.
    Published(Box<PolicyVersion>),
    /// The default: nobody has written one.
    Default,
}

impl PolicyInForce {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::File(text) => text,
            Self::Published(version) => &version.text,
            Self::Default => "",
        }
    }

    /// The number of the version; `None` if none was published.
    #[must_use]
    pub fn number(&self) -> Option<i64> {
        match self {
            Self::Published(version) => Some(version.number),
            Self::File(_) | Self::Default => None,
        }
    }
}

/// What a policy would have changed.
#[derive(Debug)]
pub struct ComparedPolicy {
    /// The policy's text.
    pub text: String,
    /// The version that it changes, which was in force; `None` if there was none.
    pub seen: Option<i64>,
    /// What it would have changed on recorded contexts.
    pub comparison: Comparison,
}

impl Handle {
    /// The policy in force.
    #[must_use]
    pub fn policy(&self) -> PolicyInForce {
        match &self.app.running().policy {
            Source::File(text) => PolicyInForce::File(text.clone()),
            Source::Published(version) => PolicyInForce::Published(version.clone()),
            Source::Default => PolicyInForce::Default,
        }
    }

    /// Every mistake in a policy's text that can be seen without the plugins, in no time.
    #[must_use]
    pub fn mistakes(&self, text: &str) -> Vec<Mistake> {
        reload::read(text)
    }

    /// Every mistake in a policy's text, also what doesn't fit the plugins.
    ///
    /// # Errors
    /// If the plugins can't be loaded.
    pub async fn check_policy(&self, text: &str) -> Result<Vec<Mistake>, Fault> {
        let mistakes = reload::read(text);
        if !mistakes.is_empty() {
            return Ok(mistakes);
        }
        match reload::build(&self.app.load, text.to_owned()).await {
            Ok(_) => Ok(Vec::new()),
            Err(Refusal::Unfit { mistakes, .. }) if !mistakes.is_empty() => Ok(mistakes),
            Err(refusal) => Err(refusal.into_problem().into()),
        }
    }

    /// What hardly anybody intends in a policy's text, in sentences; none if it isn't a policy.
    #[must_use]
    pub fn policy_advice(&self, text: &str) -> Vec<String> {
        let policy: Policy = match courtesy_host::read::policy(text) {
            Ok(policy) => policy,
            Err(_) => return Vec::new(),
        };
        courtesy_host::advice(&policy).into_iter().map(|advice| advice.message).collect()
    }

    /// Begins to compare a policy with the one in force, over so many of the last recorded contexts, at most 10,000. See
    /// [`Handle::compared`].
    pub fn begin_comparison(&self, by: &str, text: String, seen: Option<i64>, last: u32) {
        let app = Arc::clone(&self.app);
        let last = last.clamp(1, MOST_COMPARED);
        self.app.comparisons.begin(by, |effort| async move {
            let proposed = reload::build(&app.load, text.clone()).await;
            let proposed = proposed.map_err(|refusal| Fault::from(refusal.into_problem()).to_string())?;
            let comparison = compared(&app, &proposed, last, &effort).await;
            let comparison = comparison.map_err(|problem| Fault::from(problem).to_string())?;
            Ok(ComparedPolicy { text, seen, comparison })
        });
    }

    /// How far somebody's comparison is.
    #[must_use]
    pub fn compared(&self, by: &str) -> Option<Progress<ComparedPolicy>> {
        self.app.comparisons.progress(by)
    }

    /// Ends somebody's comparison, and forgets its result.
    pub fn leave_comparison(&self, by: &str) {
        self.app.comparisons.leave(by);
    }

    /// Publishes a policy that was compared, and runs it.
    ///
    /// # Errors
    /// If somebody has published another since, the rehearsal fails, `why` is empty, or it can't be published.
    pub async fn publish_compared(
        &self,
        by: &str,
        compared: &ComparedPolicy,
        why: &str,
    ) -> Result<PolicyVersion, Fault> {
        let (text, seen) = (compared.text.clone(), compared.seen);
        let change = PolicyChange { text, by: by.to_owned(), why: why.to_owned(), seen };
        let published = self.app.publish(change).await?;
        self.app.comparisons.leave(by);
        Ok(published)
    }

    /// The policies that were published, newest first.
    ///
    /// # Errors
    /// If the ledger can't be used.
    pub async fn policy_versions(&self, page: Page) -> Result<courtesy_ledger::Listed<PolicyVersion>, Fault> {
        Ok(self.app.with_ledger(self.app.ledger.policy_versions(page).await)?)
    }

    /// The policy that was published under a number.
    ///
    /// # Errors
    /// If there is none, or the ledger can't be used.
    pub async fn policy_version(&self, number: i64) -> Result<PolicyVersion, Fault> {
        let found = self.app.with_ledger(self.app.ledger.policy_version(number).await)?;
        Ok(found.ok_or_else(|| Problem::new(Kind::NotFound, "no policy was published under this number"))?)
    }
}

/// Decides with the policy in force and a proposed one on recorded contexts; each pair takes a turn, as a decision does.
///
/// # Errors
/// If the ledger can't be used, or nobody waits for it any more.
pub(crate) async fn compared(app: &App, proposed: &Host, last: u32, effort: &Effort) -> Result<Comparison, Problem> {
    let hosts = Sides { a: app.running().host.clone(), b: proposed.clone() };
    let (mut tally, mut done, mut after) = (Tally::default(), 0, None);
    while done < last {
        let page = Page { after, most: PART.min(last - done) };
        let listed = app.with_ledger(app.ledger.records(page).await)?;
        for record in &listed.items {
            effort.goes_on(done.into(), last.into())?;
            if let Some(context) = &record.context {
                let _turn = app.admission.turn().await;
                let decisions = Sides { a: hosts.a.decide(context).await, b: hosts.b.decide(context).await };
                tally.count(&ComparedCustomer::new(context, decisions));
            }
            done += 1;
            effort.is_at(done.into(), last.into());
        }
        after = listed.next;
        if after.is_none() {
            break;
        }
    }
    let setup = Sides { a: setup("in force", &hosts.a), b: setup("proposed", &hosts.b) };
    let differences = differences(&setup, Sides { a: hosts.a.policy(), b: hosts.b.policy() });
    Ok(Comparison { is_complete: true, setup, differences, summary: Summary::of(&tally) })
}

/// A policy's name, and the plugins that run under it.
pub(super) fn setup(name: &str, host: &Host) -> Setup {
    Setup { policy: Some(name.to_owned()), plugins: host.plugins().map(pin).collect() }
}

fn pin(plugin: &PluginInfo) -> PluginPin {
    let manifest = plugin.manifest();
    PluginPin { id: manifest.id.clone(), version: manifest.version.clone(), digest: plugin.digest() }
}
