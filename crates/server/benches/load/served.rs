//! A server as a process of its own, with the settings that `courtesy serve` has by default.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use courtesy_contract::Policy;
use courtesy_host::{Host, Limits};
use courtesy_ledger::{Ledger, Role as KeyRole};
use courtesy_server::{CallTimes, Load, Server, Settings};
use courtesy_tests::process;
use serde::{Deserialize, Serialize};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{Layer as _, fmt};

use crate::child::{self, Child, Role};
use crate::ledgers::Place;

/// What to serve.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Task {
    plugins: Vec<PathBuf>,
    /// A policy file, or none for the default policy.
    policy: Option<PathBuf>,
    ledger: String,
    log: PathBuf,
}

/// What a server says once it listens.
#[derive(Debug, Serialize, Deserialize)]
struct Listening {
    address: SocketAddr,
    key: String,
}

/// A server that runs; it stops when this is dropped.
pub(crate) struct Served {
    process: Child,
    log: PathBuf,
    pub(crate) address: SocketAddr,
    pub(crate) key: String,
}

impl Served {
    /// Starts a server; `number` is another for each on the same ledger.
    ///
    /// # Errors
    /// If it ended with a mistake.
    pub(crate) fn start(
        plugins: &[PathBuf],
        policy: Option<&Path>,
        place: &Place,
        number: usize,
    ) -> Result<Self, String> {
        let log = place.folder.path().join(format!("server-{number}.log"));
        let (plugins, policy) = (plugins.to_vec(), policy.map(Path::to_owned));
        let task = Task { plugins, policy, ledger: place.url.clone(), log: log.clone() };
        let mut process = Child::start(Role::Server, &task);
        let Listening { address, key } = process.hear()?;
        Ok(Self { process, log, address, key })
    }

    /// Its processor time so far, in seconds.
    pub(crate) fn processor_s(&self) -> f64 {
        process::processor_s(self.process.id()).unwrap_or_default()
    }

    /// The memory that it has, in MiB.
    ///
    /// # Errors
    /// Where that can't be read.
    pub(crate) fn memory_mib(&self) -> Result<f64, String> {
        let kib = process::status(self.process.id(), "VmRSS:");
        kib.map(|kib| kib as f64 / 1024.0).ok_or_else(|| "a process's memory can be read on Linux only".to_owned())
    }

    /// What it logged about its own mistakes.
    pub(crate) fn errors(&self) -> Vec<String> {
        let log = fs::read_to_string(&self.log).unwrap_or_default();
        log.lines().filter(|line| line.contains("ERROR")).map(str::to_owned).collect()
    }
}

/// What the process of a server does.
pub(crate) fn be_one() -> ExitCode {
    let task: Task = child::task();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    match runtime.block_on(serve(task)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("load: the server can't start: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(task: Task) -> Result<(), Box<dyn std::error::Error>> {
    let call_times = CallTimes::new();
    let lines = fmt::layer().with_ansi(false).with_writer(File::create(&task.log)?).with_filter(LevelFilter::INFO);
    let calls = call_times.clone().with_filter(Targets::new().with_target("courtesy_host", LevelFilter::DEBUG));
    tracing_subscriber::registry().with(lines).with(calls).init();
    let any_port = SocketAddr::from(([127, 0, 0, 1], 0));
    let mut settings = Settings::default();
    (settings.listen, settings.diagnostics_listen) = (any_port, any_port);
    settings.policy = task.policy;
    let ledger = Ledger::open(&task.ledger, courtesy_ledger::Settings::default()).await?;
    let key = ledger.add_key(&format!("load {}", std::process::id()), KeyRole::Decide).await?.secret;
    let at_once = settings.limits.in_flight;
    let load: Load = Arc::new(move |policy| Ok(host(&task.plugins, policy, at_once)?));
    let server = Server::start(settings, ledger, load, call_times).await?;
    child::say(&Listening { address: server.address(), key });
    tokio::task::spawn_blocking(child::wait_for_the_end).await?;
    server.stop().await;
    Ok(())
}

/// A host with these plugins, which decides for so many customers at once.
///
/// # Errors
/// The first plugin that can't be loaded, or a policy that doesn't fit them.
pub(crate) fn host(plugins: &[PathBuf], policy: Policy, at_once: u32) -> Result<Host, courtesy_host::Error> {
    let cache = Path::new(env!("CARGO_TARGET_TMPDIR")).join("load-compiled");
    let mut builder = Host::builder().policy(policy).cache(cache);
    for plugin in plugins {
        builder = builder.plugins(plugin)?;
    }
    builder.limits(Limits { concurrency: at_once, ..Limits::default() }).build()
}
