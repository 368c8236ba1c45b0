//! `courtesy serve`, `courtesy keys` and `courtesy ledger` in a program that was built without them.

use anyhow::{Result, bail};
use clap::Args;

use crate::console::{Console, Ending};

/// Says how to get the server, which this program was built without
///
/// The server needs databases and TLS, which nobody who writes plugins should have to wait for.
#[derive(Debug, Args)]
#[command(
    disable_help_flag = true,
    after_long_help = "\
Examples:
  courtesy serve --plugins plugins"
)]
pub(crate) struct Absent {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    _rest: Vec<String>,
}

pub(crate) fn run(_: &Absent, _: &mut Console) -> Result<Ending> {
    bail!(
        "this program was built without the server; install it with `cargo install --path crates/cli --features server`"
    )
}
