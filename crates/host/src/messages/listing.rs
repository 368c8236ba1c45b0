//! The list of all messages and their arguments, for translators.

use std::collections::BTreeMap;

use fluent_syntax::{ast, parser};
use serde::Serialize;

use super::entry::is_part;
use super::languages::COURTESY;

/// One of Courtesy's messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageEntry {
    /// The id, such as `caps-full`.
    pub id: String,
    /// Who reads it, and when.
    pub about: String,
    /// Its arguments, in the order in which they are explained. Parts have none of their own, because messages pass them theirs.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub arguments: Vec<MessageArgument>,
    /// The text in English, in Fluent.
    pub text: String,
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MessageArgument {
    /// The name, such as `max`.
    pub name: String,
    /// `number`, `text` or `messages`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it is, with an example.
    pub about: String,
}

/// Every message and part in Courtesy's own catalogues, in the order of the pipeline.
///
/// ```
/// let message = courtesy_host::messages().into_iter().find(|message| message.id == "permission-revoked").unwrap();
/// assert_eq!(message.text, "You withdrew your permission for this, so we won't do it.");
/// ```
#[must_use]
pub fn messages() -> Vec<MessageEntry> {
    let text = COURTESY[0].text();
    let resource = parser::parse(text).unwrap_or_else(|(resource, _)| resource);
    let texts = texts(text);
    let listed = resource.body.iter().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        ast::Entry::Term(_)
        | ast::Entry::Comment(_)
        | ast::Entry::GroupComment(_)
        | ast::Entry::ResourceComment(_)
        | ast::Entry::Junk { .. } => None,
    });
    listed.map(|message| listed_as(message, &texts)).collect()
}

fn listed_as(message: &ast::Message<&str>, texts: &BTreeMap<&str, String>) -> MessageEntry {
    let id = message.id.name;
    let lines = message.comment.as_ref().map_or(&[][..], |comment| &comment.content);
    let (explained, about): (Vec<&str>, Vec<&str>) = lines.iter().partition(|line| line.starts_with('$'));
    let arguments = explained.into_iter().filter_map(argument).filter(|_| !is_part(id)).collect();
    let text = texts.get(id).cloned().unwrap_or_default();
    MessageEntry { id: id.to_owned(), about: about.join(" "), arguments, text }
}

/// Reads `$max (number): how often we may be in touch, such as 2.`
fn argument(line: &str) -> Option<MessageArgument> {
    let (name, rest) = line.strip_prefix('$')?.split_once(" (")?;
    let (kind, about) = rest.split_once("): ")?;
    Some(MessageArgument { name: name.to_owned(), kind: kind.to_owned(), about: about.to_owned() })
}

/// The source text of each entry: from after the `=` to the next entry or comment.
fn texts(text: &str) -> BTreeMap<&str, String> {
    let mut texts: BTreeMap<&str, String> = BTreeMap::new();
    let mut current = None;
    for line in text.lines() {
        if line.starts_with('#') {
            current = None;
        } else if let Some(id) = super::source::entry_id(line) {
            let first = line.split_once('=').map_or("", |(_, first)| first.trim_start());
            texts.insert(id, first.to_owned());
            current = Some(id);
        } else if let Some(said) = current.and_then(|id| texts.get_mut(id)) {
            said.push('\n');
            said.push_str(line);
        }
    }
    texts.values_mut().for_each(|text| *text = text.trim_end().to_owned());
    texts
}
