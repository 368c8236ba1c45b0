//! Turns pieces of the input into decisions in the output: on all processors, in order.

use std::io;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result};
use courtesy_contract::{Context, Language, Record};
use courtesy_host::{Breakers, Host};

use super::OnError;
use super::batch::Batch;
use super::customer::{Customer, Decided, line};
#[cfg(feature = "server")]
use super::reserving::Reserving;
use super::stop::Stop;
use crate::in_order::{End, Take, in_order, threads};
use crate::input::ahead::Ahead;
use crate::input::later::LaterFacts;
use crate::input::parse::Broken;
use crate::input::unknown::UnknownKeys;
use crate::input::{Empty, Input, Piece};
use crate::sharing::Shares;

/// How to decide for many customers.
pub(super) struct Pipeline<'h> {
    pub(super) host: &'h Host,
    /// Where what is offered is reserved.
    #[cfg(feature = "server")]
    pub(super) ledger: Option<&'h Reserving>,
    /// What was shared out before.
    pub(super) shares: Option<&'h Shares>,
    pub(super) on_error: OnError,
    pub(super) threads: Option<u16>,
    pub(super) unknown: &'h UnknownKeys,
    pub(super) later: &'h LaterFacts,
}

impl Pipeline<'_> {
    /// Decides for every customer in the input.
    ///
    /// # Errors
    /// If the input doesn't match an earlier run, or the output can't be written.
    pub(super) fn run(&self, input: Input, batch: &mut Batch) -> Result<Stop> {
        let threads = threads(self.threads);
        let decider = Decider {
            host: self.host,
            #[cfg(feature = "server")]
            ledger: self.ledger,
            shares: self.shares,
            unknown: self.unknown,
            later: self.later,
            is_recorded: batch.records.is_some(),
            is_skipping: AtomicBool::new(batch.is_skipping()),
        };
        let mut writer = Writer { decider: &decider, on_error: self.on_error, batch };
        let work = |piece| decider.outcome_of(piece);
        match in_order(Ahead::over(input, threads.get()), threads, work, &mut writer)? {
            End::Stopped(stop) => Ok(stop),
            End::Interrupted => Ok(Stop::Interrupted),
            End::Input => {
                batch.finish_skipping()?;
                let none_of_them = batch.tally.customers == 0 && batch.tally.unreadable > 0;
                Ok(if none_of_them { Stop::Unreadable } else { Stop::End })
            }
        }
    }
}

/// The work done on all processors.
struct Decider<'h> {
    host: &'h Host,
    #[cfg(feature = "server")]
    ledger: Option<&'h Reserving>,
    shares: Option<&'h Shares>,
    unknown: &'h UnknownKeys,
    later: &'h LaterFacts,
    is_recorded: bool,
    /// Whether customers may have to be skipped, so that deciding in advance would be wasted work.
    is_skipping: AtomicBool,
}

/// The result of a piece of the input.
enum Outcome {
    /// The input can't be read any further.
    Fault(io::Error),
    Broken(Broken),
    /// A customer for whom an earlier run may have decided.
    Read(Box<Customer>),
    Decided(Result<Box<Decided>>),
}

impl Decider<'_> {
    fn outcome_of(&self, piece: io::Result<Piece>) -> Outcome {
        let piece = match piece {
            Ok(piece) => piece,
            Err(fault) => return Outcome::Fault(fault),
        };
        let is_skipping = self.is_skipping.load(Ordering::Acquire);
        match Customer::read(piece, self.unknown, self.later, is_skipping) {
            Err(broken) => Outcome::Broken(broken),
            Ok(customer) if is_skipping => Outcome::Read(Box::new(customer)),
            Ok(customer) => Outcome::Decided(self.decide(&customer.context).map(Box::new)),
        }
    }

    /// A decision with its lines, of what the customer may take.
    fn decide(&self, context: &Context) -> Result<Decided> {
        let Some(shares) = self.shares else { return self.decide_with(context) };
        let allowed = shares.allowances().of(context);
        let decided = self.decide_with(allowed.context())?;
        shares.check(&allowed, &decided.decision)?;
        Ok(decided)
    }

    fn decide_with(&self, context: &Context) -> Result<Decided> {
        let language = context.customer.language.clone();
        #[cfg(feature = "server")]
        if let Some(ledger) = self.ledger {
            return self.written(ledger.record(self.host, context)?, language);
        }
        if !self.is_recorded {
            let decision = self.host.decide_blocking(context);
            return Ok(Decided { line: line(&decision)?, language, record: Vec::new(), decision });
        }
        // Customers are processed in no fixed order, so a plugin's earlier failures must not affect the next decision.
        let record = self.host.record_blocking(context, &Breakers::new());
        self.written(record, language)
    }

    /// A new record with its lines.
    fn written(&self, record: Record, language: Option<Language>) -> Result<Decided> {
        let written = if self.is_recorded { line(&record)? } else { Vec::new() };
        // A new record holds its decision; if it didn't, failing is better than making one up.
        let decision = record.decision.context("the record holds no decision")?;
        Ok(Decided { line: line(&decision)?, language, record: written, decision })
    }
}

/// Takes in the customers, in the order of the input.
struct Writer<'w, 'h> {
    decider: &'w Decider<'h>,
    on_error: OnError,
    batch: &'w mut Batch,
}

impl Writer<'_, '_> {
    fn write(&mut self, decided: Result<Decided>) -> Result<()> {
        Ok(self.batch.write(&decided?)?)
    }

    /// Skips a customer, or decides here if the earlier run didn't get that far. From then on all processors decide,
    /// except for the few customers that were read by then.
    fn skip_or_decide(&mut self, customer: &Customer) -> Result<()> {
        if self.batch.skip(customer, self.decider.host)? {
            return Ok(());
        }
        self.decider.is_skipping.store(false, Ordering::Release);
        self.write(self.decider.decide(&customer.context))
    }
}

impl Take<Outcome> for Writer<'_, '_> {
    type Stop = Stop;

    fn bytes(outcome: &Outcome) -> usize {
        match outcome {
            Outcome::Read(customer) => customer.bytes(),
            Outcome::Decided(Ok(decided)) => decided.bytes(),
            Outcome::Broken(broken) => broken.problem.len(),
            Outcome::Fault(_) | Outcome::Decided(Err(_)) => 0,
        }
    }

    fn take(&mut self, outcome: Outcome) -> Result<ControlFlow<Stop>> {
        match outcome {
            Outcome::Decided(decided) => self.write(decided.map(|decided| *decided))?,
            Outcome::Read(customer) => self.skip_or_decide(&customer)?,
            Outcome::Broken(broken) => {
                self.batch.leave_out(&broken);
                match self.on_error {
                    OnError::Stop => return Ok(ControlFlow::Break(Stop::Broken)),
                    OnError::Skip => {}
                }
            }
            Outcome::Fault(fault) => {
                self.pause()?;
                self.batch.progress.report_input_error(&fault);
                return Ok(ControlFlow::Break(if Empty::is(&fault) { Stop::Empty } else { Stop::EndsEarly }));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn pause(&mut self) -> Result<()> {
        self.batch.flush()?;
        self.batch.progress.show(self.batch.tally.customers, "customer");
        Ok(())
    }
}
