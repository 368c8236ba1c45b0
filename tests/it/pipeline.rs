//! The committed plugins over the whole town: decisions are complete and repeatable, and follow the rules.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use courtesy_contract::{ContactMode, Context, Decision, Disposition, PermissionStatus, Purpose, Withheld};
use courtesy_host::{Host, HostBuilder, Limits, read};
use courtesy_tests::{checkout, population};

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

pub(crate) fn town() -> Vec<Context> {
    population::from_ndjson(&population::read(&root().join("tests/data/town.ndjson.zst")).unwrap()).unwrap()
}

/// A host builder with all committed plugins.
pub(crate) fn builder() -> HostBuilder {
    load(&checkout::plugins().unwrap())
}

fn load(plugins: &[PathBuf]) -> HostBuilder {
    plugins.iter().fold(Host::builder(), |builder, file| builder.plugins(file).unwrap())
}

fn host() -> Host {
    builder().build().unwrap()
}

pub(crate) fn named(customer: &str) -> Context {
    town().into_iter().find(|context| context.customer.reference == customer).unwrap()
}

/// A decision as JSON, without the values that depend on the plugins' compiled code.
fn without_build_details(decision: &Decision) -> serde_json::Value {
    let mut decision = serde_json::to_value(decision).unwrap();
    for run in decision["plugins"].as_array_mut().unwrap() {
        for name in ["digest", "fuel", "memory_bytes"] {
            assert!(run.as_object_mut().unwrap().remove(name).is_some());
        }
    }
    for not_asked in decision["not_asked"].as_array_mut().into_iter().flatten() {
        assert!(not_asked.as_object_mut().unwrap().remove("digest").is_some());
    }
    decision
}

#[test]
fn the_whole_decision_for_a_lost_order() {
    insta::assert_json_snapshot!(without_build_details(&host().decide_blocking(&named("c-20417"))));
}

#[test]
fn in_town_no_plugin_fails_and_every_plugin_and_rule_is_used() {
    let host = host();
    let (mut acting, mut rules) = (BTreeSet::new(), BTreeSet::new());
    for context in town() {
        let decision = host.decide_blocking(&context);
        assert!(decision.failures.is_empty(), "{}: {:?}", decision.customer_ref, decision.failures);
        // What always needs a person's yes acts by asking for it.
        let may_come =
            |held: &&Withheld| matches!(held.disposition, Disposition::Deferred | Disposition::NeedsApproval);
        let may_come = decision.withheld.iter().filter(may_come);
        acting.extend(may_come.map(|held| held.plugin.to_string()));
        acting.extend(decision.offered.iter().map(|offered| offered.plugin.to_string()));
        rules.extend(decision.withheld.iter().map(|withheld| withheld.rule.clone()));
        assert!(decision.withheld.iter().all(|withheld| withheld.rule != "evidence"), "{}", decision.customer_ref);
    }
    let plugins: BTreeSet<String> = host.plugins().map(|file| file.manifest().id.to_string()).collect();
    assert_eq!(acting, plugins);
    for rule in [
        "care",
        "permission",
        "channel",
        "contact_mode",
        "validity",
        "significant_effects",
        "max_per_group",
        "caps",
        "budget",
        "capacity",
        "quiet_hours",
    ] {
        assert!(rules.contains(rule), "no action in town is withheld by {rule}, only by {rules:?}");
    }
}

#[test]
fn nothing_reaches_a_customer_against_their_will() {
    let host = host();
    for context in town() {
        let denied = |purpose: Purpose| {
            let no = |status| matches!(status, PermissionStatus::Denied | PermissionStatus::Revoked);
            context.permissions.iter().any(|permission| {
                permission.purpose == purpose
                    && permission.channel.is_none()
                    && permission.topic.is_none()
                    && no(permission.status)
            })
        };
        for offered in host.decide_blocking(&context).offered.iter().filter(|offered| offered.action.reaches_customer())
        {
            let who = &context.customer.reference;
            assert!(!denied(offered.purpose), "{who} said no to {}", offered.purpose);
            let channel = offered.channel.expect("an action that reaches the customer has a channel");
            assert!(!context.preferences.avoid_channels.contains(&channel), "{who} doesn't want {channel}");
            let left_alone = context.preferences.contact_mode == Some(ContactMode::OnRequestOnly);
            assert!(!left_alone || offered.purpose == Purpose::Service, "{who} wants to be left alone");
        }
    }
}

