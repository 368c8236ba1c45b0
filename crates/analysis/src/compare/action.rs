//! Matches the actions that both sides' plugins proposed, and compares what becomes of each.

use courtesy_contract::{
    Action, ActionKind, Channel, Decision, Disposition, Label, Offered, Slug, Timestamp, Withheld,
};
use serde::Serialize;

use super::Sides;

/// How an action differs that both sides carry out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Aspect {
    /// Only one side carries it out.
    Done,
    /// The time, or now on one side and later on the other.
    When,
    /// The channel.
    Channel,
    /// The queue that it is handed over to.
    Queue,
    /// What is done or said.
    Content,
    /// What it costs.
    Cost,
}

/// What becomes of an action on one side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fate {
    /// Whether it is offered, or why not.
    pub disposition: Disposition,
    /// The rule that withholds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// When it is carried out; for a withheld action, when it may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
    /// The channel it goes over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    /// The queue that it is handed over to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub queue: Option<Label>,
}

impl Fate {
    /// Whether the action is carried out, now or later: it is offered or deferred.
    #[must_use]
    pub fn is_done(&self) -> bool {
        match self.disposition {
            Disposition::Offered | Disposition::Deferred => true,
            Disposition::Suppressed
            | Disposition::Capped
            | Disposition::Excluded
            | Disposition::OverBudget
            | Disposition::NoCapacity
            | Disposition::OutRanked
            | Disposition::Expired
            | Disposition::Holdout
            | Disposition::NeedsApproval
            | Disposition::Invalid => false,
        }
    }
}

impl From<&Offered> for Fate {
    fn from(offered: &Offered) -> Self {
        Self {
            disposition: Disposition::Offered,
            rule: None,
            at: Some(offered.send_at),
            channel: offered.channel,
            queue: offered.queue.clone(),
        }
    }
}

impl From<&Withheld> for Fate {
    fn from(withheld: &Withheld) -> Self {
        Self {
            disposition: withheld.disposition,
            rule: Some(withheld.rule.clone()),
            at: withheld.until_at,
            channel: None,
            queue: None,
        }
    }
}

/// One action, and what becomes of it on each side; `None` if the side's plugin doesn't propose it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ComparedAction {
    /// The plugin that proposes it.
    pub plugin: Slug,
    /// The key by which the plugin identifies it.
    pub key: Label,
    /// The kind of action.
    pub kind: ActionKind,
    /// What becomes of it on side A.
    pub a: Option<Fate>,
    /// What becomes of it on side B.
    pub b: Option<Fate>,
    /// How it differs in ways that the customer would notice.
    pub differs: Vec<Aspect>,
}

impl ComparedAction {
    fn new(a: Option<Proposed>, b: Option<Proposed>) -> Option<Self> {
        let either = a.as_ref().or(b.as_ref())?;
        Some(Self {
            plugin: either.plugin.clone(),
            key: either.action.key.clone(),
            kind: either.action.kind(),
            differs: differs(a.as_ref(), b.as_ref()),
            a: a.map(|it| it.fate),
            b: b.map(|it| it.fate),
        })
    }

    /// Whether disposition and rule are the same on both sides; the time until which a rule withholds it isn't
    /// compared.
    pub(super) fn has_same_disposition(&self) -> bool {
        let said = |fate: Option<&Fate>| fate.map(|fate| (fate.disposition, fate.rule.clone()));
        said(self.a.as_ref()) == said(self.b.as_ref())
    }
}

/// An action that one side's plugins proposed.
struct Proposed<'d> {
    plugin: &'d Slug,
    action: &'d Action,
    fate: Fate,
}

impl Proposed<'_> {
    fn names(&self) -> (&Slug, &Label, &Slug) {
        (self.plugin, &self.action.key, &self.action.id)
    }
}

fn proposed(decision: &Decision) -> Vec<Proposed<'_>> {
    let offered = decision.offered.iter();
    let offered = offered.map(|it| Proposed { plugin: &it.plugin, action: &it.action, fate: it.into() });
    let withheld = decision.withheld.iter();
    let withheld = withheld.map(|it| Proposed { plugin: &it.plugin, action: &it.action, fate: it.into() });
    offered.chain(withheld).collect()
}

/// The actions of both sides: A's in A's order, then those that only B has.
///
/// Actions match if their plugin and key are the same; among several with one key, those with the same id match.
pub(super) fn compared(decisions: &Sides<Decision>) -> Vec<ComparedAction> {
    let ours = proposed(&decisions.a);
    let mut theirs: Vec<_> = proposed(&decisions.b).into_iter().map(Some).collect();
    let mut partners: Vec<_> = ours.iter().map(|one| take(&mut theirs, |other| other.names() == one.names())).collect();
    for (one, partner) in ours.iter().zip(&mut partners) {
        if partner.is_none() {
            *partner = take(&mut theirs, |other| other.plugin == one.plugin && other.action.key == one.action.key);
        }
    }
    let of_a = ours.into_iter().zip(partners).filter_map(|(one, other)| ComparedAction::new(Some(one), other));
    let of_b = theirs.into_iter().filter_map(|other| ComparedAction::new(None, other));
    of_a.chain(of_b).collect()
}

/// Takes the first that fits.
fn take<T>(from: &mut [Option<T>], fits: impl Fn(&T) -> bool) -> Option<T> {
    from.iter_mut().find(|it| it.as_ref().is_some_and(&fits))?.take()
}

/// How the two differ in ways that the customer would notice.
fn differs(a: Option<&Proposed>, b: Option<&Proposed>) -> Vec<Aspect> {
    let (Some(one), Some(other)) = (a, b) else {
        return if a.or(b).is_some_and(|it| it.fate.is_done()) { vec![Aspect::Done] } else { Vec::new() };
    };
    match (one.fate.is_done(), other.fate.is_done()) {
        (false, false) => Vec::new(),
        (true, true) => differs_when_done(one, other),
        (true, false) | (false, true) => vec![Aspect::Done],
    }
}

fn differs_when_done(one: &Proposed, other: &Proposed) -> Vec<Aspect> {
    let (ours, theirs) = (one.action, other.action);
    let offered = one.fate.disposition == Disposition::Offered && other.fate.disposition == Disposition::Offered;
    let content = |action: &Action| (action.step.clone(), action.message.clone(), action.audience);
    [
        (Aspect::When, (one.fate.disposition, one.fate.at) != (other.fate.disposition, other.fate.at)),
        // A deferred action gets its channel and queue only once it is offered.
        (Aspect::Channel, offered && one.fate.channel != other.fate.channel),
        (Aspect::Queue, offered && one.fate.queue != other.fate.queue),
        (Aspect::Content, content(ours) != content(theirs)),
        (Aspect::Cost, ours.spends() != theirs.spends()),
    ]
    .into_iter()
    .filter_map(|(aspect, differs)| differs.then_some(aspect))
    .collect()
}
