//! What one customer's day came to.

use std::collections::BTreeMap;

use courtesy_analysis::simulated::{Day, Finding, PromiseCount};
use courtesy_contract::{ActionKind, Channel, Label};

use crate::company::{Spending, Task};

/// What one customer's day came to.
#[derive(Debug, Default)]
pub(crate) struct Diary {
    pub(crate) by_channel: BTreeMap<Channel, u64>,
    pub(crate) by_kind: BTreeMap<ActionKind, u64>,
    pub(crate) contacts: u64,
    pub(crate) repetitions: u64,
    pub(crate) same_words: u64,
    pub(crate) promises: PromiseCount,
    pub(crate) failures: u64,
    /// How long the customer has been waiting in trouble, in days; `None` if not in trouble.
    pub(crate) silence_days: Option<u32>,
    pub(crate) is_angry_without_person: bool,
    pub(crate) tasks: Vec<(Label, Task)>,
    pub(crate) spendings: Vec<Spending>,
    pub(crate) findings: Vec<Finding>,
}

impl Diary {
    /// Adds it to the day's counts.
    pub(crate) fn add_to(&self, day: &mut Day) {
        for (channel, number) in &self.by_channel {
            *day.by_channel.entry(*channel).or_default() += number;
        }
        for (kind, number) in &self.by_kind {
            *day.by_kind.entry(*kind).or_default() += number;
        }
        day.contacts += self.contacts;
        day.repetitions += self.repetitions;
        day.same_words += self.same_words;
        day.promises.made += self.promises.made;
        day.promises.kept += self.promises.kept;
        day.promises.broken += self.promises.broken;
        day.failures += self.failures;
        day.in_trouble += u64::from(self.silence_days.is_some());
        day.longest_silence_days = day.longest_silence_days.max(self.silence_days.unwrap_or(0));
        day.angry_without_person += u64::from(self.is_angry_without_person);
        for finding in &self.findings {
            *day.findings.entry(finding.law).or_default() += 1;
        }
    }
}
