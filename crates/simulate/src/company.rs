//! What all customers share: the teams' work and the budgets.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_analysis::simulated::{BudgetDay, Day, QueueDay};
use courtesy_contract::{
    ActionKind, Budget, BudgetScope, BudgetSpent, Context, Label, MinorUnits, Money, Offered, Policy, Slug, Timestamp,
};
use courtesy_host::period_contains;

/// A hand-over that waits for a team. The order is that in which it is worked on: by the time by which the customer must have an
/// answer, and then by customer, so that the order of the input doesn't matter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Task {
    pub(crate) respond_by_at: Timestamp,
    pub(crate) customer: Label,
    pub(crate) key: Label,
    pub(crate) plugin: Slug,
    /// The day on which it was offered.
    pub(crate) day: u32,
}

/// What all customers share.
#[derive(Debug)]
pub(crate) struct Company<'p> {
    policy: &'p Policy,
    tasks_per_day: u32,
    queues: BTreeMap<Label, Team>,
    /// What was spent from each budget, and when; first what was spent before.
    spent: BTreeMap<Slug, Vec<(Timestamp, u64)>>,
    /// What was spent from each budget today.
    today: BTreeMap<Slug, u64>,
}

#[derive(Debug, Default)]
struct Team {
    waiting: BTreeSet<Task>,
    today: QueueDay,
}

/// What customers' contexts say on one day about what is shared.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    pub(crate) budgets: Vec<BudgetSpent>,
    /// The seconds that each queue's wait has grown by.
    pub(crate) longer_waits_s: BTreeMap<Label, u32>,
}

impl<'p> Company<'p> {
    /// A company at its start. What the contexts say of its budgets is taken as spent at that time; of different amounts,
    /// the largest counts.
    pub(crate) fn new(policy: &'p Policy, tasks_per_day: u32, contexts: &[Context], start: Timestamp) -> Self {
        let mut spent: BTreeMap<Slug, Vec<(Timestamp, u64)>> = BTreeMap::new();
        for budget in &policy.budgets {
            let said = contexts.iter().flat_map(|context| &context.budgets);
            let amounts = said.filter(|said| said.name == budget.name && said.spent.currency == budget.max.currency);
            let before = amounts.map(|said| said.spent.minor.get()).max();
            spent.insert(budget.name.clone(), before.map(|minor| (start, minor)).into_iter().collect());
        }
        Self { policy, tasks_per_day, queues: BTreeMap::new(), spent, today: BTreeMap::new() }
    }

    /// Does a day's work, and returns the tasks that were worked on, by customer.
    pub(crate) fn work(&mut self) -> BTreeMap<Label, Vec<Task>> {
        self.today.clear();
        let mut done: BTreeMap<Label, Vec<Task>> = BTreeMap::new();
        for team in self.queues.values_mut() {
            team.today = QueueDay::default();
            for _ in 0..self.tasks_per_day {
                let Some(task) = team.waiting.pop_first() else { break };
                team.today.done += 1;
                done.entry(task.customer.clone()).or_default().push(task);
            }
        }
        done
    }

    /// What the contexts say on a day.
    pub(crate) fn shown(&self, at: Timestamp) -> Shown {
        let of_company = self.policy.budgets.iter().filter(|budget| budget.scope == BudgetScope::Company);
        let budgets =
            of_company.map(|budget| BudgetSpent { name: budget.name.clone(), spent: self.in_period(budget, at) });
        let waits = self.queues.iter().map(|(name, team)| (name.clone(), self.longer_wait_s(team)));
        Shown { budgets: budgets.collect(), longer_waits_s: waits.filter(|(_, wait_s)| *wait_s > 0).collect() }
    }

    /// A day for each whole day's work that waits.
    fn longer_wait_s(&self, team: &Team) -> u32 {
        let waiting = u32::try_from(team.waiting.len()).unwrap_or(u32::MAX);
        waiting.checked_div(self.tasks_per_day).unwrap_or(0).saturating_mul(86_400)
    }

    fn in_period(&self, budget: &Budget, at: Timestamp) -> Money {
        let spent = self.spent.get(&budget.name).into_iter().flatten();
        let counted = spent.filter(|(spent_at, _)| period_contains(&budget.per, at, *spent_at));
        money(counted.map(|(_, minor)| *minor).sum(), budget)
    }

    /// Takes in a hand-over to a queue.
    pub(crate) fn give(&mut self, queue: &Label, task: Task) {
        let team = self.queues.entry(queue.clone()).or_default();
        team.today.given += 1;
        team.waiting.insert(task);
    }

    /// Takes in what an offered action spends.
    pub(crate) fn spend(&mut self, spending: &Spending, at: Timestamp) {
        for budget in self.policy.budgets.iter().filter(|budget| spending.counts_for(budget)) {
            self.spent.entry(budget.name.clone()).or_default().push((at, spending.cost.minor.get()));
            *self.today.entry(budget.name.clone()).or_default() += spending.cost.minor.get();
        }
    }

    /// Writes the day's work and spending into its counts. `at` is the day's time.
    pub(crate) fn count(&self, day: &mut Day, at: Timestamp) {
        for (name, team) in &self.queues {
            let waiting = team.waiting.len() as u64;
            day.queues.insert(name.clone(), QueueDay { waiting, ..team.today });
        }
        for budget in &self.policy.budgets {
            let today = self.today.get(&budget.name).copied().unwrap_or(0);
            let max = (budget.scope == BudgetScope::Company).then_some(budget.max);
            let counted = BudgetDay { spent: money(today, budget), in_period: self.in_period(budget, at), max };
            day.budgets.insert(budget.name.clone(), counted);
        }
    }
}

/// What an offered action spends.
#[derive(Debug, Clone)]
pub(crate) struct Spending {
    kind: ActionKind,
    plugin: Slug,
    key: Label,
    cost: Money,
}

impl Spending {
    /// `None` if it spends nothing.
    pub(crate) fn of(offered: &Offered) -> Option<Self> {
        let Offered { plugin, action, .. } = offered;
        let cost = *action.spends().filter(|cost| cost.minor.get() > 0)?;
        Some(Self { kind: action.kind(), plugin: plugin.clone(), key: action.key.clone(), cost })
    }

    /// Whether a budget is about it. What is in another currency is never counted.
    fn counts_for(&self, budget: &Budget) -> bool {
        budget.is_about(self.kind.into(), Some(&self.plugin), &self.key) && budget.max.currency == self.cost.currency
    }
}

fn money(minor: u64, budget: &Budget) -> Money {
    const MOST: u64 = (1 << 53) - 1;
    let minor = MinorUnits::new(minor.min(MOST)).unwrap_or(budget.max.minor);
    Money { minor, currency: budget.max.currency }
}
