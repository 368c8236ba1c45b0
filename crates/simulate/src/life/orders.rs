//! What happens to orders.

use courtesy_contract::{Code, Context, CustomerStatus, Hook, Label, Order, OrderStatus, Party, Timestamp};

use super::Today;
use crate::trouble::{due, is_late, is_lost};

/// How far ahead, in days, a late order's new day may lie, and a new order's promise from the first to the last day.
const NEW_DAY_WITHIN: u64 = 5;
const PROMISED_FROM: i64 = 3;
const PROMISED_WITHIN: u64 = 4;

/// A day passes for all orders.
pub(super) fn pass(context: &mut Context, today: &mut Today) {
    let model = &today.model.orders;
    for order in &mut context.orders {
        if due(order).is_some_and(|due| today.has_come(due)) && is_late(order, today.now) {
            today.occasions.push(Hook::OrderDelayed);
        }
        let happens = |chance, name| today.luck.happens(chance, name, order.id.as_str());
        match order.status {
            OrderStatus::Placed | OrderStatus::Shipped if is_late(order, today.now) => late(order, today),
            OrderStatus::Placed if happens(model.ships_per_10000, "ships") => order.status = OrderStatus::Shipped,
            OrderStatus::Shipped if happens(model.arrives_per_10000, "arrives") => arrive(order, today.now),
            OrderStatus::Failed if is_lost(order) && happens(model.failed_refunded_per_10000, "refunded") => {
                refund(order);
            }
            OrderStatus::Placed
            | OrderStatus::Shipped
            | OrderStatus::Delivered
            | OrderStatus::Failed
            | OrderStatus::Cancelled
            | OrderStatus::Returned => {}
        }
    }
    place(context, today);
}

/// A day passes for a late order. If its day is known, it arrives on that day or not at all until another is known.
fn late(order: &mut Order, today: &mut Today) {
    let model = &today.model.orders;
    let is_the_day = order.expected_at.is_some_and(|at| today.has_come(at));
    let day_is_known = order.expected_at.is_some_and(|at| at > today.now);
    let happens = |chance, name| today.luck.happens(chance, name, order.id.as_str());
    let arrives = match (is_the_day, day_is_known) {
        (true, _) => happens(model.expected_holds_per_10000, "expected_holds"),
        (false, true) => false,
        (false, false) => happens(model.late_arrives_per_10000, "late_arrives"),
    };
    if arrives {
        arrive(order, today.now);
    } else if happens(model.late_lost_per_10000, "late_lost") {
        order.status = OrderStatus::Failed;
        order.failure = Code::new("carrier_lost").ok();
        today.occasions.push(Hook::OrderFailed);
    } else if !day_is_known && happens(model.late_gets_day_per_10000, "late_gets_day") {
        give_day(order, today);
    }
}

/// Another day becomes known on which a late order is expected.
pub(super) fn give_day(order: &mut Order, today: &Today) {
    let days = 1 + today.luck.below("new_day", order.id.as_str(), NEW_DAY_WITHIN) as i64;
    order.expected_at = Some(today.now.plus_days(days));
}

fn arrive(order: &mut Order, now: Timestamp) {
    order.status = OrderStatus::Delivered;
    order.delivered_at = Some(now);
    order.expected_at = None;
    order.part_delivered = false;
}

/// Pays a failed order back, which ends it.
pub(super) fn refund(order: &mut Order) {
    order.status = OrderStatus::Cancelled;
    order.cancelled_by = Some(Party::Company);
    order.refunded = order.amount;
}

/// A customer who has ordered before may order again, what they ordered last; a former one becomes a customer again.
fn place(context: &mut Context, today: &mut Today) {
    let is_dead = context.customer.status == Some(CustomerStatus::Deceased);
    if is_dead || !today.luck.happens(today.model.orders.placed_per_10000, "places", "") {
        return;
    }
    let (Some(last), Ok(id)) = (context.orders.last(), Label::new(format!("simulated-order-{}", today.day))) else {
        return;
    };
    let days = PROMISED_FROM + today.luck.below("promised", "", PROMISED_WITHIN) as i64;
    let order = Order {
        placed_at: Some(today.now),
        promised_at: Some(today.now.plus_days(days)),
        fulfilment: last.fulfilment,
        amount: last.amount,
        paid: Some(true),
        ..Order::new(id, OrderStatus::Placed)
    };
    context.customer.status = context.customer.status.map(|_| CustomerStatus::Active);
    context.orders.push(order);
    today.occasions.push(Hook::OrderPlaced);
}