#[test]
fn the_same_customer_gets_the_same_bytes_on_every_host_and_thread() {
    let contexts: Vec<Context> = town().into_iter().take(60).collect();
    let (one, other) = (host(), host());
    let bytes = |host: &Host, context: &Context| serde_json::to_vec(&host.decide_blocking(context)).unwrap();
    let expected: Vec<Vec<u8>> = contexts.iter().map(|context| bytes(&one, context)).collect();
    std::thread::scope(|scope| {
        for host in [&one, &other, &one, &other] {
            let (contexts, expected) = (&contexts, &expected);
            scope.spawn(move || {
                for (context, expected) in contexts.iter().zip(expected).rev() {
                    assert!(bytes(host, context) == *expected, "{}", context.customer.reference);
                }
            });
        }
    });
}

#[test]
fn decisions_do_not_depend_on_the_order_of_plugins() {
    let mut plugins = checkout::plugins().unwrap();
    let one = load(&plugins).build().unwrap();
    plugins.reverse();
    let other = load(&plugins).build().unwrap();
    for context in town().iter().take(100) {
        assert_eq!(one.decide_blocking(context), other.decide_blocking(context));
    }
}

#[test]
fn plugins_out_of_fuel_fail_and_offer_nothing() {
    let starved = builder().limits(Limits { fuel: 1_000, ..Limits::default() });
    let decision = starved.build().unwrap().decide_blocking(&named("c-20417"));
    assert!(decision.offered.is_empty());
    assert_eq!(decision.failures.len(), decision.plugins.len());
    assert!(decision.failures.iter().all(|failure| failure.detail.contains("1000 units of fuel")));
}

#[test]
fn an_operator_can_narrow_what_a_plugin_sees_and_proposes_and_never_widen_it() {
    let build = |policy: &str| {
        Host::builder()
            .plugins(root().join("plugins/human-touch/human-touch.wasm"))
            .unwrap()
            .policy(read::policy(policy).unwrap())
            .build()
    };
    let context = named("c-20417");
    let view = |host: &Host| String::from_utf8(host.view("human-touch", &context).unwrap()).unwrap();
    assert!(view(&build("").unwrap()).contains("\"cases\""));
    let narrowed = build("[plugins.human-touch]\nreads = [\"customer.language\", \"interactions.topic\"]\n").unwrap();
    assert!(!view(&narrowed).contains("\"cases\""));
    assert!(narrowed.decide_blocking(&context).offered.is_empty());
    let mute = build("[plugins.human-touch]\nkinds = []\n").unwrap().decide_blocking(&context);
    assert!(mute.offered.is_empty() && mute.withheld.iter().all(|withheld| withheld.rule == "manifest"), "{mute:?}");
    let wider = "[plugins.human-touch]\nreads = [\"billing\"]\nkinds = [\"gesture\"]\npurposes = [\"marketing\"]\nholds = true\n";
    insta::assert_snapshot!("wider_than_the_manifest", build(wider).unwrap_err());
    insta::assert_snapshot!("no_such_plugin", build("[plugins.human-tuch]\nkinds = []\n").unwrap_err());
}

#[test]
fn a_plugin_receives_only_what_its_manifest_reads() {
    let host = host();
    let context = named("c-20417");
    for file in host.plugins() {
        let view: serde_json::Value =
            serde_json::from_slice(&host.view(file.manifest().id.as_str(), &context).unwrap()).unwrap();
        let named: BTreeSet<&str> =
            file.manifest().reads.iter().map(|name| name.as_str().split('.').next().unwrap()).collect();
        for section in view.as_object().unwrap().keys() {
            let envelope = ["contract", "decision_id", "hook", "as_of", "seed", "config", "customer"];
            assert!(
                named.contains(section.as_str()) || envelope.contains(&section.as_str()),
                "{} got {section}",
                file.manifest().id
            );
        }
        assert_ne!(view["customer"]["ref"], "c-20417");
    }
}

#[test]
fn a_host_applies_its_limits_to_contexts() {
    let json = serde_json::to_vec(&named("c-20417")).unwrap();
    let host = |context_bytes| Host::builder().limits(Limits { context_bytes, ..Limits::default() }).build().unwrap();
    assert!(host(json.len()).read_context(&json).is_ok());
    let refusal = host(json.len() - 1).read_context(&json).unwrap_err();
    assert!(refusal.to_string().contains("leave out what no plugin reads"), "{refusal}");
}
