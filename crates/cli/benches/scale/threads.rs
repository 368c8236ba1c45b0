//! Two threads next to one.

use crate::city;
use crate::measured::Measured;
use crate::settings::Settings;

/// How many times one thread and two run in turn.
const ROUNDS: usize = 9;

/// Runs one thread and two in turn, and prints how many times faster two are.
pub(crate) fn print(customers: u32, settings: &Settings) {
    let run =
        |threads| Measured::run(&mut city::decide(customers, settings, &["--summary-only", "--threads", threads]));
    city::of(customers);
    run("2");
    let rounds: Vec<(Measured, Measured)> = (0..ROUNDS).map(|_| (run("1"), run("2"))).collect();
    let times = |(one, two): &(Measured, Measured)| one.elapsed.as_secs_f64() / two.elapsed.as_secs_f64();
    let work = |(one, two): &(Measured, Measured)| two.processor_s / one.processor_s;
    let waits = |(one, two): &(Measured, Measured)| (one.waits as f64, two.waits as f64);
    let each = |count: f64| count / f64::from(customers);
    println!("{customers} customers, {}; medians of {ROUNDS} rounds", settings.plugins.join(", "));
    println!("  {:5.2}  throughput of two threads / one (aim: at least 1.9)", median(&rounds, times));
    println!("  {:5.2}  processor time of two threads / one, for the same customers", median(&rounds, work));
    println!("  {:5.2}  waits per customer, one thread", median(&rounds, |round| each(waits(round).0)));
    println!("  {:5.2}  waits per customer, two threads", median(&rounds, |round| each(waits(round).1)));
}

fn median(rounds: &[(Measured, Measured)], figure: impl Fn(&(Measured, Measured)) -> f64) -> f64 {
    let mut figures: Vec<f64> = rounds.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}
