//! Quiet hours: at some hours on the customer's clock nothing arrives.
//!
//! An hour is tested on the instant, whose local time is never ambiguous. A period that begins or ends while the clock
//! is changed is never shortened by it: what the clock skips is taken as the later instant; of what it shows twice, a
//! period begins with the first and ends with the last. Between a period's two instants it is quiet, whatever the clock
//! shows meanwhile.

use courtesy_contract::{
    Channel, Context, Direction, Disposition, Explanation, Hook, QuietPeriod, TimeOfDay, Timestamp,
};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::{Candidate, Refusal, Situation, terms};
use crate::calendar::zones::{self, Shown};

pub(crate) const RULE: &str = "quiet_hours";

/// Who got in touch so many seconds ago is no longer taken to be there.
const CONVERSATION_S: i64 = 3_600;

/// Where no moment in so many days is free, none is looked for: periods repeat every week.
const SEARCH_DAYS: i64 = 8;

/// The first and last day, counted from that of an instant, on which a period may start that holds the instant. They
/// leave room for clocks that skip or repeat a whole day.
const STARTS: (i64, i64) = (-2, 1);

/// The quiet hours of one decision: the operator's, and the customer's own.
pub(crate) struct Hours {
    periods: Vec<QuietPeriod>,
    clocks: Clocks,
    /// The moment of the decision.
    now: Timestamp,
    /// The channel on which the customer is there at that moment.
    present_on: Option<Channel>,
}

/// The clocks that may be the customer's.
#[derive(Debug)]
enum Clocks {
    Zone(TimeZone),
    Country(&'static [TimeZone]),
    Anywhere,
}

/// It is quiet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Quiet {
    /// The first moment at which it is not; `None` if there is none in the next days.
    pub(crate) until: Option<Timestamp>,
    detail: Option<&'static str>,
}

/// An occurrence of a quiet period, in seconds since 1970-01-01T00:00:00Z: up to but not including `to`.
struct Stretch {
    from: i64,
    to: i64,
}

impl Hours {
    /// Merges the terms and finds the customer's clock, once for a decision.
    pub(crate) fn prepare(situation: &Situation) -> Self {
        let (context, now) = (situation.context(), situation.now());
        Self {
            periods: terms::quiet_hours(situation.policy(), context),
            clocks: Clocks::of(context),
            now,
            present_on: present_on(context, now),
        }
    }

    /// Whether the customer may not be reached at a moment over a channel, and until when.
    pub(crate) fn quiet(&self, candidate: &Candidate, channel: Channel, at: Timestamp) -> Option<Quiet> {
        let present = at == self.now && self.present_on == Some(channel);
        if present || !candidate.reaches_customer() {
            return None;
        }
        let applies = |period: &&QuietPeriod| {
            (period.channels.is_empty() || period.channels.contains(&channel))
                && !(period.except_critical_service && candidate.is_critical_service())
        };
        let periods: Vec<&QuietPeriod> = self.periods.iter().filter(applies).collect();
        Some(Quiet { until: self.clocks.release(&periods, at)?, detail: self.clocks.doubt() })
    }
}

/// What becomes of an action when it is quiet: it waits, if there is a moment to wait for.
pub(crate) fn refusal(quiet: &Quiet) -> Refusal {
    let clock_is_known = quiet.detail.is_none();
    let (disposition, sentence) = match quiet.until {
        Some(_) if !clock_is_known => (
            Disposition::Deferred,
            Explanation::new(
                "We don't know exactly what time it is where you are and don't want to disturb you; this waits until we surely don't.",
                "Wij weten niet precies hoe laat het bij u is en willen u niet storen; dit wacht tot wij dat zeker niet doen.",
            ),
        ),
        Some(_) => (
            Disposition::Deferred,
            Explanation::new(
                "We don't disturb you in your quiet hours; this waits until they are over.",
                "In uw rusturen storen wij u niet; dit wacht tot ze voorbij zijn.",
            ),
        ),
        None if !clock_is_known => (
            Disposition::Suppressed,
            Explanation::new(
                "We don't know what time it is where you are, so we find no moment at which this surely would not disturb you.",
                "Wij weten niet hoe laat het bij u is; daarom vinden wij geen moment waarop wij u hiermee zeker niet storen.",
            ),
        ),
        None => (
            Disposition::Suppressed,
            Explanation::new(
                "Your quiet hours leave no moment in the coming days at which this would not disturb you.",
                "Uw rusturen laten de komende dagen geen moment over waarop wij u hiermee niet storen.",
            ),
        ),
    };
    let refusal = Refusal::new(disposition, sentence).until(quiet.until);
    match quiet.detail {
        Some(detail) => refusal.with_detail(detail),
        None => refusal,
    }
}

