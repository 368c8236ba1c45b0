//! Finding everything that a mail or chat program, or a browser, would make a link of.
//!
//! The `linkify` crate finds what programs usually do. But no two programs have the same rules, and what any of them makes a
//! link of counts as one, so the rest is added here.

use linkify::{LinkFinder, LinkKind};

use super::bare::{bare, is_punctuation, without_marks_before};
use super::found::Link;

/// Schemes of addresses without `//` that programs open, beside all that begin with `ms-`.
const SCHEMES: &[&str] = &[
    "about",
    "bitcoin",
    "blob",
    "callto",
    "data",
    "ethereum",
    "facetime",
    "fax",
    "file",
    "ftp",
    "geo",
    "http",
    "https",
    "im",
    "intent",
    "irc",
    "itms",
    "itms-apps",
    "itms-services",
    "javascript",
    "ldap",
    "magnet",
    "mailto",
    "market",
    "mms",
    "msteams",
    "news",
    "outlook",
    "search-ms",
    "sgnl",
    "sip",
    "sips",
    "skype",
    "slack",
    "sms",
    "smsto",
    "ssh",
    "steam",
    "tel",
    "telnet",
    "tg",
    "vbscript",
    "viber",
    "view-source",
    "webcal",
    "whatsapp",
    "xmpp",
    "zoommtg",
];

/// Every link in a text, in no order. One that programs read in two ways may be there twice.
pub(super) fn links(text: &str) -> Vec<Link<'_>> {
    let mut found = Vec::new();
    for word in text.split(is_gap).filter(|word| word.contains(['.', ':', '@', '/', '\\', '[', '。', '．', '｡'])) {
        scan(word, &mut found);
    }
    found.extend(LinkFinder::new().links(text).map(|link| match link.kind() {
        LinkKind::Email => Link::Mail(without_marks_before(link.as_str())),
        _ => Link::Address(trimmed(text[link.start()..].split(is_gap).next().unwrap_or_default())),
    }));
    found
}

/// Whether a character ends a link in every program.
fn is_gap(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control()
}

/// Finds the links in a word between two spaces.
fn scan<'t>(word: &'t str, found: &mut Vec<Link<'t>>) {
    let Some(start) = address_start(word) else { return bare(word, found) };
    bare(&word[..start], found);
    let address = &word[start..];
    found.push(Link::Address(trimmed(address)));
    behind(address, found);
}

/// The start of the first address with a scheme.
fn address_start(word: &str) -> Option<usize> {
    word.match_indices(':').find_map(|(colon, _)| scheme_start(word, colon))
}

/// The start of the scheme before a colon, if an address follows.
fn scheme_start(word: &str, colon: usize) -> Option<usize> {
    let (before, rest) = (&word[..colon], &word[colon + 1..]);
    if !rest.contains(char::is_alphanumeric) {
        return None;
    }
    if rest.starts_with("//") {
        let run =
            before.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric() || "+-.".contains(letter)).len();
        return before[run..].find(|letter: char| letter.is_ascii_alphabetic()).map(|letter| run + letter);
    }
    let run = before.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric() || letter == '-').len();
    let of_windows = before.get(run..run + 3).filter(|start| start.eq_ignore_ascii_case("ms-")).map(|_| run);
    let starts = SCHEMES.iter().filter_map(|scheme| {
        let start = colon.checked_sub(scheme.len())?;
        let named = before.get(start..)?.eq_ignore_ascii_case(scheme);
        let alone = !before[..start].ends_with(|letter: char| letter.is_ascii_alphanumeric());
        (named && alone).then_some(start)
    });
    starts.chain(of_windows).min()
}

/// Finds what a program could see in an address that ends it earlier: another address, or a link after a punctuation mark.
fn behind<'t>(address: &'t str, found: &mut Vec<Link<'t>>) {
    let Some(colon) = address.find(':') else { return };
    let rest = &address[colon + 1..];
    for (at, _) in rest.match_indices("://") {
        found.extend(scheme_start(rest, at).map(|start| Link::Address(trimmed(&rest[start..]))));
    }
    let separates = |letter: char| ",;|()[]<>\"'`!*".contains(letter) || (!letter.is_ascii() && is_punctuation(letter));
    for piece in rest.split(separates).skip(1) {
        match address_start(piece) {
            Some(0) => found.push(Link::Address(trimmed(piece))),
            _ => bare(piece.split(['/', '?', '#', '=', '&']).next().unwrap_or_default(), found),
        }
    }
}

/// An address without the punctuation at its end that no program takes for part of it, and without the closing brackets of
/// pairs that were opened before it.
fn trimmed(address: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('{', '}'), ('<', '>')];
    let mut open =
        PAIRS.map(|(open, close)| address.matches(open).count() as i64 - address.matches(close).count() as i64);
    let mut kept = address;
    // `/..` is not punctuation: it is kept for the check of where the link leads.
    while let Some(last) = kept.chars().next_back().filter(|_| !kept.ends_with("/..")) {
        let behind = &address[kept.len()..];
        if let Some(pair) = PAIRS.iter().position(|(_, close)| *close == last) {
            if open[pair] >= 0 {
                break;
            }
            open[pair] += 1;
        } else if let Some(pair) = PAIRS.iter().position(|(open, _)| *open == last) {
            open[pair] -= 1;
        } else {
            let is_mark = ".,;!?'\"".contains(last) || (!last.is_ascii() && is_punctuation(last));
            // Of `!?`, a program takes the first.
            if !is_mark || (last == '!' && behind.starts_with('?')) {
                break;
            }
        }
        kept = &kept[..kept.len() - last.len_utf8()];
    }
    kept
}
