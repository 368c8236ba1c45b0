//! Links without a scheme: hosts, IP addresses and e-mail addresses.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

use unicode_general_category::{GeneralCategory, get_general_category};

use super::found::Link;

/// Finds links without a scheme.
pub(super) fn bare<'t>(segment: &'t str, found: &mut Vec<Link<'t>>) {
    let mails = mails(segment);
    found.extend(mails.iter().map(|mail| Link::Mail(&segment[mail.clone()])));
    for run in hosts(segment) {
        let (before, behind) = (&segment[..run.start], &segment[run.end..]);
        if !mails.iter().any(|mail| mail.contains(&run.start)) && leads_somewhere(before, &segment[run.clone()], behind)
        {
            found.push(Link::Bare(&segment[run]));
        }
    }
    for (open, _) in segment.match_indices('[') {
        let inside = segment[open + 1..].split(']').next().unwrap_or_default();
        let address = inside.split('%').next().unwrap_or_default();
        let address =
            address.get(..5).filter(|tag| tag.eq_ignore_ascii_case("IPv6:")).map_or(address, |_| &address[5..]);
        if address.parse::<Ipv6Addr>().is_ok() {
            found.push(Link::Bare(inside));
        }
    }
}

/// The e-mail addresses: something before an `@`, and a host with a dot after it, whatever its last label.
fn mails(segment: &str) -> Vec<Range<usize>> {
    let local = |letter: char| is_of_host(letter) || ".!#$%&'*+/=?^`|~\"".contains(letter);
    let found = segment.match_indices('@').filter_map(|(at, _)| {
        let start = segment[..at].trim_end_matches(local).len();
        let start = at - without_marks_before(&segment[start..at]).len();
        let host = hosts(&segment[at + 1..]).next().filter(|host| host.start == 0)?;
        let host = at + 1..at + 1 + host.end;
        (start < at && has_inner_dot(&segment[host.clone()])).then_some(start..host.end)
    });
    found.collect()
}

/// An e-mail address without quotation marks or emphasis before it.
pub(super) fn without_marks_before(mail: &str) -> &str {
    mail.trim_start_matches(|letter: char| !letter.is_alphanumeric() && letter != '{')
}

/// Whether a character may be in a host besides dots; a placeholder counts as part of one.
fn is_of_host(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || "-_{}".contains(letter) || !(letter.is_ascii() || is_punctuation(letter))
}

/// Whether programs read it as a dot: also a full-width one, and a Chinese or Japanese full stop between Latin letters.
fn is_dot(segment: &str, at: usize, letter: char) -> bool {
    let latin = |letter: Option<char>| letter.is_some_and(|letter| letter.is_ascii_alphanumeric());
    match letter {
        '.' | '．' | '｡' => true,
        '。' => latin(segment[..at].chars().next_back()) && latin(segment[at..].chars().nth(1)),
        _ => false,
    }
}

const DOTS: [char; 4] = ['.', '．', '｡', '。'];

/// The runs of characters that could be hosts, without dots and hyphens around them.
fn hosts(segment: &str) -> impl Iterator<Item = Range<usize>> {
    let mut rest = segment.char_indices().peekable();
    std::iter::from_fn(move || {
        let inside = |at: usize, letter: char| is_of_host(letter) || is_dot(segment, at, letter);
        while rest.next_if(|(at, letter)| !inside(*at, *letter)).is_some() {}
        let (start, _) = *rest.peek()?;
        while rest.next_if(|(at, letter)| inside(*at, *letter)).is_some() {}
        let end = rest.peek().map_or(segment.len(), |(at, _)| *at);
        let around = |letter: char| DOTS.contains(&letter) || letter == '-' || letter == '_';
        let run = segment[start..end].trim_end_matches(around);
        let end = start + run.len();
        Some(end - run.trim_start_matches(around).len()..end)
    })
}

fn has_inner_dot(host: &str) -> bool {
    let mut labels = host.split(DOTS).map(str::is_empty);
    let mut last_is_empty = labels.next().unwrap_or(true);
    labels.any(|is_empty| !std::mem::replace(&mut last_is_empty, is_empty) && !is_empty)
}

/// Whether a program would make a link of a run, given what is before and after it.
fn leads_somewhere(before: &str, run: &str, behind: &str) -> bool {
    let slashes = before.len() - before.trim_end_matches(['/', '\\']).len();
    let beside = &before[..before.len() - slashes];
    let relative = slashes == 2 && !beside.ends_with(|letter: char| letter == ':' || letter.is_alphanumeric());
    if !has_inner_dot(run) {
        return relative && run.eq_ignore_ascii_case("localhost");
    }
    relative
        || run.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("www."))
        || run.split('{').next().is_some_and(|start| start.parse::<Ipv4Addr>().is_ok())
        || ends_in_a_top_level_domain(run)
        || (ends_in_letters(run) && (behind.trim_start_matches(DOTS).starts_with(['/', '\\']) || has_port(behind)))
}

fn ends_in_a_top_level_domain(host: &str) -> bool {
    let labels: Vec<&str> = host.split(DOTS).collect();
    let follows = |at: usize| at > 0 && !labels[at - 1].is_empty() && !labels[at].starts_with('-');
    let whole = labels.len() - 1;
    (follows(whole) && is_top_level(labels[whole]))
        || labels.iter().enumerate().any(|(at, label)| follows(at) && latin_start(label).is_some_and(is_top_level))
}

/// The Latin letters at the start of a label, if letters of another script or a placeholder follow: programs that know only
/// Latin letters end a host there.
fn latin_start(label: &str) -> Option<&str> {
    let end = label.find(|letter: char| !letter.is_ascii_alphanumeric())?;
    let next = label[end..].chars().next()?;
    let accented = matches!(next, '\u{C0}'..='\u{24F}' | '\u{300}'..='\u{36F}' | '\u{1E00}'..='\u{1EFF}');
    (end > 0 && !accented && (!next.is_ascii() || "{}".contains(next))).then(|| &label[..end])
}

fn is_top_level(label: &str) -> bool {
    let is_coded = label.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("xn--"));
    is_coded || idna::domain_to_ascii(label).is_ok_and(|ascii| tld::exist(&ascii))
}

/// Whether the last label of a host could be one of a private network.
fn ends_in_letters(host: &str) -> bool {
    let last = host.rsplit(DOTS).next().unwrap_or_default();
    last.chars().nth(1).is_some() && last.chars().all(char::is_alphabetic)
}

fn has_port(behind: &str) -> bool {
    let Some(rest) = behind.strip_prefix(':') else { return false };
    let after = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let (digits, mut after) = (rest.len() - after.len(), after.chars());
    let ends = match after.next() {
        Some('.' | ',' | ':') => !after.next().is_some_and(|letter| letter.is_ascii_digit()),
        next => next != Some('%'),
    };
    (2..=5).contains(&digits) && ends
}

/// Whether a text is one e-mail address and nothing else.
pub(crate) fn is_mail(text: &str) -> bool {
    matches!(mails(text).as_slice(), [range] if *range == (0..text.len()))
}

/// Whether Unicode classifies it as punctuation.
pub(super) fn is_punctuation(letter: char) -> bool {
    use GeneralCategory as Category;
    matches!(
        get_general_category(letter),
        Category::ConnectorPunctuation
            | Category::DashPunctuation
            | Category::OpenPunctuation
            | Category::ClosePunctuation
            | Category::InitialPunctuation
            | Category::FinalPunctuation
            | Category::OtherPunctuation
    )
}
