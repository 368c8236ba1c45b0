//! What changes for one customer under another policy or with other plugins.

use courtesy_contract::{Context, Decision, Label, Uuid};
use serde::Serialize;

use super::Sides;
use super::action::{self, ComparedAction, Fate};
use crate::Clock;

/// What changes for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Nothing.
    Nothing,
    /// The customer gets the same, but other actions are proposed, or withheld for another reason.
    Withheld,
    /// The customer gets something with B, but nothing with A.
    More,
    /// The customer gets something with A, but nothing with B.
    Less,
    /// The customer gets something different, or at another time.
    Other,
}

impl Change {
    /// Whether the customer would notice.
    #[must_use]
    pub fn is_noticeable(self) -> bool {
        match self {
            Self::Nothing | Self::Withheld => false,
            Self::More | Self::Less | Self::Other => true,
        }
    }

    fn of(actions: &[ComparedAction]) -> Self {
        if actions.iter().all(|action| action.differs.is_empty()) {
            return if actions.iter().all(ComparedAction::has_same_disposition) {
                Self::Nothing
            } else {
                Self::Withheld
            };
        }
        match gets_something(actions) {
            Sides { a: false, .. } => Self::More,
            Sides { b: false, .. } => Self::Less,
            Sides { .. } => Self::Other,
        }
    }
}

/// One customer, with the decisions of both sides.
#[derive(Debug, Clone)]
pub struct ComparedCustomer {
    /// The customer's reference.
    pub customer: Label,
    /// The decision id in the context.
    pub decision_id: Uuid,
    /// The customer's segments from the CRM, sorted and without repetitions.
    pub segments: Vec<Label>,
    /// The customer's clock, which determines their days.
    pub clock: Clock,
    /// Both decisions.
    pub decisions: Sides<Decision>,
    /// The actions of both sides: A's in A's order, then those that only B has.
    pub actions: Vec<ComparedAction>,
    /// What changes for the customer.
    pub change: Change,
}

impl ComparedCustomer {
    /// Compares two decisions for the customer of a context.
    #[must_use]
    pub fn new(context: &Context, decisions: Sides<Decision>) -> Self {
        let actions = action::compared(&decisions);
        let change = Change::of(&actions);
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

    /// Whether anything is carried out for the customer, now or later, on each side.
    #[must_use]
    pub fn gets_something(&self) -> Sides<bool> {
        gets_something(&self.actions)
    }
}

fn gets_something(actions: &[ComparedAction]) -> Sides<bool> {
    let is_done = |fate: &Option<Fate>| fate.as_ref().is_some_and(Fate::is_done);
    Sides { a: actions.iter().any(|action| is_done(&action.a)), b: actions.iter().any(|action| is_done(&action.b)) }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::examples::{compared, deferred, offered, with, withheld};
    use super::super::{Aspect, Change};

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
        assert!(!Change::Withheld.is_noticeable());
    }

    #[test]
    fn of_several_actions_with_one_key_those_with_one_id_belong_together() {
        let (first, second) = (offered("ask"), with(&offered("ask"), "/action/id", json!("second")));
        let found = found(json!([first, second]), json!([second, first]));
        assert_eq!(found, (Change::Nothing, vec![vec![], vec![]]));
    }
}
