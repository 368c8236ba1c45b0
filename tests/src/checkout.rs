//! The files that every checkout has, so that no test depends on other files that happen to be there.

use std::io;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// The root of the repository.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the repository")
}

/// The files in a folder of the repository and its subfolders, sorted by path, without hidden files and those that
/// `.gitignore` excludes.
///
/// # Errors
/// A file or folder of the repository can't be read.
pub fn files(folder: &str) -> io::Result<Vec<PathBuf>> {
    let mut walk = WalkBuilder::new(root().join(folder));
    // The user's own git settings aren't the repository's.
    walk.git_global(false).git_exclude(false).require_git(false).sort_by_file_path(Path::cmp);
    let mut files = Vec::new();
    for entry in walk.build() {
        let path = entry.map_err(io::Error::other)?.into_path();
        if path.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

fn with_extension(extension: &str, folder: &str) -> io::Result<Vec<PathBuf>> {
    let mut files = files(folder)?;
    files.retain(|file| file.extension().is_some_and(|its| its == extension));
    Ok(files)
}

/// The committed `.wasm` files of the plugins, at most one in each folder of `plugins`; some are too large to commit.
///
/// # Errors
/// As [`files`].
pub fn plugins() -> io::Result<Vec<PathBuf>> {
    with_extension("wasm", "plugins")
}

/// The committed `.wasm` files of the echoes, at most one in each folder of `tests/echo`; some are too large to commit.
///
/// # Errors
/// As [`files`].
pub fn echoes() -> io::Result<Vec<PathBuf>> {
    with_extension("wasm", "tests/echo")
}

/// Every Markdown page of the repository.
///
/// # Errors
/// As [`files`].
pub fn pages() -> io::Result<Vec<PathBuf>> {
    with_extension("md", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn uncommitted_wasm_files_are_left_out() {
        let (plugins, echoes) = (plugins().unwrap(), echoes().unwrap());
        assert_eq!((plugins.len(), echoes.len()), (10, 11), "{plugins:?} {echoes:?}");
        assert!(!plugins.iter().any(|file| file.ends_with("preference-butler.wasm")));
        assert!(!echoes.iter().any(|file| file.ends_with("go-command/echo.wasm")));
    }

    #[test]
    fn installed_packages_are_left_out() {
        let pages = pages().unwrap();
        assert!(pages.contains(&root().join("README.md")) && pages.len() > 20, "{pages:?}");
        assert!(!pages.iter().any(|page| page.components().any(|part| part.as_os_str() == "node_modules")));
    }
}
