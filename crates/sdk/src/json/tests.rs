use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::{Document, Unfit, into};

fn from_str<T: DeserializeOwned>(json: &str) -> Result<T, Unfit> {
    into(Document::parse(json.to_owned()).ok_or_else(Unfit::somewhere)?.root())
}

fn fits<T: DeserializeOwned>(json: &str) -> bool {
    from_str::<T>(json).is_ok()
}

#[test]
fn reads_what_a_general_reader_reads() {
    for json in [
        r#"{"a": [1, -2, 3.5, true, false, null, "x"], "b": {"c": {}, "d": []}}"#,
        r#" [ ] "#,
        r#""tab\t quote\" slash\/ back\\ \u00e9 é \ud83c\udf37 \b\f\n\r""#,
        "18446744073709551615",
        "-9223372036854775808",
        r#"{"": {"": [[[[]]]]}}"#,
    ] {
        assert_eq!(from_str::<Value>(json), Ok(serde_json::from_str(json).unwrap()), "{json}");
    }
}

#[test]
fn refuses_what_is_not_json() {
    for json in [
        "",
        "{",
        "[1",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "[1 2]",
        "tru",
        "nul",
        "1 2",
        "\"",
        "\"\\\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\ud800\"",
        "\"\\ud800\\u0041\"",
        "01a",
        "-",
        ".5",
        "5.",
        "1e",
        "1e+",
        "1.2.3",
        "+1",
        "}",
        "]",
        "[}",
        "nan",
        "inf",
    ] {
        assert!(!fits::<Value>(json), "{json}");
    }
}

#[test]
fn numbers_of_fifteen_digits_are_exact_and_longer_ones_nearly() {
    let float = |word: &str| Document::parse(word.to_owned())?.root().float();
    for word in ["0.1", "0.7", "-0.7", "123456.789012345", "1e22", "1.5e-7", "0.000001", "1E+2", "0", "-5"] {
        assert_eq!(float(word), word.parse().ok(), "{word}");
    }
    for word in ["0.30000000000000004", "3.141592653589793238462643", "1.7976931348623157e300", "5e-300"] {
        let (ours, exact) = (float(word).unwrap(), word.parse::<f64>().unwrap());
        assert!((ours - exact).abs() <= exact.abs() * 1e-15, "{word}: {ours}");
    }
    assert_eq!(float("1e999999999"), None);
    assert_eq!(float("1e-999999999"), Some(0.0));
}

#[test]
fn deep_nesting_is_refused() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert!(fits::<Value>(&nested(32)));
    for depth in [33, 100_000] {
        assert!(!fits::<Value>(&nested(depth)), "{depth}");
    }
}

#[test]
fn a_text_ends_at_its_own_quotation_mark_wherever_that_stands() {
    for length in 0..40 {
        for escapes in 0..3 {
            let text = format!("{}{}\u{1f337}", "é".repeat(length), "\\\"".repeat(escapes));
            let json = serde_json::to_string(&[&text, "after"]).unwrap();
            assert_eq!(from_str::<Vec<String>>(&json).unwrap(), [text, "after".to_owned()]);
        }
    }
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Gift {
    Note,
    Flowers,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Settings {
    limit: u8,
    share: f64,
    offset: i32,
    gift: Gift,
    #[serde(default)]
    names: Vec<String>,
    by_name: BTreeMap<String, bool>,
    pair: (u8, String),
    most: Option<u32>,
}

#[test]
fn settings_of_every_sort_are_read() {
    let json = r#"{"limit": 7, "share": 1, "offset": -3, "gift": "flowers", "names": ["a"], "by_name": {"x": true},
                   "pair": [1, "b"], "most": null, "unknown": [{"deep": 1}]}"#;
    let settings = Settings {
        limit: 7,
        share: 1.0,
        offset: -3,
        gift: Gift::Flowers,
        names: vec!["a".to_owned()],
        by_name: BTreeMap::from([("x".to_owned(), true)]),
        pair: (1, "b".to_owned()),
        most: None,
    };
    assert_eq!(from_str(json), Ok(settings));
    for wrong in ["256", "-1", "1.5", "\"7\"", "null"] {
        let why = from_str::<Settings>(&json.replace("\"limit\": 7", &format!("\"limit\": {wrong}"))).unwrap_err();
        assert_eq!(why.to_string(), "`limit` doesn't fit its type", "{wrong}");
    }
    assert!(!fits::<Settings>(&json.replace("[1, \"b\"]", "[1, \"b\", 2]")));
    assert!(!fits::<Settings>(&json.replace("flowers", "fireworks")));
    assert_eq!(from_str::<Settings>("{\"limit\": 1}").unwrap_err().to_string(), "`share` is missing");
}
