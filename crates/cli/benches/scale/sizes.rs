//! Memory and time of runs of several sizes.

use crate::city;
use crate::measured::Measured;
use crate::settings::Settings;

/// So few that they only compile the plugins, which later runs take from the cache.
const FIRST: u32 = 100;

/// Runs every size and prints what each takes, next to the first.
pub(crate) fn print(sizes: &[u32], settings: &Settings) {
    println!(
        "{}; time and processor time per customer are multiples of the first line's\n",
        settings.plugins.join(", ")
    );
    println!("| customers | peak memory, MiB | time | processor time | waits per customer | customers a second |");
    println!("|---|---|---|---|---|---|");
    run(FIRST, settings);
    let mut first = None;
    for &size in sizes {
        let measured = run(size, settings);
        let each = |count: f64| count / f64::from(size);
        let (time, processor) = (each(measured.elapsed.as_secs_f64()), each(measured.processor_s));
        let (first_time, first_processor) = *first.get_or_insert((time, processor));
        println!(
            "| {size} | {:.0} | {:.2} | {:.2} | {:.2} | {:.0} |",
            measured.peak_kib as f64 / 1024.0,
            time / first_time,
            processor / first_processor,
            each(measured.waits as f64),
            1.0 / time,
        );
    }
}

/// Decides for a city and writes the decisions to a file.
fn run(size: u32, settings: &Settings) -> Measured {
    let output = city::scratch().join("decisions.ndjson");
    let written = output.to_str().expect("the folder's name is text");
    let measured = Measured::run(&mut city::decide(size, settings, &["-o", written]));
    std::fs::remove_file(&output).expect("it was written");
    measured
}
