//! The settings of a server: flags over the environment over a file over defaults.

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use clap::{Args, ValueHint};
use courtesy_host::nearest_name;
use courtesy_server::{LogFormat, Settings, TlsSettings};

use crate::files;

/// Each is also a variable: `--listen` is `COURTESY_LISTEN`.
#[derive(Debug, Args)]
pub(super) struct Flags {
    /// A TOML file of settings
    #[arg(long, env = "COURTESY_CONFIG", value_name = "FILE", value_hint = ValueHint::FilePath)]
    config: Option<PathBuf>,
    /// A plugin, or a folder of plugins or of plugin folders; can be repeated; by default the folder `plugins`
    #[arg(long, env = "COURTESY_PLUGINS", value_name = "FILE|DIR", value_delimiter = ',', value_hint = ValueHint::AnyPath)]
    plugins: Vec<PathBuf>,
    /// The operator's settings in a file; if left out, what was last published in the ledger, or safe defaults
    #[arg(long, env = "COURTESY_POLICY", value_name = "FILE", value_hint = ValueHint::FilePath)]
    policy: Option<PathBuf>,
    /// Where clients are served; by default 127.0.0.1:8080, which only this machine can reach
    #[arg(long, env = "COURTESY_LISTEN", value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Where health and metrics are; by default 127.0.0.1:9090
    #[arg(long, env = "COURTESY_DIAGNOSTICS_LISTEN", value_name = "ADDRESS")]
    diagnostics_listen: Option<SocketAddr>,
    /// The ledger, `sqlite://FILE` or `postgres://USER@HOST/DATABASE`; by default sqlite://courtesy.db
    #[arg(long, env = "COURTESY_LEDGER", value_name = "URL", hide_env_values = true)]
    ledger: Option<String>,
    /// How long behind its time an offer that nobody reports on stays reserved; by default a day
    #[arg(long, env = "COURTESY_RESERVE_S", value_name = "SECONDS")]
    reserve_s: Option<u32>,
    /// Loads plugins and policy anew when their files change
    #[arg(long, env = "COURTESY_WATCH", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    watch: Option<bool>,
    /// Serves the console, pages for people, under /console where clients are served
    #[arg(long, env = "COURTESY_CONSOLE", num_args = 0..=1, default_missing_value = "true", value_name = "BOOL")]
    console: Option<bool>,
    /// How long what is in flight may take to end after SIGTERM; by default 30
    #[arg(long, env = "COURTESY_GRACE_S", value_name = "SECONDS")]
    grace_s: Option<u64>,
    /// The server's certificate, in PEM, followed by those that lead to its authority
    #[arg(long, env = "COURTESY_TLS_CERTIFICATE", value_name = "FILE", value_hint = ValueHint::FilePath)]
    tls_certificate: Option<PathBuf>,
    /// The certificate's private key, in PEM
    #[arg(long, env = "COURTESY_TLS_KEY", value_name = "FILE", value_hint = ValueHint::FilePath)]
    tls_key: Option<PathBuf>,
    /// The authorities of clients' certificates, in PEM; with it, clients must show one
    #[arg(long, env = "COURTESY_TLS_CLIENT_CA", value_name = "FILE", value_hint = ValueHint::FilePath)]
    tls_client_ca: Option<PathBuf>,
    /// How many decisions are made at once; by default four for each processor
    #[arg(long, env = "COURTESY_IN_FLIGHT", value_name = "N")]
    in_flight: Option<u32>,
    /// How many requests may wait for their turn or for the ledger; further ones get 503 at once; by default 256
    #[arg(long, env = "COURTESY_WAITING", value_name = "N")]
    waiting: Option<u32>,
    /// How many connections there are at once; by default 10,000
    #[arg(long, env = "COURTESY_CONNECTIONS", value_name = "N")]
    connections: Option<u32>,
    /// The most that a context, an outcome or a policy may have; by default 1 MiB
    #[arg(long, env = "COURTESY_BODY_BYTES", value_name = "BYTES")]
    body_bytes: Option<usize>,
    /// Memory for all bodies that are being read; by default 256 MiB
    #[arg(long, env = "COURTESY_BODIES_BYTES", value_name = "BYTES")]
    bodies_bytes: Option<u32>,
    /// How long a client may take for the head of a request, and a connection stay idle; by default 30
    #[arg(long, env = "COURTESY_HEAD_S", value_name = "SECONDS")]
    head_s: Option<u64>,
    /// How long a client may take for a body, or for the next line of a batch; by default 30
    #[arg(long, env = "COURTESY_BODY_S", value_name = "SECONDS")]
    body_s: Option<u64>,
    /// How long a client may read nothing of its response; by default 30
    #[arg(long, env = "COURTESY_STALL_S", value_name = "SECONDS")]
    stall_s: Option<u64>,
    /// How long a decision may take; by default 10
    #[arg(long, env = "COURTESY_ANSWER_S", value_name = "SECONDS")]
    answer_s: Option<u64>,
    /// On how many recorded contexts new plugins and policies are tried; by default 100
    #[arg(long, env = "COURTESY_REHEARSAL_CONTEXTS", value_name = "N")]
    rehearsal_contexts: Option<u32>,
    /// Where traces go, over OTLP; by default where OTEL_EXPORTER_OTLP_ENDPOINT says, or nowhere
    #[arg(long, env = "COURTESY_TRACES_ENDPOINT", value_name = "URL", value_hint = ValueHint::Url)]
    traces_endpoint: Option<String>,
    /// How to log; by default text on a terminal, and else JSON
    #[arg(long, env = "COURTESY_LOG_FORMAT", value_name = "FORMAT")]
    log_format: Option<LogFormat>,
}

