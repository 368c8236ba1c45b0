//! The two hosts: their plugins, policies and differences.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use courtesy_analysis::compare::{Difference, Setup, Sides, differences};
use courtesy_contract::PluginPin;
use courtesy_host::{Host, PluginInfo};

use super::Compare;
use crate::console::Console;
use crate::loading;
use crate::sharing::Sharing;

/// The two sides, ready to decide.
pub(super) struct Hosts {
    pub(super) hosts: Sides<Host>,
    pub(super) setup: Sides<Setup>,
    pub(super) differences: Vec<Difference>,
}

impl Hosts {
    /// Loads what the arguments name.
    ///
    /// # Errors
    /// If there is nothing to compare, or a side can't be loaded; says which side.
    pub(super) fn load(compare: &Compare, console: &mut Console) -> Result<Self> {
        let a = Named::of(compare, &compare.a_plugins, compare.a.as_ref(), compare.a_sharing);
        let b = Named::of(compare, &compare.b_plugins, compare.b.as_ref(), compare.b_sharing);
        if a == b {
            bail!(
                "A and B are the same; name another policy with --b, other plugins with --b-plugins, or another --b-sharing"
            );
        }
        let hosts = Sides { a: a.load("A", compare.threads, console)?, b: b.load("B", compare.threads, console)? };
        loading::report_unbuilt([&hosts.a, &hosts.b], console)?;
        let setup = Sides { a: a.setup(&hosts.a), b: b.setup(&hosts.b) };
        let mut differences = differences(&setup, Sides { a: hosts.a.policy(), b: hosts.b.policy() });
        if a.sharing != b.sharing {
            let values = Sides { a: Some(a.sharing.word().into()), b: Some(b.sharing.word().into()) };
            differences.push(Difference::Setting { place: "sharing".to_owned(), values });
        }
        Ok(Self { hosts, setup, differences })
    }
}

/// What the arguments name for one side.
#[derive(PartialEq, Eq)]
struct Named {
    plugins: Vec<PathBuf>,
    policy: Option<PathBuf>,
    sharing: Sharing,
}

impl Named {
    /// What both sides share, plus what only this one has.
    fn of(compare: &Compare, plugins: &[PathBuf], policy: Option<&PathBuf>, sharing: Sharing) -> Self {
        let plugins = compare.plugins.iter().chain(plugins).cloned().collect();
        Self { plugins, policy: policy.or(compare.policy.as_ref()).cloned(), sharing }
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

fn pin(file: &PluginInfo) -> PluginPin {
    let manifest = file.manifest();
    PluginPin { id: manifest.id.clone(), version: manifest.version.clone(), digest: file.digest().to_owned() }
}
