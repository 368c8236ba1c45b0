//! What an exchange says about a claim. No plugin is called here.

use courtesy_contract::{Failure, FailureKind, Policy, Withheld};
use courtesy_host::{Exchange, read};
use courtesy_report::card;
use serde_json::Value;

use super::cases::{Case, Expected};
use super::claim::Claim;
use crate::unasked;

/// How many violations of a wrong answer are listed; the first ones usually suffice.
const MOST_PLACES: usize = 3;

/// Why a claim is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Objection {
    pub(super) claim: Claim,
    /// One word for it: the kind of failure, the rule of an invalid action, or `differs`.
    pub(super) kind: String,
    /// What was returned, and the remedy.
    pub(super) came_back: String,
}

impl Objection {
    fn new(claim: Claim, kind: &str, came_back: impl Into<String>) -> Self {
        Self { claim, kind: kind.to_owned(), came_back: came_back.into() }
    }
}

/// Checks an exchange against what was expected. `base` is the exchange of the case that must have the same answer.
pub(super) fn objection(
    case: &Case,
    exchange: &Exchange,
    base: Option<&Exchange>,
    policy: &Policy,
) -> Option<Objection> {
    match case.expected {
        Expected::End => endless(exchange),
        Expected::AnswerTo(_) => base.and_then(|base| different_answer(case.claim, exchange, base)),
        Expected::Nothing => no_answer(case.claim, exchange)
            .or_else(|| spoke_unasked(exchange))
            .or_else(|| invalid(case, exchange, policy)),
        Expected::AnswerWithinMeans if is_stopped(exchange) => None,
        Expected::Answer | Expected::AnswerWithinMeans => {
            no_answer(case.claim, exchange).or_else(|| invalid(case, exchange, policy))
        }
    }
}

/// Whether the call ended at a limit.
pub(super) fn is_stopped(exchange: &Exchange) -> bool {
    match kind(exchange) {
        Some(FailureKind::Fuel | FailureKind::Deadline | FailureKind::Memory | FailureKind::Stack) => true,
        Some(
            FailureKind::Trap
            | FailureKind::Exit
            | FailureKind::Input
            | FailureKind::Output
            | FailureKind::Contract
            | FailureKind::Plugin
            | FailureKind::Host
            | FailureKind::Resting,
        )
        | None => false,
    }
}

fn kind(exchange: &Exchange) -> Option<FailureKind> {
    exchange.proposal.answer.as_ref().err().map(|failure| failure.kind)
}

fn endless(exchange: &Exchange) -> Option<Objection> {
    let failure = exchange.proposal.answer.as_ref().err()?;
    let endless = matches!(failure.kind, FailureKind::Fuel | FailureKind::Deadline);
    endless.then(|| Objection::new(Claim::Damage, failure.kind.word(), described(failure)))
}

fn no_answer(asked_for: Claim, exchange: &Exchange) -> Option<Objection> {
    let failure = exchange.proposal.answer.as_ref().err()?;
    let claim = match failure.kind {
        FailureKind::Contract => Claim::Answers,
        FailureKind::Output => Claim::Length,
        FailureKind::Fuel | FailureKind::Deadline => Claim::Fuel,
        FailureKind::Memory | FailureKind::Stack => Claim::Memory,
        FailureKind::Trap
        | FailureKind::Exit
        | FailureKind::Input
        | FailureKind::Plugin
        | FailureKind::Host
        | FailureKind::Resting => asked_for,
    };
    Some(Objection::new(claim, failure.kind.word(), described(failure)))
}

fn spoke_unasked(exchange: &Exchange) -> Option<Objection> {
    let remedy = unasked::remedy(&exchange.proposal)?;
    let came_back = format!("a host wouldn't ask it about this customer, and it proposes something: {remedy}");
    Some(Objection::new(Claim::Silence, "proposes", came_back))
}

fn invalid(case: &Case, exchange: &Exchange, policy: &Policy) -> Option<Objection> {
    let of_the_plugin = |withheld: &&Withheld| match withheld.rule.as_str() {
        // Without a list of allowed links, no link can be checked.
        "link" => !policy.links.is_empty(),
        // A plugin needn't speak every language of the cases; its messages in other languages aren't sent.
        "language" => false,
        // The host looks evidence up in its own view, which this input may differ from.
        "evidence" => case.as_projected,
        _ => true,
    };
    let withheld = exchange.proposal.invalid.iter().find(of_the_plugin)?;
    let claim = match withheld.rule.as_str() {
        "manifest" => Claim::Terms,
        "evidence" => Claim::Evidence,
        _ => Claim::Usable,
    };
    let came_back = format!("its action `{}` is invalid: {}", withheld.action.id, card::detail(withheld));
    Some(Objection::new(claim, &withheld.rule, came_back))
}

/// A case that fails both as written and rewritten is counted only as written.
fn different_answer(claim: Claim, exchange: &Exchange, base: &Exchange) -> Option<Objection> {
    if base.proposal.answer.is_err() {
        return None;
    }
    if let Err(failure) = &exchange.proposal.answer {
        return Some(Objection::new(claim, failure.kind.word(), described(failure)));
    }
    let same = canonical(&exchange.output) == canonical(&base.output);
    let came_back = "its answer to the same facts differs; read the input as JSON, look members up by name, and ignore \
                     those that you don't know";
    (!same).then(|| Objection::new(claim, "differs", came_back))
}

