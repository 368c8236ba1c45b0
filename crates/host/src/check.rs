//! Step 3: bytes to an answer, or all violations at once; then each action against what the plugin may and received.

use std::collections::BTreeSet;

use courtesy_contract::schema::Document;
use courtesy_contract::{
    Action, Answer, Audience, Disposition, Failure, FailureKind, PLACEHOLDERS, Pointer, Policy, Stage, Step, Text,
    Violation, Withheld, placeholders,
};

use crate::plugin::Terms;
use crate::{Limits, printable, read};

/// An answer whose actions all may be weighed, and those that may not.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) answer: Answer,
    pub(crate) invalid: Vec<Withheld>,
    pub(crate) notes: Vec<Text>,
}

/// Checks what a plugin returned. `resolves` says whether evidence points at something that the plugin received.
pub(crate) fn answer(
    json: &[u8],
    terms: &Terms,
    policy: &Policy,
    limits: &Limits,
    resolves: impl Fn(&Pointer) -> bool,
) -> Result<Checked, Failure> {
    let fail =
        |kind, detail: String, violations| Failure { plugin: terms.manifest.id.clone(), kind, detail, violations };
    let mut answer: Answer = read::typed(json, Document::Answer).map_err(|problem| {
        fail(FailureKind::Contract, format!("its answer {}", problem.message), problem.violations)
    })?;
    if let Some(error) = answer.error {
        return Err(fail(FailureKind::Plugin, format!("it says: {}", printable(error.message.as_str())), Vec::new()));
    }
    let violations = whole(&answer, terms, limits);
    if !violations.is_empty() {
        return Err(fail(
            FailureKind::Contract,
            "its answer breaks rules that hold for the whole of it:".to_owned(),
            violations,
        ));
    }
    let mut invalid = Vec::new();
    let (mut valid, proposed) = (Vec::new(), std::mem::take(&mut answer.actions));
    for action in proposed {
        match objection(&action, terms, policy, &resolves) {
            None => valid.push(action),
            Some(objection) => invalid.push(withheld(action, terms, objection)),
        }
    }
    answer.actions = valid;
    let notes = std::mem::take(&mut answer.notes);
    Ok(Checked { answer, invalid, notes })
}

/// What an answer as a whole may not do.
fn whole(answer: &Answer, terms: &Terms, limits: &Limits) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut say = |at: String, message: String| found.push(Violation { at, message });
    if answer.actions.len() > limits.actions {
        let message =
            format!("has {} actions and may have {}; propose the best ones only", answer.actions.len(), limits.actions);
        say("/actions".to_owned(), message);
    }
    let mut ids = BTreeSet::new();
    for (index, action) in answer.actions.iter().enumerate() {
        if !ids.insert(&action.id) {
            say(
                format!("/actions/{index}/id"),
                "is the id of an earlier action; make ids unique in the answer".to_owned(),
            );
        }
    }
    if !answer.holds.is_empty() && !terms.may_hold {
        let message =
            "may not hold back what others propose; set `holds = true` in plugin.toml, and have the operator grant it";
        say("/holds".to_owned(), message.to_owned());
    }
    found
}

/// The rule an action breaks, and a sentence about it.
struct Objection {
    rule: &'static str,
    explanation: String,
}

fn withheld(action: Action, terms: &Terms, Objection { rule, explanation }: Objection) -> Withheld {
    Withheld {
        plugin: terms.manifest.id.clone(),
        action,
        disposition: Disposition::Invalid,
        stage: Stage::Check,
        rule: rule.to_owned(),
        explanation,
        until_at: None,
    }
}

fn objection(
    action: &Action,
    terms: &Terms,
    policy: &Policy,
    resolves: impl Fn(&Pointer) -> bool,
) -> Option<Objection> {
    declared(action, terms)
        .or_else(|| reachable(action))
        .or_else(|| window(action))
        .or_else(|| evidence(action, resolves))
        .or_else(|| known_placeholders(action, policy))
        .or_else(|| allowed_links(action, policy))
}

fn object(rule: &'static str, explanation: impl Into<String>) -> Option<Objection> {
    Some(Objection { rule, explanation: explanation.into() })
}

fn declared(action: &Action, terms: &Terms) -> Option<Objection> {
    let (kind, purpose) = (action.kind(), action.purpose);
    if !terms.manifest.kinds.contains(&kind) {
        return object(
            "manifest",
            format!(
                "The plugin may not propose actions of the kind {kind}: its manifest doesn't declare it, or the operator doesn't grant it."
            ),
        );
    }
    if !terms.manifest.purposes.contains(&purpose) {
        return object(
            "manifest",
            format!(
                "The plugin may not act for the purpose {purpose}: its manifest doesn't declare it, or the operator doesn't grant it."
            ),
        );
    }
    None
}

