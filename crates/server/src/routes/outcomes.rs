//! What came of actions.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;
use courtesy_host::read;
use futures_util::StreamExt;
use serde_json::json;

use super::batch::{as_line, in_lines};
use crate::app::App;
use crate::body::{self, Expected, Line};
use crate::problem::{Answer, Kind, Problem};

/// `POST /v1/outcomes`: one, or one on each line, of which each is answered with a line.
pub(super) async fn report(State(app): State<Arc<App>>, headers: HeaderMap, body: Body) -> Answer {
    if body::check_type(&headers, &[Expected::Json, Expected::Ndjson])? == Expected::Json {
        let received = body::read(body, &app.settings.limits, &app.admission).await?;
        let _place = app.admission.place()?;
        settle(&app, &received.bytes).await?;
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let place = app.admission.place()?;
    let answers = in_lines(&app, body)?.then(move |Line { number, content }| {
        let app = Arc::clone(&app);
        async move {
            let settled = async { settle(&app, &content?).await };
            let noted = || json!({"line": number, "noted": true}).to_string().into_bytes();
            let mut line = settled.await.map_or_else(|problem| as_line(problem, number), |()| noted());
            line.push(b'\n');
            line
        }
    });
    let answers = answers.map(move |line| {
        let _held = &place;
        Ok::<_, std::convert::Infallible>(line)
    });
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], Body::from_stream(answers)).into_response())
}

async fn settle(app: &App, json: &[u8]) -> Result<(), Problem> {
    let outcome = read::outcome(json).map_err(|fault| Problem::of_document(Kind::InvalidOutcome, &fault))?;
    app.with_ledger(app.ledger.settle(&outcome).await)
}
