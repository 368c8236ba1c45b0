//! An answer from a plugin: it is refused, or a host weighs it and what was read can be written and read again.
#![no_main]

use courtesy_contract::Policy;
use courtesy_fuzz::{customer, host, limits, plugin};
use courtesy_host::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(answer) = read::answer(bytes) else { return };
    let written = serde_json::to_vec(&answer).expect("an answer is plain data");
    assert_eq!(read::answer(&written).expect("what was read is valid"), answer);
    if bytes.len() > limits().output_bytes {
        return;
    }
    let decision = host(&plugin(bytes), Policy::default()).expect("a plugin").decide_blocking(&customer());
    if answer.error.is_none() && answer.holds.is_empty() && decision.failures.is_empty() {
        let named = decision.offered.len() + decision.withheld.len();
        assert_eq!(named, answer.actions.len(), "each action is offered or withheld, and once");
    }
});
