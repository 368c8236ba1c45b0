//! `courtesy explain`.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::place::{Outcome, Place, check_in, context};
use crate::recorded::{place, record, records, told, write};

fn explain(place: &Place, extra: &[&str]) -> Outcome {
    place.courtesy(&[&["explain", "records.ndjson"], extra].concat())
}

#[test]
fn a_decision_is_told_as_text_markdown_and_html() {
    let place = place();
    assert_snapshot!("offered", told(&explain(&place, &["--customer", "c-1"])));
    assert_snapshot!("withheld", told(&explain(&place, &["--customer", "c-3", "--language", "nl"])));
    assert_snapshot!("markdown", told(&explain(&place, &["--customer", "c-3", "--format", "markdown"])));
    assert_snapshot!("html", told(&explain(&place, &["--customer", "c-3", "--format", "html"])));
}

#[test]
fn a_decision_is_found_by_its_id_however_it_is_written() {
    let place = place();
    let id = "0192F1C6-8D0E-7B5A-9A53-000000000002";
    let outcome = explain(&place, &["--decision", id]);
    assert!(outcome.code == 0 && outcome.out.starts_with("c-2, "), "{}{}", outcome.out, outcome.err);
    assert_eq!(explain(&place, &[]).out.matches("\nOffered: ").count(), 4);
}

#[test]
fn decide_explains_in_the_same_words() {
    let place = place();
    let told = |outcome: Outcome| outcome.out.split("\nMade of").next().unwrap().to_owned();
    let decide = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-1"]);
    assert_eq!(told(decide), told(explain(&place, &["--customer", "c-1"])));
}

#[test]
fn moments_are_told_by_the_customers_clock_beside_utc() {
    let place = place();
    let mut customer = context(1, "granted");
    customer["customer"]["time_zone"] = "America/New_York".into();
    place.write("customers.ndjson", format!("{customer}\n"));
    record(&place, &[]);
    for told in [
        explain(&place, &[]).out,
        place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-1"]).out,
    ] {
        let mut lines = told.lines();
        assert_eq!(lines.next(), Some("c-1, review, 2026-03-28 16:40 (20:40 UTC)"));
        assert_eq!(lines.next(), Some("Times are on the customer's clock (America/New_York), with UTC in brackets."));
        assert!(told.contains("send           2026-03-28 16:40 (20:40 UTC) over email\n"), "{told}");
        assert_eq!(told.matches("UTC").count() - 1, told.matches(" UTC)").count(), "{told}");
    }
    write(
        &place,
        "records.ndjson",
        &records(&place).into_iter().map(|record| record["decision"].clone()).collect::<Vec<_>>(),
    );
    let alone = explain(&place, &[]).out;
    assert!(
        alone.starts_with("c-1, review, 2026-03-28 20:40 UTC\nThe customer's time zone isn't known here"),
        "{alone}"
    );
}

#[test]
fn what_a_reason_points_at_is_told_whole_where_there_is_no_terminal() {
    let place = Place::new();
    let mut answer = check_in();
    answer["actions"][0]["reasons"][0]["evidence"] = json!(["/orders", "/derived"]);
    place.plugin("plugins/ask/ask.wasm", "ask", &answer);
    let mut customer = context(1, "granted");
    let order =
        |number: u32| json!({"id": format!("o-{number}"), "status": "delivered", "placed_at": "2025-03-12T16:05:00Z"});
    customer["orders"] = (0..50).map(order).collect();
    place.write("customers.ndjson", format!("{customer}\n"));
    record(&place, &[]);
    explain(&place, &["-o", "told.txt"]);
    explain(&place, &["-o", "told.md", "--format", "markdown"]);
    explain(&place, &["-o", "told.html", "--format", "html"]);
    for told in [explain(&place, &[]).out, place.read("told.txt"), place.read("told.md"), place.read("told.html")] {
        assert!(told.contains("o-49") && !told.contains('…'), "{told}");
    }
    let decided = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--explain", "c-1"]).out;
    let line = decided.lines().find(|line| line.contains("/derived ")).expect("the plugin received it");
    assert!(line.len() > 150 && !line.ends_with('…'), "{line}");
}

