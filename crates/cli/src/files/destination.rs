//! Finds out where output goes, following links.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::torn::Torn;

/// How many links in a row are followed.
const MOST_LINKS: usize = 40;

/// The name of an input; `-` is stdin.
pub(crate) fn input_name(path: &Path) -> String {
    if path == Path::new("-") { "stdin".to_owned() } else { path.display().to_string() }
}

/// Where output goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    Stdout,
    /// A pipe, a terminal or a device, which is written to but never replaced.
    Stream(PathBuf),
    /// A file under its own name, not that of a link; it may not exist yet.
    File(PathBuf),
}

impl Destination {
    /// Follows a path, link by link; `-` is stdout.
    ///
    /// # Errors
    /// If it leads to a folder, in a circle, or into a folder that doesn't exist.
    pub(crate) fn of(path: &Path) -> Result<Self> {
        if path == Path::new("-") {
            return Ok(Self::Stdout);
        }
        let mut destination = path.to_owned();
        for _ in 0..MOST_LINKS {
            if let Some(open) = Self::open_already(&destination) {
                return Ok(open);
            }
            match fs::read_link(&destination) {
                Ok(target) => destination = destination.parent().unwrap_or(Path::new("")).join(target),
                Err(_) => return Self::at(path, destination),
            }
        }
        bail!("{} is a link that leads back to itself; name a file", path.display())
    }

    /// What is at the end of the links.
    fn at(named: &Path, destination: PathBuf) -> Result<Self> {
        match fs::metadata(&destination) {
            Ok(there) if there.is_dir() => bail!("{} is a folder; name a file to write", named.display()),
            Ok(there) if there.is_file() => return Ok(Self::File(destination)),
            Ok(_) => return Ok(Self::Stream(destination)),
            Err(_) => {}
        }
        let folder = folder_of(&destination);
        if !folder.is_dir() {
            let leads =
                if named == destination { String::new() } else { format!(", a link to {}", destination.display()) };
            let (named, folder) = (named.display(), folder.display());
            bail!("can't write {named}{leads}: the folder {folder} doesn't exist; create it, or name another file");
        }
        Ok(Self::File(destination))
    }

    /// The system's names for what this process has open, and for nothing at all.
    fn open_already(path: &Path) -> Option<Self> {
        if cfg!(windows) {
            let is_nothing = path.as_os_str().eq_ignore_ascii_case("NUL");
            return is_nothing.then(|| Self::Stream(path.to_owned()));
        }
        let is_open = |parent: &Path| parent == Path::new("/dev/fd") || parent == Path::new("/proc/self/fd");
        if path == Path::new("/dev/stdout") {
            Some(Self::Stdout)
        } else if path == Path::new("/dev/stderr") {
            Some(Self::Stream(path.to_owned()))
        } else if path.parent().is_some_and(is_open) {
            Some(if path.ends_with("1") { Self::Stdout } else { Self::Stream(path.to_owned()) })
        } else {
            None
        }
    }

    /// Opens stdout or a stream, to write to it directly.
    ///
    /// # Errors
    /// If a stream can't be opened.
    pub(super) fn open(&self) -> Result<Torn<Box<dyn Write>>> {
        match self {
            Self::Stdout => Ok(Torn::new(Box::new(io::stdout()), "stdout")),
            Self::Stream(path) | Self::File(path) => {
                let name = path.display().to_string();
                let stream =
                    OpenOptions::new().append(true).open(path).with_context(|| format!("can't write {name}"))?;
                Ok(Torn::new(Box::new(stream), name))
            }
        }
    }
}

/// The folder that contains a path.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_leads_to_its_file_even_before_that_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("store")).unwrap();
        symlink("store/new", at("first")).unwrap();
        symlink("first", at("second")).unwrap();
        assert_eq!(Destination::of(&at("second")).unwrap(), Destination::File(at("store/new")));
        fs::write(at("store/new"), "").unwrap();
        assert_eq!(Destination::of(&at("second")).unwrap(), Destination::File(at("store/new")));
    }

    #[test]
    fn a_link_that_leads_nowhere_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        symlink("gone/new", at("lost")).unwrap();
        symlink("b", at("a")).unwrap();
        symlink("a", at("b")).unwrap();
        symlink(".", at("here")).unwrap();
        let error = |name: &str| Destination::of(&at(name)).unwrap_err().to_string();
        assert!(
            error("lost").contains(", a link to ") && error("lost").contains("gone doesn't exist; create it"),
            "{}",
            error("lost")
        );
        assert!(error("a").ends_with("leads back to itself; name a file"), "{}", error("a"));
        assert!(error("here").ends_with("is a folder; name a file to write"), "{}", error("here"));
    }

    #[test]
    fn what_is_open_already_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("out");
        symlink("/dev/stdout", &link).unwrap();
        for name in [Path::new("-"), Path::new("/dev/stdout"), Path::new("/dev/fd/1"), &link] {
            assert_eq!(Destination::of(name).unwrap(), Destination::Stdout, "{}", name.display());
        }
        for name in ["/dev/null", "/dev/stderr", "/dev/fd/9"] {
            assert_eq!(Destination::of(Path::new(name)).unwrap(), Destination::Stream(name.into()));
        }
    }
}
