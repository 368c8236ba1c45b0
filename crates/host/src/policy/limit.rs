//! `[[caps]]` and `[[budgets]]`: empty periods, unknown zones and currencies, and limits that contradict each other.

use std::collections::HashMap;

use courtesy_contract::{
    ActionKind, Budget, CalendarUnit, Cap, Channel, Label, Money, Period, Policy, Purpose, Span, ZoneName,
};
use iso_currency::Currency;

use super::findings::{Findings, remedy, repeated};
use super::purposes::never_fits;
use crate::calendar::zones;
use crate::document::places::nth;

/// Checks a period.
pub(super) fn check_period(period: &Period, at: &str, findings: &mut Findings) {
    match period {
        Period::Rolling { days: 0, hours: 0 } => {
            findings.add(at, "a period of no length; write one, such as `\"7 days\"`");
        }
        Period::Calendar { time_zone, .. } => check_zone_named(time_zone, &format!("{at}/time_zone"), findings),
        Period::Rolling { .. } => {}
    }
}

/// Checks `time_zone`.
pub(super) fn check_zone(policy: &Policy, findings: &mut Findings) {
    if let Some(zone) = &policy.time_zone {
        check_zone_named(zone, "/time_zone", findings);
    }
}

fn check_zone_named(zone: &ZoneName, at: &str, findings: &mut Findings) {
    let name = zone.as_str();
    if zones::named(name).is_none() {
        findings.add(at, format!("unknown time zone `{name}`; {}", zone_remedy(name)));
    }
}

/// Checks a length of time.
pub(super) fn check_span(span: Span, at: &str, findings: &mut Findings) {
    if span.seconds() == 0 {
        findings.add(at, "a time of no length; write one, such as `\"2 days\"`");
    }
}

/// Suggests the zone of a city, if the name is a city's, or else the most similar name.
fn zone_remedy(name: &str) -> String {
    let city =
        zones::names().find(|known| known.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(name)));
    match city {
        Some(known) => format!("did you mean `{known}`?"),
        None => remedy(name, zones::names(), "write its IANA name, such as `\"Europe/Amsterdam\"`"),
    }
}

/// A period in a form that can be compared: a day is 24 hours.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Extent<'p> {
    Rolling { seconds: i64 },
    Calendar { unit: CalendarUnit, time_zone: &'p str },
}

impl<'p> Extent<'p> {
    pub(super) fn of(period: &'p Period) -> Self {
        match period {
            Period::Rolling { days, hours } => Self::Rolling { seconds: Span { days: *days, hours: *hours }.seconds() },
            Period::Calendar { unit, time_zone } => Self::Calendar { unit: *unit, time_zone: time_zone.as_str() },
        }
    }
}

/// Checks `[[caps]]`.
pub(super) fn check_caps(policy: &Policy, findings: &mut Findings) {
    let mut first = HashMap::new();
    for (index, cap) in policy.caps.iter().enumerate() {
        let at = format!("/caps/{index}");
        check_period(&cap.per, &format!("{at}/per"), findings);
        never_fits(policy, cap.kind, cap.purpose, &at, findings);
        let (earlier, max) = *first.entry(counted(cap)).or_insert((index, cap.max));
        if max != cap.max {
            findings.add(format!("{at}/max"), different_max("cap", &nth("caps", earlier), max, cap.max));
        }
    }
}

/// What a cap counts, and in which period.
type Counted<'c> = (Option<Channel>, Option<Purpose>, Option<ActionKind>, Option<&'c Label>, bool, bool, Extent<'c>);

fn counted(cap: &Cap) -> Counted<'_> {
    (
        cap.channel,
        cap.purpose,
        cap.kind,
        cap.key.as_ref(),
        cap.except_critical_service,
        cap.except_promised,
        Extent::of(&cap.per),
    )
}

/// The sentence about two limits on the same things.
pub(super) fn different_max(
    what: &str,
    earlier: &str,
    max: impl std::fmt::Display,
    here: impl std::fmt::Display,
) -> String {
    format!("is {here}, and {max} in {earlier}, a {what} on the same in the same period; keep one of them")
}

/// Checks `[[budgets]]`.
pub(super) fn check_budgets(budgets: &[Budget], findings: &mut Findings) {
    for (index, first) in repeated(budgets, |budget| budget.name.as_str()) {
        let message = format!("{} has this name already; give each budget its own", nth("budgets", first));
        findings.add(format!("/budgets/{index}/name"), message);
    }
    for (index, budget) in budgets.iter().enumerate() {
        let at = format!("/budgets/{index}");
        check_period(&budget.per, &format!("{at}/per"), findings);
        check_currency(&budget.max, &format!("{at}/max"), findings);
        if let Some(single) = &budget.single_max {
            check_single(single, &budget.max, &format!("{at}/single_max"), findings);
        }
        check_beside(budget, &budgets[..index], &at, findings);
    }
}

fn check_currency(money: &Money, at: &str, findings: &mut Findings) {
    let code = money.currency.as_str();
    if Currency::from_code(code).is_none() {
        let known = (0..1_000).filter_map(Currency::from_numeric).map(|currency| currency.code());
        let message =
            format!("unknown currency `{code}`; {}", remedy(code, known, "write its ISO 4217 code, such as `\"EUR\"`"));
        findings.add(format!("{at}/currency"), message);
    }
}

fn check_single(single: &Money, max: &Money, at: &str, findings: &mut Findings) {
    if single.currency != max.currency {
        let message = format!("is {}, and `max` is {}; write both in one currency", single.currency, max.currency);
        findings.add(format!("{at}/currency"), message);
    } else if single.minor.get() > max.minor.get() {
        let message = format!(
            "is {}, more than `max`, {}, so that no single action could ever reach it; lower it or leave it out",
            single.short(),
            max.short()
        );
        findings.add(format!("{at}/minor"), message);
    }
}

/// Checks a budget against those before it, because all of them apply.
fn check_beside(budget: &Budget, before: &[Budget], at: &str, findings: &mut Findings) {
    let foreign =
        |other: &Budget| other.max.currency != budget.max.currency && (covers(other, budget) || covers(budget, other));
    if let Some(earlier) = before.iter().position(foreign) {
        let message = format!(
            "is {}, and {} in {}; what falls under both would have to be in both, so that nothing of it could be spent; \
             use one currency, or other kinds, plugins or keys",
            budget.max.currency,
            before[earlier].max.currency,
            nth("budgets", earlier)
        );
        findings.add(format!("{at}/max/currency"), message);
    }
    let other_max = |other: &Budget| counts_as(other, budget) && other.max.minor != budget.max.minor;
    if let Some(earlier) = before.iter().position(other_max) {
        let (max, here) = (before[earlier].max.short(), budget.max.short());
        findings.add(format!("{at}/max/minor"), different_max("budget", &nth("budgets", earlier), max, here));
    }
}

/// Whether everything that `narrow` covers is also covered by `wide`.
fn covers(wide: &Budget, narrow: &Budget) -> bool {
    let keys =
        wide.keys.is_empty() || (!narrow.keys.is_empty() && narrow.keys.iter().all(|key| wide.keys.contains(key)));
    keys && wide.kind.is_none_or(|kind| narrow.kind == Some(kind))
        && wide.plugin.as_ref().is_none_or(|plugin| narrow.plugin.as_ref() == Some(plugin))
}

fn counts_as(one: &Budget, other: &Budget) -> bool {
    one.scope == other.scope
        && one.max.currency == other.max.currency
        && covers(one, other)
        && covers(other, one)
        && Extent::of(&one.per) == Extent::of(&other.per)
}