/// The channel on which the customer is there: whoever gets in touch or looks at the app isn't disturbed by an answer.
fn present_on(context: &Context, now: Timestamp) -> Option<Channel> {
    match context.hook {
        Hook::ContactStarted => {
            let inbound = |talk: &&_| is_inbound(talk, now);
            context.interactions.iter().filter(inbound).max_by_key(|talk| talk.at)?.channel
        }
        Hook::Visit => Some(Channel::App),
        _ => None,
    }
}

fn is_inbound(talk: &courtesy_contract::Interaction, now: Timestamp) -> bool {
    talk.direction == Some(Direction::Inbound) && talk.at <= now && talk.at.plus_s(CONVERSATION_S) > now
}

impl Clocks {
    /// The customer's zone; if it isn't known, every zone of the country; if that isn't known, everywhere.
    fn of(context: &Context) -> Self {
        let customer = &context.customer;
        if let Some(zone) = customer.time_zone.as_ref().and_then(|name| zones::named(name.as_str())) {
            return Self::Zone(zone);
        }
        match customer.country.as_ref().map_or(&[][..], |code| zones::of_country(code.as_str())) {
            [] => Self::Anywhere,
            zones => Self::Country(zones),
        }
    }

    /// What to tell the operator if the clock isn't known for certain.
    fn doubt(&self) -> Option<&'static str> {
        match self {
            Self::Zone(_) | Self::Country([_]) => None,
            Self::Country(_) => Some("no known customer.time_zone: quiet where it is quiet in any zone of the country"),
            Self::Anywhere => Some("no known customer.time_zone or country: quiet where it is quiet anywhere on earth"),
        }
    }

    /// `None` if it isn't quiet; otherwise the first moment that is quiet in no zone and no period, if one comes soon.
    fn release(&self, periods: &[&QuietPeriod], at: Timestamp) -> Option<Option<Timestamp>> {
        let holds = |stretch: &Stretch| (stretch.from..stretch.to).contains(&at.unix_s());
        if !self.stretches(periods, at, at).iter().any(holds) {
            return None;
        }
        let last = at.plus_days(SEARCH_DAYS);
        let mut stretches = self.stretches(periods, at, last);
        stretches.sort_unstable_by_key(|stretch| stretch.from);
        let mut free = at.unix_s();
        for stretch in &stretches {
            if stretch.from <= free {
                free = free.max(stretch.to);
            }
        }
        Some(Timestamp::from_unix_s(free).ok().filter(|free| *free <= last))
    }

    /// Every occurrence that may hold a moment from `first` to `last`.
    fn stretches(&self, periods: &[&QuietPeriod], first: Timestamp, last: Timestamp) -> Vec<Stretch> {
        match self {
            Self::Zone(zone) => stretches(periods, zone, first, last, |from, to| stretch(zone, from, to)),
            Self::Country(zones) => {
                let of_zone = |zone| stretches(periods, zone, first, last, |from, to| stretch(zone, from, to));
                zones.iter().flat_map(of_zone).collect()
            }
            Self::Anywhere => stretches(periods, &TimeZone::UTC, first, last, stretch_anywhere),
        }
    }
}

