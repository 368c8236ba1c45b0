//! A file that is compiled and not called: what passes the gate compiles, and soon.
#![no_main]

use courtesy_fuzz::{limits, manifest};
use courtesy_host::{Limits, PluginFile, pack};
use libfuzzer_sys::fuzz_target;

/// An input is one of a few kilobytes, so this finds what costs the compiler more than the gate says: libFuzzer reports what
/// takes long or fills its memory.
const WORK: u64 = 500_000;

fuzz_target!(|bytes: &[u8]| {
    let limits = Limits { function_work: WORK, compiler_work: WORK, ..limits() };
    let packed = pack(bytes, &manifest()).unwrap_or_else(|_| bytes.to_vec());
    if let Ok(file) = PluginFile::parse(packed, &limits) {
        file.compile(&limits, None, None).expect("what passes the gate compiles");
    }
});
