//! `courtesy explain`.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::recorded::{dir, record, records, transcript, write};
use crate::test_dir::{Outcome, TestDir, check_in, context};

fn explain(dir: &TestDir, extra: &[&str]) -> Outcome {
    dir.courtesy(&[&["explain", "records.ndjson"], extra].concat())
}

#[test]
fn a_decision_is_explained_as_text_markdown_and_html() {
    let dir = dir();
    assert_snapshot!("offered", transcript(&explain(&dir, &["--customer", "c-1"])));
    assert_snapshot!("withheld", transcript(&explain(&dir, &["--customer", "c-3", "--language", "nl"])));
    assert_snapshot!("markdown", transcript(&explain(&dir, &["--customer", "c-3", "--format", "markdown"])));
    assert_snapshot!("html", transcript(&explain(&dir, &["--customer", "c-3", "--format", "html"])));
}

#[test]
fn a_decision_is_found_by_its_id_in_any_case() {
    let dir = dir();
    let id = "0192F1C6-8D0E-7B5A-9A53-000000000002";
    let outcome = explain(&dir, &["--decision", id]);
    assert!(outcome.code == 0 && outcome.out.starts_with("c-2, "), "{}{}", outcome.out, outcome.err);
    assert_eq!(explain(&dir, &[]).out.matches("\nOffered: ").count(), 4);
}

#[test]
fn decide_explains_a_customer_as_explain_does() {
    let dir = dir();
    let shown = |outcome: Outcome| outcome.out.split("\nIngredients").next().unwrap().to_owned();
    let decide = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-1"]);
    assert_eq!(shown(decide), shown(explain(&dir, &["--customer", "c-1"])));
}

#[test]
fn times_are_on_the_customers_clock_and_in_utc() {
    let dir = dir();
    let mut customer = context(1, "granted");
    customer["customer"]["time_zone"] = "America/New_York".into();
    dir.write("customers.ndjson", format!("{customer}\n"));
    record(&dir, &[]);
    for shown in [
        explain(&dir, &[]).out,
        dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-1"]).out,
    ] {
        let mut lines = shown.lines();
        assert_eq!(lines.next(), Some("c-1, review, 2026-03-28 16:40 (20:40 UTC)"));
        assert_eq!(lines.next(), Some("Times are on the customer's clock (America/New_York), with UTC in brackets."));
        assert!(shown.contains("send           2026-03-28 16:40 (20:40 UTC) over email\n"), "{shown}");
        assert_eq!(shown.matches("UTC").count() - 1, shown.matches(" UTC)").count(), "{shown}");
    }
    write(
        &dir,
        "records.ndjson",
        &records(&dir).into_iter().map(|record| record["decision"].clone()).collect::<Vec<_>>(),
    );
    let alone = explain(&dir, &[]).out;
    assert!(
        alone.starts_with("c-1, review, 2026-03-28 20:40 UTC\nThe customer's time zone isn't known, so"),
        "{alone}"
    );
}

#[test]
fn evidence_is_shown_in_full_without_a_terminal() {
    let dir = TestDir::new();
    let mut answer = check_in();
    answer["actions"][0]["reasons"][0]["evidence"] = json!(["/orders", "/derived"]);
    dir.plugin("plugins/ask/ask.wasm", "ask", &answer);
    let mut customer = context(1, "granted");
    let order =
        |number: u32| json!({"id": format!("o-{number}"), "status": "delivered", "placed_at": "2025-03-12T16:05:00Z"});
    customer["orders"] = (0..50).map(order).collect();
    dir.write("customers.ndjson", format!("{customer}\n"));
    record(&dir, &[]);
    explain(&dir, &["-o", "shown.txt"]);
    explain(&dir, &["-o", "shown.md", "--format", "markdown"]);
    explain(&dir, &["-o", "shown.html", "--format", "html"]);
    for shown in [explain(&dir, &[]).out, dir.read("shown.txt"), dir.read("shown.md"), dir.read("shown.html")] {
        assert!(shown.contains("o-49") && !shown.contains('…'), "{shown}");
    }
    let decided = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-1"]).out;
    let line = decided.lines().find(|line| line.contains("/derived ")).expect("the plugin received it");
    assert!(line.len() > 150 && !line.ends_with('…'), "{line}");
}

#[test]
fn a_decision_alone_is_explained_without_values() {
    let dir = dir();
    let decided = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    dir.write("records.ndjson", decided.out);
    assert_snapshot!(transcript(&explain(&dir, &["--customer", "c-1"])));
}

