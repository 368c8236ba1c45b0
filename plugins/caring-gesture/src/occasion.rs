//! Reasons for a gesture. Purchases, birthdays and scores aren't among them.

use courtesy_sdk::prelude::*;

use crate::{Config, chance};

/// Why to make a gesture.
pub(crate) enum Occasion<'c> {
    /// A serious problem was settled this many days ago.
    HardTime { case: Fact<'c, Case>, days: i64 },
    /// The customer has been loyal for a long time and still is.
    Loyal(Loyalty<'c>),
}

/// What shows that the customer is loyal.
pub(crate) struct Loyalty<'c> {
    pub(crate) tenure: Fact<'c, u32>,
    pub(crate) orders: Fact<'c, u32>,
    pub(crate) last: Fact<'c, u32>,
}

impl<'c> Occasion<'c> {
    /// Finds an occasion in the context. A hard time comes before loyalty, and doesn't depend on the draw.
    pub(crate) fn find(context: &'c Context, config: &Config) -> Option<Self> {
        hard_time(context, config).or_else(|| loyal(context, config))
    }
}

/// The newest serious problem that was settled long enough ago.
fn hard_time<'c>(context: &'c Context, config: &Config) -> Option<Occasion<'c>> {
    context
        .cases()
        .filter(|case| is_grave(case))
        .filter_map(|case| Some((context.as_of.days_since(case.closed_at?), case)))
        .filter(|(days, _)| (config.hard_after_days..=config.hard_until_days).contains(days))
        .min_by_key(|(days, _)| *days)
        .map(|(days, case)| Occasion::HardTime { case, days })
}

fn is_grave(case: &Case) -> bool {
    matches!(case.kind, CaseKind::Complaint | CaseKind::Incident | CaseKind::Claim)
        && (case.severity >= Some(Severity::Medium) || case.reopened.is_some_and(|times| times > 0))
}

fn loyal<'c>(context: &'c Context, config: &Config) -> Option<Occasion<'c>> {
    let tenure = fact!(context.customer.tenure_days)?;
    let orders = fact!(context.derived.orders_last_365_days)?;
    let last = fact!(context.derived.days_since_last_order).filter(|days| **days <= config.active_days)?;
    let regular = *tenure >= config.regular_days && *orders >= config.regular_orders;
    let faithful = *tenure >= config.faithful_days && *orders >= config.faithful_orders;
    let loyal = (regular || faithful) && chance::draws(context, config.share_percent);
    loyal.then_some(Occasion::Loyal(Loyalty { tenure, orders, last }))
}
