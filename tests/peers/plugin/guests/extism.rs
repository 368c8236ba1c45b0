//! The plugin for Extism.

use extism_pdk::{FnResult, plugin_fn};

#[plugin_fn]
pub fn decide(context: Vec<u8>) -> FnResult<Vec<u8>> {
    Ok(hand_over::decide(&context))
}
