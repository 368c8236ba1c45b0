//! Customers, policies and proposals drawn at random, dense enough that rules meet: few keys, channels, days and sums.

use courtesy_contract::{Answer, Context, Policy, Slug};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::strategy::Union;
use serde_json::{Map, Value, json};

use crate::read;
use crate::weigh::Proposed;

/// One customer, the operator's policy, and what the plugins propose.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) context: Context,
    pub(super) policy: Policy,
    pub(super) proposed: Vec<Proposed>,
}

pub(super) fn cases() -> impl Strategy<Value = Case> {
    (context(), policy(), proposals()).prop_map(|(context, policy, proposed)| Case { context, policy, proposed })
}

/// 2026-03-28T20:40:00Z: 21:40 in Amsterdam, on the eve of the change to summer time.
const NOW: &str = "2026-03-28T20:40:00Z";

/// Moments around it, on and beside the boundaries of days, weeks, permissions and quiet hours.
pub(super) fn moment() -> impl Strategy<Value = &'static str> {
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

fn purpose() -> impl Strategy<Value = &'static str> {
    select(vec!["service", "service", "care", "research", "marketing"])
}

fn channel() -> impl Strategy<Value = &'static str> {
    select(vec!["email", "sms", "phone"])
}

fn key() -> impl Strategy<Value = &'static str> {
    select(vec!["a", "b", "c", "d"])
}

/// A member that is there or not.
fn maybe<S: Strategy<Value = Value> + 'static>(name: &'static str, value: S) -> BoxedStrategy<Vec<(String, Value)>> {
    proptest::option::of(value)
        .prop_map(move |value| value.map(|value| (name.to_owned(), value)).into_iter().collect())
        .boxed()
}

fn object(members: Vec<BoxedStrategy<Vec<(String, Value)>>>) -> impl Strategy<Value = Value> {
    members.prop_map(|members| Value::Object(members.into_iter().flatten().collect::<Map<_, _>>()))
}

fn always<S: Strategy<Value = Value> + 'static>(name: &'static str, value: S) -> BoxedStrategy<Vec<(String, Value)>> {
    value.prop_map(move |value| vec![(name.to_owned(), value)]).boxed()
}

fn text<S: Strategy<Value = &'static str> + 'static>(strategy: S) -> impl Strategy<Value = Value> {
    strategy.prop_map(Value::from)
}

fn list<S: Strategy<Value = Value> + 'static>(of: S, most: usize) -> impl Strategy<Value = Value> {
    proptest::collection::vec(of, 0..=most).prop_map(Value::from)
}

fn permission() -> impl Strategy<Value = Value> {
    object(vec![
        always("purpose", text(purpose())),
        always(
            "status",
            text(select(vec!["granted", "granted", "granted", "denied", "revoked", "unknown", "expired"])),
        ),
        maybe("channel", text(channel())),
        maybe("basis", text(select(vec!["contract", "consent"]))),
        maybe("to_at", text(moment())),
    ])
}

fn quiet_hours() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"from": "21:00", "to": "08:00"}),
        json!({"from": "22:00", "to": "23:00"}),
        json!({"from": "02:30", "to": "03:30", "days": ["sunday"]}),
        json!({"from": "00:00", "to": "00:00", "days": ["sunday"]}),
    ])
}

fn money() -> impl Strategy<Value = Value> {
    (select(vec![0u64, 300, 500, 800, 9_007_199_254_740_991]), select(vec!["EUR", "EUR", "EUR", "CHF"]))
        .prop_map(|(minor, currency)| json!({"minor": minor, "currency": currency}))
}

fn history_item() -> impl Strategy<Value = Value> {
    object(vec![
        always("key", text(key())),
        always("kind", text(select(vec!["check_in", "gesture", "heads_up"]))),
        always("at", text(moment())),
        maybe("channel", text(channel())),
        maybe("purpose", text(purpose())),
        maybe("cost", money()),
        maybe("outcome", text(select(vec!["delivered", "failed"]))),
    ])
}

