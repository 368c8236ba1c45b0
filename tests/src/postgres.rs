//! A Postgres server for tests and measurements, from the programs of an installed one.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// A Postgres server in a temporary folder, behind a socket in it. It ends with this process, however that ends.
///
/// Its functions panic if Postgres isn't installed or doesn't start.
pub struct Server {
    folder: PathBuf,
    settings: &'static str,
    most_file_kib: Option<u32>,
    running: Option<Child>,
}

impl Server {
    /// A server with Postgres' own settings, which waits for the disk and has been in use: it has as many files of its log
    /// to write again as it keeps, since making new ones holds up every commit. It is started.
    #[must_use]
    pub fn in_use() -> Self {
        let server = Self::new("", &[]).started();
        let half_a_gib = "SELECT pg_logical_emit_message(false, '', repeat('x', 1 << 20)) FROM generate_series(1, 512)";
        let mut psql = program("psql");
        psql.arg(server.url()).args([
            "--quiet",
            "--output=/dev/null",
            "--command",
            half_a_gib,
            "--command",
            "CHECKPOINT",
        ]);
        let output = psql.output().expect("it runs");
        assert!(output.status.success(), "psql: {}", String::from_utf8_lossy(&output.stderr));
        server
    }

    /// A server that doesn't wait for the disk: what it holds needn't outlive the machine. It isn't started yet.
    #[must_use]
    pub fn without_fsync() -> Self {
        // Small files of the log are made in no time.
        Self::new("-c fsync=off", &["--wal-segsize=1"])
    }

    fn new(settings: &'static str, layout: &[&str]) -> Self {
        let server = Self::in_a_folder(settings);
        server.run("initdb", &[&["--auth=trust", "--username=postgres", "--no-sync"], layout].concat());
        server
    }

    /// A server that follows this one and answers nothing but questions, until it is [promoted](Self::promote). It isn't
    /// started yet.
    #[must_use]
    pub fn standby(&self) -> Self {
        let standby = Self::in_a_folder(self.settings);
        let of = self.folder.display().to_string();
        let args = ["--host", &of, "--username=postgres", "--write-recovery-conf", "--checkpoint=fast", "--no-sync"];
        standby.run("pg_basebackup", &args);
        standby
    }

    fn in_a_folder(settings: &'static str) -> Self {
        let folder = tempfile::Builder::new().prefix("courtesy-pg").tempdir().expect("a folder").keep();
        if is_root() {
            let is_given = Command::new("chown").arg("postgres").arg(&folder).stdin(Stdio::null()).output();
            assert!(is_given.is_ok_and(|output| output.status.success()), "a user `postgres` is needed");
        }
        Self { folder, settings, most_file_kib: None, running: None }
    }

    /// Runs one of Postgres' programs on the data.
    fn run(&self, name: &str, args: &[&str]) {
        let output = program(name).args(args).arg("-D").arg(self.folder.join("data")).output().expect("it runs");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// From the next start on, no file of this server can grow beyond this, as if the disk were full then.
    pub fn limit_files(&mut self, most_file_kib: Option<u32>) {
        self.most_file_kib = most_file_kib;
    }

    /// The server, started.
    #[must_use]
    pub fn started(mut self) -> Self {
        self.start();
        self
    }

    /// The folder with its socket.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The address of its database.
    #[must_use]
    pub fn url(&self) -> String {
        Self::url_in(&self.folder)
    }

    /// The address of the database behind the socket in a folder.
    #[must_use]
    pub fn url_in(folder: &Path) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", folder.display())
    }

    /// Starts it, and waits until it can be asked.
    pub fn start(&mut self) {
        // That of an earlier start would say that it is ready.
        let _ = std::fs::remove_file(self.folder.join("log"));
        let (postgres, settings, folder) = (shell_words(&program("postgres")), self.settings, self.folder.display());
        // Once this process is gone, the shell reads the end of its input, and ends the server. A signal may be lost while
        // the server starts, so it is repeated.
        let limit = self.most_file_kib.map_or_else(String::new, |kib| format!("ulimit -f {};", kib * 2));
        let script = format!(
            "{limit} {postgres} -D {folder}/data -k {folder} -c listen_addresses= {settings} -c max_connections=200 \
             >{folder}/log 2>&1 & cat >/dev/null; server=$!; while kill -INT $server 2>/dev/null && sleep 0.5; do :; done & \
             wait $server; kill $!; [ -e {folder}/keep ] || rm -rf {folder}"
        );
        let started = Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn();
        self.running = Some(started.expect("a shell"));
        let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        for _ in 0..600 {
            if log().contains("system is ready to accept") {
                return;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        panic!("Postgres doesn't start: {}", log());
    }

    /// Stops it and keeps its data.
    pub fn stop(&mut self) {
        self.keeping(Self::end);
    }

    /// Lets it stop where it stands, without finishing anything, and keeps its data.
    pub fn crash(&mut self) {
        self.keeping(|server| {
            server.run("pg_ctl", &["stop", "--mode=immediate"]);
            server.end();
        });
    }

    /// Lets a standby lead.
    pub fn promote(&self) {
        self.run("pg_ctl", &["promote"]);
    }

    fn keeping(&mut self, end: impl FnOnce(&mut Self)) {
        std::fs::write(self.folder.join("keep"), "").expect("the folder is there");
        end(self);
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
        // One that was stopped before has kept its data.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().expect("id runs");
    id.stdout.trim_ascii() == b"0"
}

/// What is used of Postgres.
const PROGRAMS: [&str; 5] = ["initdb", "postgres", "pg_ctl", "pg_basebackup", "psql"];

/// Postgres' own programs, which Debian keeps out of PATH.
fn bin() -> PathBuf {
    let debian =
        std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let has_all = |folder: &PathBuf| PROGRAMS.iter().all(|name| folder.join(name).exists());
    let found = std::env::split_paths(&path).chain(debian).find(has_all);
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
