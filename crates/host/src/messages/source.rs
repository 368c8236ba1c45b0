//! The text of a catalogue, and the lines of its entries.

use std::borrow::Cow;

use courtesy_contract::Violation;
use fluent_syntax::{ast, parser};

use super::entry::Entry;
use super::syntax;
use crate::{Error, ErrorKind};

/// The most bytes of a catalogue: eight times Courtesy's longest.
pub(super) const MOST_BYTES: usize = 256 * 1024;

/// The most messages, parts and terms in a catalogue.
const MOST_ENTRIES: usize = 1_000;

/// The most braces and brackets that open in one entry. The parser recurses at each of them.
const MOST_OPENED: usize = 200;

/// The text of one catalogue, and its origin.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    /// The file, or the rule that it belongs to; for errors.
    pub(super) name: Cow<'static, str>,
    /// The language's tag, as it was given.
    pub(super) tag: Cow<'static, str>,
    pub(super) text: Cow<'static, str>,
    pub(super) of: Owner,
}

/// Whose catalogue it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Courtesy,
    /// A rule of the backend's own.
    Rule,
    Operator,
}

impl Source {
    pub(super) const fn of_courtesy(name: &'static str, tag: &'static str, text: &'static str) -> Self {
        let (name, tag, text) = (Cow::Borrowed(name), Cow::Borrowed(tag), Cow::Borrowed(text));
        Self { name, tag, text, of: Owner::Courtesy }
    }

    pub(super) fn of_rule(rule: &str, (tag, text): &(&'static str, &'static str)) -> Self {
        let name = format!("the messages of the rule `{rule}` in `{tag}`").into();
        Self { name, tag: (*tag).into(), text: (*text).into(), of: Owner::Rule }
    }

    /// A catalogue of the operator's, from a file with this name.
    pub(crate) fn of_operator(tag: String, name: String, text: String) -> Self {
        Self { name: name.into(), tag: tag.into(), text: text.into(), of: Owner::Operator }
    }

    /// The text without a byte order mark.
    pub(super) fn text(&self) -> &str {
        self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)
    }

    /// Every message, part and term, in their order.
    ///
    /// # Errors
    /// The syntax errors, with their lines.
    pub(super) fn entries(&self) -> Result<Vec<Entry>, Error> {
        let text = self.text();
        let parsed = guard(text).map_err(|fault| vec![fault]).and_then(|()| {
            parser::parse(text).map_err(|(_, faults)| faults.iter().map(|fault| not_fluent(text, fault)).collect())
        });
        let resource = parsed.map_err(|faults| self.refused(faults))?;
        let lines = entry_lines(text);
        let entries =
            resource.body.iter().filter(|entry| matches!(entry, ast::Entry::Message(_) | ast::Entry::Term(_)));
        Ok(entries.zip(lines).filter_map(|(entry, line)| Entry::of(entry, line)).collect())
    }

    /// An error about this catalogue, with the line of each fault.
    pub(super) fn refused(&self, faults: Vec<Fault>) -> Error {
        let mut faults = faults;
        faults.sort_by_key(|fault| fault.line);
        let violations = faults.into_iter().map(|Fault { line, message }| {
            let at = if line == 0 { String::new() } else { format!("line {line}") };
            Violation { at, message }
        });
        let message = "this catalogue of messages can't be used; correct these places:";
        Error::new(ErrorKind::Messages, message).with_violations(violations.collect()).about(self.name.clone())
    }
}

/// What is wrong in one line of a catalogue, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fault {
    /// Counted from 1; 0 for the whole catalogue.
    pub(super) line: usize,
    pub(super) message: String,
}

impl Fault {
    pub(super) fn new(line: usize, message: impl Into<String>) -> Self {
        Self { line, message: message.into() }
    }
}

/// Rejects a text that would overflow the parser's stack or take long.
fn guard(text: &str) -> Result<(), Fault> {
    if text.len() > MOST_BYTES {
        return Err(Fault::new(
            0,
            format!("has {} bytes and may have {MOST_BYTES}; leave out what isn't needed", text.len()),
        ));
    }
    if entry_lines(text).nth(MOST_ENTRIES).is_some() {
        return Err(Fault::new(0, format!("has more than {MOST_ENTRIES} messages; leave out what isn't needed")));
    }
    let mut opened = 0;
    for (index, line) in text.lines().enumerate() {
        if entry_id(line).is_some() {
            opened = 0;
        }
        opened += line.bytes().filter(|byte| matches!(byte, b'{' | b'(')).count();
        if opened > MOST_OPENED {
            let message = format!("more than {MOST_OPENED} braces and brackets open in one message; make it simpler");
            return Err(Fault::new(index + 1, message));
        }
    }
    Ok(())
}

fn not_fluent(text: &str, fault: &parser::ParserError) -> Fault {
    let before = text.as_bytes().get(..fault.pos.start).unwrap_or(text.as_bytes());
    let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
    Fault::new(line, format!("is not Fluent: {}", syntax::told(&fault.kind)))
}

/// The lines on which entries begin, counted from 1. All other lines are indented, or begin with another character.
fn entry_lines(text: &str) -> impl Iterator<Item = usize> {
    text.lines().enumerate().filter(|(_, line)| entry_id(line).is_some()).map(|(index, _)| index + 1)
}

/// The id of the entry that begins on a line: `caps-full` in `caps-full = ...`, and `-brand` for a term.
pub(super) fn entry_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end_matches(' ');
    let name = id.strip_prefix('-').unwrap_or(id);
    let rest = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (name.starts_with(|first: char| first.is_ascii_alphabetic()) && name.bytes().all(rest)).then_some(id)
}
