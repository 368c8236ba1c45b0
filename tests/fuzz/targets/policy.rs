//! An operator's policy: it is rejected, or a host decides by it.
#![no_main]

use std::sync::LazyLock;

use courtesy_fuzz::{customer, host, plugin};
use courtesy_host::read;
use libfuzzer_sys::fuzz_target;

static PLUGIN: LazyLock<Vec<u8>> = LazyLock::new(|| plugin(include_bytes!("../seeds/answer/a-check-in.json")));

fuzz_target!(|bytes: &[u8]| {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let Ok(policy) = read::policy(text) else { return };
    if let Ok(host) = host(&PLUGIN, policy) {
        assert_eq!(host.decide_blocking(&customer()), host.decide_blocking(&customer()));
    }
});
