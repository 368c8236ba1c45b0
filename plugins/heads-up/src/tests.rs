use courtesy_sdk::contract::Step;

use super::*;

const PICK_UP: &str = r#"{
    "config": {"ahead_days": 7, "delay_hours": 4, "update_hours": 24, "again_after_days": 30,
        "term_ahead_days": 35, "pause_ahead_days": 7, "queue": "customer_care"},
    "customer": {"language": "nl"},
    "orders": [{"id": "o-1", "status": "placed", "event": "e-1"}],
    "events": [{"ref": "e-1", "kind": "closure", "from_at": "2026-03-30T07:00:00Z", "until_at": "2026-04-20T07:00:00Z",
                "affects_customer": true}],
    "history": [{"key": "other", "kind": "heads_up", "at": "2026-03-26T09:00:00Z"}]
}"#;

const LATE: &str = r#"{
    "config": {"ahead_days": 7, "delay_hours": 4, "update_hours": 24, "again_after_days": 30,
        "term_ahead_days": 35, "pause_ahead_days": 7, "queue": "customer_care"},
    "orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-29T12:00:00Z",
                "expected_at": "2026-03-31T12:00:00Z"}]
}"#;

/// What the plugin proposes when some of the JSON is replaced.
fn told(json: &str, changes: &[(&str, &str)]) -> Vec<Action> {
    let mut json = json.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(heads_up, &json).actions
}

fn fields(action: &Action) -> &HeadsUp {
    let Step::HeadsUp(fields) = &action.step else { panic!("{action:?}") };
    fields
}

fn words(action: &Action) -> &str {
    action.message.as_ref().unwrap().text.as_str()
}

const RUNNING_OUTAGE: [(&str, &str); 2] = [
    ("closure", "outage"),
    (
        r#""from_at": "2026-03-30T07:00:00Z", "until_at": "2026-04-20T07:00:00Z""#,
        r#""from_at": "2026-03-28T16:00:00Z""#,
    ),
];

#[test]
fn a_store_that_will_close_is_told_before_the_order_waits_there() {
    let action = &told(PICK_UP, &[])[0];
    assert_eq!((action.key.as_str(), action.urgency), ("e-1", Urgency::Warning));
    assert_eq!((fields(action).event.as_str(), fields(action).next_update_at), ("e-1", None));
    assert_eq!(action.reasons[1].evidence[0], "/orders/0");
    assert!(words(action).contains("{order_number}") && words(action).contains("{date}"), "{}", words(action));
}

#[test]
fn an_event_that_is_over_far_away_or_somewhere_else_is_not_told() {
    assert_eq!(told(PICK_UP, &[("2026-04-20T07:00:00Z", "2026-03-28T20:40:00Z"), ("2026-03-30", "2026-03-01")]), []);
    assert_eq!(told(PICK_UP, &[("2026-03-30", "2026-04-05")]), []);
    assert_eq!(told(PICK_UP, &[("true", "false")]), []);
}

