//! Production features: failing plugins rest, plugins run in shadow mode, and unusual input is handled safely.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use courtesy_contract::{Channel, Context, Disposition, FailureKind, MessageRef, Stage, Urgency};
use courtesy_host::replay::{Comparison, Ingredient};
use courtesy_host::{
    Breakers, Candidate, ErrorKind, Guardrail, Host, HostBuilder, Limits, Refusal, Situation, Verdict, read,
};

use crate::hostile::{guest, hostile};
use crate::pipeline::{builder, named, town};

/// A host with a plugin that always traps, next to the others.
fn with_a_failing_plugin(policy: &str) -> HostBuilder {
    builder().plugin("failing.wasm", guest(&hostile("module/unreachable.wat"))).policy(read::policy(policy).unwrap())
}

const BREAKER: &str = "[breaker]\nfailures = 2\nrest_s = 60\nmax_rest_s = 600\n";

const FALLBACK: &str = "
[plugins.hostile.fallback]
key = \"look_at_customer\"
valid_s = 3600
step = { kind = \"internal_insight\", topic = \"plugins\", signal = \"A plugin rests.\", to_role = \"on_call\" }
";

fn later(context: &Context, seconds: i64) -> Context {
    let mut context = context.clone();
    context.as_of = context.as_of.plus_s(seconds);
    context
}

#[test]
fn a_plugin_that_keeps_failing_rests_and_the_decision_says_so() {
    let host = with_a_failing_plugin(BREAKER).build().unwrap();
    let (breakers, customer) = (Breakers::new(), named("c-20417"));
    let kinds: Vec<FailureKind> = [0, 1, 2, 59, 61, 62]
        .map(|seconds| {
            let record = host.record_blocking(&later(&customer, seconds), &breakers);
            let replay = host.replay_blocking(&read::record(&serde_json::to_vec(&record).unwrap()).unwrap(), None);
            assert_eq!(replay.comparison, Comparison::Same, "{seconds} s");
            let decision = record.decision.unwrap();
            assert!(!decision.offered.is_empty(), "the other plugins still propose actions");
            let [failure] = decision.failures.as_slice() else { panic!("{:?}", decision.failures) };
            let asked = decision.plugins.iter().any(|run| run.id == "hostile");
            assert_eq!(asked, failure.kind != FailureKind::Resting);
            failure.kind
        })
        .to_vec();
    use FailureKind::{Resting, Trap};
    assert_eq!(kinds, [Trap, Trap, Resting, Resting, Trap, Resting]);
    let standing = &breakers.standings()[0];
    assert_eq!((standing.failures, standing.rests), (3, 2));
}

#[test]
fn the_fallback_stands_in_for_a_resting_plugin() {
    let host = with_a_failing_plugin(&format!("{BREAKER}{FALLBACK}")).build().unwrap();
    let (breakers, customer) = (Breakers::new(), named("c-20417"));
    let stands_in = |seconds| {
        let decision = host.record_blocking(&later(&customer, seconds), &breakers).decision.unwrap();
        let found = decision.offered.into_iter().find(|offered| offered.plugin == "hostile");
        found.map(|offered| (offered.action.key.to_string(), offered.channel))
    };
    assert_eq!([stands_in(0), stands_in(1)], [None, None]);
    assert_eq!(stands_in(2), Some(("look_at_customer".to_owned(), None)));
}

#[test]
fn max_urgency_lowers_the_urgency_and_loses_no_action() {
    let bounded = "[plugins.heads-up]\nmax_urgency = \"warning\"\n";
    let [free, bounded] = ["", bounded].map(|policy| builder().policy(read::policy(policy).unwrap()).build().unwrap());
    let urgencies = |decision: &courtesy_contract::Decision| {
        let offered = decision.offered.iter().map(|it| (&it.plugin, &it.action, it.claimed_urgency));
        let withheld = decision.withheld.iter().map(|it| (&it.plugin, &it.action, it.claimed_urgency));
        let both = offered.chain(withheld).filter(|(plugin, action, _)| {
            // A task for staff is as urgent as what it stands for, which was lowered before.
            **plugin == "heads-up" && !action.key.as_str().starts_with("staff/")
        });
        both.map(|(_, action, claimed)| (action.id.to_string(), (action.urgency, claimed))).collect::<BTreeMap<_, _>>()
    };
    let (mut lowered, mut offered) = (0, 0);
    for context in &town() {
        let record = bounded.record_blocking(context, &Breakers::new());
        assert_eq!(bounded.replay_blocking(&record, None).comparison, Comparison::Same);
        let decision = record.decision.unwrap();
        assert!(decision.withheld.iter().all(|held| held.disposition != Disposition::Invalid));
        offered += decision.offered.iter().filter(|it| it.claimed_urgency.is_some()).count();
        let after = urgencies(&decision);
        for (id, (urgency, claimed)) in urgencies(&free.decide_blocking(context)) {
            assert_eq!(claimed, None);
            let was = (urgency > Urgency::Warning).then_some(urgency);
            assert_eq!(after[&id], (urgency.min(Urgency::Warning), was), "{id} of {}", context.customer.reference);
            lowered += usize::from(was.is_some());
        }
    }
    assert!(lowered > 10 && offered > 0, "{lowered} were lowered, and {offered} of those are offered");
}

#[test]
fn a_plugin_in_shadow_mode_only_reports_what_it_would_change() {
    let without = builder().policy(read::policy("[plugins.heads-up]\nmode = \"off\"\n").unwrap()).build().unwrap();
    let shadow = builder().policy(read::policy("[plugins.heads-up]\nmode = \"shadow\"\n").unwrap()).build().unwrap();
    let (mut would_offer, mut would_displace) = (0, 0);
    for context in &town() {
        let (plain, beside) = (without.decide_blocking(context), shadow.decide_blocking(context));
        assert_eq!((&plain.offered, &plain.withheld), (&beside.offered, &beside.withheld));
        for found in &beside.shadows {
            assert_eq!(found.run.id, "heads-up");
            assert!(found.offered.iter().all(|offered| offered.plugin == "heads-up"));
            would_offer += found.offered.len();
            would_displace += found.displaced.len();
        }
    }
    assert!(would_offer > 0 && would_displace > 0, "{would_offer} {would_displace}");
}

#[test]
fn a_failure_in_shadow_mode_is_no_failure_of_the_decision() {
    let host = with_a_failing_plugin("[plugins.hostile]\nmode = \"shadow\"\n").build().unwrap();
    let decision = host.decide_blocking(&named("c-20417"));
    assert!(decision.failures.is_empty());
    assert_eq!(decision.shadows[0].failure.as_ref().unwrap().kind, FailureKind::Trap);
}

/// A rule that forbids e-mail, and counts how often it was called.
struct NoMail(Arc<AtomicU32>);

impl Guardrail for NoMail {
    fn name(&self) -> &'static str {
        "no_mail"
    }

    fn messages(&self) -> &'static [(&'static str, &'static str)] {
        &[("en", "no-mail = We don't mail.")]
    }

    fn screen(&self, _: &Situation<'_>, candidate: &mut Candidate) -> Verdict {
        self.0.fetch_add(1, Ordering::Relaxed);
        candidate.retain_channels(|channel| channel != Channel::Email);
        if candidate.reaches_customer() && candidate.channels().is_empty() {
            return Verdict::Refuse(Refusal::new(Disposition::Suppressed, MessageRef::new("no-mail")));
        }
        Verdict::Allow
    }
}

