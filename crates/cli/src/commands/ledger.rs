//! `courtesy ledger`

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap::{Args, Subcommand, ValueHint};
use courtesy_ledger::{Ledger, Settings};
use courtesy_report::figures;

use crate::console::{Console, Ending};
use crate::files::Draft;
use crate::messages;

/// Checks, copies and prunes a ledger
///
/// A ledger keeps what was promised between decisions; `courtesy serve` and `courtesy decide --ledger` write it. All of
/// this works while servers run, except for import, which needs a new ledger.
///
/// An export is lines of JSON, the same for SQLite and Postgres. It contains what the ledger does: customers' data, and
/// hashes of keys. Protect it just as well.
///
/// Exit status: 1 if `check` finds a problem.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy ledger check
  courtesy ledger export ledger.ndjson
  courtesy ledger import ledger.ndjson --ledger postgres://courtesy@db/courtesy
  courtesy ledger prune --keep 90")]
pub(crate) struct LedgerArguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Reads everything and compares it with itself
    Check {
        #[command(flatten)]
        place: Place,
    },
    /// Writes everything, as of one moment
    Export {
        /// The file; `-` is stdout
        #[arg(value_hint = ValueHint::FilePath)]
        output: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Reads an export into a new ledger: all of it, or nothing
    Import {
        /// The file; `-` is stdin
        #[arg(value_hint = ValueHint::FilePath)]
        input: PathBuf,
        #[command(flatten)]
        place: Place,
    },
    /// Removes records that are older, and actions that are older than 400 days, too
    Prune {
        /// How many days of records to keep
        #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u32).range(1..))]
        keep: u32,
        #[command(flatten)]
        place: Place,
    },
}

/// Which ledger.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The ledger, `sqlite://FILE` or `postgres://USER@HOST/DATABASE`
    #[arg(
        long,
        env = "COURTESY_LEDGER",
        value_name = "URL",
        hide_env_values = true,
        default_value = "sqlite://courtesy.db"
    )]
    pub(crate) ledger: String,
}

pub(crate) fn run(arguments: &LedgerArguments, console: &mut Console) -> Result<Ending> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("no thread can be started; raise the process's limits")?.block_on(async {
        let (What::Check { place }
        | What::Export { place, .. }
        | What::Import { place, .. }
        | What::Prune { place, .. }) = &arguments.what;
        if !matches!(arguments.what, What::Import { .. }) {
            reject_a_missing_file(&place.ledger)?;
        }
        let ledger = Ledger::open(&place.ledger, Settings::default()).await?;
        let done = carry_out(&arguments.what, &ledger, console).await;
        ledger.close().await;
        done
    })
}

/// Opening a ledger makes one, and a new one has no problems.
fn reject_a_missing_file(url: &str) -> Result<()> {
    match url.strip_prefix("sqlite://").map(Path::new) {
        Some(path) if !path.exists() => bail!("{} doesn't exist; name the ledger with --ledger", path.display()),
        _ => Ok(()),
    }
}

async fn carry_out(what: &What, ledger: &Ledger, console: &mut Console<'_>) -> Result<Ending> {
    match what {
        What::Check { .. } => return check(ledger, console).await,
        What::Export { output, .. } => {
            let mut draft = Draft::begin(output)?;
            let rows = ledger.export(&mut draft).await?;
            draft.complete()?;
            messages::remark(console.err, &format!("{} written", figures::counted(rows, "row")))?;
        }
        What::Import { input, .. } => {
            let rows = ledger.import(&mut reader(input)?).await?;
            writeln!(console.out, "{} imported", figures::counted(rows, "row"))?;
        }
        What::Prune { keep, .. } => {
            let pruned = ledger.prune(*keep).await?;
            let (records, decisions) =
                (figures::counted(pruned.records, "record"), figures::counted(pruned.decisions, "decision"));
            let actions = figures::counted(pruned.actions, "action");
            writeln!(console.out, "removed {records}; forgot {decisions} with {actions}")?;
        }
    }
    Ok(Ending::Fine)
}

async fn check(ledger: &Ledger, console: &mut Console<'_>) -> Result<Ending> {
    let findings = ledger.check().await?;
    for problem in &findings.problems {
        messages::too_much(console.err, problem)?;
    }
    let (decisions, actions) =
        (figures::counted(findings.decisions, "decision"), figures::counted(findings.actions, "action"));
    let found = figures::counted(findings.problems.len() as u64, "problem");
    writeln!(console.out, "{decisions}, {actions}: {found}")?;
    Ok(Ending::of(findings.problems.len()))
}

fn reader(input: &Path) -> Result<Box<dyn BufRead + Send>> {
    if input == Path::new("-") {
        return Ok(Box::new(BufReader::new(io::stdin())));
    }
    let file =
        File::open(input).with_context(|| format!("{} can't be read; name the file of an export", input.display()))?;
    Ok(Box::new(BufReader::new(file)))
}
