//! Loading plugins, with what was compiled before kept on disk.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use courtesy_contract::{Manifest, Policy};
use courtesy_host::{Error, ErrorKind, Host, HostBuilder, Limits, PluginFile, read};

use crate::console::Console;
use crate::{files, report};

/// The environment variable that names the folder for compiled plugins; set and empty, they are kept nowhere.
const CACHE: &str = "COURTESY_CACHE";

/// Loads plugins, and keeps compiled ones in `COURTESY_CACHE` or the user's cache folder.
///
/// # Errors
/// The first plugin that can't be loaded, a policy that doesn't fit them, a folder in `COURTESY_CACHE` that can't be used.
pub(crate) fn host(plugins: &[PathBuf], policy: &Policy, console: &mut Console) -> Result<Host> {
    load(|| builder(plugins, policy), console)
}

fn load(builder: impl Fn() -> Result<HostBuilder>, console: &mut Console) -> Result<Host> {
    let named = std::env::var_os(CACHE).map(PathBuf::from);
    let Some(folder) = named.clone().or_else(usual_folder).filter(|folder| !folder.as_os_str().is_empty()) else {
        return Ok(builder()?.build()?);
    };
    match builder()?.cache(folder).build() {
        // Nobody asked for the usual folder, so that it can't be used stops nothing.
        Err(error) if error.kind() == ErrorKind::Sandbox && named.is_none() => {
            let host = builder()?.build()?;
            report::remark(console.err, &format!("{error}; until then plugins are compiled at each start"))?;
            Ok(host)
        }
        loaded => Ok(loaded?),
    }
}

/// Loads plugins under the policy in a file, or under the default one.
///
/// # Errors
/// As [`policy`] and [`host`]; names the file of a policy that doesn't fit the plugins.
pub(crate) fn host_with_policy(plugins: &[PathBuf], file: Option<&Path>, console: &mut Console) -> Result<Host> {
    host(plugins, &policy(file)?, console).map_err(|error| {
        let is_of_policy = error.downcast_ref::<Error>().is_some_and(|error| error.kind() == ErrorKind::Policy);
        match file.filter(|_| is_of_policy) {
            Some(file) => error.context(file.display().to_string()),
            None => error,
        }
    })
}

/// Loads one plugin. What the policy says of others doesn't matter here.
///
/// # Errors
/// As [`host`].
pub(crate) fn alone(wasm: &Path, policy: Policy, console: &mut Console) -> Result<(Host, Manifest)> {
    let bytes = files::read(wasm, files::PLUGIN_MAX_BYTES)?;
    let file = PluginFile::parse(bytes, &Limits::default()).with_context(|| wasm.display().to_string())?;
    let alone = || Ok(builder(&[wasm.to_owned()], &policy)?.allow_absent_plugins());
    Ok((load(alone, console)?, file.manifest().clone()))
}

/// The policy in a file, or the default one.
///
/// # Errors
/// When the file can't be read or isn't a policy.
pub(crate) fn policy(path: Option<&Path>) -> Result<Policy> {
    let Some(path) = path else { return Ok(Policy::default()) };
    read::policy(&files::read_text(path)?).with_context(|| path.display().to_string())
}

fn builder(plugins: &[PathBuf], policy: &Policy) -> Result<HostBuilder> {
    let mut builder = Host::builder().policy(policy.clone());
    for path in plugins {
        builder = builder.plugins(path)?;
    }
    Ok(builder)
}

/// Where programs of this user keep what they can compute again.
fn usual_folder() -> Option<PathBuf> {
    let variable = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = std::env::home_dir().filter(|home| home.is_absolute());
    let caches = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home.map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| home.map(|home| home.join(".cache")))
    };
    caches.map(|caches| caches.join("courtesy"))
}
