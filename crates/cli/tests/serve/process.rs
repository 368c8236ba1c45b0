//! A server as a process, in a folder of its own.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A server that runs; it is ended with the test.
pub(crate) struct Served {
    pub(crate) folder: TempDir,
    process: Child,
    /// What it printed first.
    pub(crate) address: String,
    pub(crate) diagnostics: String,
    /// The key that it printed, if it did.
    pub(crate) key: Option<String>,
    log: Option<std::thread::JoinHandle<String>>,
}

/// The command in a folder, without settings from the environment.
pub(crate) fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_courtesy"));
    command.args(arguments).current_dir(folder).env("NO_COLOR", "1").stdin(Stdio::null());
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("COURTESY_") || name.to_string_lossy().starts_with("OTEL_") {
            command.env_remove(name);
        }
    }
    command.env("COURTESY_CACHE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled"));
    command
}

impl Served {
    /// Starts on free ports with one plugin, and further arguments.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        Self::in_folder(tempfile::tempdir().unwrap(), arguments)
    }

    pub(crate) fn in_folder(folder: TempDir, arguments: &[&str]) -> Self {
        Self::listening(folder, Some("127.0.0.1:0"), arguments)
    }

    pub(crate) fn listening(folder: TempDir, listen: Option<&str>, arguments: &[&str]) -> Self {
        let plugins = root().join("plugins/service-recovery/service-recovery.wasm");
        let mut usual = vec!["serve", "--plugins", plugins.to_str().unwrap(), "--diagnostics-listen", "127.0.0.1:0"];
        usual.extend(listen.into_iter().flat_map(|listen| ["--listen", listen]));
        let prints_a_key = !folder.path().join("courtesy.db").exists();
        let mut command = command(folder.path(), &[&usual[..], arguments].concat());
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = process.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut log = String::new();
            stderr.read_to_string(&mut log).unwrap();
            log
        });
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines().map(Result::unwrap);
        let first = lines.next().unwrap_or_default();
        let Some((address, diagnostics)) = first
            .strip_prefix("listening on ")
            .and_then(|rest| rest.split_once("; health and metrics on "))
            .map(|(one, other)| (one.to_owned(), other.to_owned()))
        else {
            panic!("it printed {first:?} and\n{}", log.join().unwrap());
        };
        // The key follows at once, or nothing does.
        let key = (prints_a_key && listen.is_some()).then(|| lines.nth(1)).flatten();
        // What it prints later is read, so that it never waits for a reader.
        std::thread::spawn(move || lines.for_each(drop));
        Self { folder, process, address, diagnostics, key, log: Some(log) }
    }

    /// Sends a signal.
    pub(crate) fn signal(&self, name: &str) {
        let id = self.process.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Ends it as a platform does, and returns its exit status and log.
    pub(crate) fn end(mut self) -> (Option<i32>, String, TempDir) {
        self.signal("TERM");
        let status = self.process.wait().unwrap();
        let log = self.log.take().unwrap().join().unwrap();
        let folder = std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap());
        (status.code(), log, folder)
    }

    /// The whole response to a request, with its head.
    pub(crate) fn ask(&self, key: &str, method: &str, path: &str, body: &str) -> String {
        request(&self.address, key, method, path, body)
    }
}

/// The whole response to a request of a server, with its head.
pub(crate) fn request(address: &str, key: &str, method: &str, path: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address.strip_prefix("http://").unwrap()).unwrap();
    let length = body.len();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\nconnection: close\r\n\
         content-length: {length}\r\n\r\n"
    );
    stream.write_all((head + body).as_bytes()).unwrap();
    let mut response = String::new();
    stream.read_to_string(&mut response).unwrap();
    response
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
