//! Customers beside others for whom a plugin never ends.

use std::path::PathBuf;

use courtesy_host::{pack, read};

use crate::customers;
use crate::figures::Bench;
use crate::fleet::{Fleet, OPEN};
use crate::generator::{Generator, Pace};
use crate::settings::Database;

/// It is asked about those who have an appointment, and decides until its fuel is used up.
const MANIFEST: &str = r#"
id = "spinning"
version = "1.0.0"
contract = "1.1"
summary = "Never ends."
reads = ["appointments"]
asks_when = ["appointments"]
kinds = ["check_in"]
purposes = ["care"]
"#;

const MODULE: &str = r#"
(module
  (memory (export "memory") 1)
  (func (export "courtesy_alloc") (param i32) (result i32) i32.const 4096)
  (func (export "courtesy_decide_v1") (param i32 i32) (result i64) (loop br 0) unreachable))
"#;

/// No breaker lets it rest.
const POLICY: &str = "[breaker]\nfailures = 0\n";

/// The others' load, as a share of what they get alone: so little that one processor of two is enough for it.
const LOAD: f64 = 0.25;

/// Prints how much slower the others are while one connection asks about nobody but those for whom the plugin spins.
///
/// # Errors
/// If something can't be started, or anything was answered with an error.
pub(crate) fn print(bench: &Bench) -> Result<(), String> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(|fault| fault.to_string())?;
    let (plugin, policy) = (folder.path().join("spinning.wasm"), folder.path().join("policy.toml"));
    let module = wat::parse_str(MODULE).expect("the module is right");
    let packed = pack(&module, &read::manifest(MANIFEST).expect("the manifest is right")).expect("they fit");
    std::fs::write(&plugin, packed)
        .and_then(|()| std::fs::write(&policy, POLICY))
        .map_err(|fault| fault.to_string())?;
    let plugins: Vec<PathBuf> = bench.plugins.iter().cloned().chain([plugin]).collect();
    let mut fleet = Fleet::start(Database::Sqlite, 1, &plugins, Some(&policy))?;

    let everybody = [&bench.customers.offered[..], &bench.customers.unoffered].concat();
    let (spun, others) = customers::with_and_without_appointment(&everybody);
    let seconds = bench.measure.seconds;
    let capacity = fleet.ask(&others, Pace::Closed, bench.measure.connections, seconds)?;
    let pace = Pace::Open((LOAD * capacity.per_second()).max(1.0));
    let alone = fleet.ask(&others, pace, OPEN, seconds)?;
    let spinning = Generator::start(&fleet.task(&spun, Pace::Closed, 1, seconds));
    let beside = fleet.ask(&others, pace, OPEN, seconds)?;
    let spinning = spinning.report()?;
    if let Some(error) =
        [&capacity, &alone, &beside, &spinning].into_iter().find_map(|report| report.first_error.as_ref())
    {
        return Err(format!("beside a spinning plugin: not every answer was a decision: {error}"));
    }
    println!("\nothers, at {:.0} % of capacity, while a plugin spins for one customer after another:", 100.0 * LOAD);
    println!("  {:6.2}  p50 beside / alone", beside.p50_s / alone.p50_s);
    println!("  {:6.2}  p99 beside / alone", beside.p99_s / alone.p99_s);
    println!("  {:6.2}  answered beside / alone", f64::from(beside.answered) / f64::from(alone.answered.max(1)));
    println!("  {:6}  decisions in which it spun", spinning.answered);
    Ok(())
}
