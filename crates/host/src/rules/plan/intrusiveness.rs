//! Intrusiveness: a full cap on one channel doesn't push an action to a more intrusive one.

use courtesy_contract::{Channel, Disposition, Policy, Urgency};

use super::caps;
use super::route::Route;
use super::state::Plan;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Verdict};

/// Refuses a channel if a cap is full on a less intrusive one that the action names before it. What is critical may go on.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let Some(channel) = route.channel.filter(|_| candidate.action().urgency != Urgency::Critical) else {
        return Verdict::Allow;
    };
    let rank = |channel: Channel| rank(plan.situation.policy(), channel);
    let mut gentler = candidate
        .channels()
        .iter()
        .copied()
        .take_while(|other| *other != channel)
        .filter(|other| rank(*other) < rank(channel));
    let Some(capped) = gentler.find(|other| caps::is_full(plan, candidate, *other, route.at)) else {
        return Verdict::Allow;
    };
    let refusal = Refusal::new(Disposition::Capped, say!("intrusiveness-no-way-round"));
    let detail = say!("intrusiveness-no-way-round-detail", channel = channel, capped = capped);
    Verdict::Refuse(refusal.with_detail(detail))
}

/// The place of a channel in the policy's order; those that aren't listed come last.
fn rank(policy: &Policy, channel: Channel) -> usize {
    policy.intrusiveness.iter().position(|listed| *listed == channel).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::Situation;
    use crate::rules::examples::*;

    /// Whether an action may go by this channel of its list, for a customer who had an e-mail today.
    fn may_go(policy: &Policy, channels: Value, channel: Channel, urgency: &str) -> bool {
        let context = context(&format!(
            r#""history":[{{"key":"k","kind":"check_in","at":"{NOW}","channel":"email","purpose":"service"}}]"#
        ));
        let situation = Situation::new(&context, policy, &[]);
        let candidate = candidate(&situation, action(HEADS_UP, json!({"channels": channels, "urgency": urgency})));
        screen(&Plan::new(&situation), &candidate, &mut Route::new(&candidate, Some(channel))) == Verdict::Allow
    }

    #[test]
    fn a_full_cap_is_no_reason_to_ring() {
        let policy = Policy::default();
        let both = json!(["email", "sms"]);
        assert!(!may_go(&policy, both.clone(), Channel::Sms, "warning"));
        assert!(may_go(&policy, both, Channel::Sms, "critical"));
        assert!(may_go(&policy, json!(["email", "app"]), Channel::App, "info"));
        assert!(may_go(&policy, json!(["sms", "email"]), Channel::Sms, "info"));
    }

    #[test]
    fn the_order_is_the_policys_and_a_channel_that_is_not_listed_comes_last() {
        let order = |intrusiveness| Policy { intrusiveness, ..Policy::default() };
        let both = || json!(["email", "sms"]);
        assert!(may_go(&order(vec![Channel::Sms, Channel::Email]), both(), Channel::Sms, "info"));
        assert!(!may_go(&order(vec![Channel::Email]), both(), Channel::Sms, "info"));
        assert!(may_go(&order(Vec::new()), both(), Channel::Sms, "info"));
    }
}