#[test]
fn a_backends_rule_is_applied_and_recorded_by_name() {
    let asked = Arc::new(AtomicU32::new(0));
    let host = builder().guardrail(NoMail(Arc::clone(&asked))).build().unwrap();
    let mut refused = 0;
    for context in town().iter().take(200) {
        let decision = host.decide_blocking(context);
        assert!(decision.offered.iter().all(|offered| offered.channel != Some(Channel::Email)));
        refused +=
            decision.withheld.iter().filter(|held| held.rule == "no_mail" && held.stage == Stage::Guardrail).count();
    }
    assert!(refused > 0 && asked.load(Ordering::Relaxed) as usize > refused);
    let record = host.record_blocking(&town()[0], &Breakers::new());
    assert_eq!(record.rules, ["no_mail"]);
    let replay = builder().build().unwrap().replay_blocking(&record, None);
    assert_eq!(replay.changed[0].ingredient, Ingredient::Rules);
}

struct Named(&'static str);

impl Guardrail for Named {
    fn name(&self) -> &'static str {
        self.0
    }

    fn screen(&self, _: &Situation<'_>, _: &mut Candidate) -> Verdict {
        Verdict::Allow
    }
}

#[test]
fn a_rule_needs_a_unique_name_in_snake_case() {
    for name in ["permission", "No Sundays", ""] {
        let fault = Host::builder().guardrail(Named(name)).build().unwrap_err();
        assert_eq!(fault.kind(), ErrorKind::Policy);
        assert!(fault.to_string().contains("choose another"), "{fault}");
    }
    assert!(Host::builder().guardrail(Named("twice")).guardrail(Named("twice")).build().is_err());
    assert!(Host::builder().guardrail(Named("one")).guardrail(Named("other")).build().is_ok());
}

