//! A context from a CRM: it is refused, or a host decides on it and what was read can be written and read again.
#![no_main]

use std::sync::LazyLock;

use courtesy_contract::Policy;
use courtesy_fuzz::{host, plugin};
use courtesy_host::{Host, read};
use libfuzzer_sys::fuzz_target;

static HOST: LazyLock<Host> = LazyLock::new(|| {
    let answer = include_bytes!("../seeds/answer/a-check-in.json");
    host(&plugin(answer), Policy::default()).expect("the seed is a plugin")
});

fuzz_target!(|bytes: &[u8]| {
    let Ok(context) = read::context(bytes) else { return };
    let written = serde_json::to_vec(&context).expect("a context is plain data");
    assert_eq!(read::context(&written).expect("what was read is valid"), context);
    assert_eq!(HOST.decide_blocking(&context), HOST.decide_blocking(&context));
});
