//! Settings that name a plugin together with something that it never does, so that they never apply.
//!
//! Exclusions are left out, because they also cover history, and an earlier version of the plugin may have done it.

use courtesy_contract::{ActionKind, Hook, Manifest, Policy, Purpose, Slug};

use super::findings::{Findings, listed, remedy};
use crate::rules::purpose;

/// What a setting applies to.
#[derive(Default)]
struct About<'p> {
    plugin: Option<&'p Slug>,
    kind: Option<ActionKind>,
    purpose: Option<Purpose>,
    hook: Option<Hook>,
}

/// Finds settings about something that this plugin never does.
pub(super) fn check(policy: &Policy, manifest: &Manifest, findings: &mut Findings) {
    let kinds: Vec<&str> = manifest.kinds.iter().map(|kind| kind.word()).collect();
    let purposes: Vec<&str> = purpose::possible(policy, manifest).into_iter().map(Purpose::word).collect();
    let hooks: Vec<&str> = manifest.hooks.iter().map(|hook| hook.word()).collect();
    for (at, about) in settings(policy).into_iter().filter(|(_, about)| about.plugin == Some(&manifest.id)) {
        let mut never = |name: &str, does: &str, word: Option<&str>, known: &[&str]| {
            if let Some(word) = word.filter(|word| !known.contains(word)) {
                let otherwise = format!("it {does} {}, or leave `{name}` out", listed(known));
                let remedy = remedy(word, known.iter().copied(), &otherwise);
                findings.add(format!("{at}/{name}"), format!("never applies to `{}`; {remedy}", manifest.id));
            }
        };
        never("kind", "proposes", about.kind.map(ActionKind::word), &kinds);
        never("purpose", "acts for", about.purpose.map(Purpose::word), &purposes);
        // A plugin that names no hooks is asked on all of them.
        if !hooks.is_empty() {
            never("hook", "is asked on", about.hook.map(Hook::word), &hooks);
        }
    }
}

/// Every setting about what plugins propose now, with its place.
fn settings(policy: &Policy) -> Vec<(String, About<'_>)> {
    let mut settings = Vec::new();
    for (index, budget) in policy.budgets.iter().enumerate() {
        let about = About { plugin: budget.plugin.as_ref(), kind: budget.kind, ..About::default() };
        settings.push((format!("/budgets/{index}"), about));
    }
    for (index, holdout) in policy.holdouts.iter().enumerate() {
        let (plugin, kind, purpose) = (holdout.plugin.as_ref(), holdout.kind, holdout.purpose);
        settings.push((format!("/holdouts/{index}"), About { plugin, kind, purpose, hook: None }));
    }
    for (index, lever) in policy.arbitration.levers.iter().enumerate() {
        let about = About { plugin: lever.plugin.as_ref(), kind: lever.kind, purpose: lever.purpose, hook: lever.hook };
        settings.push((format!("/arbitration/levers/{index}"), about));
    }
    settings
}

#[cfg(test)]
mod tests {
    use super::super::reject_misfit;
    use crate::read;

    const MANIFEST: &str = r#"
id = "check-in"
version = "1.0.0"
contract = "1"
summary = "Asks."
reads = []
kinds = ["check_in"]
purposes = ["service"]
hooks = ["review"]
"#;

    /// The places of settings that never apply.
    fn idle(policy: &str) -> Vec<String> {
        let refused = reject_misfit(&read::policy(policy).unwrap(), &[&read::manifest(MANIFEST).unwrap()]);
        refused.err().map_or_else(Vec::new, |error| error.violations().iter().map(|found| found.at.clone()).collect())
    }

    fn lever(rest: &str) -> Vec<String> {
        idle(&format!("[[arbitration.levers]]\npercent = 10\nplugin = \"check-in\"\n{rest}\n"))
    }

    #[test]
    fn a_setting_about_what_the_plugin_never_does_is_refused_with_its_place() {
        assert_eq!(lever("kind = \"gesture\""), ["/arbitration/levers/0/kind"]);
        assert_eq!(lever("purpose = \"research\""), ["/arbitration/levers/0/purpose"]);
        assert_eq!(lever("hook = \"visit\""), ["/arbitration/levers/0/hook"]);
        let holdout =
            "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 1\nplugin = \"check-in\"\nkind = \"gesture\"\n";
        assert_eq!(idle(holdout), ["/holdouts/0/kind"]);
        let budget = "[[budgets]]\nname = \"all\"\nmax = { minor = 1, currency = \"EUR\" }\n\
                      per = { kind = \"rolling\", days = 1 }\nplugin = \"check-in\"\nkind = \"gesture\"\n";
        assert_eq!(idle(budget), ["/budgets/0/kind"]);
    }

    #[test]
    fn a_setting_that_may_count_is_none_of_these() {
        for fits in ["", "kind = \"check_in\"", "purpose = \"service\"", "purpose = \"care\"", "hook = \"review\""] {
            assert_eq!(lever(fits), [""; 0], "{fits}");
        }
        assert_eq!(idle("[[arbitration.levers]]\npercent = 10\nplugin = \"other\"\nkind = \"gesture\"\n"), [""; 0]);
        let exclusion = "[[exclusions]]\nkind = \"only_after\"\nfirst = { plugin = \"check-in\", kind = \"gesture\" }\n\
                         then = { key = \"k\" }\n";
        assert_eq!(idle(exclusion), [""; 0], "an earlier version may have done it");
    }
}
