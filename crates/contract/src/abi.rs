//! The ABI of core-module plugins: the names of their exports and of the section that holds the manifest.
//!
//! Such a plugin imports nothing and exports three items. (The other ABIs use WASI: see `sdk-docs/abi.md`.)
//!
//! | export | type | meaning |
//! |---|---|---|
//! | `memory` | memory | holds the context and the answer |
//! | `courtesy_alloc` | `(len: i32) -> i32` | allocates `len` bytes for the context and returns their address |
//! | `courtesy_decide_v1` | `(ptr: i32, len: i32) -> i64` | reads the context's JSON and returns the address and length of the answer's JSON: `ptr << 32 \| len` |
//!
//! Addresses and lengths are unsigned 32-bit numbers. The host calls `_initialize` first, if exported, then
//! `courtesy_alloc`, then `courtesy_decide_v1`, and then discards the instance.

/// The exported memory.
pub const MEMORY: &str = "memory";
/// The exported function that allocates memory for the context.
pub const ALLOC: &str = "courtesy_alloc";
/// The exported function that decides, for major version 1 of the contract.
pub const DECIDE: &str = "courtesy_decide_v1";
/// The exported function that initialises the instance, for languages that need it.
pub const INITIALIZE: &str = "_initialize";
/// The custom section that holds the manifest as JSON. There must be exactly one.
pub const MANIFEST_SECTION: &str = "courtesy:manifest";

/// The world of a plugin that is a component, in WIT.
pub const WIT: &str = include_str!("../wit/plugin.wit");
/// The exports of a plugin that is a core module, as a header for C and C++.
pub const HEADER: &str = include_str!("../abi/courtesy.h");

/// Packs the address and length of an answer into what [`DECIDE`] returns.
#[must_use]
pub const fn pack(ptr: u32, len: u32) -> u64 {
    (ptr as u64) << 32 | len as u64
}

/// Unpacks the address and length of an answer from what [`DECIDE`] returned.
#[must_use]
pub const fn unpack(packed: u64) -> (u32, u32) {
    ((packed >> 32) as u32, packed as u32)
}
