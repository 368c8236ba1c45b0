//! Plugins and echoes are up to date with their sources.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use crate::answers::Answers;
use crate::room::assert_takes_less_than_half;
use crate::{root, run};

/// Too large to commit.
const NOT_COMMITTED: [&str; 4] =
    ["plugins/journey-friction", "plugins/preference-butler", "tests/echo/go-command", "tests/echo/python-component"];

/// Built with componentize-qjs, which never gives the same bytes twice: it embeds random seeds in the module.
const NOT_REPRODUCIBLE: [&str; 2] = ["plugins/bring-it-home", "tests/echo/javascript-component"];

/// The folders of all plugins and echoes, relative to the root.
fn folders() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for parent in ["plugins", "tests/echo"] {
        for entry in fs::read_dir(root().join(parent)).unwrap() {
            let folder = entry.unwrap().path();
            if folder.join("plugin.toml").is_file() {
                found.insert(format!("{parent}/{}", folder.file_name().unwrap().to_str().unwrap()));
            }
        }
    }
    found
}

/// Copies a plugin's source and links its packages.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        match entry.file_name().to_str().unwrap() {
            "node_modules" => symlink(source, target).unwrap(),
            "build" => {}
            _ if source.is_dir() => copy(&source, &target),
            _ => drop(fs::copy(source, target).unwrap()),
        }
    }
}

/// The `.wasm` file in a plugin's folder.
fn packed(folder: &Path) -> PathBuf {
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    files.find(|path| path.extension().is_some_and(|extension| extension == "wasm")).expect("a packed plugin")
}

/// A plugin's answers to the cases of the conformance kit.
fn answers(wasm: &Path) -> String {
    let place = tempfile::tempdir().unwrap();
    run(place.path(), "courtesy", &["conformance", wasm.to_str().unwrap(), "--answers", "answers.ndjson"]);
    fs::read_to_string(place.path().join("answers.ndjson")).unwrap()
}

#[test]
fn committed_plugins_are_up_to_date() {
    let root = root();
    let exceptions = [NOT_COMMITTED.as_slice(), NOT_REPRODUCIBLE.as_slice()].concat();
    let mut folders = folders();
    for exception in exceptions {
        assert!(folders.remove(exception), "there is no {exception}");
    }
    assert!(folders.len() >= 17, "only {folders:?} were found");
    let arguments: Vec<&str> = ["build", "--check"].into_iter().chain(folders.iter().map(String::as_str)).collect();
    let output = run(&root, "courtesy", &arguments);
    let up_to_date = output.lines().filter(|line| line.ends_with(" is up to date")).count();
    assert_eq!(up_to_date, folders.len(), "{output}");
}

#[test]
fn uncommitted_plugins_build_and_pass() {
    let root = root();
    run(&root, "courtesy", &[&["build"], NOT_COMMITTED.as_slice()].concat());
    for plugin in NOT_COMMITTED.iter().filter(|folder| folder.starts_with("plugins/")) {
        assert!(run(&root, "courtesy", &["test", plugin]).contains(" passed"), "{plugin}");
        let (wasm, examples) = (packed(&root.join(plugin)), root.join(plugin).join("examples"));
        let arguments = ["conformance", wasm.to_str().unwrap(), "--contexts", examples.to_str().unwrap()];
        let output = run(&root, "courtesy", &arguments);
        assert!(!output.contains("what it proposes is untried"), "{plugin}:\n{output}");
    }
    for name in NOT_COMMITTED {
        assert_takes_less_than_half(&packed(&root.join(name)));
    }
    let answers = |name: &str| Answers::read(name, &answers(&packed(&root.join(name))));
    let model = answers("tests/echo/rust-module");
    for echo in NOT_COMMITTED.iter().filter(|folder| folder.starts_with("tests/echo/")) {
        answers(echo).assert_same(&model);
    }
}

#[test]
fn rebuilt_javascript_plugins_give_the_same_answers_as_the_committed_ones() {
    for name in NOT_REPRODUCIBLE {
        let (place, source) = (tempfile::tempdir().unwrap(), root().join(name));
        copy(&source, place.path());
        let rebuilt = packed(place.path());
        fs::remove_file(&rebuilt).unwrap();
        run(place.path(), "courtesy", &["build"]);
        assert!(
            answers(&rebuilt) == answers(&packed(&source)),
            "{name}: the committed plugin is out of date; build it again"
        );
    }
}

#[test]
fn typed_plugins_pass_the_type_check_of_editors() {
    let typed: Vec<String> =
        folders().into_iter().filter(|folder| root().join(folder).join("tsconfig.json").is_file()).collect();
    assert!(typed.len() >= 3, "only {typed:?} have a tsconfig.json");
    for folder in typed {
        run(&root().join(folder), "tsc", &["-p", "."]);
    }
}

/// The command that runs native tests, if the file contains any.
fn native_tests(file: &str) -> Option<(&'static str, Vec<&str>)> {
    let name = file.rsplit('/').next().unwrap();
    match name.rsplit_once('.')? {
        (stem, "go") if stem.ends_with("_test") => Some(("go", vec!["test", "./..."])),
        (stem, "py") if stem.starts_with("test_") => Some(("python3", vec!["-m", "unittest", "discover", "src"])),
        ("plugin", "zig") => Some(("python3", vec!["-m", "ziglang", "test", file])),
        _ => None,
    }
}

#[test]
fn plugins_pass_their_native_tests() {
    let root = root();
    let listed = run(&root, "git", &["ls-files", "--cached", "--others", "--exclude-standard", "plugins"]);
    let mut tested = BTreeSet::new();
    for path in listed.lines() {
        let mut parts = path.splitn(3, '/').skip(1);
        let (Some(plugin), Some(file)) = (parts.next(), parts.next()) else { continue };
        if let Some((program, arguments)) = native_tests(file)
            && tested.insert((plugin.to_owned(), program))
        {
            run(&root.join("plugins").join(plugin), program, &arguments);
        }
    }
    let programs: BTreeSet<&str> = tested.iter().map(|(_, program)| *program).collect();
    assert!(tested.len() >= 3 && programs.len() == 2, "only {tested:?} have native tests");
}
