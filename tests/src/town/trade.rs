//! What residents buy: orders, subscriptions, appointments and billing.

use courtesy_contract::{
    Appointment, AppointmentStatus, Billing, Code, Currency, CustomerStatus, Fulfilment, MinorUnits, Modality, Money,
    Order, OrderStatus, Subscription, SubscriptionStatus, Timestamp,
};

use super::clock::{as_of, full_hour, moment, some_time};
use super::company::{CLOSURE, OUTAGE, RECALL, STORM, STRIKE};
use super::dice::Dice;
use super::resident::{District, Fate, Resident};
use super::{label, percentage};

/// A CRM passes on the newest orders, not those of twelve years.
const MOST_ORDERS: i64 = 9;

/// An amount in euros.
pub(super) fn euros(cents: i64) -> Money {
    Money {
        minor: MinorUnits::new(u64::try_from(cents).expect("an amount is not negative")).expect("a small amount"),
        currency: Currency::constant("EUR"),
    }
}

/// The resident's orders, oldest first; the newest shows what happened to them.
pub(super) fn orders(resident: &Resident, dice: &mut Dice) -> Vec<Order> {
    if resident.status == CustomerStatus::Prospect {
        return Vec::new();
    }
    let basket = (1_500 + resident.means * 110) * if resident.organisation { 4 } else { 1 };
    let mut orders = Vec::new();
    let mut days_ago = resident.silent_days;
    for number in 1..=MOST_ORDERS {
        let placed_at = some_time(days_ago, dice);
        let mut order = Order {
            id: label("o"),
            status: dice.weigh(&[
                (93, OrderStatus::Delivered),
                (5, OrderStatus::Returned),
                (2, OrderStatus::Cancelled),
            ]),
            placed_at: Some(placed_at),
            promised_at: None,
            expected_at: None,
            fulfilment: Some(fulfilment(resident, dice)),
            amount: Some(euros(basket * dice.between(45, 160) / 100)),
            failure: None,
            event: None,
        };
        if number == 1 {
            befall(&mut order, resident, dice);
        }
        orders.push(order);
        days_ago += (resident.rhythm_days * dice.between(60, 145) / 100).max(1);
        if days_ago > resident.tenure_days {
            break;
        }
    }
    orders.reverse();
    for (index, order) in orders.iter_mut().enumerate() {
        order.id = label(format!("o-{}-{}", resident.number, index + 1));
    }
    orders
}

fn fulfilment(resident: &Resident, dice: &mut Dice) -> Fulfilment {
    if resident.digital < 35 {
        dice.weigh(&[(35, Fulfilment::Home), (25, Fulfilment::PickUp), (40, Fulfilment::Store)])
    } else {
        dice.weigh(&[
            (58, Fulfilment::Home),
            (14, Fulfilment::PickUp),
            (13, Fulfilment::Locker),
            (9, Fulfilment::Store),
            (6, Fulfilment::Digital),
        ])
    }
}

fn befall(order: &mut Order, resident: &Resident, dice: &mut Dice) {
    let placed_at = order.placed_at.expect("each order is given its moment");
    match resident.fate {
        Fate::Late => {
            be_late(order, resident.silent_days, dice);
        }
        Fate::Lost => {
            fail(order, "carrier_lost", Fulfilment::Home);
            order.promised_at = Some(full_hour(dice.between(0, 2), dice));
            order.event = dice.happens(45).then(|| label(STRIKE));
        }
        Fate::Damaged => {
            fail(order, "damaged", Fulfilment::Home);
            order.promised_at = Some(full_hour(dice.between(1, 3), dice));
        }
        Fate::PaymentRefused => {
            let fulfilment = dice.pick(&[Fulfilment::Home, Fulfilment::Digital]);
            fail(order, "payment_error", fulfilment);
        }
        Fate::Outage => {
            order.status = OrderStatus::Shipped;
            order.fulfilment = Some(dice.pick(&[Fulfilment::Locker, Fulfilment::PickUp, Fulfilment::Home]));
            order.promised_at = Some(moment("2026-03-28T18:00:00Z"));
            order.expected_at = dice.happens(50).then(|| moment("2026-03-30T08:00:00Z"));
            order.event = Some(label(OUTAGE));
        }
        Fate::Closing => {
            order.status = OrderStatus::Placed;
            order.fulfilment = Some(Fulfilment::PickUp);
            order.promised_at = Some(full_hour(dice.between(-6, -3), dice));
            order.event = Some(label(CLOSURE));
        }
        Fate::Recalled => {
            order.status = OrderStatus::Delivered;
            order.event = Some(label(RECALL));
        }
        Fate::Storm => {
            order.status = OrderStatus::Shipped;
            order.fulfilment = Some(dice.pick(&[Fulfilment::PickUp, Fulfilment::Locker]));
            order.promised_at = Some(moment("2026-03-29T10:00:00Z"));
            order.event = Some(label(STORM));
        }
        Fate::Missed => {
            fail(order, "not_at_home", Fulfilment::Home);
            order.promised_at = Some(moment("2026-03-28T16:00:00Z"));
        }
        Fate::Calm | Fate::Asked | Fate::Complained | Fate::ToAndFro | Fate::Stuck | Fate::Pestered => {
            be_on_its_way(order, placed_at, resident.silent_days, dice);
        }
    }
}

