//! The latest decisions, and everything about one customer.

use std::sync::Arc;

use axum::extract::{Query, State};
use axum::response::Response;
use courtesy_contract::{Label, Record};
use courtesy_ledger::{Answered, Listed, Page};
use courtesy_report::figures;
use courtesy_server::handle::Fault;
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::{Deserialize, Serialize};

use crate::Console;
use crate::refusal::Refusal;
use crate::session::SignedIn;
use crate::story::{self, Brief};

/// How many decisions are on a page of the list, and on a customer's.
const LISTED: u32 = 25;
const TOLD: u32 = 10;

/// Which part of a list.
#[derive(Debug, Deserialize)]
pub(super) struct Part {
    after: Option<i64>,
}

/// Whose page, and which part of it.
#[derive(Debug, Deserialize)]
pub(super) struct Wanted {
    r#ref: String,
    after: Option<i64>,
}

/// Somebody's answer about an action.
#[derive(Debug, Serialize)]
struct Answer {
    kind: String,
    plugin: String,
    agreed: bool,
    role: Option<String>,
    amount: Option<String>,
    until: Option<String>,
    who: String,
    at: String,
    why: Option<String>,
    is_used: bool,
}

/// `GET /console/customers`
pub(super) async fn list(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Query(part): Query<Part>,
) -> Result<Response, Refusal> {
    signed_in.note(&console, "list_decisions", "the latest decisions", None).await?;
    let page = Page { after: part.after, most: LISTED };
    let Listed { items, next } = console.handle.with_ledger(console.handle.ledger().records(page).await)?;
    let decisions: Vec<Brief> = items.iter().map(Brief::of).collect();
    let values = context! { decisions => Value::from(Serde(&decisions)), next, is_first => part.after.is_none() };
    Ok(console.layout.page(&signed_in, "customers.html", "customers-title", values)?)
}

/// `GET /console/customer`
pub(super) async fn show(
    State(console): State<Arc<Console>>,
    signed_in: SignedIn,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Refusal> {
    let customer = Label::new(wanted.r#ref.trim());
    let customer = customer.map_err(|_| Refusal::Invalid("invalid-customer"))?;
    signed_in.note(&console, "list_decisions", "one customer", Some(&customer)).await?;
    let (handle, page) = (&console.handle, Page { after: wanted.after, most: TOLD });
    let Listed { items, next } = handle.with_ledger(handle.ledger().decisions_of(&customer, page).await)?;
    let answered = handle.with_ledger(handle.ledger().answered(&customer, Page { after: None, most: 50 }).await)?;
    let told = items.iter().map(|record| told(&signed_in, record)).collect::<Result<Vec<Value>, Fault>>()?;
    let values = context! {
        decisions => Value::from_iter(told),
        answers => Value::from(Serde(&answered.items.iter().map(answer).collect::<Vec<_>>())),
        here => story::page_of(customer.as_str()), next, is_first => wanted.after.is_none(),
    };
    Ok(console.layout.titled(&signed_in, "customer.html", customer.as_str(), values)?)
}

fn told(signed_in: &SignedIn, record: &Record) -> Result<Value, Fault> {
    let (_, times) = story::when(record);
    let story = story::story(record, signed_in.language)?;
    Ok(context! { brief => Value::from(Serde(Brief::of(record))), story, times })
}

fn answer(answered: &Answered) -> Answer {
    let given = answered.given.as_ref();
    Answer {
        kind: answered.kind.to_string(),
        plugin: answered.plugin.to_string(),
        agreed: given.is_some(),
        role: given.map(|given| given.by.to_string()),
        amount: given.and_then(|given| given.amount.as_ref()).map(figures::money),
        until: given.and_then(|given| given.until_at).map(figures::moment),
        who: answered.who.clone(),
        at: figures::moment(answered.at),
        why: answered.why.clone(),
        is_used: answered.is_used,
    }
}
