//! What each document of the contract accepts and refuses, judged by the Rust types and by the published schemas.
//!
//! `tests/cases/<document>/{accepted,refused}.json` hold the cases. One either stands there whole (`json`) or is an
//! accepted one (`from`) with some places overwritten (`put`) or left out (`drop`). Random changes to the accepted
//! cases then look for documents about which the two judges disagree.
//!
//! Four disagreements are known, come from serde and JSON Schema themselves, and are left out of the search:
//! - `5.0` is an integer to JSON Schema, and not to serde.
//! - serde also reads an object from the list of its values, `["2026-03-28T20:40:00Z"]` for a window.
//! - serde also reads a word from an object with that key and `null`, `{"care": null}` for a purpose.
//! - a context's `config` is described for those who write plugins; the Rust type has no such field and ignores it.

mod cases;

use cases::{Case, Judges, Mutation, accepted, mutations, refused};
use courtesy_contract::schema::Document;
use courtesy_contract::{
    Code, ContractVersion, Country, Currency, Effort, Fraction, Label, Language, Link, MinorUnits, Percent, Pointer,
    Seed, Sentiment, Share, Slug, TenThousandths, Text, TimeOfDay, Timestamp, Uuid, Version, ZoneName,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

#[test]
fn both_judges_accept_what_must_be_accepted() {
    each_case(accepted, true);
}

#[test]
fn both_judges_refuse_what_must_be_refused() {
    each_case(refused, false);
}

fn each_case(cases: fn(Document) -> Vec<Case>, expected: bool) {
    let mut wrong = Vec::new();
    for document in Document::ALL {
        let judges = Judges::of(document);
        for Case { name, json } in cases(document) {
            for (judge, verdict) in [("serde", judges.serde(&json)), ("schema", judges.schema(&json))] {
                if verdict != expected {
                    wrong.push(format!("{}, {name}: accepted by {judge}: {verdict}", document.name()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "expected {expected} of all of these:\n{}", wrong.join("\n"));
}

#[test]
fn a_document_is_written_as_both_judges_read_it() {
    for document in Document::ALL {
        let judges = Judges::of(document);
        for Case { name, json } in accepted(document) {
            let written = judges.written(&json);
            assert!(judges.schema(&written), "{}, {name}", document.name());
            assert_eq!(judges.written(&written), written, "{}, {name}", document.name());
        }
    }
}

/// A search in which nearly every document got the same verdict would find little.
#[test]
fn the_random_changes_reach_both_verdicts() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for document in Document::ALL {
        let (judges, cases) = (Judges::of(document), accepted(document));
        let mut accepted_count = 0;
        for _ in 0..500 {
            let changed = changed(&cases).new_tree(&mut runner).unwrap().current();
            accepted_count += usize::from(judges.schema(&changed));
        }
        assert!((25..475).contains(&accepted_count), "{}: {accepted_count} of 500 accepted", document.name());
    }
}

fn changed(cases: &[Case]) -> impl Strategy<Value = Value> + use<> {
    let documents: Vec<Value> = cases.iter().map(|case| case.json.clone()).collect();
    (prop::sample::select(documents), mutations()).prop_map(|(original, mutations): (Value, Vec<Mutation>)| {
        let mut json = original.clone();
        for mutation in mutations {
            mutation.apply(&mut json, &original);
        }
        json
    })
}

fn agree_on_random_changes(document: Document) {
    let (judges, cases) = (Judges::of(document), accepted(document));
    proptest!(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() }, |(json in changed(&cases))| {
        let (serde, schema) = (judges.serde(&json), judges.schema(&json));
        let agree = serde == schema || (serde && judges.only_minds_lists_for_objects(&json));
        prop_assert!(agree, "accepted by serde: {serde}, by the schema: {schema}");
    });
}

#[test]
fn a_changed_context_gets_one_verdict() {
    agree_on_random_changes(Document::Context);
}

#[test]
fn a_changed_answer_gets_one_verdict() {
    agree_on_random_changes(Document::Answer);
}

#[test]
fn a_changed_decision_gets_one_verdict() {
    agree_on_random_changes(Document::Decision);
}

#[test]
fn a_changed_manifest_gets_one_verdict() {
    agree_on_random_changes(Document::Manifest);
}

#[test]
fn a_changed_policy_gets_one_verdict() {
    agree_on_random_changes(Document::Policy);
}

#[test]
fn a_changed_record_gets_one_verdict() {
    agree_on_random_changes(Document::Record);
}

#[test]
fn a_changed_outcome_gets_one_verdict() {
    agree_on_random_changes(Document::Outcome);
}

/// Text that is nearly one of the examples: a few characters put in, left out or exchanged, or the whole repeated.
fn near_miss(examples: &'static [&'static str]) -> impl Strategy<Value = String> {
    let letter = || prop::sample::select("aZz09-_./:~+ {}\n\0TéＡ١".chars().collect::<Vec<_>>());
    let edit = (any::<prop::sample::Index>(), 0..4_u8, letter());
    let edited = (prop::sample::select(examples), prop::collection::vec(edit, 0..3)).prop_map(|(example, edits)| {
        let mut text: Vec<char> = example.chars().collect();
        for (at, edit, letter) in edits {
            let at = at.index(text.len() + 1);
            match edit {
                0 => text.insert(at, letter),
                1 if at < text.len() => text[at] = letter,
                2 if at < text.len() => drop(text.remove(at)),
                _ => text.truncate(at),
            }
        }
        text.into_iter().collect::<String>()
    });
    prop_oneof![6 => edited.clone(), 1 => (edited, 2..70_usize).prop_map(|(text, times)| text.repeat(times)), 1 => any::<String>()]
}

/// Judges single values of one type by reading them and by the type's schema.
fn agree_on_values<T: DeserializeOwned + JsonSchema>(values: impl Strategy<Value = Value>) {
    let schema = schemars::schema_for!(T).to_value();
    let validator = jsonschema::draft202012::options().should_validate_formats(true).build(&schema).unwrap();
    let seen = std::cell::Cell::new((false, false));
    proptest!(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() }, |(value in values)| {
        let read = serde_json::from_value::<T>(value.clone()).is_ok();
        let (accepted, refused) = seen.get();
        seen.set((accepted || read, refused || !read));
        prop_assert_eq!(read, validator.is_valid(&value), "{} {}: read: {}", T::schema_name(), value, read);
    });
    assert_eq!(seen.get(), (true, true), "{} must get both verdicts", T::schema_name());
}

fn agree_on_text<T: DeserializeOwned + JsonSchema>(examples: &'static [&'static str]) {
    agree_on_values::<T>(near_miss(examples).prop_map(Value::from));
}

#[test]
fn a_text_is_read_when_its_published_pattern_says_so() {
    agree_on_text::<Slug>(&["check-in", "a", "4-you", "a-b-c-d"]);
    agree_on_text::<Code>(&["carrier_lost", "a", "a_1_"]);
    agree_on_text::<Label>(&["x", "café", "0123456789012345678901234567890123456789012345678901234567890123456789"]);
    agree_on_text::<Text>(&["Hello {first_name}.", "é", "0123456789012345678901234567890123456789"]);
    agree_on_text::<Language>(&["nl", "en-GB", "fry", "zh-Hant-TW", "sl-rozaj-biske-1994"]);
    agree_on_text::<ZoneName>(&["Europe/Amsterdam", "UTC", "America/Argentina/Buenos_Aires", "Etc/GMT+1"]);
    agree_on_text::<Country>(&["NL", "ZZ"]);
    agree_on_text::<Currency>(&["EUR", "ZZZ"]);
    agree_on_text::<Pointer>(&["/", "/orders/0/status", "/a~1b~0c", "//"]);
    agree_on_text::<TimeOfDay>(&["21:00", "00:00", "23:59", "19:09"]);
    agree_on_text::<Uuid>(&["0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "00000000-0000-0000-0000-00000000000F"]);
    agree_on_text::<Version>(&["1.0.0", "0.10.999999999", "1.0.0-rc.1", "1.0.0--"]);
    agree_on_text::<Link>(&["https://a", "https://example.org/a?b=c#d"]);
    agree_on_text::<ContractVersion>(&["1.0", "1.9999", "1.00"]);
    agree_on_text::<Timestamp>(&[
        "2026-03-28T20:40:00Z",
        "2028-02-29T23:59:59.5Z",
        "1900-01-01T00:00:00Z",
        "2999-12-31T09:09:09Z",
    ]);
}

#[test]
fn a_moment_is_read_when_its_published_format_says_so() {
    let field = |most: u32| prop_oneof![0..=most, 0..100_u32];
    let moment = (
        1_890..3_010_u32,
        field(13),
        field(32),
        field(24),
        field(60),
        field(60),
        prop::sample::select(vec!["", ".5", ".", ".0123456789"]),
    )
        .prop_map(|(y, m, d, h, min, s, f)| json!(format!("{y:04}-{m:02}-{d:02}T{h:02}:{min:02}:{s:02}{f}Z")));
    agree_on_values::<Timestamp>(moment);
}

#[test]
fn a_number_is_read_when_its_published_bounds_say_so() {
    let whole = || {
        let edges = [
            -32_769_i64,
            -101,
            -100,
            -1,
            0,
            1,
            7,
            8,
            255,
            256,
            100,
            101,
            1_000,
            1_001,
            10_000,
            10_001,
            32_768,
            (1 << 53) - 1,
            1 << 53,
        ];
        prop_oneof![
            prop::sample::select(edges.to_vec()).prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<u64>().prop_map(Value::from),
            (-5..10_i64).prop_map(Value::from)
        ]
    };
    agree_on_values::<Effort>(whole());
    agree_on_values::<Seed>(whole());
    agree_on_values::<MinorUnits>(whole());
    agree_on_values::<Percent>(whole());
    agree_on_values::<Share>(whole());
    agree_on_values::<TenThousandths>(whole());
    let share = || {
        prop_oneof![
            whole(),
            (-1.5..1.5_f64).prop_map(Value::from),
            any::<f64>().prop_filter("JSON has no others", |n| n.is_finite()).prop_map(Value::from)
        ]
    };
    agree_on_values::<Fraction>(share());
    agree_on_values::<Sentiment>(share());
}
