//! Step 4: each action against the rules that no plugin can override.
//!
//! A rule is one file with one main function. It is pure: its only clock is in the context. It can refuse an action or
//! take channels away from it, and nothing else, so that more rules never let more through.
//!
//! Three places ask the rules, in this order:
//!
//! 1. the check of an answer: [`evidence`], [`message`] with [`link`] (and, with them, what the manifest declares),
//! 2. [`screen`], for each action alone: [`freshness`], [`care`], [`permission`], [`channel`], [`contact_mode`],
//!    [`hold`], [`validity`], [`significant_effects`], then the backend's own,
//! 3. arbitration, across actions: [`ranking`], then [`exclusion`], [`caps`], [`budget`], [`capacity`],
//!    [`quiet_hours`], [`holdout`], [`human_escape`].
//!
//! [`purpose`] and [`urgency`] are settled before all of them.

pub(crate) mod budget;
pub(crate) mod capacity;
pub(crate) mod caps;
mod care;
mod channel;
mod contact_mode;
pub(crate) mod evidence;
pub(crate) mod exclusion;
pub(crate) mod freshness;
mod hold;
pub(crate) mod holdout;
pub(crate) mod human_escape;
pub(crate) mod ledger;
pub(crate) mod link;
pub(crate) mod message;
pub(crate) mod permission;
pub(crate) mod purpose;
pub(crate) mod quiet_hours;
pub(crate) mod ranking;
pub(crate) mod significant_effects;
pub(crate) mod terms;
mod urgency;
mod validity;

use courtesy_contract::{
    Action, Approval, Channel, Context, Disposition, Explanation, HandoverMode, Hold, MessageRef, Policy, Purpose,
    Slug, Stage, Step, Timestamp, Urgency, Withheld,
};

/// A rule that no plugin can override. Courtesy's own rules and a backend's are the same to the host.
///
/// It must be pure: the same situation and candidate always give the same verdict, without a clock, a network or
/// memory, or a decision could not be replayed. It sees an action twice when the action is to be carried out later:
/// once for now and once for that moment, [`Candidate::at`].
///
/// ```
/// use courtesy_host::contract::{Channel, Disposition, Explanation};
/// use courtesy_host::{Candidate, Guardrail, Host, Refusal, Situation};
///
/// /// Nobody outside the country is telephoned.
/// struct CallsAtHome;
///
/// impl Guardrail for CallsAtHome {
///     fn rule(&self) -> &'static str {
///         "calls_at_home"
///     }
///
///     fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Result<(), Refusal> {
///         let abroad = situation.context().customer.country.as_ref().is_some_and(|country| *country != "NL");
///         if abroad {
///             candidate.retain_channels(|channel| channel != Channel::Phone);
///         }
///         if candidate.reaches_customer() && candidate.channels().is_empty() {
///             let sentence = Explanation::new("We don't call abroad.", "Wij bellen niet naar het buitenland.");
///             return Err(Refusal::new(Disposition::Suppressed, sentence));
///         }
///         Ok(())
///     }
/// }
///
/// let host = Host::builder().guardrail(CallsAtHome).build()?;
/// # Ok::<(), courtesy_host::Error>(())
/// ```
pub trait Guardrail: Send + Sync {
    /// The rule's name in decisions and records, such as `calls_at_home`.
    fn rule(&self) -> &'static str;

    /// Says whether the action may go on, or takes channels away from it.
    ///
    /// # Errors
    /// The refusal, with a sentence for the customer. The first rule that refuses is the one that is named.
    fn screen(&self, situation: &Situation<'_>, candidate: &mut Candidate) -> Result<(), Refusal>;
}

/// What the rules know.
pub struct Situation<'s> {
    context: &'s Context,
    policy: &'s Policy,
    /// What plugins asked to hold back, with the plugin that asked.
    holds: &'s [(Slug, Hold)],
}

impl<'s> Situation<'s> {
    pub(crate) fn new(context: &'s Context, policy: &'s Policy, holds: &'s [(Slug, Hold)]) -> Self {
        Self { context, policy, holds }
    }

    /// What is known of the customer.
    #[must_use]
    pub fn context(&self) -> &'s Context {
        self.context
    }

    /// The operator's settings.
    #[must_use]
    pub fn policy(&self) -> &'s Policy {
        self.policy
    }

    /// The moment of the decision: `requested_at`, or `as_of` if the facts were read just now.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        now(self.context)
    }
}

/// The moment of a decision: `requested_at`, or `as_of` if the facts were read just now.
pub(crate) fn now(context: &Context) -> Timestamp {
    context.requested_at.map_or(context.as_of, |asked| asked.max(context.as_of))
}

