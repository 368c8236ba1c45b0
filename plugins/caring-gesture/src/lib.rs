//! Proposes a rare, unexpected gesture for loyal customers, and for those who had a hard time with the company.

mod chance;
mod gift;
mod occasion;
mod words;

use courtesy_sdk::prelude::*;

use gift::Surplus;
use occasion::Occasion;

plugin!(caring_gesture);

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    surplus: Surplus,
    regular_orders: u32,
    regular_days: u32,
    faithful_days: u32,
    faithful_orders: u32,
    active_days: u32,
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

/// Whether something open comes first: a case, a failed or late order, or arrears.
fn something_is_open(context: &Context) -> bool {
    let is_late = |order: &Order| {
        matches!(order.status, OrderStatus::Placed | OrderStatus::Shipped)
            && order.promised_at.is_some_and(|promised| promised < context.as_of)
    };
    let missed = |order: &Order| order.status == OrderStatus::Failed || is_late(order);
    context.billing.arrears || context.cases.iter().any(Case::is_open) || context.orders.iter().any(missed)
}

fn needs_care(context: &Context) -> bool {
    context.care.handle_with_care && context.care.until_at.is_none_or(|until| context.as_of < until)
}

#[cfg(test)]
mod tests;
