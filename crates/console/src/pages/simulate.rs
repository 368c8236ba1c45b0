//! Weeks of care, played from recorded contexts.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use courtesy_report::simulated::write_fragment;
use courtesy_server::handle::{Fault, Wished};
use minijinja::context;
use serde::Deserialize;

use super::report::{Place, written};
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;

pub(super) const PLACE: Place = Place { path: "/console/simulate", title: "simulate-title", template: "simulate.html" };

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
    let draft = console.handle.with_ledger(console.handle.ledger().draft(&signed_in.who.name).await)?;
    let played = console.handle.simulated(&signed_in.who.name);
    PLACE.show(&console, &signed_in, played, |found| {
        let report = found.map(|simulated| written(|out| write_fragment(out, simulated))).transpose()?;
        Ok(context! {
            report, has_draft => draft.is_some(), most_days => Wished::MOST_DAYS, most_customers => Wished::MOST_CUSTOMERS,
        })
    })
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
    Ok(PLACE.again())
}
