//! Whether a built plugin is up to date with its sources.
//!
//! A build notes what it was made from, in `.courtesy` in the plugin's folder. A file without such a note, such as a
//! committed one in a fresh clone, is judged by modification times: a clone or copy writes all files at about the same
//! time.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::PluginFolder;
use super::sources::{self, Sources};
use crate::files;

/// Files of the same clone or copy differ by less than this.
const ONE_COPY: Duration = Duration::from_secs(10);

/// What a build was made from, and the result.
#[derive(Debug, Serialize, Deserialize)]
struct Note {
    plugin: String,
    /// What it was made from besides the plugin's folder.
    besides: Vec<PathBuf>,
    sources: Sources,
}

/// A build that has started.
pub(crate) struct Build(Sources);

impl Build {
    /// Notes the plugin's sources before it is compiled.
    ///
    /// # Errors
    /// If the plugin's folder can't be read.
    pub(crate) fn begin(folder: &PluginFolder) -> Result<Self> {
        Ok(Self(Sources::of(folder, &[]).with_context(|| unreadable(folder))?))
    }

    /// Saves what the plugin was made from, after it was written.
    ///
    /// # Errors
    /// If the note can't be written.
    pub(crate) fn end(self, folder: &PluginFolder, besides: Vec<PathBuf>) -> Result<()> {
        let after = Sources::of(folder, &besides).with_context(|| unreadable(folder))?;
        note(folder, besides, self.0.with_added(after))
    }
}

/// Why the built plugin isn't up to date; `None` if it is.
///
/// # Errors
/// If the plugin's folder can't be read.
pub(crate) fn why_stale(folder: &PluginFolder) -> Result<Option<String>> {
    let wasm = folder.wasm();
    if !wasm.is_file() {
        return Ok(Some(format!("{} isn't built yet", wasm.display())));
    }
    if folder.recipe.is_none() && !folder.path.join("Cargo.toml").is_file() {
        return Ok(None);
    }
    if let Some(known) = noted(folder).filter(|known| known.plugin == sources::digest(&wasm)) {
        let now = Sources::of(folder, &known.besides).with_context(|| unreadable(folder))?;
        let changed = known.sources.changed(&now);
        return Ok(changed.map(|name| format!("{name} has changed since {} was built", wasm.display())));
    }
    let written = fs::metadata(&wasm)?.modified()?;
    let newest = sources::newest(folder).with_context(|| unreadable(folder))?;
    if let Some((_, name)) = newest.filter(|(newest, _)| *newest > written + ONE_COPY) {
        return Ok(Some(format!("{name} is newer than {}", wasm.display())));
    }
    // With a note, every later change is found. If it can't be written, modification times have to do.
    let _ = Build::begin(folder)?.end(folder, Vec::new());
    Ok(None)
}

fn unreadable(folder: &PluginFolder) -> String {
    format!("can't read the folder {}", folder.path.display())
}

fn notes(folder: &PluginFolder) -> PathBuf {
    folder.path.join(".courtesy")
}

