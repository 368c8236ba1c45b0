//! Weeks of care, played from recorded contexts.

use std::sync::Arc;

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_report::simulated::write_fragment;
use courtesy_server::Progress;
use courtesy_server::handle::{Fault, Wished};
use minijinja::context;
use minijinja::value::Value;
use serde::Deserialize;

use super::report::{progress, written};
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;

const PLACE: &str = "/console/simulate";

/// What to play.
#[derive(Debug, Deserialize)]
pub(super) struct Wish {
    days: u32,
    customers: u32,
    seed: u64,
    /// Whether the same weeks are played under the draft, too.
    draft: Option<String>,
}

/// `GET /console/simulate`
pub(super) async fn show(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    let report = match console.handle.simulated(&signed_in.who.name) {
        None => Value::from(()),
        Some(Progress::Done(simulated)) => written(|out| write_fragment(out, &simulated))?,
        Some(going) => return progress(&console, &signed_in, "simulate-title", "/console/simulate/leave", &going),
    };
    let draft = console.handle.with_ledger(console.handle.ledger().draft(&signed_in.who.name).await)?;
    let values = context! {
        report, has_draft => draft.is_some(), most_days => Wished::MOST_DAYS, most_customers => Wished::MOST_CUSTOMERS,
    };
    Ok(console.layout.page(&signed_in, "simulate.html", "simulate-title", values)?)
}

/// `POST /console/simulate`
pub(super) async fn begin(
    State(console): State<Arc<Console>>,
    Form(signed_in, wish): Form<Wish>,
) -> Result<Response, Refusal> {
    let by = signed_in.who.name.as_str();
    let against = match wish.draft {
        None => None,
        Some(_) => {
            let draft = console.handle.with_ledger(console.handle.ledger().draft(by).await)?;
            Some(draft.ok_or_else(|| Fault::not_found("there is no draft; it was published or discarded"))?.text)
        }
    };
    signed_in.note(&console, "simulate", "recorded contexts", None).await?;
    let wished = Wished { days: wish.days, customers: wish.customers, seed: wish.seed, against };
    console.handle.begin_simulation(by, wished)?;
    Ok(Redirect::to(PLACE).into_response())
}

/// A form without fields.
#[derive(Debug, Deserialize)]
pub(super) struct Nothing {}

/// `POST /console/simulate/leave`
pub(super) async fn leave(
    State(console): State<Arc<Console>>,
    Form(signed_in, Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    console.handle.leave_simulation(&signed_in.who.name);
    Ok(Redirect::to(PLACE).into_response())
}
