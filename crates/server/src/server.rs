//! A server from its start to its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;

use axum::Router;
use courtesy_ledger::Ledger;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};

use crate::app::{App, Running};
use crate::call_times::CallTimes;
use crate::error::{Error, ErrorKind};
use crate::handle::Handle;
use crate::listen::tls::Identity;
use crate::listen::{self, Serving};
use crate::reload::{self, Load, Refusal};
use crate::settings::{LimitSettings, Settings};
use crate::{diagnostics, routes};

/// How often the ledger is tried and figures are tidied.
const CHECK: Duration = Duration::from_secs(5);

/// After how many checks the uses of keys that were counted are noted in the audit: once a minute.
const CHECKS_PER_NOTE: u64 = 12;

/// A server that runs. It stops with [`stop`](Self::stop), or on SIGTERM with [`run`](Self::run).
pub struct Server {
    app: Arc<App>,
    address: SocketAddr,
    diagnostics_address: SocketAddr,
    stop: watch::Sender<bool>,
    clients: JoinSet<()>,
    /// What goes on for as long as the server runs.
    chores: JoinSet<()>,
    diagnostics: JoinHandle<()>,
    leave: watch::Sender<bool>,
}

impl Server {
    /// Loads plugins and policy, and begins to serve.
    ///
    /// # Errors
    /// Settings that contradict each other, certificates, plugins or a policy that can't be used, an address that can't be
    /// listened on, and a ledger that can't be used.
    pub async fn start(settings: Settings, ledger: Ledger, load: Load, call_times: CallTimes) -> Result<Self, Error> {
        Self::start_beside(settings, ledger, load, call_times, |_| None).await
    }

    /// As [`start`](Self::start), with pages for people under `/console` on the clients' port. They have the server's limits
    /// and its time to end, and see to it themselves who may open them.
    ///
    /// # Errors
    /// As [`start`](Self::start).
    pub async fn start_with(
        settings: Settings,
        ledger: Ledger,
        load: Load,
        call_times: CallTimes,
        console: impl FnOnce(Handle) -> Router,
    ) -> Result<Self, Error> {
        Self::start_beside(settings, ledger, load, call_times, |handle| Some(console(handle))).await
    }

    async fn start_beside(
        settings: Settings,
        ledger: Ledger,
        load: Load,
        call_times: CallTimes,
        console: impl FnOnce(Handle) -> Option<Router>,
    ) -> Result<Self, Error> {
        settings.check()?;
        let identity = settings.tls.as_ref().map(Identity::load).transpose()?;
        let source = reload::source(&settings, &ledger).await.map_err(Refusal::into_error)?;
        let text = reload::text_of(&source).to_owned();
        let host = reload::build(&load, text).await.map_err(Refusal::into_error)?;
        let (clients, platform) = (listener(settings.listen).await?, std_listener(settings.diagnostics_listen).await?);
        let (address, diagnostics_address) = (address(&clients)?, address_of(platform.local_addr())?);
        if !address.ip().is_loopback() && identity.is_none() {
            tracing::warn!("keys cross the network unencrypted, unless something before this server speaks TLS");
        }
        let serving = Serving::new(&settings.limits, settings.grace_s, identity.clone());
        let app = Arc::new(App::new(settings, ledger, load, Running::new(host, source), identity, call_times));
        let (stop, leave) = (watch::Sender::new(false), watch::Sender::new(false));
        let diagnostics = on_its_own_thread(platform, diagnostics::router(Arc::clone(&app), stop.subscribe()), &leave)?;
        let mut serving_clients = JoinSet::new();
        let router = routes::router(Arc::clone(&app), console(Handle::new(Arc::clone(&app))));
        serving_clients.spawn(listen::serve(clients, router, serving, stop.subscribe()));
        let mut chores = JoinSet::new();
        chores.spawn(reload::watch(Arc::clone(&app)));
        chores.spawn(check(Arc::clone(&app)));
        Ok(Self { app, address, diagnostics_address, stop, clients: serving_clients, chores, diagnostics, leave })
    }

    /// Where clients are served.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where health and metrics are.
    #[must_use]
    pub fn diagnostics_address(&self) -> SocketAddr {
        self.diagnostics_address
    }

    /// Loads plugins, policy and certificates anew, tries them on recorded contexts, and runs them if they are good.
    ///
    /// # Errors
    /// Why they aren't; then, everything goes on as before.
    pub async fn reload(&self) -> Result<(), Error> {
        self.app.reload().await
    }

