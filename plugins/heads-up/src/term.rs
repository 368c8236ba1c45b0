//! Subscriptions whose term or pause ends.

use courtesy_sdk::contract::CalendarUnit;
use courtesy_sdk::prelude::*;

use crate::Config;

/// One notice a year about the end of a term is enough.
const AGAIN_AFTER_DAYS: i64 = 300;
/// A term of which nobody knows how long it is may be a month, unless it ends later than this.
const LONGER_THAN_MOST_DAYS: i64 = 27;
/// The end of a term that is further off than this waits while the customer has trouble.
const CAN_WAIT_DAYS: i64 = 14;
/// One notice about the end of a pause is enough.
const PAUSE_AGAIN_AFTER_DAYS: i64 = 30;

/// A subscription that is about to be renewed, or to go on after a pause.
pub(crate) struct Term<'c> {
    pub(crate) subscription: Fact<'c, Subscription>,
    pub(crate) at: Fact<'c, Timestamp>,
}

impl<'c> Term<'c> {
    /// This subscription, if its term or pause ends soon. What is renewed more than once a year is no news.
    pub(crate) fn find(context: &'c Context, config: &Config, subscription: Fact<'c, Subscription>) -> Option<Self> {
        let (at, ahead_days, again_days) = match subscription.status {
            SubscriptionStatus::Active if is_long(context, &subscription) => {
                (fact!(subscription.renews_at)?, config.term_ahead_days, AGAIN_AFTER_DAYS)
            }
            SubscriptionStatus::Paused => {
                (fact!(subscription.paused_until_at)?, config.pause_ahead_days, PAUSE_AGAIN_AFTER_DAYS)
            }
            _ => return None,
        };
        let soon = *at > context.as_of && *at <= context.as_of.plus_days(ahead_days);
        let since = context.as_of.plus_days(-again_days);
        let told = context.history.iter().any(|item| is_about(item, &subscription) && item.at > since);
        let waits = *at > context.as_of.plus_days(CAN_WAIT_DAYS) && has_trouble(context);
        (soon && !told && !waits).then_some(Self { subscription, at })
    }

    pub(crate) fn is_paused(&self) -> bool {
        self.subscription.status == SubscriptionStatus::Paused
    }
}

/// Whether the customer is angry, or something is open that hurts.
fn has_trouble(context: &Context) -> bool {
    let hurts = |case: &Case| case.is_open() && case.kind != CaseKind::Question;
    context.cases.iter().any(hurts)
        || context.orders.iter().any(|order| matter::is_in_trouble(order, context.as_of))
        || anger::of(context, &[]).is_some()
}

/// Whether it is renewed once a year, as far as is known.
fn is_long(context: &Context, subscription: &Subscription) -> bool {
    let far = subscription.renews_at.is_some_and(|at| at > context.as_of.plus_days(LONGER_THAN_MOST_DAYS));
    subscription.term.map_or(far, |term| term == CalendarUnit::Year)
}

fn is_about(item: &HistoryItem, subscription: &Subscription) -> bool {
    let rest = item.key.as_str().strip_prefix("term/").and_then(|key| key.strip_suffix(subscription.id.as_str()));
    rest.is_some_and(|day| day.ends_with('/')) && item.was_done()
}
