//! Step 3: bytes to an answer, or all violations at once; then each action against what the plugin may and received.

use std::collections::BTreeSet;

use courtesy_contract::schema::Document;
use courtesy_contract::{
    Action, Answer, Audience, Channel, Context, Disposition, Explanation, Failure, FailureKind, HandoverMode, Pointer,
    Policy, Stage, Step, Text, Violation, Withheld,
};

use crate::Limits;
use crate::document::printable;
use crate::document::read;
use crate::plugin::Terms;
use crate::rules::{Candidate, Refusal, Situation, evidence, message, purpose};

/// An answer whose actions all may be weighed, and those that may not.
#[derive(Debug)]
pub(crate) struct Checked {
    pub(crate) answer: Answer,
    pub(crate) invalid: Vec<Withheld>,
    pub(crate) notes: Vec<Text>,
}

/// Checks what a plugin returned about a customer. `resolves` says whether evidence points at something that the plugin received.
pub(crate) fn answer(
    json: &[u8],
    terms: &Terms,
    context: &Context,
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
    let situation = Situation::new(context, policy, &[]);
    let mut invalid = Vec::new();
    let (mut valid, proposed) = (Vec::new(), std::mem::take(&mut answer.actions));
    for action in proposed {
        match objection(&action, terms, &situation, &resolves) {
            None => valid.push(action),
            Some((rule, refusal)) => {
                let candidate = Candidate::new(terms.manifest.id.clone(), action, &situation);
                invalid.push(candidate.withheld(Stage::Check, rule, refusal));
            }
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

/// The rule an action breaks, and why.
type Objection = (&'static str, Refusal);

fn objection(
    action: &Action,
    terms: &Terms,
    situation: &Situation,
    resolves: impl Fn(&Pointer) -> bool,
) -> Option<Objection> {
    declared(action, terms, situation.policy())
        .or_else(|| reachable(action))
        .or_else(|| window(action))
        .or_else(|| Some((evidence::RULE, evidence::object(action, resolves)?)))
        .or_else(|| message::object(action, situation.policy(), situation.context()))
}

fn object(rule: &'static str, explanation: Explanation, detail: impl Into<String>) -> Option<Objection> {
    Some((rule, Refusal::new(Disposition::Invalid, explanation).with_detail(detail)))
}

fn declared(action: &Action, terms: &Terms, policy: &Policy) -> Option<Objection> {
    let (kind, purpose) = (action.kind(), action.purpose);
    let beyond = if !terms.manifest.kinds.contains(&kind) {
        format!("propose actions of the kind {kind}")
    } else if !terms.manifest.purposes.contains(&purpose) {
        format!("act for the purpose {purpose}")
    } else if let Some(is) = Some(purpose::of(policy, action)).filter(|is| !terms.grants(*is)) {
        format!("act for the purpose {is}, which this is whatever it is called")
    } else {
        return None;
    };
    let explanation = Explanation::new(
        "A program proposed this that isn't meant for it, so we don't do it.",
        "Dit is voorgesteld door een programma dat daar niet voor bedoeld is; daarom doen wij het niet.",
    );
    let detail =
        format!("the plugin may not {beyond}: its manifest doesn't declare it, or the operator doesn't grant it");
    object("manifest", explanation, detail)
}

/// Whom an action reaches follows from what it is: calling a gesture "for staff" would go round every wish of the
/// customer's.
fn reachable(action: &Action) -> Option<Objection> {
    let for_staff = match &action.step {
        Step::InternalInsight(_) => true,
        Step::HumanHandover(handover) => handover.mode == HandoverMode::Task,
        _ => false,
    };
    let detail = if matches!(action.step, Step::InternalInsight(_)) && action.audience != Audience::Agent {
        "a signal to staff must have the audience `agent`"
    } else if action.reaches_customer() && !action.channels.iter().all(|channel| meets(&action.step, *channel)) {
        "a hand-over reaches the customer as its mode says: a callback over phone or video, a visit in_person"
    } else if !action.reaches_customer() && !for_staff {
        "the customer notices it, so its audience can't be `agent`: only signals to staff and hand-overs as a task are"
    } else if !action.reaches_customer() && action.message.is_some() {
        "it has a message for the customer and the audience `agent`; make the audience `both`, or leave the message out"
    } else if action.reaches_customer() && action.channels.is_empty() {
        "the action reaches the customer and names no channel"
    } else {
        return None;
    };
    let explanation = Explanation::new(
        "It wasn't clear whether and how this was to reach you, so we don't do it.",
        "Het was niet duidelijk of en hoe dit u moest bereiken; daarom doen wij het niet.",
    );
    object("audience", explanation, detail)
}

/// Whether a channel is one over which the customer notices what a step does. A call that goes as "post" would ring in
/// quiet hours, and for somebody who doesn't want to be called.
fn meets(step: &Step, channel: Channel) -> bool {
    let Step::HumanHandover(handover) = step else { return true };
    match handover.mode {
        HandoverMode::Callback => matches!(channel, Channel::Phone | Channel::Video),
        HandoverMode::Visit => channel == Channel::InPerson,
        _ => true,
    }
}

fn window(action: &Action) -> Option<Objection> {
    action.window.not_before_at.filter(|start| *start >= action.window.not_after_at)?;
    let explanation = Explanation::new(
        "There was no moment at which this would have been right, so we don't do it.",
        "Er was geen moment waarop dit goed zou zijn; daarom doen wij het niet.",
    );
    object("window", explanation, "the action's window ends before it begins")
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
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn rule(objection: Option<Objection>) -> Option<&'static str> {
        objection.map(|(rule, _)| rule)
    }

    #[test]
    fn a_window_has_a_moment_in_it() {
        let lasts = |until: &str| action(HEADS_UP, json!({"window": {"not_before_at": NOW, "not_after_at": until}}));
        assert_eq!(rule(window(&lasts("2026-03-28T20:40:01Z"))), None);
        assert_eq!(rule(window(&lasts(NOW))), Some("window"));
        assert_eq!(rule(window(&action(HEADS_UP, json!({"window": {"not_after_at": NOW}})))), None);
    }

    #[test]
    fn nothing_that_the_customer_notices_can_be_called_for_staff() {
        let for_staff = |step: &str, more: serde_json::Value| {
            let mut changes = json!({"channels": [], "audience": "agent"});
            changes.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
            rule(reachable(&action(step, changes)))
        };
        for step in [HEADS_UP, CHECK_IN, FLOWERS, VOUCHER, RECOVERY, SELF_SERVICE, HANDOVER] {
            assert_eq!(for_staff(step, json!({})), Some("audience"), "{step}");
        }
        let task = HANDOVER.replace("callback", "task");
        assert_eq!(for_staff(&task, json!({})), None);
        let message = json!({"message": {"language": "en", "text": "Hello", "author": "machine"}});
        assert_eq!(for_staff(&task, message), Some("audience"));
    }

    #[test]
    fn a_call_goes_over_the_phone_and_a_visit_is_in_person() {
        let goes = |mode: &str, channels: &[&str]| {
            rule(reachable(&action(&HANDOVER.replace("callback", mode), json!({"channels": channels}))))
        };
        assert_eq!(goes("callback", &["phone", "video"]), None);
        assert_eq!(goes("callback", &["phone", "post"]), Some("audience"));
        assert_eq!(goes("visit", &["in_person"]), None);
        assert_eq!(goes("visit", &["email"]), Some("audience"));
        assert_eq!(goes("transfer", &["chat"]), None);
    }

    #[test]
    fn what_reaches_the_customer_names_a_channel_and_a_signal_to_staff_never_does() {
        assert_eq!(rule(reachable(&action(HEADS_UP, json!({"channels": []})))), Some("audience"));
        assert_eq!(rule(reachable(&action(INSIGHT, json!({"audience": "both"})))), Some("audience"));
        assert_eq!(rule(reachable(&action(INSIGHT, json!({"audience": "agent"})))), None);
    }
}
