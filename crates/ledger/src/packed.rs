//! Records as they are stored: compressed JSON.

use std::cell::RefCell;
use std::io::Read as _;

use courtesy_contract::{Decision, Record};
use serde::Deserialize;
use serde_json::value::RawValue;
use zstd::bulk::Compressor;

use crate::Error;

/// Most of a record is names and repetition, so the fastest level takes most of it.
const LEVEL: i32 = 1;

/// The largest record that is ever unpacked, in bytes: sixteen times the largest context.
const MOST_BYTES: u64 = 16 << 20;

thread_local! {
    /// What compressing needs takes longer to set up than to use.
    static COMPRESSOR: RefCell<Compressor<'static>> =
        RefCell::new(Compressor::new(LEVEL).expect("the level is one of zstd's"));
}

/// Compresses JSON.
pub(crate) fn pack(json: &[u8]) -> Vec<u8> {
    COMPRESSOR.with_borrow_mut(|compressor| compressor.compress(json)).expect("compressing in memory doesn't fail")
}

/// The JSON of a stored record.
pub(crate) fn unpack(packed: &[u8]) -> Result<Vec<u8>, Error> {
    let mut json = Vec::new();
    let decoder = zstd::stream::read::Decoder::with_buffer(packed).map_err(|_| damaged())?;
    decoder.take(MOST_BYTES + 1).read_to_end(&mut json).map_err(|_| damaged())?;
    if json.len() as u64 > MOST_BYTES { Err(damaged()) } else { Ok(json) }
}

/// A stored record.
pub(crate) fn record(packed: &[u8]) -> Result<Record, Error> {
    serde_json::from_slice(&unpack(packed)?).map_err(|_| damaged())
}

/// The decision of a stored record, without reading the context it was made of; `None` if it was erased.
pub(crate) fn decision(packed: &[u8]) -> Result<Option<Decision>, Error> {
    #[derive(Deserialize)]
    struct Kept {
        #[serde(default)]
        decision: Option<Decision>,
    }
    let kept: Kept = serde_json::from_slice(&unpack(packed)?).map_err(|_| damaged())?;
    Ok(kept.decision)
}

/// The decision in a record's JSON, to the byte; `None` if it was erased.
pub(crate) fn decision_json(record_json: &[u8]) -> Result<Option<Vec<u8>>, Error> {
    #[derive(Deserialize)]
    struct Kept<'j> {
        #[serde(borrow, default)]
        decision: Option<&'j RawValue>,
    }
    let kept: Kept<'_> = serde_json::from_slice(record_json).map_err(|_| damaged())?;
    Ok(kept.decision.map(|decision| decision.get().as_bytes().to_vec()))
}

fn damaged() -> Error {
    Error::damaged("a record")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorKind;

    #[test]
    fn what_was_packed_comes_back_and_what_was_not_is_an_error() {
        assert_eq!(unpack(&pack(b"{}")).unwrap(), b"{}");
        assert_eq!(unpack(b"{}").unwrap_err().kind(), ErrorKind::Damaged);
    }

    #[test]
    fn a_bomb_is_refused_before_it_fills_the_memory() {
        let bomb = pack(&vec![b' '; MOST_BYTES as usize + 1]);
        assert!(bomb.len() < 10_000, "no bomb: {} bytes", bomb.len());
        assert_eq!(unpack(&bomb).unwrap_err().kind(), ErrorKind::Damaged);
    }

    #[test]
    fn the_decision_keeps_its_bytes() {
        let json = br#"{"context": {"decision": 1}, "decision": {"b": 1.50, "a": []}}"#;
        assert_eq!(decision_json(json).unwrap().unwrap(), br#"{"b": 1.50, "a": []}"#);
        assert_eq!(decision_json(b"{}").unwrap(), None);
    }
}
