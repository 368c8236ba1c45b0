//! How a decision grows with plugins, history and context.
//!
//! `cargo bench --workspace --bench growth --profile dev` prints how much longer a decision takes than one for a customer
//! of 4 kB with one plugin, and how many bytes its context has. Each figure is the median over rounds in which both are
//! measured.

#[allow(dead_code, reason = "other benchmarks use the rest")]
mod measured;

use std::hint::black_box;

use courtesy_contract::{Channel, Context, HistoryItem, HistoryKind, Label, Order, OrderStatus};
use courtesy_host::Host;
use measured::{bytes, customer, file, host, ratio};

/// The plugins in Rust, each of which has much to read.
const PLUGINS: [&str; 8] = [
    "human-touch",
    "service-recovery",
    "promise-keeper",
    "heads-up",
    "check-in",
    "flexible-terms",
    "caring-gesture",
    "neighbour-help",
];

fn main() {
    // Under `cargo test` there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let context = customer();
    let one = host([file(PLUGINS[0])]);
    let compared = |host: &Host, context_of: &Context| {
        ratio(|| drop(black_box(host.decide_blocking(context_of))), || drop(black_box(one.decide_blocking(&context))))
    };
    println!("a decision, as a multiple of that for a customer of {} bytes with {}:", bytes(&context), PLUGINS[0]);
    for number in [1, 2, 4, 8] {
        let several = host(PLUGINS[..number].iter().map(|id| file(id)));
        let calls = several.decide_blocking(&context).plugins.len();
        println!("  {:6.2}  {number} plugins, of which {calls} are asked", compared(&several, &context));
    }
    for number in [10, 100, 1_000] {
        let old = with_history(&context, number);
        println!("  {:6.2}  {number} entries more in the history, {} bytes", compared(&one, &old), bytes(&old));
    }
    for number in [10, 100, 1_000] {
        let loyal = with_orders(&context, number);
        println!("  {:6.2}  {number} orders more, {} bytes", compared(&one, &loyal), bytes(&loyal));
    }
}

/// The customer with so many e-mails more, one a day before today.
fn with_history(context: &Context, number: i64) -> Context {
    let mut context = context.clone();
    let key = |day: i64| Label::new(format!("newsletter:{day}")).expect("a name");
    context.history.extend((1..=number).map(|day| {
        let at = context.as_of.plus_days(-day);
        HistoryItem { channel: Some(Channel::Email), ..HistoryItem::new(key(day), HistoryKind::Newsletter, at) }
    }));
    context
}

/// The customer with so many delivered orders more, one a day before today.
fn with_orders(context: &Context, number: i64) -> Context {
    let mut context = context.clone();
    let id = |day: i64| Label::new(format!("o-more-{day}")).expect("a name");
    context.orders.extend((1..=number).map(|day| {
        let placed_at = Some(context.as_of.plus_days(-day));
        Order { placed_at, ..Order::new(id(day), OrderStatus::Delivered) }
    }));
    context
}
