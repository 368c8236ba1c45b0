use courtesy_sdk::contract::{HumanHandover, InternalInsight, Step};

use super::*;

const PROMISE: &str = r#"{
    "config": {"due_hours": 36, "silence_days": 7, "again_after_days": 2, "escalate_after": 3, "stop_after_days": 90,
               "queue": "customer_care", "to_role": "service_manager", "order_topics": ["delivery"], "people_topics": ["staff"]},
    "customer": {"ref": "c-1", "language": "nl"},
    "cases": [{"id": "k-9", "kind": "complaint", "status": "open", "opened_at": "2026-03-24T09:00:00Z", "topic": "repair",
               "wish": "replace"}],
    "promises": [{"id": "answer/k-9", "what": "Say when the washing machine is repaired.", "made_at": "2026-03-25T09:00:00Z",
                  "due_at": "2026-03-29T16:00:00Z", "queue": "workshop", "about": "k-9", "plugin": "service-recovery"}],
    "capacity": {"queues": [{"queue": "customer_care", "open": true, "skills": ["nl"]},
                            {"queue": "workshop", "open": true}, {"queue": "returns", "open": false}]}
}"#;

/// The answer to the promise, with some of the JSON replaced.
fn ask(changes: &[(&str, &str)]) -> Vec<Action> {
    let mut json = PROMISE.to_owned();
    for (from, to) in changes {
        assert!(json.contains(from), "{from}");
        json = json.replace(from, to);
    }
    testing::ask(promise_keeper, &json).actions
}

