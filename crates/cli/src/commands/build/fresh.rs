//! Builds a plugin first, if needed, for commands that call it.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::console::Console;
use crate::messages;
use crate::plugin_folder::{PluginFolder, built};

/// Whether a plugin named by its folder may be built first.
#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct Building {
    /// Uses the .wasm in a plugin's folder as it is, even if the sources have changed since
    #[arg(long)]
    no_build: bool,
}

/// The built plugin of a folder, built first if it isn't built yet or a source has changed since.
///
/// # Errors
/// If it can't be built.
pub(crate) fn up_to_date(folder: &PluginFolder, building: Building, console: &mut Console) -> Result<PathBuf> {
    if building.no_build {
        return folder.built();
    }
    if let Some(why) = built::why_stale(folder)? {
        messages::remark(console.err, &format!("{why}; building it first"))?;
        super::make(folder, None).map_err(|error| or_as_it_is(error, folder))?;
    }
    Ok(folder.wasm())
}

/// Adds what to do without the toolchain.
fn or_as_it_is(error: anyhow::Error, folder: &PluginFolder) -> anyhow::Error {
    let wasm = folder.wasm();
    if !wasm.is_file() {
        return error;
    }
    error.context(format!("{} can't be rebuilt; `--no-build` uses it as it is", wasm.display()))
}