fn stretches(
    periods: &[&QuietPeriod],
    zone: &TimeZone,
    first: Timestamp,
    last: Timestamp,
    on_the_line: impl Fn(DateTime, DateTime) -> Option<Stretch>,
) -> Vec<Stretch> {
    let date = |at, days: i64| zones::clock(zone, at).date().saturating_add(days.days());
    let end = date(last, STARTS.1);
    let dates = date(first, STARTS.0).series(1.day()).take_while(|date| *date <= end);
    dates
        .flat_map(|date| periods.iter().filter_map(move |period| occurrence(period, date)))
        .filter_map(|(from, to)| on_the_line(from, to))
        .collect()
}

/// What the clock shows when a period that starts on this date begins and ends; `None` on another day of the week.
fn occurrence(period: &QuietPeriod, date: Date) -> Option<(DateTime, DateTime)> {
    if !period.days.is_empty() && !period.days.contains(&zones::weekday(date)) {
        return None;
    }
    let last_date = if period.to <= period.from { date.saturating_add(1.day()) } else { date };
    Some((date.to_datetime(time(&period.from)), last_date.to_datetime(time(&period.to))))
}

fn time(time: &TimeOfDay) -> Time {
    // The type holds nothing but `HH:MM`.
    time.as_str().parse().unwrap_or_default()
}

/// From the first moment at which the clock shows `from` or, having skipped it, a later time before `to`.
fn stretch(zone: &TimeZone, from: DateTime, to: DateTime) -> Option<Stretch> {
    let begins = match zones::shown(zone, from)? {
        Shown::Once(moment) | Shown::Twice { first: moment, .. } => moment,
        Shown::Skipped { jump, to: shows, .. } if shows < to => jump,
        Shown::Skipped { late, .. } => late,
    };
    let ends = match zones::shown(zone, to)? {
        Shown::Once(moment) | Shown::Twice { last: moment, .. } | Shown::Skipped { late: moment, .. } => moment,
    };
    Some(Stretch { from: begins, to: ends })
}

