//! The settings of a server: defaults, over which a file, the environment and flags are laid.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::thread::available_parallelism;

use courtesy_host::nearest_name;
use serde::{Deserialize, Serialize};

/// What a server listens on, what it keeps and how much it takes on. `Settings::default()` is enough for a first run.
///
/// ```
/// use courtesy_server::Settings;
///
/// let settings = Settings::parse("listen = \"0.0.0.0:443\"\n[limits]\nwaiting = 500\n")?;
/// assert_eq!(settings.limits.waiting, 500);
/// let error = Settings::parse("[limits]\nwaitng = 500\n").unwrap_err();
/// assert_eq!(error.to_string(), "line 2: there is no setting `waitng`; did you mean `waiting`?");
/// # Ok::<(), courtesy_server::SettingsError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct Settings {
    /// Plugins' `.wasm` files, and folders of them. Default: the folder `plugins`.
    pub plugins: Vec<PathBuf>,
    /// The operator's policy in a file. Without one, the policy is what was last published in the ledger, or the default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy: Option<PathBuf>,
    /// The address for clients. Default 127.0.0.1:8080, which only this machine can reach.
    pub listen: SocketAddr,
    /// The address for the platform: health and metrics. Default 127.0.0.1:9090.
    pub diagnostics_listen: SocketAddr,
    /// How long what is in flight may take to end after SIGTERM, in seconds. Default 30.
    pub grace_s: u64,
    /// Whether plugins and policy are loaded anew when their files change. Default: only on SIGHUP.
    pub watch: bool,
    /// Whether there are pages for people under `/console`. Default: none.
    pub console: bool,
    /// The ledger.
    pub ledger: LedgerSettings,
    /// TLS; without it, clients speak plain HTTP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<TlsSettings>,
    /// What clients may ask for at once.
    pub limits: LimitSettings,
    /// How new plugins and policies are tried.
    pub rehearsal: RehearsalSettings,
    /// Where traces go.
    pub traces: TraceSettings,
    /// The log.
    pub logs: LogSettings,
}

/// The ledger.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct LedgerSettings {
    /// `sqlite://FILE` or `postgres://USER@HOST/DATABASE`. Default `sqlite://courtesy.db`.
    pub url: String,
    /// How long behind its time to be sent an offer that nobody reports on stays reserved, in seconds. Default 86,400, a day.
    pub reserve_s: u32,
}

/// Files for TLS, in PEM.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[non_exhaustive]
pub struct TlsSettings {
    /// The server's certificate, followed by those that lead to its authority.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
    /// The authorities of clients' certificates; if set, clients must show one, besides their key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_ca: Option<PathBuf>,
}

/// What clients may ask for at once.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct LimitSettings {
    /// Decisions that are made at once. Default: four for each processor.
    pub in_flight: u32,
    /// Requests that may wait for their turn, or for the ledger; further ones are answered with 503 at once. Default 256.
    pub waiting: u32,
    /// Connections at once; further ones wait to be accepted. Default 10,000.
    pub connections: u32,
    /// The size of one context, outcome or policy, in bytes. Default 1 MiB.
    pub body_bytes: usize,
    /// Memory for all bodies that are being read, in bytes. Default 256 MiB.
    pub bodies_bytes: u32,
    /// How long a client may take for the head of a request, and a connection stay idle, in seconds. Default 30.
    pub head_s: u64,
    /// How long a client may take for a body, or for the next line of a batch, in seconds. Default 30.
    pub body_s: u64,
    /// How long a client may read nothing of its response, in seconds. Default 30.
    pub stall_s: u64,
    /// How long a request may take from the end of its body to its answer, in seconds. Default 10.
    pub answer_s: u64,
}

/// How new plugins and policies are tried before they go live.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct RehearsalSettings {
    /// How many of the last recorded contexts are decided again. Default 100; 0 for none.
    pub contexts: u32,
}

/// Where traces go.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct TraceSettings {
    /// A collector for OTLP over HTTP, such as `http://127.0.0.1:4318`. Default: `OTEL_EXPORTER_OTLP_ENDPOINT`, or none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
}

/// The log, on stderr.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
#[non_exhaustive]
pub struct LogSettings {
    /// Default: text on a terminal, and else JSON.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub format: Option<LogFormat>,
}

/// How to log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// A line of JSON for each event.
    Json,
    /// A line of text for each event.
    Text,
}

impl std::str::FromStr for LogFormat {
    type Err = &'static str;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        match word {
            "json" => Ok(Self::Json),
            "text" => Ok(Self::Text),
            _ => Err("write `json` or `text`"),
        }
    }
}

impl TlsSettings {
    /// Names the files.
    #[must_use]
    pub fn new(certificate: PathBuf, key: PathBuf, client_ca: Option<PathBuf>) -> Self {
        Self { certificate, key, client_ca }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            plugins: vec!["plugins".into()],
            policy: None,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            diagnostics_listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 9090)),
            grace_s: 30,
            watch: false,
            console: false,
            ledger: LedgerSettings::default(),
            tls: None,
            limits: LimitSettings::default(),
            rehearsal: RehearsalSettings::default(),
            traces: TraceSettings::default(),
            logs: LogSettings::default(),
        }
    }
}

impl Default for LedgerSettings {
    fn default() -> Self {
        Self { url: "sqlite://courtesy.db".to_owned(), reserve_s: 86_400 }
    }
}

impl Default for LimitSettings {
    fn default() -> Self {
        Self {
            in_flight: 4 * available_parallelism().map_or(1, |processors| processors.get() as u32),
            waiting: 256,
            connections: 10_000,
            body_bytes: 1 << 20,
            bodies_bytes: 256 << 20,
            head_s: 30,
            body_s: 30,
            stall_s: 30,
            answer_s: 10,
        }
    }
}

