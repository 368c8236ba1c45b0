//! The host: loads plugins once, and turns a context into a decision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_contract::{Context, ContractVersion, Decision, Policy, Withheld};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::guardrail::{self, Candidate, Situation};
use crate::guest::{Sandbox, WASMTIME};
use crate::plugin::{Exchange, Plugin, PluginFile, Proposal};
use crate::project::Facts;
use crate::{Error, ErrorKind, Limits, arbitrate, cache, digest, files, read};

/// Plugins, a policy and limits, ready to decide. A clone is the same host; it can be shared between threads.
#[derive(Clone)]
pub struct Host {
    inner: Arc<Inner>,
}

struct Inner {
    plugins: Vec<Plugin>,
    policy: Policy,
    policy_digest: String,
    limits: Limits,
    permits: Semaphore,
}

impl Host {
    /// Starts with no plugins, the default policy and the default limits.
    #[must_use]
    pub fn builder() -> HostBuilder {
        HostBuilder { files: Vec::new(), policy: Policy::default(), limits: Limits::default(), cache: None }
    }

    /// Decides what to do for one customer.
    ///
    /// It never fails: a plugin that does is a failure in the decision, and the rest goes on. At most
    /// [`Limits::concurrency`] decisions run at once; the others wait. A plugin gives way to other tasks once a
    /// millisecond, and dropping the future stops it. It works on every async runtime.
    #[tracing::instrument(name = "decide", skip_all, fields(decision = %context.decision_id, hook = %context.hook))]
    pub async fn decide(&self, context: &Context) -> Decision {
        let inner = &*self.inner;
        let _permit = self.permit().await;
        let facts = Facts::prepare(context);
        let mut proposals = Vec::with_capacity(inner.plugins.len());
        for plugin in inner.plugins.iter().filter(|plugin| plugin.answers(context.hook)) {
            proposals.push(plugin.propose(&facts, &inner.policy, &inner.limits).await);
        }
        let decision = conclude(inner, context, &facts, proposals);
        let (offered, withheld, failed) = (decision.offered.len(), decision.withheld.len(), decision.failures.len());
        tracing::debug!(offered, withheld, failed, "decided");
        decision
    }

    /// [`Host::decide`] for a thread that has no async runtime.
    #[must_use]
    pub fn decide_blocking(&self, context: &Context) -> Decision {
        pollster::block_on(self.decide(context))
    }

    /// Asks one plugin alone, before guardrails and ranking, whatever the hook; `None` if there is no such plugin.
    pub async fn propose(&self, plugin: &str, context: &Context) -> Option<Proposal> {
        let inner = &*self.inner;
        let plugin = self.plugin(plugin)?;
        let _permit = self.permit().await;
        Some(plugin.propose(&Facts::prepare(context), &inner.policy, &inner.limits).await)
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
        let _permit = self.permit().await;
        Some(plugin.exchange(&Facts::prepare(context), input.to_vec(), &inner.policy, &inner.limits).await)
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

    /// Reads a context's JSON of at most [`Limits::context_bytes`].
    ///
    /// # Errors
    /// [`ErrorKind::Context`] with the place of every violation: not JSON, too large, or not what the schema says.
    pub fn read_context(&self, json: &[u8]) -> Result<Context, Error> {
        read::context_within(json, self.inner.limits.context_bytes)
    }

    /// The plugins, by id.
    pub fn plugins(&self) -> impl Iterator<Item = &PluginFile> {
        self.inner.plugins.iter().map(|plugin| &plugin.file)
    }

    /// The policy.
    #[must_use]
    pub fn policy(&self) -> &Policy {
        &self.inner.policy
    }

    /// The limits.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.inner.limits
    }

    fn plugin(&self, id: &str) -> Option<&Plugin> {
        self.inner.plugins.iter().find(|plugin| plugin.file.manifest().id == id)
    }

    async fn permit(&self) -> SemaphorePermit<'_> {
        self.inner.permits.acquire().await.expect("the semaphore is never closed")
    }
}

impl std::fmt::Debug for Host {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let plugins: Vec<&str> = self.plugins().map(|file| file.manifest().id.as_str()).collect();
        f.debug_struct("Host").field("plugins", &plugins).finish_non_exhaustive()
    }
}

