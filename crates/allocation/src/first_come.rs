//! First come, first served: what happens if nobody shares out. It is there to be compared with.

use std::collections::BTreeMap;

use courtesy_contract::{Money, Policy, Slug};

use crate::allowance::Allowances;
use crate::budgets;
use crate::demand::{Demand, Shared};

/// Gives everybody what is left when their turn comes.
#[derive(Debug)]
pub struct FirstCome {
    budgets: BTreeMap<Slug, Money>,
    taken: BTreeMap<Shared, u64>,
    allowances: Allowances,
}

impl FirstCome {
    /// Nothing is taken yet. The policy is the one in force.
    #[must_use]
    pub fn new(policy: &Policy) -> Self {
        Self { budgets: budgets::of_company(policy), taken: BTreeMap::new(), allowances: Allowances::default() }
    }

    /// What isn't granted so far, to decide with.
    #[must_use]
    pub fn allowances(&self) -> &Allowances {
        &self.allowances
    }

    /// Gives a customer what its decision takes, if all of it is left. If not, nothing is given, and the customer must be
    /// decided again with what is.
    #[must_use]
    pub fn serve(&mut self, demand: &Demand) -> bool {
        let mut wanted: BTreeMap<&Shared, (u64, u64)> = BTreeMap::new();
        for draw in demand.draws.iter().filter(|draw| budgets::has(&self.budgets, &draw.of)) {
            let (amount, told) = wanted.entry(&draw.of).or_default();
            (*amount, *told) = (amount.saturating_add(draw.amount), draw.told.max(*told));
        }
        let mut has_all = true;
        for (of, (amount, told)) in &wanted {
            let taken = self.taken.get(of).copied().unwrap_or(0).saturating_add(*told);
            let left = budgets::most(&self.budgets, of).saturating_sub(taken);
            if left < *amount {
                has_all = false;
                self.allowances.lower(demand.asked, of, left, &self.budgets);
            }
        }
        if has_all {
            for (of, (amount, _)) in wanted {
                *self.taken.entry(of.clone()).or_default() += amount;
            }
        }
        has_all
    }
}
