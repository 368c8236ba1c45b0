//! What those who lost may still take.

use std::collections::BTreeMap;

use courtesy_contract::{BudgetSpent, Context, Digest, Label, MinorUnits, Money, Slug, Timestamp};
use courtesy_host::replay::context_digest;
use serde::{Deserialize, Serialize};

use crate::demand::Shared;

/// What isn't granted, by the digests of the contexts for which it was asked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Allowances(pub(crate) BTreeMap<Digest, Denied>);

/// What isn't granted to one customer.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Denied {
    /// Budgets of which less is left than the CRM said, with what counts as spent.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub budgets: Vec<BudgetSpent>,
    /// Slots that others have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub slots: Vec<Slot>,
}

/// An appointment that staff can keep with one customer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// The queue.
    pub queue: Label,
    /// When it begins.
    pub at: Timestamp,
}

/// A context with what a customer may take.
#[derive(Debug)]
pub struct Allowed<'c> {
    /// What the CRM sent.
    pub(crate) sent: &'c Context,
    changed: Option<Context>,
    /// The digest of what the CRM sent; `None` if it isn't needed, since nothing is denied to anybody.
    pub(crate) asked: Option<Digest>,
}

impl Allowances {
    /// A context with what this customer may take: the context itself, unless something isn't granted.
    #[must_use]
    pub fn of<'c>(&self, context: &'c Context) -> Allowed<'c> {
        if self.0.is_empty() {
            return Allowed { sent: context, changed: None, asked: None };
        }
        let asked = context_digest(context);
        let changed = self.0.get(&asked).map(|denied| denied.applied(context));
        Allowed { sent: context, changed, asked: Some(asked) }
    }

    /// What isn't granted, for each customer who asked for more.
    pub fn denied(&self) -> impl Iterator<Item = &Denied> {
        self.0.values()
    }

    /// Lowers to an amount what a customer may take of something.
    pub(crate) fn lower(&mut self, asked: Digest, of: &Shared, amount: u64, budgets: &BTreeMap<Slug, Money>) {
        self.0.entry(asked).or_default().lower(of, amount, budgets);
    }
}

impl Denied {
    /// Lowers to an amount what may be taken of something.
    fn lower(&mut self, of: &Shared, amount: u64, budgets: &BTreeMap<Slug, Money>) {
        match of {
            Shared::Budget(name) => {
                let Some(max) = budgets.get(name) else { return };
                let spent = max.minor.get().saturating_sub(amount);
                let minor = MinorUnits::new(spent).expect("it is no more than a budget's most");
                self.budgets.retain(|denied| denied.name != *name);
                self.budgets.push(BudgetSpent { name: name.clone(), spent: Money { minor, currency: max.currency } });
                self.budgets.sort_by(|one, other| one.name.cmp(&other.name));
            }
            Shared::Slot { queue, at } => {
                self.slots.push(Slot { queue: queue.clone(), at: *at });
                self.slots.sort();
                self.slots.dedup();
            }
        }
    }

    /// The context without what isn't granted, so that its record replays without an allocation.
    fn applied(&self, context: &Context) -> Context {
        let mut context = context.clone();
        for denied in &self.budgets {
            context.budgets.retain(|told| told.name != denied.name);
            context.budgets.push(denied.clone());
        }
        for queue in &mut context.capacity.queues {
            let is_denied = |at: &Timestamp| self.slots.iter().any(|slot| slot.queue == queue.queue && slot.at == *at);
            queue.next_slots.retain(|at| !is_denied(at));
        }
        context
    }
}

impl Allowed<'_> {
    /// The context to decide with.
    #[must_use]
    pub fn context(&self) -> &Context {
        self.changed.as_ref().unwrap_or(self.sent)
    }

    /// Whether something isn't granted, so that the customer may take less than the CRM said.
    #[must_use]
    pub fn is_less(&self) -> bool {
        self.changed.is_some()
    }
}
