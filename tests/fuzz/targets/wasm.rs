//! A whole plugin: it is rejected, or it loads, and two calls give the same decision.
#![no_main]

use courtesy_contract::Policy;
use courtesy_fuzz::{customer, host, limits, manifest};
use courtesy_host::{PluginFile, pack};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    // Random bytes rarely contain a valid manifest; with one added, they get further.
    let packed = pack(bytes, &manifest()).unwrap_or_else(|_| bytes.to_vec());
    if PluginFile::parse(packed.clone(), &limits()).is_err() {
        return;
    }
    let host = host(&packed, Policy::default()).expect("a plugin that passes the gate compiles");
    assert_eq!(host.decide_blocking(&customer()), host.decide_blocking(&customer()));
});
