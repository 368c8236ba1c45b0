//! Hostile guests: each gets its accepted message, and the plugins loaded next to it are unaffected.
//!
//! Every `tests/hostile/ABI/*.wat` begins with a comment that says what it does. A line `;; manifest:` names the manifest
//! to pack into the module: `default`, `none`, or a manifest in JSON; without that line the module has its own. A line
//! `;; repeat N TEXT` expands to N copies of the text, with `#` replaced by the index; in the text, `;; repeat M PART ;; `
//! repeats a part of it. A line `;; with NAME` expands to `tests/hostile/parts/NAME.wat`. The host's messages are in the `messages` folder next to the guests; the parts of them
//! that wasmtime words are in `tests/hostile/wasmtime`, one file for each ABI.

mod guests;
mod message;

use std::collections::BTreeMap;
use std::fs;
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::thread;

use courtesy_contract::{Decision, Slug};
use courtesy_host::{Error, ErrorKind, Host, Limits, PluginFile, read};

pub(crate) use guests::{ABIS, assembled, context, guest, host, hostile, neighbour, shortened, whole};
use guests::{CONTEXT, DEFAULT_MANIFEST, about, builder};
use message::{fit_for_a_log, summary};

#[test]
fn each_hostile_module_gets_its_message_and_affects_no_neighbour() {
    compare_all("module", 150);
}

#[test]
fn each_hostile_command_gets_its_message_and_affects_no_neighbour() {
    compare_all("command", 80);
}

#[test]
fn each_hostile_command_component_gets_its_message_and_affects_no_neighbour() {
    compare_all("command-component", 60);
}

#[test]
fn each_hostile_component_gets_its_message_and_affects_no_neighbour() {
    compare_all("component", 85);
}

#[test]
fn many_failing_guests_at_once_affect_no_neighbour() {
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
fn no_message_is_left_of_a_removed_guest() {
    for entry in ABIS.into_iter().flat_map(|abi| fs::read_dir(hostile(abi).join("messages")).unwrap()) {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "snap") {
            let guest = path.with_extension("wat");
            let guest = path.parent().unwrap().with_file_name(guest.file_name().unwrap());
            assert!(guest.exists(), "{} belongs to no guest; remove it", path.display());
        }
    }
}

/// Well-behaved plugins, one for each ABI, and their results without other plugins.
static NEIGHBOURS: LazyLock<Neighbours> = LazyLock::new(Neighbours::alone);

struct Neighbours {
    plugins: Vec<(String, Vec<u8>)>,
    result: String,
    /// The cache of compiled code, so that the neighbours are compiled only once.
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
        assert_eq!(hellos, ABIS.len(), "without other plugins, each neighbour proposes something:\n{result}");
        Self { plugins, result, cache }
    }

    fn beside(&self, path: &Path) -> Result<Host, Error> {
        let mut plugins = vec![("hostile.wasm".to_owned(), guest(path))];
        plugins.extend(self.plugins.iter().cloned());
        builder(&plugins, Limits::default()).cache(self.cache.path()).build()
    }
}

/// Every guest whose accepted message is a failure, each under a unique name.
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
    ABIS.into_iter().flat_map(guests::of).filter(fails).enumerate().map(named).collect()
}

/// Compares the messages about all guests of an ABI; one with a changed message doesn't hide the next one.
fn compare_all(abi: &str, at_least: usize) {
    let guests = guests::of(abi);
    assert!(guests.len() >= at_least, "only {} guests were found", guests.len());
    let (mut wrong, mut words) = (Vec::new(), BTreeMap::new());
    for path in &guests {
        match panic::catch_unwind(|| compare(path)) {
            Ok(said) => words.extend(said.map(|said| (name(path), said))),
            Err(_) => wrong.push(name(path)),
        }
    }
    assert!(wrong.is_empty(), "{} of {} guests, see above: {wrong:?}", wrong.len(), guests.len());
    let words: String = words.into_iter().map(|(guest, said)| format!("{guest}: {said}\n")).collect();
    insta::with_settings!({snapshot_path => hostile("wasmtime"), prepend_module_to_snapshot => false,
        omit_expression => true, description => "What wasmtime says of guests, in its own words."}, {
        insta::assert_snapshot!(abi, words);
    });
}

/// Compares the host's message about a guest with the accepted one, and returns wasmtime's part of it.
fn compare(path: &Path) -> Option<String> {
    let name = name(path);
    let message = message_about(path);
    assert!(fit_for_a_log(&message), "{name} leaks a customer's value or control characters: {message:?}");
    let (message, words) = message::split(&message);
    insta::with_settings!({snapshot_path => path.with_file_name("messages"), prepend_module_to_snapshot => false,
        omit_expression => true, description => about(path)}, {
        insta::assert_snapshot!(name, message);
    });
    words
}

/// Loads a guest next to the neighbours, checks that they aren't affected, and returns the host's message.
fn message_about(path: &Path) -> String {
    let name = name(path);
    let loaded = NEIGHBOURS.beside(path);
    // A duplicate only shows next to other plugins; every other error shows in the file alone.
    let alone = loaded.as_ref().err().filter(|refusal| refusal.kind() != ErrorKind::Duplicate);
    assert_eq!(
        checked(guest(path)),
        alone.map(ToString::to_string),
        "{name}: checking the file and loading it give different errors"
    );
    let host = match loaded {
        Ok(host) => host,
        Err(refusal) => return format!("not loaded, {:?}\n{refusal}\n", refusal.kind()),
    };
    let context = read::context(CONTEXT).unwrap();
    let decision = host.decide_blocking(&context);
    assert_eq!(of_neighbours(&decision), NEIGHBOURS.result, "{name} changed its neighbours' results");
    assert_eq!(host.decide_blocking(&context), decision, "{name} gets a different decision the second time");
    summary(&decision)
}

fn name(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// The error for a file that can't be loaded, without loading it.
fn checked(wasm: Vec<u8>) -> Option<String> {
    let limits = Limits::default();
    let file = PluginFile::parse(wasm, &limits);
    let refusal = file.and_then(|file| file.compile(&limits, Some(NEIGHBOURS.cache.path()), None)).err()?;
    Some(format!("hostile.wasm: {refusal}"))
}

/// The neighbours' results, byte for byte; only their rank among all plugins is left out.
pub(crate) fn of_neighbours(decision: &Decision) -> String {
    let near = |plugin: &Slug| plugin.as_str().starts_with("neighbour");
    let offered: Vec<_> = decision.offered.iter().filter(|offered| near(&offered.plugin)).collect();
    let withheld: Vec<_> = decision.withheld.iter().filter(|withheld| near(&withheld.plugin)).collect();
    let failures: Vec<_> = decision.failures.iter().filter(|failure| near(&failure.plugin)).collect();
    let runs: Vec<_> = decision.plugins.iter().filter(|run| near(&run.id)).collect();
    serde_json::to_string_pretty(&(offered, withheld, failures, runs)).unwrap()
}
