//! The operator's own message catalogues, and the policy's languages.

use crate::recorded;
use crate::test_dir::{Outcome, TestDir};

const SPEAKS_ITALIAN: &str = "ref_salt = \"a long random text\"\nlanguages = [\"it\", \"en\"]\n";

/// Runs the command with the catalogues in the folder `words`.
fn with_catalogues(dir: &TestDir, arguments: &[&str]) -> Outcome {
    let mut command = dir.command(arguments);
    command.env("COURTESY_MESSAGES", dir.path("words"));
    dir.courtesy_by(command)
}

#[test]
fn an_invalid_catalogue_is_rejected_with_file_and_lines() {
    let dir = recorded::dir();
    dir.write("words/nl.ftl", "validity-late = Te laat.\n\npermission-revokd = Nee.\nhold-held-detail = { $plugin }\n");
    let shown = with_catalogues(&dir, &["decide", "--plugins", "plugins", "customers.ndjson"]);
    assert_eq!(shown.code, 2);
    for part in ["words/nl.ftl: ", "line 3: there is no message `permission-revokd`", "line 4: ", "`{ $reason }`"] {
        assert!(shown.err.contains(part), "{part} in {}", shown.err);
    }
}

#[test]
fn each_language_of_the_policy_needs_a_catalogue() {
    let dir = recorded::dir();
    dir.write("words/it.ftl", "validity-late = Questa risposta arriverebbe troppo tardi.\n");
    dir.write("it.toml", SPEAKS_ITALIAN);
    let decide = ["decide", "--plugins", "plugins", "--policy", "it.toml", "customers.ndjson"];
    let without = dir.courtesy(&decide);
    assert_eq!(without.code, 2);
    for part in ["it.toml", "line 2", "`it` has no catalogue; name one of `de`, `en`, `fr`, `nl`"] {
        assert!(without.err.contains(part), "{part} in {}", without.err);
    }
    let with = with_catalogues(&dir, &decide);
    assert_eq!(with.code, 0, "{}", with.err);
}

#[test]
fn a_replay_names_changed_catalogues() {
    let dir = recorded::dir();
    dir.write("words/en.ftl", "validity-late = Too late.\n");
    let replay = ["replay", "records.ndjson", "--plugins", "plugins", "--format", "ndjson"];
    let result = |outcome: &Outcome| outcome.out.lines().next().unwrap_or_default().to_owned();
    assert!(!result(&dir.courtesy(&replay)).contains("messages"));
    let other = result(&with_catalogues(&dir, &replay));
    assert!(other.contains("\"messages\""), "{other}");
}
