//! Whether it is time to ask staff: not every day, and not forever.

use courtesy_sdk::matter::Matter;
use courtesy_sdk::prelude::*;

use crate::Config;
use crate::concern::{Concern, is_by_a_person};

/// A time to ask staff.
pub(crate) struct Turn<'c> {
    /// How often they were asked before about the same concern.
    pub(crate) asked: usize,
    /// The last time that they were asked.
    pub(crate) last: Option<Fact<'c, HistoryItem>>,
}

impl<'c> Turn<'c> {
    /// A turn, if staff don't have the matter already, the time to remind them has come, and it isn't too old.
    pub(crate) fn now(context: &Context, config: &Config, matter: &Matter<'c>, concern: &Concern<'c>) -> Option<Self> {
        let now = context.as_of;
        if concern.overdue_since().is_some_and(|since| since.plus_days(config.stop_after_days) <= now) {
            return None;
        }
        let during = |at: Timestamp| at <= now && concern.began_at().is_none_or(|began_at| at >= began_at);
        let tasks = || matter.history.iter().filter(|item| is_task(item) && during(item.at));
        let (asked, last) = (tasks().count(), tasks().max_by_key(|item| item.at).copied());
        let spoken = matter.talks.iter().filter(|talk| is_by_a_person(talk) && during(talk.at));
        let in_hand_since = last.map(|item| item.at).into_iter().chain(spoken.map(|talk| talk.at)).max();
        let rests = in_hand_since.is_some_and(|since| since.plus_days(interval_days(config, asked)) > now);
        (!rests).then_some(Self { asked, last })
    }

    /// Whether the queue was asked often enough to tell somebody else.
    pub(crate) fn is_for_the_role(&self, config: &Config) -> bool {
        self.asked >= config.escalate_after
    }
}

/// How long staff have after so many tasks, in days: twice as long each time, and never longer than the customer may wait.
fn interval_days(config: &Config, asked: usize) -> i64 {
    let doublings = u32::try_from(asked.saturating_sub(1)).unwrap_or(u32::MAX).min(16);
    config.again_after_days.saturating_mul(1 << doublings).min(config.silence_days)
}

/// Whether it gave the matter to staff, whatever plugin proposed it.
fn is_task(item: &HistoryItem) -> bool {
    item.was_done() && (item.kind == ActionKind::HumanHandover || item.kind == ActionKind::InternalInsight)
}
