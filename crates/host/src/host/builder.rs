//! Setting up a host. Every mistake is found here, before the first decision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use courtesy_contract::{Code, Digest, Exclusion, Manifest, PluginPin, Policy, Slug, Violation};

use super::loading;
use super::turns::Turns;
use super::{Host, Inner};
use crate::calendar::zones;
use crate::digest;
use crate::document::{nearest_name, places};
use crate::messages::{self, Catalogues};
use crate::plugin::PluginInfo;
use crate::plugin::files::Found;
use crate::replay::Ingredients;
use crate::rules::{Guardrail, Rule, Rulebook};
use crate::sandbox::{Cache, CompilerProcess, Sandbox, WASMTIME};
use crate::{Error, ErrorKind, Limits, policy};

/// Builds a [`Host`].
#[derive(Default)]
pub struct HostBuilder {
    found: Found,
    policy: Policy,
    rules: Vec<Box<dyn Guardrail>>,
    catalogues: Vec<messages::Source>,
    limits: Limits,
    cache: Option<PathBuf>,
    compiler: Option<CompilerProcess>,
    absent_allowed: bool,
    #[cfg(any(test, feature = "testing"))]
    in_process: Vec<crate::testing::InProcess>,
}

impl Host {
    /// Starts with no plugins, the default policy and the default limits.
    #[must_use]
    pub fn builder() -> HostBuilder {
        HostBuilder::default()
    }
}

impl HostBuilder {
    /// Adds a plugin's `.wasm` file, or every one in a folder and its direct sub-folders. Can be called again.
    ///
    /// A file counts once, however many links lead to it. In a folder, names that start with a dot are skipped, because
    /// Kubernetes, editors and archivers create such files beside the plugins.
    ///
    /// # Errors
    /// [`ErrorKind::Unreadable`] for something that can't be read, for a broken link in a folder, because a plugin would be
    /// missing, and for a folder without plugins.
    pub fn plugins(mut self, path: impl AsRef<Path>) -> Result<Self, Error> {
        self.found.add(path.as_ref(), self.limits.module_bytes)?;
        Ok(self)
    }

    /// Adds a plugin by the bytes of its file; `name` is for errors.
    #[must_use]
    pub fn plugin(mut self, name: impl Into<PathBuf>, bytes: Vec<u8>) -> Self {
        self.found.files.push((name.into(), bytes));
        self
    }

