//! Where a link leads, as a browser opens it.
//!
//! Programs disagree about where a link ends. So an address is read up to the next space, and must be so plain that any
//! shorter reading leads to the same host and no further up its path: without credentials, escaped dots or slashes, `..`,
//! backslashes, or a host that is spelt differently from how a browser shows it.

use url::Url;

/// Where an address leads.
#[derive(Debug, PartialEq)]
pub(crate) enum Target {
    Web(Url),
    /// Not on the web: only exactly the same address is allowed.
    Other(String),
}

impl Target {
    /// `None` if programs could disagree about it.
    pub(crate) fn read(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once(':')?;
        match scheme.to_ascii_lowercase().as_str() {
            "https" => web(address, rest).map(Self::Web),
            _ => Some(Self::Other(address.to_ascii_lowercase())),
        }
    }

    pub(crate) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Web(start), Self::Web(url)) => start.origin() == url.origin() && is_below(url.path(), start.path()),
            (one, other) => one == other,
        }
    }
}

/// Whether a path is another one or below it.
fn is_below(path: &str, start: &str) -> bool {
    let rest = path.strip_prefix(start);
    rest.is_some_and(|rest| rest.is_empty() || start.ends_with('/') || rest.starts_with('/'))
}

/// Parses a web address; `None` if programs could disagree about its host, or about how far up its path leads.
fn web(address: &str, rest: &str) -> Option<Url> {
    let rest = rest.strip_prefix("//")?;
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#', '\\']).unwrap_or(rest.len()));
    let path = tail.split(['?', '#']).next().unwrap_or_default();
    if tail.contains('\\') || path.split('/').any(climbs) {
        return None;
    }
    let url = Url::parse(address).ok()?;
    is_plain(authority, url.host_str()?).then_some(url)
}

/// Whether an authority is a host as a browser shows it, with a port at most.
fn is_plain(authority: &str, host: &str) -> bool {
    let digits = |port: &str| port.bytes().all(|byte| byte.is_ascii_digit());
    let written = authority.rsplit_once(':').filter(|(_, port)| digits(port)).map_or(authority, |(host, _)| host);
    if written.is_ascii() {
        written.eq_ignore_ascii_case(host)
    } else {
        idna::domain_to_unicode(host).0 == written.to_lowercase()
    }
}

/// Whether a browser, or the server behind it, could read a segment of a path as a step up, or as several segments, even if
/// a program ends the link within it.
///
/// The value of a placeholder isn't known, so the segment must not climb if it is empty, nor if the link ends before it.
fn climbs(part: &str) -> bool {
    let lower = part.to_ascii_lowercase();
    let filled = lower.split('{').enumerate().map(|(at, piece)| match (at, piece.split_once('}')) {
        (1.., Some((_, behind))) => behind,
        _ => piece,
    });
    let up = |text: &str| text.strip_prefix("..").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    up(&lower) || up(&filled.collect::<String>()) || ["%2e", "%2f", "%5c"].iter().any(|escaped| lower.contains(escaped))
}
