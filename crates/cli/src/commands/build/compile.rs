//! Compiles a plugin in Rust to a module, with cargo.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::io::{BufReader, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, anyhow, bail};
use cargo_metadata::{
    CargoOpt, DependencyKind, Message, Metadata, MetadataCommand, Node, NodeDep, Package, PackageId, TargetKind,
};

use super::{remap, wrapper};
use crate::files;
use crate::plugin_folder::PluginFolder;

const TARGET: &str = "wasm32-unknown-unknown";

/// The size of a plugin's stack, in bytes. The host clears all of a plugin's memory after each call, and plugins need little.
const STACK_BYTES: u32 = 32 * 1024;

/// Room for what a plugin allocates in an ordinary call, in bytes; the linker takes whole pages. With the stack and at most
/// 32 KiB of data, it makes two pages. A call that needs more has its memory grow.
const HEAP_BYTES: u32 = 64 * 1024;

/// Whether cargo may change Cargo.lock.
#[derive(Debug, Clone, Copy)]
pub(super) enum Locking {
    Free,
    Locked,
}

/// A compiled plugin.
pub(super) struct Compiled {
    pub(super) module: Vec<u8>,
    /// The other files it was made from: local packages outside its folder, and the workspace's own files.
    pub(super) besides: Vec<PathBuf>,
}

/// Compiles the plugin in a folder.
pub(super) fn module(folder: &PluginFolder, target_dir: Option<&Path>, locking: Locking) -> Result<Compiled> {
    if !folder.path.join("Cargo.toml").is_file() {
        bail!(
            "there is no Cargo.toml in {}; a plugin that isn't written in Rust says under [build] in plugin.toml how it is \
             compiled",
            folder.path.display()
        );
    }
    let toolchain = Toolchain::of(&folder.path)?;
    let metadata = metadata(&folder.path, locking)?;
    let package = package(&metadata, &folder.path)?;
    let mut cargo = Command::new(tool("CARGO", "cargo"));
    cargo.current_dir(&folder.path).stdin(Stdio::null()).stdout(Stdio::piped());
    cargo.args(["build", "--release", "--lib", "--target", TARGET, "--message-format=json-render-diagnostics"]);
    if let Locking::Locked = locking {
        cargo.arg("--locked");
    }
    if let Some(target_dir) = target_dir {
        cargo.arg("--target-dir").arg(std::path::absolute(target_dir)?);
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(&metadata, &toolchain)?);
    wrapper::install(&mut cargo, remap::local_packages(&metadata))?;
    let wasm = artifact(cargo, package)?;
    Ok(Compiled {
        module: files::read(&wasm, files::PLUGIN_MAX_BYTES)?,
        besides: besides(&metadata, package, &folder.path)?,
    })
}

fn besides(metadata: &Metadata, package: &Package, folder: &Path) -> Result<Vec<PathBuf>> {
    let folder = folder.canonicalize()?;
    let workspace = ["Cargo.toml", "Cargo.lock"].map(|name| metadata.workspace_root.as_std_path().join(name));
    let needed = needed(metadata, &package.id);
    let local = metadata.packages.iter().filter(|package| package.source.is_none() && needed.contains(&package.id));
    let packages = local.filter_map(|package| package.manifest_path.parent()).map(Into::into);
    Ok(packages.chain(workspace).filter(|path: &PathBuf| !path.starts_with(&folder)).collect())
}

/// A package and everything it is compiled with; other packages of its workspace may not be.
fn needed<'m>(metadata: &'m Metadata, package: &'m PackageId) -> BTreeSet<&'m PackageId> {
    let nodes = metadata.resolve.iter().flat_map(|resolve| &resolve.nodes);
    let nodes: BTreeMap<&PackageId, &Node> = nodes.map(|node| (&node.id, node)).collect();
    let is_compiled =
        |dependency: &&NodeDep| dependency.dep_kinds.iter().any(|kind| kind.kind != DependencyKind::Development);
    let (mut needed, mut next) = (BTreeSet::new(), vec![package]);
    while let Some(package) = next.pop() {
        if needed.insert(package) {
            let dependencies = nodes.get(package).into_iter().flat_map(|node| &node.deps);
            next.extend(dependencies.filter(is_compiled).map(|dependency| &dependency.pkg));
        }
    }
    needed
}

/// A tool of the Rust toolchain: the one that the environment names, or the usual name.
fn tool(variable: &str, name: &str) -> OsString {
    std::env::var_os(variable).unwrap_or_else(|| name.into())
}

/// What a folder's compiler says about itself.
#[derive(Debug)]
pub(super) struct Toolchain {
    pub(super) sysroot: PathBuf,
    pub(super) commit: String,
}

impl Toolchain {
    fn of(folder: &Path) -> Result<Self> {
        let libraries = rustc(folder, &["--print", "target-libdir", "--target", TARGET])?;
        let sysroot = PathBuf::from(rustc(folder, &["--print", "sysroot"])?.trim());
        if !Path::new(libraries.trim()).is_dir() {
            bail!("the target {TARGET} isn't installed for this toolchain; {}", adding_the_target(&sysroot, folder));
        }
        let version = rustc(folder, &["-vV"])?;
        let commit =
            version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown").to_owned();
        Ok(Self { sysroot, commit })
    }
}