fn preferences() -> impl Strategy<Value = Value> {
    object(vec![
        maybe("contact_mode", text(select(vec!["proactive_welcome", "only_when_needed", "on_request_only"]))),
        maybe("quiet_hours", list(quiet_hours(), 2)),
        maybe("avoid_channels", subsequence(vec!["email", "sms", "phone"], 0..=1).prop_map(Value::from)),
        maybe(
            "max_contacts",
            list(
                select(vec![json!({"max": 1, "per_days": 7}), json!({"channel": "email", "max": 1, "per_days": 30})]),
                1,
            ),
        ),
    ])
}

fn context() -> impl Strategy<Value = Context> {
    let customer = object(vec![
        always("ref", (0..10_000u32).prop_map(|number| json!(format!("c-{number}")))),
        maybe("time_zone", text(select(vec!["Europe/Amsterdam", "America/New_York", "Australia/Lord_Howe"]))),
        maybe("country", text(select(vec!["NL", "US"]))),
        maybe("status", text(select(vec!["active", "active", "active", "former"]))),
    ]);
    let care = select(vec![
        json!({"handle_with_care": true}),
        json!({"handle_with_care": true, "until_at": "2026-03-29T06:00:00Z"}),
    ]);
    let case = select(vec![
        json!({"id": "k", "kind": "complaint", "status": "open"}),
        json!({"id": "k", "kind": "complaint", "status": "closed", "closed_at": "2026-03-20T00:00:00Z"}),
        json!({"id": "k", "kind": "question", "status": "open"}),
    ]);
    let rare = |section: BoxedStrategy<Vec<(String, Value)>>| {
        Union::new_weighted(vec![(4, Just(Vec::new()).boxed()), (1, section)]).boxed()
    };
    object(vec![
        always("contract", Just(json!("1.0"))),
        always("decision_id", Just(json!("0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77"))),
        always("hook", text(select(vec!["review", "visit", "order_failed"]))),
        always("as_of", Just(json!(NOW))),
        always("customer", customer),
        always("permissions", list(permission(), 8)),
        maybe("history", list(history_item(), 3)),
        rare(always("preferences", preferences())),
        rare(always("care", care)),
        rare(maybe("cases", list(case, 1))),
        rare(always("orders", Just(json!([{"id": "o", "status": "failed"}])))),
        rare(always("billing", Just(json!({"arrears": true})))),
    ])
    .prop_map(|json| read::context(json.to_string().as_bytes()).expect("a context"))
}

fn step() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"kind": "check_in", "question": "How are you?", "reply_queue": "care"}),
        json!({"kind": "heads_up", "event": "e", "we_do": "We mend it."}),
        json!({"kind": "heads_up", "event": "f", "we_do": "We mend it."}),
        json!({"kind": "gesture", "gift": "flowers", "source": "budget", "surprise": true, "beneficiary": "customer"}),
        json!({"kind": "gesture", "gift": "credit", "source": "budget", "surprise": true, "beneficiary": "customer", "tied_to_purchase": true}),
        json!({"kind": "self_service", "task": "pay", "link": "https://a.example/", "human_escape": "care"}),
        json!({"kind": "human_handover", "mode": "callback", "queue": "care", "respond_by_at": "2026-04-30T00:00:00Z", "briefing": "Call."}),
    ])
}

fn action() -> impl Strategy<Value = Value> {
    object(vec![
        always("key", text(key())),
        always("step", step()),
        always("purpose", text(purpose())),
        always("audience", Just(json!("customer"))),
        always("urgency", text(select(vec!["info", "info", "warning", "critical"]))),
        always("channels", subsequence(vec!["email", "sms", "phone"], 1..=2).prop_map(Value::from)),
        always(
            "window",
            object(vec![
                always("not_after_at", text(select(vec!["2026-03-29T06:00:00Z", "2026-04-28T20:40:00Z"]))),
                maybe("not_before_at", text(select(vec![NOW, "2026-03-29T05:59:59Z", "2026-03-28T12:00:00Z"]))),
            ]),
        ),
        always("reasons", Just(json!([{"code": "because", "text": "Because.", "evidence": ["/as_of"]}]))),
        maybe("propensity", select(vec![0.1, 0.5, 1.0]).prop_map(Value::from)),
        maybe("cost", money()),
        maybe("group", text(select(vec!["g", "h"]))),
        maybe("conflicts_with", Just(json!(["a"]))),
    ])
}

