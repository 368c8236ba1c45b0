use courtesy_sdk::contract::{HumanHandover, InternalInsight, Step};

use super::*;

const LOST: &str = r#"{
    "config": {"recent_days": 14, "stale_days": 90, "late_hours": 24, "refund_after_days": 7, "answer_days": 5,
               "answer_hours": 48, "again_after_days": 7, "most_tasks": 3, "refund_limit": 10000, "manager_limit": 50000,
               "currency": "EUR", "queue": "customer_care", "manager_role": "service_manager",
               "replace_for": ["carrier_lost", "damaged"], "refund_for": ["out_of_stock"], "rebook_for": ["not_at_home"],
               "payment_failures": ["payment_error"], "order_topics": ["delivery"], "people_topics": ["staff"]},
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

/// The first thing that is proposed when some of the JSON is replaced.
fn ask(changes: &[(&str, &str)]) -> Option<Action> {
    all(changes).into_iter().next()
}

fn all(changes: &[(&str, &str)]) -> Vec<Action> {
    let mut json = LOST.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(service_recovery, &json).actions
}

fn recovery(action: &Action) -> &ServiceRecovery {
    let Step::ServiceRecovery(recovery) = &action.step else { panic!("{action:?}") };
    recovery
}

fn words(action: &Action) -> &str {
    action.message.as_ref().expect("a message").text.as_str()
}

fn task(action: &Action) -> &HumanHandover {
    let Step::HumanHandover(task) = &action.step else { panic!("{action:?}") };
    task
}

/// The code of why a person takes over.
fn why(changes: &[(&str, &str)]) -> String {
    let action = ask(changes).expect("an action");
    task(&action);
    action.reasons[1].code.to_string()
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
}

