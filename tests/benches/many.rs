//! What many plugins in one host cost: memory, and the start from the cache.
//!
//! `cargo bench --workspace --bench many --profile dev` loads 100 copies of the plugins in Rust, which differ in their ids
//! and so in their bytes; `-- 1000` after it loads as many. Memory is what belongs to the process alone, read from Linux;
//! each figure comes from a process of its own, and what a host with one plugin takes up isn't counted. Times are given in
//! milliseconds and as multiples of what it takes to hash the same files with std's hash.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use courtesy_host::{Host, HostBuilder};
use courtesy_tests::town;

/// Copied in turn.
const PLUGINS: [&str; 9] = [
    "caring-gesture",
    "channel-guide",
    "check-in",
    "flexible-terms",
    "heads-up",
    "human-touch",
    "neighbour-help",
    "promise-keeper",
    "service-recovery",
];
/// Starts per figure, each in its own process.
const ROUNDS: usize = 5;
/// Says to a process how many plugins to load.
const CHILD: &str = "COURTESY_BENCH_PLUGINS";
const CACHE: &str = "COURTESY_BENCH_CACHE";

fn main() {
    if let Ok(number) = std::env::var(CHILD) {
        return println!("{}", Start::with(number.parse().expect("a number")).line());
    }
    let mut arguments = std::env::args().skip(1);
    // Under `cargo test` there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let number: usize = arguments.find_map(|argument| argument.parse().ok()).unwrap_or(100);
    let cache = tempfile::tempdir().expect("a folder");
    let start = |number: usize| Start::in_its_own_process(number, cache.path());
    let first = start(number);
    let (one, many) = (median(|| start(1)), median(|| start(number)));
    let each = |figure: fn(&Start) -> f64| (figure(&many) - figure(&one)) / (number - 1) as f64;
    println!(
        "{number} plugins of {:.0} kB on average; for each of them, on {} processors:",
        many.file_kb / number as f64,
        processors()
    );
    println!("  {:6.2}  MiB of memory once loaded (aim: 1)", each(|start| start.loaded_mib));
    println!("  {:6.2}  MiB of memory after all decided for a customer", each(|start| start.used_mib));
    println!("  {:6.2}  ms to start from the cache (aim: 1)", each(|start| start.built_ms));
    println!("  {:6.2}  ms of that to check files and manifests", each(|start| start.checked_ms));
    println!(
        "  {:6.2}  times as long as hashing the files",
        each(|start| start.built_ms) / each(|start| start.hashed_ms)
    );
    println!("  {:6.2}  ms to start when all have to be compiled", first.built_ms / number as f64);
}

/// What a start took.
#[derive(Clone, Copy)]
struct Start {
    file_kb: f64,
    hashed_ms: f64,
    checked_ms: f64,
    built_ms: f64,
    loaded_mib: f64,
    used_mib: f64,
}

impl Start {
    /// Loads so many plugins.
    fn with(number: usize) -> Self {
        let files: Vec<(PathBuf, Vec<u8>)> = (0..number).map(copy).collect();
        let file_kb = files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() as f64 / 1000.0;
        let hashed_ms = ms(|| std::hint::black_box(files.iter().map(|(_, bytes)| hash(bytes)).sum::<u128>())).0;
        let before = private_mib();
        let checked_ms = ms(|| builder(files.clone()).check().expect("the plugins are right")).0;
        let cache = std::env::var_os(CACHE).expect("the folder is named");
        let (built_ms, host) = ms(|| builder(files).cache(cache).build().expect("the plugins are right"));
        let loaded_mib = private_mib() - before;
        let context = town::population(town::SEED).swap_remove(0);
        drop(host.decide_blocking(&context));
        Self { file_kb, hashed_ms, checked_ms, built_ms, loaded_mib, used_mib: private_mib() - before }
    }

    fn in_its_own_process(number: usize, cache: &Path) -> Self {
        let mut command = Command::new(std::env::current_exe().expect("it runs"));
        let output = command.env(CHILD, number.to_string()).env(CACHE, cache.join("compiled")).output();
        Self::of_line(&String::from_utf8(output.expect("it runs again").stdout).expect("figures"))
    }

    fn line(&self) -> String {
        let Self { file_kb, hashed_ms, checked_ms, built_ms, loaded_mib, used_mib } = self;
        format!("{file_kb} {hashed_ms} {checked_ms} {built_ms} {loaded_mib} {used_mib}")
    }

    fn of_line(line: &str) -> Self {
        let figures: Vec<f64> = line.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect();
        let [file_kb, hashed_ms, checked_ms, built_ms, loaded_mib, used_mib] = figures[..] else {
            panic!("the process that loads plugins failed")
        };
        Self { file_kb, hashed_ms, checked_ms, built_ms, loaded_mib, used_mib }
    }
}

/// A copy of a plugin with the last characters of its id replaced by a number.
fn copy(number: usize) -> (PathBuf, Vec<u8>) {
    let id = PLUGINS[number % PLUGINS.len()];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the workspace");
    let mut bytes = std::fs::read(root.join(format!("plugins/{id}/{id}.wasm"))).expect("the plugin is committed");
    let copied = format!("{}{:03}", &id[..id.len() - 3], number / PLUGINS.len());
    let (old, new) = (format!("\"id\":\"{id}\""), format!("\"id\":\"{copied}\""));
    let at = bytes.windows(old.len()).rposition(|window| window == old.as_bytes()).expect("the manifest names the id");
    bytes[at..at + new.len()].copy_from_slice(new.as_bytes());
    (copied.into(), bytes)
}

/// Std's hash of some bytes, in 16 bytes so that many can be added up.
fn hash(bytes: &[u8]) -> u128 {
    let mut hasher = DefaultHasher::new();
    hasher.write(bytes);
    hasher.finish().into()
}

fn builder(files: Vec<(PathBuf, Vec<u8>)>) -> HostBuilder {
    files.into_iter().fold(Host::builder(), |builder, (name, bytes)| builder.plugin(name, bytes))
}

/// The start whose figures are in the middle, each taken alone.
fn median(start: impl Fn() -> Start) -> Start {
    let starts: Vec<Start> = (0..ROUNDS).map(|_| start()).collect();
    let middle = |figure: fn(&Start) -> f64| {
        let mut figures: Vec<f64> = starts.iter().map(figure).collect();
        figures.sort_by(f64::total_cmp);
        figures[ROUNDS / 2]
    };
    Start {
        file_kb: middle(|start| start.file_kb),
        hashed_ms: middle(|start| start.hashed_ms),
        checked_ms: middle(|start| start.checked_ms),
        built_ms: middle(|start| start.built_ms),
        loaded_mib: middle(|start| start.loaded_mib),
        used_mib: middle(|start| start.used_mib),
    }
}

/// The memory that belongs to this process alone; 0 where that can't be read.
fn private_mib() -> f64 {
    let rollup = std::fs::read_to_string("/proc/self/smaps_rollup").unwrap_or_default();
    let private = rollup.lines().filter(|line| line.starts_with("Private_"));
    let kib = private.filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok());
    kib.sum::<f64>() / 1024.0
}

fn ms<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed().as_secs_f64() * 1e3, done)
}

fn processors() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