#[test]
fn a_decision_alone_is_told_without_values() {
    let place = place();
    let decided = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    place.write("records.ndjson", decided.out);
    assert_snapshot!(told(&explain(&place, &["--customer", "c-1"])));
}

#[test]
fn what_is_left_of_an_erased_record_is_told() {
    let place = place();
    place.courtesy(&["erase", "records.ndjson", "--customer", "c-1", "-o", "records.ndjson"]);
    let id = "0192f1c6-8d0e-7b5a-9a53-000000000001";
    assert_snapshot!("erased", told(&explain(&place, &["--decision", id])));
    assert_snapshot!("nobody", told(&explain(&place, &["--customer", "c-1"])));
}

#[test]
fn a_context_that_is_kept_elsewhere_leaves_the_reasons_without_values() {
    let place = place();
    let mut records = records(&place);
    records[0].as_object_mut().unwrap().remove("context");
    write(&place, "records.ndjson", &records);
    let outcome = explain(&place, &["--customer", "c-1"]);
    assert!(outcome.out.contains("The context isn't in this record"), "{}", outcome.out);
}

#[test]
fn failures_shadows_experiments_and_rests_are_told() {
    let place = place();
    place.spinning_plugin("plugins/spin/spin.wasm", "spin");
    place.plugin("plugins/again/again.wasm", "again", &check_in());
    place.write(
        "policy.toml",
        "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 500\npurpose = \"marketing\"\n\n[plugins.again]\nmode = \"shadow\"\n",
    );
    record(&place, &["--policy", "policy.toml"]);
    let mut records = records(&place);
    records[0]["standings"] =
        json!([{"plugin": "spin", "failures": 3, "rests": 1, "resting_until_at": "2026-03-28T20:41:00Z"}]);
    write(&place, "records.ndjson", &records);
    assert_snapshot!(told(&explain(&place, &["--customer", "c-1"])));
}

#[test]
fn a_line_that_cannot_be_read_is_named() {
    let place = place();
    let cut: String = place.read("records.ndjson").chars().take(3_000).collect();
    place.write("records.ndjson", cut);
    let outcome = explain(&place, &["--customer", "c-1"]);
    assert!(outcome.code == 1 && outcome.out.starts_with("c-1"), "{}", outcome.out);
    assert!(outcome.err.starts_with("line 2: ") && outcome.err.lines().count() == 1, "{}", outcome.err);
}

#[test]
fn a_page_is_there_only_when_something_was_told() {
    let place = place();
    let page = ["--format", "html", "-o", "page.html"];
    let outcome = explain(&place, &[&["--customer", "c-9"], &page[..]].concat());
    assert!(outcome.code == 1 && !place.path("page.html").exists(), "{}", outcome.err);
    assert_eq!(explain(&place, &[&["--customer", "c-1"], &page[..]].concat()).told(), "exit code 0\n");
    let html = place.read("page.html");
    assert!(html.starts_with("<!doctype html>") && html.ends_with("</html>\n"));
    assert!(!place.has_draft());
}

#[test]
fn what_is_explained_is_never_written_over() {
    let place = place();
    let before = place.read("records.ndjson");
    assert_snapshot!("over_itself", explain(&place, &["-o", "records.ndjson"]).told());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("records.ndjson", place.path("page.html")).unwrap();
        assert_eq!(explain(&place, &["-o", "page.html"]).code, 2);
    }
    std::fs::create_dir(place.path("other")).unwrap();
    assert_eq!(explain(&place, &["-o", "other/../records.ndjson"]).code, 2);
    assert_eq!(place.read("records.ndjson"), before);
}

