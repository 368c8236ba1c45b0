//! The host: loads plugins once, and turns a context into a decision.

mod answers;
pub(crate) mod breakers;
mod builder;
mod loading;
mod turns;

use std::sync::Arc;

use courtesy_contract::{Context, Decision, Mode, Policy, Record, Slug, Standing, Violation};

use self::answers::Answers;
use self::breakers::Breakers;
pub use self::builder::HostBuilder;
use self::turns::Turns;
use crate::pipeline::project::Facts;
use crate::pipeline::proposal::Proposal;
use crate::plugin::files::PluginFolders;
use crate::plugin::{Exchange, Plugin, PluginFile};
use crate::read;
use crate::replay::{self, Change, Comparison, Ingredient, Ingredients, Replay};
use crate::rules::{self, Rulebook};
use crate::{Error, Limits};

/// Plugins, a policy and limits, ready to decide. A clone is the same host; it can be shared between threads.
#[derive(Clone)]
pub struct Host {
    inner: Arc<Inner>,
}

struct Inner {
    plugins: Vec<Plugin>,
    folders: PluginFolders,
    book: Rulebook,
    ingredients: Ingredients,
    limits: Limits,
    turns: Turns,
}

impl Host {
    /// Decides what to do for one customer.
    ///
    /// It never fails: a plugin that does is a failure in the decision, and the rest goes on. The same context always
    /// gives the same decision, whatever was decided before. At most [`Limits::concurrency`] decisions run at once; the
    /// others wait. A plugin gives way to other tasks once a millisecond, and dropping the future stops it. It works on
    /// every async runtime.
    pub async fn decide(&self, context: &Context) -> Decision {
        self.decide_given(context, &[]).await
    }

    /// [`Host::decide`] for a thread that has no async runtime.
    #[must_use]
    pub fn decide_blocking(&self, context: &Context) -> Decision {
        pollster::block_on(self.decide(context))
    }

    /// [`Host::decide`] for a service: plugins that fail again and again rest, and what is returned is the decision with
    /// all that is needed to run it again. Write it down as one line of JSON.
    pub async fn record(&self, context: &Context, breakers: &Breakers) -> Record {
        let breaker = &self.inner.book.policy.breaker;
        let now = rules::now(context);
        let asked =
            |id: &Slug| self.inner.plugins.iter().any(|plugin| plugin.id() == id && plugin.is_live_on(context.hook));
        let standings = breakers.enter(breaker, now, asked);
        let decision = self.decide_given(context, &standings).await;
        for run in &decision.plugins {
            let failure = decision.failures.iter().find(|failure| failure.plugin == run.id);
            breakers.note(&run.id, failure.map(|failure| failure.kind), &standings, breaker, now);
        }
        self.inner.ingredients.record(context, standings, decision)
    }

    /// [`Host::record`] for a thread that has no async runtime.
    #[must_use]
    pub fn record_blocking(&self, context: &Context, breakers: &Breakers) -> Record {
        pollster::block_on(self.record(context, breakers))
    }

    /// Runs a decision again and compares. When the record has no context any more, `context` can give it from elsewhere.
    pub async fn replay(&self, record: &Record, context: Option<&Context>) -> Replay {
        let damage = replay::damage(record);
        let mut changed = self.inner.ingredients.changed_since(record);
        if record.context.is_none()
            && let Some(now) = context.map(replay::context_digest).filter(|now| *now != record.context_digest)
        {
            changed.push(Change {
                ingredient: Ingredient::Context,
                then: record.context_digest.to_string(),
                now: now.to_string(),
            });
        }
        let decision = match record.context.as_ref().or(context) {
            Some(context) => Some(self.decide_given(context, &record.standings).await),
            None => None,
        };
        let comparison = match &decision {
            Some(_) | None if !damage.is_empty() => Comparison::Damaged,
            None => Comparison::NotRun,
            Some(decision) => replay::compare(record, decision),
        };
        Replay { comparison, changed, damage, decision }
    }

    /// [`Host::replay`] for a thread that has no async runtime.
    #[must_use]
    pub fn replay_blocking(&self, record: &Record, context: Option<&Context>) -> Replay {
        pollster::block_on(self.replay(record, context))
    }

    /// The ingredients of a decision, apart from its context, that aren't what this host would make it of now. Nothing is
    /// run: a decision names them by their fingerprints.
    #[must_use]
    pub fn changed_since(&self, decision: &Decision) -> Vec<Change> {
        let Inner { plugins, ingredients, .. } = &*self.inner;
        let asked = plugins.iter().zip(&ingredients.plugins).filter(|(plugin, _)| plugin.answers(decision.hook));
        ingredients.changed_since_decision(decision, asked.map(|(_, pin)| pin))
    }

