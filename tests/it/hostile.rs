//! Guests that mean harm: each gets its accepted message, and the plugins next to it never notice.
//!
//! Every `tests/hostile/ABI/*.wat` begins with what it does. A line `;; manifest:` says which manifest to put into the
//! module: `default`, `none`, or one in JSON; without that line the module brings its own. A line `;; repeat N TEXT`
//! stands for that text so many times, each time with the count in place of `#`, and a line `;; with NAME` for
//! `tests/hostile/parts/NAME.wat`. What the host says of a guest lies in `messages` beside it.

use std::fmt::Write;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;

use courtesy_contract::{Context, Decision, Manifest, Slug};
use courtesy_host::{Error, ErrorKind, Host, HostBuilder, Limits, PluginFile, read};

/// The ways in which a guest and the host talk, each with its folder of guests.
pub(crate) const ABIS: [&str; 4] = ["module", "command", "command-component", "component"];

const DEFAULT_MANIFEST: &str = r#"{"id": "hostile", "version": "1.0.0", "contract": "1", "summary": "Means harm.",
    "reads": ["customer"], "kinds": ["check_in"], "purposes": ["care"]}"#;

/// The words before a plugin's own in a failure.
const SAID_LAST: &str = "it said last: ";

const POLICY: &str = r#"links = ["https://shop.example"]"#;

const CONTEXT: &[u8] = br#"{
    "contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
    "as_of": "2026-03-28T20:40:00Z",
    "customer": {"ref": "jansen-4711", "language": "en", "region": "a secret village"},
    "permissions": [{"purpose": "care", "status": "granted", "basis": "consent"},
        {"purpose": "service", "status": "granted", "basis": "contract"}]
}"#;

#[test]
fn each_hostile_module_gets_its_message_and_its_neighbours_never_notice() {
    meet_all("module", 115);
}

#[test]
fn each_hostile_command_gets_its_message_and_its_neighbours_never_notice() {
    meet_all("command", 80);
}

#[test]
fn each_hostile_command_component_gets_its_message_and_its_neighbours_never_notice() {
    meet_all("command-component", 60);
}

#[test]
fn each_hostile_component_gets_its_message_and_its_neighbours_never_notice() {
    meet_all("component", 70);
}

#[test]
fn all_that_fail_at_once_leave_their_neighbours_alone() {
    let mut plugins = all_that_fail();
    let crowd = plugins.len();
    assert!(crowd > 150, "only {crowd} guests fail");
    plugins.extend(NEIGHBOURS.plugins.iter().cloned());
    let host = builder(&plugins, Limits::default()).cache(NEIGHBOURS.cache.path()).build().unwrap();
    let decide = || host.decide_blocking(&read::context(CONTEXT).unwrap());
    let decisions = thread::scope(|scope| [(); 3].map(|()| scope.spawn(decide)).map(|call| call.join().unwrap()));
    for decision in decisions {
        assert_eq!(of_neighbours(&decision), NEIGHBOURS.result);
        assert_eq!(decision.failures.len(), crowd);
    }
}

#[test]
fn each_message_belongs_to_a_guest() {
    for entry in ABIS.into_iter().flat_map(|abi| fs::read_dir(hostile(abi).join("messages")).unwrap()) {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "snap") {
            let guest = path.with_extension("wat");
            let guest = path.parent().unwrap().with_file_name(guest.file_name().unwrap());
            assert!(guest.exists(), "{} is the message of no guest; remove it", path.display());
        }
    }
}

/// Well-behaved plugins, one for each ABI, and what becomes of them when nobody else is there.
static NEIGHBOURS: LazyLock<Neighbours> = LazyLock::new(Neighbours::alone);

struct Neighbours {
    plugins: Vec<(String, Vec<u8>)>,
    result: String,
    /// Compiled code, so that the neighbours are compiled once.
    cache: tempfile::TempDir,
}

