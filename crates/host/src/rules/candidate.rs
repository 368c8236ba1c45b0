//! An action on its way to being offered.

use courtesy_contract::{Action, Approval, Channel, HandoverMode, Purpose, Slug, Step, Timestamp, Urgency};

use super::{Objection, Situation, purpose, urgency};

/// An action on its way to being offered.
#[derive(Debug, Clone)]
pub struct Candidate {
    plugin: Slug,
    action: Action,
    /// What the plugin claimed, where its urgency was lowered.
    claimed_urgency: Option<Urgency>,
    purpose: Purpose,
    /// What actions of its kind are for; a "no" to that holds, too.
    purpose_of_kind: Purpose,
    channels: Vec<Channel>,
    at: Timestamp,
    send_at: Timestamp,
    /// Who agreed, where somebody had to.
    approved_by: Option<Approval>,
    /// The rule because of which it can't be carried out when the plugin wanted it.
    waits_for: Option<Objection>,
}

impl Candidate {
    /// An action as its plugin proposed it, with the purpose and the urgency that it has under the policy.
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
        purpose == self.purpose || purpose == self.purpose_of_kind
    }

    /// Whether it is service, and harm or loss if it waits.
    pub(crate) fn is_critical_service(&self) -> bool {
        self.purpose == Purpose::Service && self.action.urgency == Urgency::Critical
    }

    /// Who agreed, where somebody had to.
    pub(crate) fn approved_by(&self) -> Option<Approval> {
        self.approved_by
    }

    pub(super) fn approve(&mut self, by: Approval) {
        self.approved_by = Some(by);
    }

    /// Asks about another moment from now on.
    pub(crate) fn set_at(&mut self, at: Timestamp) {
        self.at = at;
    }

    /// Puts it off because of a rule that wants it to wait.
    pub(crate) fn put_off(&mut self, until: Timestamp, because: Objection) {
        self.send_at = until;
        self.waits_for = Some(because);
    }

    /// The rule because of which it was put off already.
    pub(crate) fn waits_for(&self) -> Option<&Objection> {
        self.waits_for.as_ref()
    }

    /// The same action, over one channel at another moment.
    pub(crate) fn moved(&self, channel: Option<Channel>, at: Timestamp) -> Self {
        Self { channels: channel.into_iter().collect(), at, send_at: at, ..self.clone() }
    }

    pub(crate) fn into_parts(self) -> (Slug, Action, Option<Urgency>) {
        (self.plugin, self.action, self.claimed_urgency)
    }
}

/// The channels that an action names, each once; none if it reaches nobody but staff.
fn channels(action: &Action) -> Vec<Channel> {
    let mut channels = Vec::new();
    for channel in action.channels.iter().filter(|_| action.reaches_customer()) {
        if !channels.contains(channel) {
            channels.push(*channel);
        }
    }
    channels
}

/// When it would be carried out if no rule minded: at once, or when its window or the moment that it names begins.
fn earliest(action: &Action, now: Timestamp) -> Timestamp {
    let earliest = action.window.not_before_at.map_or(now, |earliest| earliest.max(now));
    agreed_slot(action).map_or(earliest, |slot| slot.max(earliest))
}

/// The moment that a hand-over names for meeting the customer.
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
