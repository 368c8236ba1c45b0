//! The core-module ABI: what [`plugin!`](crate::plugin) exports, in bytes.
//!
//! [`courtesy_contract::abi`] describes the exports.

/// Makes a function the plugin: `plugin!(my_function);`, once per crate.
///
/// The function is a [`Plugin`](crate::Plugin). If the crate is built for wasm32-unknown-unknown, it exports what the host
/// calls. Built natively, the macro only checks the function, which can be tested like any other.
///
/// ```
/// use courtesy_sdk::prelude::*;
///
/// plugin!(carry_on);
///
/// fn carry_on(_: &Context) -> Answer {
///     Answer::nothing()
/// }
/// ```
#[macro_export]
macro_rules! plugin {
    ($decide:path) => {
        #[cfg(all(target_arch = "wasm32", target_os = "unknown"))]
        const _: () = {
            #[unsafe(no_mangle)]
            extern "C" fn courtesy_alloc(len: u32) -> u32 {
                $crate::module::alloc(len)
            }

            #[unsafe(no_mangle)]
            extern "C" fn courtesy_decide_v1(ptr: u32, len: u32) -> u64 {
                $crate::module::decide($decide, ptr, len)
            }
        };

        #[cfg(not(target_family = "wasm"))]
        const _: fn() -> Vec<u8> = || $crate::answer_json($decide, &[]);
    };
}

/// Skips dropping a value, because the plugin's instance is discarded after the call.
#[cfg(target_family = "wasm")]
pub(crate) fn spare<T>(value: T) -> std::mem::ManuallyDrop<T> {
    std::mem::ManuallyDrop::new(value)
}

/// Drops the value: outside a plugin, its memory is needed again.
#[cfg(not(target_family = "wasm"))]
pub(crate) fn spare<T>(value: T) -> Box<T> {
    Box::new(value)
}

#[cfg(target_arch = "wasm32")]
mod exports {
    use std::cell::Cell;

    use courtesy_contract::abi;

    use crate::{Plugin, answer_json};

    thread_local! {
        static INPUT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    }

    /// Makes room for a context of `len` bytes.
    pub fn alloc(len: u32) -> u32 {
        let room = vec![0; len as usize];
        let ptr = room.as_ptr() as u32;
        INPUT.set(room);
        ptr
    }

    /// Answers the context that the host wrote to the memory that it allocated last.
    pub fn decide<Signature>(plugin: impl Plugin<Signature>, ptr: u32, len: u32) -> u64 {
        let input = INPUT.take();
        // Any address but that of the allocated memory counts as an empty context.
        let context = if input.as_ptr() as u32 == ptr { input.get(..len as usize).unwrap_or_default() } else { &[] };
        let answer = answer_json(plugin, context).leak();
        abi::pack(answer.as_ptr() as u32, answer.len() as u32)
    }
}

#[cfg(target_arch = "wasm32")]
pub use exports::{alloc, decide};
