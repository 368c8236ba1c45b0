//! What is printed.

use crate::customers::Customers;
use crate::figures::{LedgerAlone, Measured, Round};
use crate::in_process::processors;
use crate::settings::{Figure, Settings};

/// The value in the middle.
pub(crate) fn median<T>(all: &[T], figure: impl Fn(&T) -> f64) -> f64 {
    let mut figures: Vec<f64> = all.iter().map(figure).collect();
    figures.sort_by(f64::total_cmp);
    figures[figures.len() / 2]
}

pub(crate) fn print_heading(customers: &Customers, settings: &Settings) {
    println!(
        "{}, on {} processors, which servers, generator and databases share. Customers of {} kinds, of whom {} are\n\
         offered something. A ledger is written even if nothing is offered, since it keeps the record.",
        settings.plugins.join(", "),
        processors(),
        customers.offered.len() + customers.unoffered.len(),
        customers.offered.len(),
    );
}

/// Decisions a second, next to those in process.
pub(crate) fn print_capacity(measured: &[Measured]) {
    println!("\n| | a second | / in process | processor time / in process | generator's share of it | offering, % |");
    println!("|---|---|---|---|---|---|");
    for one in measured {
        let generator_s = |round: &Round| round.over_http.processor_s / f64::from(round.over_http.answered.max(1));
        println!(
            "| {} | {:.0} | {:.2} | {:.2} | {:.2} | {:.0} |",
            one.name,
            one.median(|round| round.over_http.per_second()),
            one.median(|round| round.over_http.per_second() / round.in_process.per_second),
            one.median(|round| round.server_s / round.in_process.processor_s),
            one.median(|round| generator_s(round) / (generator_s(round) + round.server_s)),
            one.median(|round| 100.0 * f64::from(round.over_http.offering) / f64::from(round.over_http.answered.max(1))),
        );
    }
    println!("aims: 2,000 a second with SQLite, 1,000 with Postgres, on two processors");
}

/// Latency under each load, counted from the moment at which a request was due.
pub(crate) fn print_latency(measured: &[Measured]) {
    println!(
        "\n| | load, % of capacity | p50, ms | p50 / a decision | p99 / p50 | p99.9 / p50 | refused, % | refused within, ms |"
    );
    println!("|---|---|---|---|---|---|---|---|");
    for one in measured {
        let decision_s = one.median(|round| round.in_process.processor_s);
        for (share, report) in &one.loads {
            let all = f64::from((report.answered + report.refused + report.errors).max(1));
            println!(
                "| {} | {:.0} | {:.2} | {:.1} | {:.1} | {:.1} | {:.1} | {:.1} |",
                one.name,
                100.0 * share,
                1e3 * report.p50_s,
                report.p50_s / decision_s,
                report.p99_s / report.p50_s,
                report.p999_s / report.p50_s,
                100.0 * f64::from(report.refused) / all,
                1e3 * report.refused_p99_s,
            );
        }
    }
    println!("aim: p99 under 5 times p50 at a load of 80 %");
}

/// The processor time of the ledger alone, and what HTTP costs without it.
pub(crate) fn print_ledger(ledger: &LedgerAlone, measured: &[Measured]) {
    println!("\nthe ledger's processor time for a decision, without HTTP and plugins, beside Postgres' own:");
    let line = |what: &str, took_s: f64| {
        println!("  {:6.2}  of a decision in process: {what} ({:.0} µs)", took_s / ledger.decision_s, 1e6 * took_s);
    };
    line("SQLite, nothing offered", ledger.nothing_offered_s);
    line("SQLite", ledger.sqlite_s);
    line("Postgres", ledger.postgres_s);
    if let Some(nothing) = measured.iter().find(|one| one.figure == Figure::NothingReserved) {
        let without = nothing.median(|round| {
            round.in_process.processor_s / (round.server_s - ledger.nothing_offered_s).max(f64::EPSILON)
        });
        println!(
            "  {without:6.2}  in process / over HTTP, by processor time, less the ledger's share (aim: at least 0.8)"
        );
    }
}
