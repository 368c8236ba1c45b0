//! The laws of sharing out, over customers who take what they like best of what they may.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Digest, Label, Slug, Timestamp, Urgency};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::{Allocation, Demand, Draw, Rank, Shared};

/// What each of the company's three budgets has, in minor units.
const MOST: u64 = 100;

/// A customer who would like some things, the best first, and takes the first two that may be had.
#[derive(Debug, Clone)]
struct Customer {
    asked: Digest,
    wishes: Vec<Draw>,
}

fn shared(number: usize) -> Shared {
    let at = Timestamp::parse("2026-03-28T20:00:00Z").unwrap();
    match number {
        0..3 => Shared::Budget(Slug::new(format!("budget-{number}")).unwrap()),
        _ => Shared::Slot { queue: Label::new(format!("queue-{number}")).unwrap(), at },
    }
}

fn wish() -> impl Strategy<Value = Draw> {
    (0_usize..5, 1_u64..60, 0_u64..4, any::<bool>(), 0_u64..15).prop_map(
        |(number, amount, priority, critical, told)| {
            let of = shared(number);
            let (amount, told) = if matches!(of, Shared::Slot { .. }) { (1, 0) } else { (amount, told) };
            let urgency = if critical { Urgency::Critical } else { Urgency::Info };
            Draw { of, amount, told, rank: Rank { critical, priority, urgency, propensity: 1_000_000 } }
        },
    )
}

fn customers() -> impl Strategy<Value = Vec<Customer>> {
    prop::collection::vec(prop::collection::vec(wish(), 0..5), 0..24).prop_map(|all| {
        let digest = |number: usize| Digest::from_bytes([u8::try_from(number).unwrap(); 32]);
        let customer = |(number, mut wishes): (usize, Vec<Draw>)| {
            // A decision admits its actions in the order of their ranks, too.
            wishes.sort_by_key(|wish| std::cmp::Reverse(wish.rank));
            Customer { asked: digest(number), wishes }
        };
        all.into_iter().enumerate().map(customer).collect()
    })
}

fn allocation() -> Allocation {
    let budget = |number: usize| {
        format!("[[budgets]]\nname = \"budget-{number}\"\nscope = \"company\"\nmax = \"1.00 EUR\"\nper = \"7 days\"\n")
    };
    let policy = courtesy_host::read::policy(&(0..3).map(budget).collect::<String>()).unwrap();
    Allocation::new(&policy)
}

impl Customer {
    /// What may still be taken of something; `None` if it is all that the customer believes to be left.
    fn allowed(&self, allocation: &Allocation, of: &Shared) -> Option<u64> {
        let denied = allocation.allowances().0.get(&self.asked)?;
        match of {
            Shared::Budget(name) => {
                let budget = denied.budgets.iter().find(|denied| denied.name == *name)?;
                Some(MOST - budget.spent.minor.get())
            }
            Shared::Slot { queue, at } => {
                denied.slots.iter().any(|slot| slot.queue == *queue && slot.at == *at).then_some(0)
            }
        }
    }

    fn demand(&self, allocation: &Allocation) -> Demand {
        let mut draws: Vec<Draw> = Vec::new();
        for wish in &self.wishes {
            let taken: u64 = draws.iter().filter(|draw| draw.of == wish.of).map(|draw| draw.amount).sum();
            let most = match wish.of {
                Shared::Budget(_) => MOST - wish.told,
                Shared::Slot { .. } => 1,
            };
            if draws.len() < 2 && taken + wish.amount <= self.allowed(allocation, &wish.of).unwrap_or(most) {
                draws.push(wish.clone());
            }
        }
        Demand { asked: self.asked, draws }
    }
}

/// Shares out over customers in an order, by as many workers as there are parts, and returns what each has in the end.
fn shared_out(customers: &[Customer]) -> (Allocation, BTreeMap<Digest, Vec<Draw>>) {
    let mut allocation = allocation();
    let mut due: BTreeSet<Digest> = customers.iter().map(|customer| customer.asked).collect();
    while !due.is_empty() {
        let demands: Vec<Demand> = customers
            .iter()
            .filter(|customer| due.contains(&customer.asked))
            .map(|customer| customer.demand(&allocation))
            .collect();
        demands.into_iter().for_each(|demand| allocation.enter(demand));
        allocation.grant();
        due = allocation.due.clone().unwrap();
    }
    let demands = customers.iter().map(|customer| customer.demand(&allocation));
    let has = demands.map(|demand| (demand.asked, demand.draws)).collect();
    (allocation, has)
}

