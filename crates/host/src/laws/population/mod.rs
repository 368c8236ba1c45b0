//! Random customers, policies and proposals from few keys, channels, days and amounts, so that rules collide.

mod customer;
mod operator;
mod proposal;

use courtesy_contract::{Context, Policy, Said};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::strategy::Union;
use serde_json::{Map, Value, json};

use crate::pipeline::decide::Proposed;

/// One customer, the operator's policy, and what the plugins propose.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) context: Context,
    pub(super) policy: Policy,
    pub(super) proposed: Vec<Proposed>,
    /// Selects one of several, for laws that need one.
    pub(super) pick: Index,
}

pub(super) fn cases() -> impl Strategy<Value = Case> {
    (customer::context(), operator::policy(), proposal::proposals(), any::<Index>())
        .prop_map(|(context, policy, proposed, pick)| Case { context, policy, proposed, pick })
}

/// 2026-03-28T20:40:00Z: 21:40 in Amsterdam, on the eve of the change to summer time.
const NOW: &str = "2026-03-28T20:40:00Z";

/// Moments around it, on and beside the boundaries of days, weeks, permissions and quiet hours.
fn moment() -> impl Strategy<Value = &'static str> {
    select(vec![
        "2026-02-26T20:40:00Z",
        "2026-03-14T20:40:00Z",
        "2026-03-21T20:40:00Z",
        "2026-03-21T20:40:01Z",
        "2026-03-27T23:30:00Z",
        "2026-03-28T12:00:00Z",
        NOW,
        "2026-03-28T20:40:01Z",
        "2026-03-29T05:59:59Z",
        "2026-03-29T06:00:00Z",
        "2026-03-30T07:00:00Z",
        "2026-04-04T20:40:00Z",
        "2026-04-20T00:00:00Z",
    ])
}

/// A moment for which a hand-over can be agreed.
fn slot() -> impl Strategy<Value = &'static str> {
    select(vec!["2026-03-28T12:00:00Z", "2026-03-30T10:00:00Z", "2026-03-30T10:00:00Z", "2026-03-30T10:00:00Z"])
}

fn purpose() -> impl Strategy<Value = &'static str> {
    select(vec!["service", "service", "care", "research", "marketing"])
}

fn channel() -> impl Strategy<Value = &'static str> {
    select(vec!["email", "sms", "phone"])
}

fn key() -> impl Strategy<Value = &'static str> {
    select(vec!["a", "b", "c", "d"])
}

fn queue() -> impl Strategy<Value = &'static str> {
    select(vec!["care", "desk"])
}

/// The two texts of all messages, so that words repeat.
const TEXTS: [&str; 2] = ["It comes tomorrow.", "We are sorry."];

/// The digest of a text of [`TEXTS`] in a heads-up about this event, or in a check-in about nothing.
fn said(about: &str, text: &str) -> Value {
    let words = text.trim_end_matches('.').to_lowercase();
    let sha256 = crate::digest::of_parts(&[about.as_bytes(), b"\n", words.as_bytes()]);
    json!(Said::from_bytes(*sha256.as_bytes().first_chunk().expect("32 bytes")))
}

fn money() -> impl Strategy<Value = Value> {
    let minor = select(vec![0u64, 100, 100, 300, 300, 300, 500, 800, 9_007_199_254_740_991]);
    (minor, select(vec!["EUR", "EUR", "EUR", "EUR", "EUR", "CHF"]))
        .prop_map(|(minor, currency)| json!({"minor": minor, "currency": currency}))
}

/// What an object has of one member: its name and value, or nothing.
type Member = BoxedStrategy<Vec<(String, Value)>>;

fn object(members: Vec<Member>) -> impl Strategy<Value = Value> {
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect::<Map<_, _>>()))
}

fn always<S: Strategy<Value = Value> + 'static>(name: &'static str, value: S) -> Member {
    value.prop_map(move |value| vec![(name.to_owned(), value)]).boxed()
}

/// A member that is there or not.
fn maybe<S: Strategy<Value = Value> + 'static>(name: &'static str, value: S) -> Member {
    proptest::option::of(value)
        .prop_map(move |value| value.map(|value| (name.to_owned(), value)).into_iter().collect())
        .boxed()
}

/// A member that is there one time in five.
fn rarely<S: Strategy<Value = Value> + 'static>(name: &'static str, value: S) -> Member {
    Union::new_weighted(vec![(4, Just(Vec::new()).boxed()), (1, always(name, value))]).boxed()
}

fn text<S: Strategy<Value = &'static str> + 'static>(strategy: S) -> impl Strategy<Value = Value> {
    strategy.prop_map(Value::from)
}

fn list<S: Strategy<Value = Value> + 'static>(of: S, most: usize) -> impl Strategy<Value = Value> {
    proptest::collection::vec(of, 0..=most).prop_map(Value::from)
}
