//! A file before it is compiled: the gate rejects it with a sentence, or counts what compiling it takes. Never slowly.
#![no_main]

use courtesy_fuzz::{limits, manifest};
use courtesy_host::{PluginFile, pack};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Random bytes rarely contain a valid manifest; with one added, they get further.
    let packed = pack(bytes, &manifest()).unwrap_or_else(|_| bytes.to_vec());
    match PluginFile::parse(packed, &limits()) {
        Ok(file) => assert!(file.facts().compiler_work <= limits().compiler_work),
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
});