    /// The plugins added so far, each with its path or name and the bytes of its file, to build the same host elsewhere.
    pub fn files(&self) -> impl Iterator<Item = (&Path, &[u8])> {
        self.found.files.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice()))
    }

    /// Adds a plugin that is a function of your test. Can be called again.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn in_process(mut self, plugin: crate::testing::InProcess) -> Self {
        self.in_process.push(plugin);
        self
    }

    /// Sets the operator's policy; decisions follow the profile in force. Every plugin that it names, in `plugin_order` too, must be loaded or have the mode `off`,
    /// because a misspelt name would silently do nothing.
    #[must_use]
    pub fn policy(mut self, policy: Policy) -> Self {
        self.policy = policy;
        self
    }

    /// Lets the policy name plugins that aren't loaded, for tools that load only some of an operator's plugins.
    #[must_use]
    pub fn allow_absent_plugins(mut self) -> Self {
        self.absent_allowed = true;
        self
    }

    /// Adds a rule of the backend's own, which is asked after Courtesy's. Can be called again. A record knows a rule only by
    /// its name: if its code changes, give it another name, or a replay can't tell why a decision differs.
    #[must_use]
    pub fn guardrail(mut self, rule: impl Guardrail + 'static) -> Self {
        self.rules.push(Box::new(rule));
        self
    }

    /// Adds a catalogue over Courtesy's own. It can replace any message, or add a language, whose missing messages are in
    /// English. Can be called again; of two catalogues in one language, the later one takes precedence.
    ///
    /// `language` is the language's tag, such as `nl` or `nl-BE`; `name` is for errors; `text` is in Fluent, like the output
    /// of `courtesy schema messages`. The catalogue is checked when the host is built.
    ///
    /// ```
    /// use courtesy_host::Host;
    ///
    /// let ours = "permission-revoked = You said no to this a while ago, and of course we stick to that.";
    /// let host = Host::builder().catalogue("en", "our-words.ftl", ours).build()?;
    ///
    /// let misspelt = Host::builder().catalogue("en", "our-words.ftl", "permission-revokd = You said no to this.");
    /// assert!(misspelt.build().unwrap_err().to_string().contains("did you mean `permission-revoked`?"));
    /// # Ok::<(), courtesy_host::Error>(())
    /// ```
    #[must_use]
    pub fn catalogue(mut self, language: impl Into<String>, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.catalogues.push(messages::Source::of_operator(language.into(), name.into(), text.into()));
        self
    }

    /// Sets the limits.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Caches compiled plugins in this folder, so that the next start is fast. It is created if it doesn't exist. Only its owner
    /// may be able to write to it, because its contents are executed.
    #[must_use]
    pub fn cache(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cache = Some(folder.into());
        self
    }

    /// Compiles each plugin in a process of its own, whose time and memory are limited. Without this, plugins are compiled in
    /// this process: then the limits on a file's contents are all that bounds the compiler's memory, and a compiler whose time
    /// is up goes on in the background.
    #[must_use]
    pub fn compile_in(mut self, compiler: CompilerProcess) -> Self {
        self.compiler = Some(compiler);
        self
    }

    /// Checks the plugins and the policy as [`build`](Self::build) does, but compiles nothing.
    ///
    /// # Errors
    /// As [`build`](Self::build), except for errors that only compiling finds.
    pub fn check(mut self) -> Result<(), Error> {
        self.sources(None)?;
        self.messages().map(drop)
    }

    /// The catalogues of the policy's languages.
    fn messages(&self) -> Result<Catalogues, Error> {
        let own: Vec<_> = self.rules.iter().map(|rule| (rule.name(), rule.messages())).collect();
        Catalogues::prepare(&self.policy, &own, &self.catalogues)
    }

    /// The plugins to compile, and those that are off, after every check that doesn't need compiling.
    fn sources(&mut self, cache: Option<&Cache>) -> Result<Sources, Error> {
        self.limits.check()?;
        policy::reject_contradictions(&self.policy)?;
        let files = std::mem::take(&mut self.found.files);
        let sources = loading::inspect(files, &self.limits, cache)?;
        #[cfg(any(test, feature = "testing"))]
        let sources = {
            let functions = std::mem::take(&mut self.in_process).into_iter();
            let functions = functions.map(|function| loading::Source::of_function(function, &self.limits));
            sources.into_iter().map(Ok).chain(functions).collect::<Result<Vec<_>, Error>>()?
        };
        let in_force = policy::in_force(&self.policy)?;
        let runs = |source: &loading::Source| !policy::is_off(&in_force, &source.file.manifest().id);
        loading::refuse_duplicates(sources.iter().filter(|source| runs(source)))?;
        let manifests: Vec<&Manifest> = sources.iter().map(|source| source.file.manifest()).collect();
        reject_misfits(&self.policy, &manifests, self.absent_allowed)?;
        let (run, off) = sources.into_iter().partition(runs);
        self.policy = in_force;
        Ok(Sources { run, off })
    }

    /// Checks the plugins and the policy, and compiles the plugins on all processors.
    ///
    /// # Errors
    /// The first plugin that can't be loaded, a policy that contradicts itself or doesn't fit the plugins, an invalid catalogue,
    /// a rule without a unique name, a cache that others can write to, or a sandbox that can't be set up.
    pub fn build(mut self) -> Result<Host, Error> {
        let rules = names(&self.rules)?;
        let cache = self.cache.as_deref().map(Cache::open).transpose()?;
        let Sources { run, off } = self.sources(cache.as_ref())?;
        let catalogues = self.messages()?;
        let sandbox = Sandbox::new(self.limits.clone(), run.len())?;
        let sandbox = sandbox.with_cache(cache).with_compiler(self.compiler);
        let mut plugins = loading::compile(run, &self.policy, &sandbox)?;
        plugins.sort_by(|one, other| one.id().cmp(other.id()));
        let mut off: Vec<PluginInfo> = off.into_iter().map(|source| source.file.into_info()).collect();
        off.sort_by(|one, other| one.manifest().id.cmp(&other.manifest().id));
        let ingredients = Ingredients {
            engine: format!("courtesy-host {}, wasmtime {WASMTIME}", env!("CARGO_PKG_VERSION")),
            time_zones: zones::version().to_owned(),
            limits_digest: self.limits.digest(),
            policy_digest: policy_digest(&self.policy),
            plugins: plugins.iter().map(|plugin| pin(&plugin.file)).collect(),
            rules,
            messages_digest: catalogues.digest(),
        };
        let turns = Turns::new(self.limits.concurrency as usize);
        let book = Rulebook::new(self.policy, self.rules, Arc::new(catalogues));
        let (limits, folders) = (self.limits, self.found.folders);
        Ok(Host { inner: Arc::new(Inner { plugins, off, folders, book, ingredients, limits, turns }) })
    }
}

