//! The policies that were published: who, when and why, and back to an earlier one.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_ledger::{Page, PolicyVersion};
use courtesy_report::figures;
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::{Deserialize, Serialize};

use super::super::Nothing;
use super::{comparison, difference};
use crate::Console;
use crate::csrf::Form;
use crate::layout::literal;
use crate::refusal::Refusal;
use crate::session::SignedIn;

/// How many versions a page lists.
const ON_A_PAGE: u32 = 50;

/// Behind which version the list goes on.
#[derive(Debug, Default, Deserialize)]
pub(in super::super) struct Behind {
    after: Option<i64>,
}

#[derive(Debug, Serialize)]
struct Line {
    number: i64,
    by: String,
    why: String,
    at: String,
    is_in_force: bool,
}

/// `GET /console/policy/versions`
pub(in super::super) async fn list(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Query(behind): Query<Behind>,
) -> Result<Response, Refusal> {
    let listed = console.handle.policy_versions(Page { after: behind.after, most: ON_A_PAGE }).await?;
    let in_force = console.handle.policy().number();
    let lines: Vec<Line> = listed.items.iter().map(|version| line(version, in_force)).collect();
    let values = context! { versions => Value::from(Serde(lines)), next => listed.next };
    Ok(console.layout.page(&signed_in, "policy_versions.html", "versions-title", values)?)
}

fn line(version: &PolicyVersion, in_force: Option<i64>) -> Line {
    Line {
        number: version.number,
        by: version.by.clone(),
        why: version.why.clone(),
        at: figures::moment(version.at),
        is_in_force: in_force == Some(version.number),
    }
}

/// `GET /console/policy/versions/{number}`
pub(in super::super) async fn show(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Path(number): Path<String>,
) -> Result<Response, Refusal> {
    let version = found(&console, &number).await?;
    let before = match version.number {
        1 => String::new(),
        number => console.handle.policy_version(number - 1).await?.text,
    };
    let in_force = console.handle.policy().number();
    let values = context! {
        version => Value::from(Serde(line(&version, in_force))), text => literal(&version.text),
        changes => Value::from(Serde(difference::of(&before, &version.text))), can_go_back => in_force.is_some(),
    };
    let title = console.layout.words(signed_in.language).say("version-title", &[("number", version.number.into())]);
    Ok(console.layout.titled(&signed_in, "policy_version.html", &title, values)?)
}

/// `POST /console/policy/versions/{number}/comparison`: the first step back to a version.
pub(in super::super) async fn compare(
    State(console): State<Arc<Console>>,
    Path(number): Path<String>,
    Form(signed_in, Nothing {}): Form<Nothing>,
) -> Result<Response, Refusal> {
    let version = found(&console, &number).await?;
    let about = format!("policy {}", version.number);
    signed_in.note(&console, "compare_policy", &about, None).await?;
    let seen = console.handle.policy().number();
    console.handle.begin_comparison(&signed_in.who.name, version.text, seen, comparison::LAST);
    Ok(Redirect::to(comparison::PLACE).into_response())
}

async fn found(console: &Console, number: &str) -> Result<PolicyVersion, Refusal> {
    let number = number.parse().map_err(|_| Refusal::Absent("absent-version"))?;
    let version = console.handle.with_ledger(console.handle.ledger().policy_version(number).await)?;
    version.ok_or(Refusal::Absent("absent-version"))
}
