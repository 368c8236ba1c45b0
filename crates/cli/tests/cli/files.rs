//! Which files the commands read and write, and what they leave alone.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::place::{Outcome, Place, check_in, context};
use crate::recorded::{self, records};

/// The place of recorded decisions, with what commands could write over.
fn place() -> Place {
    let place = recorded::place();
    place.write("policy.toml", "profile = \"crisis\"\n");
    place.write("contexts/one.context.json", context(1, "granted").to_string());
    place
}

/// Everything in a place, by name.
fn everything(place: &Place) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![place.path("")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.is_symlink() {
                folders.push(path);
            } else {
                found.push((path.display().to_string(), fs::read(&path).unwrap_or_default()));
            }
        }
    }
    found.sort();
    found
}

/// Every command that writes a file, up to the name of that.
const WRITERS: [&[&str]; 8] = [
    &["decide", "--plugins", "plugins", "--policy", "policy.toml", "customers.ndjson", "-o"],
    &["decide", "--plugins", "plugins", "--policy", "policy.toml", "customers.ndjson", "--summary-only", "--records"],
    &["compare", "--plugins", "plugins", "--a", "policy.toml", "customers.ndjson", "--html"],
    &["explain", "records.ndjson", "-o"],
    &["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--contexts", "contexts", "--answers"],
    &["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--contexts", "contexts", "--junit"],
    &["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--policy", "policy.toml", "--answers"],
    &["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--policy", "policy.toml", "--junit"],
];

/// What each of them reads.
fn reads(writer: &[&str]) -> Vec<&'static str> {
    let named = |name: &str| writer.contains(&name);
    let inputs = [
        ("plugins/ask/ask.wasm", named("plugins") || named("conformance")),
        ("policy.toml", named("policy.toml")),
        ("customers.ndjson", named("customers.ndjson")),
        ("records.ndjson", named("records.ndjson")),
        ("contexts/one.context.json", named("contexts")),
    ];
    inputs.into_iter().filter(|(_, is_read)| *is_read).map(|(name, _)| name).collect()
}

#[test]
fn no_command_writes_over_what_it_reads_by_any_name() {
    let place = place();
    let before = everything(&place);
    for writer in WRITERS {
        for input in reads(writer) {
            let roundabout = format!("contexts/../{input}");
            let mut names = vec![input.to_owned(), roundabout];
            if cfg!(unix) {
                names.extend(["soft".to_owned(), "hard".to_owned()]);
                link(&place, input);
            }
            for name in names {
                let outcome = place.courtesy(&[writer, &[&name]].concat());
                let told = format!("{writer:?} {name}: {}", outcome.told());
                assert!(outcome.code == 2 && outcome.err.contains("which is read; name another file"), "{told}");
            }
            for name in ["soft", "hard"] {
                let _ = fs::remove_file(place.path(name));
            }
            assert!(everything(&place) == before, "{writer:?} {input}");
        }
    }
}

#[cfg(unix)]
fn link(place: &Place, input: &str) {
    std::os::unix::fs::symlink(place.path(input), place.path("soft")).unwrap();
    fs::hard_link(place.path(input), place.path("hard")).unwrap();
}

#[cfg(not(unix))]
fn link(_: &Place, _: &str) {}

