//! Merging: what the ledger knows goes into the context before anything is decided, so that rules stay pure and the record
//! can be replayed without a ledger.

use std::collections::{BTreeSet, HashMap};

use courtesy_contract::{
    Approved, Budget, BudgetSpent, Context, HistoryItem, Label, MinorUnits, Money, Policy, Slug, Timestamp,
};

use crate::budget;
use crate::known::Known;

/// How much earlier than the ledger thinks the CRM may say something was done.
const EARLIER_S: i64 = 3_600;

/// What nothing may be taken of any more, because others kept taking it meanwhile.
#[derive(Debug, Clone, Default)]
pub(crate) struct Closed {
    pub(crate) budgets: BTreeSet<Slug>,
    pub(crate) slots: BTreeSet<(Label, Timestamp)>,
}

/// The time by which a context decides.
pub(crate) fn now(context: &Context) -> Timestamp {
    context.requested_at.map_or(context.as_of, |requested_at| requested_at.max(context.as_of))
}

/// The request with what the ledger knows.
pub(crate) fn merged(request: &Context, policy: &Policy, known: &Known, closed: &Closed) -> Context {
    let mut context = request.clone();
    context.history = history(&request.history, &known.items, known.later_s);
    context.approvals.extend(known.approvals.iter().map(|given| Approved {
        // The ledger's clock may be ahead of the CRM's.
        at: given.approved.at.min(now(request)),
        ..given.approved.clone()
    }));
    for budget in budget::of_company(policy) {
        let spent = spent(request, budget, known, closed);
        context.budgets.retain(|told| told.name != budget.name);
        context.budgets.extend(spent);
    }
    for queue in &mut context.capacity.queues {
        let is_free = |at: &Timestamp| {
            let slot = (queue.queue.clone(), *at);
            !known.taken.contains(&slot) && !closed.slots.contains(&slot)
        };
        queue.next_slots.retain(is_free);
    }
    context
}

/// What the CRM tells and what the ledger knows, each action once: it is the same if key, kind, plugin and channel don't
/// contradict each other and the CRM's time isn't far from the ledger's.
fn history(told: &[HistoryItem], known: &[HistoryItem], later_s: i64) -> Vec<HistoryItem> {
    let mut merged = told.to_vec();
    let mut by_key: HashMap<&Label, Vec<usize>> = HashMap::new();
    for (index, item) in told.iter().enumerate() {
        by_key.entry(&item.key).or_default().push(index);
    }
    for item in known {
        let candidates = by_key.entry(&item.key).or_default();
        let same = candidates.iter().enumerate().filter(|(_, index)| may_be(&told[**index], item, later_s));
        match same.min_by_key(|(_, index)| (told[**index].at.unix_s() - item.at.unix_s()).abs()) {
            Some((place, index)) => {
                fill(&mut merged[*index], item);
                candidates.remove(place);
            }
            None => merged.push(item.clone()),
        }
    }
    merged
}

/// Whether what the CRM tells of may be what the ledger knows of.
fn may_be(told: &HistoryItem, known: &HistoryItem, later_s: i64) -> bool {
    let agree = |told: bool, same: bool| !told || same;
    told.kind == known.kind
        && agree(told.plugin.is_some(), told.plugin == known.plugin)
        && agree(told.channel.is_some() && known.channel.is_some(), told.channel == known.channel)
        && (-EARLIER_S..=later_s).contains(&(told.at.unix_s() - known.at.unix_s()))
}

/// Fills in what the CRM doesn't tell.
fn fill(told: &mut HistoryItem, known: &HistoryItem) {
    let HistoryItem { key: _, kind: _, at: _, plugin, channel, purpose, group, outcome, cost, said } = known.clone();
    told.plugin = told.plugin.take().or(plugin);
    told.channel = told.channel.or(channel);
    told.purpose = told.purpose.or(purpose);
    told.group = told.group.take().or(group);
    told.outcome = told.outcome.or(outcome);
    told.cost = told.cost.take().or(cost);
    told.said = told.said.or(said);
}

/// What is spent of a budget: what the CRM tells or what the ledger knows, whichever is more.
fn spent(request: &Context, budget: &Budget, known: &Known, closed: &Closed) -> Vec<BudgetSpent> {
    let money = |minor: u64, currency| Money { minor: most(minor), currency };
    let ours = budget.max.currency;
    let told = || request.budgets.iter().filter(|told| told.name == budget.name).map(|told| &told.spent);
    let in_ours =
        told().filter(|money| money.currency == ours).map(|money| money.minor.get()).fold(0, u64::saturating_add);
    let sums = known.spent.get(&budget.name);
    let known = |currency| sums.and_then(|sums| sums.get(&currency)).copied().unwrap_or(0);
    let whole = if closed.budgets.contains(&budget.name) { budget.max.minor.get() } else { 0 };
    let others_told = told().filter(|money| money.currency != ours).cloned();
    let others_known = sums.into_iter().flatten().filter(|(currency, minor)| **currency != ours && **minor > 0);
    std::iter::once(money(in_ours.max(known(ours)).max(whole), ours))
        .chain(others_told)
        .chain(others_known.map(|(currency, minor)| money(*minor, *currency)))
        .map(|spent| BudgetSpent { name: budget.name.clone(), spent })
        .collect()
}

/// An amount as documents write it; more than that is as good as the most.
fn most(minor: u64) -> MinorUnits {
    MinorUnits::new(minor.min(9_007_199_254_740_991)).expect("it is no more than the most")
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Channel, HistoryKind, Outcome};

    use super::*;

    fn item(key: &str, hour: i64) -> HistoryItem {
        let at = Timestamp::parse("2026-03-28T12:00:00Z").unwrap().plus_hours(hour);
        HistoryItem {
            plugin: Some(Slug::new("p").unwrap()),
            channel: Some(Channel::Email),
            ..HistoryItem::new(Label::new(key).unwrap(), HistoryKind::CheckIn, at)
        }
    }

    fn count(told: &[HistoryItem], known: &[HistoryItem]) -> usize {
        history(told, known, 86_400).len()
    }

    #[test]
    fn what_both_know_counts_once_and_each_item_pairs_with_one_other() {
        assert_eq!(count(&[item("a", 3)], &[item("a", 0)]), 1);
        assert_eq!(count(&[item("a", 3)], &[item("a", 0), item("a", 1)]), 2);
        assert_eq!(count(&[item("a", 0), item("a", 1)], &[item("a", 0)]), 2);
        assert_eq!(count(&[], &[item("a", 0)]), 1);
    }

    #[test]
    fn what_differs_counts_twice() {
        let known = item("a", 0);
        for told in [
            item("b", 0),
            item("a", -2),
            item("a", 25),
            HistoryItem { kind: HistoryKind::Gesture, ..item("a", 0) },
            HistoryItem { plugin: Some(Slug::new("q").unwrap()), ..item("a", 0) },
            HistoryItem { channel: Some(Channel::Sms), ..item("a", 0) },
        ] {
            assert_eq!(count(&[told], std::slice::from_ref(&known)), 2);
        }
    }

    #[test]
    fn what_the_crm_does_not_tell_is_filled_in_and_what_it_tells_stays() {
        let told = HistoryItem { plugin: None, channel: None, outcome: Some(Outcome::Failed), ..item("a", 2) };
        let known = HistoryItem { outcome: Some(Outcome::Sent), ..item("a", 0) };
        let merged = history(std::slice::from_ref(&told), std::slice::from_ref(&known), 86_400);
        assert_eq!(merged, [HistoryItem { outcome: Some(Outcome::Failed), at: told.at, ..known }]);
    }
}
