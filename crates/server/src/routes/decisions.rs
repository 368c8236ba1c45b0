//! One decision: made, or read again.

use std::sync::Arc;

use axum::Json;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::IntoResponse;
use courtesy_ledger::Decided;
use serde::Deserialize;

use super::{Asked, Named, decision_id, json};
use crate::app::App;
use crate::body::{self, Expected};
use crate::problem::{Answer, Kind, Problem};

/// Says that the answer was given before, to the same request.
const REPEATED: HeaderName = HeaderName::from_static("courtesy-repeated");

/// What to answer a context with.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Form {
    /// The record instead of the decision.
    #[serde(default)]
    record: bool,
}

/// `POST /v1/decisions`
pub(super) async fn decide(
    State(app): State<Arc<App>>,
    Asked(form): Asked<Form>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    body::check_type(&headers, &[Expected::Json])?;
    let received = body::read(body, &app.settings.limits, &app.admission).await?;
    let place = app.admission.place()?;
    let turn = app.admission.turn().await;
    let decided = app.decide(&received.bytes, turn).await?;
    drop(place);
    let is_repeated = decided.repeated;
    let mut response = json(StatusCode::OK, written(decided, &form)?);
    if is_repeated {
        response.headers_mut().insert(REPEATED, HeaderValue::from_static("true"));
    }
    Ok(response)
}

/// The decision as it was first written, or its record.
///
/// # Errors
/// Never, since a record is plain data.
pub(super) fn written(decided: Decided, form: &Form) -> Result<Vec<u8>, Problem> {
    if !form.record {
        return Ok(decided.decision_json);
    }
    serde_json::to_vec(&decided.record).map_err(|_| Problem::new(Kind::Internal, "the record can't be written"))
}

/// `GET /v1/decisions/{id}`
pub(super) async fn read(State(app): State<Arc<App>>, Named(id): Named) -> Answer {
    let record = app.with_ledger(app.ledger.record(&decision_id(&id)?).await)?;
    let record = record.ok_or_else(|| Problem::new(Kind::NotFound, "there is no decision with this id"))?;
    Ok(Json(record).into_response())
}