impl std::fmt::Debug for HostBuilder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let files: Vec<&PathBuf> = self.found.files.iter().map(|(path, _)| path).collect();
        f.debug_struct("HostBuilder").field("files", &files).finish_non_exhaustive()
    }
}

/// The plugins that were inspected.
struct Sources {
    run: Vec<loading::Source>,
    off: Vec<loading::Source>,
}

/// The digest of the policy in force, however it is written: without the time zone, which every period on the calendar has.
fn policy_digest(policy: &Policy) -> Digest {
    let policy = Policy { time_zone: None, ..policy.clone() };
    digest::of(&serde_json::to_vec(&policy).expect("a policy is plain data"))
}

fn pin(file: &PluginInfo) -> PluginPin {
    let manifest = file.manifest();
    PluginPin { id: manifest.id.clone(), version: manifest.version.clone(), digest: file.digest() }
}

/// The names of the backend's own rules, which must be unique and not Courtesy's.
fn names(rules: &[Box<dyn Guardrail>]) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = Vec::with_capacity(rules.len());
    for rule in rules {
        let name = rule.name();
        if Code::new(name).is_err()
            || Rule::ALL.iter().any(|rule| rule.name() == name)
            || names.iter().any(|taken| taken == name)
        {
            let message = format!(
                "a rule is named `{name}`, which isn't a unique snake_case name; choose another, such as `calls_at_home`"
            );
            return Err(Error::new(ErrorKind::Policy, message));
        }
        names.push(name.to_owned());
    }
    Ok(names)
}

/// Rejects a policy that doesn't fit the plugins, before anything is compiled.
fn reject_misfits(policy: &Policy, manifests: &[&Manifest], absent_allowed: bool) -> Result<(), Error> {
    if !absent_allowed {
        reject_unknown_plugins(policy, manifests)?;
    }
    policy::reject_misfit(policy, manifests)
}

/// Rejects names of unknown plugins: the plugin that was meant would run without its restrictions.
fn reject_unknown_plugins(policy: &Policy, manifests: &[&Manifest]) -> Result<(), Error> {
    let loaded = || manifests.iter().map(|manifest| manifest.id.as_str());
    let is_known =
        |policy: &Policy, id: &Slug| policy::is_off(policy, id) || loaded().any(|known| known == id.as_str());
    let violations = policy::under_each(policy, |policy| {
        let unknown = named(policy).into_iter().filter(|(_, id)| !is_known(policy, id));
        let told = unknown.map(|(at, id)| {
            let near = nearest_name(id.as_str(), loaded())
                .map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
            Violation { at, message: format!("no plugin `{id}` is loaded{near}") }
        });
        told.collect()
    })?;
    if violations.is_empty() {
        return Ok(());
    }
    let message = "the policy names plugins that aren't loaded; load them, correct the name, or set `mode = \"off\"` for \
                   them under [plugins]:";
    Err(places::error_in(policy, ErrorKind::Policy, message, violations))
}

/// Every plugin that a policy names, with the place of its name.
fn named(policy: &Policy) -> Vec<(String, &Slug)> {
    let granted = policy.plugins.keys().map(|id| (format!("/plugins/{id}"), id));
    let ordered = policy.plugin_order.iter().enumerate().map(|(index, id)| (format!("/plugin_order/{index}"), id));
    let budgets = policy.budgets.iter().map(|budget| budget.plugin.as_ref());
    let holdouts = policy.holdouts.iter().map(|holdout| holdout.plugin.as_ref());
    let levers = policy.arbitration.levers.iter().map(|lever| lever.plugin.as_ref());
    let mut named: Vec<(String, &Slug)> = granted.chain(ordered).collect();
    named.extend(at_each("/budgets", budgets));
    named.extend(at_each("/holdouts", holdouts));
    named.extend(at_each("/arbitration/levers", levers));
    for (index, exclusion) in policy.exclusions.iter().enumerate() {
        let selectors = match exclusion {
            Exclusion::NeverTogether { a, b, .. } => vec![("a", a), ("b", b)],
            Exclusion::NeverFollowed { first, then, .. } | Exclusion::OnlyAfter { first, then, .. } => {
                vec![("first", first), ("then", then)]
            }
            Exclusion::AtMost { of, .. } => vec![("of", of)],
        };
        let ids = selectors.into_iter().filter_map(|(name, selector)| Some((name, selector.plugin.as_ref()?)));
        named.extend(ids.map(|(name, id)| (format!("/exclusions/{index}/{name}/plugin"), id)));
    }
    named
}

