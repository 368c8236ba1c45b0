//! The command line's arguments.

use anyhow::Result;
use clap::builder::styling::{AnsiColor, Styles};
use clap::{ArgAction, CommandFactory, Parser, Subcommand};

#[cfg(not(feature = "server"))]
use crate::commands::absent;
use crate::commands::{
    build, check, compare, completions, conformance, decide, erase, explain, insights, inspect, new, outcomes, replay,
    run, schema, simulate, test,
};
#[cfg(feature = "server")]
use crate::commands::{keys, ledger, serve};
use crate::console::{Console, Ending};

const STYLES: Styles = Styles::styled()
    .header(AnsiColor::Yellow.on_default().bold())
    .usage(AnsiColor::Yellow.on_default().bold())
    .literal(AnsiColor::Green.on_default().bold())
    .placeholder(AnsiColor::Cyan.on_default());

const AFTER_HELP: &str = "\
Exit status:
  0    success
  1    the command finished but found a problem: a failed check or example, a line that can't be
       read, or an input that is empty or can't be read to its end
  2    the command couldn't do its work: wrong usage, or a file that can't be read or used
  130  stopped by Ctrl-C; every line written is whole, unless Ctrl-C was pressed twice

Environment:
  NO_COLOR        if set, turns colours off
  COURTESY_CACHE  the folder for compiled plugins; by default in your user cache; empty for none
  COURTESY_MESSAGES
                  a folder of message catalogues, such as nl.ftl, that override Courtesy's own
  COURTESY_LOG    what to log to stderr, such as `courtesy_host=debug`; overrides --verbose

Getting started:
  courtesy new sunny-day && cd sunny-day
  courtesy build
  courtesy run examples/quiet-for-a-year.context.json
  courtesy test";

/// Customer care as plugins: proactive, careful, and human at the moments that matter.
///
/// A plugin is one .wasm file. It looks at what is known about one customer and proposes actions, if any. The host runs
/// it in a sandbox, checks its proposals against the customer's wishes and the operator's rules, and answers with a
/// decision that explains itself: what to do, what not to do, and why.
#[derive(Debug, Parser)]
#[command(name = "courtesy", version, styles = STYLES, after_long_help = AFTER_HELP, propagate_version = true)]
pub(crate) struct Arguments {
    /// Logs more to stderr; repeat for still more: -vv, -vvv
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(crate) verbose: u8,
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    New(new::New),
    Build(build::Build),
    Check(check::Check),
    Inspect(inspect::Inspect),
    Run(run::Run),
    Test(test::Test),
    Conformance(conformance::Conformance),
    Decide(decide::Decide),
    Compare(compare::Compare),
    Simulate(simulate::Simulate),
    Explain(explain::Explain),
    Replay(replay::Replay),
    Erase(erase::Erase),
    Outcomes(outcomes::Outcomes),
    Insights(insights::Insights),
    #[cfg(feature = "server")]
    Serve(serve::Serve),
    #[cfg(feature = "server")]
    Keys(keys::Keys),
    #[cfg(feature = "server")]
    #[command(name = "ledger")]
    Ledger(ledger::LedgerArguments),
    #[cfg(not(feature = "server"))]
    #[command(name = "serve", hide = true, aliases = ["keys", "ledger"])]
    Absent(absent::Absent),
    Schema(schema::Schema),
    Completions(completions::Completions),
}

impl Command {
    /// Whether it sets up its own log, which a server does.
    pub(crate) fn logs_itself(&self) -> bool {
        #[cfg(feature = "server")]
        return matches!(self, Self::Serve(_));
        #[cfg(not(feature = "server"))]
        false
    }

    pub(crate) fn run(self, console: &mut Console) -> Result<Ending> {
        match self {
            Self::New(new) => new::run(&new, console),
            Self::Build(build) => build::run(&build, console),
            Self::Check(check) => check::run(&check, console),
            Self::Inspect(inspect) => inspect::run(&inspect, console),
            Self::Run(run) => run::run(&run, console),
            Self::Test(test) => test::run(&test, console),
            Self::Conformance(conformance) => conformance::run(&conformance, console),
            Self::Decide(decide) => decide::run(&decide, console),
            Self::Compare(compare) => compare::run(&compare, console),
            Self::Simulate(simulate) => simulate::run(&simulate, console),
            Self::Explain(explain) => explain::run(&explain, console),
            Self::Replay(replay) => replay::run(&replay, console),
            Self::Erase(erase) => erase::run(&erase, console),
            Self::Outcomes(outcomes) => outcomes::run(&outcomes, console),
            Self::Insights(insights) => insights::run(&insights, console),
            #[cfg(feature = "server")]
            Self::Serve(serve) => serve::run(&serve, console),
            #[cfg(feature = "server")]
            Self::Keys(keys) => keys::run(&keys, console),
            #[cfg(feature = "server")]
            Self::Ledger(arguments) => ledger::run(&arguments, console),
            #[cfg(not(feature = "server"))]
            Self::Absent(absent) => absent::run(&absent, console),
            Self::Schema(schema) => schema::run(&schema, console),
            Self::Completions(completions) => completions::run(&completions, Arguments::command(), console),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_do_not_contradict_each_other() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn every_command_explains_itself_and_shows_an_example() {
        for command in Arguments::command().get_subcommands() {
            let name = command.get_name();
            assert!(command.get_long_about().is_some(), "{name} has no long description");
            let after = command.get_after_long_help().map(ToString::to_string).unwrap_or_default();
            assert!(after.contains(&format!("courtesy {name}")), "{name} shows no example");
        }
    }
}
