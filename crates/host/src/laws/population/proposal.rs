//! What three plugins propose.

use courtesy_contract::{Answer, Slug};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::Union;
use serde_json::{Value, json};

use super::*;
use crate::pipeline::decide::Proposed;
use crate::read;

fn step() -> impl Strategy<Value = Value> {
    let fixed = select(vec![
        json!({"kind": "check_in", "question": "How are you?", "reply_queue": "care"}),
        json!({"kind": "heads_up", "event": "e", "we_do": "We mend it."}),
        json!({"kind": "heads_up", "event": "f", "we_do": "We mend it."}),
        json!({"kind": "gesture", "gift": "flowers", "source": "budget", "surprise": true, "beneficiary": "customer"}),
        json!({"kind": "gesture", "gift": "credit", "source": "budget", "surprise": true, "beneficiary": "customer", "tied_to_purchase": true}),
        json!({"kind": "self_service", "task": "pay", "link": "https://a.example/", "human_escape": "care"}),
        json!({"kind": "service_recovery", "acknowledge": "It went wrong.", "remedy": "refund", "amount": {"minor": 500, "currency": "EUR"}}),
        json!({"kind": "service_recovery", "acknowledge": "It went wrong.", "remedy": "term_change"}),
        json!({"kind": "internal_insight", "topic": "delivery", "signal": "Seen.", "to_role": "manager"}),
    ]);
    let handover = object(vec![
        always("kind", Just(json!("human_handover"))),
        always("mode", text(select(vec!["callback", "callback", "task"]))),
        always("queue", text(queue())),
        maybe("alternatives", Just(json!(["desk"]))),
        rarely("skill", Just(json!("dutch"))),
        maybe("slot", text(slot())),
        always("respond_by_at", Just(json!("2026-04-30T00:00:00Z"))),
        always("briefing", Just(json!("Call."))),
    ]);
    Union::new_weighted(vec![(9, fixed.boxed()), (3, handover.boxed())])
}

fn window() -> impl Strategy<Value = Value> {
    let late = |start: &str| json!({"not_before_at": start, "not_after_at": "2026-04-28T20:40:00Z"});
    select(vec![
        json!({"not_after_at": "2026-04-28T20:40:00Z"}),
        json!({"not_after_at": "2026-04-28T20:40:00Z"}),
        json!({"not_after_at": "2026-03-29T06:00:00Z"}),
        json!({"not_before_at": "2026-03-29T05:59:59Z", "not_after_at": "2026-03-29T06:00:00Z"}),
        late("2026-03-28T12:00:00Z"),
        late(NOW),
        // 22:30 and noon in Amsterdam.
        late("2026-03-28T21:30:00Z"),
        late("2026-03-29T10:00:00Z"),
        // Longer ahead than a decision settles.
        late("2026-04-05T10:00:00Z"),
    ])
}

fn message() -> impl Strategy<Value = Value> {
    select(TEXTS.to_vec()).prop_map(|text| json!({"language": "en", "text": text, "author": "template"}))
}

fn promise() -> impl Strategy<Value = Value> {
    object(vec![
        always("id", text(select(vec!["p", "q", "r"]))),
        always("what", Just(json!("Word of it."))),
        always("due_at", text(select(vec!["2026-03-28T21:00:00Z", "2026-03-30T10:00:00Z", "2026-04-06T10:00:00Z"]))),
        maybe("queue", text(queue())),
    ])
}

fn action() -> impl Strategy<Value = Value> {
    object(vec![
        always("key", text(key())),
        always("step", step()),
        always("purpose", text(purpose())),
        always("audience", text(select(vec!["customer", "customer", "both"]))),
        always("urgency", text(select(vec!["info", "info", "warning", "critical"]))),
        always("channels", subsequence(vec!["email", "sms", "phone"], 1..=2).prop_map(Value::from)),
        always("window", window()),
        always("reasons", Just(json!([{"code": "because", "text": "Because.", "evidence": ["/as_of"]}]))),
        maybe("propensity", select(vec![0.1, 0.5, 1.0]).prop_map(Value::from)),
        maybe("cost", money()),
        maybe("topic", text(select(vec!["t", "u"]))),
        maybe("group", text(select(vec!["g", "h"]))),
        rarely("conflicts_with", Just(json!(["a"]))),
        rarely("message", message()),
        rarely("promises", list(promise(), 2)),
        rarely("requires", text(select(vec!["human", "manager"]))),
    ])
}

/// An action as the check of an answer lets it through: a signal to staff, or a task for them, reaches nobody else.
fn named(mut action: Value, number: usize) -> Value {
    action["id"] = json!(format!("action-{number}"));
    if action["step"]["kind"] == "internal_insight" || action["step"]["mode"] == "task" {
        action["audience"] = json!("agent");
        action["channels"] = json!([]);
    }
    action
}

fn hold() -> impl Strategy<Value = Value> {
    let scope = select(vec![
        json!({"kind": "purpose", "purpose": "marketing"}),
        json!({"kind": "channel", "channel": "sms"}),
        json!({"kind": "group", "group": "g"}),
    ]);
    let until_at = select(vec!["2026-03-29T00:00:00Z", "2026-03-30T00:00:00Z"]);
    (scope, until_at).prop_map(|(scope, until_at)| json!({"scope": scope, "until_at": until_at, "reason": "Rest."}))
}

fn proposal(plugin: &'static str) -> impl Strategy<Value = Proposed> {
    let actions = proptest::collection::vec(action(), 0..=3);
    let holds =
        Union::new_weighted(vec![(8, Just(Vec::new()).boxed()), (1, proptest::collection::vec(hold(), 1).boxed())]);
    (actions, holds).prop_map(move |(actions, holds)| {
        let actions: Vec<Value> = (0..).zip(actions).map(|(number, action)| named(action, number)).collect();
        let json = json!({"contract": "1.0", "actions": actions, "holds": holds}).to_string();
        let answer: Answer = read::answer(json.as_bytes()).expect("an answer");
        Proposed::new(Slug::new(plugin).expect("a name"), answer, Vec::new())
    })
}

pub(super) fn proposals() -> impl Strategy<Value = Vec<Proposed>> {
    (proposal("alpha"), proposal("beta"), proposal("gamma")).prop_map(|(a, b, c)| vec![a, b, c])
}
