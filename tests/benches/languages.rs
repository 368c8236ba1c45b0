//! The cost of the same plugin in each language and with each ABI.
//!
//! `cargo bench --workspace --bench languages --profile dev` prints tables. Sizes, fuel and memory are exact; times are
//! ratios within this run, each the median over rounds in which both sides run one after the other. It measures the
//! echoes in `tests/echo` that are built; `courtesy build tests/echo` builds the others if their toolchains are installed.

mod bare;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

use bare::Bare;
use courtesy_contract::Context;
use courtesy_host::{Host, read};

/// The echo that the others are compared with.
const BASELINE: &str = "rust-module";
/// Calls per measurement, and measurements per ratio.
const CALLS: u32 = 100;
const ROUNDS: usize = 21;

struct Echo {
    name: String,
    wasm: Vec<u8>,
    host: Host,
}

fn main() {
    // Under `cargo test` there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let context = customer();
    let echoes = echoes();
    let baseline = echoes.iter().find(|echo| echo.name == BASELINE).expect("it is committed");
    println!("Times are multiples of {BASELINE}'s.\n");
    println!("| echo | ABI | file, kB | first start | start from cache | call | fuel | memory, KiB |");
    println!("|---|---|---|---|---|---|---|---|");
    let (baseline_first, baseline_cached) = (first_start(&baseline.wasm), cached_start(&baseline.wasm));
    for echo in &echoes {
        let proposal = echo.host.propose_blocking("echo", &context).expect("it is loaded");
        proposal.answer.as_ref().unwrap_or_else(|failure| panic!("{}: {failure:?}", echo.name));
        println!(
            "| {} | {} | {} | {:.1} | {:.1} | {:.1} | {} | {} |",
            echo.name,
            echo.host.plugins().next().expect("it is loaded").facts().abi,
            echo.wasm.len() / 1000,
            first_start(&echo.wasm) / baseline_first,
            cached_start(&echo.wasm) / baseline_cached,
            ratio(|| ask(&echo.host, &context), || ask(&baseline.host, &context)),
            proposal.run.fuel,
            proposal.run.memory_bytes / 1024,
        );
    }
    println!("\nhost / bare loop, each ABI against its own floor:");
    for name in ["rust-module", "rust-command", "rust-command-component", "rust-component"] {
        let Some(echo) = echoes.iter().find(|echo| echo.name == name) else { continue };
        let abi = echo.host.plugins().next().expect("it is loaded").facts().abi;
        let bare = Bare::new(&echo.wasm, abi);
        let view = echo.host.view("echo", &context).expect("it is loaded");
        println!("  {:5.2}  {abi}", ratio(|| ask(&echo.host, &context), || drop(black_box(bare.call(&view)))));
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A customer of about 4 kB.
fn customer() -> Context {
    let json = std::fs::read(root().join("echo/customer.context.json")).expect("the customer is committed");
    read::context(&json).expect("the customer is right")
}

fn echoes() -> Vec<Echo> {
    let entries = std::fs::read_dir(root().join("echo")).expect("the echoes are committed").flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    folders.sort();
    let echo = |folder: PathBuf| {
        let wasm = std::fs::read(folder.join("echo.wasm")).ok()?;
        Some(Echo { name: folder.file_name()?.to_string_lossy().into_owned(), host: host(&wasm), wasm })
    };
    folders.into_iter().filter_map(echo).collect()
}

fn host(wasm: &[u8]) -> Host {
    Host::builder().plugin("echo.wasm", wasm.to_vec()).build().expect("the echo is right")
}

/// Seconds to start a host that compiles its plugin.
fn first_start(wasm: &[u8]) -> f64 {
    median((0..3).map(|_| seconds(|| drop(host(wasm)))).collect())
}

/// Seconds to start a host with a cached plugin.
fn cached_start(wasm: &[u8]) -> f64 {
    let folder = tempfile::tempdir().expect("a folder");
    let start = || {
        let builder = Host::builder().plugin("echo.wasm", wasm.to_vec()).cache(folder.path().join("compiled"));
        drop(builder.build().expect("the echo is right"));
    };
    start();
    median((0..5).map(|_| seconds(start)).collect())
}

fn ask(host: &Host, context: &Context) {
    drop(black_box(host.propose_blocking("echo", context)));
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// The median over rounds of how long `one` takes compared with `other`.
fn ratio(mut one: impl FnMut(), mut other: impl FnMut()) -> f64 {
    let time = |work: &mut dyn FnMut()| seconds(|| (0..CALLS).for_each(|_| work()));
    median((0..ROUNDS).map(|_| time(&mut one) / time(&mut other)).collect())
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    numbers[numbers.len() / 2]
}
