//! Quiet hours on a customer's clock.
//!
//! Whether it is quiet is decided on instants, whose local time is never ambiguous. A clock change never shortens a
//! period: a time that the clock skips is taken as the later instant, and of a time that it shows twice, a period begins
//! at the first and ends at the last. Between the two instants of a period it is quiet, whatever the clock shows.

use courtesy_contract::{Customer, QuietPeriod, TimeOfDay, Timestamp};
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::{Offset, TimeZone};

use super::zones::{self, Shown};

/// How far ahead to look for the end of quiet, in days. Periods repeat every week, so a longer search finds no more.
const SEARCH_DAYS: i64 = 8;

/// The first and last day, relative to that of an instant, on which a period that contains the instant may start. They
/// leave room for clocks that skip or repeat a whole day.
const STARTS: (i64, i64) = (-2, 1);

/// The clocks that a customer may live by.
#[derive(Debug)]
pub(crate) enum CustomerClock {
    /// The time zone is known.
    Zone(TimeZone),
    /// Only the country is known, with these zones.
    Country(&'static [TimeZone]),
    /// Nothing is known.
    Anywhere,
}

/// An occurrence of a quiet period, in seconds since 1970-01-01T00:00:00Z: up to but not including `to`.
struct Stretch {
    from: i64,
    to: i64,
}

impl CustomerClock {
    /// The customer's zone, or else every zone of their country, or else every zone.
    pub(crate) fn of(customer: &Customer) -> Self {
        if let Some(zone) = customer.time_zone.as_ref().and_then(|name| zones::named(name.as_str())) {
            return Self::Zone(zone);
        }
        match customer.country.map_or(&[][..], zones::of_country) {
            [] => Self::Anywhere,
            zones => Self::Country(zones),
        }
    }

    /// Whether the customer's local time is known for certain.
    pub(crate) fn is_known(&self) -> bool {
        matches!(self, Self::Zone(_) | Self::Country([_]))
    }

    /// `None` if it isn't quiet; otherwise the first time that isn't quiet in any zone and period, if there is one soon.
    pub(crate) fn release(&self, periods: &[&QuietPeriod], at: Timestamp) -> Option<Option<Timestamp>> {
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

    /// Every occurrence that may contain a time from `first` to `last`.
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

/// The local times at which a period that starts on this date begins and ends; `None` on other days of the week.
fn occurrence(period: &QuietPeriod, date: Date) -> Option<(DateTime, DateTime)> {
    if !period.days.is_empty() && !period.days.contains(&zones::weekday(date)) {
        return None;
    }
    let last_date = if period.to <= period.from { date.saturating_add(1.day()) } else { date };
    Some((date.to_datetime(time(period.from)), last_date.to_datetime(time(period.to))))
}

fn time(time: TimeOfDay) -> Time {
    Time::constant(time.hour().cast_signed(), time.minute().cast_signed(), 0, 0)
}

/// Begins when the clock first shows `from` or, if it skips that, a later time before `to`.
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

/// Begins in the easternmost zone and ends in the westernmost.
fn stretch_anywhere(from: DateTime, to: DateTime) -> Option<Stretch> {
    Some(Stretch { from: zones::moment(Offset::constant(14), from)?, to: zones::moment(Offset::constant(-12), to)? })
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Country, Weekday};
    use proptest::prelude::*;

    use super::CustomerClock as Clocks;
    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
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
            2 => prop::sample::select(COUNTRIES).prop_map(|code| Clocks::Country(zones::of_country(Country::constant(code)))),
            1 => Just("").prop_map(|_| Clocks::Anywhere),
        ]
    }

    prop_compose! {
        fn any_period()(
            from in (0..24u8, 0..60u8),
            to in (0..24u8, 0..60u8),
            days in prop_oneof![Just(Vec::new()), prop::sample::subsequence(Weekday::ALL, 1..=7)],
        ) -> QuietPeriod {
            let time = |(hour, minute)| TimeOfDay::new(hour, minute).unwrap();
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

    /// When something may arrive at the latest: the release, the time itself if it isn't quiet, or never.
    fn free_at(clocks: &Clocks, periods: &[QuietPeriod], at: Timestamp) -> Timestamp {
        release(clocks, periods, at).map_or(at, |until| until.unwrap_or(at.plus_s(i64::MAX)))
    }

    /// The plain reading of one period: what the clock shows now, on today's or yesterday's date.
    fn shows_quiet(period: &QuietPeriod, local: DateTime) -> bool {
        let starts_on = |date| period.days.is_empty() || period.days.contains(&zones::weekday(date));
        let shown = local.strftime("%H:%M").to_string();
        let (from, to) = (period.from.to_string(), period.to.to_string());
        let wraps = to <= from;
        (starts_on(local.date()) && shown >= from && (wraps || shown < to))
            || (wraps && shown < to && starts_on(local.date().yesterday().unwrap()))
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
            let zones = zones::of_country(Country::constant(country));
            let known = zones.iter().map(|zone| free_at(&Clocks::Zone(zone.clone()), &periods, at)).max().unwrap();
            let guessed = free_at(&Clocks::Country(zones), &periods, at);
            prop_assert!(guessed >= known);
            prop_assert!(free_at(&Clocks::Anywhere, &periods, at) >= guessed);
        }
    }
}