fn noted(folder: &PluginFolder) -> Option<Note> {
    let bytes = files::read(&notes(folder).join("built.json"), files::DOCUMENT_MAX_BYTES).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn note(folder: &PluginFolder, besides: Vec<PathBuf>, sources: Sources) -> Result<()> {
    let note = Note { plugin: sources::digest(&folder.wasm()), besides, sources };
    let notes = notes(folder);
    kept_out_of_git(&notes).with_context(|| format!("can't create {}", notes.display()))?;
    files::write(&notes.join("built.json"), serde_json::to_string_pretty(&note)?.as_bytes())
}

/// Creates the folder and hides it from git, because it is specific to this machine.
fn kept_out_of_git(notes: &Path) -> io::Result<()> {
    fs::create_dir_all(notes)?;
    fs::write(notes.join(".gitignore"), "*\n")
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use tempfile::TempDir;

    use super::*;

    const MANIFEST: &str = "id = \"sunny-day\"\nversion = \"0.1.0\"\ncontract = \"1\"\nsummary = \"Says hello.\"\nreads = []\n\
                            kinds = [\"check_in\"]\npurposes = [\"care\"]\n\
                            [build]\ncommand = [\"true\"]\noutput = \"made/plugin.wasm\"\n";

    /// A plugin's folder with all that may lie in one, as a clone would leave it.
    fn cloned() -> (TempDir, PluginFolder) {
        let root = tempfile::tempdir().unwrap();
        for (name, text) in [
            ("plugin.toml", MANIFEST),
            ("sunny-day.wasm", "built"),
            ("src/main.x", "one"),
            ("src/deep/part.x", "two"),
            ("README.md", ""),
        ] {
            write(root.path(), name, text);
        }
        let folder = PluginFolder::open(root.path()).unwrap();
        (root, folder)
    }

    fn write(root: &Path, name: &str, text: &str) {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// Sets when a file was written, in seconds after or before now.
    fn date(root: &Path, name: &str, seconds: i64) {
        let offset = Duration::from_secs(seconds.unsigned_abs());
        let now = SystemTime::now();
        let at = if seconds < 0 { now - offset } else { now + offset };
        fs::File::options().write(true).open(root.join(name)).unwrap().set_modified(at).unwrap();
    }

    fn build(folder: &PluginFolder) {
        Build::begin(folder).unwrap().end(folder, Vec::new()).unwrap();
        assert_eq!(why_stale(folder).unwrap(), None);
    }

    #[test]
    fn a_source_that_changed_since_the_build_is_named_whatever_the_clock_says() {
        for (name, text) in
            [("src/deep/part.x", "three"), ("src/new.x", ""), ("plugin.toml", "# new\n"), (".cargo/config", "")]
        {
            let (root, folder) = cloned();
            build(&folder);
            write(root.path(), name, text);
            date(root.path(), name, -1000);
            let message = why_stale(&folder).unwrap().unwrap();
            assert!(message.starts_with(&format!("{name} has changed since")), "{message}");
        }
        let (root, folder) = cloned();
        build(&folder);
        fs::remove_file(root.path().join("src/main.x")).unwrap();
        assert!(why_stale(&folder).unwrap().unwrap().starts_with("src/main.x has changed"));
    }

    #[test]
    fn what_a_plugin_is_tried_with_and_what_tools_leave_is_no_source() {
        let (root, folder) = cloned();
        build(&folder);
        for name in [
            "examples/quiet.context.json",
            "README.md",
            "made/plugin.wasm",
            ".git/HEAD",
            "node_modules/a/index.js",
            "src/__pycache__/a.pyc",
            "venv/pyvenv.cfg",
            "venv/lib/a.py",
            "cache/CACHEDIR.TAG",
            "cache/b.o",
            "failed/sunny-day/hooks.context.json",
            "failed/sunny-day/hooks.output",
            "decisions.ndjson",
            "other.wasm",
        ] {
            write(root.path(), name, "something");
            date(root.path(), name, 1000);
        }
        assert_eq!(why_stale(&folder).unwrap(), None);
    }

    #[test]
    fn a_source_that_changed_while_it_was_compiled_counts_as_changed() {
        let (root, folder) = cloned();
        let begun = Build::begin(&folder).unwrap();
        write(root.path(), "src/main.x", "changed too late");
        write(root.path(), "src/made.x", "by the compiler");
        write(root.path(), "Cargo.lock", "brought up to date");
        begun.end(&folder, Vec::new()).unwrap();
        assert!(why_stale(&folder).unwrap().unwrap().starts_with("src/main.x has changed"));
    }

    #[test]
    fn what_a_plugin_is_made_of_besides_its_folder_counts() {
        let (_root, folder) = cloned();
        let sdk = tempfile::tempdir().unwrap();
        write(sdk.path(), "sdk/src/lib.x", "one");
        write(sdk.path(), "Cargo.lock", "one");
        let besides = vec![sdk.path().join("sdk"), sdk.path().join("Cargo.lock")];
        Build::begin(&folder).unwrap().end(&folder, besides).unwrap();
        assert_eq!(why_stale(&folder).unwrap(), None);
        write(sdk.path(), "sdk/src/lib.x", "two");
        assert!(why_stale(&folder).unwrap().unwrap().contains("lib.x has changed"));
    }

    #[test]
    fn in_a_fresh_clone_the_committed_plugin_is_as_it_should_be_and_every_later_change_counts() {
        for order in [-5, 5] {
            let (root, folder) = cloned();
            date(root.path(), "src/main.x", order);
            assert_eq!(why_stale(&folder).unwrap(), None, "{order}");
            write(root.path(), "src/main.x", "changed");
            date(root.path(), "src/main.x", order);
            assert!(why_stale(&folder).unwrap().unwrap().starts_with("src/main.x has changed"));
        }
    }

    #[test]
    fn a_source_that_came_later_than_the_committed_plugin_is_newer() {
        let (root, folder) = cloned();
        date(root.path(), "sunny-day.wasm", -60);
        date(root.path(), "src/main.x", 0);
        for _ in 0..2 {
            let message = why_stale(&folder).unwrap().unwrap();
            assert!(message.contains(" is newer than "), "{message}");
        }
    }

    #[test]
    fn another_plugin_in_place_of_the_built_one_is_judged_anew() {
        let (root, folder) = cloned();
        build(&folder);
        write(root.path(), "src/main.x", "pulled");
        write(root.path(), "sunny-day.wasm", "pulled, too");
        assert_eq!(why_stale(&folder).unwrap(), None);
    }

    #[test]
    fn a_folder_without_sources_holds_what_it_holds() {
        let (root, _) = cloned();
        write(root.path(), "plugin.toml", MANIFEST.split("[build]").next().unwrap());
        date(root.path(), "sunny-day.wasm", -1000);
        assert_eq!(why_stale(&PluginFolder::open(root.path()).unwrap()).unwrap(), None);
    }

    #[test]
    fn git_never_sees_the_note() {
        let (root, folder) = cloned();
        build(&folder);
        assert_eq!(fs::read_to_string(root.path().join(".courtesy/.gitignore")).unwrap(), "*\n");
    }
}
