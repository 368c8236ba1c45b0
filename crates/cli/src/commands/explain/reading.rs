//! Reads records and decisions, and explains those that are asked for.

use std::io::Write;

use anyhow::Result;
use courtesy_analysis::Clock;
use courtesy_contract::{Decision, Language, Uuid};
use courtesy_host::replay;
use courtesy_report::evidence::Facts;
use courtesy_report::explanation::ExplainedDecision;

use super::only::{self, Names};
use super::sample::Sample;
use super::{Explain, Pages};
use crate::input::ahead::{Ahead, Interrupted};
use crate::input::parse::{self, Made};
use crate::input::unreadable::Unreadable;
use crate::input::{Empty, Input, Piece};
use crate::{facts, messages};

/// What was found in the input.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// Decisions that were asked for.
    pub(super) matching: u64,
    /// Those of them that were explained.
    pub(super) shown: u64,
    /// The customers who were asked for and aren't found.
    pub(super) missing: Vec<String>,
    pub(super) names: Names,
    /// Whether the input was empty.
    pub(super) is_empty: bool,
    pub(super) interrupted: bool,
    is_unreadable: bool,
    /// Records, of those explained, that contradict their own digests.
    damaged: u64,
}

impl Reading {
    /// Whether everything that was asked for was found, and is whole.
    pub(super) fn is_fine(&self) -> bool {
        self.shown > 0 && self.missing.is_empty() && !self.is_unreadable && self.damaged == 0
    }

    /// Whether a document is asked for; notes whom it is about.
    fn is_asked_for(&mut self, explain: &Explain, document: &Made) -> bool {
        if !explain.only.is_empty() {
            self.names.note(document);
        }
        let is_about = explain.customer.iter().any(|customer| document.is_about(customer));
        self.missing.retain(|customer| !document.is_about(customer));
        let is_decision = |id: &String| document.decision_id().to_string().eq_ignore_ascii_case(id);
        explain.decision.as_ref().is_none_or(is_decision)
            && (explain.customer.is_empty() || is_about)
            && (explain.only.is_empty()
                || document.decision().is_some_and(|decision| only::admits(&explain.only, decision)))
    }

    fn explain(&mut self, document: &Made, language: &Language, pages: &mut Pages) -> Result<()> {
        let damage = document.damage();
        self.damaged += u64::from(!damage.is_empty());
        pages.write(&document.explained(&damage, language))?;
        self.shown = pages.written();
        Ok(())
    }
}

/// Explains what is asked for: at once, or after the last piece if it is a sample.
pub(super) fn read(explain: &Explain, input: Input, pages: &mut Pages, err: &mut dyn Write) -> Result<Reading> {
    let mut reading = Reading { missing: explain.customer.clone(), ..Reading::default() };
    let mut sample = explain.sample.map(|size| Sample::new(size.into(), explain.seed));
    let mut unreadable = Unreadable::default();
    let ahead = Ahead::over(input, 1);
    loop {
        match ahead.next() {
            Err(Interrupted) => {
                reading.interrupted = true;
                return Ok(reading);
            }
            Ok(None) => break,
            Ok(Some(Err(fault))) => {
                reading.is_unreadable = true;
                reading.is_empty = Empty::is(&fault);
                messages::input_error(err, &fault)?;
            }
            Ok(Some(Ok(piece))) => {
                let Some(document) = document(piece, &mut unreadable, err)? else { continue };
                if !reading.is_asked_for(explain, &document) {
                    continue;
                }
                reading.matching += 1;
                match &mut sample {
                    Some(sample) => sample.offer(document.decision_id(), document),
                    None => reading.explain(&document, &explain.language, pages)?,
                }
            }
        }
    }
    for document in sample.into_iter().flat_map(Sample::into_documents) {
        reading.explain(&document, &explain.language, pages)?;
    }
    reading.is_unreadable |= unreadable.count() > 0;
    unreadable.report(err)?;
    Ok(reading)
}

/// The record or decision in a piece of the input; `None`, once that is reported, if it is neither.
fn document(piece: Piece, unreadable: &mut Unreadable, err: &mut dyn Write) -> Result<Option<Made>> {
    match parse::made(piece) {
        Ok(document) => Ok(Some(document)),
        Err(broken) => {
            if unreadable.note(broken.line, &broken.problem) {
                messages::unreadable_line(err, broken.line, &broken.problem)?;
            }
            Ok(None)
        }
    }
}

impl Made {
    fn decision_id(&self) -> Uuid {
        match self {
            Self::Record(record) => record.decision_id,
            Self::Decision(decision) => decision.decision_id,
        }
    }

    /// The decision, unless it was erased.
    pub(super) fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Record(record) => record.decision.as_ref(),
            Self::Decision(decision) => Some(decision),
        }
    }

    fn is_about(&self, customer: &str) -> bool {
        match self {
            Self::Record(record) => record.is_about(customer),
            Self::Decision(decision) => decision.customer_ref == customer,
        }
    }

    /// Where a record contradicts its own digests; empty for a decision alone.
    fn damage(&self) -> Vec<String> {
        match self {
            Self::Record(record) => replay::damage(record),
            Self::Decision(_) => Vec::new(),
        }
    }

    fn explained(&self, damage: &[String], language: &Language) -> ExplainedDecision {
        match self {
            Self::Record(record) => {
                let known = record.context.as_ref().map_or(Facts::Gone, facts::known);
                ExplainedDecision::of_record(record, &known, damage, language.as_str())
            }
            Self::Decision(decision) => {
                ExplainedDecision::of_decision(decision, language.as_str(), &Clock::utc(), |_| Facts::Gone)
            }
        }
    }
}
