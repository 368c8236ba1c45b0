//! What another policy or other plugins change for one customer.

use courtesy_contract::{
    Action, ActionKind, Channel, Context, Decision, Disposition, Label, Offered, Slug, Timestamp, Uuid, Withheld,
};
use serde::Serialize;

use super::both::Both;
use crate::report::clock::Clock;

/// What changes for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Change {
    /// Nothing at all.
    Nothing,
    /// The customer gets the same, but something is withheld for another reason, or proposed or not.
    Withheld,
    /// The customer gets something where A gives nothing.
    More,
    /// The customer gets nothing where A gives something.
    Less,
    /// The customer gets something different, or at another time.
    Other,
}

impl Change {
    /// Whether the customer would notice.
    pub(super) fn is_felt(self) -> bool {
        !matches!(self, Self::Nothing | Self::Withheld)
    }
}

/// In what an action differs that both sides carry out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Aspect {
    /// One side doesn't carry it out.
    Done,
    /// Now or later.
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
pub(super) struct Fate {
    /// `offered`, or why not.
    pub(super) disposition: Disposition,
    /// The rule that withholds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) rule: Option<String>,
    /// When it is carried out; for what is withheld, when it can be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) channel: Option<Channel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) queue: Option<Label>,
}

impl Fate {
    /// Whether the action is carried out: now, or as soon as it may.
    pub(super) fn is_done(&self) -> bool {
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

/// One action, and what becomes of it on each side; nothing where its plugin doesn't propose it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Treated {
    pub(super) plugin: Slug,
    pub(super) key: Label,
    pub(super) kind: ActionKind,
    pub(super) a: Option<Fate>,
    pub(super) b: Option<Fate>,
    /// In what the customer would notice a difference.
    pub(super) differs: Vec<Aspect>,
}

/// One customer, decided for on both sides.
#[derive(Debug)]
pub(super) struct Compared {
    pub(super) customer: Label,
    pub(super) decision_id: Uuid,
    pub(super) segments: Vec<Label>,
    pub(super) clock: Clock,
    pub(super) decisions: Both<Decision>,
    pub(super) actions: Vec<Treated>,
    pub(super) change: Change,
}

impl Compared {
    pub(super) fn new(context: &Context, decisions: Both<Decision>) -> Self {
        let actions = treated(&decisions);
        let change = change(&actions);
        let mut segments = context.customer.segments.clone();
        segments.sort_unstable();
        segments.dedup();
        Self {
            customer: context.customer.reference.clone(),
            decision_id: context.decision_id,
            segments,
            clock: Clock::of(&context.customer),
            decisions,
            actions,
            change,
        }
    }