#[test]
fn an_order_that_is_late_for_weeks_is_a_persons_and_one_of_long_ago_nobodys() {
    let action = ask(&[NO_CASE, LATE, ("2026-03-28T17", "2026-03-01T17")]).unwrap();
    assert_eq!(
        (action.key.as_str(), task(&action).mode, &action.message),
        ("take-over/o-77", HandoverMode::Task, &None)
    );
    assert_eq!(action.reasons[1].code.as_str(), "waited_too_long");
    assert_eq!(action.conflicts_with, ["human-touch/o-77"]);
    assert_eq!(ask(&[NO_CASE, LATE, ("2026-03-28T17", "2025-12-01T17")]), None);
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

const OVERDUE: [(&str, &str); 3] =
    [NO_TROUBLE, (r#""reopened": 1"#, r#""reopened": 0"#), ("2026-03-28T19:02:00Z", "2026-03-23T19:02:00Z")];

/// A case that should have been answered, with more changes.
fn overdue(changes: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    [&OVERDUE[..], changes].concat()
}

#[test]
fn a_case_past_its_time_is_answered_by_a_day_that_somebody_keeps() {
    assert_eq!(ask(&OVERDUE[..2]), None);
    let action = ask(&OVERDUE).unwrap();
    assert_eq!((action.key.as_str(), action.requires), ("recovery/k-9", Approval::None));
    let [promise] = action.promises.as_slice() else { panic!("{action:?}") };
    assert_eq!((promise.id.as_str(), promise.due_at.to_string().as_str()), ("answer/k-9", "2026-03-30T20:40:00Z"));
    assert_eq!(promise.queue.as_ref().unwrap().as_str(), "customer_care");
    assert!(words(&action).contains("{date}"));
}

#[test]
fn where_nobody_is_there_nothing_is_promised_and_staff_are_told() {
    let closed = (r#""history""#, r#""capacity": {"queues": [{"queue": "customer_care", "open": false}]}, "history""#);
    let actions = all(&overdue(&[closed]));
    assert!(!words(&actions[0]).contains("{date}") && actions[0].promises.is_empty(), "{actions:?}");
    let Step::InternalInsight(signal) = &actions[1].step else { panic!("{actions:?}") };
    assert!(signal.signal.as_str().contains("Nobody is there"), "{}", signal.signal);
    let late = all(&[NO_CASE, LATE, ("2026-03-28T17", "2026-03-27T17"), closed]);
    assert_eq!((late.len(), late[0].promises.len()), (2, 0));
    let claim = all(&overdue(&[closed, (r#""kind": "complaint""#, r#""kind": "claim""#)]));
    assert!(matches!(&claim[..], [only] if only.kind() == ActionKind::InternalInsight), "{claim:?}");
}

#[test]
fn a_text_is_too_little_for_a_claim_anger_or_what_came_back() {
    assert_eq!(why(&[NO_TROUBLE]), "came_back");
    assert_eq!(why(&overdue(&[(r#""kind": "complaint""#, r#""kind": "claim""#)])), "claim");
    let score =
        (r#""history""#, r#""feedback": [{"kind": "csat", "score": 1, "at": "2026-03-28T09:00:00Z"}], "history""#);
    assert_eq!(why(&overdue(&[score])), "angry");
    assert_eq!(why(&overdue(&[(r#""topic": "delivery""#, r#""topic": "delivery", "wish": "refund""#)])), "wish");
    assert_eq!(why(&overdue(&[("2026-03-23T19:02", "2026-03-10T19:02")])), "waited_too_long");
}

#[test]
fn a_glad_customer_is_no_reason_to_apologise() {
    let glad = |about: &str| {
        let score =
            format!(r#""feedback": [{{"kind": "csat", "score": 5, "at": "2026-03-28T18:00:00Z"{about}}}], "history""#);
        let action = ask(&[NO_CASE, (r#""history""#, &score)]).unwrap();
        (action.reasons.get(1).map(|reason| reason.code.to_string()), action.reaches_customer())
    };
    assert_eq!(glad(r#", "about": "o-77""#), (Some("contradicted".to_owned()), false));
    assert_eq!(glad(""), (None, true), "o-76 came in these days and may be what the score is about");
}

#[test]
fn one_word_is_about_all_that_is_neglected() {
    let more = r#"{"id": "k-8", "kind": "complaint", "status": "open", "opened_at": "2026-03-20T09:00:00Z", "topic": "invoice"},
        {"id": "k-9""#;
    let action = ask(&overdue(&[(r#"{"id": "k-9""#, more)])).unwrap();
    assert_eq!(
        action.promises.iter().map(|promise| promise.id.as_str()).collect::<Vec<_>>(),
        ["answer/k-8", "answer/k-9"]
    );
    assert!(words(&action).contains("meer dan eens"), "{}", words(&action));
    let apologised = (r#""key": "other", "kind""#, r#""key": "recovery/k-7", "channel": "email", "kind""#);
    let changes = overdue(&[(r#"{"id": "k-9""#, more), apologised]);
    assert_eq!(why(&changes), "apologised_for_more");
    let briefing = ask(&changes).unwrap();
    assert!(["k-8", "k-9"].iter().all(|id| task(&briefing).briefing.as_str().contains(id)), "{briefing:?}");
}

#[test]
fn money_for_what_we_cancelled_is_paid_back() {
    let cancelled = |rest: &str| {
        let order = format!(r#""status": "cancelled", "cancelled_by": "company", {rest}"#);
        ask(&[NO_CASE, (r#""status": "failed","#, &format!("{order},")), ("64900", "9900")])
    };
    let action = cancelled(r#""paid": true"#).unwrap();
    assert_eq!((recovery(&action).remedy, recovery(&action).amount), (Remedy::Refund, Money::new(9_900, "EUR").ok()));
    let part = cancelled(r#""paid": true, "refunded": {"minor": 9000, "currency": "EUR"}"#).unwrap();
    assert_eq!(recovery(&part).amount, Money::new(900, "EUR").ok());
    assert_eq!(cancelled(r#""paid": false"#), None);
}

#[test]
fn whoever_asks_for_the_money_gets_no_second_parcel() {
    let wish = |change: &str| remedy(&[(r#""reopened": 1"#, change), ("64900", "9900")]).0;
    assert_eq!(wish(r#""wish": "refund""#), Remedy::Refund);
    assert_eq!(wish(r#""wish": "replace""#), Remedy::Replace);
    let late = [LATE, ("2026-03-28T17", "2026-03-27T17"), (r#""reopened": 1"#, r#""wish": "refund""#)];
    assert_eq!(why(&late), "wish");
}

#[test]
fn whoever_has_not_paid_is_offered_no_money() {
    let unpaid = (r#""failure""#, r#""paid": false, "failure""#);
    assert_eq!(remedy(&[NO_CASE, unpaid, ("carrier_lost\"}]", "out_of_stock\"}]")]).0, Remedy::Apology);
    let late = [NO_CASE, LATE, unpaid, ("2026-03-28T17", "2026-03-20T17")];
    assert_eq!(remedy(&late).0, Remedy::Expedite);
}

#[test]
fn the_rest_of_an_order_is_late_too() {
    let part = (r#""failure""#, r#""part_delivered": true, "delivered_at": "2026-03-26T09:00:00Z", "failure""#);
    let action = ask(&[NO_CASE, LATE, part, ("2026-03-28T17", "2026-03-27T17")]).unwrap();
    assert!(words(&action).contains("de rest"), "{}", words(&action));
}

#[test]
fn a_new_day_is_told_under_the_name_of_the_notice_about_it() {
    let expected = (r#""amount""#, r#""expected_at": "2026-03-31T12:00:00Z", "amount""#);
    let late = [NO_CASE, LATE, expected, ("2026-03-28T17", "2026-03-27T17")];
    assert_eq!(ask(&late).unwrap().key, "late-order/2026-03-31/o-77");
    let told = (
        "\"key\": \"other\", \"kind\": \"service_recovery\"",
        "\"key\": \"late-order/2026-03-31/o-77\", \"kind\": \"heads_up\"",
    );
    assert_eq!(ask(&[&late[..], &[told]].concat()), None);
}

#[test]
fn a_complaint_about_something_else_is_not_answered_with_an_order() {
    let invoice = (r#""topic": "delivery""#, r#""topic": "invoice""#);
    let action = ask(&[invoice]).unwrap();
    assert_eq!((action.key.as_str(), &recovery(&action).case), ("recovery/o-77", &None));
    assert_eq!(action.reasons[1].code.as_str(), "more_than_one");
    let before = ("2026-03-28T19:02:00Z", "2026-03-20T19:02:00Z");
    assert_eq!(recovery(&ask(&[before]).unwrap()).case, None);
}

#[test]
fn after_one_unanswered_apology_a_person_takes_over() {
    let answered = ("\"key\": \"other\"", "\"channel\": \"email\", \"key\": \"recovery/o-77\"");
    assert_eq!(ask(&[answered]), None);
    let a_week_ago = [answered, ("2026-03-25T09", "2026-03-20T09")];
    assert_eq!(why(&a_week_ago), "apologised_in_vain");
    assert!(ask(&[answered, (r#""service_recovery", "#, r#""service_recovery", "outcome": "failed", "#)]).is_some());
    let since =
        |item: &str| ask(&[&a_week_ago[..], &[(r#""history": ["#, &format!(r#""history": [{item}, "#))]].concat());
    let task =
        |at: &str| format!(r#"{{"key": "take-over/o-77", "kind": "human_handover", "at": "2026-03-{at}T09:00:00Z"}}"#);
    assert_eq!(since(&task("24")), None);
}

#[test]
fn a_broken_promise_is_a_persons_and_a_standing_one_is_waited_for() {
    let promised = |due: &str| {
        let promise = format!(
            r#""promises": [{{"id": "answer/k-9", "what": "An answer.", "made_at": "2026-03-24T09:00:00Z", "due_at": "{due}T09:00:00Z", "about": "k-9"}}], "history""#
        );
        ask(&[OVERDUE[0], OVERDUE[1], OVERDUE[2], (r#""history""#, &promise)])
    };
    assert_eq!(promised("2026-03-29"), None);
    assert_eq!(promised("2026-03-26").unwrap().reasons[1].code.as_str(), "promise_broken");
}

#[test]
fn a_manager_hears_when_tasks_come_to_nothing() {
    let task = |at: &str| format!(r#"{{"key": "take-over/o-77", "kind": "human_handover", "at": "{at}T09:00:00Z"}}"#);
    let tasks = ["2026-02-20", "2026-02-28", "2026-03-08"].map(task).join(", ");
    let tasks = format!(r#""history": [{tasks}, "#);
    let action = ask(&[NO_CASE, LATE, ("2026-03-28T17", "2026-02-01T17"), (r#""history": ["#, &tasks)]).unwrap();
    let Step::InternalInsight(InternalInsight { to_role, .. }) = &action.step else { panic!("{action:?}") };
    assert_eq!((to_role.as_str(), action.key.as_str()), ("service_manager", "nobody-helped/o-77"));
}

#[test]
fn it_is_written_in_the_conversation_that_is_going_on() {
    let writing = r#""interactions": [{"id": "t-1", "at": "2026-03-28T20:35:00Z", "direction": "inbound", "channel": "chat"}],
        "preferences": {"preferred_channels": ["phone", "app"]}, "history""#;
    assert_eq!(ask(&[(r#""history""#, writing)]).unwrap().channels, [Channel::Chat, Channel::App, Channel::Email]);
}

#[test]
fn every_language_has_every_sentence() {
    for language in ["nl", "en", "de", "fr", "pt", "es"] {
        let reader = format!(r#""language": "{language}""#);
        let action = ask(&[(r#""language": "nl""#, &reader)]).unwrap();
        let message = action.message.as_ref().unwrap();
        assert_eq!(message.language.as_str(), language);
        assert!(message.text.as_str().contains("{order_number}"), "{}", message.text);
    }
}

#[test]
fn one_person_takes_over_all_of_it() {
    let handed = |at: &str, kind: &str| {
        let item =
            format!(r#""history": [{{"key": "take-over/k-7", "kind": "{kind}", "at": "2026-03-{at}T09:00:00Z"}}, "#);
        ask(&[OVERDUE[0], OVERDUE[1], ("2026-03-28T19:02", "2026-03-10T19:02"), (r#""history": ["#, &item)])
    };
    assert_eq!(handed("25", "human_handover"), None);
    assert!(handed("21", "human_handover").is_some(), "a week ago");
    assert!(handed("09", "human_handover").is_some(), "before it arose");
    assert!(handed("25", "internal_insight").is_some());
}

#[test]
fn a_new_day_is_told_even_after_an_apology_in_vain() {
    let expected = (r#""amount""#, r#""expected_at": "2026-03-31T12:00:00Z", "amount""#);
    let apologised = ("\"key\": \"other\"", "\"channel\": \"email\", \"key\": \"recovery/o-77\"");
    let changes =
        [NO_CASE, LATE, expected, ("2026-03-28T17", "2026-03-27T17"), apologised, ("2026-03-25T09", "2026-03-20T09")];
    assert_eq!(ask(&changes).unwrap().key, "late-order/2026-03-31/o-77");
}
