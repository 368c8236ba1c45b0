//! Reads the contract's documents. An invalid one is rejected with every violation at once.

use courtesy_contract::schema::Document;
use courtesy_contract::{
    Answer, Context, Decision, Manifest, OutcomeRecord, Policy, Record, Violation, noting_ignored_keys,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::contradictions;
use crate::document::from_json::{self, Problem};
use crate::document::{from_toml, unknown_keys};
use crate::error::{Error, ErrorKind};
use crate::limits::Limits;
use crate::policy;

/// A record contains a context and a decision, so it may be this many times as large as a context.
const CONTEXTS_PER_RECORD: usize = 4;

/// Reads a context of at most the default [`Limits::context_bytes`]. [`Host::read_context`](crate::Host::read_context)
/// uses a host's own limit.
///
/// Unknown keys are rejected, because a misspelt `preferences` would protect nobody. In a context for a later minor version
/// of the contract they are expected: they are ignored, and a warning in the log says how many there are.
///
/// # Errors
/// [`ErrorKind::Context`] with the place of every violation, if it isn't JSON, is too large, doesn't match the schema or has
/// unknown keys.
pub fn context(json: &[u8]) -> Result<Context, Error> {
    context_within(json, Limits::default().context_bytes)
}

/// Reads a context as [`context`] does, but returns its unknown keys instead of rejecting them: at most 50, each with its
/// place and the most similar known key. They are ignored, so show them to somebody.
///
/// # Errors
/// [`ErrorKind::Context`] with the place of every violation, if it isn't JSON, is too large or doesn't match the schema.
///
/// ```
/// let json = br#"{"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
///     "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"}, "preference": {"contact_mode": "on_request_only"}}"#;
/// assert!(courtesy_host::read::context(json).is_err());
/// let (context, unknown) = courtesy_host::read::context_leniently(json)?;
/// assert_eq!(unknown[0].at, "/preference");
/// assert_eq!(unknown[0].message, "unknown key; did you mean `preferences`?");
/// # Ok::<(), courtesy_host::Error>(())
/// ```
pub fn context_leniently(json: &[u8]) -> Result<(Context, Vec<Violation>), Error> {
    context_leniently_within(json, Limits::default().context_bytes)
}

pub(crate) fn context_within(json: &[u8], limit_bytes: usize) -> Result<Context, Error> {
    let (context, unknown) = context_leniently_within(json, limit_bytes)?;
    if unknown.is_empty() {
        return Ok(context);
    }
    if unknown_keys::are_expected(&context.contract) {
        tracing::warn!(contract = %context.contract, keys = unknown.len(), "a context has keys of a later version of the contract");
        return Ok(context);
    }
    let message = "the context has unknown keys, which would be ignored; correct or remove them:";
    Err(Error::new(ErrorKind::Context, message).with_violations(unknown))
}

pub(crate) fn context_leniently_within(json: &[u8], limit_bytes: usize) -> Result<(Context, Vec<Violation>), Error> {
    let parse = || noting_ignored_keys(|| from_json::parse::<Context>(json, Document::Context));
    let (context, ignored) = bounded(json, limit_bytes, "leave out what no plugin reads")
        .and_then(|()| match parse() {
            (Ok(context), ignored) => Ok((context, ignored)),
            (Err(problem), _) => Err(problem),
        })
        .map_err(|problem| problem.into_error(ErrorKind::Context, "the context"))?;
    let contradictions = contradictions::of(&context);
    if !contradictions.is_empty() {
        return Err(Error::new(ErrorKind::Context, "the context contradicts itself:").with_violations(contradictions));
    }
    Ok((context, if ignored { unknown_keys::of(json) } else { Vec::new() }))
}

/// Reads a decision of at most four times the default [`Limits::context_bytes`].
///
/// # Errors
/// [`ErrorKind::Record`] with the place of every violation.
pub fn decision(json: &[u8]) -> Result<Decision, Error> {
    kept(json, CONTEXTS_PER_RECORD, Document::Decision, "the decision")
}

/// Reads a record of at most four times the default [`Limits::context_bytes`].
///
/// # Errors
/// [`ErrorKind::Record`] with the place of every violation, if it is truncated, too large or doesn't match the schema.
pub fn record(json: &[u8]) -> Result<Record, Error> {
    kept(json, CONTEXTS_PER_RECORD, Document::Record, "the record")
}

/// Reads what came of an action: a document of at most the default [`Limits::context_bytes`].
///
/// # Errors
/// [`ErrorKind::Record`] with the place of every violation.
pub fn outcome(json: &[u8]) -> Result<OutcomeRecord, Error> {
    kept(json, 1, Document::Outcome, "the outcome record")
}

fn kept<T: DeserializeOwned>(json: &[u8], contexts: usize, document: Document, what: &str) -> Result<T, Error> {
    bounded(json, contexts.saturating_mul(Limits::default().context_bytes), "pass one line at a time")
        .and_then(|()| from_json::parse(json, document))
        .map_err(|problem| problem.into_error(ErrorKind::Record, what))
}

fn bounded(json: &[u8], limit_bytes: usize, remedy: &str) -> Result<(), Problem> {
    if json.len() <= limit_bytes {
        return Ok(());
    }
    let message = format!("has {} bytes and may have {limit_bytes}; {remedy}", json.len());
    Err(Problem { message, violations: Vec::new() })
}

/// Reads an answer, as a plugin returns it.
///
/// # Errors
/// [`ErrorKind::Answer`] with the place of every violation.
pub fn answer(json: &[u8]) -> Result<Answer, Error> {
    from_json::parse(json, Document::Answer).map_err(|problem| problem.into_error(ErrorKind::Answer, "the answer"))
}

/// Reads a manifest, the text of a `plugin.toml`. Loading the plugin checks it further.
///
/// # Errors
/// [`ErrorKind::Manifest`] with the line and place of every violation.
pub fn manifest(toml: &str) -> Result<Manifest, Error> {
    from_toml::parse(toml, Document::Manifest, ErrorKind::Manifest, "plugin.toml", |_| Vec::new())
}

/// Reads a policy, the text of a `policy.toml`. An empty text is the default policy. The short forms in it are written out, and
/// every profile in it is checked.
///
/// # Errors
/// [`ErrorKind::Policy`] with the line and place of everything that doesn't match the schema, names something unknown such
/// as a time zone that doesn't exist, or contradicts another setting.
pub fn policy(toml: &str) -> Result<Policy, Error> {
    let beyond_the_schema = |policy: &Value| {
        let faults = Policy::faults_beyond_the_schema(policy);
        if faults.is_empty() { from_toml::rounded(policy) } else { faults }
    };
    let policy = from_toml::parse(toml, Document::Policy, ErrorKind::Policy, "the policy", beyond_the_schema)?;
    policy::reject_contradictions(&policy).map_err(|error| error.with_lines_of(toml))?;
    Ok(policy)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::policy::tests::EVERYTHING;

    const MINIMAL: &str = r#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","customer":{"ref":"c-1"}}"#;

    fn refusal(json: impl AsRef<[u8]>) -> String {
        context(json.as_ref()).unwrap_err().to_string()
    }

    #[test]
    fn reads_the_smallest_context() {
        assert_eq!(context(MINIMAL.as_bytes()).unwrap().customer.reference.as_str(), "c-1");
    }

    #[test]
    fn names_every_violation_and_no_value() {
        let json = MINIMAL.replace("review", "Jansen").replace("\"c-1\"", "5").replace("1.0", "2.0");
        insta::assert_snapshot!(refusal(&json));
    }

    #[test]
    fn says_where_json_breaks_off() {
        insta::assert_snapshot!(refusal(&MINIMAL[..40]));
        insta::assert_snapshot!(refusal(format!("{MINIMAL} {{}}")));
        insta::assert_snapshot!(refusal([b'"', 0xff, b'"']));
        insta::assert_snapshot!(refusal("[".repeat(100_000)));
        insta::assert_snapshot!(refusal(MINIMAL.replace("\"hook\"", "\"contract\":\"1.0\",\"hook\"")));
        insta::assert_snapshot!(refusal(" ".repeat(2 << 20)));
    }

    #[test]
    fn says_what_no_schema_can() {
        let with = |member: &str| refusal(MINIMAL.replace("\"hook\"", &format!("{member},\"hook\"")));
        insta::assert_snapshot!(with(r#""seed":1,"orders":[{"id":"o","id":"p"}],"seed":1,"new":{"x":1,"x":2}"#));
        insta::assert_snapshot!(with(r#""seed":-1,"seed":1"#));
        insta::assert_snapshot!(with(r#""requested_at":"1900-01-01T00:30:00+01:00""#));
        insta::assert_snapshot!(with(r#""requested_at":"2026-02-30T00:00:00Z""#));
        let decision = r#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","customer_ref":"c-1","hook":"review","as_of":"2026-03-28T20:40:00Z","offered":[],"withheld":[],"failures":[],"plugins":[{"id":"p","version":"1.0.0","digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","fuel":9007199254740993.0,"memory_bytes":0}],"profile":"normal","policy_digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","context_digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","engine":"e","time_zones":"z"}"#;
        insta::assert_snapshot!(super::decision(decision.as_bytes()).unwrap_err());
        assert!(super::decision(decision.replace("3.0", "3").as_bytes()).is_ok());
    }

    #[test]
    fn an_offset_a_small_letter_and_a_point_are_read_as_what_they_mean() {
        let usual = MINIMAL.replace("\"hook\"", r#""seed":100,"hook""#);
        for (as_of, seed) in [("2026-03-28T21:40:00+01:00", "1e2"), ("2026-03-28t20:40:00.123456789012z", "100.0")] {
            let unusual = usual.replace("2026-03-28T20:40:00Z", as_of).replace("100", seed);
            assert_eq!(context(unusual.as_bytes()).unwrap(), context(usual.as_bytes()).unwrap());
        }
    }

    #[test]
    fn a_list_is_no_object_and_a_word_is_text() {
        insta::assert_snapshot!(refusal(MINIMAL.replace(r#"{"ref":"c-1"}"#, r#"["c-1"]"#)));
        insta::assert_snapshot!(refusal(MINIMAL.replace("\"review\"", r#"{"review":null}"#)));
        insta::assert_snapshot!(
            policy("freshness = [60, 1]\n[[caps]]\nmax = 1\nper = [\"rolling\", 7]\n").unwrap_err()
        );
        assert_eq!(policy("[freshness]\nmax_age_s = 6e1\n").unwrap().freshness.max_age_s, 60);
    }

    #[test]
    fn names_the_line_of_a_policy() {
        let text = "profile = \"normal\"\n\n[care]\ncool_of_days = 3\n";
        insta::assert_snapshot!(policy(text).unwrap_err());
        assert_eq!(policy("").unwrap(), Policy::default());
    }

    #[test]
    fn names_the_line_of_everything_that_no_schema_allows() {
        let text = "[[caps]]\nmax = -1\nper = { kind = \"rolling\", days = \"7\" }\n\n[[caps]]\nmax = 1\n\n[[budgets]]\n\
                    name = \"gestures\"\nmax.minor = 1\nmax.currency = \"euro\"\nper = { kind = \"lunar\" }\n";
        insta::assert_snapshot!(policy(text).unwrap_err());
    }

    const RECORD: &str = r#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","as_of":"2026-03-28T20:40:00Z","seed":7,"engine":"e","time_zones":"2026a","limits_digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","policy_digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","plugins":[],"context_digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000","decision_digest":"sha256:0000000000000000000000000000000000000000000000000000000000000000"}"#;

    #[test]
    fn reads_what_is_kept() {
        let kept = record(RECORD.as_bytes()).unwrap();
        assert!(kept.context.is_none() && kept.seed.get() == 7);
        let outcome = outcome(br#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","plugin":"check-in","action":"hello","at":"2026-04-01T09:00:00Z","outcome":"accepted"}"#);
        assert_eq!(outcome.unwrap().outcome.word(), "accepted");
    }

    #[test]
    fn says_what_is_wrong_with_what_is_kept() {
        let told = |fault: Error| {
            assert_eq!(fault.kind(), ErrorKind::Record);
            fault.to_string()
        };
        let refused = |json: &str| told(record(json.as_bytes()).unwrap_err());
        insta::assert_snapshot!(refused(&RECORD[..100]));
        insta::assert_snapshot!(refused(&RECORD.replace("\"seed\":7", "\"seed\":-7").replace("\"as_of\"", "\"of\"")));
        insta::assert_snapshot!(refused(&" ".repeat((4 << 20) + 1)));
        insta::assert_snapshot!(told(
            outcome(br#"{"contract":"1.0","outcome":"ignored","custommer":"Jansen"}"#).unwrap_err()
        ));
        insta::assert_snapshot!(told(decision(b"[]").unwrap_err()));
        insta::assert_snapshot!(told(outcome(&[b' '; (1 << 20) + 1]).unwrap_err()));
    }

    /// What can happen to a file in an editor, in a merge, or by trial and error.
    #[derive(Debug, Clone)]
    enum Change {
        Delete { line: usize },
        Repeat { line: usize },
        Move { line: usize, to: usize },
        Cut { at: usize, length: usize },
        Insert { at: usize, text: String },
        Replace { line: usize, value: &'static str },
    }

    fn change() -> impl Strategy<Value = Change> {
        const VALUES: &[&str] = &[
            "0",
            "1",
            "-1",
            "1e9",
            "99999999999999999999",
            "nan",
            "true",
            "[]",
            "{}",
            "\"\"",
            "\"EUR\"",
            "\"EUO\"",
            "\"Mars/Olympus\"",
            "\"00:00\"",
            "\"gesture\"",
            "\"care\"",
            "\"email\"",
            "\"check-in\"",
            "[\"email\"]",
            "{ kind = \"gesture\" }",
            "{ kind = \"rolling\" }",
            "{ kind = \"rolling\", days = 7 }",
            "{ hours = 0 }",
            "{ kind = \"calendar\", unit = \"week\", time_zone = \"Mars/Olympus\" }",
            "{ minor = 7, currency = \"EUO\" }",
            "{ customer = 0, company = 0 }",
            "[[1], {a.b = 2}]",
            "2026-03-28T20:40:00Z",
            "\"\"\"\n\n\"\"\"",
            "\"/~0~1\"",
        ];
        let (line, at) = (any::<usize>, any::<usize>);
        prop_oneof![
            12 => (line(), prop::sample::select(VALUES)).prop_map(|(line, value)| Change::Replace { line, value }),
            2 => line().prop_map(|line| Change::Delete { line }),
            1 => line().prop_map(|line| Change::Repeat { line }),
            1 => (line(), line()).prop_map(|(line, to)| Change::Move { line, to }),
            1 => (at(), 0..20_usize).prop_map(|(at, length)| Change::Cut { at, length }),
            1 => (at(), "[\\[\\]{}.=\"'#, \r\n\\PC]{1,4}").prop_map(|(at, text)| Change::Insert { at, text }),
        ]
    }

    fn changed(text: &str, change: &Change) -> String {
        let mut lines: Vec<&str> = text.lines().collect();
        let count = lines.len().max(1);
        let boundary = |at: usize| text.floor_char_boundary(at % (text.len() + 1));
        match change {
            _ if text.is_empty() => {}
            Change::Delete { line } => drop(lines.remove(line % count)),
            Change::Repeat { line } => lines.insert(line % count, lines[line % count]),
            Change::Move { line, to } => {
                let moved = lines.remove(line % count);
                lines.insert(to % count, moved);
            }
            Change::Cut { at, length } => {
                let (from, to) = (boundary(*at), text.floor_char_boundary(boundary(*at).saturating_add(*length)));
                return format!("{}{}", &text[..from], &text[to..]);
            }
            Change::Insert { at, text: inserted } => {
                let (before, after) = text.split_at(boundary(*at));
                return format!("{before}{inserted}{after}");
            }
            Change::Replace { line, value } => {
                let Some((key, _)) = lines[line % count].split_once('=') else { return text.to_owned() };
                let replaced = format!("{key}= {value}");
                lines[line % count] = &replaced;
                return lines.join("\n");
            }
        }
        lines.join("\n")
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn a_policy_in_any_state_is_read_or_refused_by_its_lines(changes in prop::collection::vec(change(), 1..5)) {
            let text = changes.iter().fold(EVERYTHING.to_owned(), |text, change| changed(&text, change));
            if let Err(fault) = policy(&text) {
                let last = text.split('\n').count();
                let told = fault.to_string();
                let told = told.split("line ").skip(1).map(|rest| rest.split(|letter: char| !letter.is_ascii_digit()).next());
                let told: Vec<usize> = told.filter_map(|number| number?.parse().ok()).collect();
                prop_assert_eq!(fault.kind(), ErrorKind::Policy);
                prop_assert!(!told.is_empty() && told.iter().all(|line| (1..=last).contains(line)), "{}", fault);
            }
        }
    }
}
