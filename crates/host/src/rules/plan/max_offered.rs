//! The most contacts with the customer in one decision.

use super::room::room;
use super::route::Route;
use super::state::Plan;
use crate::rules::{Candidate, Rule, Verdict};

pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, _: &mut Route) -> Verdict {
    if !candidate.reaches_customer() {
        return Verdict::Allow;
    }
    room(Rule::MaxOffered, plan.situation.policy().arbitration.max_offered, plan.contacts(|_| true))
}
