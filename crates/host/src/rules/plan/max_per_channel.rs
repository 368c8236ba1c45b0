//! At most so many contacts over one channel in one decision.

use super::{Candidate, Plan, Route, Rule, Verdict, room};

pub(super) fn screen(plan: &Plan<'_>, _: &Candidate, route: &mut Route) -> Verdict {
    if route.channel.is_none() {
        return Verdict::Allow;
    }
    let over_it = plan.contacts(|entry| entry.channel == route.channel);
    room(Rule::MaxPerChannel, plan.situation.policy().arbitration.max_per_channel, over_it)
}
