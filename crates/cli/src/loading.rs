//! Loads plugins, with a cache of compiled ones on disk.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::thread::available_parallelism;

use anyhow::{Context as _, Result};
use courtesy_contract::{Manifest, Policy};
use courtesy_host::{CompilerProcess, Error, ErrorKind, Host, HostBuilder, Limits, PluginFile, PluginFolders, read};
use courtesy_report::text;

use crate::console::Console;
use crate::waiting::announced_if_slow;
use crate::{files, messages};

/// Names the folder for compiled plugins; set but empty, there is no cache.
const CACHE: &str = "COURTESY_CACHE";

/// Names the folder of the operator's message catalogues.
const MESSAGES: &str = "COURTESY_MESSAGES";

/// Permission to compile in processes of their own. Unit tests, whose `main` isn't ours, have none.
static COMPILER: OnceLock<CompilerProcess> = OnceLock::new();

/// From now on, compiles every plugin in a process of its own.
pub(crate) fn compile_in(compiler: CompilerProcess) {
    COMPILER.get_or_init(|| compiler);
}

/// Loads plugins, caching compiled ones in `COURTESY_CACHE` or the user's cache folder.
fn load(builder: impl Fn() -> Result<HostBuilder>, console: &mut Console) -> Result<Host> {
    with_cache(console, |cache| {
        let builder = builder()?;
        let builder = match cache {
            Some(folder) => builder.cache(folder),
            None => builder,
        };
        Ok(builder.build()?)
    })
}

/// Compiles a plugin as loading does, and says why if it can't be loaded.
///
/// # Errors
/// If nothing could be compiled here.
pub(crate) fn compile(plugin: &PluginFile, console: &mut Console) -> Result<std::result::Result<(), Error>> {
    with_cache(console, |cache| match plugin.compile(&Limits::default(), cache, COMPILER.get().copied()) {
        Err(error) if error.kind() == ErrorKind::Sandbox => Err(error.into()),
        result => Ok(result),
    })
}

/// Does `work`, which compiles plugins, with the cache folder; announces it if it is slow.
fn with_cache<T>(console: &mut Console, work: impl Fn(Option<&Path>) -> Result<T>) -> Result<T> {
    let Some((folder, is_named)) = cache_folder() else {
        return announced_if_slow("compiling plugins; to do this only once, set COURTESY_CACHE to a folder", || {
            work(None)
        });
    };
    let once = "compiling plugins; later runs take them from the cache";
    match announced_if_slow(once, || work(Some(&folder))) {
        // Nobody asked for the default folder, so not being able to use it isn't an error.
        Err(error) if !is_named && is_of_sandbox(&error) => {
            let done = work(None)?;
            messages::remark(console.err, &format!("{error}; until then, plugins are compiled on every run"))?;
            Ok(done)
        }
        done => done,
    }
}

/// The folder for compiled plugins, and whether somebody named it; `None` if there is to be none.
fn cache_folder() -> Option<(PathBuf, bool)> {
    let named = std::env::var_os(CACHE).map(PathBuf::from);
    let is_named = named.is_some();
    let folder = named.or_else(usual_folder).filter(|folder| !folder.as_os_str().is_empty())?;
    Some((folder, is_named))
}

/// Loads plugins under a policy for a server, which makes so many decisions at once. Nothing is printed.
///
/// # Errors
/// Those of [`host_with_policy`].
#[cfg(feature = "server")]
pub(crate) fn for_server(plugins: &[PathBuf], policy: &Policy, at_once: u32) -> Result<Host> {
    let build = |cache: Option<PathBuf>| {
        let builder = builder(plugins, policy, Some(u16::try_from(at_once).unwrap_or(u16::MAX)))?;
        let builder = match cache {
            Some(folder) => builder.cache(folder),
            None => builder,
        };
        Ok(builder.build()?)
    };
    match cache_folder() {
        None => build(None),
        Some((folder, is_named)) => match build(Some(folder)) {
            Err(error) if !is_named && is_of_sandbox(&error) => build(None),
            built => built,
        },
    }
}

/// Loads one plugin, given the bytes of its file, under a server's policy, which may name others. It is compiled anew and kept
/// nowhere.
///
/// # Errors
/// If the plugin can't be loaded.
#[cfg(feature = "server")]
pub(crate) fn for_playground(bytes: Vec<u8>, policy: &Policy) -> Result<Host> {
    Ok(builder(&[], policy, Some(1))?.plugin("the plugin", bytes).allow_absent_plugins().build()?)
}

fn is_of_sandbox(error: &anyhow::Error) -> bool {
    error.downcast_ref::<Error>().is_some_and(|error| error.kind() == ErrorKind::Sandbox)
}

/// Loads plugins under the policy in a file, or the default policy, to decide on this many threads; one per processor
/// by default.
///
/// # Errors
/// The first plugin that can't be loaded, a folder in `COURTESY_CACHE` that can't be used, and those of [`policy`]. If
/// the policy doesn't fit the plugins, names its file and lines.
pub(crate) fn host_with_policy(
    plugins: &[PathBuf],
    file: Option<&Path>,
    threads: Option<u16>,
    console: &mut Console,
) -> Result<Host> {
    let policy = policy(file)?;
    load(|| builder(plugins, &policy, threads), console).map_err(|error| in_policy(error, file))
}

