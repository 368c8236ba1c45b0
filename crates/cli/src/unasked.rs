//! What a plugin proposes about customers about whom no host would ask it.

use std::collections::BTreeSet;

use courtesy_contract::{Action, Context, NotAskedBy, Pointer, Slug};
use courtesy_host::{Host, Proposal};
use courtesy_report::text;

/// What every view has, whatever is known about the customer.
const EVERYWHERE: [&str; 6] = ["contract", "decision_id", "hook", "as_of", "seed", "config"];

/// Whether the plugin's manifest keeps a host from asking it about this customer.
pub(crate) fn is_unasked(host: &Host, plugin: &Slug, context: &Context) -> bool {
    host.not_asked(plugin.as_str(), context) == Some(NotAskedBy::Manifest)
}

/// What to add to `asks_when` for what a plugin proposes; `None` if it proposes nothing.
pub(crate) fn remedy(proposal: &Proposal) -> Option<String> {
    let answer = proposal.answer.as_ref().ok();
    let actions = answer.into_iter().flat_map(|answer| &answer.actions);
    let mut actions = actions.chain(proposal.invalid.iter().map(|withheld| &withheld.action)).peekable();
    if actions.peek().is_none() {
        let holds = answer.is_some_and(|answer| !answer.holds.is_empty());
        return holds.then(|| "add what its hold depends on to `asks_when`, or ask for none without that".to_owned());
    }
    let ids: BTreeSet<String> = actions.clone().map(|action| format!("`{}`", action.id)).collect();
    let names: BTreeSet<String> = actions.flat_map(evidence).filter_map(named).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    if names.is_empty() {
        return Some(format!("add what leads to {} to `asks_when`, or leave `asks_when` out", text::listed(&ids)));
    }
    let names: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let rests = if ids.len() == 1 { "rests" } else { "rest" };
    Some(format!("add what {} {rests} on to `asks_when`, such as {}", text::listed(&ids), text::listed(&names)))
}

fn evidence(action: &Action) -> impl Iterator<Item = &Pointer> {
    action.reasons.iter().flat_map(|reason| &reason.evidence)
}

/// The section or field that a pointer leads to, as `asks_when` names it.
fn named(pointer: &Pointer) -> Option<String> {
    let mut tokens = pointer.as_str().split('/').skip(1).filter(|token| token.parse::<usize>().is_err());
    let section = tokens.next().filter(|section| !EVERYWHERE.contains(section))?;
    Some(tokens.next().map_or_else(|| section.to_owned(), |field| format!("{section}.{field}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_named_as_in_asks_when() {
        let named = |pointer: &str| super::named(&Pointer::new(pointer).unwrap());
        assert_eq!(named("/orders/0/failure").as_deref(), Some("orders.failure"));
        assert_eq!(named("/orders/0").as_deref(), Some("orders"));
        assert_eq!(named("/derived/open_cases").as_deref(), Some("derived.open_cases"));
        assert_eq!(named("/as_of"), None);
        assert_eq!(named("/config/days"), None);
    }
}
