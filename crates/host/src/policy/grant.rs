//! `[plugins]` and `[breaker]`: grants of what doesn't exist or wasn't asked for, and rests and fallbacks without effect.

use std::slice;

use courtesy_contract::{Breaker, Condition, Fallback, Grant, Label, Manifest, Policy};

use super::findings::{Findings, listed, remedy};
use crate::pipeline::asked;
use crate::pipeline::project::Scope;
use crate::plugin::manifest;
use crate::rules::purpose;

/// Checks `[breaker]` and `[plugins]`.
pub(super) fn check(policy: &Policy, findings: &mut Findings) {
    breaker(&policy.breaker, findings);
    for (id, grant) in &policy.plugins {
        let at = format!("/plugins/{id}");
        reads(grant, &at, findings);
        asks_when(grant, grant.reads.as_deref(), &at, findings);
        if let Some(stand_in) = &grant.fallback {
            fallback(stand_in, &policy.breaker, &format!("{at}/fallback"), findings);
        }
    }
}

/// Checks that the policy grants this plugin nothing beyond its manifest.
pub(super) fn check_excess(policy: &Policy, manifest: &Manifest, findings: &mut Findings) {
    let Some(grant) = policy.plugins.get(&manifest.id) else { return };
    let at = format!("/plugins/{}", manifest.id);
    let mut refuse = |part: &str, index: usize, name: &str, known: &[&str]| {
        let asks = format!("it asks for {}", listed(known));
        let message =
            format!("the plugin's manifest doesn't ask for `{name}`; {}", remedy(name, known.iter().copied(), &asks));
        findings.add(format!("{at}/{part}/{index}"), message);
    };
    let reads: Vec<&str> = manifest.reads.iter().map(Label::as_str).collect();
    for (index, name) in grant.reads.iter().flatten().enumerate().filter(|(_, name)| exceeds(name, &manifest.reads)) {
        refuse("reads", index, name.as_str(), &reads);
    }
    let kinds: Vec<&str> = manifest.kinds.iter().map(|kind| kind.word()).collect();
    for (index, kind) in grant.kinds.iter().flatten().enumerate().filter(|(_, kind)| !manifest.kinds.contains(kind)) {
        refuse("kinds", index, kind.word(), &kinds);
    }
    let possible = purpose::possible(policy, manifest);
    let purposes: Vec<&str> = possible.iter().map(|purpose| purpose.word()).collect();
    for (index, purpose) in grant.purposes.iter().flatten().enumerate().filter(|(_, it)| !possible.contains(*it)) {
        refuse("purposes", index, purpose.word(), &purposes);
    }
    // A plugin that names no hooks is asked on all of them.
    let hooks: Vec<&str> = manifest.hooks.iter().map(|hook| hook.word()).collect();
    let stands_in = grant.fallback.iter().flat_map(|fallback| &fallback.hooks).enumerate();
    for (index, hook) in stands_in.filter(|(_, hook)| !hooks.is_empty() && !manifest.hooks.contains(hook)) {
        refuse("fallback/hooks", index, hook.word(), &hooks);
    }
    if grant.reads.is_none() {
        asks_when(grant, Some(&manifest.reads), &at, findings);
    }
    never_asked(grant, manifest, &at, findings);
    if grant.holds == Some(true) && !manifest.holds {
        let message = "the plugin's manifest doesn't ask for holds; leave this out";
        findings.add(format!("{at}/holds"), message);
    }
}

/// Checks the plugin's settings against its manifest.
pub(super) fn check_settings(policy: &Policy, manifest: &Manifest, findings: &mut Findings) {
    let everything = Grant::default();
    let grant = policy.plugins.get(&manifest.id).unwrap_or(&everything);
    let Err(fault) = manifest::config(manifest, &grant.config) else { return };
    for found in fault.violations() {
        findings.add(format!("/plugins/{}{}", manifest.id, found.at), found.message.clone());
    }
}

/// Whether a name covers more than the names in a manifest.
fn exceeds(name: &Label, reads: &[Label]) -> bool {
    match (Scope::parse(slice::from_ref(name)), Scope::parse(reads)) {
        (Ok(granted), Ok(asked)) => !granted.beyond(&asked).is_empty(),
        _ => false,
    }
}

