//! How `courtesy decide` grows with the number of customers and of threads, and what is left of a run that is killed.
//!
//! ```sh
//! cargo bench --workspace --bench scale --profile dev -- sizes 10000 100000 1000000
//! cargo bench --workspace --bench scale --profile dev -- threads 5000
//! cargo bench --workspace --bench scale --profile dev -- kills 1000000 10
//! ```
//!
//! `sizes` prints the peak of memory and, as a multiple of the first size's, the time per customer. `threads` runs one and
//! two threads in turn and prints the median of their ratio. `kills` kills a run again and again at moments drawn from a
//! seed, continues it with `--resume`, and compares the bytes with those of a run that nobody disturbed.
//!
//! The customers are a city, made by `courtesy_tests::city` and kept in cargo's temporary folder. `--plugins a,b` names the
//! plugins, check-in and caring-gesture by default; `--seed N` draws other moments.

mod city;
mod kills;
mod measured;
mod settings;
mod sizes;
mod threads;

use settings::{Mode, Settings};

fn main() {
    // Under `cargo test` there is nothing to measure.
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let settings = match Settings::parse(arguments.into_iter().filter(|argument| argument != "--bench")) {
        Ok(settings) => settings,
        Err(mistake) => {
            eprintln!("scale: {mistake}; the top of crates/cli/benches/scale/main.rs shows how to run it");
            std::process::exit(2);
        }
    };
    match &settings.mode {
        Mode::Sizes(sizes) => sizes::print(sizes, &settings),
        Mode::Threads(customers) => threads::print(*customers, &settings),
        Mode::Kills { customers, times } => kills::print(*customers, *times, &settings),
    }
}
