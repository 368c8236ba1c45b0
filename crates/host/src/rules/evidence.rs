//! Evidence: every reason rests on something that the plugin received.

use courtesy_contract::{Action, Disposition, Explanation, Pointer};

use super::Refusal;
use crate::document::printable;

pub(crate) const RULE: &str = "evidence";

/// What is wrong with an action's reasons. `resolves` says whether a pointer leads to something that the plugin received.
pub(crate) fn object(action: &Action, resolves: impl Fn(&Pointer) -> bool) -> Option<Refusal> {
    for reason in &action.reasons {
        if reason.evidence.is_empty() {
            return Some(refusal(format!("the reason `{}` rests on nothing: it names no evidence", reason.code)));
        }
        if let Some(pointer) = reason.evidence.iter().find(|pointer| !resolves(pointer)) {
            let shown = printable(pointer.as_str());
            let detail = format!("the reason `{}` points at {shown}, which the plugin did not receive", reason.code);
            return Some(refusal(detail));
        }
    }
    None
}

fn refusal(detail: String) -> Refusal {
    let explanation = Explanation::new(
        "We couldn't find out what this rested on, so we don't do it.",
        "Wij konden niet nagaan waar dit op berustte; daarom doen wij het niet.",
    );
    Refusal::new(Disposition::Invalid, explanation).with_detail(detail)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn resting_on(evidence: &[&str]) -> Action {
        let sound = json!({"code": "sound", "text": "Sound.", "evidence": ["/as_of"]});
        action(CHECK_IN, json!({"reasons": [sound, {"code": "other", "text": "Other.", "evidence": evidence}]}))
    }

    #[test]
    fn one_reason_that_rests_on_nothing_makes_the_action_invalid() {
        let objection = object(&resting_on(&[]), |_| true).unwrap();
        assert_eq!(objection.disposition, Disposition::Invalid);
        assert!(objection.detail.unwrap().contains("`other` rests on nothing"));
    }

    #[test]
    fn every_pointer_must_resolve() {
        let resolves = |pointer: &Pointer| *pointer != "/orders/9";
        assert!(object(&resting_on(&["/orders/0", "/orders/1"]), resolves).is_none());
        let objection = object(&resting_on(&["/orders/0", "/orders/9"]), resolves).unwrap();
        assert!(objection.detail.unwrap().contains("points at /orders/9"));
    }
}