impl Default for RehearsalSettings {
    fn default() -> Self {
        Self { contexts: 100 }
    }
}

/// A setting that can't be used, with its line if it is in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{message}", line.map_or_else(String::new, |line| format!("line {line}: ")))]
pub struct SettingsError {
    line: Option<usize>,
    message: String,
}

impl Settings {
    /// Reads settings in TOML; what is left out has its default.
    ///
    /// # Errors
    /// The first key that isn't a setting, with the most similar one, or value that isn't possible. It never repeats a value,
    /// since that may be a secret.
    pub fn parse(text: &str) -> Result<Self, SettingsError> {
        toml::from_str(text).map_err(|fault| SettingsError {
            line: fault.span().map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1),
            message: explained(fault.message()),
        })
    }

    /// The settings in TOML, which [`parse`](Self::parse) reads. A password in the ledger's URL is left out.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let mut shown = self.clone();
        shown.ledger.url = without_password(&self.ledger.url);
        let mut text = toml::to_string(&shown).expect("settings are plain data");
        if shown.ledger.url != self.ledger.url {
            text.push_str("\n# The ledger's password isn't shown; give it in COURTESY_LEDGER.\n");
        }
        text
    }

    /// Refuses settings under which nothing could ever be served.
    ///
    /// # Errors
    /// The first such setting.
    pub fn check(&self) -> Result<(), SettingsError> {
        let limits = &self.limits;
        let positive = [
            ("in_flight", u64::from(limits.in_flight)),
            ("connections", limits.connections.into()),
            ("body_bytes", limits.body_bytes as u64),
            ("bodies_bytes", limits.bodies_bytes.into()),
            ("head_s", limits.head_s),
            ("body_s", limits.body_s),
            ("stall_s", limits.stall_s),
            ("answer_s", limits.answer_s),
        ];
        let wrong = |message: String| Err(SettingsError { line: None, message });
        if let Some((name, _)) = positive.iter().find(|(_, value)| *value == 0) {
            return wrong(format!("the limit `{name}` is 0, so that nothing could be served; set it to 1 or more"));
        }
        if (limits.bodies_bytes as usize) < limits.body_bytes {
            return wrong("`bodies_bytes` has no room for a body of `body_bytes`; raise it".to_owned());
        }
        if self.listen == self.diagnostics_listen && self.listen.port() != 0 {
            return wrong("`listen` and `diagnostics_listen` are the same; choose two ports".to_owned());
        }
        Ok(())
    }
}

/// What serde says of a key or value, with the key that may have been meant and without the value.
fn explained(message: &str) -> String {
    let words: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    match words.split_first() {
        Some((unknown, known)) if message.starts_with("unknown field") => {
            let known = || known.iter().copied();
            nearest_name(unknown, known()).map_or_else(
                || format!("there is no setting `{unknown}`; there are {}", known().collect::<Vec<_>>().join(", ")),
                |near| format!("there is no setting `{unknown}`; did you mean `{near}`?"),
            )
        }
        _ if message.starts_with("invalid type") || message.starts_with("invalid value") => {
            let expected = message.rsplit_once("expected ").map_or("another value", |(_, expected)| expected);
            format!("the value can't be used; write {expected}")
        }
        _ if message.contains("socket address") => {
            "the value isn't an address; write one such as \"127.0.0.1:8080\"".to_owned()
        }
        _ => message.to_owned(),
    }
}

/// A URL without the password in it.
fn without_password(url: &str) -> String {
    match url::Url::parse(url) {
        Ok(mut parsed) if parsed.password().is_some() => {
            parsed.set_password(None).map_or_else(|()| String::new(), |()| parsed.to_string())
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_can_be_read_back() {
        let mut settings = Settings::default();
        assert_eq!(Settings::parse(&settings.to_toml()).unwrap(), settings);
        settings.tls = Some(TlsSettings { certificate: "a.pem".into(), key: "a.key".into(), client_ca: None });
        settings.policy = Some("policy.toml".into());
        settings.traces.endpoint = Some("http://127.0.0.1:4318".into());
        assert_eq!(Settings::parse(&settings.to_toml()).unwrap(), settings);
    }

    #[test]
    fn no_password_is_printed() {
        let mut settings = Settings::default();
        settings.ledger.url = "postgres://courtesy:s3cret@db/courtesy".to_owned();
        let text = settings.to_toml();
        assert!(!text.contains("s3cret") && text.contains("postgres://courtesy@db/courtesy"), "{text}");
        assert!(Settings::parse(&text).is_ok());
    }

    #[test]
    fn a_wrong_setting_is_named_with_its_line_and_without_its_value() {
        let told = |text: &str| Settings::parse(text).unwrap_err().to_string();
        assert_eq!(told("wach = true\n"), "line 1: there is no setting `wach`; did you mean `watch`?");
        assert!(
            told("\nlisten = \"s3cret\"\n").starts_with("line 2: the value isn't an address"),
            "{}",
            told("\nlisten = \"s3cret\"\n")
        );
        let told = told("[ledger]\nreserve_s = \"s3cret\"\n");
        assert!(told.starts_with("line 2: the value can't be used") && !told.contains("s3cret"), "{told}");
    }

    #[test]
    fn limits_under_which_nothing_could_be_served_are_refused() {
        let refused = |text: &str| Settings::parse(text).unwrap().check().unwrap_err().to_string();
        assert!(refused("[limits]\nin_flight = 0\n").contains("`in_flight` is 0"));
        assert!(refused("[limits]\nbodies_bytes = 10\n").contains("`bodies_bytes`"));
        assert!(refused("listen = \"127.0.0.1:9090\"\n").contains("two ports"));
        assert!(Settings::default().check().is_ok());
    }
}
