//! Makes sure that no output overwrites an input or another output.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::destination::{Destination, input_name};
use super::identity::Identity;
use super::unfinished::partial_of;

/// The files that a command reads and writes, identified independently of their names.
///
/// Add inputs first: an output is checked against everything added before it.
pub(crate) struct Guard {
    /// The inputs, with their names.
    read: HashMap<Identity, String>,
    /// The outputs, with what each is.
    written: HashMap<Identity, &'static str>,
    /// The files that stdout and stderr go to, if they do.
    streams: Vec<(Identity, &'static str)>,
    stdin_is_read: bool,
    on_stdout: Option<&'static str>,
}

impl Guard {
    pub(crate) fn new() -> Self {
        let stdout = Identity::of_stream(io::stdout()).map(|file| (file, "stdout"));
        let stderr = Identity::of_stream(io::stderr()).map(|file| (file, "stderr"));
        Self {
            read: HashMap::new(),
            written: HashMap::new(),
            streams: stdout.into_iter().chain(stderr).collect(),
            stdin_is_read: false,
            on_stdout: None,
        }
    }

    /// A guard of these files, which are read; `-` is stdin.
    ///
    /// # Errors
    /// Those of [`Guard::reads`].
    pub(crate) fn of_inputs<'p>(paths: impl IntoIterator<Item = &'p PathBuf>) -> Result<Self> {
        let mut guard = Self::new();
        paths.into_iter().try_for_each(|path| guard.reads(path))?;
        Ok(guard)
    }

    /// Adds a file that is read; `-` is stdin.
    ///
    /// # Errors
    /// If stdin would be read twice, or the command's own output goes to this file.
    pub(crate) fn reads(&mut self, path: &Path) -> Result<()> {
        let is_stdin = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"].iter().any(|name| path == Path::new(name));
        if is_stdin && std::mem::replace(&mut self.stdin_is_read, true) {
            bail!("stdin can be read only once; name a file for one of the two");
        }
        let file = if is_stdin { Identity::of_stream(io::stdin()) } else { Identity::of(path) };
        let Some(file) = file else { return Ok(()) };
        let name = input_name(path);
        if let Some((_, stream)) = self.streams.iter().find(|(goes_to, _)| *goes_to == file) {
            bail!("{stream} goes to {name}, which is also read; redirect it to another file");
        }
        self.read.insert(file, name);
        Ok(())
    }

    /// Adds every file with one of these endings in a folder and the folders in it; or the file itself.
    ///
    /// # Errors
    /// Those of [`Guard::reads`].
    pub(crate) fn reads_within(&mut self, path: &Path, endings: &[&str]) -> Result<()> {
        if !path.is_dir() {
            return self.reads(path);
        }
        for entry in entries(path) {
            let inner = if entry.is_dir() { entries(&entry) } else { vec![entry] };
            for file in inner {
                let name = file.as_os_str().to_string_lossy();
                if endings.iter().any(|ending| name.ends_with(ending)) {
                    self.reads(&file)?;
                }
            }
        }
        Ok(())
    }

    /// Adds a file that is written, and says `what` it is; `-` is stdout.
    ///
    /// # Errors
    /// If it is also read, or something else is written to it.
    pub(crate) fn writes(&mut self, what: &'static str, path: &Path) -> Result<()> {
        match Destination::of(path)? {
            Destination::Stdout => self.prints(what),
            Destination::Stream(destination) | Destination::File(destination) => self.claim(what, path, &destination),
        }
    }

    /// Adds a file that is FILE.partial until it is complete.
    ///
    /// # Errors
    /// Those of [`Guard::writes`], for both names.
    pub(crate) fn writes_unfinished(&mut self, what: &'static str, path: &Path) -> Result<()> {
        self.writes(what, path)?;
        let Destination::File(destination) = Destination::of(path)? else { return Ok(()) };
        let partial = partial_of(&destination);
        if let Some(input) = Identity::of(&partial).and_then(|file| self.read.get(&file)) {
            bail!("{} is first written as {input}, which is also read; rename that file", path.display());
        }
        self.claim(what, &partial, &partial)
    }

    /// Checks a file that is written against those that are read. For files that may replace each other.
    ///
    /// # Errors
    /// If it is also read.
    pub(crate) fn spares(&self, path: &Path) -> Result<()> {
        let (Destination::File(destination) | Destination::Stream(destination)) = Destination::of(path)? else {
            return Ok(());
        };
        Identity::of(&destination).map_or(Ok(()), |file| self.refuse_inputs(&file, path))
    }

    /// Adds an output that goes to stdout.
    ///
    /// # Errors
    /// If another output already does.
    pub(crate) fn prints(&mut self, what: &'static str) -> Result<()> {
        if let Some(other) = self.on_stdout.replace(what) {
            bail!("the {other} and the {what} can't both go to stdout; name a file for one of them");
        }
        Ok(())
    }