/// An action on its way to being offered.
#[derive(Debug, Clone)]
pub struct Candidate {
    plugin: Slug,
    action: Action,
    /// What the plugin claimed, where its urgency was lowered.
    claimed_urgency: Option<Urgency>,
    purpose: Purpose,
    /// What actions of its kind are for; a "no" to that holds, too.
    of_its_kind: Purpose,
    channels: Vec<Channel>,
    at: Timestamp,
    send_at: Timestamp,
    /// Who agreed, where somebody had to.
    approved_by: Option<Approval>,
}

impl Candidate {
    /// An action as its plugin proposed it, with the purpose and the urgency that it has under the policy.
    pub(crate) fn new(plugin: Slug, mut action: Action, situation: &Situation) -> Self {
        let claimed_urgency = urgency::lower(situation.policy, &plugin, &mut action);
        let purpose = purpose::of(situation.policy, &action);
        let now = situation.now();
        let earliest = action.window.not_before_at.map_or(now, |earliest| earliest.max(now));
        let send_at = agreed_slot(&action).map_or(earliest, |slot| slot.max(earliest));
        let mut channels = Vec::new();
        for channel in action.channels.iter().filter(|_| action.reaches_customer()) {
            // Named twice, it would be asked about twice.
            if !channels.contains(channel) {
                channels.push(*channel);
            }
        }
        let of_its_kind = purpose::of_its_kind(situation.policy, action.kind());
        Self { plugin, purpose, of_its_kind, channels, at: now, send_at, action, claimed_urgency, approved_by: None }
    }

    /// The plugin that proposed it.
    #[must_use]
    pub fn plugin(&self) -> &Slug {
        &self.plugin
    }

    /// What it proposed, at most as urgent as the policy lets the plugin be.
    #[must_use]
    pub fn action(&self) -> &Action {
        &self.action
    }

    /// The purpose after the policy, which may be stricter than the action's own.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The channels that are left, best first; none if it reaches nobody but staff.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// The moment for which the rule is asked.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The moment at which it would be carried out.
    #[must_use]
    pub fn send_at(&self) -> Timestamp {
        self.send_at
    }

    /// Whether the customer notices anything of it.
    #[must_use]
    pub fn reaches_customer(&self) -> bool {
        self.action.reaches_customer()
    }

    /// Takes away the channels for which `keep` says no.
    pub fn retain_channels(&mut self, mut keep: impl FnMut(Channel) -> bool) {
        self.channels.retain(|channel| keep(*channel));
    }

    /// Whether a "no" to a purpose is one to this action.
    pub(crate) fn is_refused_with(&self, purpose: Purpose) -> bool {
        purpose == self.purpose || purpose == self.of_its_kind
    }

    /// Whether it is service, and harm or loss if it waits.
    pub(crate) fn is_critical_service(&self) -> bool {
        self.purpose == Purpose::Service && self.action.urgency == Urgency::Critical
    }

    /// Who agreed, where somebody had to.
    pub(crate) fn approved_by(&self) -> Option<Approval> {
        self.approved_by
    }

    /// The urgency that the plugin claimed, where the policy lowered it.
    pub(crate) fn claimed_urgency(&self) -> Option<Urgency> {
        self.claimed_urgency
    }

    /// The same action, to be carried out at another moment.
    pub(crate) fn at_moment(&self, at: Timestamp) -> Self {
        Self { at, send_at: at, ..self.clone() }
    }

    pub(crate) fn into_action(self) -> Action {
        self.action
    }

    pub(crate) fn withheld(self, stage: Stage, rule: &str, refusal: Refusal) -> Withheld {
        refusal.withhold(rule, stage, self.plugin, self.action, self.claimed_urgency)
    }
}

/// The moment that a hand-over names for meeting the customer.
fn agreed_slot(action: &Action) -> Option<Timestamp> {
    match &action.step {
        Step::HumanHandover(handover) if handover.mode != HandoverMode::Task => handover.slot,
        _ => None,
    }
}

/// Why a rule refuses an action.
#[derive(Debug, Clone, PartialEq)]
pub struct Refusal {
    disposition: Disposition,
    explanation: Explanation,
    detail: Option<String>,
    until_at: Option<Timestamp>,
}

impl Refusal {
    /// What becomes of the action, and why, in a sentence that a service agent can read to the customer.
    #[must_use]
    pub fn new(disposition: Disposition, explanation: Explanation) -> Self {
        Self { disposition, explanation, detail: None, until_at: None }
    }

    /// What becomes of the action.
    #[must_use]
    pub fn disposition(&self) -> Disposition {
        self.disposition
    }

    /// Why, in a sentence for the customer.
    #[must_use]
    pub fn explanation(&self) -> &Explanation {
        &self.explanation
    }

    /// What exactly was found.
    #[must_use]
    pub fn detail(&self) -> Option<&str> {
        self.detail.as_deref()
    }

    /// The moment from which it can be done, or proposed again.
    #[must_use]
    pub fn until_at(&self) -> Option<Timestamp> {
        self.until_at
    }