/// The plugins that the items of a list name, with their places.
fn at_each<'p>(
    list: &'static str,
    items: impl Iterator<Item = Option<&'p Slug>>,
) -> impl Iterator<Item = (String, &'p Slug)> {
    items.enumerate().filter_map(move |(index, id)| Some((format!("{list}/{index}/plugin"), id?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    /// What a host without plugins says about a policy.
    fn refused(policy: &str) -> Vec<String> {
        let built = Host::builder().policy(read::policy(policy).unwrap()).build();
        built.err().map_or_else(Vec::new, |error| error.violations().iter().map(|found| found.at.clone()).collect())
    }

    const EVERYWHERE: &str = r#"
plugin_order = ["a"]
[[budgets]]
name = "all"
max = { minor = 1, currency = "EUR" }
per = { kind = "rolling", days = 1 }
plugin = "a"
[[exclusions]]
kind = "never_together"
a = { key = "k" }
b = { plugin = "a" }
[[exclusions]]
kind = "never_followed"
first = { plugin = "a" }
then = { key = "k" }
within = { days = 1 }
[[exclusions]]
kind = "only_after"
first = { key = "k" }
then = { plugin = "a" }
[[exclusions]]
kind = "at_most"
of = { plugin = "a" }
max = 1
per = { kind = "rolling", days = 1 }
[[holdouts]]
experiment = "spring"
per_10000 = 1
plugin = "a"
[[arbitration.levers]]
plugin = "a"
percent = 10
"#;

    #[test]
    fn a_plugin_that_is_not_loaded_is_refused_wherever_the_policy_names_it() {
        assert_eq!(
            refused(EVERYWHERE),
            [
                "/plugin_order/0",
                "/budgets/0/plugin",
                "/holdouts/0/plugin",
                "/arbitration/levers/0/plugin",
                "/exclusions/0/b/plugin",
                "/exclusions/1/first/plugin",
                "/exclusions/2/then/plugin",
                "/exclusions/3/of/plugin",
            ]
        );
        assert_eq!(refused("[plugins.a]\nholds = false\n"), ["/plugins/a"]);
    }

    #[test]
    fn a_plugin_that_is_off_may_be_named_anywhere() {
        assert_eq!(refused(&format!("{EVERYWHERE}[plugins.a]\nmode = \"off\"\n")), [""; 0]);
    }

    #[test]
    fn a_plugin_that_is_off_is_known_and_not_asked() {
        let manifest = "id = \"a\"\nversion = \"1.0.0\"\ncontract = \"1.1\"\nsummary = \"Asks.\"\nreads = []\nkinds = [\"check_in\"]\npurposes = [\"care\"]\n";
        let host = |policy: &str| {
            let answer =
                |_: &courtesy_contract::Context| read::answer(br#"{"contract": "1.1", "actions": []}"#).unwrap();
            let plugin = crate::testing::InProcess::new(read::manifest(manifest).unwrap(), answer);
            Host::builder().in_process(plugin).policy(read::policy(policy).unwrap()).build().unwrap()
        };
        let counts = |host: &Host| (host.plugins().count(), host.plugins_off().count());
        assert_eq!(counts(&host("")), (1, 0));
        let off = host("[plugins.a]\nmode = \"off\"\n[plugins.b]\nmode = \"off\"\n");
        assert_eq!(counts(&off), (0, 1));
        assert_eq!(off.plugins_off().next().unwrap().manifest().id.as_str(), "a");
    }

    #[test]
    fn a_tool_that_loads_some_plugins_may_use_a_policy_that_names_others() {
        let host = Host::builder().policy(read::policy(EVERYWHERE).unwrap()).allow_absent_plugins().build();
        assert!(host.is_ok());
    }
}
