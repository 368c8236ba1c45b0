//! `courtesy keys`

use anyhow::{Context as _, Result};
use clap::builder::{PossibleValuesParser, TypedValueParser as _};
use clap::{Args, Subcommand};
use courtesy_ledger::{Key, Ledger, Role};
use courtesy_report::{style, table, text};

use super::ledger::Place;
use crate::console::{Console, Ending, terminal_columns};

/// Makes, lists and revokes the keys of those who may use a server
///
/// A key has a role. `decide`: send contexts and outcomes. `read`: look at decisions, what waits for approval, plugins and
/// policy. `approve`: that, and agree or decline. `operate`: everything, also publish policies and erase customers. The
/// ledger keeps a key's hash only, so a lost key can't be shown again: revoke it and make another.
///
/// A running server knows a new key at once, and refuses a revoked one after two seconds.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy keys add shop --role decide
  courtesy keys list
  courtesy keys revoke shop
  courtesy keys add console --role operate --ledger postgres://courtesy@db/courtesy")]
pub(crate) struct Keys {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Makes a key and prints it once
    Add {
        /// What it is for; the audit names it
        name: String,
        /// What it allows
        #[arg(long, value_parser = PossibleValuesParser::new(Role::ALL.map(Role::word)).try_map(|word| word.parse::<Role>()))]
        role: Role,
        #[command(flatten)]
        place: Place,
    },
    /// Lists all keys, without their secrets
    List {
        /// Prints JSON
        #[arg(long)]
        json: bool,
        #[command(flatten)]
        place: Place,
    },
    /// Revokes a key for good
    Revoke {
        /// Its name
        name: String,
        #[command(flatten)]
        place: Place,
    },
}

pub(crate) fn run(keys: &Keys, console: &mut Console) -> Result<Ending> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.context("no thread can be started; raise the process's limits")?.block_on(async {
        let (What::Add { place, .. } | What::List { place, .. } | What::Revoke { place, .. }) = &keys.what;
        let ledger = Ledger::open(&place.ledger, courtesy_ledger::Settings::default()).await?;
        let done = carry_out(&keys.what, &ledger, console).await;
        ledger.close().await;
        done
    })
}

async fn carry_out(what: &What, ledger: &Ledger, console: &mut Console<'_>) -> Result<Ending> {
    match what {
        What::Add { name, role, .. } => {
            let made = ledger.add_key(name, *role).await?;
            writeln!(console.err, "this key is shown only now:")?;
            writeln!(console.out, "{}", made.secret)?;
        }
        What::List { json: true, .. } => {
            serde_json::to_writer_pretty(&mut *console.out, &ledger.keys().await?)?;
            writeln!(console.out)?;
        }
        What::List { .. } => write_list(&ledger.keys().await?, console)?,
        What::Revoke { name, .. } => {
            ledger.revoke_key(name).await?;
            let strong = style::STRONG;
            writeln!(console.out, "revoked {strong}{}{strong:#}", text::printable(name))?;
        }
    }
    Ok(Ending::Fine)
}

fn write_list(keys: &[Key], console: &mut Console) -> Result<()> {
    if keys.is_empty() {
        writeln!(console.out, "no keys; make one with `courtesy keys add`")?;
        return Ok(());
    }
    let mut rows = table::with_header(["name", "role", "made", "revoked"], terminal_columns());
    for key in keys {
        let revoked = key.revoked_at.map_or_else(String::new, |at| at.to_string());
        rows.add_row([text::printable(&key.name), key.role.to_string(), key.created_at.to_string(), revoked]);
    }
    write!(console.out, "{}", table::indented(&rows, 0))?;
    Ok(())
}
