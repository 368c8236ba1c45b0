//! An action that may be offered.

use courtesy_contract::{Action, Approval, Channel, HandoverMode, Purpose, Said, Slug, Step, Timestamp, Urgency};

use super::{Objection, Situation, purpose, said, urgency};

/// An action that may be offered.
#[derive(Debug, Clone)]
pub struct Candidate {
    plugin: Slug,
    action: Action,
    /// The urgency that the plugin claimed, if it was lowered.
    claimed_urgency: Option<Urgency>,
    purpose: Purpose,
    /// The purpose of actions of its kind, to which a "no" also applies.
    purpose_of_kind: Purpose,
    channels: Vec<Channel>,
    /// The digest of what its message says.
    said: Option<Said>,
    at: Timestamp,
    send_at: Timestamp,
    /// Who approved it, if somebody had to.
    approved_by: Option<Approval>,
    /// The rule that makes it wait beyond the time that the plugin wanted.
    waits_for: Option<Objection>,
}

impl Candidate {
    /// An action as its plugin proposed it, with its purpose and urgency under the policy.
    pub(crate) fn new(plugin: Slug, mut action: Action, situation: &Situation) -> Self {
        let policy = situation.policy();
        let claimed_urgency = urgency::lower(policy, &plugin, &mut action);
        let now = situation.now();
        Self {
            plugin,
            claimed_urgency,
            purpose: purpose::of(policy, &action),
            purpose_of_kind: purpose::of_its_kind(policy, action.kind()),
            channels: channels(&action),
            said: said::digest(&action, situation.context()),
            at: now,
            send_at: earliest(&action, now),
            approved_by: None,
            waits_for: None,
            action,
        }
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

    /// The purpose under the policy, which may be stricter than the action's own.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// The remaining channels, best first; none if it reaches only staff.
    #[must_use]
    pub fn channels(&self) -> &[Channel] {
        &self.channels
    }

    /// The digest of what its message says; `None` if it has no message.
    #[must_use]
    pub fn said(&self) -> Option<Said> {
        self.said
    }

    /// The time that the rule is asked about.
    #[must_use]
    pub fn at(&self) -> Timestamp {
        self.at
    }

    /// The time at which it would be carried out.
    #[must_use]
    pub fn send_at(&self) -> Timestamp {
        self.send_at
    }

    /// Whether the customer notices anything of it.
    #[must_use]
    pub fn reaches_customer(&self) -> bool {
        self.action.reaches_customer()
    }

    /// Takes away the channels for which `keep` returns `false`.
    pub fn retain_channels(&mut self, mut keep: impl FnMut(Channel) -> bool) {
        self.channels.retain(|channel| keep(*channel));
    }

    /// Whether a "no" to a purpose applies to this action.
    pub(crate) fn is_refused_with(&self, purpose: Purpose) -> bool {
        purpose == self.purpose || purpose == self.purpose_of_kind
    }

    /// Whether its purpose is service and its urgency critical.
    pub(crate) fn is_critical_service(&self) -> bool {
        self.purpose == Purpose::Service && self.action.urgency == Urgency::Critical
    }

    /// Who approved it, if somebody had to.
    pub(crate) fn approved_by(&self) -> Option<Approval> {
        self.approved_by
    }

    pub(super) fn approve(&mut self, by: Approval) {
        self.approved_by = Some(by);
    }

    /// Sets the time that rules are asked about.
    pub(crate) fn set_at(&mut self, at: Timestamp) {
        self.at = at;
    }

    /// Defers it because of a rule.
    pub(crate) fn put_off(&mut self, until: Timestamp, because: Objection) {
        self.send_at = until;
        self.waits_for = Some(because);
    }

    /// The rule that has deferred it.
    pub(crate) fn waits_for(&self) -> Option<&Objection> {
        self.waits_for.as_ref()
    }

    /// The same action, on one channel at another time.
    pub(crate) fn moved(&self, channel: Option<Channel>, at: Timestamp) -> Self {
        Self { channels: channel.into_iter().collect(), at, send_at: at, ..self.clone() }
    }

    pub(crate) fn into_parts(self) -> (Slug, Action, Option<Urgency>) {
        (self.plugin, self.action, self.claimed_urgency)
    }
}

/// The channels that an action names, each once; none if it reaches only staff.
fn channels(action: &Action) -> Vec<Channel> {
    let mut channels = Vec::new();
    for channel in action.channels.iter().filter(|_| action.reaches_customer()) {
        if !channels.contains(channel) {
            channels.push(*channel);
        }
    }
    channels
}

/// When it would be carried out if every rule allowed it: at once, when its window begins, or at its agreed slot.
fn earliest(action: &Action, now: Timestamp) -> Timestamp {
    let earliest = action.window.not_before_at.map_or(now, |earliest| earliest.max(now));
    agreed_slot(action).map_or(earliest, |slot| slot.max(earliest))
}

/// The time at which a hand-over reaches the customer, if it names one.
fn agreed_slot(action: &Action) -> Option<Timestamp> {
    match &action.step {
        Step::HumanHandover(handover) => match handover.mode {
            HandoverMode::Callback | HandoverMode::Transfer | HandoverMode::Visit => handover.slot,
            HandoverMode::Task => None,
        },
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => None,
    }
}
