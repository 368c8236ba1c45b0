//! From JSON values to the contract's types.
//!
//! The lists of fields are repeated here because serde's own code for them is several times larger. The compiler rejects a
//! list that lacks a field, and a test compares what both read.

use courtesy_contract as contract;
use courtesy_contract::{Customer, Label, Timestamp};

use crate::json::Value;

/// What can be read from a context.
pub trait Part: Sized {
    #[doc(hidden)]
    fn read(value: Value<'_>) -> Option<Self>;
}

/// The contents of a section.
pub trait Content: Part {
    /// The contents of a section that was left out.
    #[doc(hidden)]
    fn left_out() -> Self;
}

impl<P: Part> Content for Vec<P> {
    fn left_out() -> Self {
        Self::new()
    }
}

impl Content for Customer {
    fn left_out() -> Self {
        Label::new("unknown".to_owned()).map_or_else(|_| unreachable!("a short name fits"), Self::new)
    }
}

macro_rules! empty_when_left_out {
    ($($name:ident),+) => {
        $(impl Content for contract::$name {
            fn left_out() -> Self {
                Self::default()
            }
        })+
    };
}

empty_when_left_out!(Preferences, Billing, Care, Capacity, Community, Derived);

impl Value<'_> {
    /// A field that must be there.
    pub(crate) fn required<P: Part>(self, name: &str) -> Option<P> {
        P::read(self.field(name)?)
    }

    /// A field that may be left out. If it doesn't fit, the whole value doesn't. That is only reported at the end, which makes
    /// for much smaller code than returning early.
    pub(crate) fn optional<P: Part + Default>(self, name: &str) -> P {
        let Some(field) = self.field(name) else { return P::default() };
        P::read(field).unwrap_or_else(|| {
            field.refuse();
            P::default()
        })
    }
}

impl<P: Part> Part for Option<P> {
    fn read(value: Value<'_>) -> Option<Self> {
        P::read(value).map(Some)
    }
}

impl<P: Part> Part for Vec<P> {
    fn read(value: Value<'_>) -> Option<Self> {
        let mut parts = Self::new();
        for item in value.items()? {
            match P::read(item) {
                Some(part) => parts.push(part),
                None => item.refuse(),
            }
        }
        Some(parts)
    }
}

impl Part for bool {
    fn read(value: Value<'_>) -> Option<Self> {
        value.truth()
    }
}

impl Part for u32 {
    fn read(value: Value<'_>) -> Option<Self> {
        value.whole()?.try_into().ok()
    }
}

impl Part for u8 {
    fn read(value: Value<'_>) -> Option<Self> {
        value.whole()?.try_into().ok()
    }
}

impl Part for Timestamp {
    fn read(value: Value<'_>) -> Option<Self> {
        Self::parse_written(&value.text()?).ok()
    }
}

impl Part for contract::Effort {
    fn read(value: Value<'_>) -> Option<Self> {
        Self::new(u8::read(value)?).ok()
    }
}

macro_rules! bounded {
    ($kind:ident: $($name:ident),+) => {
        $(impl Part for contract::$name {
            fn read(value: Value<'_>) -> Option<Self> {
                Self::new(value.$kind()?).ok()
            }
        })+
    };
}

bounded!(string: Code, Label, Language, Slug, Text, ZoneName);
bounded!(whole: MinorUnits, Seed);
bounded!(float: Fraction, Sentiment);

macro_rules! parsed {
    ($($name:ident),+) => {
        $(impl Part for contract::$name {
            fn read(value: Value<'_>) -> Option<Self> {
                Self::parse(&value.text()?).ok()
            }
        })+
    };
}

parsed!(Country, Currency, Date, Said, TimeOfDay);

/// The index of a word in its list. All enums share this code.
#[inline(never)]
fn word_index(value: Value<'_>, words: usize, word: fn(usize) -> &'static str) -> Option<usize> {
    let text = value.text()?;
    (0..words).find(|index| word(*index) == text)
}