/// The command that adds the target to a toolchain; another folder may use another toolchain.
fn adding_the_target(sysroot: &Path, folder: &Path) -> String {
    let add = format!("rustup target add {TARGET}");
    let of_rustup = sysroot.parent().is_some_and(|parent| parent.ends_with("toolchains"));
    match sysroot.file_name().filter(|_| of_rustup) {
        None => format!("it isn't one of rustup's: get Rust from https://rustup.rs, then run `{add}`"),
        Some(_) if folder == Path::new(".") => format!("run `{add}`"),
        Some(name) => format!("run `{add} --toolchain {}`", name.display()),
    }
}

fn rustc(folder: &Path, arguments: &[&str]) -> Result<String> {
    let output =
        Command::new(tool("RUSTC", "rustc")).args(arguments).current_dir(folder).output().map_err(not_found)?;
    if !output.status.success() {
        bail!("rustc {} failed: {}", arguments.join(" "), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

fn not_found(error: std::io::Error) -> anyhow::Error {
    if error.kind() == ErrorKind::NotFound {
        anyhow!("Rust isn't installed, or not on PATH; get it from https://rustup.rs")
    } else {
        anyhow::Error::from(error).context("can't run the Rust toolchain")
    }
}

fn metadata(folder: &Path, locking: Locking) -> Result<Metadata> {
    let mut command = MetadataCommand::new();
    command.cargo_path(tool("CARGO", "cargo")).current_dir(folder).features(CargoOpt::AllFeatures);
    let mut options = vec![format!("--filter-platform={TARGET}")];
    if let Locking::Locked = locking {
        options.push("--locked".into());
    }
    command.other_options(options);
    command.exec().map_err(|error| match error {
        cargo_metadata::Error::CargoMetadata { stderr } => {
            anyhow!("cargo can't read the package in {}: {}", folder.display(), stderr.trim())
        }
        cargo_metadata::Error::Io(error) => not_found(error),
        error => anyhow::Error::from(error).context("can't read cargo's description of the package"),
    })
}

/// The package in the plugin's folder, which must produce a `cdylib`.
fn package<'m>(metadata: &'m Metadata, folder: &Path) -> Result<&'m Package> {
    let cargo_toml = folder.join("Cargo.toml");
    let wanted = cargo_toml.canonicalize().with_context(|| cargo_toml.display().to_string())?;
    let is_here = |package: &&Package| package.manifest_path.canonicalize().is_ok_and(|path| path == wanted);
    let package = metadata.packages.iter().find(is_here);
    let package =
        package.ok_or_else(|| anyhow!("{} names no package; add a section [package]", cargo_toml.display()))?;
    if !package.targets.iter().any(|target| target.is_kind(TargetKind::CDyLib)) {
        bail!(
            "{} doesn't produce a plugin; add to it:\n[lib]\ncrate-type = [\"cdylib\", \"rlib\"]",
            cargo_toml.display()
        );
    }
    Ok(package)
}

/// The flags that keep the module small and free of this machine's paths, encoded for cargo.
fn flags(metadata: &Metadata, toolchain: &Toolchain) -> Result<OsString> {
    // Cargo doesn't know that the wrapper renames crates, and would reuse what it compiled without the wrapper; a `cfg`
    // of our own keeps the two apart.
    let linking = [
        format!("-zstack-size={STACK_BYTES}"),
        format!("--initial-heap={HEAP_BYTES}"),
        "--compress-relocations".to_owned(),
    ];
    let mut flags = OsString::from("--cfg=courtesy_build");
    linking.iter().for_each(|argument| flags.push(format!("\u{1f}-Clink-arg={argument}")));
    for prefix in remap::prefixes(metadata, toolchain)? {
        flags.push("\u{1f}--remap-path-prefix=");
        flags.push(prefix.machine);
        flags.push("=");
        flags.push(prefix.neutral);
    }
    Ok(flags)
}

/// Runs cargo and finds the module that it produced; diagnostics go straight to stderr.
fn artifact(mut cargo: Command, package: &Package) -> Result<PathBuf> {
    let mut running = cargo.spawn().map_err(not_found)?;
    let stdout = running.stdout.take().context("cargo has no output")?;
    let mut module = None;
    for message in Message::parse_stream(BufReader::new(stdout)) {
        if let Message::CompilerArtifact(made) = message?
            && made.package_id == package.id
        {
            module = made.filenames.into_iter().find(|path| path.extension() == Some("wasm")).or(module);
        }
    }
    if !running.wait()?.success() {
        bail!("{} doesn't compile; see cargo's errors above", package.name);
    }
    module
        .map(Into::into)
        .ok_or_else(|| anyhow!("cargo produced no .wasm for {}; check [lib] in its Cargo.toml", package.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_target_is_added_to_the_toolchain_that_lacks_it() {
        let (here, there) = (Path::new("."), Path::new("plugins/a"));
        let rustup = Path::new("/home/ann/.rustup/toolchains/1.95.0-x86_64-unknown-linux-gnu");
        assert_eq!(adding_the_target(rustup, here), "run `rustup target add wasm32-unknown-unknown`");
        let message = adding_the_target(rustup, there);
        assert!(message.ends_with(" --toolchain 1.95.0-x86_64-unknown-linux-gnu`"), "{message}");
        assert!(adding_the_target(Path::new("/usr"), here).contains("https://rustup.rs"));
    }
}
