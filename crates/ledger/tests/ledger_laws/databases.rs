//! Both databases, each test in one of its own.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use courtesy_ledger::{Ledger, Settings};
use sqlx::{Connection as _, Executor as _, PgConnection};
use tempfile::TempDir;

/// An empty database.
pub(crate) struct Database {
    pub(crate) url: String,
    _folder: Option<TempDir>,
}

impl Database {
    pub(crate) fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self { url: format!("sqlite://{}", folder.path().join("ledger.db").display()), _folder: Some(folder) }
    }

    pub(crate) async fn postgres() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let server = server();
        let name = format!("ledger_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        let mut connection = PgConnection::connect(&server).await.unwrap();
        connection.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        Self { url: with_database(&server, &name), _folder: None }
    }

    pub(crate) async fn both() -> [(&'static str, Self); 2] {
        [("SQLite", Self::sqlite()), ("Postgres", Self::postgres().await)]
    }

    pub(crate) async fn open(&self) -> Ledger {
        self.open_with(Settings::default()).await
    }

    pub(crate) async fn open_with(&self, settings: Settings) -> Ledger {
        Ledger::open(&self.url, settings).await.unwrap()
    }
}

fn with_database(server: &str, name: &str) -> String {
    let (address, options) =
        server.split_once('?').map_or((server, String::new()), |(address, options)| (address, format!("?{options}")));
    let scheme = address.find("://").unwrap() + 3;
    let end = address[scheme..].find('/').map_or(address.len(), |end| scheme + end);
    format!("{}/{name}{options}", &address[..end])
}

/// The address of an empty server: that in `COURTESY_TEST_POSTGRES`, or one that is started for this run.
fn server() -> String {
    static STARTED: OnceLock<Server> = OnceLock::new();
    match std::env::var("COURTESY_TEST_POSTGRES") {
        Ok(url) => url,
        Err(_) => STARTED.get_or_init(|| Server::new().started()).url(),
    }
}

/// A Postgres server in a temporary folder, behind a socket in it. It ends with this process, however that ends.
pub(crate) struct Server {
    folder: PathBuf,
    running: Option<Child>,
}

impl Server {
    pub(crate) fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("courtesy-pg").tempdir().unwrap().keep();
        if is_root() {
            assert!(run(Command::new("chown").arg("postgres").arg(&folder)), "a user `postgres` is needed");
        }
        let data = folder.join("data");
        let made = program("initdb")
            .args(["--auth=trust", "--username=postgres", "--no-sync", "-D"])
            .arg(data)
            .output()
            .unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Self { folder, running: None }
    }

    pub(crate) fn started(mut self) -> Self {
        self.start();
        self
    }

    pub(crate) fn url(&self) -> String {
        format!("postgres://postgres@localhost/postgres?host={}", self.folder.display())
    }

    pub(crate) fn start(&mut self) {
        let _ = std::fs::remove_file(self.folder.join("log"));
        let postgres = shell_words(&program("postgres"));
        let folder = self.folder.display();
        // Once this process is gone, the shell reads the end of its input, and ends the server. A signal may be lost while
        // the server starts, so it is repeated.
        let script = format!(
            "{postgres} -D {folder}/data -k {folder} -c listen_addresses= -c fsync=off -c max_connections=200 \
             >{folder}/log 2>&1 & cat >/dev/null; server=$!; while kill -INT $server 2>/dev/null && sleep 0.5; do :; done & \
             wait $server; kill $!; [ -e {folder}/keep ] || rm -rf {folder}"
        );
        self.running = Some(Command::new("sh").args(["-c", &script]).stdin(Stdio::piped()).spawn().unwrap());
        let log = || std::fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        for _ in 0..600 {
            if log().contains("ready to accept connections") {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("Postgres doesn't start: {}", log());
    }

    /// Stops it and keeps its data.
    pub(crate) fn stop(&mut self) {
        std::fs::write(self.folder.join("keep"), "").unwrap();
        self.end();
        std::fs::remove_file(self.folder.join("keep")).unwrap();
    }

    fn end(&mut self) {
        if let Some(mut running) = self.running.take() {
            drop(running.stdin.take());
            running.wait().unwrap();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.end();
    }
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output().unwrap();
    id.stdout.trim_ascii() == b"0"
}

/// Postgres' own programs, which Debian keeps out of PATH.
fn bin() -> PathBuf {
    let debian =
        std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).chain(debian).find(|folder| folder.join("initdb").exists());
    found.expect("Postgres is missing; install it (Debian: `apt-get install postgresql`), or set COURTESY_TEST_POSTGRES to the address of an empty server")
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

/// Where a SQLite database is.
pub(crate) fn path(database: &Database) -> &Path {
    Path::new(database.url.strip_prefix("sqlite://").unwrap())
}
