//! Caps: at most so many contacts in a period, by the customer's history and what this decision already offers or
//! defers.
//!
//! Only what reaches the customer is counted. All caps hold, the operator's and the customer's own; a cap that isn't
//! there allows any number, and a cap of 0 none. An earlier contact of which the purpose isn't known counts for every
//! purpose. What is planned for later counts too: no period may hold more than its cap, from wherever it is seen.

use courtesy_contract::{CalendarUnit, Cap, Channel, Disposition, Explanation, Period, Purpose, Timestamp};

use super::ledger::{Entry, Ledger, Limit};
use super::{Candidate, Refusal};

pub(crate) const RULE: &str = "caps";

/// A cap that has no room.
#[derive(Debug, PartialEq)]
pub(crate) struct Full<'c> {
    /// The first of the policy's caps that is full; the customer's own come last.
    pub(crate) cap: &'c Cap,
    /// The moment at which each of the full ones has had room; `None` if one never has.
    pub(crate) opens_at: Option<Timestamp>,
}

/// Whether caps keep a candidate from going over this channel at this moment.
pub(crate) fn full<'c>(
    caps: &'c [Cap],
    ledger: &Ledger,
    candidate: &Candidate,
    channel: Channel,
    at: Timestamp,
) -> Option<Full<'c>> {
    let contact = Entry::of(candidate, Some(channel), at);
    let mut first = None;
    let mut opens_at = Some(at);
    for cap in caps.iter().filter(|cap| counts(cap, &contact)) {
        if cap.except_critical_service && candidate.is_critical_service() {
            continue;
        }
        let limit = Limit { per: &cap.per, max: u128::from(cap.max), more: 1 };
        let room = ledger.room(&limit, at, |entry| u128::from(counts(cap, entry)));
        if room != Some(at) {
            first.get_or_insert(cap);
            opens_at = opens_at.zip(room).map(|(one, other)| one.max(other));
        }
    }
    first.map(|cap| Full { cap, opens_at })
}

/// Whether a cap is about something that was done, or would be.
fn counts(cap: &Cap, entry: &Entry) -> bool {
    entry.channel.is_some_and(|over| cap.channel.is_none_or(|channel| channel == over))
        && cap.purpose.is_none_or(|purpose| entry.purpose.is_none_or(|known| known == purpose))
        && cap.kind.is_none_or(|kind| kind == entry.kind)
        && cap.key.as_ref().is_none_or(|key| *key == entry.key)
}

/// Whether what a cap keeps back waits until there is room; research and marketing are dropped.
pub(crate) fn may_wait(purpose: Purpose) -> bool {
    matches!(purpose, Purpose::Service | Purpose::Care)
}

/// The refusal of a candidate that finds a cap full.
pub(crate) fn refusal(full: &Full, candidate: &Candidate) -> Refusal {
    let cap = full.cap;
    let detail = format!("cap: {}; `{}` would be one more", described(cap), candidate.action.key);
    Refusal::new(Disposition::Capped, explain(cap)).with_detail(detail).until(full.opens_at)
}

fn explain(cap: &Cap) -> Explanation {
    let (by_en, by_nl) = cap.channel.map_or(("", ""), by_channel);
    let (with_en, with_nl) = cap.purpose.map_or(("", ""), with_purpose);
    let narrow = cap.kind.is_some() || cap.key.is_some();
    let (like_en, like_nl) = if narrow { (" about something like this", " over zoiets als dit") } else { ("", "") };
    let (often_en, often_nl) = often(cap);
    match cap.max {
        0 => Explanation::new(
            format!("We don't contact you{by_en}{with_en}{like_en}."),
            format!("Wij benaderen u niet{by_nl}{with_nl}{like_nl}."),
        ),
        _ => Explanation::new(
            format!("We don't want to contact you too often: at most {often_en}{by_en}{with_en}{like_en}. So not now."),
            format!(
                "Wij willen u niet te vaak benaderen: hoogstens {often_nl}{by_nl}{with_nl}{like_nl}. Daarom nu niet."
            ),
        ),
    }
}

