//! `courtesy serve`

mod flags;
mod log;

use std::sync::Arc;

use anyhow::{Context as _, Result};
use clap::Args;
use courtesy_ledger::{Ledger, Role};
use courtesy_report::style;
use courtesy_server::handle::LoadAlone;
use courtesy_server::{CallTimes, Load, Server, Settings, Traces};

use self::flags::Flags;
use crate::console::{Console, Ending};
use crate::{loading, messages};

/// Serves decisions over HTTP, and keeps what was promised in a ledger
///
/// A backend in any language sends a context and receives a decision. What is offered is reserved in the ledger, so that
/// two requests never spend the same budget, slot, approval or contact. Without any setting, it listens on this machine
/// only, keeps its ledger in courtesy.db in this folder, and prints a key once.
///
/// Each setting is a flag, an environment variable or a line of a TOML file, in that order of precedence. --print-settings
/// prints the file. A second port, for the platform, has /health/live, /health/ready and /metrics.
///
/// On SIGHUP, plugins, policy and certificates are loaded anew, tried on recorded contexts, and run if they are good; if
/// not, the log says why, and what ran before goes on. On SIGTERM, what is in flight ends first.
///
/// Exit status: 0 after SIGTERM or Ctrl-C; 2 if it can't start.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy serve --plugins plugins
  courtesy serve --plugins plugins --policy policy.toml --listen 0.0.0.0:8080
  courtesy serve --plugins plugins --console
  courtesy serve --config courtesy.toml
  courtesy serve --config courtesy.toml --print-settings

Then, with the key that was printed:
  curl -H \"authorization: Bearer $KEY\" -d @customer.json localhost:8080/v1/decisions")]
pub(crate) struct Serve {
    #[command(flatten)]
    flags: Flags,
    /// Prints the settings that would be used, as a TOML file, and serves nothing
    #[arg(long)]
    print_settings: bool,
}

pub(crate) fn run(serve: &Serve, console: &mut Console) -> Result<Ending> {
    let settings = serve.flags.settings()?;
    for remark in flags::misspelt_variables() {
        messages::remark(console.err, &remark)?;
    }
    if serve.print_settings {
        write!(console.out, "{}", settings.to_toml())?;
        return Ok(Ending::Fine);
    }
    settings.check()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.context("no threads can be started; raise the process's limits")?;
    let ending = runtime.block_on(async {
        let traces = settings.traces.endpoint.as_deref().map(Traces::to).transpose()?;
        let call_times = CallTimes::new();
        log::begin(settings.logs.format, traces.as_ref(), call_times.clone());
        run_server(settings, call_times, console).await?;
        if let Some(traces) = traces {
            tokio::task::spawn_blocking(|| traces.end()).await?;
        }
        Ok(Ending::Fine)
    });
    // Plugins that are still being compiled hold nobody up.
    runtime.shutdown_background();
    ending
}

async fn run_server(settings: Settings, call_times: CallTimes, console: &mut Console<'_>) -> Result<()> {
    let how =
        courtesy_ledger::Settings { reserve_s: settings.ledger.reserve_s, ..courtesy_ledger::Settings::default() };
    let ledger = Ledger::open(&settings.ledger.url, how).await?;
    let scheme = if settings.tls.is_some() { "https" } else { "http" };
    let load = load(&settings);
    let server = if settings.console {
        Server::start_with(settings.clone(), ledger.clone(), load, call_times, |handle| {
            courtesy_console::router(handle, load_alone())
        })
        .await?
    } else {
        Server::start(settings.clone(), ledger.clone(), load, call_times).await?
    };
    let (clients, platform) = (server.address(), server.diagnostics_address());
    // Whoever reads that it listens may end it at once.
    let running = server.run();
    writeln!(console.out, "listening on {scheme}://{clients}; health and metrics on http://{platform}")?;
    if settings.console {
        writeln!(console.out, "the console is on {scheme}://{clients}/console")?;
    }
    if ledger.keys().await?.iter().all(|key| key.revoked_at.is_some()) {
        write_first_key(&ledger, clients.ip().is_loopback(), console).await?;
    }
    console.out.flush()?;
    running.await;
    Ok(())
}

/// Makes a key for a first run, and prints it. A server that others can reach gets none: its output may well be kept as a log.
async fn write_first_key(ledger: &Ledger, is_alone: bool, console: &mut Console<'_>) -> Result<()> {
    if !is_alone {
        let remark = "the ledger has no key, so nobody can ask for anything; make one with `courtesy keys add`";
        return Ok(messages::remark(console.err, remark)?);
    }
    let strong = style::STRONG;
    let made = ledger.add_key("first", Role::Operate).await.context("the first key can't be made")?;
    writeln!(console.out, "the ledger had no key; this one may do everything, and is shown only now:")?;
    writeln!(console.out, "{strong}{}{strong:#}", made.secret)?;
    Ok(())
}

/// How the playground builds its hosts.
fn load_alone() -> LoadAlone {
    Arc::new(|policy, bytes| {
        let built = loading::for_playground(bytes, &policy);
        built.map_err(|error| match error.downcast::<courtesy_host::Error>() {
            Ok(fault) => fault.into(),
            Err(error) => format!("{error:#}").into(),
        })
    })
}

/// How the server builds its hosts.
fn load(settings: &Settings) -> Load {
    let (plugins, at_once) = (settings.plugins.clone(), settings.limits.in_flight);
    Arc::new(move |policy| {
        let built = loading::for_server(&plugins, &policy, at_once);
        built.map_err(|error| match error.downcast::<courtesy_host::Error>() {
            Ok(fault) => fault.into(),
            Err(error) => format!("{error:#}").into(),
        })
    })
}