    /// Adds what exactly was found, for the operator and the plugin's author.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds the moment from which it can be done, or proposed again.
    #[must_use]
    pub fn until(mut self, at: Option<Timestamp>) -> Self {
        self.until_at = at;
        self
    }

    /// Adds why the rule was asked for this moment.
    pub(crate) fn with_cause(mut self, cause: String) -> Self {
        self.detail = Some(self.detail.map_or(cause.clone(), |detail| format!("{cause}; {detail}")));
        self
    }

    pub(crate) fn with_disposition(mut self, disposition: Disposition) -> Self {
        self.disposition = disposition;
        self
    }

    /// What stands in the decision of an action that a rule refuses.
    pub(crate) fn withhold(
        self,
        rule: &str,
        stage: Stage,
        plugin: Slug,
        action: Action,
        claimed_urgency: Option<Urgency>,
    ) -> Withheld {
        Withheld {
            plugin,
            action,
            claimed_urgency,
            disposition: self.disposition,
            stage,
            rule: rule.to_owned(),
            explanation: self.explanation,
            explanation_message: MessageRef::new("any-rule-no-words"),
            detail: self.detail,
            detail_message: None,
            until_at: self.until_at,
        }
    }
}

/// The rules that look at one action alone, in the order in which they speak.
static RULES: [&dyn Guardrail; 8] = [
    &freshness::Freshness,
    &care::Care,
    &permission::Permission,
    &channel::Channels,
    &contact_mode::Mode,
    &hold::Held,
    &validity::Validity,
    &significant_effects::SignificantEffects,
];

/// Names every rule, in the order of the pipeline, for documents and for a backend's own names.
pub(crate) const NAMES: [&str; 26] = [
    "manifest",
    "audience",
    "window",
    evidence::RULE,
    message::RULE,
    message::LINK,
    message::LANGUAGE,
    freshness::RULE,
    care::RULE,
    permission::RULE,
    channel::RULE,
    contact_mode::RULE,
    hold::RULE,
    validity::RULE,
    significant_effects::RULE,
    "max_offered",
    "max_per_kind",
    "max_per_group",
    "max_per_channel",
    exclusion::RULE,
    caps::RULE,
    budget::RULE,
    capacity::RULE,
    quiet_hours::RULE,
    holdout::RULE,
    human_escape::RULE,
];

/// Holds one action against every rule; the first that refuses it is the one that is named.
///
/// An action that is to be carried out later must pass for now and for then.
pub(crate) fn screen(
    own: &[Box<dyn Guardrail>],
    situation: &Situation,
    mut candidate: Candidate,
) -> Result<Candidate, Box<Withheld>> {
    let mut moments = vec![situation.now()];
    if candidate.send_at > situation.now() {
        moments.push(candidate.send_at);
    }
    for at in moments {
        candidate.at = at;
        if let Err((rule, refusal)) = pass(own, situation, &mut candidate) {
            return Err(Box::new(candidate.withheld(Stage::Guardrail, rule, refusal)));
        }
    }
    Ok(candidate)
}

/// What a rule that takes every channel away and says nothing means by it.
fn no_channel_left() -> Refusal {
    let sentence = Explanation::new(
        "There is no way left in which we may reach you with this.",
        "Er is geen manier over waarop wij u hiermee mogen bereiken.",
    );
    Refusal::new(Disposition::Suppressed, sentence).with_detail("the rule took every channel away")
}

/// Asks every rule once, for the moment [`Candidate::at`].
pub(crate) fn pass(
    own: &[Box<dyn Guardrail>],
    situation: &Situation,
    candidate: &mut Candidate,
) -> Result<(), (&'static str, Refusal)> {
    let rules = RULES.iter().copied().chain(own.iter().map(AsRef::as_ref));
    for rule in rules {
        rule.screen(situation, candidate).map_err(|refusal| (rule.rule(), refusal))?;
        if candidate.reaches_customer() && candidate.channels.is_empty() {
            return Err((rule.rule(), no_channel_left()));
        }
    }
    Ok(())
}

#[cfg(test)]
pub(crate) mod examples {
    //! Situations and actions for the rules' own tests.

    use super::*;
    use crate::document::read;

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
    pub(crate) fn verdict(rule: &dyn Guardrail, sections: &str, action: Action) -> Result<Candidate, Refusal> {
        verdict_under(rule, &Policy::default(), sections, action)
    }

    pub(crate) fn verdict_under(
        rule: &dyn Guardrail,
        policy: &Policy,
        sections: &str,
        action: Action,
    ) -> Result<Candidate, Refusal> {
        let context = context(sections);
        let situation = Situation::new(&context, policy, &[]);
        let mut candidate = candidate(&situation, action);
        rule.screen(&situation, &mut candidate).map(|()| candidate)
    }

    /// An action as the plugin `p` proposed it.
    pub(crate) fn candidate(situation: &Situation, action: Action) -> Candidate {
        Candidate::new(Slug::new("p").unwrap(), action, situation)
    }
}
