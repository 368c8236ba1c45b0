//! Finding plugins on disk.
//!
//! Names that start with a dot are skipped, because editors, archivers and Kubernetes create such files beside the plugins.
//! Each file counts once, however many links lead to it. A broken link is an error: the plugin behind it would be missing,
//! and nobody would notice.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind as Fault, Read};
use std::path::{Path, PathBuf};

use crate::{Error, ErrorKind};

/// The file that marks a folder as a plugin's source.
const MANIFEST: &str = "plugin.toml";

/// The source folders of plugins, which contain a `plugin.toml`, directly below the folders that a host was given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct PluginFolders {
    /// With a `.wasm`.
    pub built: Vec<PathBuf>,
    /// Without one: the plugin isn't built, and so it isn't asked.
    pub unbuilt: Vec<PathBuf>,
}

/// Plugins that were found on disk, each file once.
#[derive(Debug, Default)]
pub(crate) struct Found {
    pub(crate) files: Vec<(PathBuf, Vec<u8>)>,
    pub(crate) folders: PluginFolders,
    known: BTreeSet<Identity>,
}

impl Found {
    /// Adds a `.wasm` file, or all in a folder and its direct sub-folders, in the order of their paths.
    pub(crate) fn add(&mut self, path: &Path, limit_bytes: usize) -> Result<(), Error> {
        let mut places = if path.is_dir() { self.look_into(path)? } else { vec![one(path)?] };
        places.retain(|place| self.known.insert(place.identity.clone()));
        places.sort_by(|one, other| one.path.cmp(&other.path));
        for Place { path, .. } in places {
            let bytes = load(&path, limit_bytes)?;
            self.files.push((path, bytes));
        }
        Ok(())
    }

    fn look_into(&mut self, folder: &Path) -> Result<Vec<Place>, Error> {
        let inside = entries(folder, |_| true)?;
        let (folders, mut places): (Vec<Place>, Vec<Place>) = inside.into_iter().partition(|place| place.is_folder);
        places.retain(|place| is_named_wasm(&place.path));
        for folder in folders {
            let mut inner = entries(&folder.path, is_named_wasm)?;
            inner.retain(|place| !place.is_folder);
            if folder.path.join(MANIFEST).is_file() {
                let list = if inner.is_empty() { &mut self.folders.unbuilt } else { &mut self.folders.built };
                list.push(folder.path);
            }
            places.extend(inner);
        }
        if places.is_empty() {
            let message = "contains no .wasm file, and neither do its folders; build the plugins with `courtesy build`";
            return Err(Error::new(ErrorKind::Unreadable, message).about(folder.display().to_string()));
        }
        Ok(places)
    }
}

/// The source folders of plugins directly below this one, by name: those with a `plugin.toml`, each once, without those
/// whose names start with a dot.
///
/// # Errors
/// [`ErrorKind::Unreadable`] for a folder that can't be read, and for a broken link in it.
pub fn plugin_folders(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let inside = entries(folder, |_| true)?.into_iter().map(|place| place.path);
    Ok(inside.filter(|path| path.join(MANIFEST).is_file()).collect())
}

/// A file or folder, with links resolved.
struct Place {
    path: PathBuf,
    identity: Identity,
    is_folder: bool,
}

/// A file that was named directly, which may also be a pipe.
fn one(path: &Path) -> Result<Place, Error> {
    let found = fs::metadata(path).and_then(|metadata| identity(path, &metadata));
    let identity = found.map_err(|fault| unreadable(path, fault))?;
    Ok(Place { path: path.to_owned(), identity, is_folder: false })
}

/// The `wanted` files and folders in a folder, by name: each once, and never the folder itself.
fn entries(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<Place>, Error> {
    let list = || -> io::Result<Vec<(bool, PathBuf)>> {
        let mut list = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if !entry.file_name().as_encoded_bytes().starts_with(b".") {
                list.push((entry.file_type()?.is_symlink(), entry.path()));
            }
        }
        Ok(list)
    };
    let mut list = list().map_err(|fault| unreadable(folder, fault))?;
    // If a link leads to a file beside it, the file's own name is used.
    list.sort();
    let itself = fs::metadata(folder).and_then(|metadata| identity(folder, &metadata));
    let mut known: BTreeSet<Identity> = itself.into_iter().collect();
    let mut places = Vec::new();
    for (_, path) in list.into_iter().filter(|(_, path)| wanted(path)) {
        let place = look(&path)?;
        places.extend(place.filter(|place| known.insert(place.identity.clone())));
    }
    places.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(places)
}

