//! The host: loads plugins once, and makes decisions about contexts.

mod answers;
pub(crate) mod breakers;
mod builder;
mod loading;
#[cfg(test)]
mod tests;
mod turns;

use std::sync::Arc;

use courtesy_contract::{Context, Decision, Mode, NotAskedBy, Policy, Record, Slug, Standing, Violation};
use tracing::Instrument;

use self::answers::Answers;
use self::breakers::Breakers;
pub use self::builder::HostBuilder;
use self::turns::Turns;
use crate::pipeline::facts::Facts;
use crate::pipeline::proposal::Proposal;
use crate::plugin::files::PluginFolders;
use crate::plugin::{Exchange, Plugin, PluginInfo};
use crate::read;
use crate::replay::{self, Change, Comparison, Ingredient, Ingredients, Replay};
use crate::rules::{self, Rulebook};
use crate::{Error, Limits};

/// Plugins, a policy and limits, ready to decide. Clones share the same host, also between threads.
#[derive(Clone)]
pub struct Host {
    inner: Arc<Inner>,
}

struct Inner {
    plugins: Vec<Plugin>,
    off: Vec<PluginInfo>,
    folders: PluginFolders,
    book: Rulebook,
    ingredients: Ingredients,
    limits: Limits,
    turns: Turns,
}

impl Host {
    /// Makes a decision for one customer.
    ///
    /// This never fails: a plugin that fails is reported in the decision, and the rest goes on. The same context always gives
    /// the same decision, whatever was decided before. At most [`Limits::concurrency`] decisions run at once; the others wait.
    /// A plugin yields to other tasks every millisecond, and dropping the future cancels the call. Any async runtime will do.
    pub async fn decide(&self, context: &Context) -> Decision {
        self.decide_given(context, |_| Vec::new()).await.1
    }

    /// [`Host::decide`] for a thread that has no async runtime.
    #[must_use]
    pub fn decide_blocking(&self, context: &Context) -> Decision {
        pollster::block_on(self.decide(context))
    }

