//! The facts that the host computes, so that no plugin needs date arithmetic.

use std::collections::BTreeMap;

use courtesy_contract::{
    ActionKind, Case, Context, Currency, Derived, Direction, HistoryItem, MinorUnits, Money, OrderStatus, PromiseMade,
    TimeOfDay, Timestamp, Weekday,
};

use crate::calendar::zones;
use crate::rules::promised;

/// Computes the facts that plugins receive as `derived`.
pub fn facts(context: &Context) -> Derived {
    let now = context.as_of;
    let placed = || context.orders.iter().filter_map(|order| order.placed_at).filter(|at| *at <= now);
    let gestures = || context.history.iter().filter(|item| item.kind == ActionKind::Gesture && item.at <= now);
    let newest = promised::newest(context);
    let promises = || newest.values();
    let local = local_clock(context);
    Derived {
        local_time: local.as_ref().map(|(time, _)| *time),
        local_weekday: local.map(|(_, weekday)| weekday),
        days_since_last_interaction: days_since_newest(now, context.interactions.iter().map(|talk| talk.at)),
        days_since_last_order: days_since_newest(now, placed()),
        usual_days_between_orders: rhythm(placed().collect()),
        orders_last_365_days: Some(count(placed().filter(|at| now.days_since(*at) < 365))),
        failed_orders: Some(count(context.orders.iter().filter(|order| order.status == OrderStatus::Failed))),
        open_cases: Some(count(context.cases.iter().filter(|case| case.is_open()))),
        open_complaints: Some(count(context.cases.iter().filter(|case| Case::is_open_complaint(case)))),
        contacts_last_7_days: Some(contacts(context, 7)),
        days_since_last_word: days_since_newest(now, words(context)),
        promises_open: Some(count(promises().filter(|promise| promise.is_open()))),
        promises_due: Some(count(promises().filter(|promise| is_due_soon(promise, now)))),
        promises_broken: Some(count(promises().filter(|promise| promise.is_broken(now)))),
        days_since_last_gesture: days_since_newest(now, gestures().map(|item| item.at)),
        gesture_spend_365_days: spend(
            gestures().filter(|item| now.days_since(item.at) < 365).filter_map(|item| item.cost.as_ref()),
        ),
    }
}

fn count(items: impl Iterator) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}

fn days(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

/// Days since the newest of these times; those in the future don't count.
fn days_since_newest(now: Timestamp, moments: impl Iterator<Item = Timestamp>) -> Option<u32> {
    moments.filter(|at| *at <= now).max().map(|newest| days(now.days_since(newest)))
}

/// The median number of days between one day with orders and the next; the lower one of two in the middle.
fn rhythm(placed: Vec<Timestamp>) -> Option<u32> {
    let mut order_days: Vec<i64> = placed.iter().map(|at| at.unix_s().div_euclid(86_400)).collect();
    order_days.sort_unstable();
    order_days.dedup();
    let mut gaps: Vec<i64> = order_days.windows(2).map(|pair| pair[1] - pair[0]).collect();
    gaps.sort_unstable();
    (gaps.len() >= 2).then(|| days(gaps[(gaps.len() - 1) / 2]))
}

/// The contacts that the company started in the last days.
fn contacts(context: &Context, in_days: i64) -> u32 {
    let contacts = context.history.iter().filter(|item| reached(item));
    count(contacts.filter(|item| item.at <= context.as_of && item.at > context.as_of.plus_days(-in_days)))
}

/// The times at which the customer heard from the company.
fn words(context: &Context) -> impl Iterator<Item = Timestamp> {
    let sent = context.history.iter().filter(|item| reached(item)).map(|item| item.at);
    let outbound = context.interactions.iter().filter(|talk| talk.direction == Some(Direction::Outbound));
    sent.chain(outbound.map(|talk| talk.at))
}

fn is_due_soon(promise: &PromiseMade, now: Timestamp) -> bool {
    promise.is_open() && (now..=now.plus_days(1)).contains(&promise.due_at)
}

/// Whether it reached the customer, as far as is known.
fn reached(item: &HistoryItem) -> bool {
    item.channel.is_some() && item.was_done()
}

/// Sums for each currency, in the order of the codes.
fn spend<'c>(costs: impl Iterator<Item = &'c Money>) -> Vec<Money> {
    let mut sums: BTreeMap<Currency, u64> = BTreeMap::new();
    for cost in costs {
        let sum = sums.entry(cost.currency).or_default();
        *sum = sum.saturating_add(cost.minor.get());
    }
    let largest = (1 << 53) - 1;
    let money =
        |(currency, sum): (Currency, u64)| Some(Money { minor: MinorUnits::new(sum.min(largest)).ok()?, currency });
    sums.into_iter().filter_map(money).collect()
}