impl Flags {
    /// The settings, wherever each comes from.
    ///
    /// # Errors
    /// If the file can't be read or isn't one of settings, or a part of TLS is missing.
    pub(super) fn settings(&self) -> Result<Settings> {
        let mut settings = match &self.config {
            Some(path) => {
                let text = files::read_text(path)?;
                Settings::parse(&text).with_context(|| path.display().to_string())?
            }
            None => Settings::default(),
        };
        self.overlay(&mut settings);
        self.overlay_tls(&mut settings)?;
        if settings.traces.endpoint.is_none() {
            let usual = std::env::var("OTEL_EXPORTER_OTLP_ENDPOINT").ok();
            settings.traces.endpoint = usual.filter(|endpoint| !endpoint.is_empty());
        }
        Ok(settings)
    }

    fn overlay(&self, settings: &mut Settings) {
        let limits = &mut settings.limits;
        if !self.plugins.is_empty() {
            settings.plugins.clone_from(&self.plugins);
        }
        set(&mut settings.listen, self.listen);
        set(&mut settings.diagnostics_listen, self.diagnostics_listen);
        set(&mut settings.ledger.url, self.ledger.clone());
        set(&mut settings.ledger.reserve_s, self.reserve_s);
        set(&mut settings.watch, self.watch);
        set(&mut settings.console, self.console);
        set(&mut settings.grace_s, self.grace_s);
        set(&mut limits.in_flight, self.in_flight);
        set(&mut limits.waiting, self.waiting);
        set(&mut limits.connections, self.connections);
        set(&mut limits.body_bytes, self.body_bytes);
        set(&mut limits.bodies_bytes, self.bodies_bytes);
        set(&mut limits.head_s, self.head_s);
        set(&mut limits.body_s, self.body_s);
        set(&mut limits.stall_s, self.stall_s);
        set(&mut limits.answer_s, self.answer_s);
        set(&mut settings.rehearsal.contexts, self.rehearsal_contexts);
        settings.policy = self.policy.clone().or(settings.policy.take());
        settings.traces.endpoint = self.traces_endpoint.clone().or(settings.traces.endpoint.take());
        settings.logs.format = self.log_format.or(settings.logs.format);
    }