    /// [`Host::decide`] for a service: plugins that keep failing rest, and the result is a record, with all that is needed to
    /// make the decision again. Store it as one line of JSON.
    pub async fn record(&self, context: &Context, breakers: &Breakers) -> Record {
        let breaker = &self.inner.book.policy.breaker;
        let now = rules::now(context);
        let enter = |facts: &Facts| breakers.enter(breaker, now, |id| self.asks(id, facts));
        let (standings, decision) = self.decide_given(context, enter).await;
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

    /// Makes a recorded decision again and compares the two. If the record has no context any more, pass it as `context`.
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
            Some(context) => Some(self.decide_given(context, |_| record.standings.clone()).await.1),
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

    /// What this host would use for a decision now that differs from what was used then, apart from the context. Nothing is run:
    /// a decision names its ingredients by their digests.
    #[must_use]
    pub fn changed_since(&self, decision: &Decision) -> Vec<Change> {
        let Inner { plugins, ingredients, .. } = &*self.inner;
        let asked = plugins.iter().zip(&ingredients.plugins).filter(|(plugin, _)| plugin.answers(decision.hook));
        ingredients.changed_since_decision(decision, asked.map(|(_, pin)| pin))
    }

    /// Decides in a span that names the decision. Which plugins stand how may depend on who is asked, so it is only read once
    /// the facts are prepared.
    async fn decide_given(
        &self,
        context: &Context,
        standings: impl FnOnce(&Facts<'_>) -> Vec<Standing>,
    ) -> (Vec<Standing>, Decision) {
        let span = tracing::info_span!("decide", decision = %context.decision_id, hook = %context.hook);
        self.ask_and_decide(context, standings).instrument(span).await
    }

    /// Asks the plugins, except those that have nothing to say about the customer or rest, and decides on what they propose.
    async fn ask_and_decide(
        &self,
        context: &Context,
        standings: impl FnOnce(&Facts<'_>) -> Vec<Standing>,
    ) -> (Vec<Standing>, Decision) {
        let inner = &*self.inner;
        let _turn = inner.turns.take().await;
        let facts = Facts::prepare(context, &inner.book.policy);
        let standings = standings(&facts);
        let now = rules::now(context);
        let mut answers = Answers::default();
        for plugin in inner.plugins.iter().filter(|plugin| plugin.answers(context.hook)) {
            if let Some(by) = plugin.kept_by(&facts) {
                answers.add_not_asked(plugin.not_asked(by));
                continue;
            }
            let resting = breakers::resting(&standings, plugin.id(), &inner.book, now);
            match resting.filter(|_| plugin.mode == Mode::Live) {
                Some(failure) => answers.add_resting(plugin, failure, context, &inner.book),
                None => answers.add(plugin.mode, plugin.propose(&facts, &inner.book, &inner.limits).await),
            }
        }
        let decision = answers.decide(&inner.book, &inner.ingredients, context, &facts);
        let (offered, withheld, failed) = (decision.offered.len(), decision.withheld.len(), decision.failures.len());
        tracing::debug!(offered, withheld, failed, "decided");
        (standings, decision)
    }

    /// Whether a decision asks this plugin and may offer what it proposes.
    fn asks(&self, plugin: &Slug, facts: &Facts) -> bool {
        let is_asked = |plugin: &Plugin| plugin.is_live_on(facts.context().hook) && plugin.kept_by(facts).is_none();
        self.plugin(plugin.as_str()).is_some_and(is_asked)
    }

    /// What keeps a decision from asking a plugin about this customer, whatever the hook: its manifest's `asks_when` or the
    /// policy's. `None` if nothing does, or if there is no such plugin.
    #[must_use]
    pub fn not_asked(&self, plugin: &str, context: &Context) -> Option<NotAskedBy> {
        self.plugin(plugin)?.kept_by(&Facts::prepare(context, &self.inner.book.policy))
    }

    /// Asks one plugin alone, without screening or arbitration and whatever the hook and its `asks_when`; `None` if there is no
    /// such plugin.
    pub async fn propose(&self, plugin: &str, context: &Context) -> Option<Proposal> {
        let inner = &*self.inner;
        let plugin = self.plugin(plugin)?;
        let _turn = inner.turns.take().await;
        Some(plugin.propose(&Facts::prepare(context, &inner.book.policy), &inner.book, &inner.limits).await)
    }

    /// [`Host::propose`] for a thread that has no async runtime.
    #[must_use]
    pub fn propose_blocking(&self, plugin: &str, context: &Context) -> Option<Proposal> {
        pollster::block_on(self.propose(plugin, context))
    }

    /// Passes one plugin `input` in place of its view of the context, for tools that test plugins: another host may write the
    /// same facts in another order, or facts that this one doesn't know. The clock, the seed and what evidence may point at come
    /// from the context. `None` if there is no such plugin.
    pub async fn exchange(&self, plugin: &str, context: &Context, input: &[u8]) -> Option<Exchange> {
        let inner = &*self.inner;
        let plugin = self.plugin(plugin)?;
        let _turn = inner.turns.take().await;
        Some(
            plugin
                .exchange(&Facts::prepare(context, &inner.book.policy), input.to_vec(), &inner.book, &inner.limits)
                .await,
        )
    }

    /// [`Host::exchange`] for a thread that has no async runtime.
    #[must_use]
    pub fn exchange_blocking(&self, plugin: &str, context: &Context, input: &[u8]) -> Option<Exchange> {
        pollster::block_on(self.exchange(plugin, context, input))
    }

    /// The view of the context that a plugin receives, as JSON; `None` if there is no such plugin.
    #[must_use]
    pub fn view(&self, plugin: &str, context: &Context) -> Option<Vec<u8>> {
        Some(self.plugin(plugin)?.view(&Facts::prepare(context, &self.inner.book.policy)))
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

    /// The plugins that decisions may ask, by id.
    pub fn plugins(&self) -> impl Iterator<Item = &PluginInfo> {
        self.inner.plugins.iter().map(|plugin| &plugin.file)
    }

    /// The plugins that were loaded and that the policy switches off, by id: they were checked and not compiled. Of these, two
    /// may have the same id.
    pub fn plugins_off(&self) -> impl Iterator<Item = &PluginInfo> {
        self.inner.off.iter()
    }

    /// The source folders of plugins directly below the folders that the builder was given. A plugin that isn't built is here
    /// and not among [`Host::plugins`].
    #[must_use]
    pub fn plugin_folders(&self) -> &PluginFolders {
        &self.inner.folders
    }

    /// The number of decisions that run now, at most [`Limits::concurrency`]. For metrics.
    #[must_use]
    pub fn running(&self) -> usize {
        self.inner.turns.running()
    }

    /// The number of decisions that wait for their turn. For metrics.
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
