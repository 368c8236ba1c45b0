//! The guests in `tests/hostile`: how they are assembled, and hosts that load them.

use std::fs;
use std::path::{Path, PathBuf};

use courtesy_contract::{Context, Manifest};
use courtesy_host::{Error, Host, HostBuilder, Limits, read};

/// The ABIs, each with its folder of guests.
pub(crate) const ABIS: [&str; 4] = ["module", "command", "command-component", "component"];

pub(super) const DEFAULT_MANIFEST: &str = r#"{"id": "hostile", "version": "1.0.0", "contract": "1", "summary": "Means harm.",
    "reads": ["customer"], "kinds": ["check_in"], "purposes": ["care"]}"#;

const POLICY: &str = r#"links = ["https://shop.example"]"#;

pub(super) const CONTEXT: &[u8] = br#"{
    "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
    "as_of": "2026-03-28T20:40:00Z",
    "customer": {"ref": "jansen-4711", "language": "en", "region": "a secret village"},
    "permissions": [{"purpose": "care", "status": "granted", "basis": "consent"},
        {"purpose": "service", "status": "granted", "basis": "contract"}]
}"#;

/// A host with these plugins, by file name.
pub(crate) fn host(plugins: &[(String, Vec<u8>)], limits: Limits) -> Result<Host, Error> {
    builder(plugins, limits).build()
}

pub(super) fn builder(plugins: &[(String, Vec<u8>)], limits: Limits) -> HostBuilder {
    let builder = Host::builder().policy(read::policy(POLICY).unwrap()).limits(limits);
    plugins.iter().fold(builder, |builder, (name, wasm)| builder.plugin(name, wasm.clone()))
}

/// The files of all guests of an ABI, in order.
pub(super) fn of(abi: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(hostile(abi)).unwrap().map(|entry| entry.unwrap().path());
    let mut guests: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "wat")).collect();
    guests.sort();
    guests
}

/// A file or folder in `tests/hostile`.
pub(crate) fn hostile(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile").join(name)
}

/// The path of a harmless guest, by ABI and name.
pub(crate) fn neighbour(abi: &str, name: &str) -> PathBuf {
    hostile(&format!("neighbours/{abi}/{name}.wat"))
}

/// The comment at the top of a guest.
pub(super) fn about(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().map_while(|line| line.strip_prefix(";; ")).filter(|line| !line.starts_with("manifest:"));
    let about = lines.collect::<Vec<_>>().join(" ");
    assert!(!about.is_empty(), "{} doesn't say what it does", path.display());
    about
}

/// A guest's bytes, with its manifest.
pub(crate) fn guest(path: &Path) -> Vec<u8> {
    assembled(&whole(path)).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// A guest's bytes from its expanded text, with its manifest.
pub(crate) fn assembled(text: &str) -> Result<Vec<u8>, wat::Error> {
    let wasm = wat::parse_str(text)?;
    Ok(match text.lines().find_map(|line| line.strip_prefix(";; manifest: ")) {
        None | Some("none") => wasm,
        Some("default") => packed(&wasm, DEFAULT_MANIFEST),
        Some(manifest) => packed(&wasm, manifest),
    })
}

fn packed(wasm: &[u8], manifest: &str) -> Vec<u8> {
    let manifest: Manifest = serde_json::from_str(manifest).unwrap();
    courtesy_host::pack(wasm, &manifest).unwrap()
}

/// A guest's text, with `;; repeat N TEXT` and `;; with NAME` expanded.
pub(crate) fn whole(path: &Path) -> String {
    expanded(path, 1)
}

/// A guest's text, with everything repeated a hundred times less often, but at least twice.
pub(crate) fn shortened(path: &Path) -> String {
    expanded(path, 100)
}

fn expanded(path: &Path, shorter: usize) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    text.lines().map(|line| expanded_line(line, shorter)).collect()
}

fn expanded_line(line: &str, shorter: usize) -> String {
    if let Some(part) = line.trim().strip_prefix(";; with ") {
        return expanded(&hostile(&format!("parts/{part}.wat")), 1);
    }
    match line.trim().strip_prefix(";; repeat ").and_then(|rest| rest.split_once(' ')) {
        Some((times, part)) => {
            let part = repeated(part, shorter);
            (0..how_often(times, shorter)).map(|count| part.replace('#', &count.to_string()) + "\n").collect()
        }
        None => format!("{line}\n"),
    }
}

/// What a line repeats, with what is repeated inside it: `(func ;; repeat N TEXT ;; )`.
fn repeated(part: &str, shorter: usize) -> String {
    let mut pieces = part.split(";; ");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| match piece.strip_prefix("repeat ").and_then(|rest| rest.split_once(' ')) {
        Some((times, inner)) => text + &inner.repeat(how_often(times, shorter)),
        None => text + piece,
    })
}

fn how_often(times: &str, shorter: usize) -> usize {
    let times: usize = times.parse().unwrap();
    if shorter == 1 { times } else { (times / shorter).max(2) }
}

/// A context whose customer lives in `region`, which guests read.
pub(crate) fn context(region: &str) -> Context {
    let mut context = read::context(CONTEXT).unwrap();
    context.customer.region = Some(region.try_into().unwrap());
    context
}
