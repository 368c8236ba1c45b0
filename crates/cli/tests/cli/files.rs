//! Which files the commands read and write, and which they must not touch.

use std::fs;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::recorded::{self, records};
use crate::test_dir::{Outcome, TestDir, check_in, context};

/// A folder with records, and with inputs that commands could overwrite.
fn dir() -> TestDir {
    let dir = recorded::dir();
    dir.write("policy.toml", "profile = \"crisis\"\n");
    dir.write("contexts/one.context.json", context(1, "granted").to_string());
    dir
}

/// The contents of all files in a folder, by path.
fn all_files(dir: &TestDir) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut folders = vec![dir.path("")];
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

/// Every command that writes a file, except for the file's name at the end.
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

/// The files that a command reads.
fn inputs(writer: &[&str]) -> Vec<&'static str> {
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
fn no_command_overwrites_an_input_under_any_name() {
    let dir = dir();
    let before = all_files(&dir);
    for writer in WRITERS {
        for input in inputs(writer) {
            let roundabout = format!("contexts/../{input}");
            let mut names = vec![input.to_owned(), roundabout];
            if cfg!(unix) {
                names.extend(["soft".to_owned(), "hard".to_owned()]);
                link(&dir, input);
            }
            for name in names {
                let outcome = dir.courtesy(&[writer, &[&name]].concat());
                let shown = format!("{writer:?} {name}: {}", outcome.transcript());
                assert!(outcome.code == 2 && outcome.err.contains("which is also read; name another file"), "{shown}");
            }
            for name in ["soft", "hard"] {
                let _ = fs::remove_file(dir.path(name));
            }
            assert!(all_files(&dir) == before, "{writer:?} {input}");
        }
    }
}

#[cfg(unix)]
fn link(dir: &TestDir, input: &str) {
    std::os::unix::fs::symlink(dir.path(input), dir.path("soft")).unwrap();
    fs::hard_link(dir.path(input), dir.path("hard")).unwrap();
}

#[cfg(not(unix))]
fn link(_: &TestDir, _: &str) {}

#[cfg(unix)]
#[test]
fn no_command_overwrites_an_input_through_a_linked_answer_or_plugin() {
    use std::os::unix::fs::symlink;

    let dir = TestDir::new();
    dir.plugin("ask/ask.wasm", "ask", &check_in());
    let recipe = "[build]\ncommand = [\"cp\", \"ask.wasm\", \"build/made.wasm\"]\noutput = \"build/made.wasm\"\n";
    dir.write(
        "ask/plugin.toml",
        format!(
            "id = \"ask\"\nversion = \"1.0.0\"\ncontract = \"1\"\nsummary = \"Asks.\"\nreads = [\"derived\"]\n\
             kinds = [\"check_in\"]\npurposes = [\"care\"]\n{recipe}"
        ),
    );
    dir.write("ask/examples/one.context.json", context(1, "granted").to_string());
    let answer = dir.path("ask/examples/one.answer.json");
    for input in ["one.context.json", "../ask.wasm", "../plugin.toml"] {
        symlink(input, &answer).unwrap();
        let before = all_files(&dir);
        let outcome = dir.courtesy(&["test", "ask", "--accept", "--no-build"]);
        assert!(outcome.code == 2 && outcome.err.contains("which is also read"), "{input}: {}", outcome.transcript());
        assert!(all_files(&dir) == before, "{input}");
        fs::remove_file(&answer).unwrap();
    }
    symlink("answers.json", &answer).unwrap();
    assert_eq!(dir.courtesy(&["test", "ask", "--accept", "--no-build"]).code, 0);
    assert!(answer.is_symlink() && dir.read("ask/examples/answers.json").contains("check_in"));

    fs::rename(dir.path("ask/ask.wasm"), dir.path("ask/source.wasm")).unwrap();
    dir.write("ask/plugin.toml", dir.read("ask/plugin.toml").replace("\"ask.wasm\"", "\"source.wasm\""));
    dir.write("ask/source.wasm", crate::test_dir::module("", "i64.const 0"));
    symlink("plugin.toml", dir.path("ask/ask.wasm")).unwrap();
    let before = dir.read("ask/plugin.toml");
    let outcome = dir.courtesy(&["build", "ask"]);
    assert!(outcome.code == 2 && outcome.err.contains("which is also read"), "{}", outcome.transcript());
    assert_eq!(dir.read("ask/plugin.toml"), before);
}

