//! The rules that no plugin can override.
//!
//! A rule is one file with one function, `screen`, and one line in its folder's table. It is pure: its only clock is in the
//! context. It can refuse an action, make it wait or take channels away from it, and nothing else, so that more rules never
//! allow more.
//!
//! - [`answer`]: what a plugin may propose and say; asked when its answer is checked.
//! - [`action`]: an action alone; asked about now and each later time at which it could be carried out.
//! - [`plan`]: actions together, with what was done before; asked in the order of their rank.
//!
//! [`Rule`] lists all of them in the order in which they are asked. [`purpose`] and [`urgency`] are set before.

pub(crate) mod action;
pub(crate) mod answer;
mod approval;
mod candidate;
mod guardrail;
mod ledger;
pub(crate) mod plan;
pub(crate) mod promised;
pub(crate) mod purpose;
mod rule;
mod rulebook;
pub(crate) mod said;
mod situation;
pub(crate) mod spoken;
mod urgency;
mod verdict;

pub use self::candidate::Candidate;
pub use self::guardrail::Guardrail;
pub use self::rule::Rule;
pub(crate) use self::rulebook::Rulebook;
pub use self::situation::Situation;
pub(crate) use self::situation::now;
pub(crate) use self::verdict::Objection;
pub use self::verdict::{Refusal, Verdict};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tables_hold_every_rule_in_its_order_and_at_its_stage() {
        let answer = answer::TABLE.iter().map(|row| row.0);
        let action = action::TABLE.iter().map(|row| row.0);
        let plan = plan::TABLE.iter().map(|row| row.0);
        let tables: Vec<Rule> = answer.chain(action).chain(plan).collect();
        assert_eq!(tables, Rule::ALL);
        for (stage, count) in [("check", answer::TABLE.len()), ("guardrail", action::TABLE.len())] {
            assert_eq!(Rule::ALL.iter().filter(|rule| rule.stage().word() == stage).count(), count);
        }
        assert!(Rule::ALL.is_sorted_by_key(|rule| rule.stage()));
    }
}

#[cfg(test)]
pub(crate) mod examples {
    //! Situations and actions for the rules' own tests.

    use std::sync::{Arc, LazyLock};

    use courtesy_contract::{Action, Context, MessageRef, Pointer, Policy, Slug};

    use super::answer::{Asked, Remit};
    use super::*;
    use crate::messages::Catalogues;
    use crate::read;

    pub(crate) const NOW: &str = "2026-03-28T20:40:00Z";

    /// A context with the given sections, as JSON members.
    pub(crate) fn context(sections: &str) -> Context {
        let customer = if sections.contains("\"customer\"") { "" } else { r#""customer":{"ref":"c-1"},"# };
        let sections = if sections.is_empty() { r#""seed":1"# } else { sections };
        let json = format!(
            r#"{{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"{NOW}",{customer}{sections}}}"#
        );
        read::context(json.as_bytes()).unwrap()
    }

    /// An action of a kind, with members that replace or add to the usual ones.
    pub(crate) fn action(step: &str, changes: serde_json::Value) -> Action {
        let mut json = serde_json::json!({
            "id": "a", "key": "a", "purpose": "service", "audience": "customer", "urgency": "info", "channels": ["email"],
            "window": {"not_after_at": "2026-04-28T20:40:00Z"},
            "reasons": [{"code": "because", "text": "Because.", "evidence": ["/as_of"]}],
            "step": serde_json::from_str::<serde_json::Value>(step).unwrap()
        });
        for (name, value) in changes.as_object().unwrap() {
            json[name] = value.clone();
        }
        let bytes = serde_json::to_vec(&serde_json::json!({"contract": "1.0", "actions": [json]})).unwrap();
        read::answer(&bytes).unwrap().actions.remove(0)
    }

    pub(crate) const CHECK_IN: &str = r#"{"kind":"check_in","question":"How are you?","reply_queue":"care"}"#;
    pub(crate) const HEADS_UP: &str = r#"{"kind":"heads_up","event":"e","we_do":"We fix it."}"#;
    pub(crate) const HANDOVER: &str = r#"{"kind":"human_handover","mode":"callback","queue":"care","respond_by_at":"2026-03-30T00:00:00Z","briefing":"Call."}"#;
    pub(crate) const RECOVERY: &str =
        r#"{"kind":"service_recovery","acknowledge":"It went wrong.","remedy":"replace"}"#;
    pub(crate) const SELF_SERVICE: &str =
        r#"{"kind":"self_service","task":"pay","link":"https://a.example/","human_escape":"care"}"#;
    pub(crate) const FLOWERS: &str =
        r#"{"kind":"gesture","gift":"flowers","source":"surplus","surprise":true,"beneficiary":"third_party"}"#;
    pub(crate) const VOUCHER: &str = r#"{"kind":"gesture","gift":"credit","source":"budget","surprise":true,"beneficiary":"customer","tied_to_purchase":true}"#;
    pub(crate) const INSIGHT: &str =
        r#"{"kind":"internal_insight","topic":"delivery","signal":"Seen.","to_role":"store_manager"}"#;

    /// Reading a catalogue takes longer than a decision, and the laws need one ten thousand times.
    static ENGLISH: LazyLock<Arc<Catalogues>> =
        LazyLock::new(|| Arc::new(Catalogues::prepare(&Policy::default(), &[], &[]).unwrap()));

    /// A host's rules under this policy.
    pub(crate) fn rulebook(policy: &Policy) -> Rulebook {
        let catalogues = if policy.languages == Policy::default().languages {
            Arc::clone(&ENGLISH)
        } else {
            Arc::new(Catalogues::prepare(policy, &[], &[]).unwrap())
        };
        Rulebook::new(policy.clone(), Vec::new(), catalogues)
    }

    /// The verdict of one rule about an action under the default policy.
    pub(crate) fn verdict(rule: action::Screen, sections: &str, action: Action) -> Result<Candidate, Refusal> {
        verdict_under(rule, &Policy::default(), sections, action)
    }

    pub(crate) fn verdict_under(
        rule: action::Screen,
        policy: &Policy,
        sections: &str,
        action: Action,
    ) -> Result<Candidate, Refusal> {
        let context = context(sections);
        let situation = Situation::new(&context, policy, &[]);
        let mut candidate = candidate(&situation, action);
        refused(rule(&situation, &mut candidate)).map(|()| candidate)
    }

    /// The verdict of one rule about an answer, for a plugin that may propose everything.
    pub(crate) fn answered(
        rule: answer::Screen,
        policy: &Policy,
        sections: &str,
        received: &dyn Fn(&Pointer) -> bool,
        action: &Action,
    ) -> Option<Refusal> {
        let (context, book) = (context(sections), rulebook(policy));
        let asked = Asked { remit: &Remit::everything(), book: &book, context: &context, received };
        refused(rule(&asked, action)).err()
    }

    /// Whether a rule allows an action; what it says if it refuses it, or lets it wait.
    pub(crate) fn refused(verdict: Verdict) -> Result<(), Refusal> {
        verdict.by("").map_err(|objection| *objection.refusal)
    }

    /// A message in English; nothing for none.
    pub(crate) fn said(message: Option<&MessageRef>) -> String {
        message.map_or_else(String::new, |message| ENGLISH.detail(message))
    }

    /// An action as the plugin `p` proposed it.
    pub(crate) fn candidate(situation: &Situation, action: Action) -> Candidate {
        Candidate::new(Slug::new("p").unwrap(), action, situation)
    }
}
