//! Records: replaying a decision gives the same bytes, or says what has changed.

use courtesy_contract::{Context, Digest, FailureKind, Hook, Record};
use courtesy_host::replay::{self, Comparison, Ingredient};
use courtesy_host::{Breakers, ErrorKind, Host, read};

use crate::pipeline::{builder, named, town};

fn host(policy: &str) -> Host {
    builder().policy(read::policy(policy).unwrap()).build().unwrap()
}

/// Records for these customers, serialized and read back.
fn records(host: &Host, customers: &[Context]) -> Vec<Record> {
    let kept = |context| serde_json::to_vec(&host.record_blocking(context, &Breakers::new())).unwrap();
    customers.iter().map(|context| read::record(&kept(context)).unwrap()).collect()
}

fn some() -> Vec<Context> {
    town().into_iter().step_by(9).collect()
}

#[test]
fn replaying_on_another_host_gives_the_same_bytes() {
    let written = records(&host(""), &some());
    let again = host("");
    for record in &written {
        let replay = again.replay_blocking(record, None);
        assert_eq!((replay.comparison, replay.changed, replay.damage), (Comparison::Same, vec![], vec![]));
        let bytes = |decision| serde_json::to_vec(decision).unwrap();
        assert!(bytes(replay.decision.as_ref().unwrap()) == bytes(record.decision.as_ref().unwrap()));
    }
}

#[test]
fn a_changed_policy_is_named_with_whether_it_matters() {
    let written = records(&host(""), &some());
    let replays = |policy: &str| {
        let host = host(policy);
        let replays: Vec<_> = written.iter().map(|record| host.replay_blocking(record, None)).collect();
        assert!(
            replays.iter().all(|replay| replay.changed.iter().all(|change| change.ingredient == Ingredient::Policy))
        );
        replays.into_iter().map(|replay| replay.comparison).collect::<Vec<_>>()
    };
    assert!(replays("plugin_order = [\"heads-up\"]").iter().all(|comparison| *comparison == Comparison::Equivalent));
    let strict = replays("[arbitration]\nmax_offered = 0\n");
    assert!(strict.contains(&Comparison::Differs) && strict.contains(&Comparison::Equivalent));
}

#[test]
fn changed_plugins_and_limits_are_named() {
    let record = records(&host(""), &some()[..1]).remove(0);
    let limits = courtesy_host::Limits { fuel: 49_000_000, ..courtesy_host::Limits::default() };
    let policy = read::policy("[plugins.heads-up]\nmode = \"off\"\n").unwrap();
    let host = builder().policy(policy).limits(limits).build().unwrap();
    let changed: Vec<String> =
        host.replay_blocking(&record, None).changed.iter().map(|change| change.ingredient.to_string()).collect();
    assert_eq!(changed, ["limits", "policy", "plugin heads-up"]);
}

#[test]
fn changed_since_compares_a_decision_with_a_host_without_running_it() {
    // A decision names only the plugins that were called, and check-in is called for reviews.
    let reviewed: Vec<Context> = some().into_iter().filter(|context| context.hook == Hook::Review).collect();
    let shadow = host("[plugins.check-in]\nmode = \"shadow\"\n");
    let written = records(&shadow, &reviewed);
    let changed = |host: &Host, record: &Record| {
        let changes = host.changed_since(record.decision.as_ref().unwrap());
        changes.iter().map(|change| change.ingredient.to_string()).collect::<Vec<_>>()
    };
    for record in &written {
        assert_eq!(changed(&shadow, record), [""; 0]);
    }
    let off = host("[plugins.check-in]\nmode = \"off\"\n");
    assert_eq!(changed(&off, &written[0]), ["policy", "plugin check-in"]);
    let without = records(&off, &reviewed[..1]).remove(0);
    assert_eq!(changed(&host(""), &without), ["policy", "plugin check-in"]);
}

#[test]
fn the_digests_in_a_record_can_be_recomputed() {
    let customer = &some()[0];
    let record = records(&host(""), std::slice::from_ref(customer)).remove(0);
    assert_eq!(replay::context_digest(customer), record.context_digest);
    assert_eq!(replay::decision_digest(record.decision.as_ref().unwrap()), record.decision_digest);
}

#[test]
fn what_is_left_of_an_erased_record_is_verified() {
    let host = host("");
    let customer = &some()[0];
    let mut record = records(&host, std::slice::from_ref(customer)).remove(0);
    record.erase();
    let line = serde_json::to_string(&record).unwrap();
    assert!(!line.contains(customer.customer.reference.as_str()), "{line}");
    let replay = host.replay_blocking(&record, None);
    assert_eq!((replay.comparison, replay.decision, replay.changed), (Comparison::NotRun, None, vec![]));
    let elsewhere = host.replay_blocking(&record, Some(customer));
    assert_eq!(elsewhere.comparison, Comparison::Same, "the context was kept elsewhere");
    let stranger = host.replay_blocking(&record, Some(&some()[1]));
    assert_eq!((stranger.comparison, &stranger.changed[0].ingredient), (Comparison::Differs, &Ingredient::Context));
}

#[test]
fn tampering_with_a_record_is_detected() {
    let host = host("");
    let record = records(&host, &[named("c-20417")]).remove(0);
    type Tamper = fn(&mut Record);
    let tampered: [(Tamper, &str); 10] = [
        (|record| record.context.as_mut().unwrap().customer.tenure_days = Some(1), "the context in it"),
        (|record| record.decision.as_mut().unwrap().offered.clear(), "the decision in it"),
        (|record| record.policy_digest = Digest::from_bytes([0; 32]), "`policy_digest` isn't that of the decision"),
        (|record| record.decision_id = some().remove(1).decision_id, "`decision_id` isn't that of the context"),
        (|record| record.decision_id = some().remove(1).decision_id, "`decision_id` isn't that of the decision"),
        (|record| record.as_of = record.as_of.plus_days(1), "`as_of` isn't that of the context"),
        (|record| record.as_of = record.as_of.plus_days(1), "`as_of` isn't that of the decision"),
        (|record| record.seed = serde_json::from_str("4711").unwrap(), "`seed` isn't that of the context"),
        (
            |record| record.plugins.iter_mut().for_each(|pin| pin.digest = Digest::from_bytes([0; 32])),
            "`plugins` don't have the plugin",
        ),
        (|record| record.plugins.clear(), "`plugins` don't have the plugin"),
    ];
    for (tamper, expected) in tampered {
        let mut record = record.clone();
        tamper(&mut record);
        let replay = host.replay_blocking(&record, None);
        assert_eq!(replay.comparison, Comparison::Damaged, "{expected}");
        assert!(replay.damage.iter().any(|found| found.contains(expected)), "{:?}", replay.damage);
    }
}

#[test]
fn a_truncated_line_is_no_record() {
    let record = records(&host(""), &some()[..1]).remove(0);
    let line = serde_json::to_vec(&record).unwrap();
    for end in [0, 1, line.len() / 2, line.len() - 1] {
        let fault = read::record(&line[..end]).unwrap_err();
        assert_eq!(fault.kind(), ErrorKind::Record);
        assert!(fault.to_string().contains("ends early"), "{fault}");
    }
}

#[test]
fn a_decision_does_not_depend_on_earlier_ones() {
    let host = host("");
    let customers = some();
    let breakers = Breakers::new();
    for context in &customers {
        let record = host.record_blocking(context, &breakers);
        let decision = record.decision.unwrap();
        assert!(decision.failures.iter().all(|failure| failure.kind != FailureKind::Resting));
        assert_eq!(decision, host.decide_blocking(context));
    }
}
