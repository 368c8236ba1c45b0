//! Significant effects: no program alone changes a customer's terms (GDPR article 22).

use courtesy_contract::{Approval, Disposition, Remedy, Step};

use super::{Candidate, Refusal, Situation, Verdict};
use crate::messages::say;
use crate::rules::approval;

/// Refuses what somebody must approve first, until the context contains an approval.
pub(super) fn screen(situation: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
    let needed = needed(candidate);
    if needed == Approval::None {
        return Verdict::Allow;
    }
    match approval::given(situation, candidate, candidate.at(), needed, candidate.action().spends()) {
        Some(by) => {
            candidate.approve(by);
            Verdict::Allow
        }
        None => Verdict::Refuse(refusal(candidate, needed)),
    }
}

/// Whether an action changes what the customer and the company agreed.
fn is_significant(step: &Step) -> bool {
    let Step::ServiceRecovery(recovery) = step else { return false };
    match recovery.remedy {
        Remedy::TermChange => true,
        Remedy::Apology | Remedy::Replace | Remedy::Refund | Remedy::Rebook | Remedy::Expedite => false,
    }
}

/// Who must approve it: at least whom the plugin names, and a person if the effect is significant.
fn needed(candidate: &Candidate) -> Approval {
    let least = if is_significant(&candidate.action().step) { Approval::Human } else { Approval::None };
    candidate.action().requires.max(least)
}

fn refusal(candidate: &Candidate, needed: Approval) -> Refusal {
    let explanation = if is_significant(&candidate.action().step) {
        say!("significant-effects-terms")
    } else if needed == Approval::Manager {
        say!("significant-effects-manager")
    } else {
        say!("significant-effects-colleague")
    };
    let key = candidate.action().key.as_str();
    let detail = say!("significant-effects-detail-approval", approval = needed, key = key, at = candidate.at());
    Refusal::new(Disposition::NeedsApproval, explanation).with_detail(detail)
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Action;
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn approvals(changes: serde_json::Value) -> String {
        let mut approved = json!({"key": "a", "by": "human", "at": NOW});
        for (name, value) in changes.as_object().unwrap() {
            approved[name] = value.clone();
        }
        format!(r#""approvals":[{approved}]"#)
    }

    fn who(sections: &str, action: Action) -> Option<Approval> {
        verdict(screen, sections, action).ok()?.approved_by()
    }

    fn term_change(changes: serde_json::Value) -> Action {
        action(&RECOVERY.replace("replace", "term_change"), changes)
    }

    #[test]
    fn a_change_of_terms_needs_a_person_whatever_the_plugin_says() {
        let refusal = verdict(screen, "", term_change(json!({}))).unwrap_err();
        assert_eq!(refusal.disposition(), Disposition::NeedsApproval);
        assert!(said(Some(refusal.explanation())).contains("one of our people will look at it and decide"));
        assert_eq!(who(&approvals(json!({})), term_change(json!({}))), Some(Approval::Human));
    }

    #[test]
    fn nothing_else_needs_anybody_unless_it_says_so() {
        let candidate = verdict(screen, "", action(RECOVERY, json!({}))).unwrap();
        assert_eq!(candidate.approved_by(), None);
        assert!(verdict(screen, "", action(HEADS_UP, json!({"requires": "human"}))).is_err());
        assert_eq!(who(&approvals(json!({})), action(HEADS_UP, json!({"requires": "human"}))), Some(Approval::Human));
    }

    #[test]
    fn a_manager_may_agree_for_a_person_and_not_the_other_way_round() {
        let for_a_manager = || action(HEADS_UP, json!({"requires": "manager"}));
        assert_eq!(who(&approvals(json!({})), for_a_manager()), None);
        assert_eq!(who(&approvals(json!({"by": "none"})), term_change(json!({}))), None);
        let manager = approvals(json!({"by": "manager"}));
        assert_eq!(who(&manager, for_a_manager()), Some(Approval::Manager));
        assert_eq!(who(&manager, term_change(json!({}))), Some(Approval::Manager));
    }

    #[test]
    fn an_approval_is_of_one_key_from_its_moment_up_to_its_end() {
        for (changes, fits) in [
            (json!({"key": "b"}), false),
            (json!({"at": "2026-03-28T20:40:01Z"}), false),
            (json!({"until_at": NOW}), false),
            (json!({"until_at": "2026-03-28T20:40:01Z"}), true),
        ] {
            assert_eq!(who(&approvals(changes.clone()), term_change(json!({}))).is_some(), fits, "{changes}");
        }
    }

    #[test]
    fn an_approval_of_a_sum_covers_that_sum_in_that_currency_and_no_unknown_one() {
        let up_to = approvals(json!({"amount": {"minor": 1000, "currency": "EUR"}}));
        let costing = |minor: u64, currency: &str| term_change(json!({"cost": {"minor": minor, "currency": currency}}));
        assert!(who(&up_to, costing(1000, "EUR")).is_some());
        assert!(who(&up_to, costing(1001, "EUR")).is_none());
        assert!(who(&up_to, costing(1, "USD")).is_none());
        assert!(who(&up_to, term_change(json!({}))).is_none());
        assert!(who(&approvals(json!({})), costing(u64::pow(2, 53) - 1, "USD")).is_some());
    }

    #[test]
    fn an_approval_is_for_once_and_for_the_plugin_that_it_names() {
        let asks = || action(CHECK_IN, json!({"requires": "human"}));
        let given = r#""approvals":[{"key":"a","by":"human","at":"2026-03-20T00:00:00Z"}]"#;
        let done = |at: &str, outcome: &str| {
            format!(r#"{given},"history":[{{"key":"a","kind":"check_in","at":"{at}","outcome":"{outcome}"}}]"#)
        };
        assert_eq!(who(given, asks()), Some(Approval::Human));
        assert_eq!(who(&done("2026-03-19T23:59:59Z", "accepted"), asks()), Some(Approval::Human));
        assert_eq!(who(&done("2026-03-20T00:00:00Z", "accepted"), asks()), None);
        assert_eq!(who(&done("2026-03-21T00:00:00Z", "failed"), asks()), Some(Approval::Human));
        assert_eq!(who(&approvals(json!({"plugin": "p"})), asks()), Some(Approval::Human));
        assert_eq!(who(&approvals(json!({"plugin": "q"})), asks()), None);
    }
}
