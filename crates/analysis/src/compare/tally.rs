//! Counts over many customers, in memory that doesn't grow with their number.

use std::collections::BTreeMap;

use courtesy_contract::{
    ActionKind, Channel, Currency, Decision, Disposition, FailureKind, Label, Mode, Offered, Shadow, Slug, Step,
    Withheld,
};
use jiff::civil::Date;
use serde::Serialize;

use super::by_name::ByName;
use super::{Aspect, Change, ComparedAction, ComparedCustomer, Fate, Side, Sides};
use crate::Clock;

/// How many customers are kept as examples for each type of change.
const EXAMPLES: usize = 3;

/// Counts over many customers.
#[derive(Debug, Default)]
pub struct Tally {
    /// Customers that were decided for.
    pub customers: u64,
    /// Contexts that can't be read; counted by the caller.
    pub unreadable: u64,
    pub(super) changes: BTreeMap<Change, u64>,
    /// Customers for whom something is offered or deferred.
    pub(super) served: Sides<u64>,
    pub(super) transitions: BTreeMap<Transition, TransitionCount>,
    pub(super) kinds: BTreeMap<ActionKind, Volume>,
    pub(super) rules: BTreeMap<(String, Disposition), Sides<u64>>,
    pub(super) segments: ByName<Option<Label>, Segment>,
    pub(super) channels: BTreeMap<Channel, Sides<u64>>,
    /// What reaches the customer.
    pub(super) contacts: ByName<Date, Volume>,
    /// In the currency's smallest units.
    pub(super) costs: ByName<(Currency, Date), Volume>,
    pub(super) handovers: ByName<Label, Sides<u64>>,
    /// Check-ins by the queue that answers replies.
    pub(super) replies: ByName<Label, Sides<u64>>,
    pub(super) failures: BTreeMap<(Slug, FailureKind, Mode), Sides<u64>>,
    pub(super) shadows: BTreeMap<(Slug, ActionKind), Shadowed>,
    pub(super) displaced: BTreeMap<(ActionKind, Disposition, Disposition), Sides<u64>>,
}

/// How much is carried out now, and how much is deferred.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Volume {
    /// Carried out now.
    pub offered: Sides<u64>,
    /// Carried out later, as soon as it may be.
    pub deferred: Sides<u64>,
}

impl Volume {
    /// The sums with another volume.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self { offered: self.offered.plus(other.offered), deferred: self.deferred.plus(other.deferred) }
    }

    /// Whether nothing is deferred on either side.
    #[must_use]
    pub fn is_now(&self) -> bool {
        self.deferred.larger() == 0
    }
}

/// What the customers of a segment get.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Segment {
    pub(super) customers: u64,
    pub(super) changed: u64,
    /// Offered actions.
    pub(super) actions: Sides<u64>,
}

/// What a plugin in shadow mode would have proposed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Shadowed {
    pub(super) offered: Sides<u64>,
    pub(super) withheld: Sides<u64>,
}

/// A type of change: what becomes of a kind of action on each side.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Transition {
    /// The kind of action.
    pub kind: ActionKind,
    /// What becomes of it on each side.
    #[serde(flatten)]
    pub ruling: Sides<Ruling>,
    /// How the two differ if both sides carry it out.
    pub differs: Vec<Aspect>,
}

/// What becomes of an action: disposition and rule, both `None` if its plugin doesn't propose it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Ruling {
    /// Its disposition.
    pub disposition: Option<Disposition>,
    /// The rule that withholds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

/// How often a type of change happens, and the first customers that it affects.
#[derive(Debug, Default)]
pub(super) struct TransitionCount {
    pub(super) actions: u64,
    pub(super) customers: Vec<String>,
}

impl From<Option<&Fate>> for Ruling {
    fn from(fate: Option<&Fate>) -> Self {
        Self { disposition: fate.map(|fate| fate.disposition), rule: fate.and_then(|fate| fate.rule.clone()) }
    }
}

impl Tally {
    /// Counts one customer.
    pub fn count(&mut self, compared: &ComparedCustomer) {
        self.customers += 1;
        *self.changes.entry(compared.change).or_default() += 1;
        self.segments(compared);
        self.served = self.served.plus(compared.gets_something().map(|gets| u64::from(*gets)));
        for action in compared.actions.iter().filter(|action| !action.differs.is_empty()) {
            self.moved(compared.customer.as_str(), action);
        }
        for (side, decision) in [(Side::A, &compared.decisions.a), (Side::B, &compared.decisions.b)] {
            self.decided(side, decision, &compared.clock);
        }
    }

