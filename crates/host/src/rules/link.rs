//! Link: where links lead, as a browser opens them.
//!
//! Programs disagree about where a link ends. So an address is held to its longest reading, up to the next space, and
//! must be written so plainly that a shorter one leads to the same host and no further up: without credentials, escaped
//! dots or slashes, `..`, backslashes, or a host that is spelt otherwise than a browser shows it.

use std::cell::OnceCell;

use courtesy_contract::Destination;
use url::Url;

use self::find::Link;
use crate::document::printable;

mod bare;
mod find;

/// What the operator allows.
pub(super) struct Allowed<'p> {
    policy: &'p [Destination],
    /// Read when the first link is found: most texts hold none.
    targets: OnceCell<Vec<Target>>,
}

impl<'p> Allowed<'p> {
    pub(super) fn new(policy: &'p [Destination]) -> Self {
        Self { policy, targets: OnceCell::new() }
    }

    /// What is wrong with the first link of a text that isn't allowed.
    pub(super) fn object(&self, text: &str) -> Option<String> {
        find::links(text).into_iter().find_map(|link| match link {
            Link::Address(address) => self.object_to(address),
            Link::Mail(mail) => self.object_to(&format!("mailto:{mail}")),
            Link::Bare(host) => Some(format!(
                "`{}` reads as a link without its scheme; write it in full, from `https://` on, or with a space behind \
                 its dot if it isn't one",
                shortened(host)
            )),
        })
    }

    /// What is wrong with an address, if it isn't allowed.
    pub(super) fn object_to(&self, address: &str) -> Option<String> {
        let Some(target) = Target::read(address) else {
            return Some(
                "a link isn't written so that all programs open the same; write it in full, from `https://` on, without \
                 credentials, `..`, a backslash, an escaped dot or slash, or a placeholder in its host"
                    .to_owned(),
            );
        };
        let allowed =
            self.targets.get_or_init(|| self.policy.iter().filter_map(|one| Target::read(one.as_str())).collect());
        let foreign = !allowed.iter().any(|allowed| allowed.covers(&target));
        foreign
            .then(|| format!("`{}` isn't on the operator's list; the policy's `links` can add it", shortened(address)))
    }
}

/// As much of a plugin's own words as names the place.
fn shortened(words: &str) -> String {
    printable(&words.chars().take(60).collect::<String>())
}

/// Where an address leads.
#[derive(Debug, PartialEq)]
enum Target {
    Web(Url),
    /// Not to the web: only the very same address will do.
    Other(String),
}

impl Target {
    /// `None` if programs could disagree about it.
    fn read(address: &str) -> Option<Self> {
        let (scheme, rest) = address.split_once(':')?;
        match scheme.to_ascii_lowercase().as_str() {
            "https" => web(address, rest).map(Self::Web),
            _ => Some(Self::Other(address.to_ascii_lowercase())),
        }
    }

    fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Web(start), Self::Web(url)) => start.origin() == url.origin() && is_below(url.path(), start.path()),
            (one, other) => one == other,
        }
    }
}

/// Whether a path is another, or goes on from it with a part of its own.
fn is_below(path: &str, start: &str) -> bool {
    let rest = path.strip_prefix(start);
    rest.is_some_and(|rest| rest.is_empty() || start.ends_with('/') || rest.starts_with('/'))
}

/// Reads a web address; `None` if programs could disagree about its host, or about how far up its path leads.
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

/// Whether a browser, or the server behind it, could read a part of a path as a step up, or as more than one part; also
/// where a program ends the link within it.
///
/// What a placeholder will hold isn't known, so the part must not climb if it holds nothing.
fn climbs(part: &str) -> bool {
    let lower = part.to_ascii_lowercase();
    let filled = lower.split('{').enumerate().map(|(at, piece)| match (at, piece.split_once('}')) {
        (1.., Some((_, behind))) => behind,
        _ => piece,
    });
    let up = filled.collect::<String>().strip_prefix("..").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    up || ["%2e", "%2f", "%5c"].iter().any(|escaped| lower.contains(escaped))
}

/// What is wrong with an address of the policy's `links`, and what to write.
pub(crate) fn fault(entry: &str) -> Option<String> {
    let without = |what: &str| Some(format!("{what}; end it before that, such as `https://shop.example/help`"));
    if entry.contains('*') {
        return Some("a wildcard matches nothing; write each host in full, such as `https://help.shop.example`".into());
    }
    if entry.contains(['{', '}']) {
        return without("holds a placeholder, and what lies below an address is allowed with it");
    }
    if entry.contains(['?', '#']) && !entry.starts_with("https://") {
        return Some("holds more than an address; leave out the `?` or `#` and what follows".into());
    }
    if entry.contains(['?', '#']) {
        return without("holds a `?` or a `#`, and what lies behind one is allowed anyway");
    }
    if !entry.starts_with("https://") {
        return (entry.starts_with("mailto:") && !bare::is_mail(&entry["mailto:".len()..]))
            .then(|| "isn't one e-mail address; write it as `mailto:care@shop.example`".into());
    }
    let Ok(url) = Url::parse(entry) else {
        return Some("isn't an address; write one such as `https://shop.example/help`".into());
    };
    if !url.username().is_empty() || url.password().is_some() {
        return Some("holds a user's name or password; leave them out".into());
    }
    let opened = url.as_str();
    let same = opened == entry || opened.strip_suffix('/') == Some(entry);
    if same && Target::read(entry).is_some() {
        return None;
    }
    Some(match Target::read(opened) {
        Some(_) => format!("isn't written as a browser opens it; write `{opened}`"),
        None => "holds an escaped dot or slash; write the path without".into(),
    })
}

#[cfg(test)]
mod tests;