fn local_clock(context: &Context) -> Option<(TimeOfDay, Weekday)> {
    let zone = zones::named(context.customer.time_zone.as_ref()?.as_str())?;
    let local = zones::clock(&zone, context.as_of);
    let time = TimeOfDay::new(local.hour().unsigned_abs(), local.minute().unsigned_abs()).ok()?;
    Some((time, zones::weekday(local.date())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn derived(sections: &str) -> Derived {
        let json = format!(
            r#"{{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z",{sections}}}"#
        );
        facts(&read::context(json.as_bytes()).unwrap())
    }

    #[test]
    fn reads_the_customers_clock() {
        let facts = derived(r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"}"#);
        assert_eq!(facts.local_time, Some(TimeOfDay::constant("21:40")));
        assert_eq!(facts.local_weekday, Some(Weekday::Saturday));
        let unknown = derived(r#""customer":{"ref":"c","time_zone":"Europe/Nowhere"}"#);
        assert_eq!((unknown.local_time, unknown.local_weekday), (None, None));
    }

    #[test]
    fn the_rhythm_is_the_median_gap_between_days_with_orders() {
        let order =
            |id: u8, day: &str| format!(r#"{{"id":"o-{id}","status":"delivered","placed_at":"{day}T10:00:00Z"}}"#);
        let orders =
            |days: &[&str]| days.iter().enumerate().map(|(i, day)| order(i as u8, day)).collect::<Vec<_>>().join(",");
        let rhythm = |days: &[&str]| {
            derived(&format!(r#""customer":{{"ref":"c"}},"orders":[{}]"#, orders(days))).usual_days_between_orders
        };
        assert_eq!(rhythm(&["2026-01-01", "2026-01-11"]), None);
        assert_eq!(rhythm(&["2026-01-01", "2026-01-11", "2026-01-11", "2026-01-15"]), Some(4));
        assert_eq!(rhythm(&["2026-02-20", "2026-01-01", "2026-01-11", "2026-01-31"]), Some(20));
        assert_eq!(rhythm(&["2026-01-01", "2026-01-11", "2027-01-31"]), None);
    }

    #[test]
    fn sums_gestures_by_currency_and_never_overflows() {
        let gift = |minor: u64, currency: &str| {
            format!(
                r#"{{"key":"k","kind":"gesture","at":"2026-03-01T00:00:00Z","cost":{{"minor":{minor},"currency":"{currency}"}}}}"#
            )
        };
        let most = (1u64 << 53) - 1;
        let facts = derived(&format!(
            r#""customer":{{"ref":"c"}},"history":[{},{},{}]"#,
            gift(most, "EUR"),
            gift(most, "EUR"),
            gift(5, "CHF")
        ));
        assert_eq!(
            facts.gesture_spend_365_days,
            vec![
                Money::new(5, "CHF").unwrap(),
                Money { minor: MinorUnits::new(most).unwrap(), ..Money::new(0, "EUR").unwrap() }
            ]
        );
        assert_eq!(facts.days_since_last_gesture, Some(27));
    }

    #[test]
    fn a_promise_that_was_made_anew_counts_as_it_was_made_last() {
        let promise = |made_on: &str, due_on: &str, more: &str| {
            format!(r#"{{"id":"p","what":"W.","made_at":"{made_on}T00:00:00Z","due_at":"{due_on}T12:00:00Z"{more}}}"#)
        };
        let facts = |promises: [String; 2]| {
            let facts = derived(&format!(r#""customer":{{"ref":"c"}},"promises":[{}]"#, promises.join(",")));
            (facts.promises_open, facts.promises_due, facts.promises_broken)
        };
        let (broken, again) = (promise("2026-03-01", "2026-03-10", ""), promise("2026-03-11", "2026-03-29", ""));
        assert_eq!(facts([again.clone(), broken.clone()]), (Some(1), Some(1), Some(0)));
        let kept = promise("2026-03-11", "2026-03-29", r#","kept_at":"2026-03-12T00:00:00Z""#);
        assert_eq!(facts([kept, broken]), (Some(0), Some(0), Some(0)));
    }

    #[test]
    fn counts_only_contacts_that_reached_the_customer() {
        let item = |at: &str, rest: &str| format!(r#"{{"key":"k","kind":"check_in","at":"{at}"{rest}}}"#);
        let mail = r#","channel":"email""#;
        let history = [
            item("2026-03-28T20:40:00Z", mail),
            item("2026-03-21T20:40:01Z", mail),
            item("2026-03-21T20:40:00Z", mail),
            item("2026-03-28T20:40:01Z", mail),
            item("2026-03-27T00:00:00Z", ""),
            item("2026-03-27T00:00:00Z", r#","channel":"email","outcome":"failed""#),
        ];
        let facts = derived(&format!(r#""customer":{{"ref":"c"}},"history":[{}]"#, history.join(",")));
        assert_eq!(facts.contacts_last_7_days, Some(2));
    }
}