#[cfg(unix)]
#[test]
fn answers_and_plugins_that_are_links_are_never_written_over_what_they_are_made_of() {
    use std::os::unix::fs::symlink;

    let place = Place::new();
    place.plugin("ask/ask.wasm", "ask", &check_in());
    let recipe = "[build]\ncommand = [\"cp\", \"ask.wasm\", \"build/made.wasm\"]\noutput = \"build/made.wasm\"\n";
    place.write(
        "ask/plugin.toml",
        format!(
            "id = \"ask\"\nversion = \"1.0.0\"\ncontract = \"1\"\nsummary = \"Asks.\"\nreads = [\"derived\"]\n\
             kinds = [\"check_in\"]\npurposes = [\"care\"]\n{recipe}"
        ),
    );
    place.write("ask/examples/one.context.json", context(1, "granted").to_string());
    let answer = place.path("ask/examples/one.answer.json");
    for input in ["one.context.json", "../ask.wasm", "../plugin.toml"] {
        symlink(input, &answer).unwrap();
        let before = everything(&place);
        let outcome = place.courtesy(&["test", "ask", "--accept", "--no-build"]);
        assert!(outcome.code == 2 && outcome.err.contains("which is read"), "{input}: {}", outcome.told());
        assert!(everything(&place) == before, "{input}");
        fs::remove_file(&answer).unwrap();
    }
    symlink("answers.json", &answer).unwrap();
    assert_eq!(place.courtesy(&["test", "ask", "--accept", "--no-build"]).code, 0);
    assert!(answer.is_symlink() && place.read("ask/examples/answers.json").contains("check_in"));

    fs::rename(place.path("ask/ask.wasm"), place.path("ask/source.wasm")).unwrap();
    place.write("ask/plugin.toml", place.read("ask/plugin.toml").replace("\"ask.wasm\"", "\"source.wasm\""));
    place.write("ask/source.wasm", crate::place::module("", "i64.const 0"));
    symlink("plugin.toml", place.path("ask/ask.wasm")).unwrap();
    let before = place.read("ask/plugin.toml");
    let outcome = place.courtesy(&["build", "ask"]);
    assert!(outcome.code == 2 && outcome.err.contains("which is read"), "{}", outcome.told());
    assert_eq!(place.read("ask/plugin.toml"), before);
}

#[test]
fn two_things_never_go_to_one_file() {
    let place = place();
    let before = everything(&place);
    let both = |outcome: Outcome| {
        assert!(outcome.code == 2 && outcome.err.contains(" can't "), "{}", outcome.told());
        assert!(everything(&place) == before);
    };
    let conformance = ["conformance", "plugins/ask/ask.wasm", "--cases", "1"];
    both(place.courtesy(&[&conformance[..], &["--junit", "z", "--answers", "./z"]].concat()));
    both(place.courtesy(&[&conformance[..], &["--junit", "-", "--answers", "/dev/stdout"]].concat()));
    both(place.courtesy(&[&conformance[..], &["--junit", "-", "--json"]].concat()));
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson"];
    both(place.courtesy(&[&decide[..], &["--records", "-"]].concat()));
    both(place.courtesy(&[&decide[..], &["-o", "z", "--records", "z.partial"]].concat()));
    let compare = ["compare", "--plugins", "plugins", "--b", "policy.toml", "customers.ndjson"];
    both(place.courtesy(&[&compare[..], &["--format", "ndjson", "--html", "-"]].concat()));
}

#[test]
fn stdin_is_read_only_once_by_whatever_reads_it() {
    let place = place();
    for arguments in [
        &["decide", "--plugins", "plugins", "--policy", "-"][..],
        &["compare", "--plugins", "plugins", "--a", "-", "--b", "-", "customers.ndjson"],
        &["outcomes", "--records", "-", "-"],
        &["replay", "-", "--plugins", "plugins", "--policy", "/dev/stdin"],
    ] {
        let outcome = place.courtesy(arguments);
        assert!(outcome.code == 2 && outcome.err.contains("stdin can be read only once"), "{}", outcome.told());
    }
}

