//! Proposes a rare, unexpected gesture for loyal customers, and for those who had a hard time with the company.

mod chance;
mod gift;
mod occasion;
mod words;

use courtesy_sdk::prelude::*;

use gift::Surplus;
use occasion::Occasion;

plugin!(caring_gesture);

/// For so many days after an order came late nobody is thanked for ordering.
const LATE_PARCEL_DAYS: i64 = 30;

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    surplus: Surplus,
    regular_orders: u32,
    regular_days: u32,
    faithful_days: u32,
    faithful_orders: u32,
    active_days: u32,
    subscriber_days: i64,
    share_percent: u32,
    hard_after_days: i64,
    hard_until_days: i64,
    fee_minor: u64,
    fee_currency: String,
    rest_days: u32,
}

/// Gives one gift, rarely and only when nothing is open; never as a reward for buying.
pub fn caring_gesture(context: &Context, config: &Config) -> Option<Answer> {
    let earlier = fact!(context.derived.days_since_last_gesture);
    if !is_customer(context)
        || something_is_open(context)
        || something_hurt_lately(context, config)
        || earlier.as_ref().is_some_and(|days| **days < config.rest_days)
    {
        return None;
    }
    let draft = match Occasion::find(context, config)? {
        Occasion::HardTime { case, days } => gift::after_a_hard_time(context, config, &case, days),
        Occasion::Loyal(loyalty) => gift::for_loyalty(context, config, &loyalty),
    };
    let draft = match earlier {
        Some(days) => draft.because("long_ago", words::earlier(*days), days),
        None => draft,
    };
    let approval = if needs_care(context) { Approval::Human } else { Approval::None };
    Some(draft.key("caring-gesture").group("attention").requires(approval).into())
}

/// Whether this isn't a prospect, a former customer or somebody who died.
fn is_customer(context: &Context) -> bool {
    !matches!(
        context.customer.status,
        Some(CustomerStatus::Prospect | CustomerStatus::Former | CustomerStatus::Deceased)
    )
}

/// Whether something open comes first: a case, a promise, a failed or late order, money that is owed, or arrears.
fn something_is_open(context: &Context) -> bool {
    let missed = |order: &Order| order.status == OrderStatus::Failed || matter::is_in_trouble(order, context.as_of);
    context.billing.arrears
        || context.cases.iter().any(Case::is_open)
        || context.promises.iter().any(PromiseMade::is_open)
        || context.orders.iter().any(missed)
}

/// Whether thanks would mock the customer: they are angry, rated us badly, were refused something, or waited for an order
/// longer than promised.
fn something_hurt_lately(context: &Context, config: &Config) -> bool {
    let since = context.as_of.plus_days(-config.hard_until_days);
    let bad = |score: &Feedback| score.at.is_some_and(|at| at > since) && is_bad(score);
    let refused =
        |case: &Case| case.resolution == Some(Resolution::Refused) && case.closed_at.is_none_or(|at| at > since);
    let came_late = |order: &Order| {
        let came = order.delivered_at.zip(matter::promised_by(order));
        came.is_some_and(|(came, promised)| came > promised && came > context.as_of.plus_days(-LATE_PARCEL_DAYS))
    };
    anger::of(context, &[]).is_some()
        || context.feedback.iter().any(bad)
        || context.cases.iter().any(refused)
        || context.orders.iter().any(came_late)
}

fn is_bad(score: &Feedback) -> bool {
    match score.kind {
        FeedbackKind::Nps => score.score <= 4,
        FeedbackKind::Csat => score.score <= 2,
        FeedbackKind::Ces => score.score >= 6,
    }
}

fn needs_care(context: &Context) -> bool {
    context.care.handle_with_care && context.care.until_at.is_none_or(|until| context.as_of < until)
}

#[cfg(test)]
mod tests;
