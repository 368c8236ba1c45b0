use courtesy_sdk::contract::Step;

use super::*;

const LOST_PARCEL: &str = r#"{
    "config": {"effort_limit": 5, "recent_days": 7, "again_after_days": 7, "queue": "customer_care", "people_topics": ["crew"]},
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
fn nobody_is_promised_when_every_queue_is_closed_and_staff_hear_of_it() {
    let action = ask(&[(r#""open": true"#, r#""open": false"#)]).unwrap();
    assert_eq!((action.kind(), action.key.as_str()), (ActionKind::InternalInsight, "needs-a-person/k-9"));
}

#[test]
fn a_call_is_a_promise() {
    let action = ask(&[]).unwrap();
    let [promise] = action.promises.as_slice() else { panic!("{action:?}") };
    let over = handover(&action).slot.map(|slot| slot.plus_hours(1));
    assert_eq!((promise.id.as_str(), Some(promise.due_at)), ("call/k-9", over));
    assert_eq!(promise.queue.as_ref().unwrap().as_str(), "delivery_team");
}

const CALM: [(&str, &str); 2] =
    [(r#""reopened": 1, "#, ""), (r#""effort": 6, "outcome": "abandoned""#, r#""effort": 2"#)];

#[test]
fn anger_needs_no_severity() {
    assert_eq!(ask(&CALM), None);
    let score =
        (r#""capacity""#, r#""feedback": [{"kind": "csat", "score": 1, "at": "2026-03-28T09:00:00Z"}], "capacity""#);
    let action = ask(&[CALM[0], CALM[1], score]).unwrap();
    assert_eq!((action.urgency, action.reasons[1].code.as_str()), (Urgency::Warning, "angry"));
    assert!(handover(&action).briefing.as_str().contains("gave 1 of 5"), "{:?}", handover(&action).briefing);
    let closed = (r#""status": "open", "topic""#, r#""status": "closed", "topic""#);
    let task = ask(&[CALM[0], CALM[1], score, closed]).unwrap();
    assert_eq!((task.key.as_str(), handover(&task).mode), ("human-touch/o-77", HandoverMode::Task));
    let arrived = (r#""status": "failed", "failure": "carrier_lost""#, r#""status": "delivered""#);
    let task = ask(&[CALM[0], CALM[1], score, closed, arrived]).unwrap();
    assert_eq!((task.key.as_str(), handover(&task).mode), ("human-touch/anger", HandoverMode::Task));
    assert!(
        handover(&task)
            .briefing
            .as_str()
            .contains("The last conversation, i-3 by chat on 2026-03-28, was about delivery.")
    );
}

#[test]
fn whoever_is_writing_now_is_helped_there() {
    let messaging = |at: &str| {
        let talk = format!(
            r#""at": "{at}", "channel": "messaging", "direction": "inbound", "sentiment": -1, "handler": "bot""#
        );
        ask(&[(r#""at": "2026-03-28T18:55:00Z", "channel": "chat", "handler": "bot""#, &talk)]).unwrap()
    };
    let over = messaging("2026-03-28T18:55:00Z");
    assert_eq!(handover(&over).mode, HandoverMode::Callback);
    let going_on = |channel: &str| {
        let talks = format!(
            r#""interactions": [{{"id": "i-9", "at": "2026-03-28T20:30:00Z", "channel": "{channel}", "direction": "inbound"}}, "#
        );
        ask(&[(r#""interactions": ["#, &talks)]).unwrap()
    };
    let here = going_on("messaging");
    assert_eq!(
        (handover(&here).mode, here.channels.as_slice()),
        (HandoverMode::Transfer, [Channel::Messaging].as_slice())
    );
    assert_eq!(here.promises.len(), 0);
    assert_eq!(handover(&going_on("email")).mode, HandoverMode::Callback);
}

#[test]
fn nobody_is_called_without_a_number_when_another_way_is_known() {
    let known = |channel: &str| {
        let channels = format!(r#""channels": [{{"channel": "{channel}", "reachable": true}}], "capacity""#);
        handover(&ask(&[(r#""capacity""#, &channels)]).unwrap()).mode
    };
    assert_eq!((known("messaging"), known("phone")), (HandoverMode::Task, HandoverMode::Callback));
}

#[test]
fn after_a_refusal_a_colleague_looks_first() {
    let refused = (
        r#""cases": ["#,
        r#""cases": [{"id": "k-8", "kind": "complaint", "status": "closed", "topic": "delivery", "matter": "m",
            "resolution": "refused"}, "#,
    );
    let same = (r#""reopened": 1"#, r#""matter": "m", "reopened": 1"#);
    let action = ask(&[refused, same]).unwrap();
    assert_eq!((handover(&action).mode, action.key.as_str()), (HandoverMode::Task, "human-touch/m"));
    assert!(handover(&action).briefing.as_str().contains("We said no to it before."));
}

#[test]
fn the_same_announcement_is_not_made_twice() {
    let earlier = (
        r#""capacity""#,
        r#""history": [{"key": "human-touch/k-1", "kind": "human_handover", "at": "2026-03-01T09:00:00Z", "channel": "phone"}], "capacity""#,
    );
    let action = ask(&[earlier]).unwrap();
    assert_eq!((handover(&action).mode, &action.message), (HandoverMode::Task, &None));
}

#[test]
fn where_no_queue_is_known_a_colleague_gets_a_task_and_the_customer_no_promise() {
    let start = LOST_PARCEL.find(r#""capacity""#).unwrap();
    let json = format!(r#"{} "derived": {{}}}}"#, &LOST_PARCEL[..start]);
    let action = testing::ask(human_touch, &json).actions.pop().unwrap();
    assert_eq!((handover(&action).queue.as_str(), handover(&action).mode), ("customer_care", HandoverMode::Task));
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
        ask(&[(r#""capacity""#, &item), ("2026-03-28T18:55:00Z", "2026-03-26T18:55:00Z")])
    };
    assert_eq!(earlier("2026-03-27T09:00:00Z"), None);
    assert!(earlier("2026-03-20T09:00:00Z").is_some());
}

#[test]
fn whoever_grows_angry_after_a_hand_over_is_handed_over_again_a_day_later() {
    let again = |handed_at: &str, angry_at: &str| {
        let sections = format!(
            r#""history": [{{"key": "human-touch/k-9", "kind": "human_handover", "at": "{handed_at}"}}],
               "feedback": [{{"kind": "csat", "score": 1, "at": "{angry_at}"}}], "capacity""#
        );
        ask(&[(r#""capacity""#, &sections), ("2026-03-28T18:55:00Z", "2026-03-24T18:55:00Z")]).is_some()
    };
    assert!(again("2026-03-25T09:00:00Z", "2026-03-27T09:00:00Z"));
    assert!(!again("2026-03-25T09:00:00Z", "2026-03-25T08:00:00Z"), "the person knows");
    assert!(!again("2026-03-28T09:00:00Z", "2026-03-28T12:00:00Z"), "it was handed over today");
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
