use courtesy_sdk::contract::Step;

use super::*;

const LOST: &str = r#"{
    "config": {"recent_days": 14, "late_hours": 24, "refund_after_days": 7, "answer_days": 5, "again_after_days": 7,
               "refund_limit": 10000, "manager_limit": 50000, "currency": "EUR", "replace_for": ["carrier_lost", "damaged"],
               "refund_for": ["out_of_stock"], "rebook_for": ["not_at_home"], "payment_failures": ["payment_error"],
               "order_topics": ["delivery"]},
    "customer": {"language": "nl"},
    "cases": [{"id": "k-9", "kind": "complaint", "status": "open", "opened_at": "2026-03-28T19:02:00Z", "reopened": 1,
               "topic": "delivery"}],
    "orders": [{"id": "o-76", "status": "delivered", "placed_at": "2026-03-27T08:11:00Z"},
               {"id": "o-77", "status": "failed", "placed_at": "2026-03-24T08:11:00Z",
                "promised_at": "2026-03-28T17:00:00Z", "amount": {"minor": 64900, "currency": "EUR"},
                "failure": "carrier_lost"}],
    "history": [{"key": "other", "kind": "service_recovery", "at": "2026-03-25T09:00:00Z"}]
}"#;

const NO_CASE: (&str, &str) = (r#""kind": "complaint""#, r#""kind": "question""#);
const NO_TROUBLE: (&str, &str) = (r#""status": "failed""#, r#""status": "delivered""#);
const LATE: (&str, &str) = (r#""status": "failed""#, r#""status": "shipped""#);

/// What is proposed when some of the JSON is replaced.
fn ask(changes: &[(&str, &str)]) -> Option<Action> {
    let mut json = LOST.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(service_recovery, &json).actions.pop()
}

fn recovery(action: &Action) -> &ServiceRecovery {
    let Step::ServiceRecovery(recovery) = &action.step else { panic!("{action:?}") };
    recovery
}

fn remedy(changes: &[(&str, &str)]) -> (Remedy, Approval) {
    let action = ask(changes).unwrap();
    (recovery(&action).remedy, action.requires)
}

#[test]
fn a_lost_order_with_a_complaint_is_sent_again_at_once() {
    let action = ask(&[]).unwrap();
    let recovery = recovery(&action);
    assert_eq!(
        (recovery.remedy, action.urgency, action.requires),
        (Remedy::Replace, Urgency::Critical, Approval::None)
    );
    assert_eq!(recovery.case.as_ref().unwrap().as_str(), "k-9");
    assert_eq!(recovery.order.as_ref().unwrap().as_str(), "o-77");
    assert_eq!(
        (action.reasons[0].evidence[0].as_str(), action.reasons[1].evidence[0].as_str()),
        ("/orders/1", "/cases/0")
    );
    assert_eq!((action.key.as_str(), action.audience), ("recovery/o-77", Audience::Both));
}

#[test]
fn without_a_complaint_a_lost_order_is_a_warning() {
    let action = ask(&[NO_CASE]).unwrap();
    assert_eq!((action.urgency, &recovery(&action).case), (Urgency::Warning, &None));
}

#[test]
fn each_failure_has_its_own_remedy() {
    let failed = |code| remedy(&[NO_CASE, ("carrier_lost\"}]", code), ("64900", "9900")]);
    assert_eq!(failed("damaged\"}]"), (Remedy::Replace, Approval::None));
    assert_eq!(failed("out_of_stock\"}]"), (Remedy::Refund, Approval::None));
    assert_eq!(failed("not_at_home\"}]"), (Remedy::Rebook, Approval::None));
    assert_eq!(failed("payment_error\"}]"), (Remedy::Apology, Approval::None));
    assert_eq!(failed("struck_by_lightning\"}]"), (Remedy::Apology, Approval::Human));
}

#[test]
fn money_above_a_limit_needs_somebody_to_agree() {
    let refund = |minor| {
        let change = format!(r#""minor": {minor}"#);
        remedy(&[NO_CASE, ("carrier_lost\"}]", "out_of_stock\"}]"), (r#""minor": 64900"#, &change)])
    };
    assert_eq!(refund(10_000), (Remedy::Refund, Approval::None));
    assert_eq!(refund(10_001), (Remedy::Refund, Approval::Human));
    assert_eq!(refund(50_000), (Remedy::Refund, Approval::Human));
    assert_eq!(refund(50_001), (Remedy::Refund, Approval::Manager));
    let pounds =
        [NO_CASE, ("carrier_lost\"}]", "out_of_stock\"}]"), (r#"64900, "currency": "EUR""#, r#"1, "currency": "GBP""#)];
    assert_eq!(remedy(&pounds), (Remedy::Refund, Approval::Human));
}

#[test]
fn a_refused_payment_of_somebody_in_arrears_is_looked_at_by_a_person() {
    let arrears = (r#""history""#, r#""billing": {"arrears": true}, "history""#);
    let action = ask(&[NO_CASE, ("carrier_lost\"}]", "payment_error\"}]"), arrears]).unwrap();
    assert_eq!(action.requires, Approval::Human);
    assert_eq!(action.reasons[1].evidence[0], "/billing/arrears");
}

#[test]
fn a_late_order_is_hastened_announced_or_paid_back() {
    let late = |expected: &str, promised: &str| {
        let expected = format!("{promised}\", {expected}\"amount\"");
        remedy(&[NO_CASE, LATE, ("2026-03-28T17:00:00Z\", \"amount\"", &expected), ("64900", "9900")]).0
    };
    assert_eq!(late("", "2026-03-27T17:00:00Z"), Remedy::Expedite);
    assert_eq!(late("\"expected_at\": \"2026-03-30T17:00:00Z\", ", "2026-03-27T17:00:00Z"), Remedy::Apology);
    assert_eq!(late("\"expected_at\": \"2026-04-03T17:00:00Z\", ", "2026-03-27T17:00:00Z"), Remedy::Refund);
    assert_eq!(late("", "2026-03-21T17:00:00Z"), Remedy::Refund);
    assert_eq!(ask(&[NO_CASE, LATE]), None);
    assert_eq!(ask(&[NO_CASE, LATE, ("2026-03-28T17", "2026-03-01T17")]), None);
}

#[test]
fn what_is_in_good_hands_is_left_alone() {
    let case = |change: &str| ask(&[(r#""topic""#, change)]);
    assert_eq!(case(r#""promised_at": "2026-03-30T12:00:00Z", "topic""#), None);
    assert!(case(r#""promised_at": "2026-03-28T12:00:00Z", "topic""#).is_some());
    let status = |status: &str| {
        let named = format!(r#""status": "{status}", "order": "o-77", "#);
        ask(&[(r#""status": "open", "#, &named)])
    };
    for handled in ["waiting", "resolved", "closed"] {
        assert_eq!(status(handled), None, "{handled}");
    }
}

#[test]
fn a_case_is_answered_when_it_came_back_or_its_time_is_over() {
    let action = ask(&[NO_TROUBLE]).unwrap();
    assert_eq!((action.key.as_str(), action.requires), ("recovery/k-9", Approval::Human));
    let fresh = (r#""reopened": 1"#, r#""reopened": 0"#);
    assert_eq!(ask(&[NO_TROUBLE, fresh]), None);
    let overdue = ask(&[NO_TROUBLE, fresh, ("2026-03-28T19:02:00Z", "2026-03-23T19:02:00Z")]).unwrap();
    assert_eq!((overdue.requires, recovery(&overdue).remedy), (Approval::None, Remedy::Apology));
    let claim = (r#""kind": "complaint""#, r#""kind": "claim""#);
    let overdue = ask(&[NO_TROUBLE, fresh, claim, ("2026-03-28T19:02:00Z", "2026-03-23T19:02:00Z")]).unwrap();
    assert_eq!(overdue.requires, Approval::Human);
}

#[test]
fn a_complaint_about_something_else_is_not_answered_with_an_order() {
    let invoice = (r#""topic": "delivery""#, r#""topic": "invoice""#);
    let action = ask(&[invoice]).unwrap();
    assert_eq!((action.key.as_str(), &recovery(&action).order), ("recovery/k-9", &None));
    let before = ("2026-03-28T19:02:00Z", "2026-03-20T19:02:00Z");
    assert_eq!(recovery(&ask(&[before]).unwrap()).order, None);
}

#[test]
fn one_matter_is_answered_once_unless_it_never_arrived() {
    let answered = ("\"key\": \"other\"", "\"key\": \"recovery/o-77\"");
    assert_eq!(ask(&[answered]), None);
    assert!(ask(&[answered, ("2026-03-25T09", "2026-03-20T09")]).is_some());
    assert!(ask(&[answered, (r#""service_recovery", "#, r#""service_recovery", "outcome": "failed", "#)]).is_some());
}
