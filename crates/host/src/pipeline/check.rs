//! Step 3: parses an answer, or reports all violations at once, and then applies the rules about answers to each action.

use std::collections::BTreeSet;

use courtesy_contract::schema::Document;
use courtesy_contract::{Answer, Failure, FailureKind, Slug, Stage, Text, Violation, Withheld};

use crate::Limits;
use crate::document::{from_json, printable};
use crate::rules::answer::{self, Asked, Remit};
use crate::rules::{Candidate, Situation};

/// An answer with its valid actions, and the invalid ones.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) answer: Answer,
    pub(crate) invalid: Vec<Withheld>,
    pub(crate) notes: Vec<Text>,
}

/// Checks what a plugin returned about a customer.
pub(crate) fn answer(json: &[u8], plugin: &Slug, asked: &Asked<'_>, limits: &Limits) -> Result<Checked, Failure> {
    let fail = |kind, detail: String, violations| Failure { plugin: plugin.clone(), kind, detail, violations };
    let mut answer: Answer = from_json::parse(json, Document::Answer).map_err(|problem| {
        fail(FailureKind::Contract, format!("its answer {}", problem.message), problem.violations)
    })?;
    if let Some(error) = answer.error {
        return Err(fail(FailureKind::Plugin, format!("it says: {}", printable(error.message.as_str())), Vec::new()));
    }
    let violations = whole(&answer, asked.remit, limits);
    if !violations.is_empty() {
        let detail = "its answer as a whole breaks the contract:".to_owned();
        return Err(fail(FailureKind::Contract, detail, violations));
    }
    let invalid = take_invalid(&mut answer, plugin, asked);
    let notes = std::mem::take(&mut answer.notes);
    Ok(Checked { answer, invalid, notes })
}

/// Removes the actions from an answer that a rule refuses.
fn take_invalid(answer: &mut Answer, plugin: &Slug, asked: &Asked<'_>) -> Vec<Withheld> {
    let situation = Situation::new(asked.context, &asked.book.policy, &[]);
    let mut invalid = Vec::new();
    let (mut valid, proposed) = (Vec::new(), std::mem::take(&mut answer.actions));
    for action in proposed {
        match answer::ask(asked, &action) {
            Ok(()) => valid.push(action),
            Err(objection) => {
                let candidate = Candidate::new(plugin.clone(), action, &situation);
                invalid.push(asked.book.withhold(Stage::Check, candidate, objection));
            }
        }
    }
    answer.actions = valid;
    invalid
}

/// Violations of the answer as a whole.
fn whole(answer: &Answer, remit: &Remit, limits: &Limits) -> Vec<Violation> {
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
    if !answer.holds.is_empty() && !remit.may_hold {
        let message =
            "may not hold back what others propose; set `holds = true` in plugin.toml, and have the operator grant it";
        say("/holds".to_owned(), message.to_owned());
    }
    found
}

/// What a plugin wrote next to its answer, as much as fits: the lines on stderr, then its notes.
pub(crate) fn log(stderr: &[u8], notes: &[Text], limit_bytes: usize) -> Vec<String> {
    let stderr = String::from_utf8_lossy(stderr);
    let lines = stderr.lines().filter(|line| !line.trim().is_empty()).chain(notes.iter().map(Text::as_str));
    let mut room = limit_bytes;
    let mut log = Vec::new();
    for line in lines.map(printable) {
        if line.len() > room {
            log.push(format!("(truncated: the log may have {limit_bytes} bytes)"));
            break;
        }
        room -= line.len();
        log.push(line);
    }
    log
}
