//! What belongs together: an order with the cases, promises, scores and words about it.
//!
//! A customer thinks in matters and not in records: the parcel that is late, the complaint about it and the apology that
//! nobody followed up are one thing to them. [`all`] puts the records together, the gravest matter first, so that a plugin
//! speaks about one thing once.
//!
//! ```
//! use courtesy_sdk::prelude::*;
//!
//! /// Lets a person take over what we apologised for in vain.
//! fn never_the_same_again(context: &Context) -> Option<Answer> {
//!     let matter = matter::all(context, &[]).into_iter().find(|matter| matter.is_open())?;
//!     let apology = matter.unanswered_apology()?;
//!     let queue = context.keeper(matter.topic(), "customer_care", context.as_of.plus_days(1))?;
//!     let draft = propose::human_handover(context, "take-over", queue, "We apologised, and nothing happened since.")
//!         .because("apologised_in_vain", "Nobody has done anything since the apology.", (&matter, apology))
//!         .key(matter.key("take-over"))
//!         .by(HandoverMode::Task);
//!     Some(draft.into())
//! }
//!
//! let answer = testing::ask(never_the_same_again, r#"{
//!     "cases": [{"id": "k-1", "kind": "complaint", "status": "open", "opened_at": "2026-03-10T09:00:00Z"}],
//!     "history": [{"key": "recovery/k-1", "kind": "service_recovery", "at": "2026-03-20T09:00:00Z", "channel": "email"}]
//! }"#);
//! assert_eq!(answer.actions[0].key, "take-over/k-1");
//! assert_eq!(answer.actions[0].reasons[0].evidence, ["/cases/0", "/history/0"]);
//! ```

mod gather;
mod gravity;
mod word;

use std::cmp::Reverse;

use courtesy_contract::{
    ActionKind, Case, Feedback, HistoryItem, HistoryKind, Interaction, InteractionOutcome, Money, Order, OrderStatus,
    Party, PromiseMade, Remedy, Resolution, Timestamp,
};

use crate::{Context, Evidence, Fact, propose};

pub use gravity::{Gravity, Harm};
pub use word::Word;

/// For how long a rating that names nothing can speak about what happened last, in days.
const FRESH_DAYS: i64 = 60;

/// The customer's matters, the gravest first.
///
/// An order is a matter once it is in trouble, or a case or promise is about it. Cases belong together if they name one
/// order or share `matter`, and if they share a topic and were opened within 30 days of each other. A complaint, incident
/// or claim that is open, names no order and has one of the `order_topics`, as the CRM names them, is about the newest order in
/// trouble that was placed before it. A promise that is about nothing else is a matter of its own.
///
/// Of a customer with very many records, it takes the newest 100 orders in trouble, 100 open and 100 settled cases, and the last
/// 300 conversations and items of history.
///
/// It sees what the manifest reads: `cases`, `orders`, `promises`, `feedback`, `history` and `interactions`.
///
/// ```
/// use courtesy_sdk::prelude::*;
///
/// let context = testing::context(r#"{
///     "orders": [{"id": "o-1", "status": "shipped", "promised_at": "2026-03-20T17:00:00Z"}],
///     "cases": [{"id": "k-1", "kind": "complaint", "status": "open", "order": "o-1"},
///               {"id": "k-2", "kind": "claim", "status": "open", "topic": "lost_luggage"}]
/// }"#);
/// let matters = matter::all(&context, &[]);
/// assert_eq!(matters.iter().map(|matter| matter.id()).collect::<Vec<_>>(), ["k-2", "o-1"]);
/// ```
#[must_use]
pub fn all<'c>(context: &'c Context, order_topics: &[String]) -> Vec<Matter<'c>> {
    let mut sorted: Vec<(Gravity, Matter<'c>)> = Vec::new();
    // The standard library's sorts would be a tenth of the plugin.
    for matter in gather::matters(context, order_topics) {
        let gravity = matter.gravity();
        let place = sorted.iter().position(|(other, _)| *other < gravity).unwrap_or(sorted.len());
        sorted.insert(place, (gravity, matter));
    }
    sorted.into_iter().map(|(_, matter)| matter).collect()
}

