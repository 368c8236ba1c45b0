//! A small simulation for tests.

use std::collections::BTreeMap;

use courtesy_analysis::compare;
use courtesy_analysis::simulated::{
    BudgetDay, Day, Finding, Law, PromiseCount, QueueDay, Run, Setup, Silence, Simulated, Spread, Totals,
};
use courtesy_contract::{ActionKind, Channel, Date, Label, Money, Slug, Timestamp};

/// Three days of forty customers, with one or two policies; with the second, no law is broken.
pub(super) fn simulated(sides: usize) -> Simulated {
    let side = |number: usize| {
        let policy = Some(format!("{}.toml", ["a", "b"][number]));
        (compare::Setup { policy, plugins: Vec::new() }, run(number == 0))
    };
    let setup = Setup { days: 3, seed: 1, model: None, events: Some("events.ndjson".to_owned()) };
    Simulated { setup, sides: (0..sides).map(side).collect() }
}

fn label(text: &str) -> Label {
    Label::new(text).unwrap()
}

fn run(has_findings: bool) -> Run {
    let days: Vec<Day> = (1..=3).map(|number| day(number, has_findings)).collect();
    let findings: Vec<Finding> = if has_findings { vec![finding(2, "c-1"), finding(3, "c-2")] } else { Vec::new() };
    let mut totals = Totals {
        customers: 40,
        contacts: Spread { sum: 12, customers: 9, median: 0, p95: 1, most: 2 },
        most_contacted: Some(label("c-4")),
        repetitions: Spread { sum: 2, customers: 2, ..Spread::default() },
        longest_silence: Some(Silence { days: 4, customer: label("c-3"), day: 3 }),
        ..Totals::default()
    };
    days.iter().for_each(|day| totals.add(day));
    totals.add_findings(&findings);
    Run { days, findings, totals, is_complete: true }
}

fn day(number: u32, has_findings: bool) -> Day {
    let mut day = Day::new(number, Date::parse(&format!("2026-03-{}", 27 + number)).unwrap());
    day.contacts = u64::from(number) * 2;
    day.by_channel = BTreeMap::from([(Channel::Email, day.contacts)]);
    day.by_kind = BTreeMap::from([(ActionKind::HeadsUp, day.contacts)]);
    day.promises = PromiseCount { made: 2, kept: 1, broken: 1 };
    day.in_trouble = 5;
    day.longest_silence_days = number + 1;
    day.queues.insert(label("care_team"), QueueDay { given: 3, done: 2, waiting: u64::from(number) });
    let euro = |minor| Money::new(minor, "EUR").unwrap();
    let spent = BudgetDay { spent: euro(500), in_period: euro(500 * u64::from(number)), max: Some(euro(5_000)) };
    day.budgets.insert(Slug::new("kindness").unwrap(), spent);
    if has_findings && number > 1 {
        day.findings.insert(Law::SameWords, 1);
    }
    day
}

fn finding(day: u32, customer: &str) -> Finding {
    Finding {
        day,
        customer: label(customer),
        law: Law::SameWords,
        as_of: Timestamp::parse("2026-03-29T20:40:00Z").unwrap(),
        detail: "Says what was said on 2026-03-28T08:00:00Z, within 60 days.".to_owned(),
        plugin: Some(Slug::new("heads-up").unwrap()),
        key: Some(label("heads-up/o-1")),
        words: Some("Your order is late, and we are sorry.".to_owned()),
    }
}
