//! Decides for each customer on both sides, and counts and reports the differences.

use std::io;
use std::ops::ControlFlow;

use anyhow::Result;
use courtesy_allocation::Allowances;
use courtesy_analysis::compare::{ComparedCustomer, Sides, Tally};
use courtesy_host::Host;
use courtesy_report::compare::write_customer_line;

use super::Format;
use super::printout::Printout;
use crate::in_order::Take;
use crate::input::parse::Broken;
use crate::input::unknown::UnknownKeys;
use crate::input::unreadable::Unreadable;
use crate::input::{Empty, Piece};
use crate::progress::Progress;

/// Why a run stopped before the end of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The input can't be read to its end.
    EndsEarly,
    /// The input is empty.
    Empty,
}

/// About how much memory both decisions for a customer take up without their actions, and each action on both sides.
const DECISIONS_BYTES: usize = 4 << 10;
const ACTION_BYTES: usize = 8 << 10;

/// The result of a piece of the input.
pub(super) enum Outcome {
    /// The input can't be read any further.
    Fault(io::Error),
    Broken(Broken),
    Compared(Box<ComparedCustomer>),
}

/// Makes both decisions for the customer in a piece of the input.
pub(super) fn decide_on_both_sides(
    piece: io::Result<Piece>,
    hosts: &Sides<Host>,
    allowances: &Sides<Allowances>,
    unknown: &UnknownKeys,
) -> Outcome {
    let piece = match piece {
        Ok(piece) => piece,
        Err(fault) => return Outcome::Fault(fault),
    };
    match unknown.context(piece) {
        Err(broken) => Outcome::Broken(broken),
        Ok(context) => {
            let on = |host: &Host, allowances: &Allowances| host.decide_blocking(allowances.of(&context).context());
            let decisions = Sides { a: on(&hosts.a, &allowances.a), b: on(&hosts.b, &allowances.b) };
            Outcome::Compared(Box::new(ComparedCustomer::new(&context, decisions)))
        }
    }
}

/// Counts customers, and writes a line for each who would get something else.
pub(super) struct Counter<'c> {
    pub(super) format: Format,
    pub(super) printout: Printout<'c>,
    pub(super) tally: Tally,
    pub(super) unreadable: Unreadable,
    pub(super) progress: Progress,
}

impl Counter<'_> {
    fn count(&mut self, compared: &ComparedCustomer) -> Result<()> {
        self.tally.count(compared);
        if self.format == Format::Ndjson && compared.change.is_noticeable() {
            self.printout.print(|out| write_customer_line(out, compared))?;
        }
        Ok(())
    }

    fn skip(&mut self, broken: &Broken) {
        self.tally.unreadable += 1;
        if self.unreadable.note(broken.line, &broken.problem) {
            self.progress.report_unreadable(broken.line, &broken.problem);
        }
    }
}

impl Take<Outcome> for Counter<'_> {
    type Stop = Stop;

    fn bytes(outcome: &Outcome) -> usize {
        match outcome {
            Outcome::Compared(customer) => DECISIONS_BYTES + ACTION_BYTES * customer.actions.len(),
            Outcome::Broken(broken) => broken.problem.len(),
            Outcome::Fault(_) => 0,
        }
    }

    fn take(&mut self, outcome: Outcome) -> Result<ControlFlow<Stop>> {
        match outcome {
            Outcome::Compared(compared) => self.count(&compared)?,
            Outcome::Broken(broken) => self.skip(&broken),
            Outcome::Fault(fault) => {
                self.pause()?;
                self.progress.report_input_error(&fault);
                return Ok(ControlFlow::Break(if Empty::is(&fault) { Stop::Empty } else { Stop::EndsEarly }));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn pause(&mut self) -> Result<()> {
        self.progress.show(self.tally.customers, "customer");
        self.printout.print(|out| out.flush())
    }
}
