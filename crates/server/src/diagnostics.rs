//! The second port, for the platform: health and metrics. It has a thread of its own, so that it answers under any load.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch;

use crate::app::App;

/// What the platform asks about.
#[derive(Clone)]
struct Health {
    app: Arc<App>,
    stopping: watch::Receiver<bool>,
}

pub(crate) fn router(app: Arc<App>, stopping: watch::Receiver<bool>) -> Router {
    Router::new()
        .route("/health/live", get(|| async { "live\n" }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
        .with_state(Health { app, stopping })
}

/// Ready unless the server is about to leave or can't use its ledger.
async fn ready(State(health): State<Health>) -> Response {
    if *health.stopping.borrow() {
        return (StatusCode::SERVICE_UNAVAILABLE, "stopping\n").into_response();
    }
    if !health.app.is_ledger_up() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the ledger can't be used; see the log\n").into_response();
    }
    "ready\n".into_response()
}

async fn metrics(State(health): State<Health>) -> Response {
    let text = health.app.metrics.render(&health.app);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}
