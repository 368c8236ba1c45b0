//! The plugin for a fresh instance each call: with the SDK's allocator, as every plugin in Rust has it.

mod exports;

use courtesy_sdk as _;
