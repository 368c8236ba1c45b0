//! The folder a plugin is written in: `plugin.toml`, its source, `examples/` and the built `.wasm`.

pub(crate) mod built;
mod recipe;
mod sources;

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use courtesy_contract::Manifest;
use courtesy_host::{plugin_folders, read};

pub(crate) use self::recipe::Recipe;
use crate::{files, shell};

/// The folder a plugin is written in.
#[derive(Debug)]
pub(crate) struct PluginFolder {
    pub(crate) path: PathBuf,
    pub(crate) manifest: Manifest,
    /// How it is compiled; `None` if it is written in Rust.
    pub(crate) recipe: Option<Recipe>,
}

impl PluginFolder {
    /// Opens a folder that has a `plugin.toml`, given the folder or that file.
    ///
    /// # Errors
    /// If there is no `plugin.toml`, or it is invalid.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let path = if path.ends_with("plugin.toml") { path.parent().unwrap_or(path) } else { path };
        let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
        if !path.exists() {
            bail!("{} doesn't exist; name a plugin's folder", path.display());
        }
        let toml = path.join("plugin.toml");
        if !toml.is_file() {
            bail!("{} has no plugin.toml; `courtesy new` creates a plugin with one", shown(path));
        }
        let mut text = files::read_text(&toml)?;
        let named = || toml.display().to_string();
        let recipe = recipe::take(&mut text).with_context(named)?;
        let manifest = read::manifest(&text).with_context(named)?;
        Ok(Self { path: path.to_owned(), manifest, recipe })
    }

    /// The plugins at these paths, each the folder of a plugin or a folder of such folders.
    ///
    /// # Errors
    /// Those of [`PluginFolder::open`].
    pub(crate) fn open_all(paths: &[PathBuf]) -> Result<Vec<Self>> {
        let mut folders = Vec::new();
        for path in paths {
            match within(path)? {
                inner if inner.is_empty() => folders.push(Self::open(path)?),
                inner => folders.extend(inner.iter().map(|path| Self::open(path)).collect::<Result<Vec<_>>>()?),
            }
        }
        Ok(folders)
    }

    /// The path of the built plugin: `check-in.wasm` in the folder `check-in`.
    pub(crate) fn wasm(&self) -> PathBuf {
        self.path_of(Path::new(&format!("{}.wasm", self.manifest.id)))
    }

    /// The file that the recipe's command writes.
    pub(crate) fn output(&self, recipe: &Recipe) -> PathBuf {
        self.path_of(&recipe.output)
    }

    fn path_of(&self, name: &Path) -> PathBuf {
        if self.path == Path::new(".") { name.to_owned() } else { self.path.join(name) }
    }

    /// The command to type for this plugin: `courtesy build plugins/check-in`.
    pub(crate) fn command(&self, name: &str) -> String {
        if self.path == Path::new(".") {
            format!("courtesy {name}")
        } else {
            format!("courtesy {name} {}", shell::path(&self.path))
        }
    }

    /// The built plugin.
    ///
    /// # Errors
    /// If it isn't built yet.
    pub(crate) fn built(&self) -> Result<PathBuf> {
        let wasm = self.wasm();
        if !wasm.is_file() {
            bail!("{} isn't built yet; run `{}` first", wasm.display(), self.command("build"));
        }
        Ok(wasm)
    }
}

/// Whether a path names a plugin's `.wasm` file rather than its folder.
pub(crate) fn is_packed(path: &Path) -> bool {
    !path.is_dir() && !path.ends_with("plugin.toml")
}

/// The folders with a `plugin.toml` directly below one that has none, by name, as a host finds them.
fn within(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() || path.join("plugin.toml").exists() {
        return Ok(Vec::new());
    }
    Ok(plugin_folders(path)?)
}

fn shown(path: &Path) -> String {
    if path == Path::new(".") { "this folder".into() } else { path.display().to_string() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    const MANIFEST: &str = "id = \"sunny-day\"\nversion = \"0.1.0\"\ncontract = \"1\"\nsummary = \"Says hello.\"\n\
                            reads = []\nkinds = [\"check_in\"]\npurposes = [\"care\"]\n";

    #[test]
    fn opens_a_plugin_by_its_folder_or_its_manifest() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("plugin.toml"), MANIFEST).unwrap();
        for path in [root.path().to_owned(), root.path().join("plugin.toml")] {
            let folder = PluginFolder::open(&path).unwrap();
            assert_eq!(folder.wasm(), root.path().join("sunny-day.wasm"));
            assert!(folder.built().unwrap_err().to_string().contains("`courtesy build"));
        }
    }

    #[test]
    fn finds_the_plugins_in_a_folder_of_plugins_by_name() {
        let root = tempfile::tempdir().unwrap();
        for name in ["b", "a", "target"] {
            fs::create_dir(root.path().join(name)).unwrap();
            if name != "target" {
                fs::write(root.path().join(name).join("plugin.toml"), MANIFEST).unwrap();
            }
        }
        let folders = PluginFolder::open_all(&[root.path().to_owned()]).unwrap();
        assert_eq!(folders.iter().map(|f| f.path.file_name().unwrap()).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[cfg(unix)]
    #[test]
    fn finds_each_plugin_once_and_none_behind_a_dot() {
        let root = tempfile::tempdir().unwrap();
        for name in ["b", ".trash"] {
            fs::create_dir(root.path().join(name)).unwrap();
            fs::write(root.path().join(name).join("plugin.toml"), MANIFEST).unwrap();
        }
        std::os::unix::fs::symlink("b", root.path().join("a")).unwrap();
        let open = || PluginFolder::open_all(&[root.path().to_owned()]);
        let found: Vec<_> = open().unwrap().into_iter().map(|folder| folder.path).collect();
        assert_eq!(found, [root.path().join("b")]);
        std::os::unix::fs::symlink("gone", root.path().join("c")).unwrap();
        assert!(open().unwrap_err().to_string().contains("c: is a broken link"));
    }

    #[test]
    fn says_how_to_make_a_plugin_where_there_is_none() {
        let root = tempfile::tempdir().unwrap();
        let error = PluginFolder::open_all(&[root.path().to_owned()]).unwrap_err().to_string();
        assert!(error.contains("no plugin.toml") && error.contains("courtesy new"), "{error}");
    }
}
