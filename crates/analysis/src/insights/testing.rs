//! Customers to try insights with.

use courtesy_contract::{Context, Timestamp};
use serde_json::{Value, json};

use super::{Insights, Period, Settings, Tally};
use crate::Clock;
use crate::outcomes::Confidence;

/// Thirteen weeks in UTC.
#[must_use]
pub fn period() -> Period {
    Period { days: 91, clock: Clock::utc() }
}

/// What these customers come with, with groups of at least ten.
///
/// # Panics
/// If a customer isn't a context.
pub fn insights(customers: impl IntoIterator<Item = Customer>) -> Insights {
    let mut tally = Tally::new(period());
    for customer in customers {
        tally.add(&customer.context(), None);
    }
    Insights::of(&tally, &settings(b"secret"))
}

/// Groups of at least ten, 95 % intervals.
///
/// # Panics
/// Never.
#[must_use]
pub fn settings(secret: &[u8]) -> Settings {
    let confidence = Confidence::of_level(0.95).expect("a level");
    Settings { min_group: 10, confidence, secret: secret.to_vec() }
}

/// A customer whose context is made up step by step, seen at 2026-03-28T20:40:00Z.
#[derive(Debug, Clone)]
pub struct Customer(Value);

impl Customer {
    /// A customer of whom only a number is known.
    #[must_use]
    pub fn new(number: u32) -> Self {
        Self(json!({
            "contract": "1.1", "decision_id": format!("0192f1c6-8d0e-7b5a-9a53-{number:012}"), "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": format!("c-{number}")},
            "interactions": [], "events": [], "journeys": [], "orders": [], "capacity": {"queues": []},
        }))
    }

    /// They asked about a topic so many days ago, by phone.
    #[must_use]
    pub fn asks(mut self, topic: &str, days_ago: u32) -> Self {
        let at = Timestamp::parse("2026-03-28T10:00:00Z")
            .map_or(Value::Null, |at| json!(at.plus_days(-i64::from(days_ago))));
        let talk = json!({"id": "i", "at": at, "topic": topic, "channel": "phone", "direction": "inbound"});
        self.list("interactions").push(talk);
        self
    }

    /// The latest conversation has these members, too.
    #[must_use]
    pub fn with(mut self, members: Value) -> Self {
        if let (Some(Value::Object(talk)), Value::Object(members)) = (self.list("interactions").last_mut(), members) {
            talk.extend(members);
        }
        self
    }

    /// The latest conversation is about an event, which is an outage.
    #[must_use]
    pub fn about(mut self, event: &str) -> Self {
        self.list("events").push(json!({"ref": event, "kind": "outage"}));
        self.with(json!({"event": event}))
    }

    /// They live there.
    #[must_use]
    pub fn lives_in(mut self, area: &str) -> Self {
        self.0["customer"]["region"] = json!(area);
        self
    }

    /// They are at a stage of a journey, held up by this, if anything.
    #[must_use]
    pub fn at_stage(mut self, journey: &str, stage: &str, cause: Option<&str>) -> Self {
        let friction: Vec<Value> = cause.iter().map(|cause| json!({"kind": cause, "count": 1})).collect();
        self.list("journeys").push(json!({"journey": journey, "stage": stage, "friction": friction}));
        self
    }

    /// The context has this queue, open, with a slot and this wait in seconds.
    #[must_use]
    pub fn sees_queue(mut self, queue: &str, skill: &str, wait_s: u32) -> Self {
        if let Some(queues) = self.0["capacity"]["queues"].as_array_mut() {
            queues.push(json!({"queue": queue, "open": true, "skills": [skill], "wait_s": wait_s,
                "next_slots": ["2026-03-29T09:00:00Z"]}));
        }
        self
    }

    /// The context.
    ///
    /// # Panics
    /// If a name isn't one of the contract's.
    #[must_use]
    pub fn context(&self) -> Context {
        serde_json::from_value(self.0.clone()).expect("a context")
    }

    fn list(&mut self, name: &str) -> &mut Vec<Value> {
        self.0[name].as_array_mut().expect("a list")
    }
}
