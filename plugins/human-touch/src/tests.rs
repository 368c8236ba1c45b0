use courtesy_sdk::contract::Step;

use super::*;

const LOST_PARCEL: &str = r#"{
    "config": {"effort_limit": 5, "recent_days": 7, "again_after_days": 3, "queue": "customer_care"},
    "customer": {"ref": "c-1", "language": "nl"},
    "interactions": [{"id": "i-3", "at": "2026-03-28T18:55:00Z", "channel": "chat", "handler": "bot", "topic": "delivery",
                      "effort": 6, "outcome": "abandoned"}],
    "cases": [{"id": "k-9", "kind": "complaint", "status": "open", "reopened": 1, "topic": "delivery"}],
    "orders": [{"id": "o-77", "status": "failed", "failure": "carrier_lost"}],
    "capacity": {"queues": [
        {"queue": "customer_care", "open": true, "skills": ["nl"]},
        {"queue": "delivery_team", "open": true, "skills": ["delivery"], "next_slots": ["2026-03-29T08:15:00Z"]},
        {"queue": "returns", "open": false, "skills": ["delivery", "nl"]}]}
}"#;

/// The lost parcel, with some of the JSON replaced.
fn ask(changes: &[(&str, &str)]) -> Option<Action> {
    let mut json = LOST_PARCEL.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(human_touch, &json).actions.pop()
}

fn handover(action: &Action) -> &courtesy_sdk::contract::HumanHandover {
    let Step::HumanHandover(handover) = &action.step else { panic!("{action:?}") };
    handover
}

#[test]
fn the_team_that_knows_the_topic_calls_at_its_first_slot() {
    let action = ask(&[]).unwrap();
    let handover = handover(&action);
    assert_eq!((handover.queue.as_str(), action.urgency), ("delivery_team", Urgency::Critical));
    assert_eq!(handover.slot.unwrap().to_string(), "2026-03-29T08:15:00Z");
    assert_eq!(handover.alternatives, ["customer_care"]);
    assert!(
        handover.briefing.as_str().contains("Order o-77 has the status failed: carrier_lost."),
        "{}",
        handover.briefing
    );
    assert_eq!(action.reasons[0].evidence[0], "/cases/0");
    assert_eq!(action.reasons[1].evidence[0], "/interactions/0");
}

#[test]
fn somebody_who_avoids_the_phone_is_not_called() {
    let action = ask(&[(r#""language": "nl"}"#, r#""language": "nl"}, "preferences": {"avoid_channels": ["phone"]}"#)]);
    let action = action.unwrap();
    assert_eq!((handover(&action).mode, handover(&action).slot), (HandoverMode::Transfer, None));
    assert_eq!(action.channels, [Channel::Chat]);
}

#[test]
fn nobody_is_promised_when_every_queue_is_closed() {
    assert_eq!(ask(&[(r#""open": true"#, r#""open": false"#)]), None);
}

#[test]
fn a_bot_that_struggled_matters_only_with_trouble_or_a_wish_for_people() {
    let no_case = (r#""status": "open", "reopened""#, r#""status": "closed", "reopened""#);
    assert_eq!(ask(&[no_case]), None);
    let wish = (r#""language": "nl"}"#, r#""language": "nl"}, "preferences": {"self_service": "human"}"#);
    let action = ask(&[no_case, wish]).unwrap();
    assert_eq!(action.urgency, Urgency::Warning);
    assert_eq!(action.reasons[1].evidence[0], "/preferences/self_service");
}

#[test]
fn a_person_who_solved_it_afterwards_ends_the_struggle() {
    let solved = (
        r#""outcome": "abandoned"}"#,
        r#""outcome": "abandoned"}, {"id": "i-4", "at": "2026-03-28T19:30:00Z", "handler": "human", "outcome": "resolved"}"#,
    );
    assert_eq!(ask(&[solved, (r#""reopened": 1"#, r#""reopened": 0"#)]), None);
}

#[test]
fn one_matter_is_handed_over_once_in_a_few_days() {
    let earlier = |at: &str| {
        let item =
            format!(r#""history": [{{"key": "human-touch/k-9", "kind": "human_handover", "at": "{at}"}}], "capacity""#);
        ask(&[(r#""capacity""#, &item)])
    };
    assert_eq!(earlier("2026-03-27T09:00:00Z"), None);
    assert!(earlier("2026-03-20T09:00:00Z").is_some());
}

#[test]
fn whoever_wants_no_call_and_no_chat_is_helped_without_being_contacted() {
    let avoids = |channels: &str| {
        let wish = format!(r#""language": "nl"}}, "preferences": {{"avoid_channels": [{channels}]}}"#);
        ask(&[(r#""language": "nl"}"#, &wish)]).unwrap()
    };
    assert_eq!(avoids(r#""phone""#).channels, [Channel::Chat]);
    let quiet = avoids(r#""phone", "chat""#);
    assert_eq!((quiet.audience, quiet.channels.len(), quiet.message), (Audience::Agent, 0, None));
}