    /// Whether anything is carried out for the customer.
    pub(super) fn gets_something(&self) -> Both<bool> {
        gets_something(&self.actions)
    }
}

fn gets_something(actions: &[Treated]) -> Both<bool> {
    Both {
        a: actions.iter().any(|action| is_done(action.a.as_ref())),
        b: actions.iter().any(|action| is_done(action.b.as_ref())),
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
/// It is the same action when plugin and key are the same; of several with one key, those with one id.
fn treated(decisions: &Both<Decision>) -> Vec<Treated> {
    let ours = proposed(&decisions.a);
    let mut theirs: Vec<_> = proposed(&decisions.b).into_iter().map(Some).collect();
    let mut partners: Vec<_> = ours.iter().map(|one| take(&mut theirs, |other| other.names() == one.names())).collect();
    for (one, partner) in ours.iter().zip(&mut partners) {
        if partner.is_none() {
            *partner = take(&mut theirs, |other| other.plugin == one.plugin && other.action.key == one.action.key);
        }
    }
    let of_a = ours.into_iter().zip(partners).filter_map(|(one, other)| Treated::new(Some(one), other));
    let of_b = theirs.into_iter().filter_map(|other| Treated::new(None, other));
    of_a.chain(of_b).collect()
}

/// Takes the first that fits.
fn take<T>(from: &mut [Option<T>], fits: impl Fn(&T) -> bool) -> Option<T> {
    from.iter_mut().find(|it| it.as_ref().is_some_and(&fits))?.take()
}

impl Treated {
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

    /// Whether both sides say the same of it, apart from the moment until which a rule withholds it.
    fn fares_alike(&self) -> bool {
        let said = |fate: Option<&Fate>| fate.map(|fate| (fate.disposition, fate.rule.clone()));
        said(self.a.as_ref()) == said(self.b.as_ref())
    }
}

fn is_done(fate: Option<&Fate>) -> bool {
    fate.is_some_and(Fate::is_done)
}

/// In what the customer would notice a difference.
fn differs(a: Option<&Proposed>, b: Option<&Proposed>) -> Vec<Aspect> {
    let (Some(one), Some(other)) = (a, b) else {
        return if is_done(a.or(b).map(|it| &it.fate)) { vec![Aspect::Done] } else { Vec::new() };
    };
    match (one.fate.is_done(), other.fate.is_done()) {
        (false, false) => Vec::new(),
        (true, true) => differs_when_done(one, other),
        _ => vec![Aspect::Done],
    }
}

fn differs_when_done(one: &Proposed, other: &Proposed) -> Vec<Aspect> {
    let (ours, theirs) = (one.action, other.action);
    let offered = one.fate.disposition == Disposition::Offered && other.fate.disposition == Disposition::Offered;
    let content = |action: &Action| (action.step.clone(), action.message.clone(), action.audience);
    [
        (Aspect::When, (one.fate.disposition, one.fate.at) != (other.fate.disposition, other.fate.at)),
        // Over which channel or to which queue something goes that is deferred, is settled only then.
        (Aspect::Channel, offered && one.fate.channel != other.fate.channel),
        (Aspect::Queue, offered && one.fate.queue != other.fate.queue),
        (Aspect::Content, content(ours) != content(theirs)),
        (Aspect::Cost, ours.spends() != theirs.spends()),
    ]
    .into_iter()
    .filter_map(|(aspect, differs)| differs.then_some(aspect))
    .collect()
}

fn change(actions: &[Treated]) -> Change {
    if actions.iter().all(|action| action.differs.is_empty()) {
        return if actions.iter().all(Treated::fares_alike) { Change::Nothing } else { Change::Withheld };
    }
    match gets_something(actions) {
        Both { a: false, .. } => Change::More,
        Both { b: false, .. } => Change::Less,
        Both { .. } => Change::Other,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::examples::{compared, deferred, offered, with, withheld};
    use super::*;

    fn found(a: Value, b: Value) -> (Change, Vec<Vec<Aspect>>) {
        let compared = compared("c-1", a, b);
        (compared.change, compared.actions.into_iter().map(|action| action.differs).collect())
    }

    #[test]
    fn nothing_changes_when_both_sides_do_the_same() {
        assert_eq!(found(json!([offered("ask")]), json!([offered("ask")])), (Change::Nothing, vec![vec![]]));
        assert_eq!(found(json!([]), json!([])), (Change::Nothing, vec![]));
    }

    #[test]
    fn an_action_that_one_side_withholds_or_does_not_propose_is_more_or_less() {
        let capped = withheld("ask", "capped", "caps");
        assert_eq!(found(json!([offered("ask")]), json!([capped])), (Change::Less, vec![vec![Aspect::Done]]));
        assert_eq!(found(json!([capped]), json!([offered("ask")])).0, Change::More);
        assert_eq!(found(json!([]), json!([offered("ask")])).0, Change::More);
        assert_eq!(found(json!([offered("ask")]), json!([offered("ask"), offered("tell")])).0, Change::Other);
    }

    #[test]
    fn another_moment_channel_queue_or_text_is_something_else() {
        let ask = offered("ask");
        for (changed, aspect) in [
            (with(&ask, "/send_at", json!("2026-03-29T08:00:00Z")), Aspect::When),
            (with(&ask, "/channel", json!("sms")), Aspect::Channel),
            (with(&ask, "/queue", json!("evening_team")), Aspect::Queue),
            (with(&ask, "/action/step/question", json!("Why?")), Aspect::Content),
            (with(&ask, "/action/cost", json!({"minor": 1, "currency": "EUR"})), Aspect::Cost),
            (deferred("ask", "2026-03-29T08:00:00Z"), Aspect::When),
        ] {
            assert_eq!(found(json!([ask]), json!([changed])), (Change::Other, vec![vec![aspect]]));
        }
    }

    #[test]
    fn another_rank_reason_or_approval_is_not() {
        let ask = offered("ask");
        let mut other = with(&ask, "/priority", json!(7));
        other = with(&other, "/action/reasons/0/text", json!("Another reason."));
        assert_eq!(found(json!([ask]), json!([other])).0, Change::Nothing);
    }

    #[test]
    fn a_customer_who_gets_the_same_while_another_rule_speaks_notices_nothing() {
        let (capped, held) = (withheld("ask", "capped", "caps"), withheld("ask", "suppressed", "care"));
        assert_eq!(found(json!([capped]), json!([held])), (Change::Withheld, vec![vec![]]));
        assert_eq!(found(json!([capped]), json!([])).0, Change::Withheld);
        assert!(!Change::Withheld.is_felt());
    }

    #[test]
    fn of_several_actions_with_one_key_those_with_one_id_belong_together() {
        let (first, second) = (offered("ask"), with(&offered("ask"), "/action/id", json!("second")));
        let found = found(json!([first, second]), json!([second, first]));
        assert_eq!(found, (Change::Nothing, vec![vec![], vec![]]));
    }
}
