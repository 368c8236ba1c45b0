//! Step 4: each action against the rules that no plugin can override.
//!
//! A rule is one file with one main function. It is pure: the only clock is the context's `as_of`. It can refuse an
//! action or take channels away from it, and nothing else, so that more rules never let more through. The rules here
//! look at one action alone; [`caps`] and [`human_escape`] depend on what else is offered and are asked by arbitration.

pub(crate) mod caps;
mod care;
mod contact_mode;
mod hold;
pub(crate) mod human_escape;
mod permission;
mod validity;

use courtesy_contract::{
    Action, Channel, Context, Disposition, Hold, Policy, Purpose, Slug, Stage, Timestamp, Withheld,
};

/// What the rules know.
pub(crate) struct Situation<'s> {
    pub(crate) context: &'s Context,
    pub(crate) policy: &'s Policy,
    /// What plugins asked to hold back, with the plugin that asked.
    pub(crate) holds: Vec<(Slug, Hold)>,
}

/// An action on its way to being offered.
#[derive(Debug, Clone)]
pub(crate) struct Candidate {
    pub(crate) plugin: Slug,
    pub(crate) action: Action,
    /// The purpose after the policy.
    pub(crate) purpose: Purpose,
    /// The channels that are left, best first.
    pub(crate) channels: Vec<Channel>,
    pub(crate) send_at: Timestamp,
}

/// Why a rule refuses an action.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) disposition: Disposition,
    pub(crate) rule: &'static str,
    pub(crate) explanation: String,
    pub(crate) until_at: Option<Timestamp>,
}

impl Refusal {
    pub(crate) fn new(disposition: Disposition, rule: &'static str, explanation: impl Into<String>) -> Self {
        Self { disposition, rule, explanation: explanation.into(), until_at: None }
    }

    pub(crate) fn until(mut self, at: Option<Timestamp>) -> Self {
        self.until_at = at;
        self
    }
}

impl Candidate {
    /// An action as its plugin proposed it, with the purpose it has under the policy.
    pub(crate) fn new(plugin: Slug, action: Action, situation: &Situation) -> Self {
        let purpose = situation.policy.purpose(action.kind(), action.purpose);
        let now = situation.context.as_of;
        let send_at = action.window.not_before_at.map_or(now, |earliest| earliest.max(now));
        let channels = if action.reaches_customer() { action.channels.clone() } else { Vec::new() };
        Self { plugin, purpose, channels, send_at, action }
    }

    pub(crate) fn withheld(self, stage: Stage, refusal: Refusal) -> Withheld {
        Withheld {
            plugin: self.plugin,
            action: self.action,
            disposition: refusal.disposition,
            stage,
            rule: refusal.rule.to_owned(),
            explanation: refusal.explanation,
            until_at: refusal.until_at,
        }
    }
}

type Rule = fn(&Situation, &mut Candidate) -> Result<(), Refusal>;

/// The rules, in the order in which they speak.
const RULES: [Rule; 5] = [care::screen, permission::screen, contact_mode::screen, hold::screen, validity::screen];

/// Holds one action against every rule; the first that refuses it is the one that is named.
pub(crate) fn screen(situation: &Situation, mut candidate: Candidate) -> Result<Candidate, Box<Withheld>> {
    for rule in RULES {
        if let Err(refusal) = rule(situation, &mut candidate) {
            return Err(Box::new(candidate.withheld(Stage::Guardrail, refusal)));
        }
    }
    Ok(candidate)
}

#[cfg(test)]
pub(crate) mod examples {
    //! Situations and actions for the rules' own tests.

    use super::*;
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

    /// What one rule says of one action under the default policy.
    pub(crate) fn verdict(rule: Rule, sections: &str, action: Action) -> Result<Candidate, Refusal> {
        verdict_under(rule, &Policy::default(), sections, action)
    }

    pub(crate) fn verdict_under(
        rule: Rule,
        policy: &Policy,
        sections: &str,
        action: Action,
    ) -> Result<Candidate, Refusal> {
        let context = context(sections);
        let situation = Situation { context: &context, policy, holds: Vec::new() };
        let mut candidate = Candidate::new(Slug::new("p").unwrap(), action, &situation);
        rule(&situation, &mut candidate).map(|()| candidate)
    }
}
