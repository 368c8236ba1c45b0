//! Who the customer is, what was done before, and what the company can do.

use courtesy_contract::Context;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use super::*;
use crate::read;

fn permission() -> impl Strategy<Value = Value> {
    object(vec![
        always("purpose", text(purpose())),
        always(
            "status",
            text(select(vec![
                "granted", "granted", "granted", "granted", "granted", "denied", "revoked", "unknown", "expired",
            ])),
        ),
        maybe("channel", text(channel())),
        rarely("topic", text(select(vec!["t", "u"]))),
        maybe("basis", text(select(vec!["contract", "consent"]))),
        rarely("from_at", text(moment())),
        maybe("to_at", text(moment())),
    ])
}

/// Now and then a yes to everything, with a word on some of it.
fn permissions() -> impl Strategy<Value = Value> {
    let wide =
        ["service", "care", "research", "marketing"].map(|purpose| json!({"purpose": purpose, "status": "granted"}));
    let besides = proptest::collection::vec(permission(), 0..=2);
    let wide = besides.prop_map(move |some| some.into_iter().chain(wide.iter().cloned()).collect::<Vec<_>>());
    prop_oneof![wide.prop_map(Value::from), list(permission(), 10)]
}

fn quiet_hours() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"from": "21:00", "to": "08:00"}),
        json!({"from": "22:00", "to": "23:00"}),
        json!({"from": "02:30", "to": "03:30", "days": ["sunday"]}),
        json!({"from": "00:00", "to": "00:00", "days": ["sunday"]}),
    ])
}

fn history_item() -> impl Strategy<Value = Value> {
    object(vec![
        always("key", text(key())),
        always("kind", text(select(vec!["check_in", "gesture", "heads_up", "human_handover"]))),
        always("at", text(moment())),
        maybe("channel", text(channel())),
        maybe("purpose", text(purpose())),
        rarely("plugin", text(select(vec!["alpha", "beta"]))),
        maybe("cost", money()),
        maybe("outcome", text(select(vec!["delivered", "failed"]))),
        maybe("said", select(["", "e", "f"].map(|about| TEXTS.map(|text| said(about, text))).concat())),
    ])
}

fn preferences() -> impl Strategy<Value = Value> {
    let own_cap = select(vec![json!({"max": 1, "per_days": 7}), json!({"channel": "email", "max": 1, "per_days": 30})]);
    object(vec![
        maybe("contact_mode", text(select(vec!["proactive_welcome", "only_when_needed", "on_request_only"]))),
        maybe("quiet_hours", list(quiet_hours(), 2)),
        maybe("avoid_channels", subsequence(vec!["email", "sms", "phone"], 0..=1).prop_map(Value::from)),
        maybe("max_contacts", list(own_cap, 1)),
        rarely("pause", object(vec![maybe("until_at", text(moment()))])),
        rarely("self_service", Just(json!("human"))),
    ])
}

fn capacity() -> impl Strategy<Value = Value> {
    let listed = object(vec![
        always("queue", text(queue())),
        always("open", select(vec![json!(true), json!(true), json!(true), json!(false)])),
        maybe("wait_s", select(vec![json!(60), json!(3_600), json!(3_601)])),
        rarely("skills", Just(json!(["german"]))),
        always("next_slots", list(text(slot()), 3)),
    ]);
    object(vec![maybe("volume", text(select(vec!["normal", "peak", "crisis"]))), always("queues", list(listed, 3))])
}

fn approval() -> impl Strategy<Value = Value> {
    object(vec![
        always("key", text(key())),
        always("by", text(select(vec!["human", "manager"]))),
        always("at", text(moment())),
        maybe("until_at", text(moment())),
        rarely("amount", money()),
    ])
}

fn care() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"handle_with_care": true}),
        json!({"handle_with_care": true, "until_at": "2026-03-29T06:00:00Z"}),
        json!({"suppress_purposes": ["care"], "until_at": "2026-03-30T07:00:00Z"}),
        json!({"suppress_purposes": ["research", "marketing"]}),
    ])
}

fn case() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"id": "k", "kind": "complaint", "status": "open"}),
        json!({"id": "k", "kind": "complaint", "status": "closed", "closed_at": "2026-03-20T00:00:00Z"}),
        json!({"id": "k", "kind": "question", "status": "open"}),
    ])
}

fn promise() -> impl Strategy<Value = Value> {
    object(vec![
        always("id", text(select(vec!["p", "q"]))),
        always("what", Just(json!("Word of it."))),
        always("made_at", Just(json!("2026-03-14T20:40:00Z"))),
        always("due_at", text(select(vec!["2026-03-21T20:40:00Z", "2026-03-30T07:00:00Z"]))),
        always("about", text(select(vec!["e", "f"]))),
        rarely("kept_at", Just(json!("2026-03-20T00:00:00Z"))),
    ])
}

pub(super) fn context() -> impl Strategy<Value = Context> {
    let customer = object(vec![
        always("ref", (0..10_000u32).prop_map(|number| json!(format!("c-{number}")))),
        maybe("time_zone", text(select(vec!["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe"]))),
        maybe("country", text(select(vec!["NL", "US"]))),
        maybe("status", text(select(vec!["active", "active", "active", "active", "active", "former"]))),
    ]);
    // In the customer's night, at noon, exactly as old as facts may be, and a second older.
    let requested =
        select(vec!["2026-03-28T21:10:00Z", "2026-03-29T10:00:00Z", "2026-03-29T20:40:00Z", "2026-03-29T20:40:01Z"]);
    let spent =
        (select(vec!["company", "other"]), money()).prop_map(|(name, spent)| json!({"name": name, "spent": spent}));
    object(vec![
        always("contract", Just(json!("1.1"))),
        always("decision_id", Just(json!("0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77"))),
        always("hook", text(select(vec!["review", "visit", "order_failed"]))),
        always("as_of", Just(json!(NOW))),
        rarely("requested_at", text(requested)),
        always("customer", customer),
        always("permissions", permissions()),
        maybe("history", list(history_item(), 3)),
        maybe("approvals", list(approval(), 2)),
        maybe("budgets", list(spent, 1)),
        maybe("capacity", capacity()),
        rarely("preferences", preferences()),
        rarely("care", care()),
        rarely("cases", list(case(), 1)),
        rarely("promises", list(promise(), 2)),
        rarely("orders", Just(json!([{"id": "o", "status": "failed"}]))),
        rarely("billing", Just(json!({"arrears": true}))),
    ])
    .prop_map(|json| read::context(json.to_string().as_bytes()).expect("a context"))
}