/// Screens and chooses among the proposals, and writes everything down.
fn conclude(inner: &Inner, context: &Context, facts: &Facts, proposals: Vec<Proposal>) -> Decision {
    let (mut plugins, mut failures, mut withheld) = (Vec::new(), Vec::new(), Vec::new());
    let (mut proposed, mut holds) = (Vec::new(), Vec::new());
    for proposal in proposals {
        let id = proposal.run.id.clone();
        withheld.extend(proposal.invalid);
        plugins.push(proposal.run);
        match proposal.answer {
            Ok(answer) => {
                holds.extend(answer.holds.into_iter().map(|hold| (id.clone(), hold)));
                proposed.extend(answer.actions.into_iter().map(|action| (id.clone(), action)));
            }
            Err(failure) => failures.push(failure),
        }
    }
    let situation = Situation { context, policy: &inner.policy, holds };
    let mut candidates = Vec::with_capacity(proposed.len());
    for (plugin, action) in proposed {
        match guardrail::screen(&situation, Candidate::new(plugin, action, &situation)) {
            Ok(candidate) => candidates.push(candidate),
            Err(refused) => withheld.push(*refused),
        }
    }
    let (offered, passed_over) = arbitrate::choose(&situation, candidates);
    withheld.extend(passed_over);
    withheld.sort_by(|one, other| place(one).cmp(&place(other)));
    Decision {
        contract: ContractVersion::default(),
        decision_id: context.decision_id.clone(),
        customer: context.customer.reference.clone(),
        hook: context.hook,
        as_of: context.as_of,
        offered,
        withheld,
        failures,
        plugins,
        policy: inner.policy_digest.clone(),
        context: facts.digest(),
        engine: format!("courtesy-host {}, wasmtime {WASMTIME}", env!("CARGO_PKG_VERSION")),
    }
}

/// The order in which withheld actions are listed.
fn place(withheld: &Withheld) -> (&str, &str) {
    (withheld.plugin.as_str(), withheld.action.id.as_str())
}

/// Collects what a [`Host`] is made of.
#[derive(Debug)]
pub struct HostBuilder {
    files: Vec<(PathBuf, Vec<u8>)>,
    policy: Policy,
    limits: Limits,
    cache: Option<PathBuf>,
}

impl HostBuilder {
    /// Adds a plugin's `.wasm` file, or every one in a folder and its sub-folders one level down. Can be called again.
    ///
    /// # Errors
    /// [`ErrorKind::Unreadable`] for what can't be read, and for a folder without plugins.
    pub fn plugins(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        self.files.extend(files::find(path.as_ref(), self.limits.module_bytes)?);
        Ok(self)
    }

    /// Adds a plugin by the bytes of its file; `name` stands in errors.
    #[must_use]
    pub fn plugin(mut self, name: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        self.files.push((name.into(), bytes));
        self
    }

    /// Sets the operator's policy.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Keeps compiled plugins in this folder, so that the next start is quick. It is made if it doesn't exist, and must
    /// be one that only its owner can write, since what lies in it is run.
    #[must_use]
    pub fn cache(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cache = Some(folder.into());
        self
    }

    /// Checks and compiles the plugins.
    ///
    /// # Errors
    /// The first plugin that can't be loaded, a policy that doesn't fit the plugins, a cache that others can write, or
    /// a sandbox that can't be set up.
    pub fn build(self) -> Result<Host, Error> {
        self.limits.check()?;
        let cache = self.cache.as_deref().map(cache::prepare).transpose()?;
        let sandbox = Sandbox::new(self.limits.clone(), cache.as_deref())?;
        let mut plugins = Vec::with_capacity(self.files.len());
        for (path, bytes) in self.files {
            let about = |fault: Error| fault.about(path.display().to_string());
            let file = PluginFile::parse(bytes, &self.limits).map_err(about)?;
            if self.policy.plugins.get(&file.manifest().id).is_some_and(|grant| !grant.enabled) {
                continue;
            }
            plugins.push(Plugin::load(file, &self.policy, &sandbox).map_err(about)?);
        }
        plugins.sort_by(|one, other| one.file.manifest().id.cmp(&other.file.manifest().id));
        refuse_duplicates(&plugins)?;
        refuse_unknown(&self.policy, &plugins)?;
        let permits = Semaphore::new(self.limits.concurrency as usize);
        let policy_digest = digest::named(&serde_json::to_vec(&self.policy).expect("a policy is plain data"));
        Ok(Host {
            inner: Arc::new(Inner { plugins, policy: self.policy, policy_digest, limits: self.limits, permits }),
        })
    }
}

fn refuse_duplicates(plugins: &[Plugin]) -> Result<(), Error> {
    let same = plugins.windows(2).find(|pair| pair[0].file.manifest().id == pair[1].file.manifest().id);
    match same {
        None => Ok(()),
        Some(pair) => {
            let message = format!("two plugins have the id `{}`; remove one of them", pair[0].file.manifest().id);
            Err(Error::new(ErrorKind::Duplicate, message))
        }
    }
}

/// A policy that names a plugin by mistake would leave the right one without its restrictions.
fn refuse_unknown(policy: &Policy, plugins: &[Plugin]) -> Result<(), Error> {
    let ids = || plugins.iter().map(|plugin| plugin.file.manifest().id.as_str());
    let unknown = policy.plugins.iter().find(|(id, grant)| grant.enabled && !ids().any(|known| known == id.as_str()));
    match unknown {
        None => Ok(()),
        Some((id, _)) => {
            let near = crate::nearest_name(id.as_str(), ids())
                .map_or(String::new(), |near| format!(" Did you mean `{near}`?"));
            let message = format!(
                "the policy has settings for a plugin `{id}`, which isn't loaded; load it, or set `enabled = false` for it.{near}"
            );
            Err(Error::new(ErrorKind::Policy, message))
        }
    }
}
