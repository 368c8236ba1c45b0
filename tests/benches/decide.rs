//! What a decision costs, next to the same plugin in a bare loop and as a native function.
//!
//! `cargo bench --workspace --bench decide --profile dev` prints ratios and counts, and then measures with criterion. Each ratio is
//! the median over rounds in which both sides run one after the other, since on a busy machine only ratios within one
//! run are meaningful.

mod bare;
mod measured;

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use bare::Bare;
use courtesy_contract::{Context, Label, Manifest, abi};
use courtesy_host::{Abi, Host, Limits, PluginFile};
use courtesy_tests::population;
use criterion::{Criterion, criterion_group, criterion_main};
use measured::{customer, file, host, median, ratio, repeatedly, root, time};

/// The plugin that is measured.
const PLUGIN: &str = "human-touch";

/// The plugin, either as committed or with a different `reads` list.
fn plugin(reads: Option<&[&str]>) -> Vec<u8> {
    let bytes = file(PLUGIN);
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

/// The five plugins in Rust, so that figures stay comparable over time; `languages` measures the others.
fn five_plugins() -> Host {
    let ids = ["caring-gesture", "check-in", "heads-up", "human-touch", "service-recovery"];
    host(ids.map(file))
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
    "promises",
    "scores",
    "subscriptions",
];

fn print_figures() {
    let context = customer();
    let (full, narrow) = (plugin(Some(EVERYTHING)), plugin(None));
    let (full_host, narrow_host) = (host([full.clone()]), host([narrow.clone()]));
    let view = full_host.view(PLUGIN, &context).expect("it is loaded");
    let narrow_view = narrow_host.view(PLUGIN, &context).expect("it is loaded");
    let (bare, narrow_bare) = (Bare::new(&full, Abi::Module), Bare::new(&narrow, Abi::Module));
    let five = five_plugins();
    let decide = |host: &Host| drop(black_box(host.decide_blocking(&context)));
    let in_full = || decide(&full_host);
    let in_narrow = || decide(&narrow_host);
    let in_bare = || drop(black_box(bare.call(&view)));
    let natively = || drop(black_box(courtesy_sdk::answer_json(courtesy_human_touch::human_touch, &view)));
    println!("{PLUGIN}: a context of {} bytes, of which it reads {}", view.len(), narrow_view.len());
    show("host, everything read / bare loop", ratio(in_full, in_bare), "at most 1.15");
    show("bare loop / native function", ratio(in_bare, natively), "at most 2.5");
    show("host, everything read / native function", ratio(in_full, natively), "none");
    show("host, as the manifest reads / native function on everything", ratio(in_narrow, natively), "at most 2.0");
    let own = ratio(in_narrow, natively) - ratio(|| drop(black_box(narrow_bare.call(&narrow_view))), natively);
    show("the host's own share, as the manifest reads / native function", own, "at most 1.1");
    show("five plugins / one", ratio(|| decide(&five), in_narrow), "at most 2.0");
    let of_machine = threads(&natively);
    show("throughput of two threads / one", threads(&|| decide(&five)), "at least 1.9");
    show("the same for the native function, which shares nothing", of_machine, "none: it is the machine's");
    let json = serde_json::to_vec(&context).expect("plain data");
    let typed = || drop(black_box(serde_json::from_slice::<Context>(&json)));
    let reading = || drop(black_box(courtesy_host::read::context(&json)));
    show("reading a context / serde_json into the same types", ratio(reading, typed), "at most 1.2");
    println!("  {:5}  allocations in a decision, one plugin", allocations(in_narrow));
    println!("  {:5}  allocations in a decision, five plugins", allocations(|| decide(&five)));
    let shop = shop();
    let everybody = |host: &Host| shop.iter().for_each(|context| drop(black_box(host.decide_blocking(context))));
    let asked = with_every_plugin(|manifest| manifest);
    let all_asked = with_every_plugin(|manifest| Manifest { asks_when: None, ..manifest });
    let (of_asked, of_all) = (times(3, || everybody(&asked)), times(3, || everybody(&all_asked)));
    println!("every plugin that is committed, for {} customers of the music shop:", shop.len());
    show("all asked / asked only about whom they have something to say", of_all / of_asked, "at least 3");
    let (calls, not_asked) = shop
        .iter()
        .map(|context| asked.decide_blocking(context))
        .fold((0, 0), |(a, b), it| (a + it.plugins.len(), b + it.not_asked.len()));
    println!("  {calls:5}  calls, and {not_asked} times a plugin wasn't asked");
}

fn show(what: &str, figure: f64, aim: &str) {
    println!("  {figure:5.2}  {what} (aim: {aim})");
}

/// The shortest time that this takes, in seconds.
fn times(rounds: usize, work: impl Fn()) -> f64 {
    let time = |_| {
        let start = Instant::now();
        work();
        start.elapsed().as_secs_f64()
    };
    (0..rounds).map(time).fold(f64::INFINITY, f64::min)
}

/// The allocations of one call, once everything is warm.
fn allocations(work: impl Fn()) -> u64 {
    work();
    let before = ALLOCATED.load(Ordering::Relaxed);
    work();
    ALLOCATED.load(Ordering::Relaxed) - before
}

/// Customers of the music shop.
fn shop() -> Vec<Context> {
    let shop = population::read(&root().join("tests/data/cdnow.ndjson.zst")).expect("the shop is committed");
    let mut shop = population::from_ndjson(&shop).expect("the shop is right");
    shop.truncate(500);
    shop
}

/// A host of every plugin that is committed, each with its manifest changed.
fn with_every_plugin(change: impl Fn(Manifest) -> Manifest) -> Host {
    let changed = |path: PathBuf| {
        let bytes = std::fs::read(path).expect("the plugin is committed");
        let file = PluginFile::parse(bytes.clone(), &Limits::default()).expect("the plugin is right");
        let manifest = change(file.manifest().clone());
        courtesy_host::pack(&without_manifest(&bytes), &manifest).expect("the names exist")
    };
    host(courtesy_tests::checkout::plugins().expect("the plugins are committed").into_iter().map(changed))
}

/// Counts allocations, and leaves them to the system.
struct Counting;

static ALLOCATED: AtomicU64 = AtomicU64::new(0);

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: everything is passed on to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATED.fetch_add(1, Ordering::Relaxed);
        // SAFETY: the caller promises what the system's allocator asks for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(block, layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        ALLOCATED.fetch_add(1, Ordering::Relaxed);
        // SAFETY: as above.
        unsafe { System.realloc(block, layout, new_size) }
    }
}

/// The throughput of two threads, as a multiple of one thread's.
fn threads(call: &(dyn Fn() + Sync)) -> f64 {
    let work = || repeatedly(call);
    let two = || {
        std::thread::scope(|scope| {
            scope.spawn(work);
            scope.spawn(work);
        });
    };
    median(|| 2.0 * time(work).as_secs_f64() / time(two).as_secs_f64())
}

fn decide(criterion: &mut Criterion) {
    // Under `cargo test`, criterion runs each function once, so ratios would be meaningless.
    if std::env::args().any(|argument| argument == "--bench") {
        print_figures();
    }
    let context = customer();
    let full = plugin(Some(EVERYTHING));
    let bare = Bare::new(&full, Abi::Module);
    let one = host([full]);
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
