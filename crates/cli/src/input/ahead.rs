//! Documents read ahead, so that some can be worked on at once.

use std::sync::mpsc::{Receiver, RecvTimeoutError, sync_channel};
use std::time::Duration;
use std::{io, thread};

use super::{Input, Piece};
use crate::interruption;

/// At most so many bytes of documents are worked on at once.
const CHUNK_BYTES: usize = 8 << 20;

/// For each processor, so many documents are read ahead, and so many are worked on at once.
const DOCUMENTS_AHEAD: usize = 64;

/// How often Ctrl-C is looked for while no input comes.
const PATIENCE: Duration = Duration::from_millis(100);

/// An input that is read in a thread of its own, which ends with the input or when nobody wants more.
pub(crate) struct Ahead {
    pieces: Receiver<io::Result<Piece>>,
    most: usize,
}

/// What comes next of an input.
pub(crate) enum Next {
    Chunk(Chunk),
    /// Nothing: that was all.
    End,
    /// Nothing: Ctrl-C.
    Interrupted,
}

/// Documents to be worked on at once, and why no more come.
#[derive(Default)]
pub(crate) struct Chunk {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) fault: Option<io::Error>,
    bytes: usize,
}

impl Ahead {
    /// Begins to read for so many threads that work.
    pub(crate) fn over(mut input: Input, threads: usize) -> Self {
        let most = DOCUMENTS_AHEAD * threads.max(1);
        let (sender, pieces) = sync_channel(most);
        thread::spawn(move || input.try_for_each(|piece| sender.send(piece)));
        Self { pieces, most }
    }

    /// Waits for what comes next.
    pub(crate) fn next(&self) -> Next {
        while !interruption::came() {
            match self.pieces.recv_timeout(PATIENCE) {
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Next::End,
                Ok(first) => return Next::Chunk(self.gather(first)),
            }
        }
        Next::Interrupted
    }

    /// Takes what has been read by now: from a file much at once, from a slow pipe one by one, so that whoever waits
    /// for an answer before asking for the next gets it.
    fn gather(&self, first: io::Result<Piece>) -> Chunk {
        let mut chunk = Chunk::default();
        chunk.take(first);
        while chunk.fault.is_none() && chunk.pieces.len() < self.most && chunk.bytes < CHUNK_BYTES {
            let Ok(next) = self.pieces.try_recv() else { break };
            chunk.take(next);
        }
        chunk
    }
}

impl Chunk {
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
