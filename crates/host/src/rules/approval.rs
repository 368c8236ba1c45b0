//! Approvals: what somebody has agreed to.

use courtesy_contract::{Approval, Approved, HistoryItem, Money, Outcome, Timestamp};

use super::{Candidate, Situation};

/// Who approved this action at this cost, if somebody of that level did and the approval is valid now.
pub(super) fn given(
    situation: &Situation,
    candidate: &Candidate,
    at: Timestamp,
    needed: Approval,
    cost: Option<&Money>,
) -> Option<Approval> {
    let fits = |approved: &&Approved| {
        approved.key == candidate.action().key
            && approved.plugin.as_ref().is_none_or(|plugin| plugin == candidate.plugin())
            && !is_used_up(situation, approved)
            && approved.by >= needed
            && approved.at <= at
            && approved.until_at.is_none_or(|until| at < until)
            && approved.amount.as_ref().is_none_or(|most| cost.is_some_and(|cost| is_within(cost, most)))
    };
    let fitting = situation.context().approvals.iter().filter(fits);
    fitting.map(|approved| approved.by).filter(|by| *by != Approval::None).max()
}

/// Whether what was approved has been done since.
fn is_used_up(situation: &Situation, approved: &Approved) -> bool {
    let since = |item: &HistoryItem| item.at >= approved.at && item.outcome != Some(Outcome::Failed);
    let is_it = |item: &HistoryItem| {
        // If something about an earlier action isn't known, the stricter reading applies.
        let same_plugin = item.plugin.is_none() || approved.plugin.is_none() || item.plugin == approved.plugin;
        item.key == approved.key && same_plugin
    };
    situation.context().history.iter().any(|item| is_it(item) && since(item))
}

fn is_within(cost: &Money, most: &Money) -> bool {
    cost.currency == most.currency && cost.minor.get() <= most.minor.get()
}
