//! Every practice that Courtesy exists for can be said in the contract.
//!
//! A line names the practice, says it in a document, and the document is read by the host's own reader.

use courtesy_host::read;
use serde_json::{Value, json};

/// Where a practice lives.
enum Lives {
    /// In members of the context.
    Context(Value),
    /// In an action's step, for a purpose, to an audience.
    Step(Value),
    /// In members of an action.
    Action(Value),
    /// In the policy.
    Policy(&'static str),
    /// In the answer.
    Answer(Value),
}

use Lives::{Action, Answer, Context, Policy, Step};

fn practices() -> Vec<(&'static str, Lives)> {
    vec![
        (
            "check in, and the reply has somewhere to go",
            Step(json!({"kind": "check_in", "question": "How are you?", "reply_queue": "care_team"})),
        ),
        (
            "unexpected, caring gestures",
            Step(
                json!({"kind": "gesture", "gift": "note", "source": "budget", "surprise": true, "beneficiary": "customer"}),
            ),
        ),
        (
            "give away what can't be sold, to somebody else too",
            Step(
                json!({"kind": "gesture", "gift": "flowers", "source": "surplus", "surprise": true, "beneficiary": "third_party"}),
            ),
        ),
        (
            "empathy in a complaint",
            Step(
                json!({"kind": "service_recovery", "case": "k-9", "acknowledge": "Your order was lost.", "remedy": "replace"}),
            ),
        ),
        (
            "people are the star at the right moments",
            Step(
                json!({"kind": "human_handover", "mode": "visit", "queue": "store_team", "respond_by_at": "2026-03-30T00:00:00Z", "briefing": "Knows the story."}),
            ),
        ),
        (
            "a way to a person out of self-service",
            Step(
                json!({"kind": "self_service", "task": "pay", "link": "https://shop.example/pay", "human_escape": "care_team"}),
            ),
        ),
        ("like a butler, there only when wanted", Context(json!({"preferences": {"contact_mode": "on_request_only"}}))),
        (
            "the customer's terms",
            Context(
                json!({"preferences": {"quiet_hours": [{"from": "21:00", "to": "08:00"}], "max_contacts": [{"channel": "email", "max": 1, "per_days": 30}], "pause": {}}}),
            ),
        ),
        (
            "never to a channel because it is the cheapest",
            Step(
                json!({"kind": "channel_suggestion", "from": "email", "to": "phone", "task": "complaint", "benefit": "Solved in one conversation."}),
            ),
        ),
        (
            "to the channel that serves the question better",
            Step(json!({"kind": "channel_suggestion", "to": "video", "task": "advice", "benefit": "You can show it."})),
        ),
        (
            "which questions, about which event, with which sentiment",
            Context(
                json!({"interactions": [{"id": "i", "at": "2026-03-01T00:00:00Z", "topic": "refund", "sentiment": -0.5, "event": "pandemic-1"}]}),
            ),
        ),
        ("peaks, and quiet hours to reach out in", Context(json!({"capacity": {"volume": "peak"}}))),
        (
            "work taken over by another department",
            Step(
                json!({"kind": "human_handover", "mode": "task", "queue": "care_team", "alternatives": ["store_team", "office"], "respond_by_at": "2026-03-30T00:00:00Z", "briefing": "Help out."}),
            ),
        ),
        (
            "an early signal of a disturbance to staff",
            Step(
                json!({"kind": "internal_insight", "topic": "delivery", "signal": "Three lost parcels in one street.", "to_role": "carrier_manager"}),
            ),
        ),
        (
            "bumps in the journey",
            Context(
                json!({"journeys": [{"journey": "move_house", "friction": [{"kind": "payment_error", "count": 3}]}]}),
            ),
        ),
        (
            "bring the product to the customer",
            Step(
                json!({"kind": "delivery_adaptation", "order": "o-1", "fulfilment": "home", "slot": "2026-03-30T09:00:00Z"}),
            ),
        ),
        (
            "in person or virtual, by task",
            Context(json!({"preferences": {"modality": [{"task": "advice", "modality": "in_person"}]}})),
        ),
        (
            "self-service, always with a human way out",
            Step(
                json!({"kind": "self_service", "task": "move an appointment", "link": "https://shop.example/", "minutes": 2, "human_escape": "care_team"}),
            ),
        ),
        (
            "customers who help each other",
            Step(json!({"kind": "community_help", "direction": "offer", "topic": "garden"})),
        ),
        (
            "tell the customer first about what affects them",
            Step(
                json!({"kind": "heads_up", "event": "outage-1", "we_do": "We repair it.", "next_update_at": "2026-03-29T09:00:00Z"}),
            ),
        ),
        ("in a crisis, care before profit", Policy("profile = \"crisis\"\n")),
        (
            "attention for employees",
            Context(json!({"capacity": {"queues": [{"queue": "care_team", "open": true, "wait_s": 1800}]}})),
        ),
        ("just carry on is an answer too", Answer(json!({"contract": "1.0"}))),
        (
            "an answer that only asks for quiet",
            Answer(
                json!({"contract": "1.0", "holds": [{"scope": {"kind": "all"}, "until_at": "2026-04-01T00:00:00Z", "reason": "Moving house."}]}),
            ),
        ),
        (
            "fresh data: each fact says when it was read",
            Context(
                json!({"scores": [{"name": "churn", "value": 0.2, "model": "m1", "as_of": "2026-03-28T00:00:00Z"}]}),
            ),
        ),
        ("ask the customer for their terms", Step(json!({"kind": "preference_ask", "about": "frequency"}))),
        (
            "honest about who wrote it",
            Action(json!({"message": {"language": "nl", "text": "Dag {first_name}", "author": "machine"}})),
        ),
        (
            "learning: what came of earlier contacts",
            Context(
                json!({"history": [{"key": "check-in", "kind": "check_in", "at": "2026-03-01T00:00:00Z", "outcome": "accepted"}]}),
            ),
        ),
    ]
}

fn action(changes: &Value) -> Value {
    let mut action = json!({
        "id": "a", "key": "a", "step": {"kind": "preference_ask", "about": "channel"}, "purpose": "service",
        "audience": "customer", "urgency": "info", "channels": ["email"],
        "window": {"not_after_at": "2026-04-28T20:40:00Z"}, "reasons": [{"code": "because", "text": "So.", "evidence": ["/as_of"]}]
    });
    for (name, value) in changes.as_object().unwrap() {
        action[name] = value.clone();
    }
    json!({"contract": "1.0", "actions": [action]})
}

#[test]
fn every_practice_can_be_said() {
    let bytes = |value: &Value| serde_json::to_vec(value).unwrap();
    for (practice, lives) in practices() {
        let read = match &lives {
            Context(sections) => {
                let mut context = json!({"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
                    "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"}});
                context.as_object_mut().unwrap().extend(sections.as_object().unwrap().clone());
                // What is read and written again says the same, so nothing was passed over as unknown.
                read::context(&bytes(&context))
                    .map(|read| assert_eq!(serde_json::to_value(read).unwrap(), context, "{practice}"))
            }
            Step(step) => read::answer(&bytes(&action(&json!({"step": step})))).map(drop),
            Action(changes) => read::answer(&bytes(&action(changes))).map(drop),
            Answer(answer) => read::answer(&bytes(answer)).map(drop),
            Policy(toml) => read::policy(toml).map(drop),
        };
        read.unwrap_or_else(|fault| panic!("{practice}: {fault}"));
    }
}

#[test]
fn no_author_can_be_a_person() {
    let answer = action(&json!({"message": {"language": "nl", "text": "Dag", "author": "human"}}));
    let refusal = read::answer(&serde_json::to_vec(&answer).unwrap()).unwrap_err();
    assert!(refusal.to_string().contains("/actions/0/message/author: expected one of machine, template"), "{refusal}");
}
