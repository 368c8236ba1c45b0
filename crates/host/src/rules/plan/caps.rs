//! Caps: limits on contacts in a period, counting the customer's history and what this decision already offers or defers.
//!
//! Only what reaches the customer counts. Every cap applies, the operator's and the customer's own. Without a cap any number
//! is allowed, and a cap of 0 allows none. An earlier contact whose purpose isn't known counts for every purpose. What is
//! planned for later counts too: no period may exceed its cap, from whichever time it is seen.
//!
//! For a cap of the operator's, nothing counts against a contact whose purpose comes before its own (service, care,
//! research, marketing): what is sold takes no place from service. The customer's own caps count everything.

use courtesy_contract::{Argument, Cap, Channel, Disposition, MessageRef, Period, Purpose, Timestamp};

use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::ledger::{Entry, Limit};
use crate::rules::{Candidate, Refusal, Verdict, promised};

/// Makes service and care wait for room, as long as they are of use; refuses research and marketing.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let full = route.channel.and_then(|channel| full(plan, candidate, channel, route.at));
    let Some(full) = full else { return Verdict::Allow };
    let refusal = |disposition| {
        Refusal::new(disposition, explanation(full.cap)).with_detail(detail(full.cap, candidate)).until(full.opens_at)
    };
    let of_use = |at: &Timestamp| *at > route.at && *at < candidate.action().window.not_after_at;
    match full.opens_at.filter(of_use) {
        Some(until) if may_wait(candidate.purpose()) => {
            Verdict::Wait { until, refusal: refusal(Disposition::Deferred) }
        }
        _ => Verdict::Refuse(refusal(Disposition::Capped)),
    }
}

fn may_wait(purpose: Purpose) -> bool {
    match purpose {
        Purpose::Service | Purpose::Care => true,
        Purpose::Research | Purpose::Marketing => false,
    }
}

/// Whether a cap has no room for a candidate on this channel at this time.
pub(super) fn is_full(plan: &Plan<'_>, candidate: &Candidate, channel: Channel, at: Timestamp) -> bool {
    full(plan, candidate, channel, at).is_some()
}

/// A cap that has no room.
#[derive(Debug, PartialEq)]
struct Full<'c> {
    /// The first cap that is full; the customer's own come last.
    cap: &'c Cap,
    /// The time by which all full caps have room; `None` if one never has.
    opens_at: Option<Timestamp>,
}

fn full<'c>(plan: &'c Plan<'_>, candidate: &Candidate, channel: Channel, at: Timestamp) -> Option<Full<'c>> {
    let contact = Entry::of(candidate, Some(channel), at);
    let mut first = None;
    let mut opens_at = Some(at);
    let operators = plan.situation.policy().caps.iter().map(|cap| (cap, true));
    let caps = operators.chain(plan.own_caps.iter().map(|cap| (cap, false)));
    for (cap, is_operators) in caps.filter(|(cap, _)| counts(cap, &contact)) {
        if cap.except_critical_service && candidate.is_critical_service() {
            continue;
        }
        let limit = Limit { per: &cap.per, max: u128::from(cap.max), more: 1 };
        let weighs = |entry: &Entry| counts(cap, entry) && !(is_operators && comes_after(entry, candidate.purpose()));
        let room = plan.ledger.room(&limit, at, |entry| u128::from(weighs(entry)));
        if room == Some(at) {
            continue;
        }
        let excepts = cap.except_promised && cap.max > 0;
        let as_promised = if excepts { promised_word(plan, candidate, channel, at) } else { None };
        if as_promised != Some(at) {
            first.get_or_insert(cap);
            let room = room.into_iter().chain(as_promised).min();
            opens_at = opens_at.zip(room).map(|(one, other)| one.max(other));
        }
    }
    first.map(|cap| Full { cap, opens_at })
}

