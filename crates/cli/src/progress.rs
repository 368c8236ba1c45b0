//! A progress bar on a terminal.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use courtesy_report::figures;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::input::Input;
use crate::messages;

/// A run's progress, shown on stderr if that is a terminal.
pub(crate) struct Progress {
    bar: ProgressBar,
    read: Option<Arc<AtomicU64>>,
}

impl Progress {
    /// Shows nothing: for output that goes to the terminal itself.
    pub(crate) fn hidden() -> Self {
        Self { bar: ProgressBar::hidden(), read: None }
    }

    /// A bar over the file's length, or just a count if the length isn't known.
    pub(crate) fn over(input: &Input) -> Self {
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

    /// A bar over a number of days, as often as there are sides.
    pub(crate) fn over_days(days: u32, sides: usize) -> Self {
        let all = u64::from(days) * sides as u64;
        let bar = ProgressBar::with_draw_target(Some(all), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{bar:40.green} day {pos} of {len}, {eta} to go") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(Duration::from_millis(200));
        Self { bar, read: None }
    }

    /// Notes that a day is over.
    pub(crate) fn advance(&self) {
        self.bar.inc(1);
    }

    /// Shows how many of something are done.
    pub(crate) fn show(&self, number: u64, thing: &str) {
        if let Some(read) = &self.read {
            self.bar.set_position(read.load(Ordering::Relaxed));
        }
        self.bar.set_message(figures::counted(number, thing));
    }

    /// Reports an unreadable line at once, above the bar.
    pub(crate) fn report_unreadable(&self, line: u64, problem: &str) {
        self.bar.suspend(|| {
            // Without stderr, the exit status still reports it.
            let _ = messages::unreadable_line(&mut anstream::stderr(), line, problem);
        });
    }

    /// Reports at once, above the bar, that the input can't be read to its end.
    pub(crate) fn report_input_error(&self, fault: &io::Error) {
        self.bar.suspend(|| {
            // Without stderr, the exit status still reports it.
            let _ = messages::input_error(&mut anstream::stderr(), fault);
        });
    }

    /// Removes the bar.
    pub(crate) fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