/// Everything that is known about one matter. Each part is a [`Fact`]; together they are [`Evidence`].
#[non_exhaustive]
pub struct Matter<'c> {
    /// The order that it is about.
    pub order: Option<Fact<'c, Order>>,
    /// The cases about it, in the context's order.
    pub cases: Vec<Fact<'c, Case>>,
    /// What was promised about it. A promise that was made again later counts as it was made last.
    pub promises: Vec<Fact<'c, PromiseMade>>,
    /// The ratings that name it.
    pub feedback: Vec<Fact<'c, Feedback>>,
    /// What was done about it before.
    pub history: Vec<Fact<'c, HistoryItem>>,
    /// The conversations about it.
    pub talks: Vec<Fact<'c, Interaction>>,
    /// A fresh top score that names nothing and that nothing else explains.
    praise: Option<Fact<'c, Feedback>>,
    now: Timestamp,
}

impl<'c> Matter<'c> {
    fn new(now: Timestamp) -> Self {
        Self {
            order: None,
            cases: Vec::new(),
            promises: Vec::new(),
            feedback: Vec::new(),
            history: Vec::new(),
            talks: Vec::new(),
            praise: None,
            now,
        }
    }

    /// Its name: that of the order, or else the one that its cases share, or else that of its first case or promise.
    #[must_use]
    pub fn id(&self) -> &'c str {
        let case = self.cases.first().map(|case| case.get());
        let order = self.order.map(|order| order.get().id.as_str());
        order
            .or(case.and_then(|case| case.matter.as_ref()).map(|matter| matter.as_str()))
            .or(case.map(|case| case.id.as_str()))
            .or(self.promises.first().map(|promise| promise.get().id.as_str()))
            .unwrap_or_default()
    }

    /// A key for an action about it, by which [`all`] finds the action again in `history`: `recovery/o-1`.
    #[must_use]
    pub fn key(&self, name: &str) -> String {
        propose::key(name, self.id())
    }

    /// The topic of its first case that has one.
    #[must_use]
    pub fn topic(&self) -> Option<&'c str> {
        self.cases.iter().find_map(|case| case.get().topic.as_ref()).map(|topic| topic.as_str())
    }

    /// The gravest of its cases that are open or wait for the customer; among equals, the oldest.
    #[must_use]
    pub fn open_case(&self) -> Option<Fact<'c, Case>> {
        let open = self.cases.iter().filter(|case| case.is_open());
        open.max_by_key(|case| (gravity::of_case(case), Reverse(case.opened_at))).copied()
    }

    /// Whether something is still to be done: a case is open, an order is in trouble, or a promise isn't kept.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.open_case().is_some()
            || self.order.is_some_and(|order| is_in_trouble(&order, self.now))
            || self.promises.iter().any(|promise| promise.is_open())
    }

    /// The money that the company took for an order and cancelled without paying all of it back, as far as `paid`,
    /// `cancelled_by` and `refunded` say so.
    #[must_use]
    pub fn owed(&self) -> Option<Money> {
        owed(self.order?.get())
    }

    /// The promise that is past due for the longest time.
    #[must_use]
    pub fn broken_promise(&self) -> Option<Fact<'c, PromiseMade>> {
        let broken = self.promises.iter().filter(|promise| promise.is_broken(self.now));
        broken.min_by_key(|promise| promise.due_at).copied()
    }

    /// The open promise that is due next and not past due.
    #[must_use]
    pub fn standing_promise(&self) -> Option<Fact<'c, PromiseMade>> {
        let standing = self.promises.iter().filter(|promise| promise.is_open() && promise.due_at >= self.now);
        standing.min_by_key(|promise| promise.due_at).copied()
    }

    /// Since when the customer has been waiting: for an open case, a late order or a broken promise, whichever is oldest.
    #[must_use]
    pub fn waiting_since(&self) -> Option<Timestamp> {
        let cases = self.cases.iter().filter(|case| case.is_open()).filter_map(|case| case.opened_at);
        let order = self.order.filter(|order| is_in_trouble(order, self.now));
        let order = order.and_then(|order| promised_by(&order).or(order.placed_at));
        let promise = self.broken_promise().map(|promise| promise.due_at);
        cases.chain(order).chain(promise).filter(|at| *at <= self.now).min()
    }

    /// What the company did about the case that was settled last.
    #[must_use]
    pub fn resolution(&self) -> Option<Resolution> {
        let settled = self.cases.iter().filter(|case| !case.is_open());
        settled.max_by_key(|case| case.closed_at).and_then(|case| case.resolution)
    }

    /// Whether what was settled last was put right: the case says `remedied`, or says nothing while a person took over, a
    /// recovery was carried out or a conversation about it ended resolved. Whoever was refused something must never be asked
    /// whether all is well.
    #[must_use]
    pub fn was_put_right(&self) -> bool {
        let repair = |kind: HistoryKind| kind == ActionKind::ServiceRecovery || kind == ActionKind::HumanHandover;
        match self.resolution() {
            Some(Resolution::Remedied) => true,
            Some(Resolution::Explained | Resolution::Refused) => false,
            None => {
                self.history.iter().any(|item| item.was_done() && repair(item.kind))
                    || self.talks.iter().any(|talk| talk.outcome == Some(InteractionOutcome::Resolved))
            }
        }
    }

    /// What the customer asks for in the gravest open case.
    #[must_use]
    pub fn wish(&self) -> Option<Remedy> {
        self.open_case().and_then(|case| case.wish)
    }

    /// A top score that contradicts the record: the customer is glad about what the record says went wrong. It counts if it
    /// was given after the promised time, the customer hasn't opened a case about the order since, and it either names the order
    /// or nothing else explains it within 60 days: no conversation in the 3 days before it, no other order that was delivered.
    ///
    /// Then nobody knows what is true: let a person look, and say nothing to the customer.
    #[must_use]
    pub fn contradiction(&self) -> Option<Fact<'c, Feedback>> {
        let order = self.order.filter(|order| is_in_trouble(order, self.now))?;
        let after = promised_by(&order).or(order.placed_at)?;
        let complained = self.cases.iter().filter(|case| case.is_open()).filter_map(|case| case.opened_at).max();
        let holds = |at: Timestamp| at >= after && complained.is_none_or(|opened| opened <= at);
        let given_since = |praise: &&Fact<'c, Feedback>| praise.at.is_some_and(holds);
        let named = self.feedback.iter().filter(|score| is_top(score));
        named.chain(&self.praise).find(given_since).copied()
    }
}