#[test]
fn what_a_stopped_run_left_is_never_touched_by_another_command() {
    let place = place();
    place.write("day.ndjson", format!("{}broken\n", place.read("customers.ndjson")));
    let stopped = ["decide", "--plugins", "plugins", "day.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
    assert_eq!(place.courtesy(&stopped).code, 1);
    fs::rename(place.path("records.ndjson"), place.path("r.ndjson")).unwrap();
    let left = ["d.ndjson.partial", "r.ndjson.partial"].map(|name| (name, place.read(name)));
    for arguments in [
        &["erase", "r.ndjson", "--customer", "nobody", "-o", "r.ndjson"][..],
        &["explain", "r.ndjson", "--customer", "nobody", "-o", "d.ndjson"],
        &["explain", "r.ndjson", "-o", "d.ndjson"],
        &["compare", "--plugins", "plugins", "--b", "policy.toml", "customers.ndjson", "--html", "d.ndjson"],
        &["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--answers", "d.ndjson"],
        &stopped,
    ] {
        place.courtesy(arguments);
        for (name, content) in &left {
            assert!(place.read_if_there(name) == *content, "{arguments:?} took {name}");
        }
    }
    let outcome = place.courtesy(&["erase", "r.ndjson", "--customer", "c-1", "-o", "r.ndjson"]);
    assert!(outcome.code == 0 && outcome.err.contains("r.ndjson.partial is left as it is"), "{}", outcome.told());
    assert!(place.read("r.ndjson.partial") == left[1].1);
}

#[test]
fn a_partial_file_of_another_program_is_left_and_named() {
    let place = place();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson"];
    for other in ["half a download", "a line\nand another\n", ""] {
        place.write("d.ndjson.partial", other);
        let refused = place.courtesy(&decide);
        assert!(refused.code == 2 && refused.err.contains("d.ndjson.partial"), "{}", refused.told());
        assert_eq!(place.read("d.ndjson.partial"), other);
    }
    place.write("d.ndjson.partial", "a line\nand another\n");
    let resumed = place.courtesy(&[&decide[..], &["--resume"]].concat());
    assert!(resumed.code == 2 && resumed.err.contains("isn't a decision; name another file"), "{}", resumed.told());
    assert_eq!(place.read("d.ndjson.partial"), "a line\nand another\n");
}

/// A stopped run, and the same command gone on with over a changed input or policy: the exit code and what is told.
fn gone_on_with(change: impl Fn(&mut Vec<Value>), recorded: bool) -> Outcome {
    let place = Place::new();
    place.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let mut contexts: Vec<Value> = (1..=6).map(|number| context(number, "granted")).collect();
    let lines = |contexts: &[Value]| contexts.iter().map(|context| format!("{context}\n")).collect::<String>();
    place.write("day.ndjson", format!("{}broken\n", lines(&contexts[..4])));
    let records: &[&str] = if recorded { &["--records", "r.ndjson"] } else { &[] };
    let decide = [&["decide", "--plugins", "plugins", "day.ndjson", "-o", "d.ndjson"], records].concat();
    assert_eq!(place.courtesy(&decide).code, 1);
    let left = place.read("d.ndjson.partial");
    assert_eq!(left.lines().count(), 4);
    change(&mut contexts);
    place.write("day.ndjson", lines(&contexts));
    let outcome = place.courtesy(&[&decide[..], &["--resume"]].concat());
    if outcome.code == 2 {
        assert!(place.read("d.ndjson.partial") == left && !place.path("d.ndjson").exists());
    } else {
        let fresh = place.courtesy(&["decide", "--plugins", "plugins", "day.ndjson"]);
        assert!(place.read("d.ndjson") == fresh.out && !recorded || place.read("r.ndjson").lines().count() == 6);
    }
    outcome
}

#[test]
fn a_stopped_run_goes_on_only_where_every_line_is_as_it_was() {
    for recorded in [false, true] {
        assert_eq!(gone_on_with(|_| {}, recorded).code, 0);
        let refused = |change: &dyn Fn(&mut Vec<Value>), told: &str| {
            let outcome = gone_on_with(change, recorded);
            assert!(outcome.code == 2 && outcome.err.contains(told), "{told}: {}", outcome.told());
        };
        let revoked = |contexts: &mut Vec<Value>| contexts[0]["permissions"][0]["status"] = "revoked".into();
        refused(&revoked, "the context in line 1 of the input has changed since line 1 of d.ndjson.partial");
        let replaced = |contexts: &mut Vec<Value>| contexts[1] = context(22, "granted");
        refused(&replaced, "line 2 of the input is about another `decision_id` than line 2 of d.ndjson.partial");
        refused(&|contexts| contexts.swap(1, 2), "line 2 of the input is about another `decision_id`");
        refused(&|contexts| drop(contexts.remove(0)), "line 1 of the input is about another `decision_id`");
        refused(&|contexts| contexts.truncate(3), "the input has 1 fewer customers");
    }
}

#[test]
fn a_stopped_run_goes_on_only_with_the_plugins_and_the_policy_of_every_line() {
    let place = Place::new();
    place.plugin("plugins/ask.wasm", "ask", &check_in());
    let contexts = (1..=3).map(|number| format!("{}\n", context(number, "granted")));
    place.write("day.ndjson", contexts.collect::<String>());
    let decide = ["decide", "--plugins", "plugins", "day.ndjson", "-o", "d.ndjson"];
    let resume = |extra: &[&str]| place.courtesy(&[&decide[..], &["--resume"], extra].concat());
    assert_eq!(place.courtesy(&decide).code, 0);
    fs::rename(place.path("d.ndjson"), place.path("d.ndjson.partial")).unwrap();
    place.write("policy.toml", "profile = \"crisis\"\n");
    let outcome = resume(&["--policy", "policy.toml"]);
    assert!(outcome.err.contains("the policy changed since line 1 of"), "{}", outcome.told());

    // Only the first decision is from another host.
    let left = place.read("d.ndjson.partial");
    let mut lines: Vec<Value> = left.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (member, told) in [("engine", "the engine changed"), ("time_zones", "the time zones changed")] {
        let then = lines[0][member].take();
        lines[0][member] = "of yesterday".into();
        recorded::write(&place, "d.ndjson.partial", &lines);
        let outcome = resume(&[]);
        assert!(outcome.code == 2 && outcome.err.contains(told), "{}", outcome.told());
        lines[0][member] = then;
    }
    recorded::write(&place, "d.ndjson.partial", &lines);
    place.plugin("plugins/also.wasm", "also", &check_in());
    let outcome = resume(&[]);
    assert!(outcome.err.contains("the plugin also changed since line 1 of"), "{}", outcome.told());
}

#[test]
fn a_stopped_run_with_another_record_than_its_decision_is_refused_at_any_line() {
    let place = place();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
    assert_eq!(place.courtesy(&decide).code, 0);
    fs::rename(place.path("r.ndjson"), place.path("r.ndjson.partial")).unwrap();
    place.write("d.ndjson.partial", place.read("d.ndjson").replacen("\"check-in\"", "\"check-out\"", 1));
    let outcome = place.courtesy(&[&decide[..], &["--resume"]].concat());
    let told = "line 1 of r.ndjson.partial doesn't record the decision in line 1 of d.ndjson.partial";
    assert!(outcome.code == 2 && outcome.err.contains(told), "{}", outcome.told());
}

#[cfg(unix)]
#[test]
fn what_is_written_through_a_link_lands_where_that_leads() {
    use std::os::unix::fs::symlink;

    let place = place();
    fs::create_dir(place.path("store")).unwrap();
    for writer in WRITERS.iter().chain([&(&["erase", "records.ndjson", "--customer", "c-1", "-o"][..])]) {
        for round in ["new", "replaced"] {
            let _ = symlink("store/target", place.path("link"));
            let outcome = place.courtesy(&[*writer, &["link"]].concat());
            let told = format!("{writer:?} {round}: {}", outcome.told());
            assert!(outcome.code != 2 && place.path("link").is_symlink(), "{told}");
            assert!(!place.read("store/target").is_empty(), "{told}");
            assert_eq!(fs::read_dir(place.path("store")).unwrap().count(), 1, "{told}");
        }
        fs::remove_file(place.path("link")).unwrap();
        symlink("nowhere/target", place.path("link")).unwrap();
        let outcome = place.courtesy(&[*writer, &["link"]].concat());
        assert!(outcome.code == 2 && outcome.err.contains("there is no folder nowhere"), "{}", outcome.told());
        assert!(place.path("link").is_symlink() && !place.path("nowhere").exists());
        fs::remove_file(place.path("link")).unwrap();
        fs::remove_file(place.path("store/target")).unwrap();
    }
}

#[test]
fn a_dash_is_stdout_wherever_a_file_is_written() {
    let place = place();
    let decided = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    let dashed = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "-o", "-"]);
    assert_eq!((dashed.code, dashed.out == decided.out, dashed.err == decided.err), (0, true, true));
    let records =
        place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only", "--records", "-"]);
    assert!(records.out == place.read("records.ndjson") && records.err.contains("Offered: "), "{}", records.err);
    let explained = place.courtesy(&["explain", "records.ndjson", "-o", "-"]);
    assert_eq!(explained.out, place.courtesy(&["explain", "records.ndjson"]).out);
    let erased = place.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "-"]);
    assert_eq!((erased.code, erased.out.lines().count(), erased.err.starts_with("erased c-1")), (0, 4, true));
    let compare = ["compare", "--plugins", "plugins", "--b", "policy.toml", "customers.ndjson", "--html", "-"];
    let compared = place.courtesy(&compare);
    assert!(compared.out.starts_with("<!doctype html>") && compared.err.contains("In short"), "{}", compared.err);
    for (option, begins) in [("--answers", "{"), ("--junit", "<?xml")] {
        let outcome = place.courtesy(&["conformance", "plugins/ask/ask.wasm", "--cases", "1", option, "-"]);
        assert!(outcome.out.starts_with(begins) && outcome.err.contains("ask"), "{}", outcome.told());
    }
    let save = place.courtesy(&["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--save", "-"]);
    assert!(save.code == 2 && save.err.contains("name a folder"), "{}", save.told());
    let resumed = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "-o", "-", "--resume"]);
    assert!(resumed.code == 2 && resumed.err.contains("--resume"), "{}", resumed.told());
    assert!(!place.path("-").exists());
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_written_to_and_never_replaced() {
    let place = place();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson"];
    let nothing = place.courtesy(&[&decide[..], &["-o", "/dev/null", "--records", "/dev/null"]].concat());
    assert!(nothing.code == 0 && nothing.out.contains("Offered: "), "{}", nothing.told());
    assert!(fs::metadata("/dev/null").is_ok_and(|null| !null.is_file()));

    let mut page = place.command(&["explain", "records.ndjson", "-o", "/dev/stdout"]);
    assert!(page.output().unwrap().stdout.starts_with(b"c-1, "));

    let shell = format!(
        "{} decide --plugins plugins <(cat customers.ndjson) -o >(cat > d.ndjson) --records >(cat > r.ndjson); \
         {0} explain records.ndjson -o /dev/fd/3 3>&1 > told",
        env!("CARGO_BIN_EXE_courtesy")
    );
    let mut bash = std::process::Command::new("bash");
    let bash = bash.args(["-c", &shell]).current_dir(place.path("")).env("COURTESY_CACHE", "").output().unwrap();
    assert!(bash.status.success(), "{}", String::from_utf8_lossy(&bash.stderr));
    assert!(bash.stdout.windows(5).any(|text| text == b"c-1, "));
    // What a substituted process still writes, bash doesn't wait for.
    while place.read_if_there("d.ndjson").lines().count() < 4 || place.read_if_there("r.ndjson").lines().count() < 4 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(place.read("r.ndjson") == place.read("records.ndjson"));
}

