//! Size and cost of Rust plugins with the SDK's own JSON code, compared with serde_json.
//!
//! `cargo bench --workspace --bench sdk_json --profile dev` prints a table. It copies the SDK and the plugins twice,
//! overwrites files in one copy with those in `sdk-json`, and builds the plugins of both for wasm32-unknown-unknown. Each
//! plugin runs on its own examples and must give the accepted answers.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use courtesy_contract::{Answer, Context};
use courtesy_host::{Host, Limits, PluginFile, read};

/// The committed plugins that are written in Rust.
const PLUGINS: [&str; 7] =
    ["caring-gesture", "check-in", "flexible-terms", "heads-up", "human-touch", "promise-keeper", "service-recovery"];
/// The parts of the SDK that serde_json replaces.
const OURS: [&str; 4] = ["json.rs", "json", "part.rs", "write.rs"];

fn main() {
    // Under `cargo test` there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return;
    }
    let place = tempfile::tempdir().expect("a folder");
    let (own, serde) = (place.path().join("own"), place.path().join("serde_json"));
    copy_sources(&own);
    copy_sources(&serde);
    use_serde_json(&serde);
    println!("| plugin | bytes | with serde_json | fuel | with serde_json | first start with serde_json |");
    println!("|---|---|---|---|---|---|");
    let (built_own, built_serde) = (build(&own), build(&serde));
    for name in PLUGINS {
        let (own, serde) = (Cost::of(name, &built_own), Cost::of(name, &built_serde));
        let slower = serde.first_start_s / own.first_start_s;
        println!("| {name} | {} | {} | {} | {} | {slower:.1} |", own.bytes, serde.bytes, own.fuel, serde.fuel);
    }
    let ours: usize = OURS.iter().map(|part| lines(&root().join("crates/sdk/src").join(part))).sum();
    println!("\nlines without tests: {ours}, and {} with serde_json", lines(&variant()));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the root").to_owned()
}

/// The folder with the replacement files.
fn variant() -> PathBuf {
    root().join("tests/benches/sdk-json")
}

/// Copies everything needed to build the plugins.
fn copy_sources(to: &Path) {
    for part in
        ["Cargo.toml", "Cargo.lock", "crates/contract", "crates/sdk", "plugins/Cargo.toml", "plugins/Cargo.lock"]
    {
        copy(&root().join(part), &to.join(part));
    }
    for plugin in PLUGINS {
        copy(&root().join("plugins").join(plugin), &to.join("plugins").join(plugin));
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).expect("a folder").flatten() {
            copy(&entry.path(), &to.join(entry.file_name()));
        }
        return;
    }
    fs::create_dir_all(to.parent().expect("a file lies in a folder")).expect("a folder");
    fs::copy(from, to).expect("a copy");
}

/// Replaces the SDK's own JSON code with serde_json.
fn use_serde_json(place: &Path) {
    let sdk = place.join("crates/sdk/src");
    for part in ["json", "write"] {
        fs::remove_dir_all(sdk.join(part)).expect("the SDK has this folder");
    }
    copy(&variant(), &sdk);
    let manifest = place.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("the workspace's manifest");
    let plain = "serde_json = \"1.0.150\"";
    assert!(text.contains(plain), "the workspace depends on another version of serde_json");
    let raw = "serde_json = { version = \"1.0.150\", features = [\"raw_value\"] }";
    fs::write(manifest, text.replace(plain, raw)).expect("the workspace's manifest");
}

/// Builds the plugins and returns the folder with the results.
fn build(place: &Path) -> PathBuf {
    let target = "wasm32-unknown-unknown";
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["build", "--quiet", "--release", "--lib", "--target", target, "--target-dir", "target"]);
    // As `courtesy build` links a plugin. Its other flags only leave paths out.
    cargo.env("RUSTFLAGS", "-Clink-arg=-zstack-size=32768 -Clink-arg=--compress-relocations");
    let built = cargo.current_dir(place.join("plugins")).status().expect("cargo starts");
    assert!(built.success(), "the plugins in {} don't build", place.display());
    place.join("plugins/target").join(target).join("release")
}

/// The size and cost of one plugin.
struct Cost {
    bytes: usize,
    /// The median over its examples.
    fuel: u64,
    first_start_s: f64,
}

impl Cost {
    fn of(name: &str, built: &Path) -> Self {
        let folder = root().join("plugins").join(name);
        let committed = fs::read(folder.join(format!("{name}.wasm"))).expect("it is committed");
        let manifest = PluginFile::parse(committed, &Limits::default()).expect("it is a plugin").manifest().clone();
        let module = built.join(format!("courtesy_{}.wasm", name.replace('-', "_")));
        let wasm = courtesy_host::pack(&fs::read(module).expect("it was built"), &manifest).expect("a plugin");
        let host = host(&wasm);
        let mut fuel: Vec<u64> = examples(&folder).iter().map(|example| ask(&host, name, example)).collect();
        fuel.sort_unstable();
        let mut starts: Vec<f64> = (0..5).map(|_| seconds(|| drop(self::host(&wasm)))).collect();
        starts.sort_by(f64::total_cmp);
        Self { bytes: wasm.len(), fuel: fuel[fuel.len() / 2], first_start_s: starts[starts.len() / 2] }
    }
}

fn host(wasm: &[u8]) -> Host {
    Host::builder().plugin("plugin.wasm", wasm.to_vec()).build().expect("the plugin is right")
}

/// A plugin's examples: contexts with their accepted answers.
fn examples(folder: &Path) -> Vec<(Context, Answer)> {
    let files = fs::read_dir(folder.join("examples")).expect("it has examples").flatten().map(|entry| entry.path());
    let contexts = files.filter(|path| path.to_string_lossy().ends_with(".context.json"));
    let example = |path: PathBuf| {
        let accepted = path.to_string_lossy().replace(".context.json", ".answer.json");
        let answer = serde_json::from_slice(&fs::read(accepted).expect("an answer")).expect("an answer");
        (read::context(&fs::read(path).expect("a context")).expect("a context"), answer)
    };
    contexts.map(example).collect()
}

/// The fuel for one example, whose answer must be the accepted one.
fn ask(host: &Host, name: &str, (context, accepted): &(Context, Answer)) -> u64 {
    let proposal = host.propose_blocking(name, context).expect("it is loaded");
    let answer = proposal.answer.unwrap_or_else(|failure| panic!("{name}: {failure:?}"));
    assert_eq!(answer, *accepted, "{name} doesn't give the accepted answer");
    proposal.run.fuel
}

fn seconds(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64()
}

/// Lines of Rust in a file or folder, without tests.
fn lines(path: &Path) -> usize {
    if path.is_dir() {
        let inside = fs::read_dir(path).expect("a folder").flatten();
        return inside.filter(|entry| entry.file_name() != "tests.rs").map(|entry| lines(&entry.path())).sum();
    }
    let text = fs::read_to_string(path).expect("a file");
    text.lines().take_while(|line| *line != "#[cfg(test)]").count()
}