    fn segments(&mut self, compared: &ComparedCustomer) {
        let offered = compared.decisions.map(|decision| decision.offered.len() as u64);
        let named = compared.segments.iter().cloned().map(Some);
        let without = compared.segments.is_empty().then_some(None);
        for name in named.chain(without) {
            let segment = self.segments.of(&name);
            segment.customers += 1;
            segment.changed += u64::from(compared.change.is_noticeable());
            segment.actions = segment.actions.plus(offered);
        }
    }

    fn moved(&mut self, customer: &str, action: &ComparedAction) {
        let ruling = Sides { a: action.a.as_ref().into(), b: action.b.as_ref().into() };
        let moved = Transition { kind: action.kind, ruling, differs: action.differs.clone() };
        let moved = self.transitions.entry(moved).or_default();
        moved.actions += 1;
        if moved.customers.len() < EXAMPLES && moved.customers.last().is_none_or(|last| last != customer) {
            moved.customers.push(customer.to_owned());
        }
    }

    fn decided(&mut self, side: Side, decision: &Decision, clock: &Clock) {
        for offered in &decision.offered {
            self.offered(side, offered, clock);
        }
        for withheld in &decision.withheld {
            self.withheld(side, withheld, clock);
        }
        for failure in &decision.failures {
            self.failed(side, &failure.plugin, failure.kind, Mode::Live);
        }
        for shadow in &decision.shadows {
            self.shadowed(side, shadow);
        }
    }

    fn offered(&mut self, side: Side, offered: &Offered, clock: &Clock) {
        let (action, day) = (&offered.action, clock.day(offered.send_at));
        *self.kinds.entry(action.kind()).or_default().offered.on(side) += 1;
        if let Some(channel) = offered.channel {
            *self.channels.entry(channel).or_default().on(side) += 1;
        }
        if action.reaches_customer() {
            *self.contacts.of(&day).offered.on(side) += 1;
        }
        if let Some(cost) = action.spends() {
            let sum = self.costs.of(&(cost.currency, day)).offered.on(side);
            *sum = sum.saturating_add(cost.minor.get());
        }
        if let Some(queue) = &offered.queue {
            *self.handovers.of(queue).on(side) += 1;
        }
        if let Step::CheckIn(check_in) = &action.step {
            *self.replies.of(&check_in.reply_queue).on(side) += 1;
        }
    }

    fn withheld(&mut self, side: Side, withheld: &Withheld, clock: &Clock) {
        let (action, rule) = (&withheld.action, (withheld.rule.clone(), withheld.disposition));
        *self.rules.entry(rule).or_default().on(side) += 1;
        let Some(until_at) = withheld.until_at.filter(|_| withheld.disposition == Disposition::Deferred) else {
            return;
        };
        let day = clock.day(until_at);
        *self.kinds.entry(action.kind()).or_default().deferred.on(side) += 1;
        if action.reaches_customer() {
            *self.contacts.of(&day).deferred.on(side) += 1;
        }
        if let Some(cost) = action.spends() {
            let sum = self.costs.of(&(cost.currency, day)).deferred.on(side);
            *sum = sum.saturating_add(cost.minor.get());
        }
    }

    fn failed(&mut self, side: Side, plugin: &Slug, kind: FailureKind, mode: Mode) {
        *self.failures.entry((plugin.clone(), kind, mode)).or_default().on(side) += 1;
    }

