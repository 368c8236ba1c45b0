//! What somebody got, and erasing it.

use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use courtesy_contract::Record;
use serde_json::json;

use super::{Asked, Named, Part, customer};
use crate::app::App;
use crate::keys::Caller;
use crate::problem::Answer;

/// `GET /v1/customers/{ref}/decisions`
pub(super) async fn list(State(app): State<Arc<App>>, Named(name): Named, Asked(part): Asked<Part>) -> Answer {
    let listed = app.ledger.decisions_of(&customer(&name)?, part.page()?).await;
    let listed = app.with_ledger(listed)?;
    let decisions: Vec<_> = listed.items.into_iter().filter_map(|Record { decision, .. }| decision).collect();
    Ok(Json(json!({"items": decisions, "next": listed.next})).into_response())
}

/// `DELETE /v1/customers/{ref}`
pub(super) async fn erase(State(app): State<Arc<App>>, caller: Caller, Named(name): Named) -> Answer {
    let erased = app.ledger.erase(&customer(&name)?, &caller.name).await;
    Ok(Json(app.with_ledger(erased)?).into_response())
}
