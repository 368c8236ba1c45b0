//! The most of a group in one decision. Actions for staff and for the customer are counted separately.

use super::room::room;
use super::route::Route;
use super::state::Plan;
use crate::rules::{Candidate, Rule, Verdict};

pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, _: &mut Route) -> Verdict {
    let Some(group) = &candidate.action().group else { return Verdict::Allow };
    let alike = plan
        .ledger
        .admitted()
        .iter()
        .filter(|entry| entry.group == Some(group) && entry.channel.is_some() == candidate.reaches_customer());
    room(Rule::MaxPerGroup, plan.situation.policy().arbitration.max_per_group, alike.count())
}
