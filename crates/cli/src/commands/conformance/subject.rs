//! The plugins to test, and the contexts supplied for each.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use courtesy_contract::Context;
use courtesy_host::read;

use crate::commands::build::{Building, up_to_date};
use crate::console::Console;
use crate::files;
use crate::plugin_folder::{self, PluginFolder};

pub(super) const CONTEXT: &str = ".context.json";

/// A plugin, and the contexts that its author or the caller supplied, by name.
pub(super) struct Subject {
    pub(super) file: PathBuf,
    /// The folder of the contexts, if there are any.
    pub(super) contexts: Option<PathBuf>,
    pub(super) given: Vec<(String, Context)>,
}

/// The plugins at these paths: `.wasm` files as they are, and those of folders, built first if needed. Each is tested
/// with the contexts of one folder, or else with the examples beside it.
///
/// # Errors
/// If a plugin can't be built or a context can't be read, and if the named folder has no contexts.
pub(super) fn all(
    paths: &[PathBuf],
    contexts: Option<&Path>,
    building: Building,
    console: &mut Console,
) -> Result<Vec<Subject>> {
    let named = contexts.map(named).transpose()?;
    let mut subjects = Vec::new();
    for path in paths {
        if plugin_folder::is_packed(path) {
            let given = named.clone().unwrap_or_default();
            subjects.push(Subject { file: path.clone(), contexts: contexts.map(Path::to_owned), given });
            continue;
        }
        for folder in PluginFolder::open_all(std::slice::from_ref(path))? {
            let examples = folder.path.join("examples");
            let given = named.clone().map_or_else(|| beside(&examples), Ok)?;
            let contexts = contexts.map_or(examples, Path::to_owned);
            subjects.push(Subject {
                file: up_to_date(&folder, building, console)?,
                contexts: contexts.is_dir().then_some(contexts),
                given,
            });
        }
    }
    Ok(subjects)
}

fn named(folder: &Path) -> Result<Vec<(String, Context)>> {
    let contexts = read_all(folder)?;
    if contexts.is_empty() {
        bail!("{} has no contexts: write a customer's context to NAME{CONTEXT}", folder.display());
    }
    Ok(contexts)
}

/// The contexts in a plugin's `examples`, if it has any.
fn beside(examples: &Path) -> Result<Vec<(String, Context)>> {
    if examples.is_dir() { read_all(examples) } else { Ok(Vec::new()) }
}

fn read_all(folder: &Path) -> Result<Vec<(String, Context)>> {
    let entries = fs::read_dir(folder).with_context(|| format!("can't read the folder {}", folder.display()))?;
    let mut contexts = Vec::new();
    for entry in entries {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if let Some(name) = name.strip_suffix(CONTEXT) {
            let context = read::context(&files::read_document(&path)?);
            contexts.push((name.to_owned(), context.with_context(|| path.display().to_string())?));
        }
    }
    contexts.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(contexts)
}