#[test]
fn an_empty_input_is_a_fault_for_every_command_and_replaces_nothing() {
    let place = place();
    for name in ["d.ndjson", "r.ndjson", "page.html"] {
        place.write(name, "last night's");
    }
    place.write("outcomes.ndjson", "[]");
    for nothing in ["", "\n\n", "\u{feff}"] {
        place.write("nothing", nothing);
        for (what, arguments) in [
            ("context", &["decide", "--plugins", "plugins", "nothing", "-o", "d.ndjson", "--records", "r.ndjson"][..]),
            ("context", &["decide", "--plugins", "plugins", "nothing", "--summary-only"]),
            ("context", &["compare", "--plugins", "plugins", "--b", "policy.toml", "nothing", "--html", "page.html"]),
            ("record", &["replay", "nothing", "--plugins", "plugins"]),
            ("context", &["replay", "records.ndjson", "--plugins", "plugins", "--contexts", "nothing"]),
            ("record", &["explain", "nothing", "-o", "page.html"]),
            ("record", &["erase", "nothing", "--customer", "c-1", "-o", "r.ndjson"]),
            ("record", &["outcomes", "--records", "nothing", "outcomes.ndjson"]),
            ("outcome", &["outcomes", "--records", "records.ndjson", "nothing"]),
        ] {
            let outcome = place.courtesy(arguments);
            let says = outcome.err.contains(&format!("there is no {what} in "));
            assert!(outcome.code == 1 && says, "{arguments:?}: {}", outcome.told());
        }
    }
    for name in ["d.ndjson", "r.ndjson", "page.html"] {
        assert_eq!(place.read(name), "last night's");
        assert!(!place.path(&format!("{name}.partial")).exists());
    }
}

