//! Each language's own tools find mistakes in a new plugin before it is built.

use std::fs;
use std::os::unix::fs::symlink;

use crate::{outcome, root, run};

/// A new plugin in some language, and the commands that check it.
struct Trial<'t> {
    language: &'t str,
    file: &'t str,
    /// A plugin in the repository with the same npm packages.
    packages: Option<&'t str>,
    checks: &'t [&'t [&'t str]],
}

impl Trial<'_> {
    /// Makes each mistake in turn by replacing the first text with the second.
    fn finds(&self, mistakes: &[(&str, &str)]) {
        let place = tempfile::tempdir().unwrap();
        run(place.path(), "courtesy", &["new", "rainy-day", "--lang", self.language]);
        let plugin = place.path().join("rainy-day");
        if let Some(other) = self.packages {
            symlink(root().join(other).join("node_modules"), plugin.join("node_modules")).unwrap();
        }
        let path = plugin.join(self.file);
        let source = fs::read_to_string(&path).unwrap();
        let found = || self.checks.iter().map(|check| outcome(&plugin, check[0], &check[1..])).find(|result| !result.0);
        assert_eq!(found(), None, "the template itself has a mistake");
        for (right, wrong) in mistakes {
            assert!(source.contains(right), "{} has no {right}", self.file);
            fs::write(&path, source.replacen(right, wrong, 1)).unwrap();
            assert!(found().is_some(), "{}: no check found `{wrong}` in place of `{right}`", self.language);
        }
    }
}

#[test]
fn typescript_finds_mistakes() {
    let checks: &[&[&str]] = &[&["npm", "test"]];
    let packages = Some("plugins/channel-guide");
    Trial { language: "typescript", file: "src/index.ts", packages, checks }.finds(&[
        ("new CheckInStep(", "new ChekInStep("),
        ("Purpose.Care,", "Purpose.Cares,"),
        ("    Urgency.Info,\n", ""),
        ("\"customer_care\"", "5"),
        ("Audience.Customer,", "Channel.Email,"),
        ("context.derived", "context.derive"),
        ("{first_name}, het", "{frist_name}, het"),
    ]);
}

#[test]
fn typescript_editors_find_mistakes_and_nothing_else() {
    let checks: &[&[&str]] = &[&["tsc", "-p", "."]];
    let packages = Some("plugins/channel-guide");
    Trial { language: "typescript", file: "src/index.ts", packages, checks }
        .finds(&[("Purpose.Care,", "Purpose.Cares,"), ("context.derived", "context.derive")]);
}

#[test]
fn javascript_finds_mistakes() {
    let checks: &[&[&str]] = &[&["npm", "run", "check"]];
    let packages = Some("plugins/bring-it-home");
    Trial { language: "javascript", file: "src/plugin.js", packages, checks }.finds(&[
        ("\"check_in\"", "\"chek_in\""),
        ("purpose: \"care\"", "purpose: \"cares\""),
        ("urgency: \"info\",", ""),
        ("\"customer_care\"", "5"),
        ("[\"email\"]", "[\"e-mail\"]"),
        ("days_since_last_order;", "day_since_last_order;"),
    ]);
}

#[test]
fn python_finds_mistakes() {
    let checks: &[&[&str]] = &[
        &["mypy", "--strict", "--cache-dir=/dev/null", "src"],
        &["python3", "-B", "-m", "unittest", "discover", "src"],
    ];
    Trial { language: "python", file: "src/decide.py", packages: None, checks }.finds(&[
        ("\"check_in\"", "\"chek_in\""),
        ("\"purpose\": \"care\"", "\"purpose\": \"cares\""),
        ("\"urgency\": \"info\",", ""),
        ("\"customer_care\"", "5"),
        ("[\"email\"]", "[\"e-mail\"]"),
        ("days_since_last_order\")", "day_since_last_order\")"),
        ("{first_name}, het", "{frist_name}, het"),
    ]);
}

#[test]
fn go_finds_mistakes() {
    Trial { language: "go", file: "decide.go", packages: None, checks: &[&["go", "test", "./..."]] }.finds(&[
        ("CheckInStep{", "ChekInStep{"),
        ("PurposeCare", "\"cares\""),
        ("\t\tUrgency:  UrgencyInfo,\n", ""),
        (", ReplyQueue: \"customer_care\"", ""),
        ("\"customer_care\"", "5"),
        ("ChannelEmail", "\"e-mail\""),
        ("json:\"days_since_last_order\"", "json:\"day_since_last_order\""),
        ("{first_name}, het", "{frist_name}, het"),
    ]);
}

#[test]
fn zig_finds_mistakes() {
    let checks: &[&[&str]] = &[&["python3", "-m", "ziglang", "test", "src/plugin.zig"]];
    Trial { language: "zig", file: "src/plugin.zig", packages: None, checks }.finds(&[
        (".check_in =", ".chek_in ="),
        (".purpose = .care", ".purpose = .cares"),
        (".key = \"quiet-for-long\",", ""),
        ("\"customer_care\"", "5"),
        ("days_since_last_order: ?u32", "day_since_last_order: ?u32"),
    ]);
}
