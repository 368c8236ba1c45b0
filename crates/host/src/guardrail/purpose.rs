//! Purpose: what a contact is for, whatever its plugin calls it.

use courtesy_contract::{Action, ActionKind, Policy, Purpose, Step};

/// The purpose an action has: the strictest of what its plugin says, what the policy says of its kind, and what it is.
///
/// Without a setting, questions, gestures and suggestions are care, the rest is service. A gesture that is worth
/// something only to somebody who buys is marketing: calling an offer "service" or "care" is the classic bypass.
pub(crate) fn of(policy: &Policy, action: &Action) -> Purpose {
    let sells = matches!(&action.step, Step::Gesture(gesture) if gesture.tied_to_purchase);
    let named = action.purpose.max(of_its_kind(policy, action.kind()));
    if sells { named.max(Purpose::Marketing) } else { named }
}

/// The purpose that actions of this kind have, whatever a plugin calls one of them. A "no" to it holds also where a
/// plugin names a stricter purpose: calling a check-in "research" is no way around somebody who wants none.
pub(crate) fn of_its_kind(policy: &Policy, kind: ActionKind) -> Purpose {
    policy.purposes.get(&kind).copied().unwrap_or(kind.least_purpose())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::guardrail::examples::*;

    fn policy(kind: ActionKind, purpose: Purpose) -> Policy {
        Policy { purposes: [(kind, purpose)].into(), ..Policy::default() }
    }

    #[test]
    fn a_plugin_can_make_the_purpose_stricter_and_never_looser() {
        let check_in = |purpose: &str| action(CHECK_IN, json!({"purpose": purpose}));
        let default = Policy::default();
        assert_eq!(of(&default, &check_in("service")), Purpose::Care);
        assert_eq!(of(&default, &check_in("research")), Purpose::Research);
        let research = policy(ActionKind::CheckIn, Purpose::Research);
        assert_eq!(of(&research, &check_in("service")), Purpose::Research);
        assert_eq!(of(&research, &check_in("marketing")), Purpose::Marketing);
    }

    #[test]
    fn a_gesture_that_is_tied_to_buying_is_marketing_under_every_policy() {
        for policy in [Policy::default(), policy(ActionKind::Gesture, Purpose::Service)] {
            assert_eq!(of(&policy, &action(VOUCHER, json!({}))), Purpose::Marketing);
        }
        assert_eq!(of(&Policy::default(), &action(FLOWERS, json!({}))), Purpose::Care);
    }

    #[test]
    fn what_carries_out_an_agreement_is_service() {
        for step in [HEADS_UP, HANDOVER, RECOVERY, SELF_SERVICE] {
            assert_eq!(of(&Policy::default(), &action(step, json!({}))), Purpose::Service);
        }
    }
}
