use super::*;
use crate::prelude::*;

/// The matters of a context, each by its name.
fn names(sections: &str) -> Vec<String> {
    let context = testing::context(&format!("{{{sections}}}"));
    matter::all(&context, &["delivery".to_owned()]).iter().map(|matter| matter.id().to_owned()).collect()
}

/// What is found out about the gravest matter.
fn gravest<T>(sections: &str, look: impl FnOnce(&Matter<'_>) -> T) -> T {
    let context = testing::context(&format!("{{{sections}}}"));
    let matters = matter::all(&context, &["delivery".to_owned()]);
    look(matters.first().expect("a matter"))
}

const LATE: &str = r#""orders": [{"id": "o-0", "status": "delivered", "placed_at": "2026-03-02T09:00:00Z"},
    {"id": "o-1", "status": "shipped", "placed_at": "2026-03-10T09:00:00Z", "promised_at": "2026-03-20T17:00:00Z"}]"#;

#[test]
fn an_order_and_all_that_is_about_it_are_one_matter() {
    let sections = format!(
        r#"{LATE}, "cases": [{{"id": "k-1", "kind": "complaint", "status": "open", "order": "o-1"}},
            {{"id": "k-2", "kind": "incident", "status": "open", "topic": "delivery", "opened_at": "2026-03-21T09:00:00Z"}}],
        "promises": [{{"id": "news/o-1", "what": "A day.", "made_at": "2026-03-21T09:00:00Z", "due_at": "2026-03-23T09:00:00Z", "about": "k-1"}}],
        "feedback": [{{"kind": "csat", "score": 2, "about": "o-1"}}],
        "history": [{{"key": "recovery/o-1", "kind": "service_recovery", "at": "2026-03-21T09:00:00Z"}},
            {{"key": "thanks", "kind": "gesture", "at": "2026-03-01T09:00:00Z"}}]"#
    );
    gravest(&sections, |matter| {
        assert_eq!((matter.id(), matter.cases.len(), matter.promises.len()), ("o-1", 2, 1));
        assert_eq!((matter.feedback.len(), matter.history.len()), (1, 1));
        let mut pointers = Vec::new();
        matter.add_to(&mut pointers);
        assert_eq!(pointers, ["/orders/1", "/cases/0", "/cases/1", "/promises/0"]);
        assert_eq!(matter.waiting_since().unwrap().to_string(), "2026-03-20T17:00:00Z");
    });
    assert_eq!(names(&sections), ["o-1"]);
}