#[test]
fn what_remains_of_an_erased_record_is_explained() {
    let dir = dir();
    dir.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "records.ndjson"]);
    let id = "0192f1c6-8d0e-7b5a-9a53-000000000001";
    assert_snapshot!("erased", transcript(&explain(&dir, &["--decision", id])));
    assert_snapshot!("nobody", transcript(&explain(&dir, &["--customer", "c-1"])));
}

#[test]
fn a_record_without_a_context_is_explained_without_values() {
    let dir = dir();
    let mut records = records(&dir);
    records[0].as_object_mut().unwrap().remove("context");
    write(&dir, "records.ndjson", &records);
    let outcome = explain(&dir, &["--customer", "c-1"]);
    assert!(outcome.out.contains("The context isn't in this record"), "{}", outcome.out);
}

#[test]
fn failures_shadows_experiments_and_rests_are_explained() {
    let dir = dir();
    dir.spinning_plugin("plugins/spin/spin.wasm", "spin");
    dir.plugin("plugins/again/again.wasm", "again", &check_in());
    dir.write(
        "policy.toml",
        "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 500\npurpose = \"marketing\"\n\n[plugins.again]\nmode = \"shadow\"\n",
    );
    record(&dir, &["--policy", "policy.toml"]);
    let mut records = records(&dir);
    records[0]["standings"] =
        json!([{"plugin": "spin", "failures": 3, "rests": 1, "resting_until_at": "2026-03-28T20:41:00Z"}]);
    write(&dir, "records.ndjson", &records);
    assert_snapshot!(transcript(&explain(&dir, &["--customer", "c-1"])));
}

#[test]
fn an_unreadable_line_is_reported() {
    let dir = dir();
    let cut: String = dir.read("records.ndjson").chars().take(3_000).collect();
    dir.write("records.ndjson", cut);
    let outcome = explain(&dir, &["--customer", "c-1"]);
    assert!(outcome.code == 1 && outcome.out.starts_with("c-1"), "{}", outcome.out);
    assert!(outcome.err.starts_with("line 2: ") && outcome.err.lines().count() == 1, "{}", outcome.err);
}

#[test]
fn an_output_file_is_written_only_if_something_was_found() {
    let dir = dir();
    let page = ["--format", "html", "-o", "page.html"];
    let outcome = explain(&dir, &[&["--customer", "c-9"], &page[..]].concat());
    assert!(outcome.code == 1 && !dir.path("page.html").exists(), "{}", outcome.err);
    assert_eq!(explain(&dir, &[&["--customer", "c-1"], &page[..]].concat()).transcript(), "exit status 0\n");
    let html = dir.read("page.html");
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
    assert!(!dir.has_draft());
}

#[test]
fn the_output_never_overwrites_the_input() {
    let dir = dir();
    let before = dir.read("records.ndjson");
    assert_snapshot!("over_itself", explain(&dir, &["-o", "records.ndjson"]).transcript());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("records.ndjson", dir.path("page.html")).unwrap();
        assert_eq!(explain(&dir, &["-o", "page.html"]).code, 2);
    }
    std::fs::create_dir(dir.path("other")).unwrap();
    assert_eq!(explain(&dir, &["-o", "other/../records.ndjson"]).code, 2);
    assert_eq!(dir.read("records.ndjson"), before);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_no_page() {
    let dir = dir();
    let input = dir.read("records.ndjson");
    let arguments = ["explain", "-", "--format", "html", "-o", "page.html"];
    let outcome = dir.interrupt(&arguments, &input, || dir.has_draft());
    assert_eq!((outcome.code, outcome.err.as_str()), (130, "note: stopped by Ctrl-C; nothing was written\n"));
    assert!(!dir.path("page.html").exists() && !dir.has_draft());
}

#[test]
fn a_truncated_input_is_reported_once() {
    let dir = dir();
    let array = Value::from(records(&dir)).to_string();
    dir.write("records.ndjson", &array[..array.len() - 1]);
    let outcome = explain(&dir, &["--customer", "c-1"]);
    assert_eq!((outcome.code, outcome.err.matches("was it truncated?").count()), (1, 1), "{}", outcome.err);
}

