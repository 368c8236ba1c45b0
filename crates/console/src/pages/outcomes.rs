//! What came of what was offered.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use courtesy_report::outcomes::write_fragment;
use minijinja::context;
use serde::Deserialize;

use super::report::{Place, written};
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;

pub(super) const PLACE: Place = Place { path: "/console/outcomes", title: "outcomes-title", template: "outcomes.html" };

/// Over how many of the last decisions.
#[derive(Debug, Deserialize)]
pub(super) struct Extent {
    last: u32,
}

/// `GET /console/outcomes`
pub(super) async fn show(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    let report = console.handle.outcomes(&signed_in.who.name);
    PLACE.show(&console, &signed_in, report, |found| {
        let report = found.map(|findings| written(|out| write_fragment(out, findings))).transpose()?;
        Ok(context! { report })
    })
}

/// `POST /console/outcomes`
pub(super) async fn begin(
    State(console): State<Arc<Console>>,
    Form(signed_in, Extent { last }): Form<Extent>,
) -> Result<Response, Refusal> {
    signed_in.note(&console, "read_outcomes", "the last decisions", None).await?;
    console.handle.begin_outcomes(&signed_in.who.name, last);
    Ok(PLACE.again())
}