fn often(cap: &Cap) -> (String, String) {
    let (in_en, in_nl) = in_period(&cap.per);
    match cap.max {
        1 => (format!("once {in_en}"), format!("één keer {in_nl}")),
        max => (format!("{max} times {in_en}"), format!("{max} keer {in_nl}")),
    }
}

fn in_period(per: &Period) -> (String, String) {
    let (en, nl) = match per {
        Period::Calendar { unit: CalendarUnit::Day, .. } => ("a day", "per dag"),
        Period::Calendar { unit: CalendarUnit::Week, .. } => ("a week", "per week"),
        Period::Calendar { unit: CalendarUnit::Month, .. } => ("a month", "per maand"),
        Period::Calendar { unit: CalendarUnit::Quarter, .. } => ("a quarter", "per kwartaal"),
        Period::Calendar { unit: CalendarUnit::Year, .. } => ("a year", "per jaar"),
        Period::Rolling { days, hours } => return (in_days(*days, *hours, &ENGLISH), in_days(*days, *hours, &DUTCH)),
    };
    (en.to_owned(), nl.to_owned())
}

/// One day, days, one hour, hours, and.
const ENGLISH: [&str; 5] = ["day", "days", "hour", "hours", "and"];
const DUTCH: [&str; 5] = ["dag", "dagen", "uur", "uur", "en"];

fn in_days(days: u32, hours: u32, [one_day, many_days, one_hour, many_hours, and]: &[&str; 5]) -> String {
    let days_said = format!("{days} {}", if days == 1 { one_day } else { many_days });
    let hours_said = format!("{hours} {}", if hours == 1 { one_hour } else { many_hours });
    match (days, hours) {
        (_, 0) => format!("in {days_said}"),
        (0, _) => format!("in {hours_said}"),
        _ => format!("in {days_said} {and} {hours_said}"),
    }
}

fn by_channel(channel: Channel) -> (&'static str, &'static str) {
    match channel {
        Channel::Email => (" by e-mail", " per e-mail"),
        Channel::Sms => (" by text message", " per sms"),
        Channel::Phone => (" by telephone", " per telefoon"),
        Channel::Chat => (" by chat", " via de chat"),
        Channel::Messaging => (" by messaging service", " via een berichtendienst"),
        Channel::Push => (" with a notification on your device", " met een melding op uw toestel"),
        Channel::App => (" in the app or your account", " in de app of uw account"),
        Channel::Post => (" by post", " per post"),
        Channel::Video => (" by video call", " met een videogesprek"),
        Channel::InPerson => (" in person", " persoonlijk"),
    }
}

fn with_purpose(purpose: Purpose) -> (&'static str, &'static str) {
    match purpose {
        Purpose::Service => (" for service", " voor service"),
        Purpose::Care => (" with personal attention", " met persoonlijke aandacht"),
        Purpose::Research => (" to ask your opinion", " om uw mening te vragen"),
        Purpose::Marketing => (" with offers", " met aanbiedingen"),
    }
}

