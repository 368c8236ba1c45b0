//! The command line of Courtesy: makes, checks, runs and tests plugins, and decides for many customers.
#![forbid(unsafe_code)]

mod arguments;
mod commands;
mod console;
mod declarations;
mod facts;
mod files;
mod in_order;
mod input;
mod interruption;
mod loading;
mod messages;
mod plugin_folder;
mod progress;
mod sharing;
mod shell;
mod unasked;
mod waiting;

use std::process::ExitCode;

use clap::Parser;
use courtesy_host::CompilerProcess;
use tracing_subscriber::EnvFilter;

use crate::arguments::Arguments;
use crate::console::{Console, Ending};

fn main() -> ExitCode {
    loading::compile_in(CompilerProcess::allow());
    if let Some(code) = commands::build::wrapper::run_if_asked() {
        return code;
    }
    let arguments = Arguments::parse();
    if !arguments.command.logs_itself() {
        log_to_stderr(arguments.verbose);
    }
    let (mut out, mut err) = (files::Torn::new(anstream::stdout().lock(), "stdout"), anstream::stderr());
    let mut console = Console { out: &mut out, err: &mut err };
    let ending = arguments.command.run(&mut console).and_then(|ending| {
        console.out.flush()?;
        Ok(ending)
    });
    match ending {
        Ok(ending) => ending.into(),
        Err(error) if console::reader_is_gone(&error) => Ending::Fine.into(),
        Err(error) => {
            // If even stderr is closed, the exit status is all that is left to report the error.
            let _ = messages::error(console.err, &error);
            ExitCode::from(console::UNUSABLE)
        }
    }
}

/// Logs to stderr what `COURTESY_LOG` asks for, or else by `-v`, `-vv` and `-vvv`.
fn log_to_stderr(verbose: u8) {
    let level = ["error", "info", "debug", "trace"][usize::from(verbose.min(3))];
    let asked = std::env::var("COURTESY_LOG").unwrap_or_default();
    let filter = EnvFilter::builder().parse_lossy(if asked.is_empty() { level } else { &asked });
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(anstream::stderr).init();
}