fn reads(grant: &Grant, at: &str, findings: &mut Findings) {
    for (index, read) in grant.reads.iter().flatten().enumerate() {
        if let Err(fault) = manifest::scope(slice::from_ref(read)) {
            findings.add(format!("{at}/reads/{index}"), fault.to_string());
        }
    }
}

/// Checks the names in `asks_when`, for a plugin that reads this much.
fn asks_when(grant: &Grant, reads: Option<&[Label]>, at: &str, findings: &mut Findings) {
    let Some(asks_when) = &grant.asks_when else { return };
    // Names that don't exist are told where they stand.
    let scope = reads.and_then(|reads| Scope::parse(reads).ok());
    for asked::Fault { at: place, message } in asked::faults(asks_when, scope.as_ref()) {
        findings.add(format!("{at}/asks_when{place}"), message);
    }
}

/// Refuses `reads` that leave a plugin nothing to be asked about.
fn never_asked(grant: &Grant, manifest: &Manifest, at: &str, findings: &mut Findings) {
    let (Some(asks_when), Some(Ok(shown))) = (&manifest.asks_when, grant.reads.as_deref().map(Scope::parse)) else {
        return;
    };
    if asked::never(asks_when, &shown) {
        let conditions: Vec<String> = asks_when.conditions().iter().map(in_words).collect();
        let conditions: Vec<&str> = conditions.iter().map(String::as_str).collect();
        let message = format!(
            "leaves out what the plugin is asked about, so it would never be asked; let it read one of these: {}; or set `mode = \"off\"`",
            listed(&conditions)
        );
        findings.add(format!("{at}/reads"), message);
    }
}

/// A condition, whose names stand in backticks.
fn in_words(condition: &Condition) -> String {
    let names: Vec<&str> = condition.names().iter().map(Label::as_str).collect();
    names.join("` with `")
}

fn fallback(fallback: &Fallback, breaker: &Breaker, at: &str, findings: &mut Findings) {
    if fallback.valid_s == 0 {
        let message = "0 seconds would make it expire at once; set it to at least 1";
        findings.add(format!("{at}/valid_s"), message);
    }
    if breaker.failures == 0 {
        let message = "is never used, because no plugin rests while `failures` under [breaker] is 0; \
                       set that to at least 1, or leave the fallback out";
        findings.add(at, message);
    }
}

