//! What each document of the contract accepts and refuses, judged by the Rust types and by the published schemas.
//!
//! `tests/cases/<document>/{accepted,refused}.json` hold the cases. One either stands there whole (`json`) or is an
//! accepted one (`from`) with some places overwritten (`put`) or left out (`drop`). Random changes to the accepted
//! cases then look for documents about which the two judges disagree.
//!
//! Both read the same documents but for this, which no schema can say, and which the search leaves out:
//! - a whole number above 2^53 - 1 that is written with a point or an exponent may have been rounded, and isn't read;
//! - a moment with an offset must lie in the years 1900 to 2999 in UTC, which matters on the days around their ends;
//! - a key that stands in one object twice is refused;
//! - money in a policy such as `40.00 EUR` has as many decimals as its currency, or none, and can be counted exactly, and a
//!   policy with a `calendar month` has a `time_zone`: `tests/cases/policy/beyond.json` holds cases;
//! - a context's `config` is described for those who write plugins; the Rust type has no such field and ignores it.
//!
//! A validator that doesn't assert formats also accepts a day that doesn't exist, such as the 30th of February, and a
//! leap second at any minute. The host's asserts them, and so do these tests.

mod cases;

use std::path::{Path, PathBuf};

use cases::{Case, Judges, Mutation, accepted, beyond_the_schema, is_beyond_the_schema, mutations, refused};
use courtesy_contract::schema::Document;
use courtesy_contract::{
    Code, ContractVersion, Country, Currency, Date, Destination, Digest, Effort, Fraction, Label, Language, Link,
    MinorUnits, Percent, Pointer, Policy, Said, Seed, Sentiment, Share, ShortMoney, ShortPeriod, ShortSpan, Slug,
    TenThousandths, Text, TimeOfDay, Timestamp, Uuid, Version, ZoneName,
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

#[test]
fn the_type_refuses_a_policy_that_its_schema_cannot_and_says_where() {
    let judges = Judges::of(Document::Policy);
    for Case { name, json } in beyond_the_schema(Document::Policy) {
        assert!(judges.schema(&json) && !judges.serde(&json), "{name}");
        assert_eq!(Policy::faults_beyond_the_schema(&json).len(), 1, "{name}");
    }
    for Case { name, json } in accepted(Document::Policy) {
        assert_eq!(Policy::faults_beyond_the_schema(&json), [], "{name}");
    }
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
        let mut json = original;
        for mutation in mutations {
            mutation.apply(&mut json);
        }
        json
    })
}

fn agree_on_random_changes(document: Document) {
    let (judges, cases) = (Judges::of(document), accepted(document));
    proptest!(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() }, |(json in changed(&cases))| {
        let (serde, schema) = (judges.serde(&json), judges.schema(&json));
        let agree = serde == schema || (schema && is_beyond_the_schema(document, &json));
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

/// The search finds lists for objects and nulls for words by chance; this finds the type that was forgotten.
#[test]
fn every_type_that_is_read_by_derived_code_is_read_strictly() {
    let mut derived = 0;
    for path in rust_files(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))) {
        let source = std::fs::read_to_string(&path).unwrap();
        for item in
            source.split("#[derive(").skip(1).filter(|item| item.lines().next().unwrap().contains("Deserialize"))
        {
            let attributes: Vec<&str> = item.lines().take_while(|line| !line.contains("pub ")).collect();
            let strict = ["#[serde(crate = \"crate::strict\"", "#[serde(try_from = "];
            let is_strict =
                attributes.iter().any(|line| strict.iter().any(|start| line.trim_start().starts_with(start)));
            assert!(is_strict, "{}: add `#[serde(crate = \"crate::strict\")]` to\n{item:.200}", path.display());
            derived += 1;
        }
    }
    assert!(derived > 50, "only {derived} types were found");
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let inside = entries.flat_map(|path| if path.is_dir() { rust_files(&path) } else { vec![path] });
    inside.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
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
    agree_on_text::<Date>(&["2026-03-28", "2028-02-29", "1900-01-01", "2999-12-31"]);
    agree_on_text::<Said>(&["0123456789abcdef"]);
    agree_on_text::<Uuid>(&["0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "00000000-0000-0000-0000-00000000000F"]);
    agree_on_text::<Digest>(&["sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"]);
    agree_on_text::<Version>(&["1.0.0", "0.10.999999999", "1.0.0-rc.1", "1.0.0--"]);
    agree_on_text::<Destination>(&["https://a.example/b", "mailto:care@a.example", "tel:+31201234567"]);
    agree_on_text::<Link>(&["https://a", "https://example.org/a?b=c#d"]);
    agree_on_text::<ShortMoney>(&["40.00 EUR", "500 JPY", "1234567890123456.1234 CLF"]);
    agree_on_text::<ShortSpan>(&["7 days", "36 hours", "1 week 2 days 12 hours", "999999 weeks"]);
    agree_on_text::<ShortPeriod>(&["1 day 12 hours", "calendar month", "calendar day", "2 weeks 1 hour"]);
    agree_on_text::<ContractVersion>(&["1.0", "1.9999", "1.00"]);
    agree_on_text::<Timestamp>(&[
        "2026-03-28T20:40:00Z",
        "2028-02-29T23:59:59.5Z",
        "1900-01-01T00:00:00Z",
        "2999-12-31T09:09:09Z",
        "2026-03-28t21:40:00.123456789012+01:00",
        "2016-12-31T23:59:60-00:00",
        "2017-01-01T05:44:60.5+05:45",
    ]);
}

#[test]
fn a_moment_is_read_when_its_published_format_says_so() {
    let field = |most: u32| prop_oneof![3 => 0..=most, 1 => 0..100_u32];
    let date = (1_898..3_002_u32, field(13), field(32));
    let clock = prop_oneof![
        2 => (field(24), field(60), field(60)),
        1 => (0..24_u32, prop::sample::select(vec![14_u32, 29, 44, 59]), Just(60_u32))
    ];
    let fraction = ["", ".5", ".", ".0123456789", &format!(".{:064}", 1), &format!(".{:065}", 1)].map(str::to_owned);
    let fraction = prop::sample::select(fraction.to_vec());
    let offset = prop_oneof![
        2 => prop::sample::select(["Z", "z", "", "+00:00", "-00:00", "+0100", "+1:00"].map(str::to_owned).to_vec()),
        3 => (prop::sample::select(vec!['+', '-']), field(24), prop::sample::select(vec![0_u32, 15, 30, 45, 59, 60]))
            .prop_map(|(sign, h, m)| format!("{sign}{h:02}:{m:02}")),
    ];
    let t = prop::sample::select(vec!['T', 'T', 't', ' ']);
    let moment = (date, t, clock, fraction, offset).prop_map(|((y, m, d), t, (h, min, s), fraction, offset)| {
        json!(format!("{y:04}-{m:02}-{d:02}{t}{h:02}:{min:02}:{s:02}{fraction}{offset}"))
    });
    let moment =
        moment.prop_filter("the schema can't add an offset", |json| !is_beyond_the_schema(Document::Context, json));
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
            (-5..10_i64).prop_map(Value::from),
            prop::sample::select(edges.to_vec()).prop_map(|number| json!(number as f64)),
            (-200..20_000_i64).prop_map(|tenths| json!(tenths as f64 / 10.0)),
            any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()).prop_map(Value::from)
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