    /// Asks the plugins, but for those that rest by how they stand, and decides on what they propose.
    #[tracing::instrument(name = "decide", skip_all, fields(decision = %context.decision_id, hook = %context.hook))]
    async fn decide_given(&self, context: &Context, standings: &[Standing]) -> Decision {
        let inner = &*self.inner;
        let _turn = inner.turns.take().await;
        let facts = Facts::prepare(context);
        let now = rules::now(context);
        let mut answers = Answers::default();
        for plugin in inner.plugins.iter().filter(|plugin| plugin.answers(context.hook)) {
            let resting = breakers::resting(standings, plugin.id(), &inner.book, now);
            match resting.filter(|_| plugin.mode == Mode::Live) {
                Some(failure) => answers.add_resting(plugin, failure, context, &inner.book),
                None => answers.add(plugin.mode, plugin.propose(&facts, &inner.book, &inner.limits).await),
            }
        }
        let decision = answers.decide(&inner.book, &inner.ingredients, context, &facts);
        let (offered, withheld, failed) = (decision.offered.len(), decision.withheld.len(), decision.failures.len());
        tracing::debug!(offered, withheld, failed, "decided");
        decision
    }

    /// Asks one plugin alone, before guardrails and ranking, whatever the hook; `None` if there is no such plugin.
    pub async fn propose(&self, plugin: &str, context: &Context) -> Option<Proposal> {
        let inner = &*self.inner;
        let plugin = self.plugin(plugin)?;
        let _turn = inner.turns.take().await;
        Some(plugin.propose(&Facts::prepare(context), &inner.book, &inner.limits).await)
    }

    /// [`Host::propose`] for a thread that has no async runtime.
    #[must_use]
    pub fn propose_blocking(&self, plugin: &str, context: &Context) -> Option<Proposal> {
        pollster::block_on(self.propose(plugin, context))
    }

    /// Hands one plugin `input` in place of its view of the context, for tools that test plugins: another host may write
    /// the same facts in another order, or facts that this one doesn't know. Clock, chance and what evidence may point
    /// at are the context's. `None` if there is no such plugin.
    pub async fn exchange(&self, plugin: &str, context: &Context, input: &[u8]) -> Option<Exchange> {
        let inner = &*self.inner;
        let plugin = self.plugin(plugin)?;
        let _turn = inner.turns.take().await;
        Some(plugin.exchange(&Facts::prepare(context), input.to_vec(), &inner.book, &inner.limits).await)
    }

    /// [`Host::exchange`] for a thread that has no async runtime.
    #[must_use]
    pub fn exchange_blocking(&self, plugin: &str, context: &Context, input: &[u8]) -> Option<Exchange> {
        pollster::block_on(self.exchange(plugin, context, input))
    }

    /// What `propose` hands a plugin as JSON; `None` if there is no such plugin.
    #[must_use]
    pub fn view(&self, plugin: &str, context: &Context) -> Option<Vec<u8>> {
        Some(self.plugin(plugin)?.view(&Facts::prepare(context)))
    }

    /// [`read::context`] for a context's JSON of at most this host's [`Limits::context_bytes`].
    ///
    /// # Errors
    /// As [`read::context`].
    pub fn read_context(&self, json: &[u8]) -> Result<Context, Error> {
        read::context_within(json, self.inner.limits.context_bytes)
    }

    /// [`read::context_leniently`] for a context's JSON of at most this host's [`Limits::context_bytes`].
    ///
    /// # Errors
    /// As [`read::context_leniently`].
    pub fn read_context_leniently(&self, json: &[u8]) -> Result<(Context, Vec<Violation>), Error> {
        read::context_leniently_within(json, self.inner.limits.context_bytes)
    }

    /// The plugins, by id.
    pub fn plugins(&self) -> impl Iterator<Item = &PluginFile> {
        self.inner.plugins.iter().map(|plugin| &plugin.file)
    }

    /// Of the folders that were named to the builder, those just below them in which plugins are written: a plugin that
    /// isn't built is in its folder, and not among [`Host::plugins`].
    #[must_use]
    pub fn plugin_folders(&self) -> &PluginFolders {
        &self.inner.folders
    }

    /// How many decisions run now, for metrics; at most [`Limits::concurrency`].
    #[must_use]
    pub fn running(&self) -> usize {
        self.inner.turns.running()
    }

    /// How many decisions wait for their turn now, for metrics.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.inner.turns.waiting()
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.inner.book.policy
    }

    /// The limits.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    fn plugin(&self, id: &str) -> Option<&Plugin> {
        self.inner.plugins.iter().find(|plugin| plugin.file.manifest().id == id)
    }
}

impl std::fmt::Debug for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plugins: Vec<&str> = self.plugins().map(|file| file.manifest().id.as_str()).collect();
        f.debug_struct("Host").field("plugins", &plugins).finish_non_exhaustive()
    }
}
