//! The most contacts of one kind in one decision.

use super::room::room;
use super::route::Route;
use super::state::Plan;
use crate::rules::{Candidate, Rule, Verdict};

pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, _: &mut Route) -> Verdict {
    if !candidate.reaches_customer() {
        return Verdict::Allow;
    }
    let kind = candidate.action().kind();
    room(Rule::MaxPerKind, plan.situation.policy().arbitration.max_per_kind, plan.contacts(|entry| entry.kind == kind))
}