#[cfg(unix)]
#[test]
fn ctrl_c_leaves_no_page() {
    let place = place();
    let input = place.read("records.ndjson");
    let arguments = ["explain", "-", "--format", "html", "-o", "page.html"];
    let outcome = place.interrupt(&arguments, &input, || place.has_draft());
    assert_eq!((outcome.code, outcome.err.as_str()), (130, "note: stopped by Ctrl-C; nothing was written\n"));
    assert!(!place.path("page.html").exists() && !place.has_draft());
}

#[test]
fn an_input_that_breaks_off_is_asked_after_once() {
    let place = place();
    let array = Value::from(records(&place)).to_string();
    place.write("records.ndjson", &array[..array.len() - 1]);
    let outcome = explain(&place, &["--customer", "c-1"]);
    assert_eq!((outcome.code, outcome.err.matches("was it cut off?").count()), (1, 1), "{}", outcome.err);
}

#[test]
fn a_record_that_somebody_changed_is_told_as_damaged() {
    let place = place();
    let mut records = records(&place);
    records[0]["decision"]["offered"] = json!([]);
    write(&place, "records.ndjson", &records);
    assert_snapshot!("damaged", told(&explain(&place, &["--customer", "c-1"])));
    assert_eq!(explain(&place, &["--customer", "c-2"]).code, 0);
}

#[test]
fn stdin_is_called_so() {
    let place = place();
    let input = std::fs::File::open(place.write("nobody", "[]")).unwrap();
    let output = place.command(&["explain", "-"]).stdin(input).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), err.as_str()), (Some(1), "nothing in stdin is a record or a decision\n"));
}

#[test]
fn what_became_of_an_action_is_told_in_words() {
    let place = place();
    let decided = place.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson"]);
    let mut decision: Value = serde_json::from_str(decided.out.lines().nth(2).unwrap()).unwrap();
    decision["withheld"][0]["disposition"] = "needs_approval".into();
    decision["withheld"][0]["rule"] = "budget".into();
    place.write("records.ndjson", decision.to_string());
    let outcome = explain(&place, &[]);
    assert!(outcome.out.contains("decided        needs approval, by the rule budget, in the"), "{}", outcome.out);
}

/// What a plugin, or somebody who writes to a file of records, could try.
const HOSTILE: &str = "</dd></dl><script>alert(1)</script><img src=x onerror=alert(1)> \u{1b}]0;owned\u{7}\u{202e} \
    ![x](https://evil.example/pixel) [click](javascript:alert(1)) | `code` \n\n# heading\n- item";

fn hostile() -> Place {
    let place = Place::new();
    let mut answer = check_in();
    let action = &mut answer["actions"][0];
    for at in ["/step/question", "/step/reply_queue", "/message/text", "/reasons/0/text", "/key"] {
        *action.pointer_mut(at).unwrap() = Value::from(HOSTILE.chars().take(100).collect::<String>());
    }
    *action.pointer_mut("/reasons/0/text").unwrap() = Value::from(HOSTILE);
    answer["notes"] = json!([HOSTILE]);
    place.plugin("plugins/ask/ask.wasm", "ask", &answer);
    let mut customer = context(1, "granted");
    customer["customer"]["ref"] = Value::from(HOSTILE.chars().take(100).collect::<String>());
    place.write("customers.ndjson", format!("{customer}\n"));
    record(&place, &[]);
    let mut records = records(&place);
    for text in ["engine", "time_zones"] {
        records[0][text] = Value::from(HOSTILE);
    }
    records[0]["rules"] = json!([HOSTILE]);
    write(&place, "records.ndjson", &records);
    place
}

#[test]
fn nothing_that_a_plugin_says_becomes_html() {
    let place = hostile();
    let outcome = explain(&place, &["--format", "html"]);
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
fn nothing_that_a_plugin_says_becomes_markdown() {
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
fn nothing_that_a_plugin_says_steers_the_terminal() {
    let outcome = explain(&hostile(), &[]);
    // They were changed behind the decision's back.
    assert_eq!(outcome.code, 1, "{}", outcome.err);
    assert!(!outcome.out.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", outcome.out);
}
