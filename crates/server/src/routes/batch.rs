//! Many decisions: lines of contexts in, lines of decisions out, in the same order.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::IntoResponse;
use futures_util::{StreamExt, stream};
use serde_json::json;

use super::Asked;
use super::decisions::{Form, written};
use crate::app::App;
use crate::body::{self, Expected, Line, Lines};
use crate::problem::{Answer, Problem};

/// How many lines of one batch are worked on at once. More would take turns from others.
const AT_ONCE: usize = 4;

/// `POST /v1/decisions/batch`
pub(super) async fn decide_many(
    State(app): State<Arc<App>>,
    Asked(form): Asked<Form>,
    headers: HeaderMap,
    body: Body,
) -> Answer {
    body::check_type(&headers, &[Expected::Ndjson])?;
    let place = app.admission.place()?;
    let form = Arc::new(form);
    let decided = in_lines(&app, body)?.map(move |line| {
        let (app, form) = (Arc::clone(&app), Arc::clone(&form));
        async move { answered(&app, line, &form).await }
    });
    // Nothing is read from the client before it reads what was decided: only so many lines are under way.
    let answers = decided.buffered(AT_ONCE).map(move |line| {
        let _held = &place;
        Ok::<_, std::convert::Infallible>(line)
    });
    Ok(([(header::CONTENT_TYPE, "application/x-ndjson")], Body::from_stream(answers)).into_response())
}

/// The lines of a body, read as they are asked for.
///
/// # Errors
/// If there is none.
pub(super) fn in_lines(
    app: &App,
    body: Body,
) -> Result<impl futures_util::Stream<Item = Line> + Send + 'static, Problem> {
    Ok(stream::unfold(Lines::of(body, &app.settings.limits)?, |mut lines| async move {
        let line = lines.next().await?;
        Some((line, lines))
    }))
}

async fn answered(app: &App, Line { number, content }: Line, form: &Form) -> Vec<u8> {
    let decided = async {
        let context = content?;
        let turn = app.admission.turn().await;
        written(app.decide(&context, turn).await?, form)
    };
    let mut line = decided.await.unwrap_or_else(|problem| as_line(problem, number));
    line.push(b'\n');
    line
}

/// A problem as a line: an object with `problem` alone, which no decision has.
pub(super) fn as_line(problem: Problem, number: u64) -> Vec<u8> {
    json!({"problem": problem.at_line(number).written()}).to_string().into_bytes()
}
