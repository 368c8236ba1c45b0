//! Orders that come later than promised.

use courtesy_sdk::matter::Matter;
use courtesy_sdk::prelude::*;

use crate::Config;
use crate::day::day;

/// After so many new days in writing, a person speaks with the customer.
const MOST_NEW_DAYS: usize = 2;

/// An order that is expected later than promised.
pub(crate) struct LateOrder<'c> {
    pub(crate) order: Fact<'c, Order>,
    pub(crate) promised_by: Timestamp,
    pub(crate) expected_at: Fact<'c, Timestamp>,
    /// How many new days the customer was told before.
    pub(crate) told_before: usize,
}

/// What is looked up for every order.
pub(crate) struct Known<'c> {
    matters: Vec<Matter<'c>>,
    /// The new days that the customer was told, of any order.
    new_days: Vec<&'c HistoryItem>,
}

impl<'c> Known<'c> {
    pub(crate) fn of(context: &'c Context) -> Self {
        let is_new_day = |told: &&HistoryItem| told.key.as_str().starts_with("late-order/") && told.was_done();
        Self { matters: matter::all(context, &[]), new_days: context.history.iter().filter(is_new_day).collect() }
    }
}

impl<'c> LateOrder<'c> {
    /// This order, if it will be late, nothing says that it has come, and the customer wasn't told the day lately.
    ///
    /// It is told whatever else was said or asked about the order: a new day is what the customer is waiting for.
    pub(crate) fn find(
        context: &'c Context,
        config: &Config,
        known: &Known<'c>,
        order: Fact<'c, Order>,
    ) -> Option<Self> {
        let promised_by = matter::promised_by(&order)?;
        let expected_at = fact!(order.expected_at)?;
        let late = *expected_at >= promised_by.plus_hours(config.delay_hours) && *expected_at > context.as_of;
        let arrived = order.delivered_at.is_some() && !order.part_delivered;
        if !late || arrived || !is_to_come(&order) || is_contradicted(&known.matters, &order) {
            return None;
        }
        let told_before = known.new_days.iter().filter(|told| is_of(told, &order)).count();
        let late = Self { order, promised_by, expected_at, told_before };
        let (key, since) = (late.key(), context.as_of.plus_days(-config.again_after_days));
        let told = told_before > 0 && known.new_days.iter().any(|told| told.key == *key && told.at > since);
        (!told).then_some(late)
    }

    /// The key of a notice about the new day. It contains that day, so that another one is news again.
    pub(crate) fn key(&self) -> String {
        propose::key(format_args!("late-order/{}", day(*self.expected_at)), &self.order.id)
    }

    /// Whether another text about another day would be one too many.
    pub(crate) fn keeps_moving(&self) -> bool {
        self.told_before >= MOST_NEW_DAYS
    }

    /// The days that it rests on.
    pub(crate) fn dates(&self) -> impl Evidence {
        let order = &self.order;
        (fact!(order.promised_at), fact!(order.promised_on), self.expected_at)
    }
}

pub(crate) fn is_to_come(order: &Order) -> bool {
    matches!(order.status, OrderStatus::Placed | OrderStatus::Shipped)
}

/// Whether a new day was told for this order.
fn is_of(told: &HistoryItem, order: &Order) -> bool {
    told.key.as_str().strip_suffix(order.id.as_str()).is_some_and(|before| before.ends_with('/'))
}

/// Whether the customer is glad about the order that the record says is late.
fn is_contradicted(matters: &[Matter<'_>], order: &Order) -> bool {
    let about = |matter: &&Matter<'_>| matter.order.is_some_and(|known| known.id == order.id);
    matters.iter().find(about).is_some_and(|matter| matter.contradiction().is_some())
}
