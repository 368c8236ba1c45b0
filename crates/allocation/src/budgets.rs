//! The company's budgets.

use std::collections::BTreeMap;

use courtesy_contract::{BudgetScope, Money, Policy, Slug};

use crate::demand::Shared;

/// The most in each of the company's budgets.
pub(crate) fn of_company(policy: &Policy) -> BTreeMap<Slug, Money> {
    let company = policy.budgets.iter().filter(|budget| budget.scope == BudgetScope::Company);
    company.map(|budget| (budget.name.clone(), budget.max)).collect()
}

/// Whether something is there to be shared out: every slot, and the budgets that the policy has.
pub(crate) fn has(budgets: &BTreeMap<Slug, Money>, of: &Shared) -> bool {
    match of {
        Shared::Budget(name) => budgets.contains_key(name),
        Shared::Slot { .. } => true,
    }
}

/// The most that all customers together can take of something.
pub(crate) fn most(budgets: &BTreeMap<Slug, Money>, of: &Shared) -> u64 {
    match of {
        Shared::Budget(name) => budgets.get(name).map_or(0, |max| max.minor.get()),
        Shared::Slot { .. } => 1,
    }
}
