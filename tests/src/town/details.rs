//! What a CRM knows in more detail since contract 1.1: deliveries and refunds, how cases ended, terms, bills and promises.
//!
//! It is added to a finished resident with separate dice, so that what was there before stays what it was.

use courtesy_contract::{
    Billing, CalendarUnit, Case, CaseKind, CaseStatus, Channel, Context, Date, Direction, Handler, HistoryItem,
    HistoryKind, Interaction, Order, OrderStatus, Outcome, Party, PromiseMade, Purpose, Remedy, Resolution, Slug,
    Subscription, SubscriptionStatus, Text, Timestamp,
};

use super::clock::{as_of, moment, some_time};
use super::dice::Dice;
use super::label;
use super::resident::Resident;
use super::trade::euros;

/// Adds what is known in more detail.
pub(super) fn add(context: &mut Context, resident: &Resident, dice: &mut Dice) {
    context.orders.iter_mut().for_each(|order| of_order(order, dice));
    context.cases.iter_mut().for_each(|case| of_case(case, dice));
    context.interactions.iter_mut().for_each(|talk| of_talk(talk, dice));
    context.subscriptions.iter_mut().for_each(|taken| of_subscription(taken, resident, dice));
    of_billing(&mut context.billing, dice);
    if let Some(order) = context.orders.last().filter(|order| order.status == OrderStatus::Delivered) {
        context.feedback.iter_mut().filter(|given| given.at > order.delivered_at).for_each(|given| {
            given.about = dice.happens(60).then(|| order.id.clone());
        });
    }
    context.promises = context.cases.iter().filter_map(|case| promise(case, dice)).collect();
    context.history.extend(bill(resident, &context.subscriptions));
    context.history.sort_by_key(|item| item.at);
}

fn of_order(order: &mut Order, dice: &mut Dice) {
    let placed_at = order.placed_at.expect("each order is given its moment");
    order.paid = Some(order.failure.as_ref().is_none_or(|failure| failure.as_str() != "payment_error"));
    match order.status {
        OrderStatus::Delivered => {
            let usual = placed_at.plus_hours(dice.between(20, 60));
            order.delivered_at = Some(order.promised_at.unwrap_or(usual).min(as_of().plus_hours(-1)).max(placed_at));
            order.part_delivered = dice.happens(2);
        }
        OrderStatus::Returned => order.refunded = order.amount,
        OrderStatus::Cancelled => {
            let by_company = dice.happens(25);
            order.cancelled_by = Some(if by_company { Party::Company } else { Party::Customer });
            // The company owes what it took for some of the orders that it cancelled itself.
            order.refunded = order.amount.filter(|_| !by_company || dice.happens(60));
        }
        OrderStatus::Placed | OrderStatus::Shipped | OrderStatus::Failed => {}
    }
}

fn of_case(case: &mut Case, dice: &mut Dice) {
    let writing = [Channel::Email, Channel::Email, Channel::Phone, Channel::WebForm, Channel::Social];
    case.via = Some(dice.pick(&writing));
    match (case.kind, case.status) {
        (CaseKind::Complaint | CaseKind::Claim | CaseKind::Return, CaseStatus::Closed) => {
            let endings = [(70, Resolution::Remedied), (18, Resolution::Explained), (12, Resolution::Refused)];
            case.resolution = Some(dice.weigh(&endings));
        }
        (CaseKind::Complaint | CaseKind::Claim, _) if dice.happens(40) => {
            case.wish = Some(dice.pick(&[Remedy::Apology, Remedy::Refund, Remedy::Replace]));
        }
        (_, CaseStatus::Closed) => case.resolution = Some(Resolution::Explained),
        _ => {}
    }
}

fn of_talk(talk: &mut Interaction, dice: &mut Dice) {
    let is_live = matches!(talk.channel, Some(Channel::Phone | Channel::Chat | Channel::Video | Channel::InPerson));
    let minutes = if talk.handler == Some(Handler::Human) { dice.between(2, 25) } else { dice.between(1, 12) };
    talk.duration_s = is_live.then(|| u32::try_from(minutes * 60).expect("less than an hour"));
    talk.direction = talk.direction.or(Some(Direction::Inbound));
}

fn of_subscription(taken: &mut Subscription, resident: &Resident, dice: &mut Dice) {
    taken.started_at = Some(some_time(dice.between(1, 2_000).min(resident.tenure_days), dice));
    taken.price = Some(euros(dice.pick(&[995, 1_495, 2_495])));
    taken.term = Some(dice.weigh(&[(3, CalendarUnit::Year), (5, CalendarUnit::Month)]));
}

fn of_billing(billing: &mut Billing, dice: &mut Dice) {
    let Some(days) = billing.days_past_due else { return };
    let due_at = as_of().plus_days(-i64::from(days));
    billing.due = Some(euros(dice.between(15, 400) * 100));
    billing.due_on = Some(day(due_at));
    billing.reminders = Some(days / 21);
}

/// What was promised about an open case: to some that they hear more in time, to a few that they would have by now.
fn promise(case: &Case, dice: &mut Dice) -> Option<PromiseMade> {
    let opened_at = case.opened_at.filter(|at| *at < as_of().plus_hours(-2))?;
    if !dice.happens(35) {
        return None;
    }
    let made_at = opened_at.plus_hours(1);
    let is_over = case.status == CaseStatus::Closed;
    Some(PromiseMade {
        id: label(format!("answer-{}", case.id)),
        what: Text::new("A colleague answers.").expect("a short text"),
        made_at,
        due_at: made_at.plus_days(dice.between(1, 5)),
        queue: Some(label("customer_care")),
        about: Some(case.id.clone()),
        plugin: Some(Slug::new("service-recovery").expect("a name in kebab-case")),
        key: None,
        kept_at: case.closed_at.filter(|at| is_over && *at >= made_at),
        withdrawn_at: None,
    })
}

/// The bill of a running subscription, at the end of last month.
fn bill(resident: &Resident, subscriptions: &[Subscription]) -> Option<HistoryItem> {
    let running = subscriptions.iter().any(|taken| taken.status == SubscriptionStatus::Active);
    (running && resident.tenure_days > 60).then(|| HistoryItem {
        channel: Some(Channel::Email),
        purpose: Some(Purpose::Service),
        outcome: Some(Outcome::Sent),
        ..HistoryItem::new(label("bill"), HistoryKind::Bill, moment("2026-02-28T08:00:00Z"))
    })
}

fn day(at: Timestamp) -> Date {
    Date::parse(at.to_string().get(.."2026-03-28".len()).expect("a time starts with its day")).expect("a day")
}
