//! Granting by rank.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Digest, Money, Policy, Slug};
use sha2::{Digest as _, Sha256};

use crate::allowance::{Allowances, Allowed};
use crate::budgets;
use crate::demand::{Demand, Rank, Shared};
use crate::shares::Shares;

/// Who gets what of all that customers share. It keeps the demands of those who take something, and nothing of others.
#[derive(Debug)]
pub struct Allocation {
    /// The most in each of the company's budgets.
    budgets: BTreeMap<Slug, Money>,
    pub(crate) salt: String,
    shares: Shares,
    /// The most that a context says is taken already. Contexts of one night may say different things.
    pub(crate) told: BTreeMap<Shared, u64>,
    /// For each thing that was once demanded by too many, who was the first to get none of it. It only ever comes earlier.
    ends: BTreeMap<Shared, Place>,
    /// Who must be decided again; `None` before the first time, when it is everybody.
    pub(crate) due: Option<BTreeSet<Digest>>,
}

/// A draw's place in the order in which something is granted. No two are the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Place {
    rank: Reverse<Rank>,
    /// `SHA-256(salt | digest of the context)`: drawn by lot, anew for each decision, and the same in every run.
    lot: [u8; 32],
    ordinal: usize,
}

impl Allocation {
    /// Nothing is demanded yet. The policy is the one in force.
    #[must_use]
    pub fn new(policy: &Policy) -> Self {
        Self {
            budgets: budgets::of_company(policy),
            salt: policy.ref_salt.clone(),
            shares: Shares::default(),
            told: BTreeMap::new(),
            ends: BTreeMap::new(),
            due: None,
        }
    }

    /// What isn't granted so far, to decide with.
    #[must_use]
    pub fn allowances(&self) -> &Allowances {
        &self.shares.allowances
    }

    /// What is demanded and what isn't granted so far. Once [`grant`](Self::grant) returns none, whoever decides with it
    /// finds out whether a decision takes what was granted.
    #[must_use]
    pub fn shares(&self) -> &Shares {
        &self.shares
    }

    /// Whether this customer is to be decided, and its demand entered, before the next [`grant`](Self::grant).
    #[must_use]
    pub fn is_due(&self, allowed: &Allowed<'_>) -> bool {
        match (&self.due, allowed.asked) {
            (None, _) => true,
            (Some(due), Some(asked)) => due.contains(&asked),
            (Some(_), None) => false,
        }
    }

    /// Enters what a decision takes, in place of what the customer's last one took. The order of demands doesn't matter. If
    /// the same context comes twice, it is one decision. What is demanded of a budget that the policy doesn't have isn't
    /// entered, and so is never [granted](Self::grants).
    pub fn enter(&mut self, mut demand: Demand) {
        demand.draws.retain(|draw| budgets::has(&self.budgets, &draw.of));
        for draw in demand.draws.iter().filter(|draw| draw.told > 0) {
            let told = self.told.entry(draw.of.clone()).or_default();
            *told = draw.told.max(*told);
        }
        if demand.draws.is_empty() {
            self.shares.demands.remove(&demand.asked);
        } else {
            self.shares.demands.insert(demand.asked, demand.draws);
        }
    }

    /// Whether a decision takes exactly what was granted to it.
    #[must_use]
    pub fn grants(&self, demand: &Demand) -> bool {
        self.shares.grants(demand)
    }

    /// Grants by rank what was demanded, and returns how many customers demand what isn't there, and so must be decided again.
    /// Once it is none, everything that is demanded is granted.
    pub fn grant(&mut self) -> usize {
        let mut losers = BTreeSet::new();
        for (of, mut draws) in self.by_what() {
            draws.sort_by(|(one, ..), (other, ..)| one.cmp(other));
            let Some(end) = self.end(&of, &draws) else { continue };
            let (granted, refused) = draws.split_at(draws.partition_point(|(place, ..)| *place < end));
            let refused: BTreeSet<Digest> = refused.iter().map(|(.., asked)| *asked).collect();
            let mut amounts: BTreeMap<Digest, u64> = refused.iter().map(|asked| (*asked, 0)).collect();
            for (_, amount, asked) in granted {
                amounts.entry(*asked).and_modify(|granted| *granted += amount);
            }
            for (asked, granted) in amounts {
                self.shares.allowances.lower(asked, &of, granted, &self.budgets);
            }
            losers.extend(refused);
            self.ends.insert(of, end);
        }
        let due = losers.len();
        self.due = Some(losers);
        due
    }

    /// All draws, by what they take.
    fn by_what(&self) -> BTreeMap<Shared, Vec<(Place, u64, Digest)>> {
        let mut by_what: BTreeMap<Shared, Vec<_>> = BTreeMap::new();
        for (asked, draws) in &self.shares.demands {
            let lot = Sha256::new().chain_update(&self.salt).chain_update(b"|").chain_update(asked.as_bytes());
            let lot: [u8; 32] = lot.finalize().into();
            for (ordinal, draw) in draws.iter().enumerate() {
                let place = Place { rank: Reverse(draw.rank), lot, ordinal };
                by_what.entry(draw.of.clone()).or_default().push((place, draw.amount, *asked));
            }
        }
        by_what
    }

    /// Who is the first to get nothing of something, if anybody. The draws are in order.
    ///
    /// Nobody behind gets any, even if they ask for less, so that no lower rank has what was denied to a higher one.
    fn end(&self, of: &Shared, draws: &[(Place, u64, Digest)]) -> Option<Place> {
        let most = budgets::most(&self.budgets, of);
        let mut taken = self.told.get(of).copied().unwrap_or(0);
        let before = self.ends.get(of);
        let over = draws.iter().find(|(place, amount, _)| {
            taken = taken.saturating_add(*amount);
            taken > most || before.is_some_and(|end| place >= end)
        });
        over.map(|(place, ..)| place).into_iter().chain(before).min().cloned()
    }
}