impl Neighbours {
    fn alone() -> Self {
        let plugin = |abi| (format!("neighbour-{abi}.wasm"), guest(&neighbour(abi, "friendly")));
        let plugins: Vec<_> = ABIS.into_iter().map(plugin).collect();
        let cache = tempfile::tempdir().unwrap();
        let alone = builder(&plugins, Limits::default()).cache(cache.path()).build().unwrap();
        let result = of_neighbours(&alone.decide_blocking(&read::context(CONTEXT).unwrap()));
        let hellos = result.matches("Dear {first_name}, is all well?").count();
        assert_eq!(hellos, ABIS.len(), "each neighbour on its own proposes something:\n{result}");
        Self { plugins, result, cache }
    }

    fn beside(&self, path: &Path) -> Result<Host, Error> {
        let mut plugins = vec![("hostile.wasm".to_owned(), guest(path))];
        plugins.extend(self.plugins.iter().cloned());
        builder(&plugins, Limits::default()).cache(self.cache.path()).build()
    }
}

/// Every guest whose accepted message is a failure, each under a name of its own.
fn all_that_fail() -> Vec<(String, Vec<u8>)> {
    let fails = |path: &PathBuf| {
        let message = path.with_extension("snap");
        let message = path.with_file_name("messages").join(message.file_name().unwrap());
        fs::read_to_string(message).is_ok_and(|message| message.contains("\nloaded\nfailed, "))
    };
    let named = |(number, path): (usize, PathBuf)| {
        let manifest = DEFAULT_MANIFEST.replace('\n', " ").replace("\"hostile\"", &format!("\"crowd-{number}\""));
        let text = whole(&path).replace(";; manifest: default", &format!(";; manifest: {manifest}"));
        (format!("crowd-{number}.wasm"), assembled(&text).unwrap())
    };
    ABIS.into_iter().flat_map(guests).filter(fails).enumerate().map(named).collect()
}

/// Meets each guest of an ABI: one whose message changed must not hide the next one.
fn meet_all(abi: &str, at_least: usize) {
    let guests = guests(abi);
    assert!(guests.len() >= at_least, "only {} guests were found", guests.len());
    let wrong = guests.iter().filter(|path| panic::catch_unwind(|| meet(path)).is_err());
    let wrong: Vec<_> = wrong.map(|path| path.file_stem().unwrap()).collect();
    assert!(wrong.is_empty(), "{} of {} guests, see above: {wrong:?}", wrong.len(), guests.len());
}

/// Loads a guest beside the neighbours, asks all, and compares what the host says.
fn meet(path: &Path) {
    let name = path.file_stem().unwrap().to_str().unwrap();
    let loaded = NEIGHBOURS.beside(path);
    // Only who stands beside it can be a duplicate; everything else is seen by looking at the file alone.
    let alone = loaded.as_ref().err().filter(|refusal| refusal.kind() != ErrorKind::Duplicate);
    assert_eq!(checked(guest(path)), alone.map(ToString::to_string), "{name}: checked and loaded");
    let message = match loaded {
        Err(refusal) => format!("not loaded, {:?}\n{refusal}\n", refusal.kind()),
        Ok(host) => {
            let context = read::context(CONTEXT).unwrap();
            let decision = host.decide_blocking(&context);
            assert_eq!(of_neighbours(&decision), NEIGHBOURS.result, "{name} changed its neighbours' result");
            assert_eq!(host.decide_blocking(&context), decision, "{name} gets another verdict the second time");
            told(&decision)
        }
    };
    assert!(fit_for_a_log(&message), "{name} tells a customer's value or steers a terminal: {message:?}");
    insta::with_settings!({snapshot_path => path.with_file_name("messages"), prepend_module_to_snapshot => false,
        omit_expression => true, description => about(path)}, {
        insta::assert_snapshot!(name, message);
    });
}

/// Why a file can't be loaded, said without loading it.
fn checked(wasm: Vec<u8>) -> Option<String> {
    let limits = Limits::default();
    let file = PluginFile::parse(wasm, &limits);
    let refusal = file.and_then(|file| file.compile(&limits, Some(NEIGHBOURS.cache.path()))).err()?;
    Some(format!("hostile.wasm: {refusal}"))
}

