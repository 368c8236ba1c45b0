//! Editing the draft of a policy.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_ledger::{Draft, DraftChange, ErrorKind};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Deserialize;

use super::{Editor, Remark, lines, page, unix_lines};
use crate::Console;
use crate::csrf::Form;
use crate::layout::HTML;
use crate::refusal::Refusal;
use crate::session::SignedIn;

const HOME: &str = "/console/policy";

/// What the editor sends.
#[derive(Debug, Deserialize)]
pub(in super::super) struct Edited {
    text: String,
    /// Empty if there was no draft.
    revision: String,
    /// 0 if no version was published.
    seen: i64,
    /// Over how many decisions it is to be compared.
    pub(super) last: Option<u32>,
}

/// What was saved, or how the page says why not.
pub(super) enum Saved {
    Draft(Draft),
    Elsewhere(Response),
}

/// `GET /console/policy`
pub(in super::super) async fn edit(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
) -> Result<Response, Refusal> {
    let draft = console.handle.with_ledger(console.handle.ledger().draft(&signed_in.who.name).await)?;
    let editor = Editor::of(draft, &console.handle.policy());
    let mistakes = console.handle.mistakes(&editor.text);
    Ok(page(&console, &signed_in, &editor, mistakes, &Remark::Nothing)?)
}

/// `POST /console/policy/draft`
pub(in super::super) async fn save(
    State(console): State<Arc<Console>>,
    Form(signed_in, edited): Form<Edited>,
) -> Result<Response, Refusal> {
    match saved(&console, &signed_in, &edited).await? {
        Saved::Draft(_) => Ok(Redirect::to(HOME).into_response()),
        Saved::Elsewhere(page) => Ok(page),
    }
}

/// Saves what was edited, in place of what was read. If somebody has saved another text since, both are shown.
pub(super) async fn saved(console: &Console, signed_in: &SignedIn, edited: &Edited) -> Result<Saved, Refusal> {
    let (text, by) = (unix_lines(&edited.text), signed_in.who.name.as_str());
    let seen = (edited.seen > 0).then_some(edited.seen);
    let change = DraftChange { text: text.clone(), seen, read: edited.revision.parse().ok() };
    match console.handle.ledger().save_draft(by, &change).await {
        Err(fault) if fault.kind() == ErrorKind::Stale => {
            let theirs = console.handle.with_ledger(console.handle.ledger().draft(by).await)?;
            let mut theirs = Editor::of(theirs, &console.handle.policy());
            let mistakes = console.handle.mistakes(&text);
            // The next save replaces what is shown beside it.
            let remark = Remark::SavedElsewhere(std::mem::take(&mut theirs.text));
            let mine = Editor { text, ..theirs };
            Ok(Saved::Elsewhere(page(console, signed_in, &mine, mistakes, &remark)?))
        }
        other => Ok(Saved::Draft(console.handle.with_ledger(other)?)),
    }
}

/// The revision that is to go.
#[derive(Debug, Deserialize)]
pub(in super::super) struct Read {
    revision: i64,
}

/// `POST /console/policy/discard`
pub(in super::super) async fn discard(
    State(console): State<Arc<Console>>,
    Form(signed_in, Read { revision }): Form<Read>,
) -> Result<Response, Refusal> {
    console.handle.with_ledger(console.handle.ledger().discard_draft(&signed_in.who.name, revision).await)?;
    Ok(Redirect::to(HOME).into_response())
}

/// `POST /console/policy/adopt`: the draft is one of the version in force, which its author has looked at.
pub(in super::super) async fn adopt(
    State(console): State<Arc<Console>>,
    Form(signed_in, Read { revision }): Form<Read>,
) -> Result<Response, Refusal> {
    let by = signed_in.who.name.as_str();
    let draft = console.handle.with_ledger(console.handle.ledger().draft(by).await)?;
    if let Some(draft) = draft {
        let change = DraftChange { text: draft.text, seen: console.handle.policy().number(), read: Some(revision) };
        console.handle.with_ledger(console.handle.ledger().save_draft(by, &change).await)?;
    }
    Ok(Redirect::to(HOME).into_response())
}

/// A text that is being written.
#[derive(Debug, Deserialize)]
pub(in super::super) struct Written {
    text: String,
}

/// `POST /console/policy/mistakes`: the part of the page with the mistakes, while somebody types.
pub(in super::super) async fn mistakes(
    State(console): State<Arc<Console>>,
    Form(signed_in, Written { text }): Form<Written>,
) -> Result<Response, Refusal> {
    let text = unix_lines(&text);
    let found = lines(&text, console.handle.mistakes(&text));
    let advice = if found.is_empty() { console.handle.policy_advice(&text) } else { Vec::new() };
    let values = context! { mistakes => Value::from(Serde(found)), advice };
    let part = console.layout.part(signed_in.language, "policy_mistakes.html", values)?;
    Ok(([(header::CONTENT_TYPE, HTML)], part).into_response())
}
