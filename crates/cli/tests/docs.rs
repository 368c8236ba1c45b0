//! The docs are right about the command line: each command and flag in them exists, and README.md shows what its command
//! prints.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use courtesy_tests::checkout;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn courtesy(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_courtesy"));
    command.args(arguments).current_dir(root()).env("NO_COLOR", "1").env("COURTESY_CACHE", "").output().unwrap()
}

/// The commands in a page, from `sh` blocks and inline code.
fn commands(page: &str) -> Vec<Vec<String>> {
    let page = page.replace("\\\n", " ");
    let (mut lines, mut block) = (Vec::new(), None);
    for line in page.lines() {
        match (line.trim_start().strip_prefix("```"), block) {
            (Some(info), None) => block = Some(info),
            (Some(_), Some(_)) => block = None,
            (None, Some(info)) if info.starts_with("sh") => {
                lines.extend(line.split(['|', ';', '(']).map(str::to_owned));
            }
            (None, Some(_)) => {}
            (None, None) => lines.extend(line.split('`').skip(1).step_by(2).map(str::to_owned)),
        }
    }
    let pieces = lines.iter().flat_map(|line| line.split("&&"));
    pieces.filter_map(|piece| arguments(piece.split('#').next().unwrap_or_default())).collect()
}

/// The arguments after `courtesy`, or after `cargo run ... --bin courtesy --`.
fn arguments(piece: &str) -> Option<Vec<String>> {
    let words: Vec<String> = piece.split_whitespace().map(str::to_owned).collect();
    let words = match words.first()?.as_str() {
        "courtesy" => words[1..].to_vec(),
        "cargo" if piece.contains("--bin courtesy") => words.split(|word| word == "--").nth(1)?.to_vec(),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}

/// Commands of the feature `server`.
const OF_THE_SERVER: [&str; 3] = ["keys", "ledger", "serve"];

fn help(command: &str) -> String {
    let asked: &[&str] = if command.starts_with('-') { &["--help"] } else { &[command, "--help"] };
    let output = courtesy(asked);
    assert!(output.status.success(), "there is no `courtesy {command}`");
    String::from_utf8(output.stdout).unwrap()
}

fn has_flag(help: &str, flag: &str) -> bool {
    let between = |letter: char| letter.is_whitespace() || [',', '[', ']', '='].contains(&letter);
    help.split(between).any(|word| word == flag)
}

#[test]
fn every_command_in_the_docs_exists_with_its_flags() {
    let mut helps: BTreeMap<String, String> = BTreeMap::new();
    let mut checked = 0;
    for page in checkout::pages().unwrap() {
        for words in commands(&fs::read_to_string(&page).unwrap()) {
            // Without the feature, they don't exist; CI runs these tests with and without it.
            if !cfg!(feature = "server") && OF_THE_SERVER.contains(&words[0].as_str()) {
                continue;
            }
            let help = helps.entry(words[0].clone()).or_insert_with_key(|command| help(command));
            for flag in words.iter().filter(|word| word.starts_with("--")) {
                let flag = flag.split('=').next().unwrap();
                assert!(has_flag(help, flag), "{}: `courtesy {}` has no {flag}", page.display(), words[0]);
                checked += 1;
            }
        }
    }
    assert!(checked > 10, "only {checked} flags were found");
    assert!(helps.len() > 6, "only {:?} are mentioned", helps.keys());
}

#[test]
fn every_plugin_example_that_a_request_in_the_docs_sends_is_there() {
    let mut checked = 0;
    for page in checkout::pages().unwrap() {
        let text = fs::read_to_string(&page).unwrap();
        for sent in text.split_whitespace().filter_map(|word| word.strip_prefix("@plugins/")) {
            assert!(root().join("plugins").join(sent).exists(), "{}: there is no plugins/{sent}", page.display());
            checked += 1;
        }
    }
    assert!(checked > 1, "only {checked} were found");
}

#[test]
fn examples_in_other_languages_use_existing_flags() {
    let page = fs::read_to_string(root().join("sdk-docs/backend-engineer.md")).unwrap();
    let help = help("decide");
    let languages = ["js\n", "php\n", "java\n"];
    let blocks = page.split("```").filter(|block| languages.iter().any(|language| block.starts_with(language)));
    let flags = blocks.map(|block| block.split(['"', '\'']).filter(|word| word.starts_with("--")).collect::<Vec<_>>());
    let flags: Vec<Vec<&str>> = flags.collect();
    assert_eq!(flags.len(), languages.len());
    for flags in flags {
        assert!(!flags.is_empty() && flags.iter().all(|flag| has_flag(&help, flag)), "{flags:?}");
    }
}

/// The command's words for a fresh checkout: the folder `plugins` is replaced by the committed plugins.
fn as_in_a_fresh_checkout(words: &[String]) -> Vec<String> {
    let plugins = checkout::plugins().unwrap();
    let mut expanded = Vec::new();
    for word in words {
        match expanded.last().is_some_and(|flag| flag == "--plugins") && word == "plugins" {
            true => {
                let files = plugins.iter().map(|file| file.to_str().unwrap().to_owned());
                expanded.extend(files.flat_map(|file| [file, "--plugins".to_owned()]));
                expanded.pop();
            }
            false => expanded.push(word.clone()),
        }
    }
    expanded
}

/// The `text` block under `## Run` is what the command above it prints, shortened at `...`.
fn assert_shows_what_its_command_prints(page: &str) {
    let page = fs::read_to_string(root().join(page)).unwrap();
    let section = page.split("\n## ").find(|section| section.starts_with("Run\n")).expect("a section `Run`");
    let words = commands(section).into_iter().next().expect("a command");
    let words = as_in_a_fresh_checkout(&words);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let output = courtesy(&words);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let printed = String::from_utf8(output.stdout).unwrap();
    let mut lines = printed.lines().map(str::trim_end);
    let shown = section.split("```text\n").nth(1).expect("a block of text").split("```").next().unwrap();
    for line in shown.lines().map(str::trim_end).filter(|line| !line.is_empty() && line.trim() != "...") {
        assert!(lines.any(|other| other == line), "not printed, or in another order: {line}\nin\n{printed}");
    }
}

#[test]
fn readme_shows_what_its_command_prints() {
    assert_shows_what_its_command_prints("README.md");
}

#[test]
fn the_page_about_simulations_shows_what_its_command_prints() {
    assert_shows_what_its_command_prints("sdk-docs/simulate.md");
}