/// The cap in the policy's words, for the operator.
fn described(cap: &Cap) -> String {
    let per = match &cap.per {
        Period::Rolling { days, hours } => in_days(*days, *hours, &ENGLISH),
        Period::Calendar { unit, time_zone } => format!("in one calendar {unit} ({time_zone})"),
    };
    let mut said = format!("at most {} {per}", cap.max);
    let named = [
        ("channel", cap.channel.map(|channel| channel.to_string())),
        ("purpose", cap.purpose.map(|purpose| purpose.to_string())),
        ("kind", cap.kind.map(|kind| kind.to_string())),
        ("key", cap.key.as_ref().map(ToString::to_string)),
    ];
    for (name, value) in named {
        if let Some(value) = value {
            said.push_str(&format!(", {name} `{value}`"));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{ActionKind, Label, Policy, ZoneName};
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

    fn ledger(history: &[serde_json::Value]) -> Ledger {
        Ledger::open(&context(&format!(r#""history":{}"#, json!(history))))
    }

    /// Whether caps let an action through by e-mail now: the number of the cap that is full, and when all are open.
    fn closed(caps: &[Cap], ledger: &Ledger, changes: serde_json::Value) -> Option<(usize, Option<Timestamp>)> {
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let candidate = candidate(&situation, action(CHECK_IN, changes));
        let full = full(caps, ledger, &candidate, Channel::Email, situation.now())?;
        Some((caps.iter().position(|cap| std::ptr::eq(cap, full.cap)).unwrap(), full.opens_at))
    }

    fn is_full(cap: Cap, history: &[serde_json::Value]) -> bool {
        closed(&[cap], &ledger(history), json!({})).is_some()
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
            assert_eq!(closed(&[calendar(unit)], &ledger(&mails(&[before])), json!({})), None, "{unit}");
            let full = closed(&[calendar(unit)], &ledger(&mails(&[first])), json!({}));
            assert_eq!(full, Some((0, Some(at(opens)))), "{unit}");
        }
    }

    #[test]
    fn zero_is_none_and_no_cap_is_any_number() {
        assert_eq!(closed(&[weekly(0)], &ledger(&[]), json!({})), Some((0, None)));
        assert_eq!(closed(&[], &ledger(&mails(&[NOW, NOW, NOW])), json!({})), None);
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
        let before = ledger(&mails(&[NOW]));
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
            let unknown = ledger(&[mail(NOW, json!({"purpose": null}))]);
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
        let before = ledger(&[mail(NOW, json!({"purpose": "service"}))]);
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let passes = |cap: Cap, changes| {
            let candidate = candidate(&situation, action(HEADS_UP, changes));
            full(&[cap], &before, &candidate, Channel::Email, situation.now()).is_none()
        };
        assert!(passes(cap(), json!({"urgency": "critical"})));
        assert!(passes(Cap { max: 0, ..cap() }, json!({"urgency": "critical"})));
        assert!(!passes(cap(), json!({"urgency": "warning"})));
        assert!(!passes(cap(), json!({"urgency": "critical", "purpose": "care"})));
        assert!(!passes(weekly(1), json!({"urgency": "critical"})));
    }

    #[test]
    fn all_caps_hold_and_the_first_full_one_is_named() {
        let monthly = Cap { channel: None, per: Period::rolling_days(30), ..weekly(1) };
        let before = ledger(&mails(&["2026-03-27T00:00:00Z"]));
        let full = closed(&[weekly(5), monthly, weekly(1)], &before, json!({}));
        assert_eq!(full, Some((1, Some(at("2026-04-26T00:00:00Z")))));
        assert_eq!(closed(&[weekly(1), weekly(0)], &before, json!({})), Some((0, None)));
    }

    #[test]
    fn room_comes_when_enough_contacts_have_left_the_period() {
        let before = mails(&["2026-03-27T00:00:00Z", "2026-03-23T00:00:00Z", "2026-03-25T00:00:00Z"]);
        let full = closed(&[weekly(2)], &ledger(&before), json!({}));
        assert_eq!(full, Some((0, Some(at("2026-04-01T00:00:00Z")))));
    }

    #[test]
    fn what_is_planned_for_later_takes_its_place() {
        let planned = mails(&["2026-04-01T06:00:00Z"]);
        assert_eq!(closed(&[weekly(1)], &ledger(&planned), json!({})), Some((0, Some(at("2026-04-08T06:00:00Z")))));
        assert_eq!(closed(&[weekly(2)], &ledger(&planned), json!({})), None);
        assert_eq!(closed(&[weekly(1)], &ledger(&mails(&["2026-04-04T20:40:00Z"])), json!({})), None);
        // Five days ago and in five days: three in ten days, and never three in seven.
        assert_eq!(
            closed(&[weekly(2)], &ledger(&mails(&["2026-03-23T20:40:00Z", "2026-04-02T20:40:00Z"])), json!({})),
            None
        );
        assert!(
            closed(&[calendar(CalendarUnit::Day)], &ledger(&mails(&["2026-03-28T22:59:59Z"])), json!({})).is_some()
        );
        assert!(
            closed(&[calendar(CalendarUnit::Day)], &ledger(&mails(&["2026-03-28T23:00:00Z"])), json!({})).is_none()
        );
    }

    #[test]
    fn what_this_decision_admitted_is_counted() {
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let mut ledger = Ledger::open(&context);
        let other = candidate(&situation, action(HEADS_UP, json!({})));
        ledger.admit(Entry::of(&other, None, situation.now()));
        assert_eq!(closed(&[weekly(1)], &ledger, json!({})), None);
        ledger.admit(Entry::of(&other, Some(Channel::Email), at("2026-03-29T06:00:00Z")));
        assert_eq!(closed(&[weekly(1)], &ledger, json!({})), Some((0, Some(at("2026-04-05T06:00:00Z")))));
    }

    #[test]
    fn a_million_contacts_are_counted_in_one_pass() {
        let now = at(NOW);
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let asked = candidate(&situation, action(CHECK_IN, json!({})));
        for planned in [false, true] {
            let mut ledger = Ledger::open(&context);
            for second in 0..1_000_000 {
                let moment = if planned { now.plus_s(second) } else { now.plus_s(-second) };
                ledger.admit(Entry::of(&asked, Some(Channel::Email), moment));
            }
            let caps = [weekly(1), calendar(CalendarUnit::Year), weekly(1_000_000)];
            let full = full(&caps, &ledger, &asked, Channel::Email, now).unwrap();
            assert!(std::ptr::eq(full.cap, &caps[0]) && full.opens_at > Some(now.plus_days(6)));
        }
    }

    #[test]
    fn care_and_service_may_wait() {
        let waiting: Vec<Purpose> = Purpose::ALL.iter().copied().filter(|purpose| may_wait(*purpose)).collect();
        assert_eq!(waiting, [Purpose::Service, Purpose::Care]);
    }

    #[test]
    fn says_the_cap_in_words_for_the_customer() {
        let explanation = explain(&weekly(1));
        assert_eq!(
            explanation.en,
            "We don't want to contact you too often: at most once in 7 days by e-mail. So not now."
        );
        assert_eq!(
            explanation.nl,
            "Wij willen u niet te vaak benaderen: hoogstens één keer in 7 dagen per e-mail. Daarom nu niet."
        );
        let none = Cap { max: 0, purpose: Some(Purpose::Marketing), ..weekly(0) };
        assert_eq!(explain(&none).en, "We don't contact you by e-mail with offers.");
        assert_eq!(explain(&none).nl, "Wij benaderen u niet per e-mail met aanbiedingen.");
        let hours = Cap { channel: None, max: 2, per: Period::Rolling { days: 1, hours: 12 }, ..weekly(0) };
        assert!(explain(&hours).nl.contains("hoogstens 2 keer in 1 dag en 12 uur."));
        assert!(explain(&calendar(CalendarUnit::Quarter)).nl.contains("hoogstens één keer per kwartaal per e-mail."));
    }

    #[test]
    fn tells_the_operator_which_cap_it_was() {
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let cap = Cap { kind: Some(ActionKind::CheckIn), ..calendar(CalendarUnit::Day) };
        let refusal = refusal(&Full { cap: &cap, opens_at: None }, &candidate(&situation, action(CHECK_IN, json!({}))));
        assert_eq!(
            refusal.detail.unwrap(),
            "cap: at most 1 in one calendar day (Europe/Amsterdam), channel `email`, kind `check_in`; `a` would be one more"
        );
        assert_eq!(refusal.disposition, Disposition::Capped);
    }
}
