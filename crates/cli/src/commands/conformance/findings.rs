//! Turns the exchanges of all cases into one finding per claim.

use std::collections::BTreeMap;

use courtesy_contract::Policy;
use courtesy_host::{Exchange, Limits};
use serde::Serialize;
use serde_json::Value;

use super::cases::{Case, Expected};
use super::claim::Claim;
use super::judge::{self, Objection};
use super::round::Round;

/// What was found for one claim.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Finding {
    #[serde(serialize_with = "by_name")]
    pub(super) claim: Claim,
    pub(super) group: &'static str,
    pub(super) says: &'static str,
    pub(super) result: ClaimResult,
    /// How many inputs tested the claim.
    pub(super) tried: usize,
    pub(super) failed: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fault: Option<Fault>,
}

/// Whether a claim held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ClaimResult {
    Passed,
    Failed,
    /// No case tested it.
    Untried,
    /// The plugin couldn't be loaded.
    NotReached,
}

/// The first case that breaks a claim.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Fault {
    pub(super) case: String,
    pub(super) kind: String,
    pub(super) came_back: String,
    /// The smallest context found to show it; `None` if it is a matter of the bytes and not of the context.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) context: Option<Value>,
    /// The files that `--save` wrote.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) saved: Vec<String>,
}

fn by_name<S: serde::Serializer>(claim: &Claim, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(claim.name())
}

/// Everything that supports or breaks the claims.
#[derive(Default)]
pub(super) struct Evidence {
    tried: BTreeMap<Claim, usize>,
    against: BTreeMap<Claim, Vec<(usize, Objection)>>,
}

impl Evidence {
    /// Collects the evidence of all cases.
    pub(super) fn of(cases: &[Case], round: &Round, policy: &Policy) -> Self {
        let mut evidence = Self::default();
        for claim in [Claim::Module, Claim::Manifest] {
            evidence.tried.insert(claim, 1);
        }
        for (at, case) in cases.iter().enumerate() {
            let exchange = round.exchange(at);
            for claim in put_to_the_test(case, exchange) {
                *evidence.tried.entry(claim).or_default() += 1;
            }
            let base = match case.expected {
                Expected::AnswerTo(base) => Some(round.exchange(base)),
                _ => None,
            };
            if let Some(objection) = judge::objection(case, exchange, base, policy) {
                evidence.against.entry(objection.claim).or_default().push((at, objection));
            }
        }
        evidence
    }

    /// Compares cases with their repetitions.
    pub(super) fn compare(&mut self, claim: Claim, round: &Round, again: &[(usize, Exchange)]) {
        self.tried.insert(claim, again.len());
        for (at, exchange) in again {
            if let Some(objection) = judge::difference(claim, round.exchange(*at), exchange) {
                self.against.entry(claim).or_default().push((*at, objection));
            }
        }
    }

    /// One finding per claim, with the fault that `describe` makes of the first case that breaks it.
    pub(super) fn findings(&self, mut describe: impl FnMut(usize, &Objection) -> Fault) -> Vec<Finding> {
        let finding = |claim: Claim| {
            let against = self.against.get(&claim).map_or(&[][..], Vec::as_slice);
            let tried = self.tried.get(&claim).copied().unwrap_or(0);
            let result = match (tried, against) {
                (_, [_, ..]) => ClaimResult::Failed,
                (0, []) => ClaimResult::Untried,
                _ => ClaimResult::Passed,
            };
            let fault = against.first().map(|(at, objection)| describe(*at, objection));
            Finding { failed: against.len(), ..bare(claim, result, tried, fault) }
        };
        Claim::ALL.map(finding).to_vec()
    }
}

/// The claims that a case tests.
fn put_to_the_test(case: &Case, exchange: &Exchange) -> Vec<Claim> {
    let mut claims = vec![case.claim];
    if matches!(case.expected, Expected::Answer | Expected::AnswerWithinMeans | Expected::Nothing) {
        claims.extend([Claim::Answers, Claim::Fuel, Claim::Memory, Claim::Length]);
        if proposes(exchange) {
            claims.extend([Claim::Terms, Claim::Usable]);
            claims.extend(case.as_projected.then_some(Claim::Evidence));
        }
    }
    claims
}

fn proposes(exchange: &Exchange) -> bool {
    let proposal = &exchange.proposal;
    !proposal.invalid.is_empty() || proposal.answer.as_ref().is_ok_and(|answer| !answer.actions.is_empty())
}

/// The findings for a plugin that can't be loaded because it breaks this claim.
pub(super) fn not_loaded(broken: Claim, file: &str, came_back: String) -> Vec<Finding> {
    let finding = |claim: Claim| {
        if claim < broken {
            return bare(claim, ClaimResult::Passed, 1, None);
        }
        if claim > broken {
            return bare(claim, ClaimResult::NotReached, 0, None);
        }
        let fault = Fault {
            case: file.to_owned(),
            kind: claim.name().to_owned(),
            came_back: came_back.clone(),
            context: None,
            saved: Vec::new(),
        };
        Finding { failed: 1, ..bare(claim, ClaimResult::Failed, 1, Some(fault)) }
    };
    Claim::ALL.map(finding).to_vec()
}

fn bare(claim: Claim, result: ClaimResult, tried: usize, fault: Option<Fault>) -> Finding {
    Finding { claim, group: claim.group(), says: claim.says(), result, tried, failed: 0, fault }
}

/// The most that any call used.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Measured {
    /// How many different inputs the plugin was called with.
    pub(super) inputs: usize,
    /// How many contexts it proposed something for.
    pub(super) proposing: usize,
    pub(super) fuel: u64,
    pub(super) fuel_limit: u64,
    /// The case that used the most fuel.
    pub(super) fuel_case: String,
    pub(super) memory_bytes: u64,
    pub(super) memory_limit_bytes: u64,
    pub(super) answer_bytes: usize,
    pub(super) answer_limit_bytes: usize,
    /// The largest input that it answered.
    pub(super) read_bytes: usize,
}

impl Measured {
    pub(super) fn of(cases: &[Case], round: &Round, limits: &Limits) -> Self {
        let exchanges = || cases.iter().enumerate().map(|(at, case)| (case, round.exchange(at)));
        let asked = || exchanges().filter(|(case, _)| case.expected != Expected::End);
        // The first of equals, so that the same seed names the same case.
        let costliest = asked()
            .filter(|(_, exchange)| !judge::is_stopped(exchange))
            .rev()
            .max_by_key(|(_, exchange)| exchange.proposal.run.fuel);
        let answered = asked().filter(|(_, exchange)| exchange.proposal.answer.is_ok());
        Self {
            inputs: round.inputs(),
            proposing: exchanges().filter(|(case, exchange)| case.as_projected && proposes(exchange)).count(),
            fuel: costliest.map_or(0, |(_, exchange)| exchange.proposal.run.fuel),
            fuel_limit: limits.fuel,
            fuel_case: costliest.map_or_else(String::new, |(case, _)| case.name.clone()),
            memory_bytes: asked().map(|(_, exchange)| exchange.proposal.run.memory_bytes).max().unwrap_or(0),
            memory_limit_bytes: limits.memory_bytes as u64,
            answer_bytes: asked().map(|(_, exchange)| exchange.output.len()).max().unwrap_or(0),
            answer_limit_bytes: limits.output_bytes,
            read_bytes: answered.map(|(case, _)| case.input.len()).max().unwrap_or(0),
        }
    }
}
