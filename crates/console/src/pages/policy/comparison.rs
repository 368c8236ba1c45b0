//! What a draft would change, and publishing it.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_ledger::MOST_REASON_BYTES;
use courtesy_report::compare;
use courtesy_server::Progress;
use courtesy_server::handle::{ComparedPolicy, Fault};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::draft::{Edited, Saved, saved};
use super::{Editor, Remark, difference, page};
use crate::Console;
use crate::csrf::Form;
use crate::pages::report::{self, written};
use crate::pages::{Nothing, is_reason};
use crate::refusal::Refusal;
use crate::session::{SignedIn, hex};

pub(super) const PLACE: &str = "/console/policy/comparison";

/// Over how many decisions a policy is compared, unless somebody wishes otherwise.
pub(super) const LAST: u32 = 1_000;

/// `POST /console/policy/comparison`: saves the draft, and begins to compare it.
pub(in super::super) async fn begin(
    State(console): State<Arc<Console>>,
    Form(signed_in, edited): Form<Edited>,
) -> Result<Response, Refusal> {
    let draft = match saved(&console, &signed_in, &edited).await? {
        Saved::Draft(draft) => draft,
        Saved::Elsewhere(page) => return Ok(page),
    };
    let in_force = console.handle.policy();
    let (text, seen) = (draft.text.clone(), draft.seen);
    let mistakes = console.handle.check_policy(&text).await?;
    let remark = if !mistakes.is_empty() {
        Remark::HasMistakes
    } else if seen != in_force.number() {
        Remark::Outdated
    } else {
        signed_in.note(&console, "compare_policy", "a draft of the policy", None).await?;
        console.handle.begin_comparison(&signed_in.who.name, text, seen, edited.last.unwrap_or(LAST));
        return Ok(Redirect::to(PLACE).into_response());
    };
    Ok(page(&console, &signed_in, &Editor::of(Some(draft), &in_force), mistakes, &remark)?)
}

/// `GET /console/policy/comparison`
pub(in super::super) async fn show(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
) -> Result<Response, Refusal> {
    match console.handle.compared(&signed_in.who.name) {
        None => Ok(Redirect::to("/console/policy").into_response()),
        Some(Progress::Done(compared)) => Ok(result(&console, &signed_in, &compared, false)?),
        Some(going) => {
            report::progress(&console, &signed_in, "comparison-title", "/console/policy/comparison/leave", &going)
        }
    }
}

/// What a comparison came to, and whether the reason to publish is missing or too long.
fn result(
    console: &Console,
    signed_in: &SignedIn,
    compared: &ComparedPolicy,
    lacks_reason: bool,
) -> Result<Response, Fault> {
    let report = written(|out| compare::write_fragment(out, &compared.comparison))?;
    let changes = difference::of(console.handle.policy().text(), &compared.text);
    let values = context! {
        report, changes => Value::from(Serde(changes)), digest => digest(compared),
        customers => compared.comparison.summary.customers, most => MOST_REASON_BYTES, lacks_reason,
    };
    console.layout.page(signed_in, "policy_comparison.html", "comparison-title", values)
}

/// Identifies the text that was compared.
fn digest(compared: &ComparedPolicy) -> String {
    hex(&Sha256::digest(&compared.text))
}

/// Why a policy is to be published, and which.
#[derive(Debug, Deserialize)]
pub(in super::super) struct Reason {
    why: String,
    digest: String,
}

/// `POST /console/policy/publish`
pub(in super::super) async fn publish(
    State(console): State<Arc<Console>>,
    Form(signed_in, Reason { why, digest: shown }): Form<Reason>,
) -> Result<Response, Refusal> {
    let by = signed_in.who.name.as_str();
    // In another window, another text may have been compared since.
    let compared = match console.handle.compared(by) {
        Some(Progress::Done(compared)) if digest(&compared) == shown => compared,
        _ => {
            let draft = console.handle.with_ledger(console.handle.ledger().draft(by).await)?;
            let editor = Editor::of(draft, &console.handle.policy());
            let mistakes = console.handle.mistakes(&editor.text);
            return Ok(page(&console, &signed_in, &editor, mistakes, &Remark::NotCompared(why))?);
        }
    };
    let why = why.trim();
    if !is_reason(why) {
        let page = result(&console, &signed_in, &compared, true)?;
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    console.handle.publish_compared(by, &compared, why).await?;
    Ok(Redirect::to("/console/policy/versions").into_response())
}

/// `POST /console/policy/comparison/leave`
pub(in super::super) async fn leave(
    State(console): State<Arc<Console>>,
    Form(signed_in, Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    console.handle.leave_comparison(&signed_in.who.name);
    Ok(Redirect::to("/console/policy").into_response())
}
