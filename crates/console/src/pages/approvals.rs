//! What waits for somebody, and their answer.

use std::sync::Arc;

use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use courtesy_contract::{Approval, Currency, Money};
use courtesy_ledger::{Agreement, Listed, MOST_REASON_BYTES, Page, Waiting};
use courtesy_report::figures;
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::{Deserialize, Serialize};

use super::is_reason;
use crate::Console;
use crate::csrf::Form;
use crate::refusal::Refusal;
use crate::session::SignedIn;
use crate::story;

/// How many are on a page of the list.
const LISTED: u32 = 25;

/// Which part of the list, and what was answered before.
#[derive(Debug, Deserialize)]
pub(super) struct Part {
    after: Option<i64>,
    done: Option<String>,
}

/// An action that waits.
#[derive(Debug, Serialize)]
struct Line {
    id: i64,
    customer: String,
    href: String,
    kind: String,
    plugin: String,
    key: String,
    cost: Option<String>,
    currency: Option<String>,
    needs: String,
    asked_at: String,
}

/// Somebody's consent.
#[derive(Debug, Deserialize)]
pub(super) struct Consent {
    /// Given if they agree as a manager.
    manager: Option<String>,
    /// Up to how much, such as `12.50`; any if it is empty.
    amount: Option<String>,
}

/// Somebody's refusal.
#[derive(Debug, Deserialize)]
pub(super) struct Decline {
    why: String,
}

/// `GET /console/approvals`
pub(super) async fn list(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Query(part): Query<Part>,
) -> Result<Response, Refusal> {
    signed_in.note(&console, "list_approvals", "what waits", None).await?;
    let page = Page { after: part.after, most: LISTED };
    let Listed { items, next } = console.handle.with_ledger(console.handle.ledger().waiting(page).await)?;
    let done = match part.done.as_deref() {
        Some("agreed") => Some("approvals-done-agreed"),
        Some("declined") => Some("approvals-done-declined"),
        _ => None,
    };
    let lines: Vec<Line> = items.iter().map(line).collect();
    let values = context! { waiting => Value::from(Serde(lines)), next, is_first => part.after.is_none(), done };
    Ok(console.layout.page(&signed_in, "approvals.html", "approvals-title", values)?)
}

/// `GET /console/approvals/{id}`
pub(super) async fn show(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Path(id): Path<i64>,
) -> Result<Response, Refusal> {
    let waiting = waiting(&console, id).await?;
    page(&console, &signed_in, &waiting, None).await
}

/// `POST /console/approvals/{id}/agree`
pub(super) async fn agree(
    State(console): State<Arc<Console>>,
    Path(id): Path<i64>,
    Form(signed_in, consent): Form<Consent>,
) -> Result<Response, Refusal> {
    let waiting = waiting(&console, id).await?;
    let amount = match limit(&consent, &waiting) {
        Ok(amount) => amount,
        Err(wrong) => return page(&console, &signed_in, &waiting, Some(wrong)).await,
    };
    let role = if consent.manager.is_some() { Approval::Manager } else { Approval::Human };
    if role < waiting.needs {
        return page(&console, &signed_in, &waiting, Some("approval-wrong-manager")).await;
    }
    signed_in.note(&console, "answer_approval", &format!("approval {id}"), Some(&waiting.customer_ref)).await?;
    let agreement = Agreement { who: signed_in.who.name.clone(), role, until_at: None, amount };
    console.handle.with_ledger(console.handle.ledger().agree(id, &agreement).await)?;
    Ok(Redirect::to("/console/approvals?done=agreed").into_response())
}

/// `POST /console/approvals/{id}/decline`
pub(super) async fn decline(
    State(console): State<Arc<Console>>,
    Path(id): Path<i64>,
    Form(signed_in, given): Form<Decline>,
) -> Result<Response, Refusal> {
    let waiting = waiting(&console, id).await?;
    let why = given.why.trim();
    if !is_reason(why) {
        return page(&console, &signed_in, &waiting, Some("wrong-why")).await;
    }
    signed_in.note(&console, "answer_approval", &format!("approval {id}"), Some(&waiting.customer_ref)).await?;
    let declined = console.handle.ledger().decline_because(id, &signed_in.who.name, why).await;
    console.handle.with_ledger(declined)?;
    Ok(Redirect::to("/console/approvals?done=declined").into_response())
}

