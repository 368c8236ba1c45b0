//! `courtesy build`

mod compile;
mod follow;
mod fresh;
mod missing;
mod remap;
pub(crate) mod wrapper;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use clap::{Args, ValueHint};
use courtesy_contract::Digest;
use courtesy_host::{Limits, PluginFile, pack};

use self::compile::{Compiled, Locking};

pub(crate) use self::fresh::{Building, up_to_date};
use crate::console::{Console, Ending};
use crate::files::{self, Guard};
use crate::plugin_folder::{PluginFolder, built};
use courtesy_report::{figures, style, text};

/// Compiles a plugin and packs it into one .wasm file
///
/// Runs cargo for wasm32-unknown-unknown, or else the command that plugin.toml names, in the plugin's folder; puts
/// plugin.toml into the module and writes ID.wasm beside plugin.toml, whole or not at all. That file is the plugin.
///
/// For a language that cargo doesn't compile, plugin.toml has a table `[build]`: `command`, a list of a program and its
/// arguments; `output`, the file it writes, such as `build/plugin.wasm`; and `install`, the command that installs what
/// it needs.
///
/// In Rust, the same source gives the same bytes on every machine with the same toolchain and Cargo.lock, because the
/// machine's paths are left out of the module. To do so it replaces RUSTFLAGS, RUSTC_WRAPPER and the same settings in
/// cargo's config. In other languages, whether builds are reproducible depends on the command.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy build
  courtesy build plugins/check-in plugins/human-touch
  courtesy build plugins --check")]
pub(crate) struct Build {
    /// Folders of plugins
    #[arg(value_name = "PATH", default_value = ".", value_hint = ValueHint::DirPath)]
    paths: Vec<PathBuf>,
    /// Writes nothing; exits with status 1 if a plugin's .wasm isn't what its source gives
    #[arg(long)]
    check: bool,
    /// The folder for cargo's output, for plugins in Rust
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    target_dir: Option<PathBuf>,
}

pub(crate) fn run(build: &Build, console: &mut Console) -> Result<Ending> {
    let mut stale = 0;
    for folder in PluginFolder::open_all(&build.paths)? {
        if build.check {
            // A check is about what is committed, which includes Cargo.lock.
            let packed = packed(&folder, build.target_dir.as_deref(), Locking::Locked)?;
            stale += usize::from(!is_up_to_date(&folder, &packed, console)?);
        } else {
            writeln!(console.out, "{}", make(&folder, build.target_dir.as_deref())?)?;
        }
    }
    Ok(Ending::of(stale))
}

/// The .wasm may be a link to another file, but not to one that it is made from.
fn guard_sources(folder: &PluginFolder) -> Result<()> {
    let mut guard = Guard::new();
    guard.reads_within(&folder.path, &[".toml", ".lock", ".json"])?;
    guard.reads_within(&folder.path.join("src"), &[""])?;
    guard.spares(&folder.wasm())
}

/// Compiles a plugin, writes it beside its `plugin.toml` and notes what it was made from. Returns a one-line
/// description.
fn make(folder: &PluginFolder, target_dir: Option<&Path>) -> Result<String> {
    let begun = built::Build::begin(folder)?;
    let packed = packed(folder, target_dir, Locking::Free)?;
    guard_sources(folder)?;
    files::write(&folder.wasm(), &packed.bytes)?;
    begun.end(folder, packed.besides)?;
    Ok(packed.line)
}

struct Packed {
    bytes: Vec<u8>,
    besides: Vec<PathBuf>,
    digest: Digest,
    line: String,
}

fn packed(folder: &PluginFolder, target_dir: Option<&Path>, locking: Locking) -> Result<Packed> {
    let Compiled { module, besides } = match &folder.recipe {
        Some(recipe) => Compiled { module: follow::module(folder, recipe)?, besides: Vec::new() },
        None => compile::module(folder, target_dir, locking)?,
    };
    let name = || format!("{} can't be packed", folder.manifest.id);
    let bytes = pack(&module, &folder.manifest).with_context(name)?;
    let plugin = PluginFile::parse(bytes.clone(), &Limits::default()).with_context(name)?;
    let line = portrait(&plugin);
    Ok(Packed { digest: plugin.digest(), bytes, besides, line })
}

fn is_up_to_date(folder: &PluginFolder, packed: &Packed, console: &mut Console) -> Result<bool> {
    let (good, bad) = (style::GOOD, style::BAD);
    let (wasm, id) = (folder.wasm(), &folder.manifest.id);
    let problem = if !wasm.exists() {
        format!("{} is missing", wasm.display())
    } else {
        let committed = fs::read(&wasm).with_context(|| format!("can't read {}", wasm.display()))?;
        if committed == packed.bytes {
            writeln!(console.out, "{good}{id}{good:#} is up to date")?;
            return Ok(true);
        }
        let sizes = (figures::count(committed.len() as u64), figures::count(packed.bytes.len() as u64));
        format!("{} has {} bytes, but its source gives {} bytes, {}", wasm.display(), sizes.0, sizes.1, packed.digest)
    };
    writeln!(console.out, "{bad}{id}{bad:#}: {problem}; run `{}`", folder.command("build"))?;
    Ok(false)
}

/// `sunny-day 0.1.0, core module, 58 kB, contract 1, reads customer.language and derived`
fn portrait(plugin: &PluginFile) -> String {
    let (manifest, strong) = (plugin.manifest(), style::STRONG);
    let contract = serde_json::to_value(manifest.contract).unwrap_or_default();
    let reads = text::listed(&manifest.reads);
    format!(
        "{strong}{} {}{strong:#}, {}, {}, contract {}, reads {}",
        manifest.id,
        manifest.version,
        plugin.facts().abi,
        figures::size(plugin.facts().size_bytes as u64),
        contract.as_str().unwrap_or_default(),
        if reads.is_empty() { "nothing".into() } else { text::printable(&reads) },
    )
}