proptest! {
    #[test]
    fn nothing_is_overspent_and_what_is_taken_is_granted(customers in customers()) {
        let (allocation, has) = shared_out(&customers);
        let mut taken: BTreeMap<Shared, u64> = BTreeMap::new();
        for (asked, draws) in &has {
            let demand = Demand { asked: *asked, draws: draws.clone() };
            prop_assert!(allocation.grants(&demand));
            for draw in draws {
                *taken.entry(draw.of.clone()).or_default() += draw.amount;
            }
        }
        for (of, taken) in taken {
            let told = allocation.told.get(&of).copied().unwrap_or(0);
            let most = if matches!(of, Shared::Slot { .. }) { 1 } else { MOST };
            prop_assert!(taken + told <= most, "{of:?}: {taken} beside {told}");
        }
    }

    #[test]
    fn nobody_has_what_was_denied_to_a_higher_rank(customers in customers()) {
        let (_, has) = shared_out(&customers);
        let first = allocation();
        for loser in &customers {
            for wanted in loser.demand(&first).draws {
                if has[&loser.asked].contains(&wanted) {
                    continue;
                }
                let lower = has.values().flatten().find(|draw| draw.of == wanted.of && draw.rank < wanted.rank);
                prop_assert!(lower.is_none(), "{lower:?} instead of {wanted:?}");
            }
        }
    }

    #[test]
    fn the_order_of_customers_does_not_matter(customers in customers(), cut in any::<Index>()) {
        let (allocation, has) = shared_out(&customers);
        let mut turned = customers.clone();
        if !turned.is_empty() {
            turned.rotate_left(cut.index(customers.len()));
            turned.reverse();
        }
        let (other, other_has) = shared_out(&turned);
        prop_assert_eq!(allocation.allowances(), other.allowances());
        prop_assert_eq!(has, other_has);
    }

    #[test]
    fn what_workers_send_and_get_is_read_back(customers in customers()) {
        let (allocation, _) = shared_out(&customers);
        for customer in &customers {
            let demand = customer.demand(&allocation);
            let json = serde_json::to_string(&demand).unwrap();
            prop_assert_eq!(serde_json::from_str::<Demand>(&json).unwrap(), demand);
        }
        let json = serde_json::to_string(allocation.shares()).unwrap();
        prop_assert_eq!(&serde_json::from_str::<crate::Shares>(&json).unwrap(), allocation.shares());
    }
}

#[test]
fn a_tie_is_drawn_by_lot_and_the_salt_draws_it() {
    let rank = Rank { critical: false, priority: 1, urgency: Urgency::Info, propensity: 1 };
    let wish = |number: u8| Demand {
        asked: Digest::from_bytes([number; 32]),
        draws: vec![Draw { of: shared(4), amount: 1, told: 0, rank }],
    };
    let winner = |salt: &str| {
        let mut allocation = allocation();
        allocation.salt = salt.to_owned();
        (0..8).for_each(|number| allocation.enter(wish(number)));
        assert_eq!(allocation.grant(), 7);
        (0..8).find(|number| !allocation.allowances().0.contains_key(&Digest::from_bytes([*number; 32]))).unwrap()
    };
    let winners: BTreeSet<u8> = (0..40).map(|salt| winner(&salt.to_string())).collect();
    assert!(winners.len() > 4, "{winners:?}");
}

#[test]
fn a_budget_that_the_policy_does_not_have_grants_nothing() {
    let rank = Rank { critical: false, priority: 1, urgency: Urgency::Info, propensity: 1 };
    let of = Shared::Budget(Slug::new("another").unwrap());
    let demand = Demand { asked: Digest::from_bytes([1; 32]), draws: vec![Draw { of, amount: 1, told: 0, rank }] };
    let mut allocation = allocation();
    allocation.enter(demand.clone());
    assert!(allocation.grant() == 0 && !allocation.grants(&demand));
}
