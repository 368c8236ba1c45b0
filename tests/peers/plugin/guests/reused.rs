//! The plugin for an instance that is used again: with std's allocator, since the SDK's never frees.

mod exports;
