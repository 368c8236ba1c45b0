//! The counts of one simulated day.

use std::collections::BTreeMap;

use courtesy_contract::{ActionKind, Channel, Date, Label, Money, Slug};
use serde::Serialize;

use super::Law;

/// The counts of one simulated day, over all customers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Day {
    /// The day, counted from 1.
    pub day: u32,
    /// Its date in UTC.
    pub date: Date,
    /// Offered actions that reach the customer.
    pub contacts: u64,
    /// Contacts by channel.
    pub by_channel: BTreeMap<Channel, u64>,
    /// Everything offered by kind, with what reaches only staff.
    pub by_kind: BTreeMap<ActionKind, u64>,
    /// Contacts that said what was said to this customer before about the same matter, within the policy's
    /// `repetition.days`.
    pub repetitions: u64,
    /// Contacts that said the same words to this customer since the simulation began, whatever they were about. Numbers and days
    /// in them don't count: yesterday's text with today's date is the same.
    pub same_words: u64,
    /// Promises.
    pub promises: PromiseCount,
    /// Customers in trouble: with an open complaint, a late or failed order, or a broken promise.
    pub in_trouble: u64,
    /// The longest time that a customer in trouble has been waiting for a word or a task for staff, in days.
    pub longest_silence_days: u32,
    /// Angry customers to whom no person has turned.
    pub angry_without_person: u64,
    /// The teams, by queue.
    pub queues: BTreeMap<Label, QueueDay>,
    /// The policy's budgets, by name.
    pub budgets: BTreeMap<Slug, BudgetDay>,
    /// Plugins that gave no usable answer.
    pub failures: u64,
    /// Findings by law.
    pub findings: BTreeMap<Law, u64>,
}

impl Day {
    /// A day on which nothing has been counted yet.
    #[must_use]
    pub fn new(day: u32, date: Date) -> Self {
        Self {
            day,
            date,
            contacts: 0,
            by_channel: BTreeMap::new(),
            by_kind: BTreeMap::new(),
            repetitions: 0,
            same_words: 0,
            promises: PromiseCount::default(),
            in_trouble: 0,
            longest_silence_days: 0,
            angry_without_person: 0,
            queues: BTreeMap::new(),
            budgets: BTreeMap::new(),
            failures: 0,
            findings: BTreeMap::new(),
        }
    }

    /// All findings of the day.
    #[must_use]
    pub fn all_findings(&self) -> u64 {
        self.findings.values().sum()
    }

    /// Tasks that wait in all queues at the end of the day.
    #[must_use]
    pub fn waiting(&self) -> u64 {
        self.queues.values().map(|queue| queue.waiting).sum()
    }
}

/// What became of promises.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct PromiseCount {
    /// Made.
    pub made: u64,
    /// Kept in time, by a queue or by the action itself.
    pub kept: u64,
    /// Past due and neither kept nor withdrawn. Each is counted once, on the day on which it is first seen.
    pub broken: u64,
}

/// The work of one team on one day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct QueueDay {
    /// Hand-overs that were offered to it.
    pub given: u64,
    /// Hand-overs that it worked on.
    pub done: u64,
    /// Hand-overs that wait at the end of the day.
    pub waiting: u64,
}

/// The spending from one budget on one day.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct BudgetDay {
    /// What was spent on this day, on all customers.
    pub spent: Money,
    /// What was spent in the budget's period, on all customers, this day included.
    pub in_period: Money,
    /// The most in the period for all customers together; left out if the budget is for each customer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max: Option<Money>,
}
