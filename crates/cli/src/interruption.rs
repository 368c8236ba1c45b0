//! Ctrl-C: a run ends at a whole line.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::{Context as _, Result};

static CAME: AtomicBool = AtomicBool::new(false);

/// From now on Ctrl-C ends the run at a whole line; a second one ends it at once.
///
/// # Errors
/// When the system doesn't let this process listen.
pub(crate) fn listen() -> Result<()> {
    ctrlc::set_handler(|| {
        if CAME.swap(true, Ordering::Relaxed) {
            std::process::exit(130);
        }
    })
    .context("can't listen for Ctrl-C")
}

/// Whether Ctrl-C came.
pub(crate) fn came() -> bool {
    CAME.load(Ordering::Relaxed)
}