#[test]
fn two_outputs_never_go_to_one_file() {
    let dir = dir();
    let before = all_files(&dir);
    let both = |outcome: Outcome| {
        assert!(outcome.code == 2 && outcome.err.contains(" can't "), "{}", outcome.transcript());
        assert!(all_files(&dir) == before);
    };
    let conformance = ["conformance", "plugins/ask/ask.wasm", "--cases", "1"];
    both(dir.courtesy(&[&conformance[..], &["--junit", "z", "--answers", "./z"]].concat()));
    both(dir.courtesy(&[&conformance[..], &["--junit", "-", "--answers", "/dev/stdout"]].concat()));
    both(dir.courtesy(&[&conformance[..], &["--junit", "-", "--json"]].concat()));
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson"];
    both(dir.courtesy(&[&decide[..], &["--records", "-"]].concat()));
    both(dir.courtesy(&[&decide[..], &["-o", "z", "--records", "z.partial"]].concat()));
    let compare = ["compare", "--plugins", "plugins", "--b", "policy.toml", "customers.ndjson"];
    both(dir.courtesy(&[&compare[..], &["--format", "ndjson", "--html", "-"]].concat()));
}

#[test]
fn no_command_reads_stdin_twice() {
    let dir = dir();
    for arguments in [
        &["decide", "--plugins", "plugins", "--policy", "-"][..],
        &["compare", "--plugins", "plugins", "--a", "-", "--b", "-", "customers.ndjson"],
        &["outcomes", "--records", "-", "-"],
        &["replay", "-", "--plugins", "plugins", "--policy", "/dev/stdin"],
    ] {
        let outcome = dir.courtesy(arguments);
        assert!(outcome.code == 2 && outcome.err.contains("stdin can be read only once"), "{}", outcome.transcript());
    }
}

