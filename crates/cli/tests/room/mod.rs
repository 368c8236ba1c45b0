//! How much room a plugin has under the limits that keep hostile files from the compiler.

use std::fs;
use std::path::Path;

use courtesy_host::{Limits, PluginFile};

/// Asserts that a plugin takes less than half of each.
pub(crate) fn assert_takes_less_than_half(wasm: &Path) {
    let all = Limits::default();
    let half = Limits {
        locals: all.locals / 2,
        function_bytes: all.function_bytes / 2,
        nesting: all.nesting / 2,
        parameters: all.parameters / 2,
        function_instructions: all.function_instructions / 2,
        function_work: all.function_work / 2,
        compiler_work: all.compiler_work / 2,
        instances: all.instances / 2,
        ..all
    };
    let file = PluginFile::parse(fs::read(wasm).unwrap(), &half);
    assert!(file.is_ok(), "{}: {}", wasm.display(), file.unwrap_err());
}