#[test]
fn an_empty_array_says_that_there_is_nobody() {
    let place = place();
    place.write("nobody", "[]\n");
    place.write("d.ndjson", "last night's");
    for arguments in [
        &["decide", "--plugins", "plugins", "nobody", "-o", "d.ndjson"][..],
        &["compare", "--plugins", "plugins", "--b", "policy.toml", "nobody"],
        &["replay", "nobody", "--plugins", "plugins"],
        &["outcomes", "--records", "nobody", "nobody"],
    ] {
        let outcome = place.courtesy(arguments);
        assert_eq!(outcome.code, 0, "{arguments:?}: {}", outcome.told());
    }
    assert_eq!(place.read("d.ndjson"), "");
}

#[test]
fn an_input_of_which_nothing_can_be_read_replaces_nothing() {
    let place = place();
    place.write("d.ndjson", "last night's");
    place.write("wrong", "one\ntwo\n");
    let outcome = place.courtesy(&["decide", "--plugins", "plugins", "wrong", "--on-error", "skip", "-o", "d.ndjson"]);
    assert!(outcome.code == 1 && outcome.err.contains("not one line is a context"), "{}", outcome.told());
    assert_eq!(place.read("d.ndjson"), "last night's");
    assert!(!place.path("d.ndjson.partial").exists());
}

