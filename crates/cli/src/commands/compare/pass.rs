//! Over all customers: some at once, on all processors, each on both sides, in the order of the input.

use std::io;

use anyhow::Result;
use courtesy_host::Host;
use rayon::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use super::both::Both;
use super::change::Compared;
use crate::input::ahead::{Ahead, Next};
use crate::input::understand::Broken;
use crate::input::unknown::UnknownKeys;
use crate::input::{Empty, Input, Piece};
use crate::interruption;

/// Why a pass came to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The input is over.
    End,
    /// The input breaks off.
    BrokenOff,
    /// There is nothing in the input.
    Empty,
    /// Ctrl-C.
    Interrupted,
}

/// What takes in customer by customer, in the order of the input.
pub(super) trait Taker {
    /// Names why the input ends before its end.
    fn break_off(&self, fault: &io::Error);

    /// Takes a customer.
    fn take(&mut self, compared: &Compared) -> Result<()>;
    /// Takes note of a context that can't be read.
    fn pass_over(&mut self, broken: &Broken) -> Result<()>;
    /// Lets go of what was written so far.
    fn pause(&mut self) -> Result<()>;
}

/// Decides for every customer in the input on both sides.
///
/// # Errors
/// When the output can't be written.
pub(super) fn run(
    hosts: &Both<Host>,
    unknown: &UnknownKeys,
    threads: Option<u16>,
    input: Input,
    taker: &mut impl Taker,
) -> Result<Stop> {
    interruption::listen()?;
    let pool = ThreadPoolBuilder::new().num_threads(threads.unwrap_or(0).into()).build()?;
    let ahead = Ahead::over(input, pool.current_num_threads());
    loop {
        let chunk = match ahead.next() {
            Next::Interrupted => return Ok(Stop::Interrupted),
            Next::End => return Ok(Stop::End),
            Next::Chunk(chunk) => chunk,
        };
        for compared in compare(hosts, unknown, chunk.pieces, &pool) {
            match compared {
                None => return Ok(Stop::Interrupted),
                Some(Ok(compared)) => taker.take(&compared)?,
                Some(Err(broken)) => taker.pass_over(&broken)?,
            }
        }
        taker.pause()?;
        if let Some(fault) = chunk.fault {
            taker.break_off(&fault);
            return Ok(if Empty::is(&fault) { Stop::Empty } else { Stop::BrokenOff });
        }
    }
}

/// Both decisions for each customer, or nothing after Ctrl-C.
fn compare(
    hosts: &Both<Host>,
    unknown: &UnknownKeys,
    pieces: Vec<Piece>,
    pool: &ThreadPool,
) -> Vec<Option<Result<Compared, Broken>>> {
    let one = |piece| {
        if interruption::came() {
            return None;
        }
        let compared = unknown
            .context(piece)
            .map(|context| Compared::new(&context, hosts.map(|host| host.decide_blocking(&context))));
        Some(compared)
    };
    pool.install(|| pieces.into_par_iter().map(one).collect())
}
