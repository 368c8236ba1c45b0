//! What to measure, from the command line.

use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Measures decisions over HTTP, on loopback, next to those in process.
#[derive(Parser)]
#[command(name = "load")]
pub(crate) struct Settings {
    #[command(subcommand)]
    mode: Option<Mode>,
    /// The plugins, by their folders
    #[arg(long, global = true, value_delimiter = ',', default_value = "check-in,caring-gesture,human-touch")]
    pub(crate) plugins: Vec<String>,
    /// Cargo adds it.
    #[arg(long, global = true, hide = true)]
    bench: bool,
}

/// What to measure.
#[derive(Subcommand, Clone)]
pub(crate) enum Mode {
    /// Prints capacity, latency under several loads, and what the ledger and a spinning plugin cost; this is the default
    Measure(Measure),
    /// Keeps up a constant load, and fails if memory grows or any answer isn't a decision
    Soak(Soak),
}

#[derive(Args, Clone)]
pub(crate) struct Measure {
    /// Only these
    #[arg(long, value_delimiter = ',')]
    pub(crate) only: Vec<Figure>,
    /// How long each load lasts
    #[arg(long, default_value_t = 10.0, value_name = "SECONDS", value_parser = seconds)]
    pub(crate) seconds: f64,
    /// How often capacity is measured, in turn with decisions in process; the median counts
    #[arg(long, default_value_t = 5, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100))]
    pub(crate) rounds: u32,
    /// How many connections ask for capacity
    #[arg(long, default_value_t = 64, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(crate) connections: u32,
}

/// What is measured.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Figure {
    /// With SQLite, for customers who are offered nothing
    NothingReserved,
    /// With SQLite
    Sqlite,
    /// With Postgres
    Postgres,
    /// Two servers on one Postgres
    TwoServers,
    /// The ledger without HTTP and plugins
    Ledger,
    /// Customers beside others for whom a plugin never ends
    Spinning,
}

#[derive(Args, Clone)]
pub(crate) struct Soak {
    /// How long it takes
    #[arg(value_name = "MINUTES", value_parser = minutes)]
    pub(crate) minutes: f64,
    /// How many decisions a second are asked for
    #[arg(long, default_value_t = 200.0, value_name = "N", value_parser = rate)]
    pub(crate) rate: f64,
    /// Where the ledger is
    #[arg(long, value_enum, default_value = "sqlite")]
    pub(crate) ledger: Database,
    /// How much more memory than after the second tenth the server may have in the end, in percent
    #[arg(long, default_value_t = 10.0, value_name = "PERCENT", value_parser = percent)]
    pub(crate) growth: f64,
}

/// Where a ledger is.
#[derive(ValueEnum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Database {
    /// A file
    Sqlite,
    /// A server that is started for it
    Postgres,
}

impl Settings {
    pub(crate) fn mode(&self) -> Mode {
        self.mode.clone().unwrap_or_else(|| Self::parse_from(["load", "measure"]).mode.expect("it is given"))
    }

    /// The plugins' files.
    pub(crate) fn files(&self) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../plugins");
        self.plugins.iter().map(|plugin| folder.join(plugin).join(format!("{plugin}.wasm"))).collect()
    }
}

impl Measure {
    pub(crate) fn asks_for(&self, figure: Figure) -> bool {
        self.only.is_empty() || self.only.contains(&figure)
    }
}

fn seconds(text: &str) -> Result<f64, String> {
    between(text, 0.1, 600.0)
}

fn minutes(text: &str) -> Result<f64, String> {
    between(text, 0.1, 1_440.0)
}

fn rate(text: &str) -> Result<f64, String> {
    between(text, 1.0, 100_000.0)
}

fn percent(text: &str) -> Result<f64, String> {
    between(text, 0.0, 1_000.0)
}

fn between(text: &str, least: f64, most: f64) -> Result<f64, String> {
    let number: f64 = text.parse().map_err(|_| "write a number".to_owned())?;
    if (least..=most).contains(&number) { Ok(number) } else { Err(format!("write a number from {least} to {most}")) }
}
