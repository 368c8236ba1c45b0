//! What customers come with.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use courtesy_report::insights::write_fragment;
use minijinja::context;
use minijinja::value::Value;
use serde::Deserialize;

use super::report::{Place, written};
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;

pub(super) const PLACE: Place = Place { path: "/console/insights", title: "insights-title", template: "insights.html" };

/// Over how many of the last records, and how many days of each.
#[derive(Debug, Deserialize)]
pub(super) struct Extent {
    last: u32,
    days: u16,
}

/// What can be chosen. Numbers are blurred anew for each choice, so whoever could choose freely could see the same group so
/// often that the blur averages out.
const CHOICES: [u32; 3] = [1_000, 10_000, 200_000];
const CHOICES_OF_DAYS: [u16; 4] = [7, 28, 91, 366];

/// What is chosen before anybody has chosen: enough days to see what is starting.
const LAST: u32 = 10_000;
const DAYS: u16 = 91;

/// `GET /console/insights`
pub(super) async fn show(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    let report = console.handle.insights(&signed_in.who.name);
    PLACE.show(&console, &signed_in, report, |found| {
        let choices = context! { choices => CHOICES, choices_of_days => CHOICES_OF_DAYS };
        let Some(found) = found else {
            return Ok(context! { report => Value::from(()), last => LAST, days => DAYS, ..choices });
        };
        Ok(context! {
            report => written(|out| write_fragment(out, &found.insights))?,
            contexts => found.insights.totals.contexts, last => found.last, days => found.days, time_zone => found.time_zone.as_str(),
            ..choices
        })
    })
}

/// `POST /console/insights`
pub(super) async fn begin(
    State(console): State<Arc<Console>>,
    Form(signed_in, Extent { last, days }): Form<Extent>,
) -> Result<Response, Refusal> {
    if !CHOICES.contains(&last) || !CHOICES_OF_DAYS.contains(&days) {
        return Err(Refusal::Invalid("invalid-form"));
    }
    signed_in.note(&console, "read_insights", "the last decisions", None).await?;
    console.handle.begin_insights(&signed_in.who.name, last, days);
    Ok(PLACE.again())
}
