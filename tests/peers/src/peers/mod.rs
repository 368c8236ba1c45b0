//! Every peer, in the order in which they are printed. Each file says how its system is meant to be used: what is loaded once,
//! what a thread keeps from call to call, and what is made new for each call.

/// The plugin as WebAssembly, built by `build.rs` for one system.
macro_rules! guest {
    ($name:literal) => {
        include_bytes!(concat!(env!("OUT_DIR"), "/guests/wasm32-unknown-unknown/guest/examples/", $name, ".wasm"))
    };
}

mod bare;
pub mod courtesy;
mod extism;
mod luau;
mod native;
mod quickjs;
mod rhai;
mod wapc;

use crate::peer::Peer;

pub const PEERS: [&Peer; 17] = [
    &native::PEER,
    &courtesy::FROM_JSON,
    &courtesy::DECISION,
    &courtesy::PROPOSAL,
    &courtesy::EXCHANGE,
    &bare::LIMITED,
    &bare::FRESH,
    &bare::REUSED,
    &extism::FRESH,
    &extism::REUSED,
    &wapc::FRESH,
    &wapc::REUSED,
    &quickjs::FRESH,
    &quickjs::REUSED,
    &luau::FRESH,
    &luau::REUSED,
    &rhai::PEER,
];

/// What figures are compared with.
pub const NATIVE: &Peer = &native::PEER;
pub const DECISION: &Peer = &courtesy::DECISION;
