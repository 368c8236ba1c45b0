//! The laws: what is checked of every decision, with the facts that it was made from.

mod after_stop;
mod keeper;
mod patience;
mod words;

use courtesy_analysis::simulated::{Finding, Law};
use courtesy_contract::{Context, Decision, Offered, Policy};

pub(crate) use self::patience::{News, Patience};
pub(crate) use self::words::said_before;

/// What a law looks at: the policy, the facts of one customer, and what was decided on them.
pub(crate) struct Decided<'c> {
    pub(crate) day: u32,
    pub(crate) policy: &'c Policy,
    pub(crate) context: &'c Context,
    pub(crate) decision: &'c Decision,
    /// What was offered earlier and is still to be carried out.
    pub(crate) planned: &'c [Offered],
}

impl Decided<'_> {
    /// A finding about the customer.
    fn finding(&self, law: Law, detail: String) -> Finding {
        Finding {
            day: self.day,
            customer: self.context.customer.reference.clone(),
            law,
            as_of: self.context.as_of,
            detail,
            plugin: None,
            key: None,
            words: None,
        }
    }

    /// A finding about an offered action.
    fn finding_in(&self, offered: &Offered, law: Law, detail: String) -> Finding {
        Finding {
            plugin: Some(offered.plugin.clone()),
            key: Some(offered.action.key.clone()),
            words: offered.action.message.as_ref().map(|message| message.text.as_str().to_owned()),
            ..self.finding(law, detail)
        }
    }

    /// What reaches the customer.
    fn contacts(&self) -> impl Iterator<Item = &Offered> {
        self.decision.offered.iter().filter(|offered| offered.channel.is_some())
    }
}

/// Everything that is wrong with what a decision offers.
pub(crate) fn check_offers(decided: &Decided) -> Vec<Finding> {
    let mut found = words::check(decided);
    found.extend(keeper::check(decided));
    found.extend(after_stop::check(decided));
    found
}

#[cfg(test)]
mod tests {
    use courtesy_host::read;
    use serde_json::{Value, json};

    use super::*;
    use crate::testing::{action, context, decision, offered};

    fn found_on(day: u32, policy: &str, sections: &Value, offers: &[Value]) -> Vec<Law> {
        let (policy, context, decision) = (read::policy(policy).unwrap(), context("c-1", sections), decision(offers));
        let decided = Decided { day, policy: &policy, context: &context, decision: &decision, planned: &[] };
        let mut found = check_offers(&decided);
        found.extend(Patience::new(context.as_of.plus_days(-1)).check(&decided));
        found.into_iter().map(|finding| finding.law).collect()
    }

    fn found(sections: &Value, offers: &[Value]) -> Vec<Law> {
        found_on(1, "", sections, offers)
    }

    fn said_on(day: &str, outcome: &str) -> Value {
        json!({"history": [{"key": "k", "kind": "heads_up", "at": format!("{day}T00:00:00Z"), "channel": "post",
            "said": "0123456789abcdef", "outcome": outcome}]})
    }

    #[test]
    fn the_same_words_on_another_channel_are_the_same_words() {
        let again = [offered(&json!({"said": "0123456789abcdef"}))];
        assert_eq!(found(&said_on("2026-03-01", "delivered"), &again), [Law::SameWords]);
        assert_eq!(found(&said_on("2026-01-01", "delivered"), &again), [], "more than 60 days ago");
        assert_eq!(found(&said_on("2026-03-01", "failed"), &again), [], "it never arrived");
        assert_eq!(found_on(1, "[repetition]\ndays = 0", &said_on("2026-03-01", "delivered"), &again), []);
        let other = [offered(&json!({"said": "0000000000000000"}))];
        assert_eq!(found(&said_on("2026-03-01", "delivered"), &other), []);
    }

    #[test]
    fn a_decision_that_says_the_same_twice_repeats_itself() {
        let once = offered(&json!({"said": "0123456789abcdef"}));
        assert_eq!(found(&json!({}), &[once.clone(), once]), [Law::SameWords]);
    }

    #[test]
    fn a_promise_needs_an_open_queue_in_time_or_a_slot() {
        let promise = |queue: Option<&str>| {
            let mut promise = json!({"id": "p", "what": "An answer.", "due_at": "2026-03-28T12:00:00Z"});
            if let Some(queue) = queue {
                promise["queue"] = queue.into();
            }
            [offered(&json!({"action": {"promises": [promise]}}))]
        };
        let queues = |open: bool, wait_s: u32| json!({"capacity": {"queues": [{"queue": "care", "open": open, "wait_s": wait_s}]}});
        assert_eq!(found(&queues(true, 600), &promise(Some("care"))), []);
        assert_eq!(found(&queues(false, 600), &promise(Some("care"))), [Law::PromiseWithoutKeeper]);
        assert_eq!(found(&queues(true, 50_000), &promise(Some("care"))), [Law::PromiseWithoutKeeper]);
        assert_eq!(found(&queues(true, 600), &promise(Some("other"))), [Law::PromiseWithoutKeeper]);
        assert_eq!(found(&queues(true, 600), &promise(None)), [Law::PromiseWithoutKeeper]);
        assert_eq!(found(&json!({}), &promise(Some("care"))), [], "where no queue is known, it is trusted");
    }