#[test]
fn a_history_of_a_million_contacts_needs_a_higher_limit_and_then_counts() {
    let item = r#"{"key":"k","kind":"check_in","at":"2026-03-28T12:00:00Z","channel":"email"}"#;
    let history = vec![item; 1_000_000].join(",");
    let mut context = serde_json::to_value(named("c-20417")).unwrap();
    context["history"] = serde_json::Value::Null;
    let json = context.to_string().replace("\"history\":null", &format!("\"history\":[{history}]"));
    let host = builder().build().unwrap();
    let fault = host.read_context(json.as_bytes()).unwrap_err();
    assert!(fault.to_string().contains("may have 1048576"), "{fault}");

    let roomy = Limits { context_bytes: 1 << 30, ..Limits::default() };
    let host = builder().limits(roomy).build().unwrap();
    let context = host.read_context(json.as_bytes()).unwrap();
    let decision = host.decide_blocking(&context);
    assert!(decision.offered.iter().all(|offered| offered.channel != Some(Channel::Email)));
}

#[test]
fn invalid_amounts_are_rejected() {
    for minor in ["-1", "9007199254740992", "1e300", "1.5", "\"5\""] {
        let policy = format!(
            "[[budgets]]\nname = \"b\"\nmax = {{ minor = {minor}, currency = \"EUR\" }}\nper = {{ kind = \"rolling\", days = 1 }}\n"
        );
        assert_eq!(read::policy(&policy).unwrap_err().kind(), ErrorKind::Policy, "{minor}");
        let mut context = serde_json::to_value(named("c-20417")).unwrap();
        context["orders"][0]["amount"] = serde_json::json!({"minor": "AMOUNT", "currency": "EUR"});
        let json = context.to_string().replace("\"AMOUNT\"", minor);
        assert_eq!(read::context(json.as_bytes()).unwrap_err().kind(), ErrorKind::Context, "{minor}");
    }
}

#[test]
fn nothing_reaches_the_customer_when_the_facts_are_too_old() {
    let host = builder().build().unwrap();
    let mut context = named("c-20417");
    context.requested_at = Some(context.as_of.plus_s(86_400));
    let fresh = host.decide_blocking(&context);
    assert!(fresh.withheld.iter().all(|held| held.rule != "freshness"));
    context.requested_at = Some(context.as_of.plus_s(86_401));
    let stale = host.decide_blocking(&context);
    assert!(stale.offered.iter().all(|offered| !offered.action.reaches_customer()));
    assert!(stale.withheld.iter().any(|held| held.rule == "freshness" && held.disposition == Disposition::Expired));
}