#[test]
fn a_byte_order_mark_is_left_out_by_every_command() {
    let place = Place::new();
    place.plugin("ask/ask.wasm", "ask", &check_in());
    let mark = |text: &str| format!("\u{feff}{text}");
    let customer = context(1, "granted").to_string();
    place.write(
        "ask/plugin.toml",
        mark(
            "id = \"ask\"\nversion = \"1.0.0\"\ncontract = \"1\"\nsummary = \"Asks.\"\nreads = [\"derived\"]\n\
         kinds = [\"check_in\"]\npurposes = [\"care\"]\n",
        ),
    );
    place.write("ask/examples/one.context.json", mark(&customer));
    place.write("policy.toml", mark("profile = \"crisis\"\n"));
    place.write("bom.json", mark(&customer));
    place.write("two.ndjson", format!("{}\n{}\n", mark(&customer), mark(&context(2, "granted").to_string())));
    let run = place.courtesy(&["run", "bom.json", "--plugin", "ask/ask.wasm", "--policy", "policy.toml"]);
    assert!(run.code == 0 && run.out.contains("check_in"), "{}", run.told());
    let test = |extra: &[&str]| place.courtesy(&[&["test", "ask"], extra].concat());
    assert_eq!(test(&["--accept"]).code, 0);
    place.write("ask/examples/one.answer.json", mark(&place.read("ask/examples/one.answer.json")));
    assert!(test(&[]).out.contains("1 as accepted"), "{}", test(&[]).told());
    let conformance = ["conformance", "ask/ask.wasm", "--cases", "1", "--contexts", "ask/examples"];
    assert_ne!(place.courtesy(&conformance).code, 2);
    let decide = place.courtesy(&["decide", "--plugins", "ask", "two.ndjson", "--policy", "policy.toml"]);
    assert_eq!((decide.code, decide.out.lines().count()), (0, 2), "{}", decide.err);
}

