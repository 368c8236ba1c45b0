//! The two sides: their plugins, their policies, and in what they differ.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use courtesy_contract::{PluginPin, Slug};
use courtesy_host::{Host, PluginFile};
use serde::Serialize;

use super::both::Both;
use super::{Compare, settings};
use crate::console::Console;
use crate::loading;

/// How many digits of a digest are enough to tell two files apart.
const DIGITS: usize = 12;

/// What a side is made of.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Setup {
    /// The policy's file; null for the default policy.
    pub(super) policy: Option<String>,
    pub(super) plugins: Vec<PluginPin>,
}

/// Something in which the sides differ; null where it isn't there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Difference {
    /// A setting by its place in the policy, or a plugin.
    pub(super) what: String,
    pub(super) a: Option<String>,
    pub(super) b: Option<String>,
}

/// The two sides, ready to decide.
pub(super) struct Sides {
    pub(super) hosts: Both<Host>,
    pub(super) setup: Both<Setup>,
    pub(super) differences: Vec<Difference>,
}

impl Sides {
    /// Loads what the arguments name.
    ///
    /// # Errors
    /// When nothing is to be compared, or a side can't be loaded; says which side.
    pub(super) fn load(compare: &Compare, console: &mut Console) -> Result<Self> {
        let a = Named::of(compare, &compare.a_plugins, compare.a.as_ref());
        let b = Named::of(compare, &compare.b_plugins, compare.b.as_ref());
        if a == b {
            bail!("A and B are the same; name another policy with --b, or other plugins with --b-plugins");
        }
        let hosts = Both { a: a.load("A", compare.threads, console)?, b: b.load("B", compare.threads, console)? };
        loading::tell_unbuilt([&hosts.a, &hosts.b], console)?;
        let setup = Both { a: a.setup(&hosts.a), b: b.setup(&hosts.b) };
        let mut differences = plugin_differences(&setup);
        differences.extend(settings::differences(hosts.a.policy(), hosts.b.policy()));
        Ok(Self { hosts, setup, differences })
    }
}

/// What the arguments name for one side.
#[derive(PartialEq, Eq)]
struct Named {
    plugins: Vec<PathBuf>,
    policy: Option<PathBuf>,
}

impl Named {
    /// What both sides have, and what this one has of its own.
    fn of(compare: &Compare, plugins: &[PathBuf], policy: Option<&PathBuf>) -> Self {
        let plugins = compare.plugins.iter().chain(plugins).cloned().collect();
        Self { plugins, policy: policy.or(compare.policy.as_ref()).cloned() }
    }

    fn load(&self, side: &str, threads: Option<u16>, console: &mut Console) -> Result<Host> {
        if self.plugins.is_empty() {
            let own = side.to_lowercase();
            bail!("{side} has no plugins; name them with --plugins, or with --{own}-plugins for {side} alone");
        }
        loading::host_with_policy(&self.plugins, self.policy.as_deref(), threads, console)
            .with_context(|| format!("{side} can't be loaded"))
    }

    fn setup(&self, host: &Host) -> Setup {
        let policy = self.policy.as_deref().map(Path::display).map(|path| path.to_string());
        Setup { policy, plugins: host.plugins().map(pin).collect() }
    }
}

fn pin(file: &PluginFile) -> PluginPin {
    let manifest = file.manifest();
    PluginPin { id: manifest.id.clone(), version: manifest.version.clone(), digest: file.digest() }
}

/// The plugins that only one side has, or each has another build of.
fn plugin_differences(setup: &Both<Setup>) -> Vec<Difference> {
    let mut pins = BTreeMap::<&Slug, (Option<&PluginPin>, Option<&PluginPin>)>::new();
    for pin in &setup.a.plugins {
        pins.entry(&pin.id).or_default().0 = Some(pin);
    }
    for pin in &setup.b.plugins {
        pins.entry(&pin.id).or_default().1 = Some(pin);
    }
    let differ = pins.into_iter().filter(|(_, (a, b))| a.map(|pin| pin.digest) != b.map(|pin| pin.digest));
    differ.map(|(id, (a, b))| Difference { what: format!("plugin {id}"), a: a.map(build), b: b.map(build) }).collect()
}

/// A build of a plugin by its version and the beginning of its digest.
fn build(pin: &PluginPin) -> String {
    format!("{} ({:.DIGITS$x})", pin.version, pin.digest)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn setup(plugins: serde_json::Value) -> Setup {
        Setup { policy: None, plugins: serde_json::from_value(plugins).unwrap() }
    }

    #[test]
    fn a_plugin_differs_by_its_file_whatever_its_version_says() {
        let pin = |id: &str, digit: &str| json!({"id": id, "version": "1.0.0", "digest": format!("sha256:{}", digit.repeat(64))});
        let a = setup(json!([pin("check-in", "a"), pin("gone", "c"), pin("same", "d")]));
        let b = setup(json!([pin("check-in", "b"), pin("same", "d")]));
        let found: Vec<_> = plugin_differences(&Both { a, b }).into_iter().map(|it| (it.what, it.a, it.b)).collect();
        let text = |text: &str| Some(text.to_owned());
        assert_eq!(
            found,
            [
                ("plugin check-in".to_owned(), text("1.0.0 (aaaaaaaaaaaa)"), text("1.0.0 (bbbbbbbbbbbb)")),
                ("plugin gone".to_owned(), text("1.0.0 (cccccccccccc)"), None),
            ]
        );
    }
}