fn breaker(breaker: &Breaker, findings: &mut Findings) {
    let Breaker { failures, rest_s, max_rest_s } = *breaker;
    if failures == 0 {
        return;
    }
    if rest_s == 0 {
        let message = "0 seconds is no rest; set it to at least 1, or `failures` to 0 so that no plugin ever rests";
        findings.add("/breaker/rest_s", message);
    }
    if rest_s > max_rest_s {
        let message = format!(
            "the first rest, {rest_s}, is longer than the longest, `max_rest_s` {max_rest_s}; lower one or raise the other"
        );
        findings.add("/breaker/rest_s", message);
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Violation;

    use super::super::reject_misfit;
    use crate::read;

    const MANIFEST: &str = r#"
id = "check-in"
version = "1.0.0"
contract = "1"
summary = "Asks."
reads = ["customer.language", "orders.failure", "cases"]
kinds = ["check_in", "preference_ask"]
purposes = ["care"]
hooks = ["review", "order_failed"]
"#;

    /// What a host says of a policy that begins with this grant.
    fn excess(manifest: &str, grant: &str) -> Vec<Violation> {
        let policy = read::policy(&format!("[plugins.check-in]\n{grant}\n")).unwrap();
        let refused = reject_misfit(&policy, &[&read::manifest(manifest).unwrap()]);
        refused.err().map_or_else(Vec::new, |error| error.violations().to_vec())
    }

    #[test]
    fn whatever_the_plugin_never_asked_for_is_refused_with_its_place() {
        let fallback = "[plugins.check-in.fallback]\nkey = \"k\"\nvalid_s = 60\nhooks = [\"review\", \"order_placed\"]\n\
                        step = { kind = \"internal_insight\", topic = \"t\", signal = \"It rests.\", to_role = \"on_call\" }";
        let policy = format!(
            "reads = [\"cases.severity\", \"orders\", \"orders.amount\"]\nkinds = [\"check_in\", \"gesture\"]\n\
             purposes = [\"care\", \"marketing\"]\nholds = true\n{fallback}\n"
        );
        let told: Vec<String> =
            excess(MANIFEST, &policy).iter().map(|found| format!("{}: {}", found.at, found.message)).collect();
        insta::assert_snapshot!(told.join("\n"), @r"
        /plugins/check-in/reads/1: the plugin's manifest doesn't ask for `orders`; it asks for `customer.language`, `orders.failure`, `cases`
        /plugins/check-in/reads/2: the plugin's manifest doesn't ask for `orders.amount`; did you mean `orders.failure`?
        /plugins/check-in/kinds/1: the plugin's manifest doesn't ask for `gesture`; it asks for `check_in`, `preference_ask`
        /plugins/check-in/purposes/1: the plugin's manifest doesn't ask for `marketing`; it asks for `care`
        /plugins/check-in/fallback/hooks/1: the plugin's manifest doesn't ask for `order_placed`; did you mean `order_failed`?
        /plugins/check-in/holds: the plugin's manifest doesn't ask for holds; leave this out
        ");
    }

    #[test]
    fn a_grant_of_part_of_what_the_plugin_asked_for_is_none_too_many() {
        for grant in [
            "",
            "reads = []\nkinds = []\npurposes = []",
            "reads = [\"cases.severity\", \"orders.failure\", \"orders.id\"]",
            "kinds = [\"preference_ask\"]\npurposes = [\"care\"]\nholds = false",
        ] {
            assert_eq!(excess(MANIFEST, grant), [], "{grant}");
        }
        let holding = format!("{MANIFEST}holds = true\n");
        assert_eq!(excess(&holding, "holds = true"), []);
    }

    #[test]
    fn a_purpose_that_the_policy_makes_of_its_actions_may_be_granted() {
        assert_eq!(excess(MANIFEST, "purposes = [\"care\", \"research\"]").len(), 1);
        assert_eq!(excess(MANIFEST, "purposes = [\"care\", \"research\"]\n[purposes]\ncheck_in = \"research\"\n"), []);
    }

    #[test]
    fn what_another_plugin_is_granted_is_no_business_of_this_one() {
        let policy = read::policy("[plugins.other]\nkinds = [\"gesture\"]\nholds = true\n").unwrap();
        assert!(reject_misfit(&policy, &[&read::manifest(MANIFEST).unwrap()]).is_ok());
    }

    const ASKING: &str = r#"
id = "check-in"
version = "1.0.0"
contract = "1.1"
summary = "Asks."
reads = ["orders.failure", "cases", "care"]
asks_when = ["orders.failure", ["cases", "care"]]
kinds = ["check_in"]
purposes = ["care"]
"#;

    #[test]
    fn a_policy_names_what_the_plugin_may_read_or_is_refused_with_the_place() {
        let told = |manifest: &str, grant: &str| -> Vec<String> {
            excess(manifest, grant).iter().map(|found| format!("{}: {}", found.at, found.message)).collect()
        };
        for fits in [
            "asks_when = [\"cases.severity\", [\"care\", \"orders\"]]",
            "reads = [\"orders.failure\"]\nasks_when = [\"orders\"]",
            "reads = [\"cases.severity\", \"care\"]",
        ] {
            assert_eq!(told(ASKING, fits), [""; 0], "{fits}");
        }
        let beyond = told(ASKING, "asks_when = [\"cases\", [\"care\", \"orders.amount\"], \"billing\"]");
        let never = told(ASKING, "reads = [\"care\"]");
        let of_1_0 = told(MANIFEST, "asks_when = [\"cases\", \"billing\"]");
        insta::assert_snapshot!([beyond, never, of_1_0].concat().join("\n"));
    }

    #[test]
    fn names_that_decide_nothing_are_refused_before_any_plugin_is_known() {
        let policy = "[plugins.a]\nreads = [\"orders\"]\nasks_when = [\"order\", [\"orders\", \"cases\"], \"as_of\"]\n\
                      [profiles.peak.plugins.a]\nasks_when = [\"orders.failre\"]\n";
        insta::assert_snapshot!(read::policy(policy).unwrap_err());
    }
}
