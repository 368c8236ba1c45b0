//! From pieces of the input to decisions in the output: some at once, on all processors, in order.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;
use std::{io, thread};

use anyhow::{Context as _, Result};
use courtesy_contract::{Context, Decision};
use courtesy_host::{Host, Limits, read};
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::OnError;
use super::batch::Batch;
use super::input::{Input, Piece};
use crate::report::figures;

/// At most so many bytes of contexts are decided for at once.
const CHUNK_BYTES: usize = 8 << 20;

/// For each processor, so many customers are read ahead, and so many are decided for at once.
const CUSTOMERS_AHEAD: usize = 64;

/// How often Ctrl-C is looked for while no input comes.
const PATIENCE: Duration = Duration::from_millis(100);

static INTERRUPTED: AtomicBool = AtomicBool::new(false);

/// Why a run came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The input is over.
    End,
    /// A customer's context can't be read, and that was to be the end.
    Broken,
    /// Ctrl-C.
    Interrupted,
}

/// How to decide for many customers.
pub(super) struct Pipeline<'h> {
    pub(super) host: &'h Host,
    pub(super) on_error: OnError,
    pub(super) threads: Option<u16>,
}

impl Pipeline<'_> {
    /// Decides for every customer in the input.
    ///
    /// # Errors
    /// When the input breaks off or isn't what it seemed, or the output can't be written.
    pub(super) fn run(&self, input: Input, batch: &mut Batch) -> Result<Stop> {
        listen_for_interruption()?;
        let pool = ThreadPoolBuilder::new().num_threads(self.threads.unwrap_or(0).into()).build()?;
        let pieces = read_ahead(input, CUSTOMERS_AHEAD * pool.current_num_threads());
        while !INTERRUPTED.load(Ordering::Relaxed) {
            let chunk = match pieces.recv_timeout(PATIENCE) {
                Err(RecvTimeoutError::Timeout) => continue,
                Err(RecvTimeoutError::Disconnected) => {
                    batch.earlier.finish()?;
                    return Ok(Stop::End);
                }
                Ok(first) => Chunk::gather(first, &pieces, CUSTOMERS_AHEAD * pool.current_num_threads()),
            };
            if let Some(stop) = self.decide(chunk.pieces, &pool, batch)? {
                return Ok(stop);
            }
            if let Some(fault) = chunk.fault {
                let customers = figures::counted(batch.tally.customers, "customer");
                return Err(fault).context(format!("the input can't be read behind {customers}"));
            }
        }
        Ok(Stop::Interrupted)
    }

    /// Decides for one chunk, and says whether to stop there.
    fn decide(&self, pieces: Vec<Piece>, pool: &ThreadPool, batch: &mut Batch) -> Result<Option<Stop>> {
        let customers: Vec<_> = pool.install(|| pieces.into_par_iter().map(understand).collect());
        let mut stop = None;
        let mut contexts = Vec::with_capacity(customers.len());
        for customer in customers {
            match customer {
                Ok(context) if batch.earlier.left > 0 => batch.earlier.pass(|| self.host.decide_blocking(&context))?,
                Ok(context) => contexts.push(context),
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
        let decided: Vec<_> = pool.install(|| contexts.par_iter().map(|context| self.decide_one(context)).collect());
        for decided in decided {
            let Some((decision, line)) = decided else {
                stop = Some(Stop::Interrupted);
                break;
            };
            batch.output.write(&line)?;
            batch.tally.decided(&decision);
        }
        batch.output.flush()?;
        batch.progress.show(batch.tally.customers);
        Ok(stop)
    }

    /// A decision and its line, or nothing after Ctrl-C.
    fn decide_one(&self, context: &Context) -> Option<(Decision, Vec<u8>)> {
        if INTERRUPTED.load(Ordering::Relaxed) {
            return None;
        }
        let decision = self.host.decide_blocking(context);
        let mut line = serde_json::to_vec(&decision).ok()?;
        line.push(b'\n');
        Some((decision, line))
    }
}

/// A piece of the input that isn't a context.
pub(super) struct Broken {
    pub(super) line: u64,
    pub(super) problem: String,
}

/// Reads a context from a piece of the input.
pub(super) fn understand(piece: Piece) -> Result<Context, Broken> {
    match piece {
        Piece::TooLong { line } => {
            let limit = Limits::default().context_bytes;
            let problem = format!("the context has more than {limit} bytes; leave out what no plugin reads");
            Err(Broken { line, problem })
        }
        Piece::Found { line, json } => read::context(&json).map_err(|error| {
            let mut problem = error.to_string().replace(":\n  ", ": ").replace("\n  ", "; ");
            if !json.contains(&b'\n') {
                // Within one line of the input only the column says something.
                problem = problem.replace("line 1 column", "column");
            }
            Broken { line, problem }
        }),
    }
}

/// Customers to be decided for at once, and why no more come.
#[derive(Default)]
struct Chunk {
    pieces: Vec<Piece>,
    bytes: usize,
    fault: Option<io::Error>,
}

impl Chunk {
    /// Takes what has been read by now: from a file much at once, from a slow pipe one by one, so that whoever waits
    /// for a decision before asking for the next gets it.
    fn gather(first: io::Result<Piece>, more: &Receiver<io::Result<Piece>>, most: usize) -> Self {
        let mut chunk = Self::default();
        chunk.take(first);
        while chunk.fault.is_none() && chunk.pieces.len() < most && chunk.bytes < CHUNK_BYTES {
            let Ok(next) = more.try_recv() else { break };
            chunk.take(next);
        }
        chunk
    }

    fn take(&mut self, read: io::Result<Piece>) {
        match read {
            Ok(piece) => {
                self.bytes += if let Piece::Found { json, .. } = &piece { json.len() } else { 0 };
                self.pieces.push(piece);
            }
            Err(fault) => self.fault = Some(fault),
        }
    }
}

/// Reads the input in a thread of its own, which ends with the input or when nobody wants more.
fn read_ahead(mut input: Input, customers: usize) -> Receiver<io::Result<Piece>> {
    let (sender, receiver) = sync_channel(customers);
    thread::spawn(move || input.try_for_each(|piece| sender.send(piece)));
    receiver
}

/// From now on Ctrl-C ends the run at a whole line; a second one ends it at once.
fn listen_for_interruption() -> Result<()> {
    ctrlc::set_handler(|| {
        if INTERRUPTED.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .context("can't listen for Ctrl-C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_context_is_described_on_one_line() {
        let json =
            br#"{"contract":"1.0","decision_id":"x","hook":"review","as_of":"now","customer":{"ref":"c"}}"#.to_vec();
        let problem = understand(Piece::Found { line: 3, json }).err().unwrap().problem;
        assert!(!problem.contains('\n') && problem.contains("/decision_id: ") && problem.contains("; /"), "{problem}");
        let problem = understand(Piece::Found { line: 3, json: b"{\"contract\":".to_vec() }).err().unwrap().problem;
        assert!(problem.contains("column 12") && !problem.contains("line"), "{problem}");
    }

    #[test]
    fn a_context_that_is_too_long_says_how_long_it_may_be() {
        let problem = understand(Piece::TooLong { line: 1 }).err().unwrap().problem;
        assert!(problem.contains("1048576 bytes"), "{problem}");
    }
}
