//! Paths of this machine that a module must not contain, and their replacements.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use cargo_metadata::{Metadata, Source};

use super::compile::Toolchain;

/// A folder of this machine, and its name in the module.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Prefix {
    pub(super) machine: PathBuf,
    pub(super) neutral: String,
}

/// The prefixes in the compiler's order: of those that fit a path, the last one counts.
pub(super) fn prefixes(metadata: &Metadata, toolchain: &Toolchain) -> Result<Vec<Prefix>> {
    let sources = common(metadata.workspace_root.as_std_path(), local_packages(metadata));
    let mut prefixes = vec![
        Prefix { machine: sources, neutral: "/plugin".into() },
        Prefix { machine: cargo_home()?, neutral: "/cargo".into() },
    ];
    prefixes
        .extend(registries(metadata).into_iter().map(|folder| Prefix { machine: folder, neutral: "/registry".into() }));
    // With the component rust-src, the standard library refers to its source by its path here; without it, like this.
    let machine = toolchain.sysroot.join("lib/rustlib/src/rust");
    prefixes.push(Prefix { machine, neutral: format!("/rustc/{}", toolchain.commit) });
    Ok(prefixes)
}

/// The folders into which cargo unpacks packages from registries, whose names depend on the registry's address.
fn registries(metadata: &Metadata) -> BTreeSet<PathBuf> {
    let unpacked = metadata.packages.iter().filter(|package| package.source.as_ref().is_some_and(is_registry));
    unpacked.filter_map(|package| package.manifest_path.parent()?.parent()).map(Into::into).collect()
}

fn is_registry(source: &Source) -> bool {
    source.repr.starts_with("registry+") || source.repr.starts_with("sparse+")
}

/// The folders of packages that come from a folder rather than a registry or a repository.
pub(super) fn local_packages(metadata: &Metadata) -> impl Iterator<Item = &Path> {
    let local = metadata.packages.iter().filter(|package| package.source.is_none());
    local.filter_map(|package| package.manifest_path.parent()).map(|folder| folder.as_std_path())
}

/// The deepest folder that contains all of these.
fn common<'p>(first: &'p Path, others: impl Iterator<Item = &'p Path>) -> PathBuf {
    let mut common = first;
    for other in others {
        common = common.ancestors().find(|folder| other.starts_with(folder)).unwrap_or(common);
    }
    common.to_owned()
}

/// Where cargo keeps the sources of dependencies: `CARGO_HOME`, or `.cargo` in the home folder.
fn cargo_home() -> Result<PathBuf> {
    if let Some(home) = std::env::var_os("CARGO_HOME").filter(|home| !home.is_empty()) {
        return Ok(std::path::absolute(home)?);
    }
    let home = std::env::home_dir().context("no home folder found; set CARGO_HOME to cargo's folder")?;
    Ok(home.join(".cargo"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sources_outside_the_workspace_widen_the_folder() {
        let folders = ["/home/ann/shop/plugins/a", "/home/ann/shop/crates/sdk"].map(Path::new);
        assert_eq!(common(Path::new("/home/ann/shop/plugins"), folders.into_iter()), Path::new("/home/ann/shop"));
        assert_eq!(common(Path::new("/home/ann/shop"), folders.into_iter()), Path::new("/home/ann/shop"));
        assert_eq!(common(Path::new("/home/ann"), [Path::new("/srv/sdk")].into_iter()), Path::new("/"));
    }
}