    #[test]
    fn silence_is_broken_by_a_word_or_a_task_and_not_by_a_gesture() {
        let late = json!({"orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-18T00:00:00Z"}]});
        assert_eq!(found(&late, &[]), [Law::Silence]);
        assert_eq!(found(&late, &[offered(&json!({}))]), []);
        assert_eq!(found(&late, &[offered(&json!({"purpose": "care"}))]), [Law::Silence]);
        let signal = json!({"kind": "internal_insight", "topic": "t", "signal": "s", "to_role": "r"});
        let mut task = offered(&json!({"action": {"audience": "agent"}}));
        task["action"]["step"] = signal;
        task.as_object_mut().unwrap().remove("channel");
        assert_eq!(found(&late, &[task]), []);
        assert_eq!(found_on(1, "[silence]\ndays = 10", &late, &[]), []);
    }

    #[test]
    fn anger_has_a_day_and_needs_a_person() {
        let angry =
            |at: &str| json!({"interactions": [{"id": "i", "at": at, "direction": "inbound", "sentiment": -0.9}]});
        assert_eq!(found(&angry("2026-03-27T20:00:00Z"), &[]), [], "there is still time");
        assert_eq!(found(&angry("2026-03-26T20:00:00Z"), &[]), [Law::Anger]);
        assert_eq!(found(&angry("2026-03-26T20:00:00Z"), &[offered(&json!({}))]), [Law::Anger]);
        assert_eq!(found(&angry("2026-03-10T20:00:00Z"), &[]), [], "it is too long ago to be anger now");
        let mut person = offered(&json!({"queue": "care"}));
        person["action"] = action(&json!({}));
        person["action"]["step"] = json!({"kind": "human_handover", "mode": "callback", "queue": "care",
            "respond_by_at": "2026-03-29T00:00:00Z", "briefing": "Call."});
        assert_eq!(found(&angry("2026-03-26T20:00:00Z"), &[person]), []);
    }

    #[test]
    fn news_is_told_or_tried_or_with_a_person_within_a_day() {
        let untold = |history: Value| {
            let order = json!({"id": "o-1", "status": "shipped", "promised_at": "2026-03-29T00:00:00Z"});
            let context = context("c-1", &json!({"orders": [order], "history": history}));
            let (policy, decision) = (read::policy("").unwrap(), decision(&[]));
            let mut patience = Patience::new(context.as_of.plus_days(-3));
            let at = courtesy_contract::Timestamp::parse("2026-03-26T12:00:00Z").unwrap();
            patience.news = vec![patience::News { order: courtesy_contract::Label::new("o-1").unwrap(), at }];
            let decided = Decided { day: 3, policy: &policy, context: &context, decision: &decision, planned: &[] };
            patience.check(&decided).iter().any(|finding| finding.law == Law::UntoldNews)
        };
        let item = |kind: &str, at: &str| json!({"key": "k", "kind": kind, "at": at, "channel": "email"});
        assert!(untold(json!([])));
        assert!(untold(json!([item("heads_up", "2026-03-26T11:00:00Z")])), "that was before");
        assert!(!untold(json!([item("heads_up", "2026-03-26T13:00:00Z")])));
        let failed = |at: &str| {
            let mut item = item("heads_up", at);
            item["outcome"] = "failed".into();
            json!([item])
        };
        assert!(!untold(failed("2026-03-27T08:00:00Z")), "it is tried again within a day");
        assert!(untold(failed("2026-03-26T13:00:00Z")));
        assert!(!untold(json!([item("human_handover", "2026-03-25T12:00:00Z")])), "it is on somebody's list");
        assert!(untold(json!([item("human_handover", "2026-03-24T11:59:59Z")])), "it lies there for too long");
    }

    #[test]
    fn a_wish_to_be_left_alone_is_a_law() {
        let news = || [offered(&json!({}))];
        let urgent = [offered(&json!({"action": {"urgency": "critical"}}))];
        for wish in [
            json!({"preferences": {"contact_mode": "on_request_only"}}),
            json!({"preferences": {"pause": {}}}),
            json!({"preferences": {"pause": {"until_at": "2026-04-01T00:00:00Z"}}}),
        ] {
            assert_eq!(found(&wish, &news()), [Law::AfterStop], "{wish}");
            assert_eq!(found(&wish, &urgent), [], "a critical warning may come: {wish}");
        }
        for wish in [
            json!({"preferences": {"avoid_channels": ["email"]}}),
            json!({"permissions": [{"purpose": "service", "status": "revoked"}]}),
            json!({"permissions": [{"purpose": "service", "channel": "email", "status": "denied"}]}),
            json!({"customer": {"ref": "c-1", "status": "deceased"}}),
        ] {
            assert_eq!(found(&wish, &news()), [Law::AfterStop], "{wish}");
        }
        for wish in [
            json!({"preferences": {"pause": {"until_at": "2026-03-01T00:00:00Z"}}}),
            json!({"preferences": {"avoid_channels": ["sms"]}}),
            json!({"permissions": [{"purpose": "marketing", "status": "revoked"}]}),
        ] {
            assert_eq!(found(&wish, &news()), [], "{wish}");
        }
    }
}
