//! The totals of a simulation.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{ActionKind, Channel, Currency, Label, Slug};
use serde::Serialize;

use super::{Day, Finding, Law, PromiseCount, Spread};

/// The totals over all days of a simulation.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Totals {
    /// The days that were played.
    pub days: u32,
    /// The customers.
    pub customers: u64,
    /// Contacts, and how they spread over customers.
    pub contacts: Spread,
    /// The customer with the most contacts; of several the first by reference. `None` if nobody has any.
    pub most_contacted: Option<Label>,
    /// Contacts by channel.
    pub by_channel: BTreeMap<Channel, u64>,
    /// Everything offered by kind.
    pub by_kind: BTreeMap<ActionKind, u64>,
    /// Contacts that repeat words about the same matter, and how they spread over customers.
    pub repetitions: Spread,
    /// Contacts that repeat words but for numbers, whatever they are about, and how they spread over customers.
    pub same_words: Spread,
    /// Promises.
    pub promises: PromiseCount,
    /// Customers who were in trouble on some day.
    pub troubled: u64,
    /// The longest silence while a customer in trouble waited; `None` if nobody was in trouble.
    pub longest_silence: Option<Silence>,
    /// Customers who were angry on some day while no person had turned to them.
    pub angry_without_person: u64,
    /// The work of each team.
    pub queues: BTreeMap<Label, QueueTotal>,
    /// What was spent from each budget, in the smallest unit of its currency.
    pub budgets: BTreeMap<Slug, (Currency, u64)>,
    /// Plugins that gave no usable answer.
    pub failures: u64,
    /// Findings by law; each law is listed.
    pub findings: BTreeMap<Law, Breach>,
}

/// The longest silence of a simulation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Silence {
    /// Its length in days.
    pub days: u32,
    /// The customer.
    pub customer: Label,
    /// The last day of it.
    pub day: u32,
}

/// The work of one team over a simulation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct QueueTotal {
    /// Hand-overs that were offered to it.
    pub given: u64,
    /// Hand-overs that it worked on.
    pub done: u64,
    /// Hand-overs that wait at the end.
    pub waiting: u64,
    /// The most that waited at the end of a day.
    pub most_waiting: u64,
    /// The day of the most.
    pub busiest_day: u32,
}

/// How often a law was broken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Breach {
    /// Findings.
    pub findings: u64,
    /// Customers with a finding.
    pub customers: u64,
    /// The first customers with a finding, at most three, with the day.
    pub examples: Vec<(Label, u32)>,
}

/// The most customers that are named for a law.
const EXAMPLES: usize = 3;

impl Totals {
    /// Adds a day's counts; what is counted by customer is not in them.
    pub fn add(&mut self, day: &Day) {
        self.days = self.days.max(day.day);
        add_each(&mut self.by_channel, &day.by_channel);
        add_each(&mut self.by_kind, &day.by_kind);
        self.promises.made += day.promises.made;
        self.promises.kept += day.promises.kept;
        self.promises.broken += day.promises.broken;
        self.failures += day.failures;
        for (name, queue) in &day.queues {
            let total = self.queues.entry(name.clone()).or_default();
            total.given += queue.given;
            total.done += queue.done;
            total.waiting = queue.waiting;
            if queue.waiting > total.most_waiting {
                (total.most_waiting, total.busiest_day) = (queue.waiting, day.day);
            }
        }
        for (name, budget) in &day.budgets {
            let total = self.budgets.entry(name.clone()).or_insert((budget.spent.currency, 0));
            total.1 = total.1.saturating_add(budget.spent.minor.get());
        }
    }

    /// Sums up the findings of the whole simulation.
    pub fn add_findings(&mut self, findings: &[Finding]) {
        for law in Law::ALL {
            let mut breach = Breach::default();
            let mut customers = BTreeSet::new();
            for finding in findings.iter().filter(|finding| finding.law == law) {
                breach.findings += 1;
                if customers.insert(&finding.customer) && breach.examples.len() < EXAMPLES {
                    breach.examples.push((finding.customer.clone(), finding.day));
                }
            }
            breach.customers = customers.len() as u64;
            self.findings.insert(law, breach);
        }
    }

    /// All findings.
    #[must_use]
    pub fn all_findings(&self) -> u64 {
        self.findings.values().map(|breach| breach.findings).sum()
    }
}

fn add_each<K: Ord + Copy>(totals: &mut BTreeMap<K, u64>, more: &BTreeMap<K, u64>) {
    for (name, number) in more {
        *totals.entry(*name).or_default() += number;
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Date, Timestamp};

    use super::super::QueueDay;
    use super::*;

    fn label(text: &str) -> Label {
        Label::new(text).unwrap()
    }

    #[test]
    fn the_busiest_day_of_a_team_is_kept() {
        let mut totals = Totals::default();
        for (number, waiting) in [(1, 4), (2, 9), (3, 2)] {
            let mut day = Day::new(number, Date::parse("2026-03-28").unwrap());
            day.queues.insert(label("care"), QueueDay { given: waiting, done: 1, waiting });
            totals.add(&day);
        }
        let expected = QueueTotal { given: 15, done: 3, waiting: 2, most_waiting: 9, busiest_day: 2 };
        assert_eq!(totals.queues[&label("care")], expected);
    }

    #[test]
    fn a_customer_with_many_findings_is_one_customer_and_one_example() {
        let finding = |day, customer: &str| Finding {
            day,
            customer: label(customer),
            law: Law::Anger,
            as_of: Timestamp::parse("2026-03-28T20:40:00Z").unwrap(),
            detail: "Angry.".to_owned(),
            plugin: None,
            key: None,
            words: None,
        };
        let mut totals = Totals::default();
        totals.add_findings(&[finding(1, "a"), finding(2, "a"), finding(2, "b")]);
        let anger = &totals.findings[&Law::Anger];
        assert_eq!((anger.findings, anger.customers), (3, 2));
        assert_eq!(anger.examples, [(label("a"), 1), (label("b"), 2)]);
        assert_eq!(totals.findings.len(), Law::ALL.len());
    }
}
