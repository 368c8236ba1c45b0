//! The situations in `tests/situations`, on which the judgement of all committed plugins together is tested.
//!
//! `tests/situations/README.md` says what a situation holds.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::PathBuf;

use courtesy_contract::{Action, Channel, Context, Decision, Disposition};
use courtesy_host::{Host, read};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::pipeline::{builder, root};

/// What every situation's context is taken from.
const BASE: &str = "base";

/// A customer, and what a service manager expects.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    why: String,
    /// The policy, as TOML.
    #[serde(default)]
    policy: String,
    /// What differs from the base, as a merge patch (RFC 7386).
    context: Value,
    #[serde(default)]
    must: Vec<Pattern>,
    #[serde(default)]
    at_most_one: Vec<Pattern>,
    #[serde(default)]
    must_not: Vec<Pattern>,
    #[serde(default)]
    must_not_propose: Vec<Pattern>,
}

/// What an action looks like. What isn't named doesn't matter.
#[derive(Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Pattern {
    #[serde(skip_serializing_if = "Option::is_none")]
    plugin: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reaches: Option<Reaches>,
    #[serde(skip_serializing_if = "Option::is_none")]
    channel: Option<Channel>,
    /// Whether it has a message.
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    /// What its message contains.
    #[serde(skip_serializing_if = "Option::is_none")]
    says: Option<String>,
    /// Members of its step.
    #[serde(skip_serializing_if = "Map::is_empty")]
    step: Map<String, Value>,
    /// A place that one of its reasons rests on, or that holds one.
    #[serde(skip_serializing_if = "Option::is_none")]
    evidence: Option<String>,
    /// Whether it promises something.
    #[serde(skip_serializing_if = "Option::is_none")]
    promises: Option<bool>,
}

#[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Reaches {
    Customer,
    Staff,
}

/// An action of a decision.
struct Came<'d> {
    plugin: &'d str,
    action: &'d Action,
    channel: Option<Channel>,
    /// What became of it, and by which rule; `None` if it is offered.
    withheld: Option<(Disposition, &'d str)>,
}

impl Pattern {
    fn fits(&self, came: &Came<'_>) -> bool {
        let (action, message) = (came.action, came.action.message.as_ref());
        let reaches = if action.reaches_customer() { Reaches::Customer } else { Reaches::Staff };
        let step = serde_json::to_value(&action.step).unwrap();
        is(&self.plugin, || came.plugin.to_owned())
            && is(&self.kind, || step["kind"].as_str().unwrap().to_owned())
            && self.reaches.is_none_or(|wanted| wanted == reaches)
            && self.channel.is_none_or(|wanted| came.channel == Some(wanted))
            && self.text.is_none_or(|wanted| message.is_some() == wanted)
            && is(&self.language, || message.map_or_else(String::new, |message| message.language.as_str().to_owned()))
            && self.says.as_ref().is_none_or(|words| message.is_some_and(|it| it.text.as_str().contains(words)))
            && self.step.iter().all(|(name, value)| step[name] == *value)
            && self.evidence.as_ref().is_none_or(|place| rests_on(action, place))
            && self.promises.is_none_or(|wanted| action.promises.is_empty() != wanted)
    }
}

fn is(wanted: &Option<String>, found: impl FnOnce() -> String) -> bool {
    wanted.as_ref().is_none_or(|wanted| *wanted == found())
}

fn rests_on(action: &Action, place: &str) -> bool {
    let below =
        |pointer: &str| pointer.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    action.reasons.iter().flat_map(|reason| &reason.evidence).any(|pointer| below(pointer.as_str()))
}

impl fmt::Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).unwrap())
    }
}

impl fmt::Display for Came<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = self.action.kind();
        write!(f, "{} ({kind}", self.plugin)?;
        if let Some(channel) = self.channel {
            write!(f, " by {channel}")?;
        }
        f.write_str(")")?;
        if let Some((disposition, rule)) = self.withheld {
            write!(f, ", {disposition} by the rule {rule}")?;
        }
        let said = self.action.message.as_ref().map(|message| message.text.as_str());
        write!(f, ": {}", said.unwrap_or(self.action.reasons[0].text.as_str()))
    }
}

fn came(decision: &Decision) -> Vec<Came<'_>> {
    let offered = decision.offered.iter().map(|offered| Came {
        plugin: offered.plugin.as_str(),
        action: &offered.action,
        channel: offered.channel,
        withheld: None,
    });
    let withheld = decision.withheld.iter().map(|held| Came {
        plugin: held.plugin.as_str(),
        action: &held.action,
        channel: held.action.channels.first().copied(),
        withheld: Some((held.disposition, held.rule.as_str())),
    });
    offered.chain(withheld).collect()
}

