use courtesy_sdk::contract::{Beneficiary, GiftSource, Step};

use super::*;

/// A customer for a year and a half who orders every other week, with a complaint settled too long ago to count.
const LOYAL: &str = r#"{
    "config": {"surplus": "none", "regular_orders": 10, "regular_days": 365, "faithful_days": 3650, "faithful_orders": 3,
               "active_days": 60, "subscriber_days": 1825, "share_percent": 100, "hard_after_days": 30, "hard_until_days": 90,
               "fee_minor": 0, "fee_currency": "EUR", "rest_days": 365},
    "customer": {"ref": "c-1", "language": "nl", "tenure_days": 545},
    "cases": [{"id": "k-9", "kind": "complaint", "status": "closed", "severity": "medium", "closed_at": "2025-03-01T12:00:00Z",
               "resolution": "remedied"}],
    "orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-30T12:00:00Z"}],
    "derived": {"days_since_last_order": 5, "orders_last_365_days": 24}
}"#;

/// The loyal customer, with some of the JSON replaced.
fn ask(changes: &[(&str, &str)]) -> Option<Action> {
    let mut json = LOYAL.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(caring_gesture, &json).actions.pop()
}

/// The loyal customer, with another section.
fn ask_with(section: &str) -> Option<Action> {
    ask(&[(r#""derived": {"#, &format!(r#"{section}, "derived": {{"#))])
}

fn gesture(action: &Action) -> &courtesy_sdk::contract::Gesture {
    let Step::Gesture(gesture) = &action.step else { panic!("{action:?}") };
    gesture
}

const FLOWERS: (&str, &str) = (r#""surplus": "none""#, r#""surplus": "flowers""#);
const SETTLED: (&str, &str) = ("2025-03-01T12", "2026-02-01T12");

#[test]
fn a_regular_gets_a_note_that_asks_nothing() {
    let action = ask(&[]).unwrap();
    let gesture = gesture(&action);
    assert_eq!((gesture.gift, gesture.surprise, gesture.tied_to_purchase), (Gift::Note, true, false));
    assert_eq!(action.cost, None);
    assert_eq!(action.reasons[0].text, "A customer for more than a year, who ordered 24 times in the last 365 days.");
    assert_eq!(action.reasons[0].evidence, ["/customer/tenure_days", "/derived/orders_last_365_days"]);
}

#[test]
fn loyalty_is_many_orders_or_many_years() {
    let loyal = |tenure: u32, orders: u32| {
        let tenure = format!(r#""tenure_days": {tenure}"#);
        let orders = format!(r#""orders_last_365_days": {orders}"#);
        ask(&[(r#""tenure_days": 545"#, &tenure), (r#""orders_last_365_days": 24"#, &orders)]).is_some()
    };
    assert!(loyal(365, 10));
    assert!(!loyal(364, 10));
    assert!(!loyal(365, 9));
    assert!(loyal(3_650, 3));
    assert!(!loyal(3_649, 3));
    assert!(!loyal(3_650, 2));
}

#[test]
fn somebody_who_fell_silent_gets_nothing_for_loyalty() {
    let silent = |days: &str| ask(&[(r#""days_since_last_order": 5"#, &format!(r#""days_since_last_order": {days}"#))]);
    assert!(silent("60").is_some());
    assert_eq!(silent("61"), None);
}

#[test]
fn a_gesture_rests_for_a_year() {
    let earlier =
        |days: u32| ask(&[(r#""derived": {"#, &format!(r#""derived": {{"days_since_last_gesture": {days}, "#))]);
    assert_eq!(earlier(364), None);
    assert_eq!(earlier(365).unwrap().reasons[2].text, "The last gesture was 365 days ago.");
}

#[test]
fn a_subscription_that_runs_for_years_is_loyalty() {
    let subscriber = |rest: &str, tenure: u32| {
        let few = [
            (r#""orders_last_365_days": 24"#, r#""orders_last_365_days": 0"#),
            (r#""tenure_days": 545"#, &*format!(r#""tenure_days": {tenure}"#)),
            (r#""derived": {"#, &*format!(r#""subscriptions": [{{"id": "s-1", {rest}}}], "derived": {{"#)),
        ];
        ask(&few)
    };
    let action = subscriber(r#""status": "active""#, 1_825).unwrap();
    assert_eq!(action.reasons[0].evidence, ["/subscriptions/0", "/customer/tenure_days"]);
    assert!(action.message.unwrap().text.as_str().contains("zo lang bij ons"));
    assert_eq!(subscriber(r#""status": "active""#, 1_824), None);
    assert_eq!(subscriber(r#""status": "cancelled""#, 4_000), None);
    assert_eq!(subscriber(r#""status": "active", "started_at": "2025-03-01T09:00:00Z""#, 4_000), None);
    let started = subscriber(r#""status": "active", "started_at": "2020-03-01T09:00:00Z""#, 9).unwrap();
    assert_eq!(started.reasons[0].text, "Subscription s-1 has been running for 6 years.");
}

#[test]
fn nobody_is_thanked_right_after_something_that_hurt() {
    assert_eq!(ask_with(r#""feedback": [{"kind": "csat", "score": 2, "at": "2026-01-10T09:00:00Z"}]"#), None);
    assert!(ask_with(r#""feedback": [{"kind": "csat", "score": 2, "at": "2025-10-10T09:00:00Z"}]"#).is_some());
    assert_eq!(ask_with(r#""interactions": [{"id": "t-1", "at": "2026-03-27T09:00:00Z", "sentiment": -1}]"#), None);
    let came = |day: &str| {
        let order = format!(
            r#""status": "delivered", "promised_at": "2026-02-20T12:00:00Z", "delivered_at": "{day}T12:00:00Z""#
        );
        ask(&[(r#""status": "shipped", "promised_at": "2026-03-30T12:00:00Z""#, &order)])
    };
    assert_eq!(came("2026-03-01"), None);
    assert!(came("2026-02-21").is_some() && came("2026-02-20").is_some());
    let promise = r#""promises": [{"id": "p", "what": "It.", "made_at": "2026-03-01T09:00:00Z", "due_at": "2026-05-01T09:00:00Z"}]"#;
    assert_eq!(ask_with(promise), None);
}

#[test]
fn a_refusal_is_no_hard_time_that_was_put_right() {
    let ended = |resolution: &str| ask(&[SETTLED, (r#""resolution": "remedied""#, resolution)]);
    assert_eq!(ended(r#""resolution": "refused""#), None);
    assert_eq!(ended(r#""resolution": "explained""#).unwrap().id, "thank-you");
    assert_eq!(ended(r#""topic": "delivery""#).unwrap().id, "thank-you");
}

#[test]
fn nothing_is_given_while_something_is_open() {
    assert_eq!(ask(&[(r#""status": "closed""#, r#""status": "waiting""#)]), None);
    assert_eq!(ask(&[(r#""status": "shipped""#, r#""status": "failed""#)]), None);
    assert_eq!(ask(&[("2026-03-30T12:00:00Z", "2026-03-28T12:00:00Z")]), None);
    assert_eq!(ask_with(r#""billing": {"arrears": true}"#), None);
}

#[test]
fn surplus_flowers_go_to_the_customer_and_soon() {
    let action = ask(&[FLOWERS]).unwrap();
    let gesture = gesture(&action);
    assert_eq!(
        (gesture.gift, gesture.source, gesture.beneficiary),
        (Gift::Flowers, GiftSource::Surplus, Beneficiary::Customer)
    );
    assert_eq!(action.window.not_after_at.to_string(), "2026-03-30T20:40:00Z");
}

#[test]
fn somebody_who_helps_others_gets_surplus_to_pass_on() {
    let helper = (r#""derived": {"#, r#""community": {"helper_opt_in": true}, "derived": {"#);
    for surplus in [FLOWERS, (r#""surplus": "none""#, r#""surplus": "item""#)] {
        let action = ask(&[surplus, helper]).unwrap();
        assert_eq!(gesture(&action).beneficiary, Beneficiary::ThirdParty);
        assert_eq!(action.reasons[2].evidence, ["/community/helper_opt_in"]);
    }
    assert_eq!(gesture(&ask(&[helper]).unwrap()).beneficiary, Beneficiary::Customer);
}

#[test]
fn a_hard_time_that_was_settled_long_enough_ago_comes_first() {
    let settled = |day: &str| ask(&[FLOWERS, ("2025-03-01T12", &format!("{day}T12"))]).unwrap().id;
    assert_eq!(settled("2026-02-27"), "thank-you");
    assert_eq!(settled("2026-02-26"), "after-a-hard-time");
    assert_eq!(settled("2025-12-28"), "after-a-hard-time");
    assert_eq!(settled("2025-12-27"), "thank-you");
}

#[test]
fn a_trifle_is_no_hard_time_unless_it_came_back() {
    let trifle = |rest: &str| ask(&[SETTLED, (r#""severity": "medium""#, rest)]).unwrap().id;
    assert_eq!(trifle(r#""severity": "low""#), "thank-you");
    assert_eq!(trifle(r#""severity": "low", "reopened": 1"#), "after-a-hard-time");
    assert_eq!(trifle(r#""topic": "delivery""#), "thank-you");
}

#[test]
fn a_hard_time_needs_no_loyalty_and_no_luck() {
    let newcomer = (r#""tenure_days": 545"#, r#""tenure_days": 60"#);
    let unlucky = (r#""share_percent": 100"#, r#""share_percent": 0"#);
    assert_eq!(ask(&[newcomer]), None);
    assert_eq!(ask(&[unlucky]), None);
    assert!(ask(&[SETTLED, newcomer, unlucky]).is_some());
}

#[test]
fn a_fee_is_waived_if_there_is_one() {
    let action = ask(&[SETTLED, (r#""fee_minor": 0"#, r#""fee_minor": 495"#)]).unwrap();
    assert_eq!(gesture(&action).gift, Gift::FeeWaiver);
    assert_eq!(action.cost, Some(Money::new(495, "EUR").unwrap()));
    assert_eq!(gesture(&ask(&[SETTLED]).unwrap()).gift, Gift::Note);
}

#[test]
fn those_who_left_or_died_get_nothing() {
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
