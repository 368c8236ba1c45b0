//! What came of what was offered.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_report::outcomes::write_fragment;
use courtesy_server::Progress;
use minijinja::context;
use minijinja::value::Value;
use serde::Deserialize;

use super::report::{progress, written};
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;

const PLACE: &str = "/console/outcomes";

/// Over how many of the last decisions.
#[derive(Debug, Deserialize)]
pub(super) struct Extent {
    last: u32,
}

/// `GET /console/outcomes`
pub(super) async fn show(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    let report = match console.handle.outcomes(&signed_in.who.name) {
        None => Value::from(()),
        Some(Progress::Done(findings)) => written(|out| write_fragment(out, &findings))?,
        Some(going) => return progress(&console, &signed_in, "outcomes-title", "/console/outcomes/leave", &going),
    };
    Ok(console.layout.page(&signed_in, "outcomes.html", "outcomes-title", context! { report })?)
}

/// `POST /console/outcomes`
pub(super) async fn begin(
    State(console): State<Arc<Console>>,
    Form(signed_in, Extent { last }): Form<Extent>,
) -> Result<Response, Refusal> {
    signed_in.note(&console, "read_outcomes", "the last decisions", None).await?;
    console.handle.begin_outcomes(&signed_in.who.name, last);
    Ok(Redirect::to(PLACE).into_response())
}

/// A form without fields.
#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// `POST /console/outcomes/leave`
pub(super) async fn leave(
    State(console): State<Arc<Console>>,
    Form(signed_in, Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    console.handle.leave_outcomes(&signed_in.who.name);
    Ok(Redirect::to(PLACE).into_response())
}