#[test]
fn contexts_over_many_lines_are_read_as_what_they_are() {
    let place = place();
    let contexts: Vec<Value> = (1..=3).map(|number| context(number, "granted")).collect();
    let pretty: Vec<String> = contexts.iter().map(|context| serde_json::to_string_pretty(context).unwrap()).collect();
    place.write("lines", contexts.iter().map(|context| format!("{context}\n")).collect::<String>());
    place.write("pretty", pretty.join("\n"));
    place.write("joined", pretty.concat());
    let decide = |input: &str| place.courtesy(&["decide", "--plugins", "plugins", input]);
    for input in ["pretty", "joined"] {
        assert_eq!((decide(input).code, decide(input).out), (0, decide("lines").out), "{input}");
    }
    place.write("cut", format!("{}\n{}", &pretty[0][..pretty[0].len() - 2], pretty[1..].join("\n")));
    let cut = place.courtesy(&["decide", "--plugins", "plugins", "cut", "--on-error", "skip"]);
    assert_eq!((cut.code, cut.out.lines().count(), cut.err.matches("line 1: ").count()), (1, 2, 1), "{}", cut.err);
}

#[test]
fn a_full_disk_is_told_with_what_it_leaves() {
    let place = place();
    if !std::path::Path::new("/dev/full").exists() {
        return;
    }
    let full = || Stdio::from(fs::OpenOptions::new().write(true).open("/dev/full").unwrap());
    for arguments in [
        &["decide", "--plugins", "plugins", "customers.ndjson"][..],
        &["explain", "records.ndjson"],
        &["replay", "records.ndjson", "--plugins", "plugins", "--format", "ndjson"],
        &["outcomes", "--records", "records.ndjson", "outcomes"],
    ] {
        place.write("outcomes", "[]");
        let output = place.command(arguments).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && err.contains("can't write stdout: "), "{arguments:?}: {err}");
        assert!(err.contains("its last line may be cut") && !err.contains("is whole"), "{arguments:?}: {err}");
    }
    let outcome = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "-o", "/dev/full"]);
    assert!(outcome.code == 2 && outcome.err.contains("can't write /dev/full: "), "{}", outcome.told());
}

#[cfg(unix)]
#[test]
fn what_is_printed_is_never_sent_to_what_is_read() {
    let place = place();
    let before = place.read("records.ndjson");
    let appended = fs::OpenOptions::new().append(true).open(place.path("records.ndjson")).unwrap();
    let output = place.command(&["explain", "records.ndjson"]).stdout(appended).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("stdout goes to records.ndjson, which is read; send it to another file"), "{err}");
    assert!(output.status.code() == Some(2) && place.read("records.ndjson") == before);
}

#[cfg(unix)]
#[test]
fn whoever_erases_is_told_of_other_names_under_which_the_records_stay() {
    let place = place();
    fs::hard_link(place.path("records.ndjson"), place.path("copy")).unwrap();
    let outcome = place.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "records.ndjson"]);
    assert!(outcome.code == 0 && outcome.err.contains("other names (hard links)"), "{}", outcome.told());
    assert_eq!(records(&place)[0].get("context"), None);
}

#[test]
fn padded_and_skippable_packings_are_read_like_others() {
    let place = place();
    let plain = place.read("customers.ndjson");
    let expected = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]).out;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    place.write("padded.gz", [gzip.finish().unwrap(), vec![0; 10_240]].concat());
    let frame = [&b"\x50\x2a\x4d\x18\x04\0\0\0size"[..], &zstd::encode_all(plain.as_bytes(), 3).unwrap()].concat();
    place.write("pzstd.zst", &frame);
    for input in ["padded.gz", "pzstd.zst"] {
        assert_eq!(place.courtesy(&["decide", "--plugins", "plugins", input]).out, expected, "{input}");
    }
    place.write("joined.zst", [&frame[..], b"{}\n"].concat());
    let outcome = place.courtesy(&["decide", "--plugins", "plugins", "joined.zst"]);
    assert!(outcome.code == 1 && outcome.err.contains("something that isn't packed follows"), "{}", outcome.told());
}
