//! Checking a policy beyond its schema: unknown names, and settings that contradict each other.
//!
//! Such a policy is rejected as a whole. A setting that can't be followed is a mistake, and a host that guessed what was
//! meant would do something that nobody asked for.

mod advice;
mod arbitration;
mod exclusion;
mod findings;
mod grant;
mod idle;
mod limit;
mod links;
mod profiles;
mod purposes;
mod quiet_hours;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod wrong;

use courtesy_contract::{Destination, Holdout, Language, Manifest, Mode, Policy, Purpose, Slug, Violation};

use self::findings::{Findings, repeated};
use self::purposes::never_fits;
use crate::document::places::{self, nth};
use crate::error::{Error, ErrorKind};

pub use advice::advice;
pub(crate) use profiles::{in_force, under_each};

/// Rejects a policy that can't be followed.
pub(crate) fn reject_contradictions(policy: &Policy) -> Result<(), Error> {
    let mut findings = Findings::default();
    profiles::check(policy, &mut findings);
    limit::check_zone(policy, &mut findings);
    let mut violations = findings.listed();
    let mut inside = profiles::under_each(policy, check)?;
    // Every period on the calendar is in the policy's time zone, which is told once.
    inside.retain(|found| violations.iter().all(|told| told.message != found.message));
    violations.append(&mut inside);
    if violations.is_empty() {
        return Ok(());
    }
    Err(places::error_in(
        policy,
        ErrorKind::Policy,
        "the policy contradicts itself, or names something unknown; correct these places:",
        violations,
    ))
}

/// Rejects a policy that doesn't fit its plugins: that grants a plugin something that its manifest doesn't ask for, or
/// has settings for something that a plugin never proposes. The operator would believe that they apply.
pub(crate) fn reject_misfit(policy: &Policy, manifests: &[&Manifest]) -> Result<(), Error> {
    let violations = profiles::under_each(policy, |policy| {
        let mut findings = Findings::default();
        for manifest in manifests.iter().filter(|manifest| !is_off(policy, &manifest.id)) {
            grant::check_excess(policy, manifest, &mut findings);
            grant::check_settings(policy, manifest, &mut findings);
            idle::check(policy, manifest, &mut findings);
        }
        findings.listed()
    })?;
    if violations.is_empty() {
        return Ok(());
    }
    let message = "the policy doesn't fit the plugins that are loaded; correct these places, or leave them out:";
    Err(places::error_in(policy, ErrorKind::Policy, message, violations))
}

/// Whether a policy doesn't let a plugin run.
pub(crate) fn is_off(policy: &Policy, plugin: &Slug) -> bool {
    policy.plugins.get(plugin).is_some_and(|grant| grant.mode == Mode::Off)
}

/// Every place where the policy contradicts itself or names something unknown, section by section.
pub(crate) fn check(policy: &Policy) -> Vec<Violation> {
    let mut findings = Findings::default();
    languages(&policy.languages, &mut findings);
    links(&policy.links, &mut findings);
    plugin_order(&policy.plugin_order, &mut findings);
    quiet_hours::check(&policy.quiet_hours, &mut findings);
    limit::check_caps(policy, &mut findings);
    limit::check_budgets(&policy.budgets, &mut findings);
    exclusion::check(&policy.exclusions, &mut findings);
    holdouts(policy, &mut findings);
    arbitration::check(policy, &mut findings);
    grant::check(policy, &mut findings);
    findings.listed()
}

fn languages(languages: &[Language], findings: &mut Findings) {
    if languages.is_empty() {
        findings.add("/languages", "names no language; name at least one, such as `en`");
    }
    for (index, first) in repeated(languages, |language| language.as_str().to_ascii_lowercase()) {
        let message = format!("`{}` is already item {}; keep one of them", languages[index], first + 1);
        findings.add(format!("/languages/{index}"), message);
    }
}

fn links(links: &[Destination], findings: &mut Findings) {
    for (index, entry) in links.iter().enumerate() {
        if let Some(fault) = links::fault(entry.as_str()) {
            findings.add(format!("/links/{index}"), fault);
        }
    }
}

fn plugin_order(order: &[Slug], findings: &mut Findings) {
    for (index, first) in repeated(order, |plugin| plugin.as_str()) {
        let message = format!("`{}` is already item {}; keep one of them", order[index], first + 1);
        findings.add(format!("/plugin_order/{index}"), message);
    }
}

fn holdouts(policy: &Policy, findings: &mut Findings) {
    for (index, first) in repeated(&policy.holdouts, |holdout| holdout.experiment.as_str()) {
        let earlier = nth("holdouts", first);
        let message =
            format!("{earlier} has the same name and would hold out the same customers; give each its own name");
        findings.add(format!("/holdouts/{index}/experiment"), message);
    }
    for (index, Holdout { kind, purpose, .. }) in policy.holdouts.iter().enumerate() {
        let at = format!("/holdouts/{index}");
        if let Some(purpose @ (Purpose::Service | Purpose::Care)) = purpose {
            let message =
                format!("nobody is held out from {purpose}; write research or marketing, or leave it out for both");
            findings.add(format!("{at}/purpose"), message);
        } else {
            never_fits(policy, *kind, *purpose, &at, findings);
        }
    }
}