fn reachable(action: &Action) -> Option<Objection> {
    if matches!(action.step, Step::InternalInsight(_)) && action.audience != Audience::Agent {
        return object("audience", "A signal to staff must have the audience `agent`.");
    }
    if action.reaches_customer() && action.channels.is_empty() {
        return object("audience", "The action reaches the customer and names no channel.");
    }
    None
}

fn window(action: &Action) -> Option<Objection> {
    let empty = action.window.not_before_at.is_some_and(|start| start >= action.window.not_after_at);
    if empty { object("window", "The action's window ends before it begins.") } else { None }
}

fn evidence(action: &Action, resolves: impl Fn(&Pointer) -> bool) -> Option<Objection> {
    for reason in &action.reasons {
        if reason.evidence.is_empty() {
            return object("evidence", format!("The reason `{}` rests on nothing: it names no evidence.", reason.code));
        }
        if let Some(pointer) = reason.evidence.iter().find(|pointer| !resolves(pointer)) {
            return object(
                "evidence",
                format!(
                    "The reason `{}` points at {}, which the plugin did not receive.",
                    reason.code,
                    printable(pointer.as_str())
                ),
            );
        }
    }
    None
}

/// Every text of an action that may reach the customer.
fn texts(action: &Action) -> impl Iterator<Item = &str> {
    let own = match &action.step {
        Step::CheckIn(step) => vec![&step.question],
        Step::ServiceRecovery(step) => vec![&step.acknowledge],
        Step::ChannelSuggestion(step) => vec![&step.benefit],
        Step::HeadsUp(step) => std::iter::once(&step.we_do).chain(&step.you_can).collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(action.message.iter().map(|message| &message.text)).map(AsRef::as_ref)
}

fn known_placeholders(action: &Action, policy: &Policy) -> Option<Objection> {
    let known = |name: &str| PLACEHOLDERS.contains(&name) || policy.placeholders.iter().any(|own| own == name);
    let unknown = texts(action).flat_map(placeholders).find(|name| !known(name))?;
    if unknown.is_empty() {
        return object("placeholder", "The text holds a `{` that opens no placeholder; write one as `{first_name}`.");
    }
    let shown = printable(&unknown.chars().take(60).collect::<String>());
    object(
        "placeholder",
        format!(
            "The text holds the placeholder `{{{shown}}}`, which the CRM can't fill in; the policy's `placeholders` can add it."
        ),
    )
}

fn allowed_links(action: &Action, policy: &Policy) -> Option<Objection> {
    let own = match &action.step {
        Step::SelfService(step) => Some(step.link.as_str()),
        _ => None,
    };
    let foreign = |link: &str| !policy.links.iter().any(|start| within(link, start.as_str()));
    if own.into_iter().chain(texts(action).flat_map(links)).any(foreign) {
        return object("link", "A link isn't on the operator's list; the policy's `links` can add it.");
    }
    None
}

/// The parts of a text that a mail program would make a link of.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| letter.is_whitespace() || "<>()[]{}\"'`,;".contains(letter));
    let parts = parts.map(|part| part.trim_end_matches(['.', ':', '!', '?']));
    parts.filter(|part| part.contains("://") || part.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www.")))
}

/// Whether a link lies under an allowed address, and not merely begins with the same letters.
fn within(link: &str, allowed: &str) -> bool {
    link.matches("://").count() == 1
        && link
            .strip_prefix(allowed)
            .is_some_and(|rest| rest.is_empty() || allowed.ends_with('/') || rest.starts_with(['/', '?', '#']))
}

/// What a plugin said besides its answer, as much as fits: the lines it wrote to stderr, then its notes.
pub(crate) fn log(stderr: &[u8], notes: &[Text], limit_bytes: usize) -> Vec<String> {
    let stderr = String::from_utf8_lossy(stderr);
    let lines = stderr.lines().filter(|line| !line.trim().is_empty()).chain(notes.iter().map(Text::as_str));
    let mut room = limit_bytes;
    let mut log = Vec::new();
    for line in lines.map(printable) {
        if line.len() > room {
            log.push(format!("(the rest is cut off: notes may have {limit_bytes} bytes)"));
            break;
        }
        room -= line.len();
        log.push(line);
    }
    log
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_must_lie_under_an_allowed_address() {
        assert!(within("https://a.example/help/x", "https://a.example/help"));
        assert!(within("https://a.example/help?x", "https://a.example/help"));
        assert!(within("https://a.example/x", "https://a.example/"));
        assert!(!within("https://a.example.evil.example/", "https://a.example"));
        assert!(!within("https://a.example/helpless", "https://a.example/help"));
    }
}
