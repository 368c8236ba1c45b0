//! What is wrong with an order.

use courtesy_sdk::prelude::*;

use crate::Config;

/// What is wrong with an order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Lost,
    Damaged,
    /// It failed for another reason.
    Failed,
    /// The company cancelled it and keeps the money.
    Cancelled,
    /// The payment didn't go through.
    Payment,
    Late,
    /// A part came, and the rest is late.
    Partly,
}

/// What is wrong with this order, if it is wrong for long enough and not so long that nobody is waiting any more.
pub(crate) fn of(context: &Context, config: &Config, order: &Order) -> Option<Fault> {
    let promised = matter::promised_by(order);
    let since = promised.or(order.placed_at);
    let stale = since.is_some_and(|at| at < context.as_of.plus_days(-config.stale_days));
    if stale || !matter::is_in_trouble(order, context.as_of) {
        return None;
    }
    match order.status {
        OrderStatus::Failed => Some(failure(config, order)),
        OrderStatus::Cancelled => Some(Fault::Cancelled),
        _ => {
            let late = promised?.plus_hours(config.late_hours) <= context.as_of;
            late.then_some(if order.part_delivered { Fault::Partly } else { Fault::Late })
        }
    }
}

fn failure(config: &Config, order: &Order) -> Fault {
    match order.failure.as_ref().map_or("", |code| code.as_str()) {
        code if holds(&config.payment_failures, code) => Fault::Payment,
        "carrier_lost" | "lost" => Fault::Lost,
        "damaged" => Fault::Damaged,
        _ => Fault::Failed,
    }
}

/// Whether an operator's list contains this word of the CRM.
pub(crate) fn holds(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}