#[test]
fn partial_files_of_a_stopped_run_are_never_changed_by_other_commands() {
    let dir = dir();
    dir.write("day.ndjson", format!("{}broken\n", dir.read("customers.ndjson")));
    let stopped = ["decide", "--plugins", "plugins", "day.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
    assert_eq!(dir.courtesy(&stopped).code, 1);
    fs::rename(dir.path("records.ndjson"), dir.path("r.ndjson")).unwrap();
    let left = ["d.ndjson.partial", "r.ndjson.partial"].map(|name| (name, dir.read(name)));
    for arguments in [
        &["erase", "r.ndjson", "--customer", "nobody", "-o", "r.ndjson"][..],
        &["explain", "r.ndjson", "--customer", "nobody", "-o", "d.ndjson"],
        &["explain", "r.ndjson", "-o", "d.ndjson"],
        &["compare", "--plugins", "plugins", "--b", "policy.toml", "customers.ndjson", "--html", "d.ndjson"],
        &["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--answers", "d.ndjson"],
        &stopped,
    ] {
        dir.courtesy(arguments);
        for (name, content) in &left {
            assert!(dir.read_if_there(name) == *content, "{arguments:?} changed {name}");
        }
    }
    let outcome = dir.courtesy(&["erase", "r.ndjson", "--customer", "c-1", "-o", "r.ndjson"]);
    assert!(outcome.code == 0 && outcome.err.contains("r.ndjson.partial wasn't changed"), "{}", outcome.transcript());
    assert!(dir.read("r.ndjson.partial") == left[1].1);
}

#[test]
fn a_partial_file_of_another_program_is_kept_and_named() {
    let dir = dir();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson"];
    for other in ["half a download", "a line\nand another\n", ""] {
        dir.write("d.ndjson.partial", other);
        let refused = dir.courtesy(&decide);
        assert!(refused.code == 2 && refused.err.contains("d.ndjson.partial"), "{}", refused.transcript());
        assert_eq!(dir.read("d.ndjson.partial"), other);
    }
    dir.write("d.ndjson.partial", "a line\nand another\n");
    let resumed = dir.courtesy(&[&decide[..], &["--resume"]].concat());
    assert!(
        resumed.code == 2 && resumed.err.contains("isn't a decision; write to another file"),
        "{}",
        resumed.transcript()
    );
    assert_eq!(dir.read("d.ndjson.partial"), "a line\nand another\n");
}

/// Stops a run, changes the input, and resumes it.
fn resumed_after(change: impl Fn(&mut Vec<Value>), recorded: bool) -> Outcome {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    let mut contexts: Vec<Value> = (1..=6).map(|number| context(number, "granted")).collect();
    let lines = |contexts: &[Value]| contexts.iter().map(|context| format!("{context}\n")).collect::<String>();
    dir.write("day.ndjson", format!("{}broken\n", lines(&contexts[..4])));
    let records: &[&str] = if recorded { &["--records", "r.ndjson"] } else { &[] };
    let decide = [&["decide", "--plugins", "plugins", "day.ndjson", "-o", "d.ndjson"], records].concat();
    assert_eq!(dir.courtesy(&decide).code, 1);
    let left = dir.read("d.ndjson.partial");
    assert_eq!(left.lines().count(), 4);
    change(&mut contexts);
    dir.write("day.ndjson", lines(&contexts));
    let outcome = dir.courtesy(&[&decide[..], &["--resume"]].concat());
    if outcome.code == 2 {
        assert!(dir.read("d.ndjson.partial") == left && !dir.path("d.ndjson").exists());
    } else {
        let fresh = dir.courtesy(&["decide", "--plugins", "plugins", "day.ndjson"]);
        assert!(dir.read("d.ndjson") == fresh.out && !recorded || dir.read("r.ndjson").lines().count() == 6);
    }
    outcome
}

#[test]
fn a_run_resumes_only_if_no_earlier_line_changed() {
    for recorded in [false, true] {
        assert_eq!(resumed_after(|_| {}, recorded).code, 0);
        let refused = |change: &dyn Fn(&mut Vec<Value>), shown: &str| {
            let outcome = resumed_after(change, recorded);
            assert!(outcome.code == 2 && outcome.err.contains(shown), "{shown}: {}", outcome.transcript());
        };
        let revoked = |contexts: &mut Vec<Value>| contexts[0]["permissions"][0]["status"] = "revoked".into();
        refused(&revoked, "the context on line 1 of the input has changed since line 1 of d.ndjson.partial");
        let replaced = |contexts: &mut Vec<Value>| contexts[1] = context(22, "granted");
        refused(&replaced, "line 2 of the input has a different `decision_id` from line 2 of d.ndjson.partial");
        refused(&|contexts| contexts.swap(1, 2), "line 2 of the input has a different `decision_id`");
        refused(&|contexts| drop(contexts.remove(0)), "line 1 of the input has a different `decision_id`");
        refused(&|contexts| contexts.truncate(3), "1 more decision than");
    }
}

#[test]
fn a_run_resumes_only_with_the_plugins_and_policy_of_every_line() {
    let dir = TestDir::new();
    dir.plugin("plugins/ask.wasm", "ask", &check_in());
    let contexts = (1..=3).map(|number| format!("{}\n", context(number, "granted")));
    dir.write("day.ndjson", contexts.collect::<String>());
    let decide = ["decide", "--plugins", "plugins", "day.ndjson", "-o", "d.ndjson"];
    let resume = |extra: &[&str]| dir.courtesy(&[&decide[..], &["--resume"], extra].concat());
    assert_eq!(dir.courtesy(&decide).code, 0);
    fs::rename(dir.path("d.ndjson"), dir.path("d.ndjson.partial")).unwrap();
    dir.write("policy.toml", "profile = \"crisis\"\n");
    let outcome = resume(&["--policy", "policy.toml"]);
    assert!(outcome.err.contains("the policy changed since line 1 of"), "{}", outcome.transcript());

    // Only the first decision is from a different host.
    let left = dir.read("d.ndjson.partial");
    let mut lines: Vec<Value> = left.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (member, shown) in [("engine", "the engine changed"), ("time_zones", "the time zones changed")] {
        let then = lines[0][member].take();
        lines[0][member] = "of yesterday".into();
        recorded::write(&dir, "d.ndjson.partial", &lines);
        let outcome = resume(&[]);
        assert!(outcome.code == 2 && outcome.err.contains(shown), "{}", outcome.transcript());
        lines[0][member] = then;
    }
    recorded::write(&dir, "d.ndjson.partial", &lines);
    dir.plugin("plugins/also.wasm", "also", &check_in());
    let outcome = resume(&[]);
    assert!(outcome.err.contains("the plugin also changed since line 1 of"), "{}", outcome.transcript());
}

#[test]
fn a_run_never_resumes_if_a_record_and_its_decision_differ() {
    let dir = dir();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson", "-o", "d.ndjson", "--records", "r.ndjson"];
    assert_eq!(dir.courtesy(&decide).code, 0);
    fs::rename(dir.path("r.ndjson"), dir.path("r.ndjson.partial")).unwrap();
    dir.write("d.ndjson.partial", dir.read("d.ndjson").replacen("\"check-in\"", "\"check-out\"", 1));
    let outcome = dir.courtesy(&[&decide[..], &["--resume"]].concat());
    let shown = "line 1 of r.ndjson.partial doesn't record the decision in line 1 of d.ndjson.partial";
    assert!(outcome.code == 2 && outcome.err.contains(shown), "{}", outcome.transcript());
}

#[cfg(unix)]
#[test]
fn writing_through_a_link_changes_its_target() {
    use std::os::unix::fs::symlink;

    let dir = dir();
    fs::create_dir(dir.path("store")).unwrap();
    for writer in WRITERS.iter().chain([&(&["erase", "records.ndjson", "--customer", "c-1", "-o"][..])]) {
        for round in ["new", "replaced"] {
            let _ = symlink("store/target", dir.path("link"));
            let outcome = dir.courtesy(&[*writer, &["link"]].concat());
            let shown = format!("{writer:?} {round}: {}", outcome.transcript());
            assert!(outcome.code != 2 && dir.path("link").is_symlink(), "{shown}");
            assert!(!dir.read("store/target").is_empty(), "{shown}");
            assert_eq!(fs::read_dir(dir.path("store")).unwrap().count(), 1, "{shown}");
        }
        fs::remove_file(dir.path("link")).unwrap();
        symlink("nowhere/target", dir.path("link")).unwrap();
        let outcome = dir.courtesy(&[*writer, &["link"]].concat());
        assert!(
            outcome.code == 2 && outcome.err.contains("the folder nowhere doesn't exist"),
            "{}",
            outcome.transcript()
        );
        assert!(dir.path("link").is_symlink() && !dir.path("nowhere").exists());
        fs::remove_file(dir.path("link")).unwrap();
        fs::remove_file(dir.path("store/target")).unwrap();
    }
}

#[test]
fn a_dash_as_output_is_stdout_for_every_command() {
    let dir = dir();
    let decided = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    let dashed = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "-o", "-"]);
    assert_eq!((dashed.code, dashed.out == decided.out, dashed.err == decided.err), (0, true, true));
    let records =
        dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--summary-only", "--records", "-"]);
    assert!(records.out == dir.read("records.ndjson") && records.err.contains("Offered: "), "{}", records.err);
    let explained = dir.courtesy(&["explain", "records.ndjson", "-o", "-"]);
    assert_eq!(explained.out, dir.courtesy(&["explain", "records.ndjson"]).out);
    let erased = dir.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "-"]);
    assert_eq!((erased.code, erased.out.lines().count(), erased.err.starts_with("erased c-1")), (0, 4, true));
    let compare = ["compare", "--plugins", "plugins", "--b", "policy.toml", "customers.ndjson", "--html", "-"];
    let compared = dir.courtesy(&compare);
    assert!(compared.out.starts_with("<!doctype html>") && compared.err.contains("Summary"), "{}", compared.err);
    for (option, begins) in [("--answers", "{"), ("--junit", "<?xml")] {
        let outcome = dir.courtesy(&["conformance", "plugins/ask/ask.wasm", "--cases", "1", option, "-"]);
        assert!(outcome.out.starts_with(begins) && outcome.err.contains("ask"), "{}", outcome.transcript());
    }
    let save = dir.courtesy(&["conformance", "plugins/ask/ask.wasm", "--cases", "1", "--save", "-"]);
    assert!(save.code == 2 && save.err.contains("name a folder"), "{}", save.transcript());
    let resumed = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "-o", "-", "--resume"]);
    assert!(resumed.code == 2 && resumed.err.contains("--resume"), "{}", resumed.transcript());
    assert!(!dir.path("-").exists());
}

