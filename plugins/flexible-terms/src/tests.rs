use courtesy_sdk::contract::{ServiceRecovery, Step};

use super::*;

const HARD_TIME: &str = r#"{
    "config": {"overdue_days": 30, "overdue_until_days": 120, "reminders": 2, "renewal_days": 21, "least_hard_days": 7,
               "most_usage_percent": 50, "no_pause_for": ["internet", "energy"], "ahead_days": 14, "again_after_days": 90,
               "refused_days": 365, "in_hand_days": 14, "queue": "customer_care"},
    "customer": {"ref": "c-1", "language": "nl", "status": "active"},
    "care": {"handle_with_care": true},
    "subscriptions": [{"id": "s-1", "status": "active", "product": "weekly_box", "renews_at": "2026-04-10T00:00:00Z",
                       "usage": 0.2}],
    "capacity": {"queues": [{"queue": "customer_care", "open": true}]}
}"#;

/// The hard time, with some of the JSON replaced.
fn ask(changes: &[(&str, &str)]) -> Option<Action> {
    let mut json = HARD_TIME.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(flexible_terms, &json).actions.pop()
}

/// The hard time, with another section.
fn with(section: &str) -> Option<Action> {
    ask(&[(r#""capacity""#, &format!(r#"{section}, "capacity""#))])
}

fn recovery(action: &Action) -> &ServiceRecovery {
    let Step::ServiceRecovery(recovery) = &action.step else { panic!("{action:?}") };
    recovery
}

fn text(action: &Action) -> &str {
    action.message.as_ref().unwrap().text.as_str()
}

const NO_CARE: (&str, &str) = (r#""handle_with_care": true"#, "");

#[test]
fn a_pause_is_offered_before_the_subscription_renews_and_a_person_agrees() {
    let action = ask(&[]).unwrap();
    assert_eq!((action.id.as_str(), action.key.as_str()), ("offer-a-pause", "flexible-terms/s-1"));
    assert_eq!(
        (recovery(&action).remedy, action.requires, action.urgency),
        (Remedy::TermChange, Approval::Human, Urgency::Info)
    );
    let evidence: Vec<_> = action.reasons.iter().map(|reason| reason.evidence[0].as_str()).collect();
    assert_eq!(evidence, ["/subscriptions/0/renews_at", "/care/handle_with_care"]);
}

#[test]
fn without_a_hard_time_nobody_is_asked_to_pay_less() {
    assert_eq!(ask(&[NO_CARE]), None);
    assert_eq!(
        ask(&[(r#""handle_with_care": true"#, r#""handle_with_care": true, "until_at": "2026-03-28T20:40:00Z""#)]),
        None
    );
    let low = (r#""usage": 0.2"#, r#""usage": 0"#);
    assert_eq!(ask(&[NO_CARE, low]), None);
}

#[test]
fn what_is_needed_or_used_a_lot_is_not_paused() {
    assert_eq!(ask(&[("weekly_box", "internet_fiber_optic")]), None);
    assert_eq!(ask(&[(r#""usage": 0.2"#, r#""usage": 0.6"#)]), None);
    assert!(ask(&[(r#""usage": 0.2"#, r#""usage": 0.5"#)]).is_some());
}

#[test]
fn a_renewal_that_is_far_away_or_tomorrow_is_left_alone() {
    let renews = |at: &str| ask(&[("2026-04-10T00:00:00Z", at)]).is_some();
    assert!(renews("2026-04-18T20:40:00Z") && !renews("2026-04-18T20:40:01Z"));
    assert!(renews("2026-03-29T20:40:01Z") && !renews("2026-03-29T20:40:00Z"));
}

#[test]
fn a_pause_that_ends_in_a_hard_time_can_be_longer() {
    let paused = (
        r#""status": "active", "product": "weekly_box", "renews_at""#,
        r#""status": "paused", "product": "weekly_box", "paused_until_at""#,
    );
    let action = ask(&[paused]).unwrap();
    assert_eq!((action.id.as_str(), action.key.as_str()), ("offer-a-longer-pause", "flexible-terms/s-1"));
    assert_eq!(ask(&[paused, ("2026-04-10", "2026-06-10")]), None);
}

#[test]
fn an_event_makes_a_hard_time_once_it_has_lasted() {
    let event = |event: &str| {
        let events = format!(r#""events": [{{"ref": "e-1", {event}, "affects_customer": true}}], "capacity""#);
        ask(&[NO_CARE, (r#""capacity""#, &events)]).is_some()
    };
    assert!(event(r#""kind": "pandemic", "from_at": "2026-03-01T00:00:00Z""#));
    assert!(event(r#""kind": "closure", "from_at": "2026-03-27T00:00:00Z", "until_at": "2026-05-01T00:00:00Z""#));
    assert!(!event(r#""kind": "weather", "from_at": "2026-03-27T00:00:00Z", "until_at": "2026-03-29T00:00:00Z""#));
    assert!(!event(r#""kind": "pandemic", "from_at": "2026-03-01T00:00:00Z", "until_at": "2026-03-20T00:00:00Z""#));
    assert!(!event(r#""kind": "outage", "from_at": "2026-03-01T00:00:00Z""#));
}

#[test]
fn another_way_to_pay_is_offered_when_reminders_do_not_help() {
    let billing = |billing: &str| {
        ask(&[NO_CARE, (r#""capacity""#, &format!(r#""billing": {{{billing}}}, "capacity""#))])
            .map(|it| it.id.to_string())
    };
    let offered = Some("offer-another-way-to-pay".to_owned());
    assert_eq!(billing(r#""arrears": true, "days_past_due": 30"#), offered);
    assert_eq!(billing(r#""arrears": true, "reminders": 2"#), offered);
    assert_eq!(billing(r#""arrears": true, "days_past_due": 29, "reminders": 1"#), None);
    assert_eq!(billing(r#""arrears": true, "days_past_due": 121, "reminders": 5"#), None);
    assert_eq!(billing(r#""arrears": true, "days_past_due": 40, "payment_plan": true"#), None);
    assert_eq!(billing(r#""due": {"minor": 900, "currency": "EUR"}, "due_on": "2026-04-01""#), None);
}

#[test]
fn in_a_hard_time_one_reminder_is_enough_and_money_comes_before_a_pause() {
    let action = with(r#""billing": {"reminders": 1}"#).unwrap();
    assert_eq!((action.id.as_str(), action.key.as_str()), ("offer-another-way-to-pay", "flexible-terms/payment"));
    assert_eq!(action.reasons[0].text, "A payment is open, and a reminder has been sent; no payment plan is agreed.");
    assert_eq!(action.reasons[1].evidence[0], "/care/handle_with_care");
}

const STORM: &str = r#""events": [{"ref": "e-1", "kind": "weather", "from_at": "2026-03-30T00:00:00Z",
    "until_at": "2026-04-01T00:00:00Z", "affects_customer": true}], "capacity""#;

fn appointment(appointment: &str, event: &str) -> Option<Action> {
    let sections = format!(r#""appointments": [{{"id": "a-1", "status": "planned", {appointment}}}], {event}"#);
    ask(&[NO_CARE, (r#""capacity""#, &sections)])
}

#[test]
fn an_appointment_in_a_storm_can_be_on_another_day() {
    let in_storm = r#""at": "2026-03-30T10:00:00Z", "modality": "in_person""#;
    let action = appointment(in_storm, STORM).unwrap();
    assert_eq!(
        (recovery(&action).remedy, action.requires, action.urgency),
        (Remedy::Rebook, Approval::Human, Urgency::Warning)
    );
    assert_eq!(action.reasons[0].evidence, ["/appointments/0", "/events/0"]);
    assert_eq!(action.window.not_after_at.to_string(), "2026-03-30T10:00:00Z");
    assert_eq!(appointment(&in_storm.replace("03-30T10", "04-02T10"), STORM), None);
    assert_eq!(appointment(&in_storm.replace("in_person", "virtual"), STORM), None);
    assert_eq!(appointment(&in_storm.replace("03-30T10", "03-29T10"), STORM), None, "too late to agree on another day");
    let spoke = STORM.replace(
        "\"capacity\"",
        r#""interactions": [{"id": "i-1", "at": "2026-03-20T00:00:00Z", "handler": "human"}], "capacity""#,
    );
    assert!(appointment(in_storm, &spoke).is_some(), "that was about something else");
    for key in ["flexible-terms/a-1", "staff/flexible-terms/a-1"] {
        let item =
            format!(r#""history": [{{"key": "{key}", "kind": "service_recovery", "at": "2026-03-27T00:00:00Z"}}]"#);
        let offered = STORM.replace("\"capacity\"", &format!(r#"{item}, "capacity""#));
        assert_eq!(appointment(in_storm, &offered), None, "{key}");
    }
}

#[test]
fn of_a_storm_whose_end_nobody_knows_nobody_says_what_it_does_in_a_week() {
    let endless = STORM.replace(r#""until_at": "2026-04-01T00:00:00Z", "#, "");
    let at = |at: &str| appointment(&format!(r#""at": "{at}", "modality": "in_person""#), &endless).is_some();
    assert!(at("2026-03-31T10:00:00Z") && !at("2026-04-03T10:00:00Z"));
}

#[test]
fn a_booking_that_an_event_prevents_is_named_and_a_parcel_is_not() {
    let order = |more: &str| {
        let sections = format!(
            r#""orders": [{{"id": "o-1", "status": "placed", "promised_on": "2026-03-30", "event": "e-1"{more}}}], {STORM}"#
        );
        ask(&[NO_CARE, (r#""capacity""#, &sections)])
    };
    let action = order("").unwrap();
    assert_eq!(recovery(&action).order.as_ref().unwrap(), "o-1");
    assert_eq!(action.group.as_ref().unwrap(), "order-trouble/o-1");
    assert!(text(&action).contains("{order_number}"));
    assert_eq!(order(r#", "fulfilment": "home""#), None);
}

#[test]
fn whoever_wants_peace_has_it() {
    for wish in [
        r#""preferences": {"contact_mode": "on_request_only"}"#,
        r#""preferences": {"contact_mode": "only_when_needed"}"#,
        r#""preferences": {"pause": {}}"#,
        r#""permissions": [{"purpose": "service", "status": "denied"}]"#,
        r#""permissions": [{"purpose": "care", "status": "revoked"}]"#,
        r#""preferences": {"pause": {"until_at": "2026-03-29T00:00:00Z"}}"#,
    ] {
        assert_eq!(with(wish), None, "{wish}");
    }
    assert!(with(r#""preferences": {"pause": {"until_at": "2026-03-28T00:00:00Z"}}"#).is_some());
    let spared = (r#""handle_with_care": true"#, r#""handle_with_care": true, "suppress_purposes": ["service"]"#);
    assert_eq!(ask(&[spared]), None);
    for status in ["prospect", "lapsing", "former", "deceased"] {
        assert_eq!(ask(&[(r#""status": "active"}"#, &format!(r#""status": "{status}"}}"#))]), None);
    }
}

#[test]
fn an_offer_is_not_made_again_soon_and_after_a_no_not_for_a_year() {
    let earlier = |at: &str, more: &str| {
        with(&format!(
            r#""history": [{{"key": "flexible-terms/payment", "kind": "service_recovery", "at": "{at}"{more}}}]"#
        ))
        .is_some()
    };
    assert!(!earlier("2026-01-01T00:00:00Z", "") && earlier("2025-12-20T00:00:00Z", ""));
    let refused = r#", "outcome": "dismissed""#;
    assert!(!earlier("2025-12-20T00:00:00Z", refused) && earlier("2025-03-20T00:00:00Z", refused));
    assert!(!earlier("2020-01-01T00:00:00Z", r#", "outcome": "complained""#));
    assert!(earlier("2026-03-20T00:00:00Z", r#", "outcome": "failed""#), "it never arrived");
    assert!(with(r#""interactions": [{"id": "i-1", "at": "2026-03-01T00:00:00Z", "outcome": "declined"}]"#).is_none());
}

#[test]
fn what_a_person_has_in_hand_is_theirs() {
    for open in [
        r#""cases": [{"id": "k-1", "kind": "question", "status": "waiting"}]"#,
        r#""orders": [{"id": "o-1", "status": "failed"}]"#,
        r#""promises": [{"id": "p", "what": "A call.", "made_at": "2026-03-27T00:00:00Z", "due_at": "2026-04-02T00:00:00Z"}]"#,
        r#""history": [{"key": "human-touch/k-1", "kind": "human_handover", "at": "2026-03-20T00:00:00Z"}]"#,
        r#""interactions": [{"id": "i-1", "at": "2026-03-20T00:00:00Z", "handler": "human"}]"#,
    ] {
        assert_eq!(with(open), None, "{open}");
    }
    assert!(with(r#""interactions": [{"id": "i-1", "at": "2026-03-10T00:00:00Z", "handler": "human"}]"#).is_some());
}

#[test]
fn it_never_follows_a_sale_or_anger_and_never_breaks_into_a_conversation() {
    for moment in [
        r#""history": [{"key": "call", "kind": "sales_call", "at": "2026-03-20T00:00:00Z"}]"#,
        r#""history": [{"key": "x", "kind": "gesture", "purpose": "marketing", "at": "2026-03-20T00:00:00Z"}]"#,
        r#""interactions": [{"id": "i-1", "at": "2026-03-25T00:00:00Z", "direction": "inbound", "sentiment": -1}]"#,
        r#""interactions": [{"id": "i-1", "at": "2026-03-28T20:30:00Z", "direction": "inbound", "channel": "chat"}]"#,
    ] {
        assert_eq!(with(moment), None, "{moment}");
    }
    assert!(
        with(
            r#""history": [{"key": "n", "kind": "newsletter", "at": "2026-03-27T00:00:00Z", "purpose": "marketing"}]"#
        )
        .is_some()
    );
}

#[test]
fn nobody_is_promised_who_is_not_there() {
    assert_eq!(ask(&[(r#""open": true"#, r#""open": false"#)]), None);
    assert!(ask(&[(r#""capacity""#, r#""scores": [], "capacity_unknown""#)]).is_some());
}

#[test]
fn the_offer_goes_where_nobody_else_reads_it() {
    let channels =
        |wish: &str| with(&format!(r#""preferences": {{"preferred_channels": [{wish}]}}"#)).unwrap().channels;
    assert_eq!(channels(r#""sms", "app", "push""#), [Channel::App, Channel::Email]);
    assert_eq!(channels(r#""phone""#), [Channel::Email]);
}

/// Beginnings of words that would name a cause, or press.
const NEVER: &[&str] = &[
    "ziek",
    "achterstand",
    "schuld",
    "overl",
    "moeilijk",
    "haast",
    "storm",
    "ill",
    "arrears",
    "debt",
    "owe",
    "difficult",
    "hard",
    "hurry",
    "weather",
    "krank",
    "rückst",
    "schwierig",
    "trauer",
    "unwetter",
    "malad",
    "retard",
    "dett",
    "difficil",
    "deuil",
    "tempête",
    "doença",
    "atras",
    "dívida",
    "difíc",
    "tempestade",
    "enferm",
    "deuda",
    "tormenta",
];

#[test]
fn no_text_names_a_cause_or_presses_in_any_language() {
    let billing = r#""billing": {"arrears": true, "days_past_due": 40}, "capacity""#;
    let paused = (
        r#""status": "active", "product": "weekly_box", "renews_at""#,
        r#""status": "paused", "product": "weekly_box", "paused_until_at""#,
    );
    let storm = format!(
        r#""appointments": [{{"id": "a-1", "status": "planned", "at": "2026-03-30T10:00:00Z", "modality": "in_person"}}], {STORM}"#
    );
    let booking = format!(
        r#""orders": [{{"id": "o-1", "status": "placed", "promised_on": "2026-03-30", "event": "e-1"}}], {STORM}"#
    );
    for language in ["nl", "en", "de", "fr", "pt-BR", "es"] {
        let spoken = format!(r#""language": "{language}""#);
        let read = (r#""language": "nl""#, spoken.as_str());
        for change in [
            (r#""status""#, r#""status""#),
            (r#""capacity""#, billing),
            paused,
            (r#""capacity""#, &storm),
            (r#""capacity""#, &booking),
        ] {
            let action = ask(&[read, change]).unwrap();
            let text = text(&action);
            for word in NEVER {
                let lower = text.to_lowercase();
                let named = lower.split(|letter: char| !letter.is_alphabetic()).any(|part| part.starts_with(word));
                assert!(!named, "{language}: {word} in {text}");
            }
            assert!(text.chars().count() < 450, "{language}: {text}");
        }
    }
}

#[test]
fn somebody_whose_language_it_does_not_write_is_left_to_the_person_who_agrees() {
    assert_eq!(ask(&[(r#""language": "nl""#, r#""language": "pl""#)]).unwrap().message, None);
}
