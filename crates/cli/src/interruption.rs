//! Ctrl-C: a run stops after a whole line.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result};

static CAME: AtomicBool = AtomicBool::new(false);

/// Makes Ctrl-C stop the run after a whole line; a second one ends the process at once.
///
/// # Errors
/// If the system doesn't let this process install a handler.
pub(crate) fn listen() -> Result<()> {
    ctrlc::set_handler(|| {
        if CAME.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .context("can't listen for Ctrl-C")
}

/// Whether Ctrl-C was pressed.
pub(crate) fn came() -> bool {
    CAME.load(Ordering::Relaxed)
}