#[cfg(unix)]
#[test]
fn devices_and_pipes_are_written_to_and_never_replaced() {
    let dir = dir();
    let decide = ["decide", "--plugins", "plugins", "customers.ndjson"];
    let nothing = dir.courtesy(&[&decide[..], &["-o", "/dev/null", "--records", "/dev/null"]].concat());
    assert!(nothing.code == 0 && nothing.out.contains("Offered: "), "{}", nothing.transcript());
    assert!(fs::metadata("/dev/null").is_ok_and(|null| !null.is_file()));

    let mut page = dir.command(&["explain", "records.ndjson", "-o", "/dev/stdout"]);
    assert!(page.output().unwrap().stdout.starts_with(b"c-1, "));

    let shell = format!(
        "{} decide --plugins plugins <(cat customers.ndjson) -o >(cat > d.ndjson) --records >(cat > r.ndjson); \
         {0} explain records.ndjson -o /dev/fd/3 3>&1 > shown",
        env!("CARGO_BIN_EXE_courtesy")
    );
    let mut bash = std::process::Command::new("bash");
    let bash = bash.args(["-c", &shell]).current_dir(dir.path("")).env("COURTESY_CACHE", "").output().unwrap();
    assert!(bash.status.success(), "{}", String::from_utf8_lossy(&bash.stderr));
    assert!(bash.stdout.windows(5).any(|text| text == b"c-1, "));
    // bash doesn't wait for substituted processes.
    while dir.read_if_there("d.ndjson").lines().count() < 4 || dir.read_if_there("r.ndjson").lines().count() < 4 {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    assert!(dir.read("r.ndjson") == dir.read("records.ndjson"));
}

#[test]
fn an_empty_input_is_an_error_for_every_command_and_replaces_nothing() {
    let dir = dir();
    for name in ["d.ndjson", "r.ndjson", "page.html"] {
        dir.write(name, "last night's");
    }
    dir.write("outcomes.ndjson", "[]");
    for nothing in ["", "\n\n", "\u{feff}"] {
        dir.write("nothing", nothing);
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
            let outcome = dir.courtesy(arguments);
            let says = outcome.err.contains(&format!("there is no {what} in "));
            assert!(outcome.code == 1 && says, "{arguments:?}: {}", outcome.transcript());
        }
    }
    for name in ["d.ndjson", "r.ndjson", "page.html"] {
        assert_eq!(dir.read(name), "last night's");
        assert!(!dir.path(&format!("{name}.partial")).exists());
    }
}

