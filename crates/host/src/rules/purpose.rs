//! Purpose: what an action is for, whatever its plugin says.

use std::collections::BTreeSet;

use courtesy_contract::{Action, ActionKind, Manifest, Policy, Purpose, Step};

/// An action's purpose: the strictest of what its plugin says, what the policy says about its kind, and what its step is.
///
/// Without a setting, questions, gestures and suggestions are care, and the rest is service. A gesture that is tied to a
/// purchase is marketing: calling an offer "service" or "care" is the classic bypass.
pub(crate) fn of(policy: &Policy, action: &Action) -> Purpose {
    let named = action.purpose.max(of_its_kind(policy, action.kind()));
    if sells(&action.step) { named.max(Purpose::Marketing) } else { named }
}

/// Whether it has value only for somebody who buys.
pub(super) fn sells(step: &Step) -> bool {
    matches!(step, Step::Gesture(gesture) if gesture.tied_to_purchase)
}

/// The purpose of actions of this kind, whatever a plugin says. A "no" to it also applies if a plugin names a stricter
/// purpose: calling a check-in "research" must not bypass somebody who wants no check-ins.
pub(crate) fn of_its_kind(policy: &Policy, kind: ActionKind) -> Purpose {
    policy.purposes.get(&kind).copied().unwrap_or(kind.least_purpose())
}

/// Every purpose that an action of this plugin can have: those in its manifest, and what the policy makes of them.
pub(crate) fn possible(policy: &Policy, manifest: &Manifest) -> BTreeSet<Purpose> {
    let mut possible: BTreeSet<Purpose> = manifest.purposes.iter().copied().collect();
    for kind in &manifest.kinds {
        possible.extend(manifest.purposes.iter().map(|purpose| (*purpose).max(of_its_kind(policy, *kind))));
        if *kind == ActionKind::Gesture {
            possible.insert(Purpose::Marketing);
        }
    }
    possible
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

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
    fn a_plugin_can_have_what_the_policy_makes_of_its_actions() {
        use Purpose::{Care, Marketing, Research, Service};
        let possible = |policy: &Policy, kinds: &str, purposes: &str| {
            let manifest = format!(
                "id = \"p\"\nversion = \"1.0.0\"\ncontract = \"1\"\nsummary = \"P.\"\nreads = []\nkinds = {kinds}\npurposes = {purposes}\n"
            );
            possible(policy, &crate::read::manifest(&manifest).unwrap()).into_iter().collect::<Vec<_>>()
        };
        let default = Policy::default();
        assert_eq!(possible(&default, r#"["heads_up"]"#, r#"["service"]"#), [Service]);
        assert_eq!(possible(&default, r#"["check_in"]"#, r#"["service"]"#), [Service, Care]);
        assert_eq!(possible(&default, r#"["gesture"]"#, r#"["care"]"#), [Care, Marketing]);
        let research = policy(ActionKind::CheckIn, Research);
        assert_eq!(possible(&research, r#"["check_in", "heads_up"]"#, r#"["care"]"#), [Care, Research]);
    }

    #[test]
    fn what_carries_out_an_agreement_is_service() {
        for step in [HEADS_UP, HANDOVER, RECOVERY, SELF_SERVICE] {
            assert_eq!(of(&Policy::default(), &action(step, json!({}))), Purpose::Service);
        }
    }
}
