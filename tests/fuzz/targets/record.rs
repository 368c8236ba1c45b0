//! A record or an outcome: it is rejected, or it can be replayed or survives a round trip.
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
    if let Ok(outcome) = read::outcome(bytes) {
        let written = serde_json::to_vec(&outcome).expect("an outcome is plain data");
        assert_eq!(read::outcome(&written).expect("the round trip gives a valid outcome"), outcome);
    }
    let Ok(mut record) = read::record(bytes) else { return };
    let replay = HOST.replay_blocking(&record, None);
    assert_eq!(HOST.replay_blocking(&record, None), replay);
    record.erase();
    assert!(HOST.replay_blocking(&record, None).decision.is_none());
});
