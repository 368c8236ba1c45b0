//! How far a run is, on a terminal.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::input::Input;
use crate::report::{figures, style, text};

/// How far a run is. It shows on stderr, and only if that is a terminal.
pub(super) struct Progress {
    bar: ProgressBar,
    read: Option<Arc<AtomicU64>>,
}

impl Progress {
    /// Shows nothing: for decisions that go to the terminal themselves.
    pub(super) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), read: None }
    }

    /// A bar over the file's length; without a length, only the number of customers.
    pub(super) fn over(input: &Input) -> Self {
        let bar = ProgressBar::with_draw_target(input.length(), ProgressDrawTarget::stderr());
        let template = match input.length() {
            Some(_) => "{bar:40.green} {percent}% {msg}, {eta} to go",
            None => "{spinner} {msg}",
        };
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, read: input.length().map(|_| input.position()) }
    }

    /// Says how many customers were decided for.
    pub(super) fn show(&self, customers: u64) {
        if let Some(read) = &self.read {
            self.bar.set_position(read.load(Ordering::Relaxed));
        }
        self.bar.set_message(figures::counted(customers, "customer"));
    }

    /// Names a broken line at once, above the bar.
    pub(super) fn name_broken(&self, line: u64, problem: &str) {
        let bad = style::BAD;
        let text = text::printable(problem);
        self.bar.suspend(|| {
            // Without a stderr the number of broken lines still counts for the exit code.
            let _ = writeln!(anstream::stderr(), "{bad}line {line}:{bad:#} {text}");
        });
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
