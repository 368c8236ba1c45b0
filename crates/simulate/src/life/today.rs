//! One customer's day while it is being made.

use courtesy_contract::{Hook, Timestamp};

use crate::luck::Luck;
use crate::model::Model;

/// One customer's day while it is being made.
pub(crate) struct Today<'m> {
    pub(crate) day: u32,
    pub(crate) now: Timestamp,
    /// The time of the day before.
    pub(crate) yesterday: Timestamp,
    pub(crate) luck: Luck,
    /// The luck that all customers share.
    pub(crate) common: Luck,
    pub(crate) model: &'m Model,
    /// The occasions for a decision, as they came up.
    pub(super) occasions: Vec<Hook>,
}

/// The occasions in the order in which they are taken, if there are several on one day: one decision is made a day.
const FIRST: [Hook; 6] = [
    Hook::OrderFailed,
    Hook::CaseOpened,
    Hook::OrderDelayed,
    Hook::PreferencesChanged,
    Hook::ContactEnded,
    Hook::CaseClosed,
];

impl<'m> Today<'m> {
    pub(crate) fn new(day: u32, first_day: Timestamp, luck: Luck, common: Luck, model: &'m Model) -> Self {
        let now = first_day.plus_days(i64::from(day) - 1);
        Self { day, now, yesterday: now.plus_days(-1), luck, common, model, occasions: Vec::new() }
    }

    /// Whether a time came since yesterday.
    pub(crate) fn has_come(&self, at: Timestamp) -> bool {
        at > self.yesterday && at <= self.now
    }

    /// The occasion of the day's decision.
    pub(super) fn hook(&self) -> Hook {
        let of = |hook: &&Hook| self.occasions.contains(hook);
        FIRST.iter().find(of).or(self.occasions.first()).copied().unwrap_or(Hook::Review)
    }
}
