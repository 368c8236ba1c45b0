//! What a policy may not say although its form is right: names that nobody knows, and settings that contradict each other.
//!
//! Such a policy is refused as a whole. A rule that can't be followed is a mistake of the operator, and a host that
//! guessed what was meant would do something that nobody asked for.

mod advice;
mod arbitration;
mod exclusion;
mod grant;
mod idle;
mod limit;
mod links;
mod quiet_hours;
#[cfg(test)]
pub(crate) mod tests;
#[cfg(test)]
mod wrong;

use std::collections::HashMap;
use std::hash::Hash;

use courtesy_contract::{ActionKind, Destination, Holdout, Language, Manifest, Policy, Purpose, Slug, Violation};

use crate::document::violation::MOST;
use crate::document::written::{self, nth};
use crate::{Error, ErrorKind};

pub use advice::advice;

/// Refuses a policy that can't be followed.
pub(crate) fn refuse_contradictions(policy: &Policy) -> Result<(), Error> {
    let violations = check(policy);
    if violations.is_empty() {
        return Ok(());
    }
    Err(refused(policy, "the policy contradicts itself, or names what nobody knows; correct these places:", violations))
}

/// Why a policy can't be followed, with the places as its author would call them.
pub(crate) fn refused(policy: &Policy, message: &str, violations: Vec<Violation>) -> Error {
    let document = serde_json::to_value(policy).expect("a policy is plain data");
    written::name_places(Error::new(ErrorKind::Policy, message).with_violations(violations), &document)
}

/// Refuses a policy that counts on plugins for what they don't do: it grants one what its manifest never asked for, or
/// says something of what it never proposes. The operator would believe that it counts.
pub(crate) fn refuse_misfit(policy: &Policy, manifests: &[&Manifest]) -> Result<(), Error> {
    let mut findings = Findings::default();
    for manifest in manifests {
        grant::check_excess(policy, manifest, &mut findings);
        grant::check_settings(policy, manifest, &mut findings);
        idle::check(policy, manifest, &mut findings);
    }
    let violations = findings.listed();
    if violations.is_empty() {
        return Ok(());
    }
    let message = "the policy doesn't fit the plugins that are loaded; correct these places, or leave them out:";
    Err(refused(policy, message, violations))
}

/// Every place where the policy contradicts itself or names what nobody knows, section by section; none if it can be followed.
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

/// What was found so far.
#[derive(Default)]
struct Findings {
    listed: Vec<Violation>,
    more: bool,
}

impl Findings {
    fn add(&mut self, at: impl Into<String>, message: impl Into<String>) {
        if self.listed.len() < MOST {
            self.listed.push(Violation { at: at.into(), message: message.into() });
        } else {
            self.more = true;
        }
    }

    fn listed(mut self) -> Vec<Violation> {
        if self.more {
            let message = format!("and more; only the first {MOST} are listed");
            self.listed.push(Violation { at: String::new(), message });
        }
        self.listed
    }
}

/// The items that have the same mark as one before them, each with that one's index.
fn repeated<T, K: Hash + Eq>(items: impl IntoIterator<Item = T>, mark: impl Fn(&T) -> K) -> Vec<(usize, usize)> {
    let mut first = HashMap::new();
    let earlier =
        items.into_iter().enumerate().map(|(index, item)| (index, *first.entry(mark(&item)).or_insert(index)));
    earlier.filter(|(index, first)| index != first).collect()
}

fn languages(languages: &[Language], findings: &mut Findings) {
    if languages.is_empty() {
        findings.add("/languages", "names no language to say things in; name at least one, such as `en`");
    }
    for (index, first) in repeated(languages, |language| language.as_str().to_ascii_lowercase()) {
        let message = format!("`{}` is there already, as item {}; keep one of them", languages[index], first + 1);
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
        let message = format!("`{}` has a place already, as item {}; keep one of them", order[index], first + 1);
        findings.add(format!("/plugin_order/{index}"), message);
    }
}

fn holdouts(policy: &Policy, findings: &mut Findings) {
    for (index, first) in repeated(&policy.holdouts, |holdout| holdout.experiment.as_str()) {
        let earlier = nth("holdouts", first);
        let message = format!("{earlier} has this name and holds out the same customers; give each its own name");
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

/// Finds a kind and a purpose that `purposes` keeps apart, so that what names both can never count.
fn never_fits(policy: &Policy, kind: Option<ActionKind>, purpose: Option<Purpose>, at: &str, findings: &mut Findings) {
    let (Some(kind), Some(purpose)) = (kind, purpose) else { return };
    if let Some(least) = policy.purposes.get(&kind).filter(|least| **least > purpose) {
        let message = format!(
            "never counts, since [purposes] makes every {kind} {least}; name that purpose, or leave `purpose` or `kind` out"
        );
        findings.add(format!("{at}/purpose"), message);
    }
}

/// So many names stand in a message.
const NAMED: usize = 5;

/// What a plugin's manifest names, as it stands in a message.
fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(NAMED) {
        0 if names.is_empty() => "nothing".to_owned(),
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// What to do about an unknown name: the known one that is written most like it, or else what a known one looks like.
fn remedy<'n>(name: &str, known: impl Iterator<Item = &'n str>, otherwise: &str) -> String {
    crate::document::nearest_name(name, known)
        .map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}
