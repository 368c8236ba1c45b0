//! A Postgres server for tests and measurements, from the programs of an installed one.

use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A Postgres server in a temporary folder, behind a socket in it. It ends with this process, however that ends.
///
/// Its functions panic if Postgres isn't installed or doesn't start.
pub struct Server {
    folder: PathBuf,
    settings: &'static str,
    running: Option<Child>,
}

impl Server {
    /// A server with Postgres' own settings, which waits for the disk as one in use does. It isn't started yet.
    #[must_use]
    pub fn with_fsync() -> Self {
        Self::new("")
    }

    /// A server that doesn't wait for the disk: what it holds needn't outlive the machine. It isn't started yet.
    #[must_use]
    pub fn without_fsync() -> Self {
        Self::new("-c fsync=off")
    }

    fn new(settings: &'static str) -> Self {
        let folder = tempfile::Builder::new().prefix("courtesy-pg").tempdir().expect("a folder").keep();
        if is_root() {
            assert!(run(Command::new("chown").arg("postgres").arg(&folder)), "a user `postgres` is needed");
        }
        let mut initdb = program("initdb");
        initdb.args(["--auth=trust", "--username=postgres", "--no-sync", "-D"]).arg(folder.join("data"));
        let made = initdb.output().expect("initdb runs");
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Self { folder, settings, running: None }
    }

    /// The server, started.
    #[must_use]
    pub fn started(mut self) -> Self {
        self.start();
        self
    }

    /// The address of its database.
    #[must_use]
    pub fn url(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.folder.display())
    }

    /// Starts it, and waits until it can be asked.
    pub fn start(&mut self) {
        // That of an earlier start would say that it is ready.
        let _ = std::fs::remove_file(self.folder.join("log"));
        let (postgres, settings, folder) = (shell_words(&program("postgres")), self.settings, self.folder.display());
        // Once this process is gone, the shell reads the end of its input, and ends the server. A signal may be lost while
        // the server starts, so it is repeated.
        let script = format!(
            "{postgres} -D {folder}/data -k {folder} -c listen_addresses= {settings} -c max_connections=200 \
             >{folder}/log 2>&1 & cat >/dev/null; server=$!; while kill -INT $server 2>/dev/null && sleep 0.5; do :; done & \
             wait $server; kill $!; [ -e {folder}/keep ] || rm -rf {folder}"
        );
        let started = Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn();
        self.running = Some(started.expect("a shell"));
        let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        for _ in 0..600 {
            if log().contains("ready to accept connections") {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("Postgres doesn't start: {}", log());
    }

    /// Stops it and keeps its data.
    pub fn stop(&mut self) {
        std::fs::write(self.folder.join("keep"), "").expect("the folder is there");
        self.end();
        std::fs::remove_file(self.folder.join("keep")).expect("it was written");
    }

    fn end(&mut self) {
        if let Some(mut running) = self.running.take() {
            drop(running.stdin.take());
            running.wait().expect("the process is ours");
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id runs");
    id.stdout.trim_ascii() == b"0"
}

/// Postgres' own programs, which Debian keeps out of PATH.
fn bin() -> PathBuf {
    let debian =
        std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).chain(debian).find(|folder| folder.join("initdb").exists());
    found.expect("Postgres is missing; install it (Debian: `apt-get install postgresql`)")
}

/// One of Postgres' programs, which refuse to run as root.
fn program(name: &str) -> Command {
    let path = bin().join(name);
    if !is_root() {
        return Command::new(path);
    }
    let mut command = Command::new("setpriv");
    command.args(["--reuid=postgres", "--regid=postgres", "--init-groups", "--"]).arg(path).current_dir("/");
    command
}

fn shell_words(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}

fn run(command: &mut Command) -> bool {
    command.stdin(Stdio::null()).output().is_ok_and(|output| output.status.success())
}