    fn shadowed(&mut self, side: Side, shadow: &Shadow) {
        for offered in &shadow.offered {
            let shadowed = self.shadows.entry((offered.plugin.clone(), offered.action.kind())).or_default();
            *shadowed.offered.on(side) += 1;
        }
        for withheld in &shadow.withheld {
            let shadowed = self.shadows.entry((withheld.plugin.clone(), withheld.action.kind())).or_default();
            *shadowed.withheld.on(side) += 1;
        }
        for displaced in &shadow.displaced {
            let key = (displaced.kind, displaced.disposition, displaced.instead);
            *self.displaced.entry(key).or_default().on(side) += 1;
        }
        if let Some(failure) = &shadow.failure {
            self.failed(side, &failure.plugin, failure.kind, Mode::Shadow);
        }
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Digest;
    use serde_json::{Value, json};

    use super::super::examples::{compared, deferred, offered, with, withheld};
    use super::*;

    fn tally(customers: &[(Value, Value)]) -> Tally {
        let mut tally = Tally::default();
        for (number, (a, b)) in customers.iter().enumerate() {
            tally.count(&compared(&format!("c-{}", number + 1), a.clone(), b.clone()));
        }
        tally
    }

    #[test]
    fn what_is_deferred_counts_on_the_day_of_its_release() {
        // 22:30 UTC is half past midnight in Amsterdam, where the summer has begun.
        let late = with(&offered("ask"), "/send_at", json!("2026-03-29T22:30:00Z"));
        let tally = tally(&[(json!([late]), json!([deferred("ask", "2026-03-31T06:00:00Z")]))]);
        let days: Vec<_> = tally.contacts.iter().map(|(day, volume)| (day.unwrap().to_string(), *volume)).collect();
        let [one, none] = [Sides { a: 1, b: 0 }, Sides { a: 0, b: 0 }];
        assert_eq!(days[0], ("2026-03-30".to_owned(), Volume { offered: one, deferred: none }));
        assert_eq!(days[1], ("2026-03-31".to_owned(), Volume { offered: none, deferred: Sides { a: 0, b: 1 } }));
    }

    #[test]
    fn a_staff_signal_is_no_contact() {
        let signal = with(&offered("ask"), "/action/audience", json!("agent"));
        let tally = tally(&[(json!([signal]), json!([]))]);
        assert_eq!((tally.contacts.iter().count(), tally.served.a), (0, 1));
    }

    #[test]
    fn costs_are_added_up_by_day_and_currency_and_never_overflow() {
        let gift = |minor: u64, currency: &str| {
            with(&offered("ask"), "/action/cost", json!({"minor": minor, "currency": currency}))
        };
        let most = gift(1_000_000_000_000, "EUR");
        let tally = tally(&[
            (json!([gift(500, "EUR")]), json!([gift(700, "EUR")])),
            (json!([gift(500, "EUR")]), json!([gift(100, "USD")])),
            (json!([]), json!([most])),
        ]);
        let costs: Vec<_> =
            tally.costs.iter().map(|(of, volume)| (of.unwrap().0.to_string(), volume.offered)).collect();
        assert_eq!(costs[0], ("EUR".to_owned(), Sides { a: 1_000, b: 1_000_000_000_700 }));
        assert_eq!(costs[1], ("USD".to_owned(), Sides { a: 0, b: 100 }));
    }

    #[test]
    fn a_sort_of_change_names_its_first_customers() {
        let customer = (json!([offered("ask")]), json!([withheld("ask", "capped", "caps")]));
        let tally = tally(&[customer.clone(), customer.clone(), customer.clone(), customer]);
        let (moved, times) = tally.transitions.iter().next().unwrap();
        assert_eq!(
            serde_json::to_value(moved).unwrap(),
            json!({
                "kind": "check_in", "a": {"disposition": "offered"}, "b": {"disposition": "capped", "rule": "caps"},
                "differs": ["done"],
            })
        );
        assert_eq!((times.actions, times.customers.join(" ")), (4, "c-1 c-2 c-3".to_owned()));
        assert_eq!(tally.changes[&Change::Less], 4);
    }

    #[test]
    fn a_shadow_counts_by_kind_and_side() {
        let mut compared = compared("c-1", json!([]), json!([]));
        compared.decisions.b.shadows = vec![
            serde_json::from_value(json!({
                "run": {"id": "care", "version": "1.0.0", "digest": Digest::from_bytes([0; 32]), "fuel": 1, "memory_bytes": 1},
                "offered": [offered("ask")], "withheld": [withheld("tell", "capped", "caps")],
                "displaced": [{"plugin": "other", "action": "x", "kind": "heads_up", "disposition": "offered",
                    "instead": "out_ranked"}],
            }))
            .unwrap(),
        ];
        let mut tally = Tally::default();
        tally.count(&compared);
        let (_, shadowed) = tally.shadows.first_key_value().unwrap();
        assert_eq!((shadowed.offered.b, shadowed.withheld.b, shadowed.offered.a), (1, 1, 0));
        assert_eq!(tally.displaced.len(), 1);
    }
}
