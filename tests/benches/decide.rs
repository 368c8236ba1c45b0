//! What a decision costs, next to the same plugin in a bare loop and as a native function.
//!
//! `cargo bench --workspace --bench decide --profile dev` prints ratios and then measures with criterion. Each ratio is
//! the median over rounds in which both sides run one after the other, since on a busy machine only ratios within one
//! run are meaningful.

mod bare;

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bare::Bare;
use courtesy_contract::{Context, Label, Manifest, abi};
use courtesy_host::{Abi, Host, Limits, PluginFile};
use courtesy_tests::population;
use criterion::{Criterion, criterion_group, criterion_main};

/// The plugin that is measured.
const PLUGIN: &str = "human-touch";
/// Calls per measurement, and measurements per ratio.
const CALLS: u32 = 300;
const ROUNDS: usize = 31;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests lie in the workspace").to_owned()
}

/// A customer with a complaint, a failed order and a bot conversation, about 4 kB.
fn customer() -> Context {
    let town = population::read(&root().join("tests/data/town.ndjson.zst")).expect("the town is committed");
    let town = population::from_ndjson(&town).expect("the town is right");
    let size = |context: &Context| serde_json::to_vec(context).expect("plain data").len();
    let troubled = town.into_iter().filter(|context| context.cases.iter().any(|case| case.is_open_complaint()));
    troubled.min_by_key(|context| size(context).abs_diff(4_096)).expect("somebody complains")
}

/// The plugin, either as committed or with a different `reads` list.
fn plugin(reads: Option<&[&str]>) -> Vec<u8> {
    let path = root().join(format!("plugins/{PLUGIN}/{PLUGIN}.wasm"));
    let bytes = std::fs::read(path).expect("the plugin is committed");
    let Some(reads) = reads else { return bytes };
    let file = PluginFile::parse(bytes.clone(), &Limits::default()).expect("the plugin is right");
    let reads = reads.iter().map(|name| Label::new(*name).expect("a name")).collect();
    let manifest = Manifest { reads, ..file.manifest().clone() };
    courtesy_host::pack(&without_manifest(&bytes), &manifest).expect("the names exist")
}

/// The module before it was packed, which appends the manifest as the last section.
fn without_manifest(bytes: &[u8]) -> Vec<u8> {
    let name = abi::MANIFEST_SECTION.as_bytes();
    let at = bytes.windows(name.len()).rposition(|window| window == name).expect("a packed plugin");
    // The name is preceded by its length, the section's length in LEB128, and the section's id 0.
    let start = (0..at)
        .rev()
        .find(|start| bytes[*start] == 0 && leb_len(&bytes[start + 1..]) == Some(bytes.len() - start))
        .expect("a section");
    bytes[..start].to_vec()
}

/// The length of a whole section with its id, read from its length field.
fn leb_len(bytes: &[u8]) -> Option<usize> {
    let (mut value, mut shift) = (0usize, 0);
    for (index, byte) in bytes.iter().enumerate().take(5) {
        value |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value + index + 2);
        }
        shift += 7;
    }
    None
}

fn host(plugins: Vec<Vec<u8>>) -> Host {
    let add = |builder: courtesy_host::HostBuilder, (index, bytes): (usize, Vec<u8>)| {
        builder.plugin(index.to_string(), bytes)
    };
    plugins.into_iter().enumerate().fold(Host::builder(), add).build().expect("the plugins are right")
}

/// The five plugins in Rust, so that figures stay comparable over time; `languages` measures the others.
fn five_plugins() -> Host {
    let ids = ["caring-gesture", "check-in", "heads-up", "human-touch", "service-recovery"];
    let bytes = |id| std::fs::read(root().join(format!("plugins/{id}/{id}.wasm"))).expect("the plugin is committed");
    host(ids.map(bytes).to_vec())
}

/// The median over rounds of how long `one` takes compared with `other`.
fn ratio(mut one: impl FnMut(), mut other: impl FnMut()) -> f64 {
    let time = |work: &mut dyn FnMut()| -> Duration {
        let start = Instant::now();
        for _ in 0..CALLS {
            work();
        }
        start.elapsed()
    };
    let mut ratios: Vec<f64> =
        (0..ROUNDS).map(|_| time(&mut one).as_secs_f64() / time(&mut other).as_secs_f64()).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ROUNDS / 2]
}