/// From when it is quiet in the easternmost zone until it is over in the westernmost.
fn stretch_anywhere(from: DateTime, to: DateTime) -> Option<Stretch> {
    Some(Stretch { from: zones::moment(Offset::constant(14), from)?, to: zones::moment(Offset::constant(-12), to)? })
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Policy, Weekday};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::examples::*;

    /// What the rule says of a text message with these terms and this customer, at a moment.
    fn quiet(policy: &Policy, sections: &str, changes: Value, channel: Channel, at: Timestamp) -> Option<Quiet> {
        let context = context(sections);
        let situation = Situation::new(&context, policy, &[]);
        Hours::prepare(&situation).quiet(&candidate(&situation, action(HEADS_UP, changes)), channel, at)
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn no_terms() -> Policy {
        Policy { quiet_hours: Vec::new(), ..Policy::default() }
    }

    #[test]
    fn the_published_vectors_hold() {
        let vectors: Vec<Value> =
            serde_json::from_str(include_str!("../../../../tests/data/quiet-hours.json")).unwrap();
        assert!(vectors.len() > 80);
        for vector in vectors {
            let mut customer = json!({"ref": "c"});
            for key in ["time_zone", "country"] {
                vector.get(key).into_iter().for_each(|value| customer[key] = value.clone());
            }
            let sections = format!(r#""customer":{customer},"preferences":{{"quiet_hours":{}}}"#, vector["periods"]);
            let found = quiet(&no_terms(), &sections, json!({}), Channel::Sms, at(vector["at"].as_str().unwrap()));
            let until = found.as_ref().and_then(|quiet| quiet.until).map(|until| until.to_string());
            let expected = (vector["quiet"].as_bool().unwrap(), vector["until_at"].as_str().map(str::to_owned));
            assert_eq!((found.is_some(), until), expected, "{}", vector["name"]);
        }
    }

    /// A customer for whom it is 21:40.
    const EVENING: &str = r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"}"#;
    /// The same, with quiet hours of their own.
    const OWN_EVENING: &str = r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"},"preferences":{"quiet_hours":[{"from":"21:00","to":"08:00"}]}"#;

    #[test]
    fn at_night_nothing_rings_and_a_letter_may_be_written() {
        let found = |channel| quiet(&Policy::default(), EVENING, json!({}), channel, at(NOW)).and_then(|it| it.until);
        assert_eq!(found(Channel::Sms), Some(at("2026-03-29T06:00:00Z")));
        assert_eq!(found(Channel::Email), None);
    }

    #[test]
    fn the_customers_own_hours_are_quiet_on_every_channel_and_for_what_is_critical() {
        let critical = json!({"urgency": "critical", "purpose": "service"});
        for channel in Channel::ALL {
            assert!(quiet(&no_terms(), OWN_EVENING, critical.clone(), *channel, at(NOW)).is_some(), "{channel}");
        }
    }

    #[test]
    fn an_exception_of_the_operators_is_for_critical_service_only() {
        let mut policy = Policy::default();
        policy.quiet_hours[0].except_critical_service = true;
        let found = |changes| quiet(&policy, EVENING, changes, Channel::Sms, at(NOW)).is_some();
        assert!(!found(json!({"urgency": "critical", "purpose": "service"})));
        assert!(found(json!({"urgency": "critical", "purpose": "care"})));
        assert!(found(json!({"urgency": "warning", "purpose": "service"})));
    }

    #[test]
    fn staff_have_no_quiet_hours() {
        let (context, policy) = (context(OWN_EVENING), Policy::default());
        let situation = Situation::new(&context, &policy, &[]);
        let insight = candidate(&situation, action(INSIGHT, json!({"audience": "agent", "channels": []})));
        assert_eq!(Hours::prepare(&situation).quiet(&insight, Channel::Phone, at(NOW)), None);
    }

    #[test]
    fn whoever_gets_in_touch_is_answered_there_and_then() {
        let talks = [
            ("2026-03-28T20:39:00Z", "chat", "inbound"),
            ("2026-03-28T12:00:00Z", "phone", "inbound"),
            ("2026-03-28T20:40:00Z", "sms", "outbound"),
            ("2026-03-28T20:41:00Z", "email", "inbound"),
        ];
        let talk = |(at, channel, direction)| json!({"id": at, "at": at, "channel": channel, "direction": direction});
        let talks = Value::Array(talks.map(talk).to_vec());
        let mut context = context(&format!(r#"{OWN_EVENING},"interactions":{talks}"#));
        let policy = Policy::default();
        let mut found = |hook, channel, at| {
            context.hook = hook;
            let situation = Situation::new(&context, &policy, &[]);
            let candidate = candidate(&situation, action(CHECK_IN, json!({})));
            Hours::prepare(&situation).quiet(&candidate, channel, at).is_some()
        };
        assert!(!found(Hook::ContactStarted, Channel::Chat, at(NOW)));
        for channel in [Channel::Phone, Channel::Sms, Channel::Email] {
            assert!(found(Hook::ContactStarted, channel, at(NOW)), "{channel}");
        }
        assert!(found(Hook::ContactStarted, Channel::Chat, at("2026-03-28T20:40:01Z")));
        assert!(found(Hook::Review, Channel::Chat, at(NOW)));
        assert!(!found(Hook::Visit, Channel::App, at(NOW)));
        assert!(found(Hook::Visit, Channel::Chat, at(NOW)));
    }

    #[test]
    fn what_is_quiet_waits_and_without_end_is_suppressed() {
        let found = quiet(&no_terms(), OWN_EVENING, json!({}), Channel::Email, at(NOW)).unwrap();
        let deferred = refusal(&found);
        assert_eq!(deferred.disposition, Disposition::Deferred);
        assert_eq!((deferred.until_at, deferred.detail), (Some(at("2026-03-29T06:00:00Z")), None));
        let nowhere = quiet(&Policy::default(), "", json!({}), Channel::Sms, at(NOW)).unwrap();
        let suppressed = refusal(&nowhere);
        assert_eq!((suppressed.disposition, suppressed.until_at), (Disposition::Suppressed, None));
        assert!(suppressed.detail.unwrap().contains("time_zone"));
    }

    #[test]
    fn who_is_nowhere_we_know_of_hears_that_we_do_not_know_the_time() {
        let said = |sections: &str| {
            let found = quiet(&Policy::default(), sections, json!({}), Channel::Sms, at(NOW)).unwrap();
            refusal(&found).explanation.in_language("en").unwrap().to_owned()
        };
        let own_always = r#""preferences":{"quiet_hours":[{"from":"00:00","to":"00:00"}]}"#;
        let in_zone = r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"}"#;
        assert!(said("").starts_with("We don't know what time it is"));
        assert!(said(r#""customer":{"ref":"c","country":"ES"}"#).starts_with("We don't know exactly what time it is"));
        assert!(said(r#""customer":{"ref":"c","country":"NL"}"#).contains("your quiet hours"));
        assert!(said(&format!("{in_zone},{own_always}")).starts_with("Your quiet hours leave no moment"));
    }

    #[test]
    fn at_the_end_of_time_there_is_nothing_to_wait_for() {
        let last = at("2999-12-31T23:59:59Z");
        let found = quiet(&no_terms(), OWN_EVENING, json!({}), Channel::Email, last).unwrap();
        assert_eq!(found.until, None);
        assert_eq!(quiet(&no_terms(), OWN_EVENING, json!({}), Channel::Email, at("1900-01-01T12:00:00Z")), None);
    }

    const ZONES: &[&str] = &[
        "Europe/Amsterdam",
        "America/New_York",
        "America/Sao_Paulo",
        "America/St_Johns",
        "Australia/Lord_Howe",
        "Pacific/Apia",
        "Pacific/Kwajalein",
        "Antarctica/Troll",
    ];

    const COUNTRIES: &[&str] = &["AU", "CA", "MH", "NL", "WS"];

    const CHANGES: &[&str] = &[
        "1969-09-30T13:00:00Z",
        "1993-08-21T12:00:00Z",
        "2010-11-07T02:31:00Z",
        "2011-12-30T10:00:00Z",
        "2018-11-04T03:00:00Z",
        "2026-03-08T07:00:00Z",
        "2026-03-29T01:00:00Z",
        "2026-04-04T15:00:00Z",
        "2026-10-03T15:30:00Z",
        "2026-10-25T01:00:00Z",
    ];

    fn any_clocks() -> impl Strategy<Value = Clocks> {
        prop_oneof![
            8 => prop::sample::select(ZONES).prop_map(|name| Clocks::Zone(zones::named(name).unwrap())),
            2 => prop::sample::select(COUNTRIES).prop_map(|code| Clocks::Country(zones::of_country(code))),
            1 => Just("").prop_map(|_| Clocks::Anywhere),
        ]
    }

    prop_compose! {
        fn any_period()(
            from in (0..24u8, 0..60u8),
            to in (0..24u8, 0..60u8),
            days in prop_oneof![Just(Vec::new()), prop::sample::subsequence(Weekday::ALL, 1..=7)],
        ) -> QuietPeriod {
            let time = |(hour, minute)| TimeOfDay::new(format!("{hour:02}:{minute:02}")).unwrap();
            QuietPeriod { from: time(from), to: time(to), days, channels: Vec::new(), except_critical_service: false }
        }
    }

    /// Moments of this century, most of them within two days of a clock change.
    fn any_moment() -> impl Strategy<Value = Timestamp> {
        prop_oneof![
            3 => (prop::sample::select(CHANGES), -172_800..172_800i64).prop_map(|(change, s)| at(change).plus_s(s)),
            1 => (946_684_800..4_102_444_800i64).prop_map(|unix_s| Timestamp::from_unix_s(unix_s).unwrap()),
        ]
    }

    fn release(clocks: &Clocks, periods: &[QuietPeriod], at: Timestamp) -> Option<Option<Timestamp>> {
        clocks.release(&periods.iter().collect::<Vec<_>>(), at)
    }

    /// When there is peace at the latest: the release, the moment itself if it isn't quiet, or never.
    fn free_at(clocks: &Clocks, periods: &[QuietPeriod], at: Timestamp) -> Timestamp {
        release(clocks, periods, at).map_or(at, |until| until.unwrap_or(at.plus_s(i64::MAX)))
    }

    /// The plain reading of one period: what the clock shows now, on today's or yesterday's date.
    fn shows_quiet(period: &QuietPeriod, local: DateTime) -> bool {
        let starts_on = |date| period.days.is_empty() || period.days.contains(&zones::weekday(date));
        let shown = local.strftime("%H:%M").to_string();
        let (from, to) = (period.from.as_str(), period.to.as_str());
        let wraps = to <= from;
        (starts_on(local.date()) && shown.as_str() >= from && (wraps || shown.as_str() < to))
            || (wraps && shown.as_str() < to && starts_on(local.date().yesterday().unwrap()))
    }

    fn far_from_utc(quarters: i32) -> TimeZone {
        Offset::from_seconds(quarters * 900).unwrap().to_time_zone()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

        #[test]
        fn the_release_is_later_and_not_quiet_itself_and_all_before_it_is(
            clocks in any_clocks(),
            periods in prop::collection::vec(any_period(), 1..4),
            at in any_moment(),
            part in 0..1_000i64,
        ) {
            if let Some(Some(until)) = release(&clocks, &periods, at) {
                prop_assert!(until > at);
                prop_assert_eq!(release(&clocks, &periods, until), None);
                let before = at.plus_s((until.unix_s() - at.unix_s()) * part / 1_000);
                prop_assert_eq!(release(&clocks, &periods, before), Some(Some(until)));
            }
        }

        #[test]
        fn another_period_never_makes_it_less_quiet_or_the_release_earlier(
            clocks in any_clocks(),
            mut periods in prop::collection::vec(any_period(), 0..3),
            more in any_period(),
            at in any_moment(),
        ) {
            let (was_quiet, was_free) = (release(&clocks, &periods, at).is_some(), free_at(&clocks, &periods, at));
            periods.push(more);
            prop_assert!(release(&clocks, &periods, at).is_some() >= was_quiet);
            prop_assert!(free_at(&clocks, &periods, at) >= was_free);
        }

        #[test]
        fn it_is_quiet_whenever_the_clock_shows_a_quiet_time(
            clocks in any_clocks(),
            period in any_period(),
            at in any_moment(),
        ) {
            let shows = |zone: &TimeZone| shows_quiet(&period, zones::clock(zone, at));
            let shown = match &clocks {
                Clocks::Zone(zone) => shows(zone),
                Clocks::Country(zones) => zones.iter().any(shows),
                Clocks::Anywhere => (-48..=56).any(|quarter| shows(&far_from_utc(quarter))),
            };
            prop_assert!(release(&clocks, std::slice::from_ref(&period), at).is_some() >= shown);
        }

        #[test]
        fn the_less_is_known_of_the_clock_the_more_is_quiet(
            country in prop::sample::select(COUNTRIES),
            periods in prop::collection::vec(any_period(), 1..3),
            at in any_moment(),
        ) {
            let zones = zones::of_country(country);
            let known = zones.iter().map(|zone| free_at(&Clocks::Zone(zone.clone()), &periods, at)).max().unwrap();
            let guessed = free_at(&Clocks::Country(zones), &periods, at);
            prop_assert!(guessed >= known);
            prop_assert!(free_at(&Clocks::Anywhere, &periods, at) >= guessed);
        }
    }
}