#[test]
fn an_order_or_an_appointment_shows_that_an_event_affects_its_owner() {
    let unknown = ("\n                \"affects_customer\": true", "");
    let no_comma = (r#""2026-04-20T07:00:00Z","#, r#""2026-04-20T07:00:00Z""#);
    assert_eq!(told(PICK_UP, &[unknown, no_comma]).len(), 1);
    assert_eq!(told(PICK_UP, &[unknown, no_comma, ("placed", "delivered")]), []);
    let appointment = |at: &str| {
        let planned = format!(
            r#""appointments": [{{"id": "a-1", "status": "planned", "at": "{at}", "event": "e-1"}}], "events""#
        );
        told(PICK_UP, &[unknown, no_comma, ("placed", "delivered"), (r#""events""#, &planned)])
    };
    assert_eq!(appointment("2026-04-02T08:30:00Z")[0].reasons[1].evidence[0], "/appointments/0");
    assert_eq!(appointment("2026-04-20T07:00:00Z"), []);
}

#[test]
fn a_running_outage_is_critical_and_announces_the_next_news() {
    let action = &told(PICK_UP, &RUNNING_OUTAGE)[0];
    assert_eq!(action.urgency, Urgency::Critical);
    let next = fields(action).next_update_at.unwrap();
    assert_eq!((next.to_string().as_str(), action.window.not_after_at), ("2026-03-29T20:40:00Z", next));
    assert!(words(action).contains("{time}"), "{}", words(action));
}

/// The outage still runs, and the customer was told of it at each of these times.
fn told_before(times: &[&str]) -> Vec<Action> {
    let items = times.iter().map(|at| format!(r#"{{"key": "e-1", "kind": "heads_up", "at": "{at}"}}, "#));
    let history = format!("\"history\": [{}", items.collect::<String>());
    told(PICK_UP, &[&[("\"history\": [", history.as_str())], &RUNNING_OUTAGE[..]].concat())
}

#[test]
fn updates_about_what_lasts_come_ever_later_and_end() {
    let (first, second, third) = ("2026-03-10T09:00:00Z", "2026-03-11T09:00:00Z", "2026-03-13T09:00:00Z");
    let wait_days = |action: &Action| {
        let now = Timestamp::parse("2026-03-28T20:40:00Z").unwrap();
        fields(action).next_update_at.map(|at| at.days_since(now))
    };
    let next = |times: &[&str]| told_before(times).first().and_then(wait_days);
    assert_eq!([next(&[]), next(&[first]), next(&[first, second])], [Some(1), Some(2), Some(4)]);
    let last = told_before(&[first, second, third]);
    assert_eq!((last.len(), fields(&last[0]).next_update_at, last[0].promises.len()), (1, None, 0));
    assert_eq!(told_before(&[first, second, third, "2026-03-17T09:00:00Z"]), []);
    assert_eq!(told_before(&[first, second, "2026-03-25T09:00:00Z"]), []);
}

#[test]
fn one_event_is_told_once_and_a_running_outage_again_after_a_day() {
    let earlier = |at: &str, more: &[(&str, &str)]| {
        let changes = [&[("\"other\"", "\"e-1\""), ("2026-03-26T09:00:00Z", at)], more].concat();
        told(PICK_UP, &changes).len()
    };
    assert_eq!(earlier("2026-03-10T09:00:00Z", &[]), 0);
    assert_eq!(earlier("2026-02-10T09:00:00Z", &[]), 1);
    assert_eq!(earlier("2026-03-28T09:00:00Z", &RUNNING_OUTAGE), 0);
    assert_eq!(earlier("2026-03-27T09:00:00Z", &RUNNING_OUTAGE), 1);
    assert_eq!(earlier("2026-03-28T09:00:00Z", &[(r#""heads_up","#, r#""heads_up", "outcome": "failed","#)]), 1);
}

#[test]
fn a_recall_concerns_what_was_delivered() {
    let recall = &told(PICK_UP, &[("closure", "recall"), ("placed", "delivered")])[0];
    assert_eq!(recall.urgency, Urgency::Critical);
    assert_eq!((recall.reasons[1].evidence[0].as_str(), &recall.group), ("/orders/0", &None));
    let returned = &told(PICK_UP, &[("closure", "recall"), ("placed", "returned")])[0];
    assert_eq!(returned.reasons.len(), 1);
}

#[test]
fn a_delay_is_told_before_the_customer_asks() {
    let action = &told(LATE, &[])[0];
    assert_eq!(action.key, "late-order/2026-03-31/o-1");
    assert_eq!(action.group.as_ref().unwrap().as_str(), "order-trouble/o-1");
    assert_eq!(action.reasons[0].evidence, ["/orders/0/promised_at", "/orders/0/expected_at"]);
    let asked = r#""cases": [{"id": "k-1", "kind": "question", "status": "open", "order": "o-1"}], "orders""#;
    assert_eq!(told(LATE, &[(r#""orders""#, asked)]).len(), 1, "it is the answer");
    assert_eq!(told(LATE, &[("2026-03-31T12", "2026-03-29T15")]), []);
    assert_eq!(told(LATE, &[("shipped", "delivered")]), []);
}

/// The late order, with something that was done before.
fn after(key: &str, kind: &str) -> Vec<Action> {
    let item = format!(
        r#""history": [{{"key": "{key}", "kind": "{kind}", "at": "2026-03-27T09:00:00Z", "group": "order-trouble/o-1"}}], "orders""#
    );
    told(LATE, &[(r#""orders""#, &item)])
}

#[test]
fn a_new_day_is_news_whatever_else_was_said_this_week() {
    assert_eq!(after("recovery/o-1", "service_recovery").len(), 1);
    assert_eq!(after("late-order/2026-03-31/o-1", "service_recovery"), []);
    assert_eq!(after("late-order/2026-03-31/o-1", "heads_up"), []);
}

#[test]
fn another_day_has_other_words_and_a_third_is_a_persons() {
    let first = words(&told(LATE, &[])[0]).to_owned();
    let second = &after("late-order/2026-03-30/o-1", "heads_up")[0];
    assert!(words(second) != first && words(second).contains("once more"), "{}", words(second));
    let days = ["28", "29"].map(|day| {
        format!(r#"{{"key": "late-order/2026-03-{day}/o-1", "kind": "heads_up", "at": "2026-03-2{}T09:00:00Z"}}"#, 6)
    });
    let third = told(LATE, &[(r#""orders""#, &format!(r#""history": [{}], "orders""#, days.join(", ")))]);
    assert_eq!((third[0].kind(), third[0].key.as_str()), (ActionKind::HumanHandover, "late-order/2026-03-31/o-1"));
    assert_eq!(third[0].message, None);
}

#[test]
fn nobody_is_told_that_something_is_late_which_came() {
    let glad = r#""feedback": [{"kind": "csat", "score": 5, "at": "2026-03-28T09:00:00Z", "about": "o-1"}], "orders""#;
    let past = ("2026-03-29T12:00:00Z", "2026-03-27T12:00:00Z");
    assert_eq!(told(LATE, &[past]).len(), 1);
    assert_eq!(told(LATE, &[past, (r#""orders""#, glad)]), []);
    assert_eq!(told(LATE, &[(r#""shipped","#, r#""shipped", "delivered_at": "2026-03-28T12:00:00Z","#)]), []);
    let day = (r#""promised_at": "2026-03-29T12:00:00Z""#, r#""promised_on": "2026-03-29""#);
    assert_eq!(told(LATE, &[day])[0].reasons[0].evidence[0], "/orders/0/promised_on");
}

/// A subscription with these facts.
fn subscription(rest: &str, more: &str) -> Vec<Action> {
    let start = LATE.find(r#""orders""#).unwrap();
    told(&format!(r#"{}"subscriptions": [{{"id": "s-1", {rest}}}]{more}}}"#, &LATE[..start]), &[])
}

#[test]
fn the_end_of_a_term_is_told_once_a_year_and_never_each_month() {
    let renews =
        |rest: &str| subscription(&format!(r#""status": "active", "renews_at": "2026-04-28T20:40:00Z"{rest}"#), "");
    let action = &renews("")[0];
    assert_eq!((action.key.as_str(), action.urgency), ("term/2026-04-28/s-1", Urgency::Info));
    assert_eq!(action.reasons[0].evidence, ["/subscriptions/0/renews_at"]);
    assert_eq!(renews(r#", "term": "year""#).len(), 1);
    assert_eq!(renews(r#", "term": "month""#), []);
    let soon =
        |rest: &str| subscription(&format!(r#""status": "active", "renews_at": "2026-04-10T20:40:00Z"{rest}"#), "");
    assert_eq!(soon(""), [], "it may be renewed each month");
    assert_eq!(soon(r#", "term": "year""#).len(), 1);
    assert_eq!(subscription(r#""status": "active", "renews_at": "2026-05-03T20:40:00Z""#, ""), []);
    assert_eq!(subscription(r#""status": "cancelled", "renews_at": "2026-04-28T20:40:00Z""#, ""), []);
    let told = r#", "history": [{"key": "term/2025-07-01/s-1", "kind": "heads_up", "at": "2025-06-10T09:00:00Z"}]"#;
    assert_eq!(subscription(r#""status": "active", "renews_at": "2026-04-28T20:40:00Z""#, told), []);
}

#[test]
fn the_end_of_a_term_waits_while_there_is_trouble() {
    let troubled = |day: &str| {
        let complaint = r#", "cases": [{"id": "k-1", "kind": "complaint", "status": "open"}]"#;
        subscription(
            &format!(r#""status": "active", "term": "year", "renews_at": "2026-04-{day}T20:40:00Z""#),
            complaint,
        )
    };
    assert_eq!((troubled("12").len(), troubled("11").len()), (0, 1));
    let angry = r#", "feedback": [{"kind": "nps", "score": 0, "at": "2026-03-28T09:00:00Z"}]"#;
    assert_eq!(subscription(r#""status": "active", "renews_at": "2026-04-28T20:40:00Z""#, angry), []);
}

#[test]
fn the_end_of_a_pause_is_told() {
    let paused =
        |day: &str| subscription(&format!(r#""status": "paused", "paused_until_at": "2026-04-{day}T09:00:00Z""#), "");
    assert!(words(&paused("04")[0]).contains("pause"), "{}", words(&paused("04")[0]));
    assert_eq!(paused("05"), []);
}

#[test]
fn more_news_is_promised_only_if_somebody_keeps_it() {
    let promised = |open: bool| {
        let queues = format!(r#""capacity": {{"queues": [{{"queue": "care", "open": {open}}}]}}, "history""#);
        let actions = told(PICK_UP, &[RUNNING_OUTAGE[0], RUNNING_OUTAGE[1], (r#""history""#, &queues)]);
        let kept = actions[0].promises.first().map(|promise| (promise.id.to_string(), promise.due_at));
        (fields(&actions[0]).next_update_at, kept)
    };
    let at = Timestamp::parse("2026-03-29T20:40:00Z").unwrap();
    assert_eq!(promised(true), (Some(at), Some(("update/2026-03-29T20:40:00Z/e-1".to_owned(), at))));
    assert_eq!(promised(false), (None, None));
}

#[test]
fn what_goes_on_is_told_in_other_words_each_day() {
    let after_days = |began: &str| {
        let since = format!(r#""from_at": "{began}""#);
        let changes = [RUNNING_OUTAGE[0], (RUNNING_OUTAGE[1].0, since.as_str()), ("\"other\"", "\"e-1\"")];
        words(&told(PICK_UP, &changes)[0]).to_owned()
    };
    assert!(after_days("2026-03-25T09:00:00Z").contains("3 dagen"), "{}", after_days("2026-03-25T09:00:00Z"));
    assert!(after_days("2026-03-24T09:00:00Z").contains("4 dagen"));
}

#[test]
fn a_delay_by_an_event_that_is_told_anyway_is_not_told_twice() {
    let late = r#""placed", "promised_at": "2026-03-29T12:00:00Z", "expected_at": "2026-03-31T12:00:00Z""#;
    let actions = told(PICK_UP, &[(r#""placed""#, late)]);
    assert_eq!(actions.iter().map(|action| action.key.as_str()).collect::<Vec<_>>(), ["e-1"]);
    let told_before = [(r#""placed""#, late), ("\"other\"", "\"e-1\"")];
    assert_eq!(told(PICK_UP, &told_before)[0].key, "late-order/2026-03-31/o-1");
}

#[test]
fn the_most_important_two_are_told() {
    let more = r#""events": [{"ref": "e-2", "kind": "pandemic", "affects_customer": true},
                             {"ref": "e-3", "kind": "recall", "affects_customer": true}, "#;
    let actions = told(PICK_UP, &[(r#""events": ["#, more)]);
    assert_eq!(actions.iter().map(|action| action.key.as_str()).collect::<Vec<_>>(), ["e-3", "e-1"]);
}

#[test]
fn only_critical_news_goes_by_any_quick_way() {
    let by_phone = [(r#""nl"}"#, r#""nl"}, "preferences": {"preferred_channels": ["chat", "phone"]}"#)];
    assert_eq!(told(PICK_UP, &by_phone)[0].channels, [Channel::Email]);
    let critical = [&by_phone[..], &RUNNING_OUTAGE].concat();
    assert_eq!(told(PICK_UP, &critical)[0].channels, [Channel::Email, Channel::Sms, Channel::App]);
}