macro_rules! words {
    ($($name:ident),+ $(,)?) => {
        $(impl Part for contract::$name {
            fn read(value: Value<'_>) -> Option<Self> {
                let index = word_index(value, Self::ALL.len(), |index| Self::ALL[index].word())?;
                Self::ALL.get(index).copied()
            }
        })+
    };
}

words! {
    AppointmentStatus, Approval, CalendarUnit, CaseKind, CaseStatus, Channel, ContactMode, CustomerKind, CustomerStatus,
    Direction, EventKind, FeedbackKind, Fulfilment, Handler, HistoryKind, Hook, InteractionOutcome, LegalBasis, Modality,
    OrderStatus, Outcome, Party, PermissionStatus, Purpose, Remedy, Resolution, SelfServicePreference, Severity, SubscriptionStatus, ValueTier, Volume, Weekday,
}

macro_rules! structures {
    ($($name:ident { $($required:ident $(as $json:literal)?),* ; $($optional:ident),* $(,)? })+) => {
        $(impl Part for contract::$name {
            fn read(value: Value<'_>) -> Option<Self> {
                Some(Self {
                    $($required: value.required(structures!(@name $required $($json)?))?,)*
                    $($optional: value.optional(stringify!($optional)),)*
                })
            }
        })+
    };
    (@name $field:ident $json:literal) => { $json };
    (@name $field:ident) => { stringify!($field) };
}

// The fields before the semicolon are required.
structures! {
    Customer {
        reference as "ref";
        kind, language, time_zone, country, region, tenure_days, status, segments, value_tier,
    }
    Preferences {
        ;
        contact_mode, preferred_channels, avoid_channels, modality, self_service, quiet_hours, pause, max_contacts,
    }
    Billing { ; arrears, days_past_due, payment_plan, due, due_on, reminders }
    Care { ; handle_with_care, until_at, suppress_purposes }
    Capacity { ; volume, queues }
    Community { ; member, topics, helper_opt_in }
    Derived {
        ;
        local_time, local_weekday, days_since_last_interaction, days_since_last_order, usual_days_between_orders,
        orders_last_365_days, failed_orders, open_cases, open_complaints, contacts_last_7_days,
        days_since_last_word, promises_open, promises_due, promises_broken, days_since_last_gesture,
        gesture_spend_365_days,
    }
    TaskModality { task, modality; }
    QuietHours { from, to; days }
    Pause { ; until_at }
    MaxContacts { max, per_days; channel }
    Money { minor, currency; }
    Queue { queue, open; skills, wait_s, next_slots }
    Permission { purpose, status; channel, topic, basis, from_at, to_at, source }
    ChannelState { channel; reachable, verified, available, habit }
    Interaction { id, at; channel, direction, handler, topic, sentiment, effort, outcome, event, duration_s }
    Case {
        id, kind, status;
        severity, opened_at, closed_at, reopened, promised_at, topic, order, event, resolution, wish, via, matter,
    }
    Order {
        id, status;
        placed_at, promised_at, expected_at, fulfilment, amount, failure, event, promised_on, delivered_at,
        part_delivered, cancelled_by, paid, refunded,
    }
    Subscription { id, status; product, renews_at, paused_until_at, usage, started_at, price, term }
    Appointment { id, status; at, modality, place, topic, event }
    Feedback { kind, score; at, about }
    Journey { journey; stage, entered_at, friction }
    Friction { kind, count; last_at }
    Event { reference as "ref", kind; from_at, until_at, area, affects_customer }
    HistoryItem { key, kind, at; plugin, channel, purpose, group, outcome, cost, said }
    PromiseMade { id, what, made_at, due_at; queue, about, plugin, key, kept_at, withdrawn_at }
    Approved { key, by, at; plugin, until_at, amount }
    BudgetSpent { name, spent; }
    Score { name, value; model, as_of }
}

#[cfg(test)]
mod tests {
    use crate::testing;

