//! What one decision takes of what customers share.

use courtesy_contract::{
    Budget, BudgetScope, Context, Decision, Digest, Label, Offered, Policy, Slug, Timestamp, Urgency,
};
use serde::{Deserialize, Serialize};

use crate::allowance::Allowed;

/// What one decision takes of what customers share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// The digest of the context, as the CRM sent it.
    pub asked: Digest,
    /// What is taken, in the order in which it is offered.
    pub draws: Vec<Draw>,
}

/// What one offered action takes of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Draw {
    /// What it is taken of.
    pub of: Shared,
    /// How much: minor units of the budget's currency; 1 for a slot.
    pub amount: u64,
    /// How much of it is taken already, by what the CRM says.
    pub told: u64,
    /// How important the action is.
    pub rank: Rank,
}

/// Something that can be taken by one customer or another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Shared {
    /// The money in a budget of the company, by its name in the policy.
    Budget(Slug),
    /// An appointment of staff, which one customer can have.
    Slot {
        /// The queue.
        queue: Label,
        /// When it begins.
        at: Timestamp,
    },
}

/// How important an action is, as a decision ranks its own: critical first, then by priority; ties by urgency and by the
/// chance that the customer welcomes it. The larger comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rank {
    /// Whether it is critical.
    pub critical: bool,
    /// Its priority, in millionths.
    pub priority: u64,
    /// Its urgency.
    pub urgency: Urgency,
    /// The chance that the customer welcomes it, in millionths.
    pub propensity: u64,
}

impl Demand {
    /// What a decision takes. The policy is the one in force, with which it was made.
    #[must_use]
    pub fn of(policy: &Policy, allowed: &Allowed<'_>, decision: &Decision) -> Self {
        let money = policy.budgets.iter().filter(|budget| budget.scope == BudgetScope::Company).flat_map(|budget| {
            let about = decision.offered.iter().filter(|offered| {
                budget.is_about(offered.action.kind().into(), Some(&offered.plugin), &offered.action.key)
            });
            about.filter_map(|offered| spends(budget, allowed.sent, offered))
        });
        let slots = courtesy_host::slots(&decision.offered, allowed.context()).into_iter().map(|taken| Draw {
            of: Shared::Slot { queue: taken.queue.clone(), at: taken.at },
            amount: 1,
            told: 0,
            rank: Rank::of(taken.offered),
        });
        Self { asked: allowed.asked.unwrap_or(decision.context_digest), draws: money.chain(slots).collect() }
    }
}

impl Rank {
    fn of(offered: &Offered) -> Self {
        let urgency = offered.action.urgency;
        let critical = urgency == Urgency::Critical;
        Self { critical, priority: offered.priority, urgency, propensity: offered.factors.propensity }
    }
}

/// What an action takes of a budget. No action is offered in another currency than a budget that is about it.
fn spends(budget: &Budget, sent: &Context, offered: &Offered) -> Option<Draw> {
    let cost = offered.action.spends().filter(|cost| cost.minor.get() > 0)?;
    let told = sent.budgets.iter().filter(|told| told.name == budget.name);
    let told = told.map(|told| told.spent.minor.get()).fold(0, u64::saturating_add);
    Some(Draw { of: Shared::Budget(budget.name.clone()), amount: cost.minor.get(), told, rank: Rank::of(offered) })
}
