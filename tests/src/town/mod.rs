//! A SYNTHETIC town: 1,000 made-up customers of a shop with stores, a website, deliveries and a weekly fresh box.
//!
//! No customer is real. The town gives every plugin and every rule something to do, with proportions and correlations
//! that a real town could have: customers whose order was lost tend to have struggled with a bot, complained and lost
//! trust in the shop; customers in arrears tend to have had a payment refused. It is Saturday 2026-03-28, 21:40 in
//! Amsterdam: there is a power outage in the harbour, the northern store is about to close, the carrier's strike has
//! just ended, a storm is blowing in the east, and the clocks go forward tonight.
//!
//! The first customers are those of `named.json`, written by hand, whom the docs refer to by name. All others are
//! generated from a [`SEED`]: first what happened to them, then what a CRM would know about it. All have `synthetic` in
//! `customer.segments`.

mod clock;
mod company;
mod contact;
mod details;
mod dice;
mod life;
mod past;
mod permissions;
mod resident;
mod season;
mod terms;
mod trade;

use std::path::PathBuf;

use courtesy_contract::{Context, Customer, CustomerStatus, Fraction, Hook, Label, OrderStatus, Seed, Timestamp};

use crate::population::decision_id;
use clock::as_of;
pub use dice::Dice;
use resident::{Fate, Resident};
pub use season::{OUTAGE_ON, PRICES_ON, RECALL_ON, season};

/// The seed of the committed town.
pub const SEED: u64 = 20_260_328;

const NAMED: &str = include_str!("named.json");
const POPULATION: usize = 1_000;
const FIRST_NUMBER: u32 = 10_001;

/// Where the committed town is.
#[must_use]
pub fn contexts_path() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "data", "town.ndjson.zst"].iter().collect()
}

/// The customers of the town: first the named ones, then the others by number. A different seed gives a different town.
#[must_use]
pub fn population(seed: u64) -> Vec<Context> {
    let named: Vec<Context> = serde_json::from_str(NAMED).expect("the named customers are contexts");
    let drawn = (FIRST_NUMBER..).map(|number| context(number, &mut Dice::new(seed, number)));
    let drawn = drawn.take(POPULATION - named.len());
    named.iter().cloned().chain(drawn).collect()
}

fn context(number: u32, dice: &mut Dice) -> Context {
    let resident = Resident::draw(number, dice);
    let customer = terms::customer(&resident, dice);
    let mut context = Context::new(decision_id(as_of(), number), Hook::Review, as_of(), customer.reference.clone());
    context.seed = Seed::new(number.into()).expect("a small number");
    fill(&mut context, &resident, customer, dice);
    context.hook = hook(&context, &resident, dice);
    context
}

fn fill(context: &mut Context, resident: &Resident, customer: Customer, dice: &mut Dice) {
    context.customer = customer;
    context.preferences = terms::preferences(resident, dice);
    context.permissions = permissions::permissions(resident, dice);
    context.channels = terms::channels(resident, dice);
    context.interactions = contact::interactions(resident, dice);
    context.orders = trade::orders(resident, dice);
    context.cases = contact::cases(resident, &context.orders, dice);
    context.subscriptions = trade::subscriptions(resident, dice);
    context.appointments = trade::appointments(resident, dice);
    context.billing = trade::billing(resident, dice);
    context.feedback = life::feedback(resident, dice);
    context.journeys = life::journeys(resident, &context.orders, &context.subscriptions, dice);
    context.care = life::care(resident, dice);
    context.events = company::events(resident, &context.orders, &context.appointments, dice);
    context.history = past::history(resident, &context.permissions, &context.orders, &context.cases, dice);
    context.capacity = company::capacity(resident);
    context.community = life::community(resident, dice);
    context.scores = life::scores(resident, dice);
    details::add(context, resident, &mut dice.aside());
}

/// The hook for a customer: what happened last tonight, or else a regular review.
fn hook(context: &Context, resident: &Resident, dice: &mut Dice) -> Hook {
    let within_hours = |at: Option<Timestamp>, hours: i64| at.is_some_and(|at| at > as_of().plus_hours(-hours));
    let newest = context.orders.last();
    if context.cases.iter().any(|case| case.is_open() && within_hours(case.opened_at, 4)) {
        Hook::CaseOpened
    } else if context.interactions.last().is_some_and(|talk| within_hours(Some(talk.at), 4)) {
        Hook::ContactEnded
    } else if matches!(resident.fate, Fate::Stuck | Fate::Pestered) {
        Hook::Visit
    } else if newest.is_some_and(|order| order.status == OrderStatus::Failed) && dice.happens(60) {
        Hook::OrderFailed
    } else if resident.fate == Fate::Late && dice.happens(50) {
        Hook::OrderDelayed
    } else if matches!(resident.fate, Fate::Outage | Fate::Closing | Fate::Recalled | Fate::Storm) && dice.happens(65) {
        Hook::EventStarted
    } else if context.cases.iter().any(|case| within_hours(case.closed_at, 30)) {
        Hook::CaseClosed
    } else if newest.is_some_and(|order| within_hours(order.placed_at, 12)) {
        Hook::OrderPlaced
    } else if resident.status == CustomerStatus::Active {
        let hooks = [(91, Hook::Review), (5, Hook::Visit), (2, Hook::PreferencesChanged), (2, Hook::ContactStarted)];
        dice.weigh(&hooks)
    } else {
        Hook::Review
    }
}

fn label(text: impl Into<String>) -> Label {
    Label::new(text).expect("a short name")
}

fn percentage(percent: i64) -> Fraction {
    Fraction::new(percent as f64 / 100.0).expect("from 0 to 100 percent")
}

#[cfg(test)]
mod tests;
