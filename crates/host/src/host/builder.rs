//! Setting a host up: everything that can be wrong is found here, before the first decision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_contract::{Code, Mode, PluginPin, Policy};
use tokio::sync::Semaphore;

use super::{Host, Inner};
use crate::guardrail::{self, Guardrail};
use crate::guest::{Sandbox, WASMTIME};
use crate::plugin::{Plugin, PluginFile};
use crate::replay::Ingredients;
use crate::{Error, ErrorKind, Limits, cache, digest, files, policy, zones};

/// Collects what a [`Host`] is made of.
#[derive(Default)]
pub struct HostBuilder {
    files: Vec<(PathBuf, Vec<u8>)>,
    policy: Policy,
    rules: Vec<Box<dyn Guardrail>>,
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

    /// Adds a rule of the backend's own, which is asked after Courtesy's. Can be called again.
    #[must_use]
    pub fn guardrail(mut self, rule: impl Guardrail + 'static) -> Self {
        self.rules.push(Box::new(rule));
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
    /// The first plugin that can't be loaded, a policy that contradicts itself or doesn't fit the plugins, a rule
    /// without a name of its own, a cache that others can write, or a sandbox that can't be set up.
    pub fn build(self) -> Result<Host, Error> {
        self.limits.check()?;
        policy::refuse_contradictions(&self.policy)?;
        let rules = names(&self.rules)?;
        let cache = self.cache.as_deref().map(cache::prepare).transpose()?;
        let sandbox = Sandbox::new(self.limits.clone(), cache.as_deref())?;
        let mut plugins = Vec::with_capacity(self.files.len());
        for (path, bytes) in self.files {
            let about = |fault: Error| fault.about(path.display().to_string());
            let file = PluginFile::parse(bytes, &self.limits).map_err(about)?;
            if self.policy.plugins.get(&file.manifest().id).is_some_and(|grant| grant.mode == Mode::Off) {
                continue;
            }
            plugins.push(Plugin::load(file, &self.policy, &sandbox).map_err(about)?);
        }
        plugins.sort_by(|one, other| one.id().cmp(other.id()));
        refuse_duplicates(&plugins)?;
        refuse_unknown(&self.policy, &plugins)?;
        let ingredients = Ingredients {
            engine: format!("courtesy-host {}, wasmtime {WASMTIME}", env!("CARGO_PKG_VERSION")),
            time_zones: zones::version().to_owned(),
            limits: self.limits.fingerprint(),
            policy: digest::named(&serde_json::to_vec(&self.policy).expect("a policy is plain data")),
            plugins: plugins.iter().map(|plugin| pin(&plugin.file)).collect(),
            rules,
        };
        let permits = Semaphore::new(self.limits.concurrency as usize);
        let (policy, rules, limits) = (self.policy, self.rules, self.limits);
        Ok(Host { inner: Arc::new(Inner { plugins, policy, rules, ingredients, limits, permits }) })
    }
}

impl std::fmt::Debug for HostBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let files: Vec<&PathBuf> = self.files.iter().map(|(path, _)| path).collect();
        f.debug_struct("HostBuilder").field("files", &files).finish_non_exhaustive()
    }
}

fn pin(file: &PluginFile) -> PluginPin {
    let manifest = file.manifest();
    PluginPin { id: manifest.id.clone(), version: manifest.version.clone(), digest: file.digest().to_owned() }
}

/// The names of a backend's own rules, each one used once and by nobody else.
fn names(rules: &[Box<dyn Guardrail>]) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = Vec::with_capacity(rules.len());
    for rule in rules {
        let name = rule.rule();
        if Code::new(name).is_err() || guardrail::NAMES.contains(&name) || names.iter().any(|taken| taken == name) {
            let message = format!(
                "a rule is named `{name}`, which isn't a snake_case name of its own; call it otherwise, such as `calls_at_home`"
            );
            return Err(Error::new(ErrorKind::Policy, message));
        }
        names.push(name.to_owned());
    }
    Ok(names)
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
    let unknown =
        policy.plugins.iter().find(|(id, grant)| grant.mode != Mode::Off && !ids().any(|known| known == id.as_str()));
    match unknown {
        None => Ok(()),
        Some((id, _)) => {
            let near = crate::nearest_name(id.as_str(), ids())
                .map_or(String::new(), |near| format!(" Did you mean `{near}`?"));
            let message = format!(
                "the policy has settings for a plugin `{id}`, which isn't loaded; load it, or set `mode = \"off\"` for it.{near}"
            );
            Err(Error::new(ErrorKind::Policy, message))
        }
    }
}
