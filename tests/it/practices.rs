//! Every practice that Courtesy supports can be expressed in the contract.
//!
//! For each practice there is a document that expresses it, which the host must accept. Practices that a plugin
//! implements are also shown by its accepted examples: what it proposes, and what it deliberately doesn't.

use std::fs;
use std::path::Path;

use courtesy_host::read;
use serde_json::{Value, json};

/// Where the contract expresses a practice.
enum Place {
    /// Members of the context.
    Context(Value),
    /// An action's step.
    Step(Value),
    /// Members of an action.
    Action(Value),
    /// The policy.
    Policy(&'static str),
    /// The answer.
    Answer(Value),
}

use Place::{Action, Answer, Context, Policy, Step};

fn practices() -> Vec<(&'static str, Place)> {
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
        (
            "terms that give way in a hard time",
            Step(
                json!({"kind": "service_recovery", "acknowledge": "The subscription can be paused.", "remedy": "term_change"}),
            ),
        ),
        (
            "a promise is kept",
            Context(
                json!({"promises": [{"id": "answer/k-9", "what": "An answer.", "made_at": "2026-03-27T09:00:00Z", "due_at": "2026-03-29T09:00:00Z", "queue": "care_team", "about": "k-9"}]}),
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
fn every_practice_can_be_expressed() {
    let bytes = |value: &Value| serde_json::to_vec(value).unwrap();
    for (practice, place) in practices() {
        let read = match &place {
            Context(sections) => {
                let mut context = json!({"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
                    "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"}});
                context.as_object_mut().unwrap().extend(sections.as_object().unwrap().clone());
                // The context survives reading and writing, so it has no unknown keys.
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

/// A practice, the example that shows it, and the kinds of action in its accepted answer.
const SHOWN: [(&str, &str, &[&str]); 32] = [
    ("a butler asks for your terms", "preference-butler/four-messages-in-a-month", &["preference_ask"]),
    ("a butler asks in your language", "preference-butler/in-brussels-without-a-language", &["preference_ask"]),
    ("a butler asks once", "preference-butler/asked-two-months-ago", &[]),
    ("a butler is there only when wanted", "preference-butler/wants-us-only-when-called", &[]),
    (
        "a question that is better served elsewhere",
        "channel-guide/third-mail-about-one-invoice",
        &["channel_suggestion"],
    ),
    ("in person, by task", "channel-guide/call-about-a-mortgage-wanted-face-to-face", &["channel_suggestion"]),
    ("virtual, by task", "channel-guide/advice-by-video-instead-of-a-journey", &["channel_suggestion"]),
    ("nobody in trouble is sent on", "channel-guide/long-wait-with-a-complaint-open", &[]),
    (
        "nobody is sent to a channel they don't use",
        "channel-guide/twenty-minutes-on-the-phone-and-nothing-else-used",
        &[],
    ),
    ("which questions, in which mood", "journey-friction/stuck-for-days-and-calling-about-it", &["internal_insight"]),
    (
        "an early signal, and a person for whoever is stuck",
        "journey-friction/payment-fails-again-and-again",
        &["internal_insight", "human_handover"],
    ),
    ("one mistake is no bump", "journey-friction/one-mistake-in-a-form", &[]),
    (
        "the product is brought to the customer",
        "bring-it-home/shop-closed-on-the-day-of-the-pick-up",
        &["delivery_adaptation"],
    ),
    ("to a counter too", "bring-it-home/nobody-at-home-and-a-locker-used-before", &["delivery_adaptation"]),
    ("nobody is sent into a storm", "bring-it-home/storm-and-nobody-knows-how-long", &[]),
    ("a neighbour's help for the customer", "neighbour-help/order-ready-while-it-snows", &["community_help"]),
    ("a volunteer is asked", "neighbour-help/power-cut-around-the-corner", &["community_help"]),
    ("nobody is volunteered by us", "neighbour-help/knows-a-lot-and-never-offered-to-help", &[]),
    (
        "a promise is somebody's task before it breaks",
        "promise-keeper/answer-promised-for-tomorrow",
        &["human_handover"],
    ),
    (
        "a broken promise is a person's to repair",
        "promise-keeper/promise-broken-and-the-customer-wrote-again",
        &["human_handover"],
    ),
    ("a promise that was kept needs nobody", "promise-keeper/promise-kept-and-another-withdrawn", &[]),
    ("staff aren't asked every day", "promise-keeper/staff-were-asked-yesterday", &[]),
    ("room before anybody asks for it", "flexible-terms/box-renews-in-a-hard-time", &["service_recovery"]),
    ("a pause is no way to sell", "flexible-terms/box-renews-and-nothing-is-hard", &[]),
    ("a no is a no", "flexible-terms/turned-down-half-a-year-ago", &[]),
    ("what we did wrong isn't the neighbours' work", "neighbour-help/order-ready-while-a-complaint-is-open", &[]),
    ("nobody who is angry is sent elsewhere", "channel-guide/storm-and-a-customer-who-gave-the-worst-score", &[]),
    ("twice is enough", "channel-guide/told-about-video-twice-and-never-answered", &[]),
    (
        "whoever is stuck and angry gets a person",
        "journey-friction/twice-stuck-yesterday-and-furious-today",
        &["human_handover"],
    ),
    (
        "in the conversation that is going on",
        "bring-it-home/nobody-at-home-and-in-a-chat-with-us",
        &["delivery_adaptation"],
    ),
    ("a refusal isn't softened with a neighbour", "neighbour-help/order-ready-and-a-complaint-refused-last-week", &[]),
    ("a butler waits until you are done", "preference-butler/looking-at-the-account-in-the-middle-of-a-chat", &[]),
];

#[test]
fn plugins_show_their_practices_by_example() {
    let plugins = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins");
    for (practice, example, expected) in SHOWN {
        let (plugin, situation) = example.split_once('/').unwrap();
        let accepted = fs::read(plugins.join(format!("{plugin}/examples/{situation}.answer.json"))).expect(example);
        let answer = serde_json::to_value(read::answer(&accepted).expect(example)).unwrap();
        let actions = answer["actions"].as_array().map_or(&[][..], Vec::as_slice);
        let kinds: Vec<&str> = actions.iter().map(|action| action["step"]["kind"].as_str().unwrap()).collect();
        assert_eq!(kinds, expected, "{practice}: {example}");
    }
}

#[test]
fn a_channel_suggestion_needs_a_benefit_for_the_customer() {
    let step = json!({"kind": "channel_suggestion", "from": "phone", "to": "chat", "task": "invoice"});
    let answer = action(&json!({"step": step}));
    let refusal = read::answer(&serde_json::to_vec(&answer).unwrap()).unwrap_err();
    assert!(refusal.to_string().contains("benefit"), "{refusal}");
}

#[test]
fn self_service_needs_a_way_to_a_person() {
    let step = json!({"kind": "self_service", "task": "pay", "link": "https://shop.example/pay"});
    let answer = action(&json!({"step": step}));
    let refusal = read::answer(&serde_json::to_vec(&answer).unwrap()).unwrap_err();
    assert!(refusal.to_string().contains("human_escape"), "{refusal}");
}

#[test]
fn a_message_never_claims_a_human_author() {
    let answer = action(&json!({"message": {"language": "nl", "text": "Dag", "author": "human"}}));
    let refusal = read::answer(&serde_json::to_vec(&answer).unwrap()).unwrap_err();
    assert!(refusal.to_string().contains("/actions/0/message/author: expected one of machine, template"), "{refusal}");
}