/// What is expected and isn't so, in a sentence each.
fn unmet(situation: &Situation, came: &[Came<'_>]) -> Vec<String> {
    let offered: Vec<_> = came.iter().filter(|came| came.withheld.is_none()).collect();
    let awaits_consent = |came: &Came<'_>| came.withheld.is_none_or(|(why, _)| why == Disposition::NeedsApproval);
    let mut unmet = Vec::new();
    for pattern in &situation.must {
        if !came.iter().any(|came| awaits_consent(came) && pattern.fits(came)) {
            unmet.push(format!("must, and nothing does: {pattern}"));
        }
    }
    for pattern in &situation.at_most_one {
        let fitting = offered.iter().filter(|came| pattern.fits(came)).count();
        if fitting > 1 {
            unmet.push(format!("at most one, and {fitting} are: {pattern}"));
        }
    }
    for pattern in &situation.must_not {
        let fitting = offered.iter().filter(|came| pattern.fits(came));
        unmet.extend(fitting.map(|came| format!("must not, and {} does: {pattern}", came.plugin)));
    }
    for pattern in &situation.must_not_propose {
        let fitting = came.iter().filter(|came| pattern.fits(came));
        unmet.extend(fitting.map(|came| format!("must not even propose, and {} does: {pattern}", came.plugin)));
    }
    unmet
}

/// What is wrong with a decision in a situation; empty if nothing is.
fn report(name: &str, situation: &Situation, decision: &Decision) -> String {
    let came = came(decision);
    let mut unmet = unmet(situation, &came);
    unmet.extend(decision.failures.iter().map(|failure| format!("{} failed", failure.plugin)));
    if unmet.is_empty() {
        return String::new();
    }
    let mut report = format!("{name}: {}\n", situation.why);
    for sentence in unmet {
        writeln!(report, "  {sentence}").unwrap();
    }
    report.push_str(if came.is_empty() { "  Nothing came.\n" } else { "  What came:\n" });
    for came in came {
        writeln!(report, "    {came}").unwrap();
    }
    report
}

/// Takes changes over into a document: JSON Merge Patch (RFC 7386).
fn merge(document: &mut Value, changes: &Value) {
    let Value::Object(changes) = changes else {
        *document = changes.clone();
        return;
    };
    if !document.is_object() {
        *document = Value::Object(Map::new());
    }
    let document = document.as_object_mut().expect("an object");
    for (name, change) in changes {
        if change.is_null() {
            document.remove(name);
        } else {
            merge(document.entry(name).or_insert(Value::Null), change);
        }
    }
}

fn folder() -> PathBuf {
    root().join("tests/situations")
}

fn document(name: &str) -> String {
    fs::read_to_string(folder().join(format!("{name}.json"))).unwrap()
}

fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let situations = files.filter(|file| file.extension().is_some_and(|its| its == "json"));
    let mut names: Vec<_> = situations.map(|file| file.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.retain(|name| name != BASE);
    names.sort();
    names
}

fn context(name: &str, situation: &Situation) -> Context {
    let mut whole: Value = serde_json::from_str(&document(BASE)).unwrap();
    merge(&mut whole, &situation.context);
    read::context(&serde_json::to_vec(&whole).unwrap()).unwrap_or_else(|fault| panic!("{name}: {fault}"))
}

fn host(policy: &str) -> Host {
    builder().policy(read::policy(policy).unwrap()).build().unwrap()
}

#[test]
fn every_situation_is_judged_as_a_service_manager_would() {
    let mut hosts = BTreeMap::new();
    let mut faults = String::new();
    let names = names();
    assert!(names.len() >= 25, "only {} situations were found", names.len());
    for name in names {
        let situation: Situation =
            serde_json::from_str(&document(&name)).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        let host = hosts.entry(situation.policy.clone()).or_insert_with(|| host(&situation.policy));
        faults += &report(&name, &situation, &host.decide_blocking(&context(&name, &situation)));
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn an_unmet_situation_says_what_came_and_what_was_expected() {
    let situation = r#"{"why": "Flowers would be nice.", "context": {"hook": "order_failed", "orders": [
        {"id": "o-1", "status": "failed", "failure": "carrier_lost", "placed_at": "2026-03-20T09:00:00Z"}]},
        "must": [{"kind": "gesture", "step": {"gift": "flowers"}}],
        "must_not": [{"kind": "service_recovery"}]}"#;
    let situation: Situation = serde_json::from_str(situation).unwrap();
    let decision = host("").decide_blocking(&context("lost", &situation));
    let report = report("lost", &situation, &decision);
    for part in [
        "lost: Flowers would be nice.\n",
        r#"  must, and nothing does: {"kind":"gesture","step":{"gift":"flowers"}}"#,
        "  What came:\n    service-recovery (service_recovery",
    ] {
        assert!(report.contains(part), "no {part} in:\n{report}");
    }
}

#[test]
fn a_misspelt_expectation_is_refused() {
    let fault = serde_json::from_str::<Situation>(r#"{"why": "", "context": {}, "must": [{"kynd": "gesture"}]}"#);
    assert!(fault.err().unwrap().to_string().starts_with("unknown field `kynd`"));
}
