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
pub(crate) enum Loyalty<'c> {
    /// Orders over a long time.
    Orders { tenure: Fact<'c, u32>, orders: Fact<'c, u32>, last: Fact<'c, u32> },
    /// A subscription that has been running for so many days.
    Subscriber { subscription: Fact<'c, Subscription>, since: Since<'c>, days: i64 },
}

/// What says how long a subscription has been running.
pub(crate) enum Since<'c> {
    Started(Fact<'c, Timestamp>),
    /// Nobody knows, but the customer has been one for so long.
    Tenure(Fact<'c, u32>),
}

impl<'c> Occasion<'c> {
    /// Finds an occasion in the context. A hard time comes before loyalty, and doesn't depend on the draw.
    pub(crate) fn find(context: &'c Context, config: &Config) -> Option<Self> {
        hard_time(context, config).or_else(|| loyal(context, config))
    }
}

/// The newest serious problem that was put right long enough ago.
fn hard_time<'c>(context: &'c Context, config: &Config) -> Option<Occasion<'c>> {
    let settled = matter::all(context, &[]).into_iter().filter(|matter| matter.was_put_right());
    let cases = settled.filter_map(|matter| {
        matter.cases.iter().filter(|case| is_grave(case)).max_by_key(|case| case.closed_at).copied()
    });
    cases
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
    let loyalty = by_orders(context, config).or_else(|| by_subscription(context, config))?;
    chance::draws(context, config.share_percent).then_some(Occasion::Loyal(loyalty))
}

fn by_orders<'c>(context: &'c Context, config: &Config) -> Option<Loyalty<'c>> {
    let tenure = fact!(context.customer.tenure_days)?;
    let orders = fact!(context.derived.orders_last_365_days)?;
    let last = fact!(context.derived.days_since_last_order).filter(|days| **days <= config.active_days)?;
    let regular = *tenure >= config.regular_days && *orders >= config.regular_orders;
    let faithful = *tenure >= config.faithful_days && *orders >= config.faithful_orders;
    (regular || faithful).then_some(Loyalty::Orders { tenure, orders, last })
}

/// The subscription that has been running for longest, if that is long.
fn by_subscription<'c>(context: &'c Context, config: &Config) -> Option<Loyalty<'c>> {
    let running = context.subscriptions().filter(|it| it.status == SubscriptionStatus::Active);
    let known = running.filter_map(|subscription| {
        let started = fact!(subscription.started_at).map(Since::Started);
        let since = started.or_else(|| fact!(context.customer.tenure_days).map(Since::Tenure))?;
        let days = match &since {
            Since::Started(at) => context.as_of.days_since(**at),
            Since::Tenure(days) => i64::from(**days),
        };
        Some(Loyalty::Subscriber { subscription, since, days })
    });
    let days = |loyalty: &Loyalty<'_>| if let Loyalty::Subscriber { days, .. } = loyalty { *days } else { 0 };
    known.max_by_key(days).filter(|loyalty| days(loyalty) >= config.subscriber_days)
}
