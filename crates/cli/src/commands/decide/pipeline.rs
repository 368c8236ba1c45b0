//! From pieces of the input to decisions in the output: some at once, on all processors, in order.

use anyhow::Result;
use courtesy_contract::{Context, Decision, Digest};
use courtesy_host::{Breakers, Host, replay};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};
use serde::Serialize;

use super::OnError;
use super::batch::Batch;
use crate::input::ahead::{Ahead, Next};
use crate::input::understand::Broken;
use crate::input::unknown::UnknownKeys;
use crate::input::{Empty, Input, Piece};
use crate::interruption;

/// Why a run came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The input is over.
    End,
    /// A customer's context can't be read, and that was to be the end.
    Broken,
    /// Not one customer's context could be read.
    Unreadable,
    /// The input can't be read to its end.
    BrokenOff,
    /// There is nothing in the input.
    Empty,
    /// Ctrl-C.
    Interrupted,
}

/// How to decide for many customers.
pub(super) struct Pipeline<'h> {
    pub(super) host: &'h Host,
    pub(super) on_error: OnError,
    pub(super) threads: Option<u16>,
    pub(super) unknown: &'h UnknownKeys,
}

impl Pipeline<'_> {
    /// Decides for every customer in the input.
    ///
    /// # Errors
    /// When the input isn't what it seemed, or the output can't be written.
    pub(super) fn run(&self, input: Input, batch: &mut Batch) -> Result<Stop> {
        interruption::listen()?;
        let pool = ThreadPoolBuilder::new().num_threads(self.threads.unwrap_or(0).into()).build()?;
        let ahead = Ahead::over(input, pool.current_num_threads());
        loop {
            let chunk = match ahead.next() {
                Next::Interrupted => return Ok(Stop::Interrupted),
                Next::End => {
                    batch.finish_passing()?;
                    let none_of_them = batch.tally.customers == 0 && batch.tally.broken > 0;
                    return Ok(if none_of_them { Stop::Unreadable } else { Stop::End });
                }
                Next::Chunk(chunk) => chunk,
            };
            if let Some(stop) = self.decide(chunk.pieces, &pool, batch)? {
                return Ok(stop);
            }
            if let Some(fault) = chunk.fault {
                batch.progress.name_break(&fault);
                return Ok(if Empty::is(&fault) { Stop::Empty } else { Stop::BrokenOff });
            }
        }
    }

    /// Decides for one chunk, and says whether to stop there.
    fn decide(&self, pieces: Vec<Piece>, pool: &ThreadPool, batch: &mut Batch) -> Result<Option<Stop>> {
        let passing = batch.is_passing();
        let read = |piece: Piece| Customer::read(piece, self.unknown, passing);
        let customers: Vec<_> = pool.install(|| pieces.into_par_iter().map(read).collect());
        let mut stop = None;
        let mut contexts = Vec::with_capacity(customers.len());
        for customer in customers {
            match customer {
                Ok(customer) if batch.pass(&customer, self.host)? => {}
                Ok(customer) => contexts.push(customer.context),
                Err(Broken { line, problem }) => {
                    batch.tally.broken += 1;
                    batch.progress.name_broken(line, &problem);
                    if self.on_error == OnError::Stop {
                        stop = Some(Stop::Broken);
                        break;
                    }
                }
            }
        }
        let recorded = batch.records.is_some();
        let decide = |context: &Context| self.decide_one(context, recorded);
        let decided: Vec<_> = pool.install(|| contexts.par_iter().map(decide).collect());
        for decided in decided {
            let Some(decided) = decided else {
                stop = Some(Stop::Interrupted);
                break;
            };
            batch.write(&decided)?;
        }
        batch.flush()?;
        batch.progress.show(batch.tally.customers, "customer");
        Ok(stop)
    }

    /// A decision with its lines, or nothing after Ctrl-C.
    fn decide_one(&self, context: &Context, recorded: bool) -> Option<Decided> {
        if interruption::came() {
            return None;
        }
        if !recorded {
            let decision = self.host.decide_blocking(context);
            return Some(Decided { line: line(&decision)?, record: Vec::new(), decision });
        }
        // Customers are decided for in no certain order, so none may be touched by what a plugin did with another.
        let mut record = self.host.record_blocking(context, &Breakers::new());
        let written = line(&record)?;
        let decision = record.decision.take()?;
        Some(Decided { line: line(&decision)?, record: written, decision })
    }
}

/// A customer in the input.
pub(super) struct Customer {
    pub(super) line: u64,
    pub(super) context: Context,
    /// The context's digest; none if nothing is compared with it.
    pub(super) digest: Option<Digest>,
}

impl Customer {
    fn read(piece: Piece, unknown: &UnknownKeys, is_compared: bool) -> Result<Self, Broken> {
        let line = piece.line();
        let context = unknown.context(piece)?;
        let digest = is_compared.then(|| replay::context_digest(&context));
        Ok(Self { line, context, digest })
    }
}

/// A decision, with what is written of it.
pub(super) struct Decided {
    pub(super) decision: Decision,
    pub(super) line: Vec<u8>,
    /// Empty if no records are kept.
    pub(super) record: Vec<u8>,
}

/// A document as a line of JSON.
fn line(document: &impl Serialize) -> Option<Vec<u8>> {
    let mut line = serde_json::to_vec(document).ok()?;
    line.push(b'\n');
    Some(line)
}
