//! Guests that mean harm: each gets its accepted message, and the plugin next to it never notices.
//!
//! Every `tests/hostile/*.wat` begins with what it does. A line `;; manifest:` says which manifest to put into the
//! module: `default`, `none`, or one in JSON; without that line the module brings its own. A line `;; repeat N TEXT`
//! stands for that text so many times. What the host says of a guest lies in `tests/hostile/messages/`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use courtesy_contract::{Context, Decision, Manifest};
use courtesy_host::{Error, Host, Limits, read};

const DEFAULT_MANIFEST: &str = r#"{"id": "hostile", "version": "1.0.0", "contract": "1", "summary": "Means harm.",
    "reads": ["customer"], "kinds": ["check_in"], "purposes": ["care"]}"#;

const POLICY: &str = r#"links = ["https://shop.example"]"#;

const CONTEXT: &[u8] = br#"{
    "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
    "as_of": "2026-03-28T20:40:00Z",
    "customer": {"ref": "jansen-4711", "language": "en", "region": "a secret village"},
    "permissions": [{"purpose": "care", "status": "granted", "basis": "consent"},
        {"purpose": "service", "status": "granted", "basis": "contract"}]
}"#;

#[test]
fn each_hostile_guest_gets_its_message_and_the_neighbour_never_notices() {
    let guests = guests();
    assert!(guests.len() >= 100, "only {} guests were found", guests.len());
    let neighbour = Neighbour::alone();
    // A guest whose message changed must not hide the next one.
    let wrong = |path: &&PathBuf| std::panic::catch_unwind(|| meet(path, &neighbour)).is_err();
    let wrong: Vec<_> = guests.iter().filter(wrong).map(|path| path.file_stem().unwrap()).collect();
    assert!(wrong.is_empty(), "{} of {} guests, see above: {wrong:?}", wrong.len(), guests.len());
}

#[test]
fn each_message_belongs_to_a_guest() {
    for entry in fs::read_dir(hostile("messages")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "snap") {
            let guest = hostile(&format!("{}.wat", path.file_stem().unwrap().to_str().unwrap()));
            assert!(guest.exists(), "{} is the message of no guest; remove it", path.display());
        }
    }
}

/// A well-behaved plugin, and what becomes of it when nobody else is there.
struct Neighbour {
    wasm: Vec<u8>,
    result: String,
}

impl Neighbour {
    fn alone() -> Self {
        let wasm = guest(&hostile("neighbours/friendly.wat"));
        let alone = host(&[("neighbour.wasm", wasm.clone())], Limits::default()).unwrap();
        let result = of_neighbour(&alone.decide_blocking(&read::context(CONTEXT).unwrap()));
        assert!(result.contains("hello"), "the neighbour on its own proposes something:\n{result}");
        Self { wasm, result }
    }
}

/// Loads a guest beside the neighbour, asks both, and compares what the host says.
fn meet(path: &Path, neighbour: &Neighbour) {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let plugins = [("hostile.wasm", guest(path)), ("neighbour.wasm", neighbour.wasm.clone())];
    let message = match host(&plugins, Limits::default()) {
        Err(refusal) => format!("not loaded, {:?}\n{refusal}\n", refusal.kind()),
        Ok(host) => {
            let context = read::context(CONTEXT).unwrap();
            let decision = host.decide_blocking(&context);
            assert_eq!(of_neighbour(&decision), neighbour.result, "{name} changed its neighbour's result");
            assert_eq!(host.decide_blocking(&context), decision, "{name} gets another verdict the second time");
            told(&decision)
        }
    };
    assert!(fit_for_a_log(&message), "{name} tells a customer's value or steers a terminal: {message:?}");
    insta::with_settings!({snapshot_path => "../hostile/messages", prepend_module_to_snapshot => false,
        omit_expression => true, description => about(path)}, {
        insta::assert_snapshot!(name, message);
    });
}