/// What is at a path; `None` if it has been removed meanwhile.
fn look(path: &Path) -> Result<Option<Place>, Error> {
    let found = fs::metadata(path).and_then(|metadata| Ok((identity(path, &metadata)?, metadata)));
    match found {
        Ok((_, metadata)) if is_named_wasm(path) && !metadata.is_file() && !metadata.is_dir() => {
            let message = "is neither a file nor a folder; remove it from the folder of plugins";
            Err(Error::new(ErrorKind::Unreadable, message).about(path.display().to_string()))
        }
        Ok((identity, metadata)) => Ok(Some(Place { path: path.to_owned(), identity, is_folder: metadata.is_dir() })),
        Err(fault) if fault.kind() == Fault::NotFound && !path.is_symlink() => Ok(None),
        Err(fault) if path.is_symlink() => {
            let message = format!("is a broken link ({fault}); fix it or remove it");
            Err(Error::new(ErrorKind::Unreadable, message).about(path.display().to_string()).with_source(fault))
        }
        Err(fault) => Err(unreadable(path, fault)),
    }
}

/// Identifies a file, whatever its name.
/// Device and inode.
#[cfg(unix)]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Identity(u64, u64);

#[cfg(unix)]
fn identity(_: &Path, metadata: &Metadata) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    Ok(Identity(metadata.dev(), metadata.ino()))
}

#[cfg(not(unix))]
type Identity = PathBuf;

#[cfg(not(unix))]
fn identity(path: &Path, _: &Metadata) -> io::Result<Identity> {
    fs::canonicalize(path)
}

fn is_named_wasm(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("wasm"))
}

/// Reads at most one byte past the limit, so that a huge file is rejected before it fills the memory.
fn load(path: &Path, limit_bytes: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(limit_bytes as u64 + 1).read_to_end(&mut bytes));
    read.map_err(|fault| unreadable(path, fault))?;
    if bytes.len() > limit_bytes {
        let message =
            format!("has more than the {limit_bytes} bytes that a plugin may have; build it in release mode, for size");
        return Err(Error::new(ErrorKind::Module, message).about(path.display().to_string()));
    }
    Ok(bytes)
}