/// When word of what was promised may pass a full cap: once in 24 hours on a channel. `None` if it is no such word.
fn promised_word(plan: &Plan<'_>, candidate: &Candidate, channel: Channel, at: Timestamp) -> Option<Timestamp> {
    if !promised::is_word(plan.situation, candidate) {
        return None;
    }
    let limit = Limit { per: &Period::rolling_days(1), max: 1, more: 1 };
    let is_service = |entry: &Entry| entry.purpose.is_none_or(|purpose| purpose == Purpose::Service);
    plan.ledger.room(&limit, at, |entry| u128::from(entry.channel == Some(channel) && is_service(entry)))
}

/// Whether a cap applies to something that was or would be done.
fn counts(cap: &Cap, entry: &Entry) -> bool {
    entry.channel.is_some_and(|over| cap.channel.is_none_or(|channel| channel == over))
        && cap.purpose.is_none_or(|purpose| entry.purpose.is_none_or(|known| known == purpose))
        && cap.kind.is_none_or(|kind| entry.kind == kind)
        && cap.key.as_ref().is_none_or(|key| key == entry.key)
}

/// Whether a contact's purpose is known and comes after this one.
fn comes_after(entry: &Entry, purpose: Purpose) -> bool {
    entry.purpose.is_some_and(|known| known > purpose)
}

fn explanation(cap: &Cap) -> MessageRef {
    let About { channel, purpose, kind, key } = About::of(cap);
    if cap.max == 0 {
        return say!("caps-none", channel = channel, purpose = purpose, kind = kind, key = key);
    }
    let Time { period, days, hours, .. } = Time::of(&cap.per);
    say!(
        "caps-full",
        max = cap.max,
        period = period,
        days = days,
        hours = hours,
        channel = channel,
        purpose = purpose,
        kind = kind,
        key = key
    )
}

fn detail(cap: &Cap, candidate: &Candidate) -> MessageRef {
    let About { channel, purpose, kind, key } = About::of(cap);
    let Time { period, days, hours, time_zone } = Time::of(&cap.per);
    say!(
        "caps-detail-cap",
        action = candidate.action().key.as_str(),
        max = cap.max,
        period = period,
        days = days,
        hours = hours,
        time_zone = time_zone,
        channel = channel,
        purpose = purpose,
        kind = kind,
        key = key
    )
}

/// The word in a message for what a cap doesn't restrict.
const ANY: &str = "any";

/// What a cap applies to, as words for a message.
struct About<'c> {
    channel: &'c str,
    purpose: &'c str,
    kind: &'c str,
    key: &'c str,
}

impl<'c> About<'c> {
    fn of(cap: &'c Cap) -> Self {
        Self {
            channel: cap.channel.map_or(ANY, |channel| channel.word()),
            purpose: cap.purpose.map_or(ANY, Purpose::word),
            kind: cap.kind.map_or(ANY, |kind| kind.word()),
            key: cap.key.as_ref().map_or(ANY, |key| key.as_str()),
        }
    }
}

/// A period, as words and numbers for a message.
struct Time<'c> {
    period: &'c str,
    days: Argument,
    hours: Argument,
    time_zone: &'c str,
}