fn hold() -> impl Strategy<Value = Value> {
    select(vec![
        json!({"scope": {"kind": "purpose", "purpose": "marketing"}, "until_at": "2026-03-30T00:00:00Z", "reason": "Rest."}),
        json!({"scope": {"kind": "channel", "channel": "sms"}, "until_at": "2026-03-29T00:00:00Z", "reason": "Rest."}),
    ])
}

fn proposal(plugin: &'static str) -> impl Strategy<Value = Proposed> {
    let actions = proptest::collection::vec(action(), 0..=3);
    let holds =
        Union::new_weighted(vec![(8, Just(Vec::new()).boxed()), (1, proptest::collection::vec(hold(), 1).boxed())]);
    (actions, holds).prop_map(move |(mut actions, holds)| {
        for (number, action) in actions.iter_mut().enumerate() {
            action["id"] = json!(format!("action-{number}"));
        }
        let json = json!({"contract": "1.0", "actions": actions, "holds": holds}).to_string();
        let answer: Answer = read::answer(json.as_bytes()).expect("an answer");
        Proposed::new(Slug::new(plugin).expect("a name"), answer, Vec::new())
    })
}

fn proposals() -> impl Strategy<Value = Vec<Proposed>> {
    (proposal("alpha"), proposal("beta"), proposal("gamma")).prop_map(|(a, b, c)| vec![a, b, c])
}

fn policy() -> impl Strategy<Value = Policy> {
    let caps = select(vec![
        "",
        "[[caps]]\nchannel = \"email\"\nmax = 1\nper = { kind = \"rolling\", days = 7 }\n",
        "[[caps]]\nmax = 2\nper = { kind = \"calendar\", unit = \"week\", time_zone = \"Europe/Amsterdam\" }\n",
        "[[caps]]\npurpose = \"care\"\nmax = 1\nper = { kind = \"rolling\", days = 30 }\n[[caps]]\nchannel = \"sms\"\nmax = 0\nper = { kind = \"rolling\", days = 1 }\n",
    ]);
    let budgets = select(vec![
        "",
        "[[budgets]]\nname = \"gifts\"\nkind = \"gesture\"\nmax = { minor = 900, currency = \"EUR\" }\nper = { kind = \"rolling\", days = 365 }\n",
        "[[budgets]]\nname = \"all\"\nmax = { minor = 1000, currency = \"EUR\" }\nsingle_max = { minor = 500, currency = \"EUR\" }\nper = { kind = \"calendar\", unit = \"month\", time_zone = \"UTC\" }\n",
    ]);
    let exclusions = select(vec![
        "",
        "[[exclusions]]\nkind = \"never_together\"\na = { key = \"a\" }\nb = { key = \"b\" }\nwithin = { days = 7 }\n",
        "[[exclusions]]\nkind = \"never_followed\"\nfirst = { kind = \"gesture\" }\nthen = { kind = \"check_in\" }\nwithin = { days = 14 }\n",
        "[[exclusions]]\nkind = \"only_after\"\nfirst = { key = \"c\" }\nthen = { key = \"d\" }\n[[exclusions]]\nkind = \"at_most\"\nof = { kind = \"heads_up\" }\nmax = 1\nper = { kind = \"rolling\", days = 7 }\n",
    ]);
    let rest = select(vec![
        "",
        "[arbitration]\nmax_offered = 9\nmax_per_kind = 9\nmax_per_channel = 9\nmax_per_group = 9\n",
        "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 5000\n",
    ]);
    (caps, budgets, exclusions, rest).prop_map(|(caps, budgets, exclusions, rest)| {
        let links = "links = [\"https://a.example/\"]\n";
        read::policy(&format!("{links}{caps}{budgets}{exclusions}{rest}")).expect("a policy")
    })
}
