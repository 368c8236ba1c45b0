//! What the benchmarks of decisions share: a customer, hosts of committed plugins, and ratios.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use courtesy_contract::Context;
use courtesy_host::{Host, HostBuilder};
use courtesy_tests::population;

/// Calls per measurement, and measurements per ratio.
const CALLS: u32 = 300;
const ROUNDS: usize = 31;

/// The checkout.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the workspace").to_owned()
}

/// A customer with a complaint, a failed order and a bot conversation, about 4 kB.
pub(crate) fn customer() -> Context {
    let town = population::read(&root().join("tests/data/town.ndjson.zst")).expect("the town is committed");
    let town = population::from_ndjson(&town).expect("the town is right");
    let troubled = town.into_iter().filter(|context| context.cases.iter().any(|case| case.is_open_complaint()));
    troubled.min_by_key(|context| bytes(context).abs_diff(4_096)).expect("somebody complains")
}

/// The size of a context as JSON.
pub(crate) fn bytes(context: &Context) -> usize {
    serde_json::to_vec(context).expect("plain data").len()
}

/// The file of a plugin.
pub(crate) fn file(id: &str) -> Vec<u8> {
    std::fs::read(root().join(format!("plugins/{id}/{id}.wasm"))).expect("the plugin is committed")
}

/// A host of these plugins' files.
pub(crate) fn host(files: impl IntoIterator<Item = Vec<u8>>) -> Host {
    let add = |builder: HostBuilder, (index, bytes): (usize, Vec<u8>)| builder.plugin(index.to_string(), bytes);
    files.into_iter().enumerate().fold(Host::builder(), add).build().expect("the plugins are right")
}

/// Does something as often as is measured at once.
pub(crate) fn repeatedly(work: impl Fn()) {
    (0..CALLS).for_each(|_| work());
}

/// The median over rounds of how long `one` takes compared with `other`, both measured in each round.
pub(crate) fn ratio(one: impl Fn(), other: impl Fn()) -> f64 {
    median(|| time(|| repeatedly(&one)).as_secs_f64() / time(|| repeatedly(&other)).as_secs_f64())
}

/// The median of a figure over rounds.
pub(crate) fn median(figure: impl Fn() -> f64) -> f64 {
    let mut figures: Vec<f64> = (0..ROUNDS).map(|_| figure()).collect();
    figures.sort_by(f64::total_cmp);
    figures[ROUNDS / 2]
}

/// How long something takes.
pub(crate) fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