    /// Stops: nothing is accepted any more, what is in flight ends within `grace_s`, and then the ledger is closed.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        self.app.leave_runs();
        while self.clients.join_next().await.is_some() {}
        self.chores.shutdown().await;
        if let Err(fault) = self.app.audit.write(&self.app.ledger).await {
            tracing::warn!(%fault, "the last uses of keys couldn't be noted in the audit");
        }
        self.app.ledger.close().await;
        self.leave.send_replace(true);
        let diagnostics = self.diagnostics;
        let _ = tokio::task::spawn_blocking(move || diagnostics.join()).await;
    }

    /// Serves until SIGTERM or Ctrl-C, and loads anew on SIGHUP.
    ///
    /// Signals are heeded from this call on, not only once the future is polled: whoever tells others that the server is
    /// there does so between the two.
    ///
    /// # Panics
    /// Outside a runtime of Tokio.
    pub fn run(mut self) -> impl Future<Output = ()> {
        let mut signals = Signals::listen();
        async move {
            while let Signal::Reload = signals.next().await {
                // Compiling may take long, and SIGTERM mustn't wait for it.
                let app = Arc::clone(&self.app);
                self.chores.spawn(async move {
                    // The reasons are logged, and what ran before goes on.
                    let _ = app.reload().await;
                });
            }
            tracing::info!("stopping");
            self.stop().await;
        }
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("address", &self.address).finish_non_exhaustive()
    }
}

enum Signal {
    Reload,
    Stop,
}

#[cfg(unix)]
struct Signals {
    hangup: tokio::signal::unix::Signal,
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn listen() -> Self {
        use tokio::signal::unix::{SignalKind, signal};
        let listen = |kind| signal(kind).expect("a runtime is there, and these signals can be listened for");
        Self {
            hangup: listen(SignalKind::hangup()),
            interrupt: listen(SignalKind::interrupt()),
            terminate: listen(SignalKind::terminate()),
        }
    }

    async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.hangup.recv() => Signal::Reload,
            _ = self.interrupt.recv() => Signal::Stop,
            _ = self.terminate.recv() => Signal::Stop,
        }
    }
}

#[cfg(not(unix))]
struct Signals;

#[cfg(not(unix))]
impl Signals {
    fn listen() -> Self {
        Self
    }

    async fn next(&mut self) -> Signal {
        let _ = tokio::signal::ctrl_c().await;
        Signal::Stop
    }
}

/// Tries the ledger, tidies figures and notes the uses of keys, for as long as the server runs.
async fn check(app: Arc<App>) {
    let mut checks = interval(CHECK);
    checks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    for number in 1_u64.. {
        checks.tick().await;
        app.metrics.upkeep();
        // A problem is logged, and shown by health and metrics.
        let _ = app.with_ledger(app.ledger.ping().await);
        if number.is_multiple_of(CHECKS_PER_NOTE) {
            let _ = app.with_ledger(app.audit.write(&app.ledger).await);
        }
    }
}

/// Serves the platform on a thread of its own until `leave` is true.
fn on_its_own_thread(
    listener: std::net::TcpListener,
    router: Router,
    leave: &watch::Sender<bool>,
) -> Result<JoinHandle<()>, Error> {
    let unusable = |fault: std::io::Error| {
        Error::new(ErrorKind::Address, "no thread can be started for health and metrics; raise the process's limits")
            .with_source(fault)
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(unusable)?;
    let (leave, serving) = (leave.subscribe(), Serving::new(&LimitSettings::default(), 1, None));
    let serve = move || {
        runtime.block_on(async move {
            match TcpListener::from_std(listener) {
                Ok(listener) => listen::serve(listener, router, serving, leave).await,
                Err(fault) => tracing::error!(%fault, "health and metrics can't be served"),
            }
        });
    };
    std::thread::Builder::new().name("diagnostics".to_owned()).spawn(serve).map_err(unusable)
}

async fn listener(at: SocketAddr) -> Result<TcpListener, Error> {
    TcpListener::bind(at).await.map_err(|fault| {
        let message = format!("can't listen on {at}: {fault}; choose another address, or stop what listens there");
        Error::new(ErrorKind::Address, message).with_source(fault)
    })
}

async fn std_listener(at: SocketAddr) -> Result<std::net::TcpListener, Error> {
    address_of(listener(at).await?.into_std())
}

fn address(listener: &TcpListener) -> Result<SocketAddr, Error> {
    address_of(listener.local_addr())
}

fn address_of<T>(found: std::io::Result<T>) -> Result<T, Error> {
    found.map_err(|fault| {
        Error::new(ErrorKind::Address, "an address can't be listened on; choose another").with_source(fault)
    })
}