/// Adds the policy's file and lines to an error that the policy caused.
pub(crate) fn in_policy(error: anyhow::Error, file: Option<&Path>) -> anyhow::Error {
    let is_of_policy = error.downcast_ref::<Error>().is_some_and(|error| error.kind() == ErrorKind::Policy);
    let Some(file) = file.filter(|_| is_of_policy) else { return error };
    let located: anyhow::Error = match (error.downcast::<Error>(), files::read_text(file)) {
        (Ok(fault), Ok(text)) => fault.with_lines_of(&text).into(),
        (Ok(fault), Err(_)) => fault.into(),
        (Err(error), _) => error,
    };
    located.context(file.display().to_string())
}

/// Points out settings that are valid but rarely intended.
pub(crate) fn advise(file: &Path, policy: &Policy, console: &mut Console) -> Result<()> {
    for advice in courtesy_host::advice(policy) {
        messages::remark(console.err, &format!("{}: {}", file.display(), advice.message))?;
    }
    Ok(())
}

/// Rejects a policy that doesn't fit the plugins. Nothing is compiled.
///
/// # Errors
/// Those of [`host_with_policy`].
pub(crate) fn check(plugins: &[PathBuf], policy: &Policy) -> Result<()> {
    Ok(builder(plugins, policy, None)?.check()?)
}

/// Reports which of the named folders hold plugins that aren't built: they are never called, and the operator may rely
/// on them.
///
/// # Errors
/// If it can't be written.
pub(crate) fn report_unbuilt<'h>(hosts: impl IntoIterator<Item = &'h Host>, console: &mut Console) -> io::Result<()> {
    let remarks: BTreeSet<String> = hosts.into_iter().filter_map(|host| unbuilt(host.plugin_folders())).collect();
    remarks.iter().try_for_each(|line| messages::remark(console.err, line))
}

fn unbuilt(PluginFolders { built, unbuilt, .. }: &PluginFolders) -> Option<String> {
    let name = |path: &PathBuf| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let names: Vec<String> = unbuilt.iter().map(name).collect();
    let have = if names.len() == 1 { "has" } else { "have" };
    (!names.is_empty()).then(|| {
        format!(
            "{} of {} plugin folders hold a built plugin: {} {have} none; run `courtesy build`",
            built.len(),
            built.len() + unbuilt.len(),
            text::listed(&names)
        )
    })
}

/// Loads one plugin. What the policy says about others is ignored.
///
/// # Errors
/// Those of [`host_with_policy`].
pub(crate) fn alone(wasm: &Path, policy: Policy, console: &mut Console) -> Result<(Host, Manifest)> {
    let bytes = files::read(wasm, files::PLUGIN_MAX_BYTES)?;
    let file = PluginFile::parse(bytes, &Limits::default()).with_context(|| wasm.display().to_string())?;
    let alone = || Ok(builder(&[wasm.to_owned()], &policy, None)?.allow_absent_plugins());
    Ok((load(alone, console)?, file.manifest().clone()))
}

/// The policy in a file, or the default one.
///
/// # Errors
/// If the file can't be read or isn't a policy.
pub(crate) fn policy(path: Option<&Path>) -> Result<Policy> {
    let Some(path) = path else { return Ok(Policy::default()) };
    read::policy(&files::read_text(path)?).with_context(|| path.display().to_string())
}

fn builder(plugins: &[PathBuf], policy: &Policy, threads: Option<u16>) -> Result<HostBuilder> {
    let processors = || available_parallelism().map_or(1, |processors| processors.get() as u32);
    // A thread makes one decision at a time; more instances would only reserve unused address space.
    let limits = Limits { concurrency: threads.map_or_else(processors, u32::from), ..Limits::default() };
    let mut builder = Host::builder().policy(policy.clone()).limits(limits);
    if let Some(compiler) = COMPILER.get() {
        builder = builder.compile_in(*compiler);
    }
    for path in plugins {
        builder = builder.plugins(path)?;
    }
    match std::env::var_os(MESSAGES).map(PathBuf::from).filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => with_catalogues(builder, &folder),
        None => Ok(builder),
    }
}

/// Adds every `.ftl` file of a folder; each is named after its language, such as `nl.ftl`.
fn with_catalogues(mut builder: HostBuilder, folder: &Path) -> Result<HostBuilder> {
    let context = || format!("{} (from {MESSAGES})", folder.display());
    let files = std::fs::read_dir(folder).with_context(context)?;
    let files = files.map(|file| file.map(|file| file.path())).collect::<io::Result<Vec<_>>>().with_context(context)?;
    let mut files: Vec<_> = files.into_iter().filter(|file| file.extension().is_some_and(|it| it == "ftl")).collect();
    files.sort();
    for file in files {
        let language = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        builder = builder.catalogue(language, file.display().to_string(), files::read_text(&file)?);
    }
    Ok(builder)
}

/// The user's cache folder.
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
