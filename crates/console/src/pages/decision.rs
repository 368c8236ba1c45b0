//! One decision as a story, and whether it would come out the same today.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::response::Response;
use courtesy_contract::{Record, Uuid};
use courtesy_host::replay::{Comparison, Replay};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::Nothing;
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;
use crate::story::{self, Brief};

/// What became of making it again.
#[derive(Debug, Serialize)]
struct Verdict {
    /// The id of a text.
    said: &'static str,
    tone: &'static str,
    changed: Vec<String>,
    damage: Vec<String>,
    /// The decision that came out, if it differs.
    now: Option<Brief>,
}

/// `GET /console/decisions/{id}`
pub(super) async fn show(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    let record = record(&console, &signed_in, "explain", &id).await?;
    page(&console, &signed_in, &record, None)
}

/// `POST /console/decisions/{id}/replay`
pub(super) async fn replay(
    State(console): State<Arc<Console>>,
    Path(id): Path<String>,
    Form(signed_in, Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    let record = record(&console, &signed_in, "replay", &id).await?;
    let replay = console.handle.replay(&record).await;
    page(&console, &signed_in, &record, Some(verdict(&record, replay)))
}

async fn record(console: &Console, signed_in: &SignedIn, operation: &'static str, id: &str) -> Result<Record, Refusal> {
    let id = Uuid::parse(id).map_err(|_| Refusal::Invalid("invalid-decision"))?;
    signed_in.note(console, operation, &id.to_string(), None).await?;
    let record = console.handle.with_ledger(console.handle.ledger().record(&id).await)?;
    record.ok_or(Refusal::Absent("absent-decision"))
}

fn page(
    console: &Console,
    signed_in: &SignedIn,
    record: &Record,
    verdict: Option<Verdict>,
) -> Result<Response, Refusal> {
    let (hook, times) = story::when(record);
    let values = context! {
        brief => Value::from(Serde(&Brief::of(record))), story => story::story(record, signed_in.language)?, times,
        verdict => Value::from(Serde(&verdict)),
    };
    Ok(console.layout.titled(signed_in, "decision.html", &hook, values)?)
}

fn verdict(record: &Record, replay: Replay) -> Verdict {
    let (said, tone) = match replay.comparison {
        Comparison::Same => ("replay-same", "good"),
        Comparison::Equivalent => ("replay-equivalent", "good"),
        Comparison::Differs => ("replay-differs", "odd"),
        Comparison::NotRun => ("replay-not-run", "odd"),
        _ => ("replay-damaged", "bad"),
    };
    let differs = replay.comparison == Comparison::Differs;
    let now = replay.decision.filter(|_| differs).map(|decision| {
        let again = Record { decision: Some(decision), ..record.clone() };
        Brief::of(&again)
    });
    let changed = replay.changed.iter().map(|change| change.ingredient.to_string()).collect();
    Verdict { said, tone, changed, damage: replay.damage, now }
}
