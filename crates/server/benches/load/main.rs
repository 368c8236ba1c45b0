//! What a decision over HTTP costs, next to one in process.
//!
//! ```sh
//! cargo bench --workspace --bench load --profile dev
//! cargo bench --workspace --bench load --profile dev -- measure --only sqlite
//! cargo bench --workspace --bench load --profile dev -- soak 60
//! cargo bench --workspace --bench load --profile dev -- --help
//! ```
//!
//! Servers, and the generator that asks them, are processes of their own: this program, started again. They speak over
//! loopback only. Every request is another decision about another customer of a city, made by `courtesy_tests::city`.
//!
//! The capacity is what connections get that ask again as soon as they are answered. Under a load that is given, requests have
//! moments at which they are due, and latency is counted from then, so that a server that makes others wait can't hide it.

mod child;
mod customers;
mod figures;
mod fleet;
mod generator;
mod in_process;
mod ledgers;
mod served;
mod settings;
mod soak;
mod spinning;
mod tables;
mod turns;

use std::process::ExitCode;

use clap::Parser as _;

use child::Role;
use settings::{Mode, Settings};

fn main() -> ExitCode {
    match Role::of_this_process() {
        Some(Role::Generator) => return generator::be_one(),
        Some(Role::Server) => return served::be_one(),
        None => {}
    }
    // Under `cargo test` there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return ExitCode::SUCCESS;
    }
    let settings = Settings::parse();
    let done = match &settings.mode() {
        Mode::Measure(measure) => figures::print(measure, &settings),
        Mode::Soak(soak) => soak::print(soak, &settings),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("load: {failure}");
            ExitCode::FAILURE
        }
    }
}