fn unreadable(path: &Path, fault: io::Error) -> Error {
    let message = format!("can't be read: {fault}; check the path and its permissions");
    Error::new(ErrorKind::Unreadable, message).about(path.display().to_string()).with_source(fault)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with these files, each of which holds its own name.
    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in files {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, name).unwrap();
        }
        folder
    }

    fn add(found: &mut Found, root: &Path, name: &str) {
        found.add(&root.join(name), 1_000).unwrap();
    }

    fn names(paths: impl IntoIterator<Item = PathBuf>, root: &Path) -> Vec<String> {
        let within = |path: PathBuf| path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
        paths.into_iter().map(within).collect()
    }

    /// The files that are found, by their names in the folder.
    fn found(root: &Path) -> Vec<String> {
        let mut found = Found::default();
        add(&mut found, root, "");
        names(found.files.into_iter().map(|(path, _)| path), root)
    }

    fn refusal(root: &Path) -> String {
        Found::default().add(root, 1_000).unwrap_err().to_string().replace(root.to_str().unwrap(), "plugins")
    }

    #[test]
    fn finds_plugins_in_a_folder_and_one_level_down() {
        let root =
            folder(&["b.wasm", "a/a.wasm", "a/deep/c.wasm", "a/plugin.toml", "d/D.WASM", "README.md", "e/x.txt"]);
        assert_eq!(found(root.path()), ["a/a.wasm", "b.wasm", "d/D.WASM"]);
    }

    #[test]
    fn passes_over_whatever_has_a_name_that_starts_with_a_dot() {
        let root = folder(&["a.wasm", "._a.wasm", ".b.wasm", ".git/c.wasm", "d/._d.wasm", "d/d.wasm", "..2026/e.wasm"]);
        assert_eq!(found(root.path()), ["a.wasm", "d/d.wasm"]);
    }

    #[test]
    fn passes_over_what_editors_leave_beside_a_file() {
        let root = folder(&["a.wasm", "a.wasm~", "a.wasm.swp", "#a.wasm#", "a.wasm.bak", ".a.wasm.swp"]);
        assert_eq!(found(root.path()), ["a.wasm"]);
    }

    #[test]
    fn a_file_that_is_added_twice_is_one_plugin() {
        let root = folder(&["a/a.wasm", "b.wasm"]);
        let mut found = Found::default();
        for name in ["", "a", "a/a.wasm", "b.wasm"] {
            add(&mut found, root.path(), name);
        }
        assert_eq!(names(found.files.into_iter().map(|(path, _)| path), root.path()), ["a/a.wasm", "b.wasm"]);
    }

    #[test]
    fn says_which_folders_of_plugins_hold_none() {
        let root = folder(&["a/plugin.toml", "a/a.wasm", "b/plugin.toml", "b/src/b.wasm", "c/c.wasm", "d/notes.md"]);
        let mut found = Found::default();
        add(&mut found, root.path(), "");
        let PluginFolders { built, unbuilt } = found.folders;
        assert_eq!(names(built, root.path()), ["a"]);
        assert_eq!(names(unbuilt, root.path()), ["b"]);
        assert_eq!(names(plugin_folders(root.path()).unwrap(), root.path()), ["a", "b"]);
    }

    #[test]
    fn says_how_to_build_where_there_is_no_plugin() {
        assert!(refusal(folder(&[".a.wasm", "b/.b.wasm"]).path()).contains("courtesy build"));
    }

    #[cfg(unix)]
    mod links {
        use std::os::unix::fs::symlink;

        use super::*;

        fn link(root: &Path, target: &str, name: &str) {
            symlink(target, root.join(name)).unwrap();
        }

        #[test]
        fn a_config_map_of_kubernetes_is_its_files_once() {
            let root = folder(&["..2026_03_28/hello.wasm", "..2026_03_28/other.wasm"]);
            link(root.path(), "..2026_03_28", "..data");
            link(root.path(), "..data/hello.wasm", "hello.wasm");
            link(root.path(), "..data/other.wasm", "other.wasm");
            assert_eq!(found(root.path()), ["hello.wasm", "other.wasm"]);
        }

        #[test]
        fn a_link_to_its_own_folder_doubles_nothing() {
            let root = folder(&["hello.wasm", "a/a.wasm", "a/plugin.toml"]);
            link(root.path(), ".", "current");
            link(root.path(), "a", "0-newest");
            link(root.path(), ".", "a/self.wasm");
            link(root.path(), "hello.wasm", "0.wasm");
            assert_eq!(found(root.path()), ["a/a.wasm", "hello.wasm"]);
            assert_eq!(names(plugin_folders(root.path()).unwrap(), root.path()), ["a"]);
        }

        #[test]
        fn two_names_of_one_file_are_one_plugin() {
            let root = folder(&["a.wasm"]);
            fs::hard_link(root.path().join("a.wasm"), root.path().join("b.wasm")).unwrap();
            assert_eq!(found(root.path()), ["a.wasm"]);
        }

        #[test]
        fn a_link_to_elsewhere_is_followed() {
            let (elsewhere, root) = (folder(&["a/a.wasm", "b.wasm"]), folder(&["c.wasm"]));
            let target = |name: &str| elsewhere.path().join(name).to_str().unwrap().to_owned();
            link(root.path(), &target("a"), "a");
            link(root.path(), &target("b.wasm"), "b.wasm");
            assert_eq!(found(root.path()), ["a/a.wasm", "b.wasm", "c.wasm"]);
        }

        #[test]
        fn a_link_that_leads_nowhere_is_named_since_a_plugin_is_missing() {
            for name in ["consent-guard.wasm", "consent-guard", "a/consent-guard.wasm"] {
                for target in ["/nowhere/consent-guard", name.rsplit('/').next().unwrap()] {
                    let root = folder(&["hello.wasm", "a/a.wasm"]);
                    link(root.path(), target, name);
                    let refusal = refusal(root.path());
                    assert!(refusal.starts_with(&format!("plugins/{name}: is a broken link")), "{refusal}");
                }
            }
        }

        #[test]
        fn a_link_that_can_be_no_plugin_may_lead_anywhere() {
            let root = folder(&["a/a.wasm"]);
            link(root.path(), "/nowhere", ".current");
            link(root.path(), "/nowhere", "a/node_modules");
            assert_eq!(found(root.path()), ["a/a.wasm"]);
        }

        #[test]
        fn what_is_no_file_is_not_waited_for() {
            let root = folder(&["a.wasm"]);
            let _socket = std::os::unix::net::UnixListener::bind(root.path().join("b.wasm")).unwrap();
            assert!(refusal(root.path()).contains("plugins/b.wasm: is neither a file nor a folder"));
        }
    }
}