/// Messages reach logs and terminals: no customer's value, and nothing that would move a cursor.
fn fit_for_a_log(message: &str) -> bool {
    let private = ["jansen", "secret village"].into_iter().any(|value| message.contains(value));
    !private && !message.contains(|letter: char| letter.is_control() && letter != '\n')
}

/// What became of the hostile plugin.
fn told(decision: &Decision) -> String {
    let mut text = String::from("loaded\n");
    for failure in decision.failures.iter().filter(|failure| failure.plugin == "hostile") {
        writeln!(text, "failed, {}: {}", failure.kind, failure.detail).unwrap();
        for violation in &failure.violations {
            writeln!(text, "  {}: {}", violation.at, violation.message).unwrap();
        }
    }
    for withheld in decision.withheld.iter().filter(|withheld| withheld.plugin == "hostile") {
        let (id, rule, why) = (&withheld.action.id, &withheld.rule, &withheld.explanation);
        writeln!(text, "withheld {id}, {} by {} {rule}: {why}", withheld.disposition, withheld.stage).unwrap();
    }
    for offered in decision.offered.iter().filter(|offered| offered.plugin == "hostile") {
        writeln!(text, "offered {}", offered.action.id).unwrap();
    }
    for run in decision.plugins.iter().filter(|run| run.id == "hostile" && !run.log.is_empty()) {
        writeln!(text, "noted {}", run.log.join("; ")).unwrap();
    }
    if text == "loaded\n" {
        text.push_str("answered, with nothing to do\n");
    }
    text
}

/// What became of the neighbour, to the last byte, but for the order among plugins.
pub(crate) fn of_neighbour(decision: &Decision) -> String {
    let offered: Vec<_> = decision.offered.iter().filter(|offered| offered.plugin == "neighbour").collect();
    let withheld: Vec<_> = decision.withheld.iter().filter(|withheld| withheld.plugin == "neighbour").collect();
    let failures: Vec<_> = decision.failures.iter().filter(|failure| failure.plugin == "neighbour").collect();
    let runs: Vec<_> = decision.plugins.iter().filter(|run| run.id == "neighbour").collect();
    serde_json::to_string_pretty(&(offered, withheld, failures, runs)).unwrap()
}

/// A host with these plugins, by file name.
pub(crate) fn host(plugins: &[(&str, Vec<u8>)], limits: Limits) -> Result<Host, Error> {
    let builder = Host::builder().policy(read::policy(POLICY).unwrap()).limits(limits);
    plugins.iter().fold(builder, |builder, (name, wasm)| builder.plugin(name, wasm.clone())).build()
}

fn guests() -> Vec<PathBuf> {
    let entries = fs::read_dir(hostile("")).unwrap().map(|entry| entry.unwrap().path());
    let mut guests: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "wat")).collect();
    guests.sort();
    guests
}

pub(crate) fn hostile(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile").join(name)
}

/// The comment at a guest's head.
fn about(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let lines = text.lines().map_while(|line| line.strip_prefix(";; ")).filter(|line| !line.starts_with("manifest:"));
    let about = lines.collect::<Vec<_>>().join(" ");
    assert!(!about.is_empty(), "{} doesn't say what it does", path.display());
    about
}

/// A guest's bytes, with its manifest.
pub(crate) fn guest(path: &Path) -> Vec<u8> {
    let text = fs::read_to_string(path).unwrap();
    assembled(&text).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// A guest's bytes from its text, with its manifest.
pub(crate) fn assembled(text: &str) -> Result<Vec<u8>, wat::Error> {
    let wasm = wat::parse_str(repeated(text))?;
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

/// Carries out `;; repeat N TEXT`.
fn repeated(text: &str) -> String {
    let line = |line: &str| match line.trim().strip_prefix(";; repeat ").and_then(|rest| rest.split_once(' ')) {
        Some((times, part)) => format!("{part}\n").repeat(times.parse().unwrap()),
        None => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}

/// A context in which a guest is given `region` to read.
pub(crate) fn context(region: &str) -> Context {
    let mut context = read::context(CONTEXT).unwrap();
    context.customer.region = Some(region.try_into().unwrap());
    context
}