/// Messages reach logs and terminals: nothing that would move a cursor, and no customer's value, unless the plugin itself
/// wrote it: its notes and its last words are its own.
fn fit_for_a_log(message: &str) -> bool {
    let of_host = message.lines().filter(|line| !line.starts_with("noted ")).map(|line| line.split(SAID_LAST).next());
    let private = |line: &str| ["jansen", "secret village"].into_iter().any(|value| line.contains(value));
    !of_host.flatten().any(private) && !message.contains(|letter: char| letter.is_control() && letter != '\n')
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
        let (id, rule) = (&withheld.action.id, &withheld.rule);
        let why = withheld.detail.as_deref().or(withheld.explanation.in_language("en")).unwrap_or_default();
        writeln!(text, "withheld {id}, {} by {} {rule}: {why}", withheld.disposition, withheld.stage).unwrap();
    }
    for offered in decision.offered.iter().filter(|offered| offered.plugin == "hostile") {
        writeln!(text, "offered {}", offered.action.id).unwrap();
    }
    for run in decision.plugins.iter().filter(|run| run.id == "hostile" && !run.log.is_empty()) {
        writeln!(text, "noted {}", shortened(&run.log.join("; "))).unwrap();
    }
    if text == "loaded\n" {
        text.push_str("answered, with nothing to do\n");
    }
    text
}

/// A text without its middle, if it is long.
fn shortened(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let piece = |part: &[char]| part.iter().collect::<String>();
    match letters.len() {
        0..=400 => text.to_owned(),
        all => format!("{} … {}, {all} characters", piece(&letters[..20]), piece(&letters[all - 20..])),
    }
}

/// What became of the neighbours, to the last byte, but for the order among plugins.
pub(crate) fn of_neighbours(decision: &Decision) -> String {
    let near = |plugin: &Slug| plugin.as_str().starts_with("neighbour");
    let offered: Vec<_> = decision.offered.iter().filter(|offered| near(&offered.plugin)).collect();
    let withheld: Vec<_> = decision.withheld.iter().filter(|withheld| near(&withheld.plugin)).collect();
    let failures: Vec<_> = decision.failures.iter().filter(|failure| near(&failure.plugin)).collect();
    let runs: Vec<_> = decision.plugins.iter().filter(|run| near(&run.id)).collect();
    serde_json::to_string_pretty(&(offered, withheld, failures, runs)).unwrap()
}

/// A host with these plugins, by file name.
pub(crate) fn host(plugins: &[(String, Vec<u8>)], limits: Limits) -> Result<Host, Error> {
    builder(plugins, limits).build()
}

fn builder(plugins: &[(String, Vec<u8>)], limits: Limits) -> HostBuilder {
    let builder = Host::builder().policy(read::policy(POLICY).unwrap()).limits(limits);
    plugins.iter().fold(builder, |builder, (name, wasm)| builder.plugin(name, wasm.clone()))
}

fn guests(abi: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(hostile(abi)).unwrap().map(|entry| entry.unwrap().path());
    let mut guests: Vec<_> =
        entries.filter(|path| path.extension().is_some_and(|extension| extension == "wat")).collect();
    guests.sort();
    guests
}

pub(crate) fn hostile(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("hostile").join(name)
}

/// A guest that means no harm to the host, by its ABI and name.
pub(crate) fn neighbour(abi: &str, name: &str) -> PathBuf {
    hostile(&format!("neighbours/{abi}/{name}.wat"))
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
    assembled(&whole(path)).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// A guest's bytes from its whole text, with its manifest.
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

/// A guest's text, with all that `;; repeat N TEXT` and `;; with NAME` stand for.
pub(crate) fn whole(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()));
    text.lines().map(written_out).collect()
}

fn written_out(line: &str) -> String {
    if let Some(part) = line.trim().strip_prefix(";; with ") {
        return whole(&hostile(&format!("parts/{part}.wat")));
    }
    match line.trim().strip_prefix(";; repeat ").and_then(|rest| rest.split_once(' ')) {
        Some((times, part)) => {
            (0..times.parse().unwrap()).map(|count: u32| part.replace('#', &count.to_string()) + "\n").collect()
        }
        None => format!("{line}\n"),
    }
}

/// A context in which a guest is given `region` to read.
pub(crate) fn context(region: &str) -> Context {
    let mut context = read::context(CONTEXT).unwrap();
    context.customer.region = Some(region.try_into().unwrap());
    context
}
