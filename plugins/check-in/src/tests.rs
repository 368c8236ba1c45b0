use courtesy_sdk::contract::Step;

use super::*;

/// Ordered every month, then nothing for 118 days.
const QUIET: &str = r#"{
    "config": {"times_rhythm": 2, "gone_after_times": 8, "least_days": 21, "gone_after_days": 365,
               "case_after_days": 7, "case_until_days": 21, "again_after_days": 120, "most_unanswered": 2, "queue": "customer_care"},
    "customer": {"ref": "c-1", "language": "nl"},
    "orders": [{"id": "o-1", "status": "delivered", "placed_at": "2025-09-30T10:00:00Z"},
               {"id": "o-2", "status": "delivered", "placed_at": "2025-10-29T10:00:00Z"},
               {"id": "o-3", "status": "delivered", "placed_at": "2025-11-30T10:00:00Z"}],
    "derived": {"days_since_last_order": 118, "usual_days_between_orders": 31}
}"#;

/// The quiet customer, with some of the JSON replaced.
fn ask(changes: &[(&str, &str)]) -> Option<Action> {
    let mut json = QUIET.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(check_in, &json).actions.pop()
}

/// The quiet customer, with another section.
fn ask_with(section: &str) -> Option<Action> {
    ask(&[(r#""derived": {"#, &format!(r#"{section}, "derived": {{"#))])
}

fn reply_queue(action: &Action) -> &str {
    let Step::CheckIn(question) = &action.step else { panic!("{action:?}") };
    question.reply_queue.as_str()
}

fn silent_for(days: u32) -> Option<Action> {
    ask(&[(r#""days_since_last_order": 118"#, &format!(r#""days_since_last_order": {days}"#))])
}

#[test]
fn the_reasons_name_the_numbers() {
    let action = ask(&[]).unwrap();
    assert_eq!(action.reasons[0].text, "Ordered every 31 days, and nothing for 118.");
    assert_eq!(action.reasons[1].text, "The longest time between two orders until now was 32 days.");
    assert_eq!(action.reasons[1].evidence, ["/orders/1", "/orders/2"]);
}

#[test]
fn a_silence_counts_from_twice_the_rhythm_up_to_eight_times() {
    assert_eq!(silent_for(61), None);
    assert!(silent_for(62).is_some());
    assert!(silent_for(248).is_some());
    assert_eq!(silent_for(249), None);
}

#[test]
fn without_a_rhythm_nobody_is_asked() {
    assert_eq!(ask(&[(r#", "usual_days_between_orders": 31"#, "")]), None);
}

#[test]
fn a_silence_as_long_as_one_before_is_nothing_new() {
    assert!(ask(&[("2025-09-30", "2025-07-04")]).is_some());
    assert_eq!(ask(&[("2025-09-30", "2025-07-03")]), None);
}

#[test]
fn somebody_who_ordered_daily_is_not_missed_within_days() {
    let daily = |days: u32| {
        let facts = format!(r#""days_since_last_order": {days}, "usual_days_between_orders": 3"#);
        let orders = [("2025-09-30", "2025-11-26"), ("2025-10-29", "2025-11-28")];
        ask(&[orders[0], orders[1], (r#""days_since_last_order": 118, "usual_days_between_orders": 31"#, &facts)])
    };
    assert_eq!(daily(20), None);
    assert!(daily(21).is_some());
}

#[test]
fn nobody_is_asked_while_something_is_open() {
    assert_eq!(ask_with(r#""cases": [{"id": "k-1", "kind": "question", "status": "waiting"}]"#), None);
    assert_eq!(ask_with(r#""billing": {"arrears": true}"#), None);
    for status in ["placed", "shipped", "failed"] {
        assert_eq!(ask(&[(r#""o-3", "status": "delivered""#, &format!(r#""o-3", "status": "{status}""#))]), None);
    }
}

#[test]
fn somebody_who_talked_to_us_or_subscribes_is_not_quiet() {
    let talked = |days: u32| ask(&[(r#"118,"#, &format!(r#"118, "days_since_last_interaction": {days},"#))]);
    assert_eq!(talked(20), None);
    assert!(talked(21).is_some());
    assert_eq!(ask_with(r#""subscriptions": [{"id": "s-1", "status": "active"}]"#), None);
    assert!(ask_with(r#""subscriptions": [{"id": "s-1", "status": "cancelled"}]"#).is_some());
}

#[test]
fn nobody_is_asked_again_soon_and_never_after_a_complaint_about_it() {
    let earlier = |at: &str, outcome: &str| {
        ask_with(&format!(
            r#""history": [{{"key": "check-in", "kind": "check_in", "at": "{at}T09:00:00Z", "outcome": "{outcome}"}}]"#
        ))
    };
    assert_eq!(earlier("2025-12-01", "delivered"), None);
    assert!(earlier("2025-11-28", "delivered").is_some());
    assert!(earlier("2026-03-01", "failed").is_some());
    assert_eq!(earlier("2020-01-01", "complained"), None);
}

#[test]
fn a_case_that_was_closed_some_days_ago_is_asked_about_first() {
    let closed = |day: &str, talked: u32| {
        let case = format!(
            r#""cases": [{{"id": "k-9", "kind": "complaint", "status": "closed", "closed_at": "{day}T12:00:00Z", "resolution": "remedied"}}]"#
        );
        let facts = format!(r#"{case}, "derived": {{"days_since_last_interaction": {talked},"#);
        ask(&[(r#""derived": {"#, &facts)]).map(|action| action.key)
    };
    assert_eq!(closed("2026-03-18", 10).unwrap(), "check-in/k-9");
    assert_eq!(closed("2026-03-07", 21).unwrap(), "check-in/k-9");
    assert_eq!(closed("2026-03-06", 22).unwrap(), "check-in");
    assert_eq!(closed("2026-03-22", 10), None);
    assert_eq!(closed("2026-03-18", 9), None);
    assert_eq!(
        ask_with(
            r#""cases": [{"id": "k-9", "kind": "return", "status": "closed", "closed_at": "2026-03-18T12:00:00Z"}]"#
        )
        .unwrap()
        .key,
        "check-in"
    );
}

/// Whether there is a check-in after a case that ended like this.
fn asked_after(case: &str, more: &str) -> bool {
    let section = format!(
        r#""cases": [{{"id": "k-9", "kind": "complaint", "status": "closed", "closed_at": "2026-03-18T12:00:00Z"{case}}}]{more}"#
    );
    ask_with(&section).is_some_and(|action| action.key == "check-in/k-9")
}

#[test]
fn nobody_is_asked_whether_a_refusal_settled_it() {
    let recovered =
        r#", "history": [{"key": "recovery/k-9", "kind": "service_recovery", "at": "2026-03-15T09:00:00Z"}]"#;
    assert!(asked_after(r#", "resolution": "remedied""#, ""));
    assert!(!asked_after(r#", "resolution": "explained""#, ""));
    assert!(!asked_after(r#", "resolution": "refused""#, recovered));
    assert!(!asked_after("", ""), "nobody knows");
    assert!(asked_after("", recovered));
    let bad = r#", "feedback": [{"kind": "csat", "score": 3, "at": "2026-03-19T09:00:00Z", "about": "k-9"}]"#;
    assert!(!asked_after(r#", "resolution": "remedied""#, bad));
    let refused = r#""cases": [{"id": "k-9", "kind": "complaint", "status": "closed", "closed_at": "2025-12-01T12:00:00Z", "resolution": "refused"}]"#;
    assert_eq!(ask_with(refused), None, "not when they fell silent after it, either");
}

#[test]
fn nobody_is_asked_in_anger_and_a_person_looks_first_after_it() {
    let talk = |at: &str, sentiment: f64| {
        ask_with(&format!(r#""interactions": [{{"id": "t-1", "at": "{at}T09:00:00Z", "sentiment": {sentiment}}}]"#))
    };
    assert_eq!(talk("2026-03-20", -1.0), None);
    assert_eq!(talk("2026-02-20", -1.0).unwrap().requires, Approval::Human);
    assert_eq!(talk("2026-02-20", 0.0).unwrap().requires, Approval::None);
}

#[test]
fn whoever_never_answers_is_asked_no_more() {
    let asked = |outcome: &str| {
        let items = ["2024-03-01", "2025-03-01"].map(|day| {
            format!(r#"{{"key": "check-in", "kind": "check_in", "at": "{day}T09:00:00Z", "outcome": "{outcome}"}}"#)
        });
        ask_with(&format!(r#""history": [{}]"#, items.join(", "))).is_some()
    };
    assert_eq!(
        [asked("delivered"), asked("dismissed"), asked("accepted"), asked("failed")],
        [false, false, true, true]
    );
}

#[test]
fn nobody_is_asked_while_a_promise_is_open_or_money_is_owed() {
    let promise = r#""promises": [{"id": "p", "what": "It.", "made_at": "2026-03-01T09:00:00Z", "due_at": "2026-05-01T09:00:00Z"}]"#;
    assert_eq!(ask_with(promise), None);
    let owed = r#""o-3", "status": "cancelled", "cancelled_by": "company", "paid": true, "amount": {"minor": 5, "currency": "EUR"}"#;
    assert_eq!(ask(&[(r#""o-3", "status": "delivered""#, owed)]), None);
}

#[test]
fn nobody_is_asked_who_would_get_no_reply() {
    assert_eq!(ask_with(r#""capacity": {"queues": [{"queue": "customer_care", "open": false}]}"#), None);
}

#[test]
fn those_who_left_or_died_are_left_alone() {
    for status in ["prospect", "former", "deceased"] {
        assert_eq!(ask(&[(r#""ref": "c-1""#, &format!(r#""ref": "c-1", "status": "{status}""#))]), None);
    }
}

#[test]
fn a_person_looks_first_while_care_is_needed() {
    let approval = |care: &str| ask_with(&format!(r#""care": {{"handle_with_care": true{care}}}"#)).unwrap().requires;
    assert_eq!(approval(""), Approval::Human);
    assert_eq!(approval(r#", "until_at": "2026-03-28T20:40:00Z""#), Approval::None);
}

#[test]
fn the_reply_goes_to_a_queue_that_takes_it() {
    assert_eq!(reply_queue(&ask(&[]).unwrap()), "customer_care");
    let queues = |chosen_is_open: bool| {
        let queues = format!(
            r#""capacity": {{"queues": [{{"queue": "customer_care", "open": {chosen_is_open}}},
                {{"queue": "sales", "open": true, "wait_s": 10}}, {{"queue": "front_desk", "open": true, "skills": ["nl"]}}]}}"#
        );
        reply_queue(&ask_with(&queues).unwrap()).to_owned()
    };
    assert_eq!(queues(true), "customer_care");
    assert_eq!(queues(false), "front_desk");
}

#[test]
fn it_goes_only_over_channels_on_which_one_can_answer() {
    let action = ask_with(r#""preferences": {"preferred_channels": ["post", "phone", "messaging"]}"#).unwrap();
    assert_eq!(action.channels, [Channel::Messaging, Channel::Email]);
}