#[test]
fn a_tampered_record_is_explained_as_damaged() {
    let dir = dir();
    let mut records = records(&dir);
    records[0]["decision"]["offered"] = json!([]);
    write(&dir, "records.ndjson", &records);
    assert_snapshot!("damaged", transcript(&explain(&dir, &["--customer", "c-1"])));
    assert_eq!(explain(&dir, &["--customer", "c-2"]).code, 0);
}

#[test]
fn errors_call_stdin_by_its_name() {
    let dir = dir();
    let input = std::fs::File::open(dir.write("nobody", "[]")).unwrap();
    let output = dir.command(&["explain", "-"]).stdin(input).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), err.as_str()), (Some(1), "nothing in stdin is a record or a decision\n"));
}

#[test]
fn dispositions_are_described_in_words() {
    let dir = dir();
    let decided = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    let mut decision: Value = serde_json::from_str(decided.out.lines().nth(2).unwrap()).unwrap();
    decision["withheld"][0]["disposition"] = "needs_approval".into();
    decision["withheld"][0]["rule"] = "budget".into();
    dir.write("records.ndjson", decision.to_string());
    let outcome = explain(&dir, &[]);
    assert!(outcome.out.contains("disposition    needs approval by the rule budget, at the"), "{}", outcome.out);
}

/// An injection that a plugin, or somebody with access to a file of records, could try.
const HOSTILE: &str = "</dd></dl><script>alert(1)</script><img src=x onerror=alert(1)> \u{1b}]0;owned\u{7}\u{202e} \
    ![x](https://evil.example/pixel) [click](javascript:alert(1)) | `code` \n\n# heading\n- item";

fn hostile() -> TestDir {
    let dir = TestDir::new();
    let mut answer = check_in();
    let action = &mut answer["actions"][0];
    for at in ["/step/question", "/step/reply_queue", "/message/text", "/reasons/0/text", "/key"] {
        *action.pointer_mut(at).unwrap() = Value::from(HOSTILE.chars().take(100).collect::<String>());
    }
    *action.pointer_mut("/reasons/0/text").unwrap() = Value::from(HOSTILE);
    answer["notes"] = json!([HOSTILE]);
    dir.plugin("plugins/ask/ask.wasm", "ask", &answer);
    let mut customer = context(1, "granted");
    customer["customer"]["ref"] = Value::from(HOSTILE.chars().take(100).collect::<String>());
    dir.write("customers.ndjson", format!("{customer}\n"));
    record(&dir, &[]);
    let mut records = records(&dir);
    for text in ["engine", "time_zones"] {
        records[0][text] = Value::from(HOSTILE);
    }
    records[0]["rules"] = json!([HOSTILE]);
    write(&dir, "records.ndjson", &records);
    dir
}

#[test]
fn text_from_plugins_is_escaped_in_html() {
    let dir = hostile();
    let outcome = explain(&dir, &["--format", "html"]);
    let page = outcome.out.split_once("<main>").unwrap().1;
    let tags = page.split('<').skip(1).map(|tag| tag.split(['>', ' ']).next().unwrap().trim_start_matches('/'));
    for tag in tags {
        let ours = [
            "main", "h1", "h2", "h3", "h4", "p", "article", "section", "ol", "ul", "li", "div", "dl", "dt", "dd",
            "span", "code", "body", "html",
        ];
        assert!(ours.contains(&tag), "<{tag}> in {page}");
    }
    assert!(page.contains("&lt;script&gt;alert(1)") && !page.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{page}");
}

#[test]
fn text_from_plugins_is_escaped_in_markdown() {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    let outcome = explain(&hostile(), &["--format", "markdown"]);
    let allowed =
        |tag: &Tag| matches!(tag, Tag::List(_) | Tag::Item | Tag::Strong | Tag::Heading { .. } | Tag::Paragraph);
    let mut headings = Vec::new();
    for event in Parser::new_ext(&outcome.out, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(tag) => {
                assert!(allowed(&tag), "{tag:?} in {}", outcome.out);
                if let Tag::Heading { level, .. } = tag {
                    headings.push(level as u8);
                }
            }
            Event::Text(_) | Event::End(_) => {}
            other => panic!("{other:?} in {}", outcome.out),
        }
    }
    assert_eq!(headings[..2], [1, 2]);
    assert!(!outcome.out.contains(['\u{1b}', '\u{7}', '\u{202e}']));
}

#[test]
fn text_from_plugins_never_controls_the_terminal() {
    let outcome = explain(&hostile(), &[]);
    // The record was changed after its digests were computed.
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    assert!(!outcome.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", outcome.out);
}
