//! What runs.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use courtesy_contract::Mode;
use serde_json::{Value, json};

use crate::app::App;
use crate::problem::Answer;

/// `GET /v1/plugins`
pub(super) async fn list(State(app): State<Arc<App>>) -> Answer {
    let running = app.running();
    let (policy, standings) = (running.host.policy(), running.breakers.standings());
    let plugins: Vec<Value> = running
        .host
        .plugins()
        .map(|plugin| {
            let manifest = plugin.manifest();
            let mode = policy.plugins.get(&manifest.id).map_or(Mode::Live, |grant| grant.mode);
            let standing = standings.iter().find(|standing| standing.plugin == manifest.id);
            json!({
                "id": manifest.id, "version": manifest.version, "digest": plugin.digest(), "summary": manifest.summary,
                "kinds": manifest.kinds, "mode": mode, "failures_in_a_row": standing.map_or(0, |standing| standing.failures),
                "resting_until_at": standing.and_then(|standing| standing.resting_until_at),
            })
        })
        .collect();
    Ok(Json(json!({"items": plugins})).into_response())
}