fn be_late(order: &mut Order, placed_days_ago: i64, dice: &mut Dice) {
    order.status = OrderStatus::Shipped;
    order.fulfilment = Some(Fulfilment::Home);
    order.promised_at = Some(full_hour(dice.between(1, (placed_days_ago - 2).min(3)), dice));
    order.expected_at = dice.happens(70).then(|| full_hour(dice.between(-3, -1), dice));
    order.event = dice.happens(70).then(|| label(STRIKE));
}

fn fail(order: &mut Order, failure: &str, fulfilment: Fulfilment) {
    order.status = OrderStatus::Failed;
    order.failure = Some(Code::new(failure).expect("a code"));
    order.fulfilment = Some(fulfilment);
}

fn be_on_its_way(order: &mut Order, placed_at: Timestamp, placed_days_ago: i64, dice: &mut Dice) {
    if placed_days_ago > 3 {
        return;
    }
    if matches!(order.fulfilment, Some(Fulfilment::Store | Fulfilment::Digital)) {
        order.status = OrderStatus::Delivered;
        return;
    }
    let promised_at = full_hour(dice.between(-3, 1), dice).max(placed_at.plus_hours(12));
    order.promised_at = Some(promised_at);
    order.status = match promised_at < as_of() {
        true => OrderStatus::Delivered,
        false => dice.pick(&[OrderStatus::Placed, OrderStatus::Shipped]),
    };
}

/// The weekly or monthly fresh box, if the resident subscribes to it.
pub(super) fn subscriptions(resident: &Resident, dice: &mut Dice) -> Vec<Subscription> {
    if resident.status == CustomerStatus::Prospect || !dice.happens(30) {
        return Vec::new();
    }
    let status = match resident.status {
        CustomerStatus::Active => dice.weigh(&[
            (78, SubscriptionStatus::Active),
            (14, SubscriptionStatus::Paused),
            (8, SubscriptionStatus::Cancelled),
        ]),
        CustomerStatus::Lapsing => dice.pick(&[SubscriptionStatus::Paused, SubscriptionStatus::Cancelled]),
        CustomerStatus::Deceased => SubscriptionStatus::Active,
        _ => SubscriptionStatus::Expired,
    };
    let running = status == SubscriptionStatus::Active;
    let used = if running { dice.between(30, 70) + resident.trust * 30 / 100 } else { dice.between(0, 20) };
    vec![Subscription {
        id: label(format!("s-{}", resident.number)),
        status,
        product: Some(label("fresh_box")),
        renews_at: running.then(|| full_hour(dice.between(-28, -2), dice)),
        paused_until_at: (status == SubscriptionStatus::Paused).then(|| full_hour(dice.between(-60, -5), dice)),
        usage: Some(percentage(used)),
    }]
}

/// A planned or past appointment, in a store or online.
pub(super) fn appointments(resident: &Resident, dice: &mut Dice) -> Vec<Appointment> {
    let closing = resident.fate == Fate::Closing;
    if !resident.buys() || !dice.happens(if closing { 30 } else { 6 }) {
        return Vec::new();
    }
    let (status, days_ago) = match dice.weigh(&[(if closing { 0 } else { 12 }, true), (88, false)]) {
        true => (dice.pick(&[AppointmentStatus::Done, AppointmentStatus::Missed]), dice.between(1, 30)),
        false => (AppointmentStatus::Planned, dice.between(-12, -4)),
    };
    let virtually = !closing && resident.digital > 60;
    let closed = status == AppointmentStatus::Planned && resident.district == District::North && !virtually;
    vec![Appointment {
        id: label(format!("a-{}", resident.number)),
        status,
        at: Some(full_hour(days_ago, dice)),
        modality: Some(if virtually { Modality::Virtual } else { Modality::InPerson }),
        place: (!virtually).then(|| label(format!("store-{}", resident.district.word()))),
        topic: Some(label(dice.pick(&["advice", "repair", "fitting"]))),
        event: closed.then(|| label(CLOSURE)),
    }]
}

/// Whether the resident is in arrears.
pub(super) fn billing(resident: &Resident, dice: &mut Dice) -> Billing {
    if !resident.in_arrears {
        return Billing::default();
    }
    let days = dice.between(5, 95);
    let payment_plan = days > 20 && dice.happens(45);
    Billing { arrears: true, days_past_due: u32::try_from(days).ok(), payment_plan: Some(payment_plan) }
}