    fn overlay_tls(&self, settings: &mut Settings) -> Result<()> {
        if self.tls_certificate.is_none() && self.tls_key.is_none() && self.tls_client_ca.is_none() {
            return Ok(());
        }
        let of_file = settings.tls.take();
        let part = |own: &Option<PathBuf>, of: fn(&TlsSettings) -> Option<PathBuf>| {
            own.clone().or_else(|| of_file.as_ref().and_then(of))
        };
        let certificate = part(&self.tls_certificate, |tls| Some(tls.certificate.clone()));
        let key = part(&self.tls_key, |tls| Some(tls.key.clone()));
        let client_ca = part(&self.tls_client_ca, |tls| tls.client_ca.clone());
        let (Some(certificate), Some(key)) = (certificate, key) else {
            bail!("TLS needs a certificate and its key; name both with --tls-certificate and --tls-key");
        };
        settings.tls = Some(TlsSettings::new(certificate, key, client_ca));
        Ok(())
    }
}

fn set<T>(setting: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *setting = given;
    }
}

/// Variables of the environment that are almost a setting's, and would be ignored. Those in which Kubernetes describes a service
/// `courtesy` aren't.
pub(super) fn misspelt_variables() -> Vec<String> {
    let known = known_variables();
    let set = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let ours = set.filter(|name| {
        let is_of_kubernetes = ["COURTESY_PORT", "COURTESY_SERVICE_"].iter().any(|start| name.starts_with(start));
        name.starts_with("COURTESY_") && !is_of_kubernetes && !known.contains(name)
    });
    let remarks = ours.filter_map(|name| {
        let near = nearest_name(&name, known.iter().map(String::as_str))?;
        Some(format!("the variable {name} isn't a setting; did you mean {near}?"))
    });
    remarks.collect()
}

/// The variables of the flags, and those that every command knows.
fn known_variables() -> Vec<String> {
    let command = Flags::augment_args(clap::Command::new("serve"));
    let of_flags =
        command.get_arguments().filter_map(|flag| flag.get_env()).map(|name| name.to_string_lossy().into_owned());
    of_flags.chain(["COURTESY_CACHE", "COURTESY_MESSAGES", "COURTESY_LOG"].map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        flags: Flags,
    }

    fn settings(words: &[&str]) -> Result<Settings> {
        Line::try_parse_from(std::iter::once(&"serve").chain(words))?.flags.settings()
    }

    #[test]
    fn flags_stand_over_a_file_and_a_file_over_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("courtesy.toml");
        std::fs::write(&file, "grace_s = 5\nwatch = true\n[limits]\nwaiting = 1\nin_flight = 2\n").unwrap();
        let file = file.to_str().unwrap();
        let settings =
            settings(&["--config", file, "--waiting", "7", "--watch=false", "--ledger", "sqlite://x.db"]).unwrap();
        assert_eq!((settings.grace_s, settings.limits.in_flight, settings.limits.waiting), (5, 2, 7));
        assert_eq!((settings.watch, settings.ledger.url.as_str()), (false, "sqlite://x.db"));
        assert_eq!(settings.listen, Settings::default().listen);
    }

    #[test]
    fn half_of_tls_is_refused() {
        let refused = settings(&["--tls-key", "server.key"]).unwrap_err().to_string();
        assert!(refused.contains("--tls-certificate"), "{refused}");
        let tls = settings(&["--tls-key", "a", "--tls-certificate", "b", "--tls-client-ca", "c"]).unwrap().tls.unwrap();
        assert_eq!(tls.client_ca, Some(PathBuf::from("c")));
    }

    #[test]
    fn each_flag_has_a_variable_of_its_own_name() {
        let command = Flags::augment_args(clap::Command::new("serve"));
        for flag in command.get_arguments() {
            let expected = format!("COURTESY_{}", flag.get_id().as_str().to_uppercase());
            assert_eq!(flag.get_env().and_then(|name| name.to_str()), Some(expected.as_str()));
        }
    }
}
