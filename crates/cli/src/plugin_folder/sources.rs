//! The files that a plugin is made from, as far as can be known without its compiler.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::PluginFolder;

/// The SHA-256 of each file that a plugin is made from, by path.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Sources(BTreeMap<String, String>);

impl Sources {
    /// The files in a plugin's folder, and at these other paths.
    ///
    /// # Errors
    /// If the folder can't be read.
    pub(super) fn of(folder: &PluginFolder, besides: &[PathBuf]) -> io::Result<Self> {
        let mut found = BTreeMap::new();
        for (name, path) in files(folder)? {
            found.insert(name, digest(&path));
        }
        for path in besides {
            let within = if path.is_dir() { below(path, |_| false)? } else { vec![path.clone()] };
            found.extend(within.iter().map(|path| (path.display().to_string(), digest(path))));
        }
        Ok(Self(found))
    }

    /// The sources as they were when the build started, plus files that it added: a change made during a build came too
    /// late for it. `Cargo.lock` is taken from afterwards, because the build updates it.
    pub(super) fn with_added(self, after: Self) -> Self {
        let mut sources = after.0;
        sources.extend(self.0.into_iter().filter(|(name, _)| name != "Cargo.lock"));
        Self(sources)
    }

    /// The first file that was changed, added or removed.
    pub(super) fn changed(&self, now: &Self) -> Option<String> {
        let gone_or_other = self.0.iter().find(|(name, digest)| now.0.get(*name) != Some(digest));
        let changed = gone_or_other.or_else(|| now.0.iter().find(|(name, _)| !self.0.contains_key(*name)));
        changed.map(|(name, _)| name.clone())
    }
}

/// The most recently modified file of a plugin's folder, and its time.
///
/// # Errors
/// If the folder can't be read.
pub(super) fn newest(folder: &PluginFolder) -> io::Result<Option<(SystemTime, String)>> {
    let written = |(name, path): (String, PathBuf)| Some((fs::metadata(path).ok()?.modified().ok()?, name));
    Ok(files(folder)?.into_iter().filter_map(written).max())
}

/// The SHA-256 in hexadecimal; empty if the file can't be read.
pub(super) fn digest(path: &Path) -> String {
    fn hashed(path: &Path) -> io::Result<Sha256> {
        let (mut file, mut hasher, mut piece) = (File::open(path)?, Sha256::new(), vec![0; 64 * 1024]);
        loop {
            match file.read(&mut piece)? {
                0 => return Ok(hasher),
                read => hasher.update(&piece[..read]),
            }
        }
    }
    let bytes = hashed(path).map(|hasher| hasher.finalize().to_vec()).unwrap_or_default();
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The files of a plugin's folder by their names in it, without examples, documentation and build output.
fn files(folder: &PluginFolder) -> io::Result<Vec<(String, PathBuf)>> {
    let built_into = folder.recipe.as_ref().and_then(|recipe| recipe.output.parent()).unwrap_or(Path::new("target"));
    let apart = ["examples", "README.md"].map(|name| folder.path.join(name));
    let built_into = folder.path.join(built_into);
    let is_apart = |path: &Path| {
        let is_plugin =
            path.parent() == Some(folder.path.as_path()) && path.extension().is_some_and(|end| end == "wasm");
        is_plugin || path == built_into || apart.iter().any(|apart| path == apart)
    };
    let found = below(&folder.path, is_apart)?.into_iter();
    let name = |path: &Path| path.strip_prefix(&folder.path).unwrap_or(path).display().to_string().replace('\\', "/");
    Ok(found.map(|path| (name(&path), path)).collect())
}

/// The files in a folder and below, without those of tools. Links to folders aren't followed.
fn below(folder: &Path, is_apart: impl Fn(&Path) -> bool) -> io::Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let path = entry.path();
            if is_apart(&path) || is_of_a_tool(&entry) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else if path.is_file() {
                found.push(path);
            }
        }
    }
    Ok(found)
}

/// Whether it belongs to a tool: names with a leading dot, folders of packages, marked caches and environments, and
/// what a run leaves.
fn is_of_a_tool(entry: &DirEntry) -> bool {
    const KEPT_BY_RUNS: [&str; 5] = [".context.json", ".answer.json", ".input", ".output", ".ndjson"];
    let (path, name) = (entry.path(), entry.file_name());
    let name = name.to_string_lossy();
    (name.starts_with('.') && name != ".cargo")
        || name == "node_modules"
        || name == "__pycache__"
        || KEPT_BY_RUNS.iter().any(|end| name.ends_with(end))
        || ["CACHEDIR.TAG", "pyvenv.cfg"].iter().any(|mark| path.join(mark).is_file())
}