/// Why an exchange that should repeat an earlier one differs from it.
pub(super) fn difference(claim: Claim, first: &Exchange, again: &Exchange) -> Option<Objection> {
    let (then, now) = (&first.proposal, &again.proposal);
    let what = if first.output != again.output || then.answer != now.answer {
        "answered differently"
    } else if then.run.fuel != now.run.fuel {
        "used a different amount of fuel"
    } else if first != again {
        "wrote other notes or used a different amount of memory"
    } else {
        return None;
    };
    let came_back = format!(
        "called again with the same input, it {what}; its decisions may depend only on the context, and randomness only on `seed`"
    );
    Some(Objection::new(claim, "differs", came_back))
}

/// An answer's content, regardless of the order of keys, spaces, empty lists and how numbers are written.
pub(super) fn canonical(output: &[u8]) -> Option<Value> {
    serde_json::to_value(read::answer(output).ok()?).ok()
}

fn described(failure: &Failure) -> String {
    let places = failure.violations.iter().take(MOST_PLACES);
    let places: String = places.map(|violation| format!(" {}: {};", violation.at, violation.message)).collect();
    format!("{}{}", failure.detail, places.trim_end_matches(';'))
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Answer, Context, Digest};
    use courtesy_host::Proposal;
    use serde_json::json;

    use super::*;

    fn exchange(output: &Value, fuel: u64) -> Exchange {
        let run = serde_json::from_value(
            json!({"id": "ask", "version": "1.0.0", "digest": Digest::from_bytes([0; 32]), "fuel": fuel, "memory_bytes": 0}),
        )
        .unwrap();
        let answer = serde_json::from_value::<Answer>(output.clone()).unwrap();
        Exchange {
            output: output.to_string().into_bytes(),
            proposal: Proposal { run, answer: Ok(answer), invalid: Vec::new() },
        }
    }

    fn failing(kind: FailureKind) -> Exchange {
        let failure =
            Failure { plugin: "ask".try_into().unwrap(), kind, detail: "it stopped".into(), violations: Vec::new() };
        let mut exchange = exchange(&json!({"contract": "1.0"}), 1);
        exchange.proposal.answer = Err(failure);
        exchange
    }

    fn case(expected: Expected) -> Case {
        let context: Context = read::context(br#"{"contract":"1.0","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review","as_of":"2026-03-28T20:40:00Z","customer":{"ref":"c-1"}}"#).unwrap();
        Case {
            claim: Claim::Hooks,
            name: "hooks.test".into(),
            context,
            input: Vec::new(),
            as_projected: true,
            expected,
        }
    }

    fn claimed(expected: Expected, kind: FailureKind) -> Option<Claim> {
        objection(&case(expected), &failing(kind), None, &Policy::default()).map(|objection| objection.claim)
    }

    #[test]
    fn a_failure_counts_against_the_claim_that_it_is_about() {
        assert_eq!(claimed(Expected::Answer, FailureKind::Trap), Some(Claim::Hooks));
        assert_eq!(claimed(Expected::Answer, FailureKind::Exit), Some(Claim::Hooks));
        assert_eq!(claimed(Expected::Answer, FailureKind::Contract), Some(Claim::Answers));
        assert_eq!(claimed(Expected::Answer, FailureKind::Output), Some(Claim::Length));
        assert_eq!(claimed(Expected::Answer, FailureKind::Deadline), Some(Claim::Fuel));
        assert_eq!(claimed(Expected::Answer, FailureKind::Stack), Some(Claim::Memory));
    }

    #[test]
    fn a_limit_may_stop_what_is_too_long_and_nothing_may_go_on_for_ever() {
        assert_eq!(claimed(Expected::AnswerWithinMeans, FailureKind::Fuel), None);
        assert_eq!(claimed(Expected::AnswerWithinMeans, FailureKind::Trap), Some(Claim::Hooks));
        assert_eq!(claimed(Expected::End, FailureKind::Trap), None);
        assert_eq!(claimed(Expected::End, FailureKind::Deadline), Some(Claim::Damage));
    }

    #[test]
    fn asked_again_every_difference_is_found() {
        let first = exchange(&json!({"contract": "1.0"}), 5);
        assert_eq!(difference(Claim::Repeats, &first, &first.clone()), None);
        let says = |again: &Exchange| difference(Claim::Repeats, &first, again).unwrap().came_back;
        assert!(says(&exchange(&json!({"contract": "1.0", "notes": ["x"]}), 5)).contains("answered differently"));
        assert!(says(&exchange(&json!({"contract": "1.0"}), 6)).contains("a different amount of fuel"));
        assert!(says(&failing(FailureKind::Trap)).contains("answered differently"));
        let mut noted = first.clone();
        noted.proposal.run.log.push("x".into());
        assert!(says(&noted).contains("wrote other notes"));
    }

    #[test]
    fn the_same_answer_may_be_written_differently() {
        let base = exchange(&json!({"contract": "1.0", "notes": ["x"]}), 5);
        let mut spaced = base.clone();
        spaced.output = br#"{ "notes": ["\u0078"], "holds": [], "contract": "1.0" }"#.to_vec();
        assert_eq!(different_answer(Claim::Spellings, &spaced, &base), None);
        let other = exchange(&json!({"contract": "1.0"}), 5);
        assert_eq!(different_answer(Claim::Spellings, &other, &base).unwrap().kind, "differs");
        assert_eq!(different_answer(Claim::Spellings, &other, &failing(FailureKind::Trap)), None);
    }
}
