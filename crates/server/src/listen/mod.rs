//! Accepts connections, each with its own time limits, and ends them gracefully.

mod stall;
pub(crate) mod tls;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

use self::stall::Stall;
use self::tls::Identity;
use crate::settings::LimitSettings;

/// The most headers of a request, and the most bytes of its head.
const HEADERS: usize = 64;
const HEAD_BYTES: usize = 64 << 10;

/// How long to wait after a connection couldn't be accepted, since the process may have no file descriptor left.
const PAUSE: Duration = Duration::from_millis(50);

/// How connections are served.
#[derive(Debug, Clone)]
pub(crate) struct Serving {
    pub(crate) head: Duration,
    pub(crate) stall: Duration,
    pub(crate) connections: u32,
    pub(crate) grace: Duration,
    pub(crate) identity: Option<Identity>,
}

impl Serving {
    pub(crate) fn new(limits: &LimitSettings, grace_s: u64, identity: Option<Identity>) -> Self {
        Self {
            head: Duration::from_secs(limits.head_s),
            stall: Duration::from_secs(limits.stall_s),
            connections: limits.connections,
            grace: Duration::from_secs(grace_s),
            identity,
        }
    }
}

/// Serves until `stop` is true; then accepts nothing, lets what is in flight end within the grace, and ends the rest.
pub(crate) async fn serve(listener: TcpListener, router: Router, serving: Serving, mut stop: watch::Receiver<bool>) {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(serving.connections as usize));
    let mut connections = JoinSet::new();
    loop {
        let accepted = tokio::select! {
            accepted = accept(&listener, &room) => accepted,
            () = until(&mut stop) => break,
        };
        while connections.try_join_next().is_some() {}
        match accepted {
            Ok((stream, place)) => {
                let (router, serving, watcher, stop) =
                    (router.clone(), serving.clone(), graceful.watcher(), stop.clone());
                connections.spawn(async move {
                    let _place = place;
                    connection(stream, router, &serving, watcher, stop).await;
                });
            }
            Err(fault) => {
                tracing::warn!(%fault, "a connection can't be accepted");
                sleep(PAUSE).await;
            }
        }
    }
    drop(listener);
    if timeout(serving.grace, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests didn't end within the grace; they are cut off");
    }
    connections.shutdown().await;
}

async fn accept(
    listener: &TcpListener,
    room: &Arc<Semaphore>,
) -> io::Result<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(room).acquire_owned().await.map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    Ok((stream, place))
}

async fn connection(
    stream: TcpStream,
    router: Router,
    serving: &Serving,
    watcher: Watcher,
    mut stop: watch::Receiver<bool>,
) {
    // A response is one packet most often; waiting for more would only delay it.
    let _ = stream.set_nodelay(true);
    let stream = Stall::new(stream, serving.stall);
    let Some(identity) = &serving.identity else { return exchange(stream, router, serving, watcher).await };
    let handshake = timeout(serving.head, identity.acceptor().accept(stream));
    let shaken = tokio::select! {
        shaken = handshake => Some(shaken),
        () = until(&mut stop) => None,
    };
    match shaken {
        Some(Ok(Ok(stream))) => exchange(stream, router, serving, watcher).await,
        Some(Ok(Err(fault))) => tracing::debug!(%fault, "a TLS handshake failed"),
        Some(Err(_)) => tracing::debug!("a TLS handshake took too long"),
        None => {}
    }
}

/// Waits until the server stops.
async fn until(stop: &mut watch::Receiver<bool>) {
    // An error means that nobody is left who could stop it otherwise.
    let _ = stop.wait_for(|stop| *stop).await;
}

async fn exchange<S>(stream: S, router: Router, serving: &Serving, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        // It also ends connections that stay idle.
        .header_read_timeout(serving.head)
        // A client that closes its side after the request gets its answer all the same.
        .half_close(true)
        .max_headers(HEADERS)
        .max_buf_size(HEAD_BYTES)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router));
    if let Err(fault) = watcher.watch(connection).await {
        tracing::debug!(%fault, "a connection ended early");
    }
}