    /// Whether an output goes to stdout, so that no other may.
    pub(crate) fn stdout_is_taken(&self) -> bool {
        self.on_stdout.is_some()
    }

    fn claim(&mut self, what: &'static str, named: &Path, destination: &Path) -> Result<()> {
        let Some(file) = Identity::of(destination) else { return Ok(()) };
        self.refuse_inputs(&file, named)?;
        let named = named.display();
        if let Some((_, stream)) = self.streams.iter().find(|(goes_to, _)| *goes_to == file) {
            bail!("{stream} already goes to {named}; name another file for the {what}");
        }
        if let Some(other) = self.written.insert(file, what) {
            bail!("{other} and {what} can't go to the same file; name another one for the {what}");
        }
        Ok(())
    }

    fn refuse_inputs(&self, file: &Identity, named: &Path) -> Result<()> {
        match self.read.get(file) {
            Some(input) => {
                bail!("{} would overwrite {input}, which is also read; name another file to write", named.display())
            }
            None => Ok(()),
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    // Loading the folder's contents reports what is wrong with the folder.
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| Some(entry.ok()?.path())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a guard says of an output beside the input `in`, the plugins in `plugins` and the records `records`.
    fn guarded(folder: &Path, output: &str) -> Result<(), String> {
        let at = |name: &str| folder.join(name);
        let mut guard = Guard::new();
        guard.reads(&at("in")).unwrap();
        guard.reads_within(&at("plugins"), &[".wasm"]).unwrap();
        guard.writes_unfinished("records", &at("records")).unwrap();
        guard.writes_unfinished("decisions", &at(output)).map_err(|error| error.to_string())
    }

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir_all(folder.path().join("plugins/ask")).unwrap();
        for name in ["in", "plugins/a.wasm", "plugins/ask/ask.wasm", "other"] {
            fs::write(folder.path().join(name), name).unwrap();
        }
        folder
    }

    #[test]
    fn what_is_read_is_never_written_however_it_is_named() {
        let folder = folder();
        for output in ["in", "./in", "plugins/../in", "plugins/a.wasm", "plugins/ask/ask.wasm"] {
            let error = guarded(folder.path(), output).unwrap_err();
            assert!(error.ends_with("which is also read; name another file to write"), "{output}: {error}");
        }
        for output in ["other", "new", "plugins/decisions"] {
            assert_eq!(guarded(folder.path(), output), Ok(()));
        }
        fs::rename(folder.path().join("in"), folder.path().join("x.partial")).unwrap();
        let mut guard = Guard::new();
        guard.reads(&folder.path().join("x.partial")).unwrap();
        let error = guard.writes_unfinished("decisions", &folder.path().join("x")).unwrap_err().to_string();
        assert!(error.ends_with("which is also read; rename that file"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn links_of_either_kind_are_followed() {
        let folder = folder();
        let at = |name: &str| folder.path().join(name);
        std::os::unix::fs::symlink("plugins/ask", at("link")).unwrap();
        std::os::unix::fs::symlink("link/ask.wasm", at("soft")).unwrap();
        fs::hard_link(at("in"), at("hard")).unwrap();
        for output in ["soft", "hard", "link/ask.wasm"] {
            assert!(guarded(folder.path(), output).is_err(), "{output}");
        }
    }

    #[test]
    fn two_things_never_go_to_one_file_by_any_of_its_names() {
        let folder = folder();
        for output in ["records", "./records", "plugins/../records", "records.partial"] {
            let error = guarded(folder.path(), output).unwrap_err();
            assert!(error.starts_with("records and decisions can't go to the same file"), "{output}: {error}");
        }
        let mut guard = Guard::new();
        guard.writes_unfinished("records", &folder.path().join("y.partial")).unwrap();
        assert!(guard.writes_unfinished("decisions", &folder.path().join("y")).is_err());
    }

    #[test]
    fn stdin_is_read_once_and_stdout_holds_one_thing() {
        let mut guard = Guard::new();
        guard.reads(Path::new("-")).unwrap();
        assert!(
            guard.reads(Path::new("/dev/stdin")).unwrap_err().to_string().starts_with("stdin can be read only once")
        );
        guard.writes("report", Path::new("-")).unwrap();
        let error = guard.writes("answers", Path::new("-")).unwrap_err().to_string();
        assert!(guard.stdout_is_taken() && error.contains("can't both go to stdout"), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_spoilt_by_writing_twice_to_what_keeps_nothing() {
        let mut guard = Guard::new();
        guard.reads(Path::new("/dev/null")).unwrap();
        guard.writes("decisions", Path::new("/dev/null")).unwrap();
        guard.writes("records", Path::new("/dev/null")).unwrap();
    }
}
