//! A plugin's answer: it is rejected, or it survives a round trip and a host decides with it.
#![no_main]

use courtesy_contract::Policy;
use courtesy_fuzz::{customer, host, limits, plugin};
use courtesy_host::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(answer) = read::answer(bytes) else { return };
    let written = serde_json::to_vec(&answer).expect("an answer is plain data");
    assert_eq!(read::answer(&written).expect("the round trip gives a valid answer"), answer);
    if bytes.len() > limits().output_bytes {
        return;
    }
    let decision = host(&plugin(bytes), Policy::default()).expect("a plugin").decide_blocking(&customer());
    if answer.error.is_none() && answer.holds.is_empty() && decision.failures.is_empty() {
        let named = decision.offered.len() + decision.withheld.len();
        assert_eq!(named, answer.actions.len(), "each action is either offered or withheld, exactly once");
    }
});