#[test]
fn an_empty_array_is_a_valid_input() {
    let dir = dir();
    dir.write("nobody", "[]\n");
    dir.write("d.ndjson", "last night's");
    for arguments in [
        &["decide", "--plugins", "plugins", "nobody", "-o", "d.ndjson"][..],
        &["compare", "--plugins", "plugins", "--b", "policy.toml", "nobody"],
        &["replay", "nobody", "--plugins", "plugins"],
        &["outcomes", "--records", "nobody", "nobody"],
    ] {
        let outcome = dir.courtesy(arguments);
        assert_eq!(outcome.code, 0, "{arguments:?}: {}", outcome.transcript());
    }
    assert_eq!(dir.read("d.ndjson"), "");
}

#[test]
fn an_unreadable_input_replaces_nothing() {
    let dir = dir();
    dir.write("d.ndjson", "last night's");
    dir.write("wrong", "one\ntwo\n");
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "wrong", "--on-error", "skip", "-o", "d.ndjson"]);
    assert!(outcome.code == 1 && outcome.err.contains("no line is a context"), "{}", outcome.transcript());
    assert_eq!(dir.read("d.ndjson"), "last night's");
    assert!(!dir.path("d.ndjson.partial").exists());
}

#[test]
fn every_command_ignores_a_byte_order_mark() {
    let dir = TestDir::new();
    dir.plugin("ask/ask.wasm", "ask", &check_in());
    let mark = |text: &str| format!("\u{feff}{text}");
    let customer = context(1, "granted").to_string();
    dir.write(
        "ask/plugin.toml",
        mark(
            "id = \"ask\"\nversion = \"1.0.0\"\ncontract = \"1\"\nsummary = \"Asks.\"\nreads = [\"derived\"]\n\
         kinds = [\"check_in\"]\npurposes = [\"care\"]\n",
        ),
    );
    dir.write("ask/examples/one.context.json", mark(&customer));
    dir.write("policy.toml", mark("profile = \"crisis\"\n"));
    dir.write("bom.json", mark(&customer));
    dir.write("two.ndjson", format!("{}\n{}\n", mark(&customer), mark(&context(2, "granted").to_string())));
    let run = dir.courtesy(&["run", "bom.json", "--plugin", "ask/ask.wasm", "--policy", "policy.toml"]);
    assert!(run.code == 0 && run.out.contains("check_in"), "{}", run.transcript());
    let test = |extra: &[&str]| dir.courtesy(&[&["test", "ask"], extra].concat());
    assert_eq!(test(&["--accept"]).code, 0);
    dir.write("ask/examples/one.answer.json", mark(&dir.read("ask/examples/one.answer.json")));
    assert!(test(&[]).out.contains("1 passed"), "{}", test(&[]).transcript());
    let conformance = ["conformance", "ask/ask.wasm", "--cases", "1", "--contexts", "ask/examples"];
    assert_ne!(dir.courtesy(&conformance).code, 2);
    let decide = dir.courtesy(&["decide", "--plugins", "ask", "two.ndjson", "--policy", "policy.toml"]);
    assert_eq!((decide.code, decide.out.lines().count()), (0, 2), "{}", decide.err);
}

