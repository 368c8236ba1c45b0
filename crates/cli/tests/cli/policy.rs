//! `courtesy check` on a policy, and the advice that `courtesy decide` prints.

use insta::assert_snapshot;
use serde_json::Value;

use crate::test_dir::{TestDir, check_in, context};

const WRONG: &str = "\
[[caps]]
channel = \"email\"
max = 1
per = \"week\"

[[budgets]]
name = \"gifts\"
max = 4000
per = { kind = \"rolling\", days = 30 }

[plugins.ask.config]
quiet_days = \"90\"
";

const UNUSUAL: &str = "\
[[quiet_hours]]
from = \"08:00\"
to = \"07:30\"

[[caps]]
channel = \"email\"
max = 0
per = { kind = \"rolling\", days = 7 }
";

const UNFIT: &str = "\
ref_salt = \"a long random text\"
[plugins.ask]
reads = [\"customer\", \"orders\"]
[plugins.ask.config]
quiet_days = \"90\"
quiet_day = 90
";

fn dir() -> TestDir {
    let dir = TestDir::new();
    dir.plugin("plugins/ask/ask.wasm", "ask", &check_in());
    dir.write("wrong.toml", WRONG);
    dir.write("unusual.toml", UNUSUAL);
    dir.write("unfit.toml", UNFIT);
    dir.write("unknown.toml", "ref_salt = \"a long random text\"\nplugin_order = [\"asc\"]\n");
    dir
}

#[test]
fn a_policy_is_checked_alone_or_with_plugins_without_compiling_them() {
    let dir = dir();
    let checked = |policy: &str, plugins: &[&str]| {
        let mut command = dir.command(&[&["check", policy], plugins].concat());
        command.env("COURTESY_CACHE", dir.path("cache"));
        dir.courtesy_by(command).transcript()
    };
    let with = ["--plugins", "plugins"];
    assert_snapshot!("policy_wrong", checked("wrong.toml", &with));
    assert_snapshot!("policy_unusual", checked("unusual.toml", &with));
    assert_snapshot!("policy_unfit", checked("unfit.toml", &with));
    assert_snapshot!("policy_of_an_unknown_plugin", checked("unknown.toml", &with));
    assert!(checked("unfit.toml", &[]).starts_with("exit status 0"), "it is valid without the plugins");
    assert!(!dir.path("cache").exists(), "plugins were compiled");
}

#[test]
fn json_has_the_pointers_and_lines_of_violations() {
    let dir = dir();
    let outcome = dir.courtesy(&["check", "unfit.toml", "unusual.toml", "--plugins", "plugins", "--json"]);
    let reports: Value = serde_json::from_str(&outcome.out).unwrap();
    assert_eq!((outcome.code, &reports[0]["fine"], &reports[1]["fine"]), (1, &false.into(), &true.into()));
    let places: Vec<_> = reports[0]["checks"][1]["violations"].as_array().unwrap().iter().collect();
    let named: Vec<_> = places.iter().map(|dir| (dir["at"].as_str().unwrap(), dir["line"].as_u64())).collect();
    assert_eq!(
        named,
        [
            ("/plugins/ask/reads/0", Some(3)),
            ("/plugins/ask/reads/1", Some(3)),
            ("/plugins/ask/config/quiet_days", Some(5)),
            ("/plugins/ask/config/quiet_day", Some(6))
        ]
    );
    assert_eq!(reports[1]["checks"][1]["result"], "advice");
}

#[test]
fn only_policies_are_checked_as_policies() {
    let dir = dir();
    dir.write("plugin.toml", "id = \"ask\"\n");
    let shown = |arguments: &[&str]| {
        let outcome = dir.courtesy(arguments);
        assert_eq!(outcome.code, 2, "{}", outcome.transcript());
        outcome.err
    };
    assert!(shown(&["check", "plugin.toml"]).contains("courtesy build"));
    assert!(shown(&["check", "nowhere.toml"]).contains("nowhere.toml"));
    assert!(
        shown(&["check", "plugins/ask/ask.wasm", "--plugins", "plugins"])
            .contains("--plugins is only for checking a policy")
    );
    assert!(shown(&["check", "unusual.toml", "--plugins", "nowhere"]).contains("nowhere"));
}

#[test]
fn every_command_names_the_lines_of_settings_that_do_not_fit_a_plugin() {
    let dir = dir();
    dir.write("customer.json", context(1, "granted").to_string());
    for arguments in [
        &["decide", "--plugins", "plugins", "--policy", "unfit.toml", "customer.json"][..],
        &["run", "customer.json", "--plugin", "plugins/ask/ask.wasm", "--policy", "unfit.toml"],
    ] {
        let outcome = dir.courtesy(arguments);
        assert_eq!(outcome.code, 2);
        let line = "line 5, plugins.ask.config.quiet_days: expected a whole number, without quotes";
        assert!(outcome.err.contains(line), "{}", outcome.err);
    }
}

#[test]
fn decide_prints_advice_on_the_policy_once() {
    let dir = dir();
    dir.write("customer.json", format!("{}\n", context(1, "granted")));
    let decide = |more: &[&str]| {
        let arguments = [&["decide", "--plugins", "plugins", "customer.json", "--summary-only"], more].concat();
        dir.courtesy(&arguments).err
    };
    let advice = decide(&["--policy", "unusual.toml"]);
    assert_eq!(advice.matches("note: unusual.toml: ").count(), 3, "{advice}");
    assert!(advice.contains("the quiet hours leave 210 minutes a week for email, sms"), "{advice}");
    assert_eq!(decide(&[]), "", "the default policy gets no advice");
}