/// A change that makes the promise one that was broken yesterday.
const BROKEN: (&str, &str) = ("2026-03-29T16:00:00Z", "2026-03-27T16:00:00Z");
/// A change that leaves only the complaint.
const NO_PROMISE: (&str, &str) = (r#""promises""#, r#""scores": [], "promises_no_more""#);

fn with_history(items: &str) -> (&'static str, String) {
    (r#""capacity""#, format!(r#""history": [{items}], "capacity""#))
}

/// A task about the complaint that was given at this time.
fn task(at: &str) -> String {
    format!(r#"{{"key": "promise-keeper/k-9", "kind": "human_handover", "at": "{at}"}}"#)
}

fn handover(action: &Action) -> &HumanHandover {
    let Step::HumanHandover(handover) = &action.step else { panic!("{action:?}") };
    handover
}

fn signal(action: &Action) -> &InternalInsight {
    let Step::InternalInsight(signal) = &action.step else { panic!("{action:?}") };
    signal
}

#[test]
fn a_promise_is_a_task_for_its_queue_before_it_breaks() {
    let [action] = &ask(&[])[..] else { panic!() };
    let task = handover(action);
    assert_eq!(
        (task.mode, task.queue.as_str(), &task.alternatives[..]),
        (HandoverMode::Task, "workshop", &["customer_care".try_into().unwrap()][..])
    );
    assert_eq!(
        (task.respond_by_at.to_string().as_str(), action.window.not_after_at),
        ("2026-03-29T16:00:00Z", task.respond_by_at)
    );
    assert_eq!((action.audience, &action.message, action.key.as_str()), (Audience::Agent, &None, "promise-keeper/k-9"));
    assert_eq!(action.reasons[0].evidence[0], "/promises/0");
}

#[test]
fn a_promise_that_is_due_later_or_kept_or_withdrawn_is_left_alone() {
    assert_eq!(ask(&[("2026-03-29T16:00:00Z", "2026-03-30T16:00:00Z")]), []);
    for ended in ["kept_at", "withdrawn_at"] {
        let ended = format!(r#""about": "k-9", "{ended}": "2026-03-28T09:00:00Z""#);
        assert_eq!(ask(&[(r#""about": "k-9""#, &ended)]), [], "{ended}");
        assert_eq!(ask(&[BROKEN, (r#""about": "k-9""#, &ended)]), [], "{ended}");
    }
}

#[test]
fn a_later_promise_with_the_same_id_replaces_the_earlier_one() {
    let later = r#""promises": [{"id": "answer/k-9", "what": "Say it.", "made_at": "2026-03-27T09:00:00Z",
        "due_at": "2026-04-09T16:00:00Z", "queue": "workshop", "about": "k-9"}, "#;
    assert_eq!(ask(&[BROKEN, (r#""promises": ["#, later)]), []);
}

#[test]
fn a_time_that_an_action_agreed_is_in_somebodys_calendar() {
    assert_eq!(ask(&[(r#""queue": "workshop", "about""#, r#""about""#)]), []);
    assert_eq!(ask(&[BROKEN, (r#""queue": "workshop", "about""#, r#""about""#)]).len(), 1);
}

#[test]
fn a_broken_promise_is_repaired_by_a_person_who_knows_what_was_promised() {
    let talk = r#""interactions": [{"id": "i-1", "at": "2026-03-28T10:00:00Z", "channel": "email", "direction": "inbound",
        "topic": "repair", "sentiment": -0.9}], "capacity""#;
    let [action] = &ask(&[BROKEN, (r#""capacity""#, talk)])[..] else { panic!() };
    let task = handover(action);
    assert_eq!(task.respond_by_at, action.window.not_after_at.plus_days(-2).plus_hours(4), "somebody angry waits less");
    assert_eq!(
        task.briefing,
        "Promised on 2026-03-25 by service-recovery for 2026-03-27 at 16:00 UTC, to be kept by workshop: \u{201c}Say when the \
         washing machine is repaired.\u{201d} That time has passed. The complaint k-9 about repair has been open since \
         2026-03-24. The customer has got in touch once since, last on 2026-03-28 by email. The customer sounded unhappy on \
         2026-03-28. The customer asks for a replacement. Put it right and tell the customer so in your own words, \
         with no set text. Then mark the promise as kept, or withdraw it if the customer no longer needs it."
    );
}

#[test]
fn something_severe_is_answered_within_hours_and_a_call_goes_first() {
    let severe = (r#""status": "open""#, r#""status": "open", "severity": "high""#);
    let hours =
        |action: &Action| (handover(action).respond_by_at.unix_s() - testing::context("{}").as_of.unix_s()) / 3_600;
    assert_eq!((hours(&ask(&[BROKEN])[0]), hours(&ask(&[BROKEN, severe])[0])), (24, 4));
    let action = &ask(&[BROKEN, severe])[0];
    assert_eq!(action.urgency, Urgency::Warning);
    assert!(action.conflicts_with.iter().any(|key| *key == "human-touch/k-9"), "{:?}", action.conflicts_with);
}

#[test]
fn staff_who_have_it_are_left_to_it_and_reminded_less_and_less_often() {
    let asked = |ats: &[&str]| {
        let items = ats.iter().map(|at| task(at)).collect::<Vec<_>>().join(",");
        let (from, to) = with_history(&items);
        ask(&[("2026-03-29T16:00:00Z", "2026-03-10T16:00:00Z"), ("2026-03-25T09", "2026-03-08T09"), (from, &to)])
    };
    assert_eq!(asked(&[]).len(), 1);
    assert_eq!(asked(&["2026-03-27T09:00:00Z"]), []);
    assert_eq!(asked(&["2026-03-26T09:00:00Z"])[0].reasons[1].code, "asked_before");
    assert_eq!(asked(&["2026-03-20T09:00:00Z", "2026-03-25T09:00:00Z"]), []);
    assert_eq!(asked(&["2026-03-20T09:00:00Z", "2026-03-24T09:00:00Z"]).len(), 1);
}

#[test]
fn a_queue_that_never_acts_is_not_asked_a_fourth_time() {
    let items = ["2026-03-11T09:00:00Z", "2026-03-13T09:00:00Z", "2026-03-17T09:00:00Z"].map(task).join(",");
    let (from, to) = with_history(&items);
    let actions =
        ask(&[("2026-03-29T16:00:00Z", "2026-03-10T16:00:00Z"), ("2026-03-25T09", "2026-03-08T09"), (from, &to)]);
    assert_eq!(
        (signal(&actions[0]).to_role.as_str(), signal(&actions[0]).topic.as_str()),
        ("service_manager", "repair")
    );
    assert!(signal(&actions[0]).signal.as_str().contains("Staff were asked 3 times before, last on 2026-03-17."));
}

#[test]
fn a_task_that_failed_or_came_before_it_broke_does_not_count() {
    let (from, to) = with_history(&task("2026-03-27T09:00:00Z"));
    assert_eq!(ask(&[BROKEN, (from, &to)]).len(), 1, "that was before it broke");
    let failed = task("2026-03-28T09:00:00Z").replace(r#""kind""#, r#""outcome": "cancelled", "kind""#);
    let (from, to) = with_history(&failed);
    assert_eq!(ask(&[BROKEN, (from, &to)]).len(), 1);
}

#[test]
fn another_plugins_hand_over_and_a_conversation_with_a_person_count_too() {
    let (from, to) = with_history(&task("2026-03-28T09:00:00Z").replace("promise-keeper", "human-touch"));
    assert_eq!(ask(&[BROKEN, (from, &to)]), []);
    let talk = r#""interactions": [{"id": "i-1", "at": "2026-03-28T10:00:00Z", "direction": "inbound", "topic": "repair",
        "handler": "human"}], "capacity""#;
    assert_eq!(ask(&[BROKEN, (r#""capacity""#, talk)]), []);
}

#[test]
fn after_three_months_it_is_over() {
    let long_ago = [("2026-03-29T16:00:00Z", "2025-12-20T16:00:00Z"), ("2026-03-25T09", "2025-12-15T09")];
    assert_eq!(ask(&[long_ago[0], long_ago[1], (r#""status": "open""#, r#""status": "closed""#)]), []);
}

#[test]
fn where_nobody_is_there_somebody_is_told_who_can_see_to_it() {
    let closed = (r#""open": true"#, r#""open": false"#);
    assert_eq!(signal(&ask(&[closed])[0]).to_role, "service_manager");
    let workshop_closed = (r#""queue": "workshop", "open": true"#, r#""queue": "workshop", "open": false"#);
    assert_eq!(handover(&ask(&[workshop_closed])[0]).queue, "customer_care");
    let unknown = (r#""capacity""#, r#""scores": [], "capacity_unknown""#);
    assert_eq!(handover(&ask(&[unknown])[0]).queue, "workshop");
}

#[test]
fn an_answer_that_a_case_promises_counts_as_a_promise() {
    let answer = |at: &str, more: &str| {
        let case = format!(r#""topic": "repair", "promised_at": "{at}"{more}"#);
        ask(&[NO_PROMISE, (r#""topic": "repair""#, &case)])
    };
    assert_eq!(answer("2026-03-29T16:00:00Z", "")[0].reasons[0].code, "promise_due");
    assert_eq!(answer("2026-03-28T16:00:00Z", "")[0].reasons[0].code, "promise_broken");
    assert_eq!(answer("2026-03-28T16:00:00Z", "")[0].reasons[0].evidence[0], "/cases/0/promised_at");
    assert_eq!(answer("2026-04-09T16:00:00Z", ""), []);
}

#[test]
fn nobody_who_waits_hears_nothing_for_longer_than_a_week() {
    let opened = |at: &'static str| ask(&[NO_PROMISE, ("2026-03-24T09:00:00Z", at)]);
    assert_eq!(opened("2026-03-21T20:40:01Z"), []);
    let actions = opened("2026-03-21T20:40:00Z");
    assert_eq!((actions[0].reasons[0].code.as_str(), actions[0].urgency), ("nobody_spoke", Urgency::Warning));
    assert_eq!(actions[0].reasons[0].text, "The customer has been waiting for 7 days, and nobody has said a word.");
    let waiting = (r#""status": "open""#, r#""status": "waiting""#);
    assert_eq!(ask(&[NO_PROMISE, ("2026-03-24T09:00:00Z", "2026-03-01T09:00:00Z"), waiting]), []);
}

#[test]
fn our_last_word_about_the_matter_counts_and_no_other() {
    let said = |key: &str, at: &str| {
        let item = format!(r#"{{"key": "{key}", "kind": "service_recovery", "at": "{at}", "channel": "email"}}"#);
        let (from, to) = with_history(&item);
        ask(&[NO_PROMISE, ("2026-03-24T09:00:00Z", "2026-03-01T09:00:00Z"), (from, &to)])
    };
    assert_eq!(said("recovery/k-9", "2026-03-24T09:00:00Z"), []);
    assert_eq!(said("newsletter", "2026-03-24T09:00:00Z").len(), 1);
    let actions = said("recovery/k-9", "2026-03-20T09:00:00Z");
    assert_eq!(
        actions[0].reasons[0].text,
        "The customer waits, and our last word was 8 days ago by email (service_recovery)."
    );
    assert_eq!(actions[0].reasons[0].evidence, ["/cases/0", "/history/0"]);
}

const LATE: &str =
    r#""orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-18T12:00:00Z"}], "capacity""#;

#[test]
fn a_late_order_without_a_word_is_a_task_unless_the_customer_knows_a_day() {
    let no_case = (r#""status": "open""#, r#""status": "closed""#);
    let [action] = &ask(&[NO_PROMISE, no_case, (r#""capacity""#, LATE)])[..] else { panic!() };
    assert_eq!(
        (action.key.as_str(), action.group.as_ref().unwrap().as_str()),
        ("promise-keeper/o-1", "order-trouble/o-1")
    );
    let known = LATE.replace(
        r#""capacity""#,
        r#""history": [{"key": "late/o-1", "kind": "heads_up", "at": "2026-03-19T09:00:00Z", "channel": "email"}], "capacity""#,
    );
    let known = known.replace(r#""shipped""#, r#""shipped", "expected_at": "2026-04-02T12:00:00Z""#);
    assert_eq!(ask(&[NO_PROMISE, no_case, (r#""capacity""#, &known)]), []);
}

#[test]
fn each_matter_is_one_task_and_the_gravest_comes_first() {
    let case = r#""cases": [{"id": "k-1", "kind": "claim", "status": "open", "severity": "high", "topic": "luggage",
        "opened_at": "2026-03-10T09:00:00Z"}, "#;
    let actions = ask(&[BROKEN, (r#""cases": ["#, case), (r#""capacity""#, LATE)]);
    let keys: Vec<_> = actions.iter().map(|action| action.key.as_str()).collect();
    assert_eq!(keys, ["promise-keeper/k-1", "promise-keeper/k-9", "promise-keeper/o-1"]);
}

#[test]
fn several_broken_promises_are_named_with_the_hosts_own_count() {
    let derived = (r#""capacity""#, r#""derived": {"promises_broken": 2}, "capacity""#);
    let [action] = &ask(&[BROKEN, derived])[..] else { panic!() };
    assert_eq!(action.reasons[1].evidence[0], "/derived/promises_broken");
}

#[test]
fn a_colleague_hears_what_the_customer_asked_for_about_contact() {
    let wish = (
        r#""language": "nl"}"#,
        r#""language": "nl"}, "preferences": {"contact_mode": "on_request_only", "avoid_channels": ["phone"]}"#,
    );
    let actions = ask(&[BROKEN, wish]);
    let briefing = handover(&actions[0]).briefing.as_str();
    assert!(briefing.contains("left alone") && briefing.contains("doesn't want to be called"), "{briefing}");
}

#[test]
fn a_long_promise_is_quoted_in_part() {
    let what = "x".repeat(2_000);
    let actions = ask(&[("Say when the washing machine is repaired.", &what)]);
    assert!(handover(&actions[0]).briefing.as_str().chars().count() < 1_000);
}