async fn waiting(console: &Console, id: i64) -> Result<Waiting, Refusal> {
    let waiting = console.handle.with_ledger(console.handle.ledger().waiting_under(id).await)?;
    waiting.ok_or(Refusal::Absent("absent-approval"))
}

/// The page of one action, with what was wrong with an answer.
async fn page(
    console: &Console,
    signed_in: &SignedIn,
    waiting: &Waiting,
    wrong: Option<&'static str>,
) -> Result<Response, Refusal> {
    signed_in.note(console, "explain", &waiting.decision_id.to_string(), None).await?;
    let record = console.handle.with_ledger(console.handle.ledger().record(&waiting.decision_id).await)?;
    let record = record.ok_or(Refusal::Absent("absent-record"))?;
    let values = context! {
        line => Value::from(Serde(line(waiting))), story => story::story(&record, signed_in.language)?, wrong,
        decision => waiting.decision_id.to_string(), most => MOST_REASON_BYTES,
        may => signed_in.may("POST", "/console/approvals/{id}/agree"),
    };
    let title = format!("{}: {}", waiting.customer_ref, waiting.kind);
    Ok(console.layout.titled(signed_in, "approval.html", &title, values)?)
}

fn line(waiting: &Waiting) -> Line {
    Line {
        id: waiting.id,
        customer: waiting.customer_ref.to_string(),
        href: story::page_of(waiting.customer_ref.as_str()),
        kind: waiting.kind.to_string(),
        plugin: waiting.plugin.to_string(),
        key: waiting.key.to_string(),
        cost: waiting.cost.as_ref().map(figures::money),
        currency: waiting.cost.as_ref().map(|cost| cost.currency.to_string()),
        needs: waiting.needs.to_string(),
        asked_at: figures::moment(waiting.asked_at),
    }
}

/// Up to how much somebody agrees; the id of a text if it isn't an amount in the cost's currency, or less than the cost: then
/// the agreement would be used up and the action asked about again.
fn limit(consent: &Consent, waiting: &Waiting) -> Result<Option<Money>, &'static str> {
    let text = consent.amount.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let Some(text) = text else { return Ok(None) };
    let currency = waiting.cost.as_ref().map(|cost| cost.currency).ok_or("approval-wrong-amount")?;
    let minor = minor(text, currency).ok_or("approval-wrong-amount")?;
    if waiting.cost.as_ref().is_some_and(|cost| minor < cost.minor.get()) {
        return Err("approval-wrong-limit");
    }
    Money::new(minor, currency.as_str()).map(Some).map_err(|_| "approval-wrong-amount")
}

/// An amount such as `12.50`, `12,50` or `12` in a currency's smallest units.
fn minor(text: &str, currency: Currency) -> Option<u64> {
    let digits = currency.decimals() as usize;
    let (whole, rest) = text.split_once(['.', ',']).unwrap_or((text, ""));
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 15 || rest.len() > digits || !is_number(whole) || !is_number(rest) {
        return None;
    }
    format!("{whole}{rest:0<digits$}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_read_in_the_currencys_smallest_units() {
        let read = |text: &str, code: &str| minor(text, Currency::parse(code).unwrap());
        assert_eq!(
            ["12.50", "12,5", "12", "0.05"].map(|text| read(text, "EUR")),
            [Some(1_250), Some(1_250), Some(1_200), Some(5)]
        );
        assert_eq!((read("1250", "JPY"), read("1.25", "KWD")), (Some(1_250), Some(1_250)));
        for wrong in ["", ".5", "12.505", "-1", "1e3", "1.000,50", "１２", "9999999999999999"] {
            assert_eq!(read(wrong, "EUR"), None, "{wrong}");
        }
        assert_eq!(read("12.5", "JPY"), None);
    }
}