#[test]
fn cases_about_different_things_are_different_matters() {
    let case = |id: &str, rest: &str| format!(r#"{{"id": "{id}", "kind": "complaint", "status": "open"{rest}}}"#);
    let two = |one: &str, other: &str| names(&format!(r#""cases": [{}, {}]"#, case("a", one), case("b", other)));
    assert_eq!(two(r#", "topic": "crew""#, r#", "topic": "flight""#).len(), 2);
    assert_eq!(two("", "").len(), 2);
    assert_eq!(two(r#", "matter": "m-1""#, r#", "matter": "m-1""#), ["m-1"]);
    let crew = |day: &str| format!(r#", "topic": "crew", "opened_at": "2026-{day}T09:00:00Z""#);
    assert_eq!(two(&crew("02-01"), &crew("03-03")), ["a"]);
    assert_eq!(two(&crew("02-01"), &crew("03-04")).len(), 2);
}

#[test]
fn a_promise_about_nothing_else_is_a_matter_of_its_own() {
    let promise = r#""promises": [{"id": "call", "what": "A call.", "made_at": "2026-03-21T09:00:00Z", "due_at": "2026-03-23T09:00:00Z"}]"#;
    assert_eq!(names(promise), ["call"]);
    gravest(promise, |matter| {
        let mut pointers = Vec::new();
        matter.add_to(&mut pointers);
        assert_eq!(pointers, ["/promises/0"]);
    });
}

#[test]
fn a_complaint_that_came_before_the_order_is_not_about_it() {
    let complaint = |opened: &str| {
        names(&format!(
            r#"{LATE}, "cases": [{{"id": "k-1", "kind": "complaint", "status": "open", "topic": "delivery", "opened_at": "{opened}"}}]"#
        ))
    };
    assert_eq!(complaint("2026-03-21T09:00:00Z"), ["o-1"]);
    assert_eq!(complaint("2026-03-09T09:00:00Z"), ["k-1", "o-1"]);
}

#[test]
fn the_gravest_comes_first() {
    let case = |id: &str, kind: &str, rest: &str| {
        format!(r#"{{"id": "{id}", "kind": "{kind}", "status": "open", "opened_at": "2026-03-20T09:00:00Z"{rest}}}"#)
    };
    let first = |one: String, other: String| names(&format!(r#"{LATE}, "cases": [{one}, {other}]"#));
    assert_eq!(first(case("a", "complaint", ""), case("b", "claim", "")), ["b", "a", "o-1"]);
    assert_eq!(first(case("a", "claim", ""), case("b", "complaint", r#", "severity": "high""#)), ["b", "a", "o-1"]);
    assert_eq!(first(case("a", "claim", r#", "severity": "low""#), case("b", "complaint", ""))[0], "b");
    assert_eq!(first(case("a", "complaint", ""), case("b", "complaint", r#", "reopened": 1"#))[0], "b");
    assert_eq!(first(case("a", "question", ""), case("b", "return", "")), ["o-1", "a", "b"]);
}

#[test]
fn a_broken_promise_and_a_longer_wait_weigh_more() {
    let cases = r#""cases": [{"id": "a", "kind": "complaint", "status": "open", "opened_at": "2026-03-20T09:00:00Z"},
        {"id": "b", "kind": "complaint", "status": "open", "opened_at": "2026-03-19T09:00:00Z"}]"#;
    assert_eq!(names(cases), ["b", "a"]);
    let promise = r#""promises": [{"id": "p", "what": "It.", "about": "a", "made_at": "2026-03-21T09:00:00Z", "due_at": "2026-03-22T09:00:00Z"}]"#;
    assert_eq!(names(&format!("{cases}, {promise}")), ["a", "b"]);
}

#[test]
fn the_company_owes_what_it_took_for_an_order_that_it_cancelled() {
    let owed = |rest: &str| {
        let order = format!(
            r#""orders": [{{"id": "o-1", "status": "cancelled", "amount": {{"minor": 900, "currency": "EUR"}}{rest}}}],
                "cases": [{{"id": "k-1", "kind": "question", "status": "closed", "order": "o-1"}}]"#
        );
        gravest(&order, |matter| (matter.owed().map(|money| money.minor.get()), matter.harm(), matter.is_open()))
    };
    let ours = r#", "cancelled_by": "company", "paid": true"#;
    assert_eq!(owed(ours), (Some(900), Harm::Loss, true));
    assert_eq!(owed(&format!(r#"{ours}, "refunded": {{"minor": 400, "currency": "EUR"}}"#)).0, Some(500));
    assert_eq!(owed(&format!(r#"{ours}, "refunded": {{"minor": 900, "currency": "EUR"}}"#)), (None, Harm::None, false));
    assert_eq!(owed(r#", "cancelled_by": "customer", "paid": true"#).0, None);
    assert_eq!(owed(r#", "cancelled_by": "company""#).0, None);
}

#[test]
fn a_promised_day_is_over_when_it_is_over_everywhere() {
    let late = |now: &str| {
        let order = r#""orders": [{"id": "o-1", "status": "placed", "promised_on": "2026-03-20"}]"#;
        names(&format!(r#""as_of": "{now}", {order}"#)).len()
    };
    assert_eq!((late("2026-03-21T12:00:00Z"), late("2026-03-21T12:00:01Z")), (0, 1));
}

#[test]
fn a_top_score_about_a_late_order_contradicts_the_record() {
    let glad = |score: &str| {
        gravest(&format!(r#"{LATE}, "feedback": [{{{score}}}]"#), |matter| matter.contradiction().is_some())
    };
    assert!(glad(r#""kind": "csat", "score": 5, "at": "2026-03-28T09:00:00Z", "about": "o-1""#));
    assert!(!glad(r#""kind": "csat", "score": 4, "at": "2026-03-28T09:00:00Z", "about": "o-1""#));
    assert!(!glad(r#""kind": "csat", "score": 5, "at": "2026-03-19T09:00:00Z", "about": "o-1""#));
    let alone = LATE.replace(r#""o-0", "status": "delivered""#, r#""o-0", "status": "returned""#);
    let unnamed = |day: &str, more: &str| {
        let score = format!(r#""feedback": [{{"kind": "nps", "score": 10, "at": "2026-03-{day}T09:00:00Z"}}]"#);
        gravest(&format!("{alone}, {score}{more}"), |matter| matter.contradiction().is_some())
    };
    assert!(unnamed("28", ""));
    assert!(!unnamed("20", ""), "that was before it was late");
    let complaint = |day: &str| {
        format!(
            r#", "cases": [{{"id": "k-1", "kind": "complaint", "status": "open", "order": "o-1", "opened_at": "2026-03-{day}T09:00:00Z"}}]"#
        )
    };
    assert!(unnamed("27", &complaint("26")) && !unnamed("27", &complaint("28")));
    assert!(!unnamed("28", r#", "interactions": [{"id": "t-1", "at": "2026-03-27T09:00:00Z"}]"#));
    assert!(!glad(r#""kind": "nps", "score": 10, "at": "2026-03-28T09:00:00Z""#), "o-0 came in these weeks");
}

#[test]
fn what_was_settled_last_tells_the_resolution_and_what_is_open_the_wish() {
    let cases = r#""cases": [{"id": "a", "kind": "complaint", "status": "closed", "matter": "m", "closed_at": "2026-03-01T09:00:00Z", "resolution": "remedied"},
        {"id": "b", "kind": "complaint", "status": "closed", "matter": "m", "closed_at": "2026-03-10T09:00:00Z", "resolution": "refused"},
        {"id": "c", "kind": "complaint", "status": "open", "matter": "m", "wish": "refund"}]"#;
    gravest(cases, |matter| {
        assert_eq!((matter.resolution(), matter.wish()), (Some(Resolution::Refused), Some(Remedy::Refund)));
    });
}

#[test]
fn what_came_or_was_paid_back_is_no_trouble() {
    let order = |rest: &str| names(&format!(r#""orders": [{{"id": "o-1", {rest}}}]"#)).len();
    let late = r#""status": "shipped", "promised_at": "2026-03-20T17:00:00Z""#;
    assert_eq!(order(late), 1);
    assert_eq!(order(&format!(r#"{late}, "delivered_at": "2026-03-21T17:00:00Z""#)), 0);
    assert_eq!(order(&format!(r#"{late}, "delivered_at": "2026-03-21T17:00:00Z", "part_delivered": true"#)), 1);
    let failed = |back: u32| {
        order(&format!(
            r#""status": "failed", "amount": {{"minor": 900, "currency": "EUR"}}, "refunded": {{"minor": {back}, "currency": "EUR"}}"#
        ))
    };
    assert_eq!((failed(899), failed(900)), (1, 0));
}

#[test]
fn nobody_was_helped_by_a_refusal() {
    let right = |case: &str, more: &str| {
        let case = format!(r#""cases": [{{"id": "k-1", "kind": "complaint", "status": "closed"{case}}}]"#);
        gravest(&format!("{case}{more}"), |matter| matter.was_put_right())
    };
    let handed = r#", "history": [{"key": "take-over/k-1", "kind": "human_handover", "at": "2026-03-13T09:00:00Z"}]"#;
    assert!(right(r#", "resolution": "remedied""#, ""));
    assert!(!right(r#", "resolution": "refused""#, handed));
    assert!(!right(r#", "resolution": "explained""#, ""));
    assert!(right("", handed));
    assert!(!right("", ""));
}

const APOLOGISED: &str = r#""cases": [{"id": "k-1", "kind": "complaint", "status": "open", "opened_at": "2026-03-10T09:00:00Z", "via": "messaging"}],
    "history": [{"key": "recovery/k-1", "kind": "service_recovery", "at": "2026-03-12T09:00:00Z", "channel": "email"}"#;

#[test]
fn an_apology_is_unanswered_until_a_person_comes_in() {
    let unanswered =
        |rest: &str| gravest(&format!("{APOLOGISED}{rest}"), |matter| matter.unanswered_apology().is_some());
    assert!(unanswered("]"));
    assert!(!unanswered(r#", {"key": "human-touch/k-1", "kind": "human_handover", "at": "2026-03-13T09:00:00Z"}]"#));
    assert!(unanswered(
        r#", {"key": "human-touch/k-1", "kind": "human_handover", "at": "2026-03-13T09:00:00Z", "outcome": "cancelled"}]"#
    ));
    let talk = |rest: &str| format!(r#"], "interactions": [{{"id": "t-1", "at": "2026-03-14T09:00:00Z"{rest}}}]"#);
    assert!(!unanswered(&talk(r#", "handler": "human""#)));
    assert!(unanswered(&talk(r#", "handler": "bot", "direction": "inbound""#)));
    assert!(unanswered(&talk(r#", "direction": "inbound""#)));
    let promise = |due: &str| {
        format!(
            r#"], "promises": [{{"id": "p", "what": "It.", "about": "k-1", "made_at": "2026-03-12T09:00:00Z", "due_at": "{due}T09:00:00Z"}}]"#
        )
    };
    assert!(!unanswered(&promise("2026-03-30")));
    assert!(unanswered(&promise("2026-03-20")));
}

#[test]
fn the_last_word_says_who_waits_for_whom() {
    let last = |rest: &str| {
        gravest(&format!("{APOLOGISED}{rest}"), |matter| {
            let word = matter.last_word().expect("a word");
            (word.by, word.channel, matter.awaits_an_answer())
        })
    };
    assert_eq!(last("]"), (Party::Company, Some(Channel::Email), false));
    let asked = r#"], "interactions": [{"id": "t-1", "at": "2026-03-14T09:00:00Z", "direction": "inbound", "channel": "chat"}]"#;
    assert_eq!(last(asked), (Party::Customer, Some(Channel::Chat), true));
    let never_sent = APOLOGISED.replace(r#""channel": "email""#, r#""channel": "email", "outcome": "failed""#);
    gravest(&format!("{never_sent}]"), |matter| {
        assert_eq!(matter.last_word().unwrap().channel, Some(Channel::Messaging));
        assert_eq!(matter.tries(60), 0);
    });
    gravest(&format!("{APOLOGISED}]"), |matter| assert_eq!((matter.tries(60), matter.tries(10)), (1, 0)));
}

#[test]
fn a_key_is_found_again_and_one_that_only_ends_alike_is_not() {
    let known = |key: &str| {
        let history = format!(r#""history": [{{"key": "{key}", "kind": "heads_up", "at": "2026-03-21T09:00:00Z"}}]"#);
        gravest(&format!("{LATE}, {history}"), |matter| matter.history.len())
    };
    assert_eq!(["o-1", "recovery/o-1", "late-order/2026-03-31/o-1"].map(known), [1, 1, 1]);
    assert_eq!(["recovery/xo-1", "o-11", "recovery/o-0"].map(known), [0, 0, 0]);
    gravest(LATE, |matter| assert_eq!(matter.key("recovery"), "recovery/o-1"));
}

#[test]
fn a_promise_that_was_made_again_counts_as_it_was_made_last() {
    let context = testing::context(
        r#"{"promises": [
            {"id": "answer/k-1", "what": "w", "made_at": "2026-03-26T00:00:00Z", "due_at": "2026-04-02T00:00:00Z"},
            {"id": "answer/k-1", "what": "w", "made_at": "2026-03-20T00:00:00Z", "due_at": "2026-03-24T00:00:00Z"}]}"#,
    );
    let matters = matter::all(&context, &[]);
    assert_eq!((matters.len(), matters[0].broken_promise().is_none()), (1, true));
    assert_eq!(matters[0].standing_promise().unwrap().pointer(), "/promises/0");
}
