//! Holds: what one plugin asks every plugin to keep back.

use courtesy_contract::{Disposition, HoldScope};

use super::{Candidate, Refusal, Situation};

const RULE: &str = "hold";

pub(super) fn screen(situation: &Situation, candidate: &mut Candidate) -> Result<(), Refusal> {
    if !candidate.action.reaches_customer() {
        return Ok(());
    }
    for (plugin, hold) in situation.holds.iter().filter(|(_, hold)| hold.until_at > situation.context.as_of) {
        let held = match &hold.scope {
            HoldScope::Purpose { purpose } => *purpose == candidate.purpose,
            HoldScope::Group { group } => candidate.action.group.as_ref() == Some(group),
            HoldScope::Channel { channel } => {
                candidate.channels.retain(|left| left != channel);
                candidate.channels.is_empty()
            }
            _ => true,
        };
        if held {
            let explanation = format!("Held back on the advice of {plugin}: {}", hold.reason);
            return Err(Refusal::new(Disposition::Suppressed, RULE, explanation).until(Some(hold.until_at)));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Hold, Policy, Slug};
    use serde_json::json;

    use super::*;
    use crate::guardrail::examples::*;

    fn passes(scope: serde_json::Value, until_at: &str, changes: serde_json::Value) -> bool {
        let hold: Hold =
            serde_json::from_value(json!({"scope": scope, "until_at": until_at, "reason": "Rest."})).unwrap();
        let (context, policy) = (context(""), Policy::default());
        let plugin = Slug::new("butler").unwrap();
        let situation = Situation { context: &context, policy: &policy, holds: vec![(plugin.clone(), hold)] };
        let mut candidate = Candidate::new(plugin, action(CHECK_IN, changes), &situation);
        screen(&situation, &mut candidate).is_ok()
    }

    const LATER: &str = "2026-03-29T00:00:00Z";

    #[test]
    fn a_hold_silences_what_it_names_until_its_moment() {
        assert!(!passes(json!({"kind": "all"}), LATER, json!({})));
        assert!(passes(json!({"kind": "all"}), NOW, json!({})));
        assert!(!passes(json!({"kind": "purpose", "purpose": "care"}), LATER, json!({})));
        assert!(passes(json!({"kind": "purpose", "purpose": "marketing"}), LATER, json!({})));
        assert!(!passes(json!({"kind": "group", "group": "g"}), LATER, json!({"group": "g"})));
        assert!(passes(json!({"kind": "group", "group": "g"}), LATER, json!({})));
        assert!(!passes(json!({"kind": "channel", "channel": "email"}), LATER, json!({})));
        assert!(passes(json!({"kind": "channel", "channel": "email"}), LATER, json!({"channels": ["email", "post"]})));
    }
}