impl<'c> Time<'c> {
    fn of(per: &'c Period) -> Self {
        match per {
            Period::Rolling { days, hours } => {
                Self { period: "rolling", days: (*days).into(), hours: (*hours).into(), time_zone: ANY }
            }
            Period::Calendar { unit, time_zone } => {
                Self { period: unit.word(), days: 0_u32.into(), hours: 0_u32.into(), time_zone: time_zone.as_str() }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, ActionKind, CalendarUnit, Label, Policy, ZoneName};
    use serde_json::json;

    use super::*;
    use crate::rules::Situation;
    use crate::rules::examples::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn weekly(max: u32) -> Cap {
        Cap { max, ..Cap::one_a_week(Channel::Email) }
    }

    fn calendar(unit: CalendarUnit) -> Cap {
        Cap { per: Period::Calendar { unit, time_zone: ZoneName::new("Europe/Amsterdam").unwrap() }, ..weekly(1) }
    }

    /// An e-mail of the past, with members that replace the usual ones.
    fn mail(at: &str, changes: serde_json::Value) -> serde_json::Value {
        let mut item = json!({"key": "k", "kind": "check_in", "at": at, "channel": "email", "purpose": "care"});
        for (name, value) in changes.as_object().unwrap() {
            item[name] = value.clone();
        }
        item.as_object_mut().unwrap().retain(|_, value| !value.is_null());
        item
    }

    fn mails(moments: &[&str]) -> Vec<serde_json::Value> {
        moments.iter().map(|at| mail(at, json!({}))).collect()
    }

    /// Whether caps allow an action by e-mail now: the number of the full cap, and when all have room.
    fn closed(
        caps: &[Cap],
        history: &[serde_json::Value],
        changes: serde_json::Value,
    ) -> Option<(usize, Option<Timestamp>)> {
        found(caps, history, action(CHECK_IN, changes))
    }

    fn found(caps: &[Cap], history: &[serde_json::Value], action: Action) -> Option<(usize, Option<Timestamp>)> {
        let context = context(&format!(r#""history":{}"#, json!(history)));
        let policy = Policy { caps: caps.to_vec(), ..Policy::default() };
        let situation = Situation::new(&context, &policy, &[]);
        let candidate = candidate(&situation, action);
        let plan = Plan::new(&situation);
        let full = full(&plan, &candidate, Channel::Email, candidate.send_at())?;
        Some((policy.caps.iter().position(|cap| std::ptr::eq(cap, full.cap)).unwrap(), full.opens_at))
    }

    fn is_full(cap: Cap, history: &[serde_json::Value]) -> bool {
        closed(&[cap], history, json!({})).is_some()
    }

    #[test]
    fn a_rolling_period_excludes_its_start_and_includes_its_end() {
        assert!(!is_full(weekly(1), &mails(&["2026-03-21T20:40:00Z"])));
        assert!(is_full(weekly(1), &mails(&["2026-03-21T20:40:01Z"])));
        assert!(is_full(weekly(1), &mails(&[NOW])));
    }

    #[test]
    fn a_calendar_period_is_the_unit_on_the_clock_of_its_zone() {
        // The clocks go forward in the night after the moment of the question.
        let cases = [
            (CalendarUnit::Day, "2026-03-27T22:59:59Z", "2026-03-27T23:00:00Z", "2026-03-28T23:00:00Z"),
            (CalendarUnit::Week, "2026-03-22T22:59:59Z", "2026-03-22T23:00:00Z", "2026-03-29T22:00:00Z"),
            (CalendarUnit::Month, "2026-02-28T22:59:59Z", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"),
            (CalendarUnit::Quarter, "2025-12-31T22:59:59Z", "2025-12-31T23:00:00Z", "2026-03-31T22:00:00Z"),
            (CalendarUnit::Year, "2025-12-31T22:59:59Z", "2025-12-31T23:00:00Z", "2026-12-31T23:00:00Z"),
        ];
        for (unit, before, first, opens) in cases {
            assert_eq!(closed(&[calendar(unit)], &mails(&[before]), json!({})), None, "{unit}");
            let full = closed(&[calendar(unit)], &mails(&[first]), json!({}));
            assert_eq!(full, Some((0, Some(at(opens)))), "{unit}");
        }
    }

    #[test]
    fn zero_is_none_and_no_cap_is_any_number() {
        assert_eq!(closed(&[weekly(0)], &[], json!({})), Some((0, None)));
        assert_eq!(closed(&[], &mails(&[NOW, NOW, NOW]), json!({})), None);
    }

    #[test]
    fn a_cap_counts_what_it_names() {
        let other = |changes| [mail(NOW, changes)];
        assert!(!is_full(weekly(1), &other(json!({"channel": "sms"}))));
        assert!(is_full(Cap { channel: None, ..weekly(1) }, &other(json!({"channel": "sms"}))));
        let care = || Cap { purpose: Some(Purpose::Care), ..weekly(1) };
        assert!(!is_full(care(), &other(json!({"purpose": "service"}))));
        assert!(is_full(weekly(1), &other(json!({"purpose": "service"}))));
        let kind = || Cap { kind: Some(ActionKind::CheckIn), ..weekly(1) };
        assert!(!is_full(kind(), &other(json!({"kind": "heads_up"}))));
        assert!(is_full(kind(), &other(json!({"key": "z"}))));
        let key = || Cap { key: Some(Label::new("a").unwrap()), ..weekly(1) };
        assert!(!is_full(key(), &other(json!({}))));
        assert!(is_full(key(), &other(json!({"key": "a", "kind": "heads_up"}))));
    }

    #[test]
    fn a_cap_concerns_what_it_names() {
        let before = mails(&[NOW]);
        for cap in [
            Cap { channel: Some(Channel::Sms), ..weekly(0) },
            Cap { purpose: Some(Purpose::Marketing), ..weekly(0) },
            Cap { kind: Some(ActionKind::HeadsUp), ..weekly(0) },
            Cap { key: Some(Label::new("k").unwrap()), ..weekly(0) },
        ] {
            assert_eq!(closed(&[cap], &before, json!({})), None);
        }
    }

    #[test]
    fn a_contact_of_unknown_purpose_counts_for_every_purpose() {
        for purpose in ["service", "care", "research", "marketing"] {
            let cap = Cap { purpose: Purpose::ALL.iter().copied().find(|known| known.word() == purpose), ..weekly(1) };
            let unknown = [mail(NOW, json!({"purpose": null}))];
            // A check-in is care at least.
            let asks = if purpose == "service" { "care" } else { purpose };
            let concerned = closed(&[cap], &unknown, json!({"purpose": asks})).is_some();
            assert_eq!(concerned, purpose != "service", "{purpose}");
        }
    }

    #[test]
    fn what_did_not_reach_the_customer_is_not_counted() {
        assert!(!is_full(weekly(1), &[mail(NOW, json!({"outcome": "failed"}))]));
        assert!(!is_full(Cap { channel: None, ..weekly(1) }, &[mail(NOW, json!({"channel": null}))]));
    }

    #[test]
    fn critical_service_passes_the_caps_that_except_it_and_is_counted() {
        let cap = || Cap { except_critical_service: true, ..weekly(1) };
        let before = [mail(NOW, json!({"purpose": "service"}))];
        let passes = |cap: Cap, changes| found(&[cap], &before, action(HEADS_UP, changes)).is_none();
        assert!(passes(cap(), json!({"urgency": "critical"})));
        assert!(passes(Cap { max: 0, ..cap() }, json!({"urgency": "critical"})));
        assert!(!passes(cap(), json!({"urgency": "warning"})));
        assert!(!passes(cap(), json!({"urgency": "critical", "purpose": "care"})));
        assert!(!passes(weekly(1), json!({"urgency": "critical"})));
    }

    #[test]
    fn all_caps_hold_and_the_first_full_one_is_named() {
        let monthly = Cap { channel: None, per: Period::rolling_days(30), ..weekly(1) };
        let before = mails(&["2026-03-27T00:00:00Z"]);
        let full = closed(&[weekly(5), monthly, weekly(1)], &before, json!({}));
        assert_eq!(full, Some((1, Some(at("2026-04-26T00:00:00Z")))));
        assert_eq!(closed(&[weekly(1), weekly(0)], &before, json!({})), Some((0, None)));
    }

    #[test]
    fn room_comes_when_enough_contacts_have_left_the_period() {
        let before = mails(&["2026-03-27T00:00:00Z", "2026-03-23T00:00:00Z", "2026-03-25T00:00:00Z"]);
        let full = closed(&[weekly(2)], &before, json!({}));
        assert_eq!(full, Some((0, Some(at("2026-04-01T00:00:00Z")))));
    }

    #[test]
    fn what_is_planned_for_later_takes_its_place() {
        let planned = mails(&["2026-04-01T06:00:00Z"]);
        assert_eq!(closed(&[weekly(1)], &planned, json!({})), Some((0, Some(at("2026-04-08T06:00:00Z")))));
        assert_eq!(closed(&[weekly(2)], &planned, json!({})), None);
        assert_eq!(closed(&[weekly(1)], &mails(&["2026-04-04T20:40:00Z"]), json!({})), None);
        // Five days ago and in five days: three in ten days, and never three in seven.
        assert_eq!(closed(&[weekly(2)], &mails(&["2026-03-23T20:40:00Z", "2026-04-02T20:40:00Z"]), json!({})), None);
        assert!(closed(&[calendar(CalendarUnit::Day)], &mails(&["2026-03-28T22:59:59Z"]), json!({})).is_some());
        assert!(closed(&[calendar(CalendarUnit::Day)], &mails(&["2026-03-28T23:00:00Z"]), json!({})).is_none());
    }

    #[test]
    fn what_this_decision_admitted_is_counted() {
        let (context, policy) = (context(""), Policy { caps: vec![weekly(1)], ..Policy::default() });
        let situation = Situation::new(&context, &policy, &[]);
        let asked = candidate(&situation, action(CHECK_IN, json!({})));
        let other = candidate(&situation, action(HEADS_UP, json!({})));
        let mut plan = Plan::new(&situation);
        plan.ledger.admit(Entry::of(&other, None, situation.now()));
        assert_eq!(full(&plan, &asked, Channel::Email, asked.send_at()), None);
        plan.ledger.admit(Entry::of(&other, Some(Channel::Email), at("2026-03-29T06:00:00Z")));
        assert_eq!(
            full(&plan, &asked, Channel::Email, asked.send_at()).unwrap().opens_at,
            Some(at("2026-04-05T06:00:00Z"))
        );
    }

    #[test]
    fn a_million_contacts_are_counted_in_one_pass() {
        let now = at(NOW);
        let caps = vec![weekly(1), calendar(CalendarUnit::Year), weekly(1_000_000)];
        let (context, policy) = (context(""), Policy { caps, ..Policy::default() });
        let situation = Situation::new(&context, &policy, &[]);
        let asked = candidate(&situation, action(CHECK_IN, json!({})));
        for planned in [false, true] {
            let mut plan = Plan::new(&situation);
            for second in 0..1_000_000 {
                let moment = if planned { now.plus_s(second) } else { now.plus_s(-second) };
                plan.ledger.admit(Entry::of(&asked, Some(Channel::Email), moment));
            }
            let full = full(&plan, &asked, Channel::Email, asked.send_at()).unwrap();
            assert!(std::ptr::eq(full.cap, &policy.caps[0]) && full.opens_at > Some(now.plus_days(6)));
        }
    }

    #[test]
    fn what_is_sold_takes_no_place_from_service_unless_the_customer_says_how_often() {
        let news = |before: &str, own: &str| {
            let context = context(&format!(
                r#""preferences":{{"max_contacts":[{own}]}},
                   "history":[{{"key":"k","kind":"heads_up","at":"{NOW}","channel":"email"{before}}}]"#
            ));
            let policy = Policy { caps: vec![weekly(1)], ..Policy::default() };
            let situation = Situation::new(&context, &policy, &[]);
            let news = candidate(&situation, action(HEADS_UP, json!({"purpose": "care"})));
            super::is_full(&Plan::new(&situation), &news, Channel::Email, situation.now())
        };
        for (before, expected) in [
            ("", true),
            (r#","purpose":"service""#, true),
            (r#","purpose":"care""#, true),
            (r#","purpose":"research""#, false),
            (r#","purpose":"marketing""#, false),
        ] {
            assert_eq!(news(before, ""), expected, "{before}");
            assert!(news(before, r#"{"max":1,"per_days":7}"#), "{before}");
        }
    }

    #[test]
    fn care_and_service_may_wait() {
        let waiting: Vec<Purpose> = Purpose::ALL.iter().copied().filter(|purpose| may_wait(*purpose)).collect();
        assert_eq!(waiting, [Purpose::Service, Purpose::Care]);
    }

    #[test]
    fn says_the_cap_in_words_for_the_customer() {
        let said_of = |cap: &Cap| said(Some(&explanation(cap)));
        assert_eq!(
            said_of(&weekly(1)),
            "We don't want to bother you too often, so we contact you at most once in 7 days by email. That's why we're leaving it for now."
        );
        let none = Cap { max: 0, purpose: Some(Purpose::Marketing), ..weekly(0) };
        assert_eq!(said_of(&none), "We don't contact you by email with offers.");
        let hours = Cap { channel: None, max: 2, per: Period::Rolling { days: 1, hours: 12 }, ..weekly(0) };
        assert!(said_of(&hours).contains("at most twice in 1 day and 12 hours."));
        assert!(said_of(&calendar(CalendarUnit::Quarter)).contains("at most once a quarter by email."));
    }

    #[test]
    fn a_promised_word_passes_a_full_cap_once_a_day() {
        let full_after = |last: &str, promise: &str, said: &str, cap: Cap| {
            let news = json!({"message": {"language": "en", "text": "It comes today.", "author": "template"}});
            let context = context(&format!(
                r#""promises":[{{"id":"p","what":"Word.","made_at":"2026-03-27T00:00:00Z","due_at":"2026-03-29T00:00:00Z",{promise}}}],
                   "history":[{{"key":"k","kind":"heads_up","at":"{last}","channel":"email","purpose":"service"{said}}}]"#
            ));
            let policy = Policy { caps: vec![cap], ..Policy::default() };
            let situation = Situation::new(&context, &policy, &[]);
            let candidate = candidate(&situation, action(HEADS_UP, news));
            super::is_full(&Plan::new(&situation), &candidate, Channel::Email, situation.now())
        };
        let yesterday = "2026-03-27T20:40:00Z";
        let full = |promise: &str, said: &str, cap: Cap| full_after(yesterday, promise, said, cap);
        let usual = || weekly(1);
        assert!(
            full_after("2026-03-27T20:40:01Z", r#""about":"e""#, "", usual()),
            "it waits until the 24 hours are over"
        );
        assert!(!full(r#""about":"e""#, "", usual()));
        assert!(full(r#""about":"e""#, "", Cap { except_promised: false, ..weekly(1) }));
        assert!(full(r#""about":"another""#, "", usual()));
        assert!(full(r#""about":"e","kept_at":"2026-03-28T00:00:00Z""#, "", usual()));
        assert!(full(r#""about":"e""#, "", Cap { max: 0, ..usual() }));
        let (empty, policy) = (context(""), Policy::default());
        let news = json!({"message": {"language": "en", "text": "It comes today.", "author": "template"}});
        let said = candidate(&Situation::new(&empty, &policy, &[]), action(HEADS_UP, news)).said().unwrap();
        assert!(full(r#""about":"e""#, &format!(r#","said":"{said}""#), usual()));
    }

    #[test]
    fn tells_the_operator_which_cap_it_was() {
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let cap = Cap { kind: Some(ActionKind::CheckIn), ..calendar(CalendarUnit::Day) };
        assert_eq!(
            said(Some(&detail(&cap, &candidate(&situation, action(CHECK_IN, json!({})))))),
            "cap: at most 1 in one calendar day (Europe/Amsterdam), channel `email`, kind `check_in`; `a` would be one more"
        );
    }

    #[test]
    fn what_may_wait_does_so_as_long_as_it_is_of_use() {
        let verdict = |purpose: &str, not_after_at: &str| {
            let changes = json!({"purpose": purpose, "window": {"not_after_at": not_after_at}});
            let context =
                context(r#""history":[{"key":"k","kind":"check_in","at":"2026-03-28T20:40:00Z","channel":"email"}]"#);
            let policy = Policy { caps: vec![weekly(1)], ..Policy::default() };
            let situation = Situation::new(&context, &policy, &[]);
            let candidate = candidate(&situation, action(CHECK_IN, changes));
            screen(&Plan::new(&situation), &candidate, &mut Route::new(&candidate, Some(Channel::Email)))
        };
        let opens = at("2026-04-04T20:40:00Z");
        assert!(matches!(verdict("care", "2026-04-04T20:40:01Z"), Verdict::Wait { until, .. } if until == opens));
        for (purpose, not_after_at) in [("care", "2026-04-04T20:40:00Z"), ("research", "2026-04-28T20:40:00Z")] {
            let Verdict::Refuse(refusal) = verdict(purpose, not_after_at) else { panic!("{purpose} waits") };
            assert_eq!((refusal.disposition(), refusal.until_at()), (Disposition::Capped, Some(opens)));
        }
    }
}
