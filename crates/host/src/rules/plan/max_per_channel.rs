//! The most contacts on one channel in one decision.

use super::room::room;
use super::route::Route;
use super::state::Plan;
use crate::rules::{Candidate, Rule, Verdict};

pub(super) fn screen(plan: &Plan<'_>, _: &Candidate, route: &mut Route) -> Verdict {
    if route.channel.is_none() {
        return Verdict::Allow;
    }
    let over_it = plan.contacts(|entry| entry.channel == route.channel);
    room(Rule::MaxPerChannel, plan.situation.policy().arbitration.max_per_channel, over_it)
}
