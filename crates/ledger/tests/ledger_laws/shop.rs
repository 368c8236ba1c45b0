//! A made-up shop: one plugin that proposes what a customer's cases ask for, a policy that limits all of it, and requests.

use std::sync::Arc;
use std::time::Duration;

use courtesy_host::contract::{Answer, Context, Outcome, OutcomeRecord, Policy, Record, Timestamp, Uuid};
use courtesy_host::testing::InProcess;
use courtesy_host::{Breakers, Host, read};
use courtesy_ledger::{Decided, Error, Ledger};
use serde_json::{Value, json};

/// A Saturday at noon.
pub(crate) const NOON: &str = "2026-03-28T12:00:00Z";

/// The most that the shop spends on gifts in a month, in euro cents, and what one costs.
pub(crate) const MOST_SPENT: u64 = 3_000;
pub(crate) const GIFT: u64 = 500;

/// The most e-mails about care in any seven days.
pub(crate) const MOST_EMAILS: usize = 2;

const MANIFEST: &str = r#"
id = "asking"
version = "1.0.0"
contract = "1.1"
summary = "Proposes what a customer's cases ask for."
reads = ["cases", "capacity", "orders"]
kinds = ["check_in", "gesture", "human_handover", "delivery_adaptation"]
purposes = ["care", "service"]
"#;

const POLICY: &str = r#"
time_zone = "Europe/Amsterdam"

[arbitration]
max_offered = 9
max_per_kind = 9
max_per_channel = 9

[[caps]]
channel = "email"
purpose = "care"
max = 2
per = "7 days"

[[budgets]]
name = "gifts"
scope = "company"
kind = "gesture"
max = "30.00 EUR"
per = "calendar month"
"#;

/// What a case asks for, by its topic.
pub(crate) const WISHES: [&str; 5] = ["word", "gift", "call", "delivery", "terms"];

pub(crate) struct Shop {
    host: Host,
    breakers: Arc<Breakers>,
    pub(crate) policy: Policy,
}

impl Shop {
    pub(crate) fn new() -> Self {
        let policy = read::policy(POLICY).unwrap();
        let plugin = InProcess::new(read::manifest(MANIFEST).unwrap(), answer);
        let host = Host::builder().in_process(plugin).policy(policy.clone()).build().unwrap();
        Self { host, breakers: Arc::new(Breakers::new()), policy }
    }

    /// Decides with a ledger. Plugins take a while, so that others come in between.
    pub(crate) async fn decide(&self, ledger: &Ledger, request: &Context) -> Result<Decided, Error> {
        let decide = |context: Context| async move {
            let record = self.host.record(&context, &self.breakers).await;
            tokio::time::sleep(Duration::from_micros(record.seed.get() % 3_000)).await;
            record
        };
        ledger.decide(request, &self.policy, decide).await
    }

    /// Decides without a ledger.
    pub(crate) async fn decide_alone(&self, request: &Context) -> Record {
        self.host.record(request, &self.breakers).await
    }

    /// Whether a record gives the same bytes once more, without a ledger.
    pub(crate) fn replays(&self, record: &Record) -> bool {
        self.host.replay_blocking(record, None).comparison == courtesy_host::replay::Comparison::Same
    }
}

fn answer(context: &Context) -> Answer {
    let until = context.as_of.plus_days(23).to_string();
    let actions: Vec<Value> = context.cases.iter().enumerate().filter_map(|(at, case)| {
        let wish = case.topic.as_ref()?.as_str();
        let slot = context.capacity.queues.iter().find_map(|queue| queue.next_slots.first());
        let (step, more) = match wish {
            "word" => (json!({"kind": "check_in", "question": "How are you?", "reply_queue": "care"}), json!({"purpose": "care"})),
            "gift" => (
                json!({"kind": "gesture", "gift": "flowers", "source": "budget", "surprise": true, "beneficiary": "third_party",
                       "amount": {"minor": GIFT, "currency": "EUR"}}),
                json!({"channels": ["post"]}),
            ),
            "call" => (
                json!({"kind": "human_handover", "mode": "callback", "queue": "care", "slot": slot?.to_string(),
                       "respond_by_at": until, "briefing": "Call."}),
                json!({"channels": ["phone"]}),
            ),
            "delivery" => (
                json!({"kind": "delivery_adaptation", "order": "o-1", "fulfilment": "home", "slot": slot?.to_string()}),
                json!({"channels": ["app"]}),
            ),
            _ => (
                json!({"kind": "check_in", "question": "Do you agree?", "reply_queue": "care"}),
                json!({"requires": "human", "channels": ["post"]}),
            ),
        };
        let mut action = json!({
            "id": format!("{wish}-{at}"), "key": wish, "purpose": "service", "audience": "customer", "urgency": "info",
            "channels": ["email"], "window": {"not_after_at": until}, "step": step,
            "reasons": [{"code": "asked", "text": "It was asked for.", "evidence": [format!("/cases/{at}/topic")]}],
        });
        action.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Some(action)
    }).collect();
    read::answer(&serde_json::to_vec(&json!({"contract": "1.1", "actions": actions})).unwrap()).unwrap()
}

pub(crate) fn at(text: &str) -> Timestamp {
    Timestamp::parse(text).unwrap()
}

pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_bytes(number.to_be_bytes())
}

/// A request about a customer who wishes for this, with so many free slots.
pub(crate) fn request(number: u128, customer: &str, as_of: Timestamp, wishes: &[&str], slots: i64) -> Context {
    let cases: Vec<Value> = wishes
        .iter()
        .enumerate()
        .map(|(at, wish)| json!({"id": format!("k-{at}"), "kind": "question", "status": "open", "topic": wish}))
        .collect();
    let next_slots: Vec<String> =
        (0..slots).map(|day| at("2026-03-31T09:00:00Z").plus_hours(day).to_string()).collect();
    let context = json!({
        "contract": "1.1", "decision_id": id(number).to_string(), "hook": "review", "as_of": as_of.to_string(),
        "seed": (number % 1_000_003) as u64,
        "customer": {"ref": customer, "language": "en", "time_zone": "Europe/Amsterdam"},
        "permissions": [{"purpose": "care", "status": "granted"}, {"purpose": "service", "status": "granted"}],
        "orders": [{"id": "o-1", "status": "placed"}],
        "cases": cases,
        "capacity": {"queues": [{"queue": "care", "open": true, "next_slots": next_slots}]},
    });
    read::context(&serde_json::to_vec(&context).unwrap()).unwrap()
}

/// The keys of what a record offers.
pub(crate) fn offered(record: &Record) -> Vec<&str> {
    record.decision.iter().flat_map(|decision| &decision.offered).map(|offered| offered.action.key.as_str()).collect()
}

/// The keys of what a record withholds, with the rule.
pub(crate) fn withheld(record: &Record) -> Vec<(&str, &str)> {
    let withheld = record.decision.iter().flat_map(|decision| &decision.withheld);
    withheld.map(|withheld| (withheld.action.key.as_str(), withheld.rule.as_str())).collect()
}

/// What came of an offered action, at noon.
pub(crate) fn outcome(record: &Record, key: &str, outcome: Outcome) -> OutcomeRecord {
    let decision = record.decision.as_ref().unwrap();
    let offered = decision.offered.iter().find(|offered| offered.action.key.as_str() == key).unwrap();
    OutcomeRecord {
        contract: Default::default(),
        decision_id: record.decision_id,
        plugin: Some(offered.plugin.clone()),
        action: Some(offered.action.id.clone()),
        at: at(NOON),
        outcome,
        cost: None,
    }
}
