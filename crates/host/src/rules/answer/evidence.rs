//! Evidence: every reason points at something that the plugin received.

use courtesy_contract::{Action, MessageRef};

use super::asked::{Asked, invalid};
use crate::document::printable;
use crate::messages::say;
use crate::rules::Verdict;

pub(super) fn screen(asked: &Asked<'_>, action: &Action) -> Verdict {
    match groundless(asked, action) {
        None => Verdict::Allow,
        Some(detail) => invalid(say!("evidence-missing"), detail),
    }
}

/// What is wrong with the first reason without valid evidence.
fn groundless(asked: &Asked<'_>, action: &Action) -> Option<MessageRef> {
    for reason in &action.reasons {
        let code = reason.code.as_str();
        if reason.evidence.is_empty() {
            return Some(say!("evidence-detail-none", code = code));
        }
        if let Some(pointer) = reason.evidence.iter().find(|pointer| !(asked.received)(pointer)) {
            let pointer = printable(pointer.as_str());
            return Some(say!("evidence-detail-not-received", code = code, pointer = pointer));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Disposition, Pointer, Policy};
    use serde_json::json;

    use super::*;
    use crate::Refusal;
    use crate::rules::examples::*;

    fn refusal(action: &Action, received: impl Fn(&Pointer) -> bool) -> Option<Refusal> {
        answered(screen, &Policy::default(), "", &received, action)
    }

    fn supported_by(evidence: &[&str]) -> Action {
        let sound = json!({"code": "sound", "text": "Sound.", "evidence": ["/as_of"]});
        action(CHECK_IN, json!({"reasons": [sound, {"code": "other", "text": "Other.", "evidence": evidence}]}))
    }

    #[test]
    fn one_reason_without_evidence_makes_the_action_invalid() {
        let objection = refusal(&supported_by(&[]), |_| true).unwrap();
        assert_eq!(objection.disposition(), Disposition::Invalid);
        assert!(said(objection.detail()).contains("`other` has no evidence"));
    }

    #[test]
    fn every_pointer_must_resolve() {
        let resolves = |pointer: &Pointer| *pointer != "/orders/9";
        assert!(refusal(&supported_by(&["/orders/0", "/orders/1"]), resolves).is_none());
        let objection = refusal(&supported_by(&["/orders/0", "/orders/9"]), resolves).unwrap();
        assert!(said(objection.detail()).contains("points at /orders/9"));
    }
}
