use courtesy_sdk::contract::Step;

use super::*;

const PICK_UP: &str = r#"{
    "config": {"ahead_days": 7, "delay_hours": 4, "update_hours": 24, "again_after_days": 30},
    "customer": {"language": "nl"},
    "orders": [{"id": "o-1", "status": "placed", "event": "e-1"}],
    "events": [{"ref": "e-1", "kind": "closure", "from_at": "2026-03-30T07:00:00Z", "until_at": "2026-04-20T07:00:00Z",
                "affects_customer": true}],
    "history": [{"key": "other", "kind": "heads_up", "at": "2026-03-26T09:00:00Z"}]
}"#;

const LATE: &str = r#"{
    "config": {"ahead_days": 7, "delay_hours": 4, "update_hours": 24, "again_after_days": 30},
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
    assert_eq!(told(LATE, &[(r#""orders""#, asked)]), []);
    assert_eq!(told(LATE, &[("2026-03-31T12", "2026-03-29T15")]), []);
    assert_eq!(told(LATE, &[("shipped", "delivered")]), []);
}

#[test]
fn an_order_that_is_being_put_right_is_left_to_that() {
    let recovery = |at: &str, group: &str| {
        let item = format!(
            r#""history": [{{"key": "recovery/o-1", "kind": "service_recovery", "at": "{at}", "group": "{group}"}}], "orders""#
        );
        told(LATE, &[(r#""orders""#, &item)]).len()
    };
    assert_eq!(recovery("2026-03-27T09:00:00Z", "order-trouble/o-1"), 0);
    assert_eq!(recovery("2026-03-27T09:00:00Z", "order-trouble/o-2"), 1);
    assert_eq!(recovery("2026-03-17T09:00:00Z", "order-trouble/o-1"), 1);
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
    assert_eq!(told(PICK_UP, &by_phone)[0].channels, [Channel::Phone, Channel::Email]);
    let critical = [&by_phone[..], &RUNNING_OUTAGE].concat();
    assert_eq!(told(PICK_UP, &critical)[0].channels, [Channel::Phone, Channel::Email, Channel::Sms, Channel::App]);
}