    /// A context in which every field of every section is set.
    const WHOLE: &str = r#"{
        "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "visit",
        "as_of": "2026-03-28T20:40:00Z", "requested_at": "2026-03-28T20:50:00Z", "seed": 7,
        "customer": {"ref": "c-1", "kind": "person", "language": "nl-BE", "time_zone": "Europe/Brussels", "country": "BE",
            "region": "coast", "tenure_days": 9, "status": "lapsing", "segments": ["a"], "value_tier": "high"},
        "preferences": {"contact_mode": "only_when_needed", "preferred_channels": ["app"], "avoid_channels": ["phone"],
            "modality": [{"task": "advice", "modality": "virtual"}], "self_service": "self",
            "quiet_hours": [{"from": "21:00", "to": "08:00", "days": ["friday"]}],
            "pause": {"until_at": "2026-04-01T00:00:00Z"}, "max_contacts": [{"channel": "sms", "max": 0, "per_days": 7}]},
        "permissions": [{"purpose": "care", "channel": "email", "topic": "t", "status": "revoked", "basis": "consent",
            "from_at": "2020-01-01T00:00:00Z", "to_at": "2030-01-01T00:00:00Z", "source": "s"}],
        "channels": [{"channel": "chat", "reachable": true, "verified": false, "available": true, "habit": 0.25}],
        "interactions": [{"id": "i-1", "at": "2026-03-01T00:00:00Z", "channel": "video", "direction": "inbound",
            "handler": "bot", "topic": "t", "sentiment": -0.7, "effort": 7, "outcome": "escalated", "event": "e-1",
            "duration_s": 90}],
        "cases": [{"id": "k-1", "kind": "claim", "status": "waiting", "severity": "low", "opened_at": "2026-03-01T00:00:00Z",
            "closed_at": "2026-03-02T00:00:00Z", "reopened": 2, "promised_at": "2026-03-03T00:00:00Z", "topic": "t",
            "order": "o-1", "event": "e-1", "resolution": "refused", "wish": "refund", "via": "web_form", "matter": "m"}],
        "orders": [{"id": "o-1", "status": "returned", "placed_at": "2026-03-01T00:00:00Z",
            "promised_at": "2026-03-02T00:00:00Z", "expected_at": "2026-03-03T00:00:00Z", "fulfilment": "pick_up",
            "amount": {"minor": 1250, "currency": "EUR"}, "failure": "lost", "event": "e-1", "promised_on": "2026-03-02",
            "delivered_at": "2026-03-04T00:00:00Z", "part_delivered": true, "cancelled_by": "company", "paid": true,
            "refunded": {"minor": 50, "currency": "EUR"}}],
        "subscriptions": [{"id": "s-1", "status": "paused", "product": "p", "renews_at": "2026-05-01T00:00:00Z",
            "paused_until_at": "2026-04-01T00:00:00Z", "usage": 1, "started_at": "2025-05-01T00:00:00Z",
            "price": {"minor": 999, "currency": "EUR"}, "term": "month"}],
        "appointments": [{"id": "a-1", "status": "missed", "at": "2026-03-01T00:00:00Z", "modality": "in_person",
            "place": "shop", "topic": "t", "event": "e-1"}],
        "billing": {"arrears": true, "days_past_due": 3, "payment_plan": false,
            "due": {"minor": 100, "currency": "EUR"}, "due_on": "2026-03-25", "reminders": 1},
        "feedback": [{"kind": "ces", "score": 7, "at": "2026-03-01T00:00:00Z", "about": "o-1"}],
        "journeys": [{"journey": "j", "stage": "s", "entered_at": "2026-03-01T00:00:00Z",
            "friction": [{"kind": "payment_error", "count": 2, "last_at": "2026-03-02T00:00:00Z"}]}],
        "care": {"handle_with_care": true, "until_at": "2026-06-01T00:00:00Z", "suppress_purposes": ["research"]},
        "events": [{"ref": "e-1", "kind": "strike", "from_at": "2026-03-01T00:00:00Z", "until_at": "2026-03-09T00:00:00Z",
            "area": "north", "affects_customer": false}],
        "history": [{"key": "k", "kind": "heads_up", "at": "2026-03-01T00:00:00Z", "plugin": "p-1", "channel": "post",
            "purpose": "marketing", "group": "g", "outcome": "dismissed", "cost": {"minor": 0, "currency": "CHF"},
            "said": "0123456789abcdef"}],
        "promises": [{"id": "answer/k-1", "what": "An answer.", "made_at": "2026-03-01T00:00:00Z",
            "due_at": "2026-03-03T00:00:00Z", "queue": "q", "about": "k-1", "plugin": "p-1", "key": "k",
            "kept_at": "2026-03-02T00:00:00Z", "withdrawn_at": "2026-03-02T00:00:00Z"}],
        "approvals": [{"key": "k", "plugin": "p", "by": "manager", "at": "2026-03-01T00:00:00Z", "until_at": "2026-04-01T00:00:00Z",
            "amount": {"minor": 500, "currency": "EUR"}}],
        "budgets": [{"name": "b-1", "spent": {"minor": 7, "currency": "EUR"}}],
        "capacity": {"volume": "crisis", "queues": [{"queue": "q", "open": false, "skills": ["nl"], "wait_s": 0,
            "next_slots": ["2026-03-29T00:00:00Z"]}]},
        "community": {"member": true, "topics": ["t"], "helper_opt_in": true},
        "scores": [{"name": "churn", "value": 0.5, "model": "m", "as_of": "2026-03-01T00:00:00Z"}],
        "derived": {"local_time": "21:40", "local_weekday": "saturday", "days_since_last_interaction": 1,
            "days_since_last_order": 2, "usual_days_between_orders": 3, "orders_last_365_days": 4, "failed_orders": 5,
            "open_cases": 6, "open_complaints": 7, "contacts_last_7_days": 8, "days_since_last_gesture": 9,
            "days_since_last_word": 10, "promises_open": 11, "promises_due": 12, "promises_broken": 13,
            "gesture_spend_365_days": [{"minor": 10, "currency": "EUR"}]}
    }"#;

    macro_rules! assert_same {
        ($json:expr, $($section:ident)+) => {
            let serde: courtesy_contract::Context = serde_json::from_str($json).unwrap();
            let ours = testing::context($json);
            assert_eq!((ours.hook, ours.as_of, ours.seed), (serde.hook, serde.as_of, serde.seed));
            $(assert_eq!(*ours.$section, serde.$section);)+
            assert_eq!(ours.check(), Ok(()));
        };
    }

    fn assert_reads_as_serde_does(json: &str) {
        assert_same!(json, customer preferences permissions channels interactions cases orders subscriptions appointments
            billing feedback journeys care events history promises approvals budgets capacity community scores derived);
    }

    #[test]
    fn a_context_with_everything_reads_as_the_contract_reads_it() {
        let serde: courtesy_contract::Context = serde_json::from_str(WHOLE).unwrap();
        let written: serde_json::Value = serde_json::to_value(&serde).unwrap();
        let given: serde_json::Value = serde_json::from_str(WHOLE).unwrap();
        assert_eq!(
            written.as_object().unwrap().len(),
            given.as_object().unwrap().len(),
            "a field of the contract isn't set here"
        );
        assert_reads_as_serde_does(WHOLE);
    }

    #[test]
    fn a_context_with_almost_nothing_reads_as_the_contract_reads_it() {
        assert_reads_as_serde_does(
            r#"{"contract": "1.7", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
                "as_of": "2026-03-28T20:40:00.5Z", "customer": {"ref": "c-1", "new_field": [null]}, "new_section": {},
                "orders": [{"id": "o-1", "status": "placed", "new_field": {}}], "capacity": {}, "interactions": []}"#,
        );
    }
}