/// Everything that a plugin can read.
const EVERYTHING: &[&str] = &[
    "appointments",
    "billing",
    "capacity",
    "care",
    "cases",
    "channels",
    "community",
    "customer",
    "derived",
    "events",
    "feedback",
    "history",
    "interactions",
    "journeys",
    "orders",
    "permissions",
    "preferences",
    "scores",
    "subscriptions",
];

fn print_ratios() {
    let context = customer();
    let (full, narrow) = (plugin(Some(EVERYTHING)), plugin(None));
    let (full_host, narrow_host) = (host(vec![full.clone()]), host(vec![narrow]));
    let view = full_host.view(PLUGIN, &context).expect("it is loaded");
    let narrow_view = narrow_host.view(PLUGIN, &context).expect("it is loaded");
    let json = serde_json::to_vec(&context).expect("plain data");
    let bare = Bare::new(&full, Abi::Module);
    let native = |json: &[u8]| courtesy_sdk::answer_json(courtesy_human_touch::human_touch, json);
    println!("{PLUGIN}: a context of {} bytes, of which it reads {}", view.len(), narrow_view.len());
    let show = |what: &str, ratio: f64, aim: &str| println!("  {ratio:5.2}  {what} (aim: {aim})");
    show(
        "host, everything read / bare loop",
        ratio(|| drop(black_box(full_host.decide_blocking(&context))), || drop(black_box(bare.call(&view)))),
        "at most 1.3",
    );
    show(
        "bare loop / native function",
        ratio(|| drop(black_box(bare.call(&view))), || drop(black_box(native(&view)))),
        "none",
    );
    show(
        "host, everything read / native function",
        ratio(|| drop(black_box(full_host.decide_blocking(&context))), || drop(black_box(native(&view)))),
        "none yet",
    );
    show(
        "host, as the manifest reads / native function on everything",
        ratio(|| drop(black_box(narrow_host.decide_blocking(&context))), || drop(black_box(native(&view)))),
        "at most 1",
    );
    let parse = || drop(black_box(courtesy_host::read::context(&json)));
    show(
        "host, everything read / reading the context's JSON",
        ratio(|| drop(black_box(full_host.decide_blocking(&context))), parse),
        "none",
    );
    let five = five_plugins();
    show(
        "five plugins / one",
        ratio(
            || drop(black_box(five.decide_blocking(&context))),
            || drop(black_box(narrow_host.decide_blocking(&context))),
        ),
        "at most 4",
    );
    show("throughput of two threads / one", threads(&five, &context), "at least 1.9");
}

/// The throughput of two threads, as a multiple of one thread's.
fn threads(host: &Host, context: &Context) -> f64 {
    let work = || (0..CALLS).for_each(|_| drop(black_box(host.decide_blocking(context))));
    let two = || {
        std::thread::scope(|scope| {
            scope.spawn(work);
            scope.spawn(work);
        });
    };
    let time = |work: &dyn Fn()| -> f64 {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    let mut ratios: Vec<f64> = (0..ROUNDS).map(|_| 2.0 * time(&work) / time(&two)).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ROUNDS / 2]
}

fn decide(criterion: &mut Criterion) {
    // Under `cargo test`, criterion runs each function once, so ratios would be meaningless.
    if std::env::args().any(|argument| argument == "--bench") {
        print_ratios();
    }
    let context = customer();
    let full = plugin(Some(EVERYTHING));
    let bare = Bare::new(&full, Abi::Module);
    let one = host(vec![full]);
    let view = one.view(PLUGIN, &context).expect("it is loaded");
    let five = five_plugins();
    criterion.bench_function("bare wasmtime loop", |bencher| bencher.iter(|| bare.call(&view)));
    criterion.bench_function("host, one plugin", |bencher| bencher.iter(|| one.decide_blocking(&context)));
    criterion.bench_function("host, five plugins", |bencher| bencher.iter(|| five.decide_blocking(&context)));
    criterion.bench_function("native function", |bencher| {
        bencher.iter(|| courtesy_sdk::answer_json(courtesy_human_touch::human_touch, &view));
    });
}

criterion_group!(benches, decide);
criterion_main!(benches);
