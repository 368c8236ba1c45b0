//! The log of a server: lines of JSON for a machine, or of text for a person, on stderr.

use std::io::IsTerminal as _;

use courtesy_server::{CallTimes, LogFormat, Traces};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt};

/// Logs from now on what `COURTESY_LOG` asks for, by default `info`, sends spans to `traces`, and counts how long
/// plugins take.
pub(super) fn begin(format: Option<LogFormat>, traces: Option<&Traces>, call_times: CallTimes) {
    let asked = std::env::var("COURTESY_LOG").unwrap_or_default();
    let filter = EnvFilter::builder().parse_lossy(if asked.is_empty() { "info" } else { &asked });
    let usual = if std::io::stderr().is_terminal() { LogFormat::Text } else { LogFormat::Json };
    let lines = match format.unwrap_or(usual) {
        LogFormat::Json => fmt::layer().json().flatten_event(true).with_writer(anstream::stderr).boxed(),
        LogFormat::Text => fmt::layer().with_writer(anstream::stderr).boxed(),
    };
    // Traces have every span of ours, whatever is logged.
    let ours = || EnvFilter::new("off,courtesy_server=info,courtesy_host=info,courtesy_ledger=info");
    let spans = traces.map(|traces| traces.layer().with_filter(ours()));
    let calls = call_times.with_filter(Targets::new().with_target("courtesy_host", LevelFilter::DEBUG));
    tracing_subscriber::registry().with(lines.with_filter(filter)).with(spans).with(calls).init();
}
