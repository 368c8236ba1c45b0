//! A constant load for long: memory stays, and every answer is a decision.

use courtesy_contract::Policy;

use crate::customers::Customers;
use crate::fleet::Fleet;
use crate::generator::{Pace, Report};
use crate::settings::{Settings, Soak};
use crate::{in_process, served};

/// In how many parts a soak is shown, and after which of them memory is compared: by then, all caches are full.
const PARTS: usize = 10;
const WARM: usize = 2;

/// Few enough that each asks again before the server takes it for idle.
const CONNECTIONS: u32 = 32;

/// Asks for as long as is given, and prints a line for each tenth of it.
///
/// # Errors
/// If anything was answered with something else than a decision, the server logged a mistake, or its memory grew by more
/// than it may.
pub(crate) fn print(soak: &Soak, settings: &Settings) -> Result<(), String> {
    let plugins = settings.files();
    let host = served::host(&plugins, Policy::default(), in_process::processors() as u32);
    let Customers { offered, unoffered } = Customers::new(&host.map_err(|fault| fault.to_string())?)?;
    let everybody = [offered, unoffered].concat();
    let mut fleet = Fleet::start(soak.ledger, 1, &plugins, None)?;
    let seconds = soak.minutes * 60.0 / PARTS as f64;
    println!("{} minutes at {} decisions a second", soak.minutes, soak.rate);
    println!("| tenth | memory, MiB | decisions | p50, ms | p99 / p50 | refused | errors |");
    println!("|---|---|---|---|---|---|---|");
    let mut memory_mib = Vec::new();
    let mut all = Vec::new();
    for tenth in 1..=PARTS {
        let report = fleet.ask(&everybody, Pace::Open(soak.rate), CONNECTIONS, seconds)?;
        let now_mib = fleet.memory_mib()?;
        println!(
            "| {tenth} | {now_mib:.1} | {} | {:.2} | {:.1} | {} | {} |",
            report.answered,
            1e3 * report.p50_s,
            report.p99_s / report.p50_s,
            report.refused,
            report.errors
        );
        memory_mib.push(now_mib);
        all.push(report);
    }
    check(soak, &all, &memory_mib, &fleet.errors())
}

fn check(soak: &Soak, all: &[Report], memory_mib: &[f64], logged: &[String]) -> Result<(), String> {
    if let Some(error) = all.iter().find_map(|report| report.first_error.as_ref()) {
        return Err(format!("not every answer was a decision: {error}"));
    }
    let refused: u32 = all.iter().map(|report| report.refused).sum();
    if refused > 0 {
        return Err(format!("{refused} requests were refused; ask for less than this machine's capacity with --rate"));
    }
    if let Some(line) = logged.first() {
        return Err(format!("the server logged {} mistakes, the first being: {line}", logged.len()));
    }
    let growth = 100.0 * (memory_mib[PARTS - 1] / memory_mib[WARM - 1] - 1.0);
    println!("memory grew by {growth:.1} % from the second tenth to the last ({} % are allowed)", soak.growth);
    if growth > soak.growth { Err("memory grew by more than is allowed".to_owned()) } else { Ok(()) }
}
