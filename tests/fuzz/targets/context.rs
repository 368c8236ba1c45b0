//! A CRM's context: it is rejected, or it survives a round trip and a host decides on it.
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
    assert_eq!(read::context(&written).expect("the round trip gives a valid context"), context);
    assert_eq!(HOST.decide_blocking(&context), HOST.decide_blocking(&context));
});