#[test]
fn contexts_over_many_lines_are_accepted() {
    let dir = dir();
    let contexts: Vec<Value> = (1..=3).map(|number| context(number, "granted")).collect();
    let pretty: Vec<String> = contexts.iter().map(|context| serde_json::to_string_pretty(context).unwrap()).collect();
    dir.write("lines", contexts.iter().map(|context| format!("{context}\n")).collect::<String>());
    dir.write("pretty", pretty.join("\n"));
    dir.write("joined", pretty.concat());
    let decide = |input: &str| dir.courtesy(&["decide", "--plugins", "plugins", input]);
    for input in ["pretty", "joined"] {
        assert_eq!((decide(input).code, decide(input).out), (0, decide("lines").out), "{input}");
    }
    dir.write("cut", format!("{}\n{}", &pretty[0][..pretty[0].len() - 2], pretty[1..].join("\n")));
    let cut = dir.courtesy(&["decide", "--plugins", "plugins", "cut", "--on-error", "skip"]);
    assert_eq!((cut.code, cut.out.lines().count(), cut.err.matches("line 1: ").count()), (1, 2, 1), "{}", cut.err);
}

#[test]
fn a_full_disk_is_reported() {
    let dir = dir();
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
        dir.write("outcomes", "[]");
        let output = dir.command(arguments).stdout(full()).stderr(Stdio::piped()).output().unwrap();
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && err.contains("can't write stdout: "), "{arguments:?}: {err}");
        assert!(err.contains("its last line may be incomplete") && !err.contains("is whole"), "{arguments:?}: {err}");
    }
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "-o", "/dev/full"]);
    assert!(outcome.code == 2 && outcome.err.contains("can't write /dev/full: "), "{}", outcome.transcript());
}

#[cfg(unix)]
#[test]
fn stdout_never_overwrites_an_input() {
    let dir = dir();
    let before = dir.read("records.ndjson");
    let appended = fs::OpenOptions::new().append(true).open(dir.path("records.ndjson")).unwrap();
    let output = dir.command(&["explain", "records.ndjson"]).stdout(appended).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("stdout goes to records.ndjson, which is also read; redirect it to another file"), "{err}");
    assert!(output.status.code() == Some(2) && dir.read("records.ndjson") == before);
}

#[cfg(unix)]
#[test]
fn erasing_reports_other_hard_links_to_the_records() {
    let dir = dir();
    fs::hard_link(dir.path("records.ndjson"), dir.path("copy")).unwrap();
    let outcome = dir.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "records.ndjson"]);
    assert!(outcome.code == 0 && outcome.err.contains("other names (hard links)"), "{}", outcome.transcript());
    assert_eq!(records(&dir)[0].get("context"), None);
}

#[test]
fn gzip_padding_and_skippable_zstd_frames_are_accepted() {
    let dir = dir();
    let plain = dir.read("customers.ndjson");
    let expected = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]).out;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(plain.as_bytes()).unwrap();
    dir.write("padded.gz", [gzip.finish().unwrap(), vec![0; 10_240]].concat());
    let frame = [&b"\x50\x2a\x4d\x18\x04\0\0\0size"[..], &zstd::encode_all(plain.as_bytes(), 3).unwrap()].concat();
    dir.write("pzstd.zst", &frame);
    for input in ["padded.gz", "pzstd.zst"] {
        assert_eq!(dir.courtesy(&["decide", "--plugins", "plugins", input]).out, expected, "{input}");
    }
    dir.write("joined.zst", [&frame[..], b"{}\n"].concat());
    let outcome = dir.courtesy(&["decide", "--plugins", "plugins", "joined.zst"]);
    assert!(outcome.code == 1 && outcome.err.contains("uncompressed data follows"), "{}", outcome.transcript());
}