/// The order, the open cases and the broken promises; all cases and promises if nothing is open.
impl Evidence for Matter<'_> {
    fn add_to(&self, pointers: &mut Vec<String>) {
        let some_open = self.is_open();
        let cases = self.cases.iter().filter(|case| !some_open || case.is_open());
        let promises = self.promises.iter().filter(|promise| !some_open || promise.is_broken(self.now));
        self.order.add_to(pointers);
        cases.for_each(|case| case.add_to(pointers));
        promises.for_each(|promise| promise.add_to(pointers));
        if pointers.is_empty() {
            self.promises.add_to(pointers);
        }
    }
}

/// Whether an order failed and wasn't paid back, is past its promised time, or was cancelled by the company with money still
/// owed.
#[must_use]
pub fn is_in_trouble(order: &Order, now: Timestamp) -> bool {
    match order.status {
        OrderStatus::Failed => !is_paid_back(order),
        OrderStatus::Placed | OrderStatus::Shipped => {
            let arrived = order.delivered_at.is_some() && !order.part_delivered;
            !arrived && promised_by(order).is_some_and(|by| by < now)
        }
        OrderStatus::Cancelled => owed(order).is_some(),
        OrderStatus::Delivered | OrderStatus::Returned => false,
    }
}

/// The end of the time for which delivery is promised. A promised day ends where it ends last on earth: 12 hours after its
/// end in UTC.
#[must_use]
pub fn promised_by(order: &Order) -> Option<Timestamp> {
    order.promised_at.or_else(|| {
        let start = Timestamp::parse_written(&format!("{}T00:00:00Z", order.promised_on?)).ok()?;
        Some(start.plus_hours(24 + 12))
    })
}

fn is_paid_back(order: &Order) -> bool {
    let paid_back = order.amount.as_ref().zip(order.refunded.as_ref());
    paid_back.is_some_and(|(amount, back)| amount.currency == back.currency && amount.minor <= back.minor)
}

fn owed(order: &Order) -> Option<Money> {
    let paid = order.status == OrderStatus::Cancelled
        && order.cancelled_by == Some(Party::Company)
        && order.paid == Some(true);
    let amount = order.amount.as_ref().filter(|_| paid)?;
    let refunded = order.refunded.as_ref().filter(|refunded| refunded.currency == amount.currency);
    let rest = amount.minor.get().saturating_sub(refunded.map_or(0, |refunded| refunded.minor.get()));
    if rest == 0 { None } else { Money::new(rest, amount.currency.as_str()).ok() }
}

/// Whether a score is the best that its scale has, or next to it. A Customer Effort Score tells of effort, never of joy.
fn is_top(score: &Feedback) -> bool {
    use courtesy_contract::FeedbackKind;
    match score.kind {
        FeedbackKind::Nps => score.score >= 9,
        FeedbackKind::Csat => score.score >= 5,
        FeedbackKind::Ces => false,
    }
}

#[cfg(test)]
mod tests;
