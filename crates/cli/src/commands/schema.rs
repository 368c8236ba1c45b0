//! `courtesy schema`

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Args};
use courtesy_contract::abi;
use courtesy_contract::schema::Document;
use courtesy_report::style;

use crate::console::{Console, Ending};
use crate::declarations::Language;

/// Prints the contract: JSON Schemas, types for other languages, interfaces
///
/// The schemas are JSON Schema 2020-12, and describe every field in plain words. The types that --lang prints are
/// generated from them. If no document is named, --lang prints the types of a plugin: what it receives and what it
/// returns. In PHP and Java, it prints those of a client of the server: context, decision, record and outcome.
///
/// `messages` isn't a schema: it lists every catalogue message with its arguments and English text, as one line of JSON
/// each, for translators and for CRMs with their own wording.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("what").required(true).multiple(true)), after_long_help = "\
Examples:
  courtesy schema context
  courtesy schema answer > answer.v1.json
  courtesy schema --lang go > contract.go
  courtesy schema decision --lang typescript > decision.d.ts
  courtesy schema --wit > plugin.wit
  courtesy schema messages > messages.ndjson
  courtesy schema --list")]
pub(crate) struct Schema {
    /// The document, or `messages`
    #[arg(group = "what", value_parser = PossibleValuesParser::new(names()))]
    document: Option<String>,
    /// Prints types in this language instead of a JSON Schema
    #[arg(long, group = "what", value_enum)]
    lang: Option<Language>,
    /// Prints plugin.wit, the world of a component plugin
    #[arg(long, group = "what", exclusive = true)]
    wit: bool,
    /// Prints courtesy.h, the exports of a core module plugin
    #[arg(long, group = "what", exclusive = true)]
    header: bool,
    /// Lists the documents with a description of each
    #[arg(long, group = "what", exclusive = true)]
    list: bool,
}

/// Prints the catalogue messages instead of a schema.
const MESSAGES: &str = "messages";

fn names() -> impl Iterator<Item = &'static str> {
    Document::ALL.map(Document::name).into_iter().chain([MESSAGES])
}

pub(crate) fn run(schema: &Schema, console: &mut Console) -> Result<Ending> {
    if schema.document.as_deref() == Some(MESSAGES) {
        anyhow::ensure!(schema.lang.is_none(), "messages have no types; leave out --lang");
        return messages(console);
    }
    let named = Document::ALL.into_iter().find(|document| schema.document.as_deref() == Some(document.name()));
    match (named, schema.lang) {
        (None, Some(language)) => write!(console.out, "{}", language.declare(language.documents()))?,
        (Some(document), Some(language)) => write!(console.out, "{}", language.declare(&[document]))?,
        (Some(document), None) => {
            serde_json::to_writer_pretty(&mut *console.out, &document.schema())?;
            writeln!(console.out)?;
        }
        (None, None) if schema.wit => write!(console.out, "{}", abi::WIT)?,
        (None, None) if schema.header => write!(console.out, "{}", abi::HEADER)?,
        (None, None) => list(console)?,
    }
    Ok(Ending::Fine)
}

/// Prints every message on a line, sorted by id.
fn messages(console: &mut Console) -> Result<Ending> {
    for message in courtesy_host::messages() {
        serde_json::to_writer(&mut *console.out, &message)?;
        writeln!(console.out)?;
    }
    Ok(Ending::Fine)
}

fn list(console: &mut Console) -> Result<()> {
    let bold = style::STRONG;
    for document in Document::ALL {
        let schema = document.schema();
        let description = schema["description"].as_str().unwrap_or_default();
        // A period within a name, such as `plugin.toml`, doesn't end the sentence.
        let ends = |at: &usize| description[at + 1..].chars().next().is_none_or(char::is_whitespace);
        let end = description.match_indices('.').map(|(at, _)| at).find(ends).map_or(description.len(), |at| at + 1);
        let sentence = description[..end].replace('\n', " ");
        writeln!(console.out, "{bold}{:<9}{bold:#} {sentence}", document.name())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Parser)]
    struct Line {
        #[command(flatten)]
        schema: Schema,
    }

    fn printed(words: &[&str]) -> Option<String> {
        let line = Line::try_parse_from(std::iter::once(&"schema").chain(words)).ok()?;
        let (mut out, mut err) = (Vec::new(), Vec::new());
        run(&line.schema, &mut Console { out: &mut out, err: &mut err }).unwrap();
        Some(String::from_utf8(out).unwrap())
    }

    #[test]
    fn lists_every_document() {
        assert_eq!(printed(&["--list"]).unwrap().lines().count(), Document::ALL.len());
    }

    #[test]
    fn types_are_those_of_a_plugin_or_of_the_named_document() {
        let of_a_plugin = printed(&["--lang", "typescript"]).unwrap();
        assert!(of_a_plugin.contains("interface Context {") && of_a_plugin.contains("interface Answer {"));
        let of_a_backend = printed(&["decision", "--lang", "typescript"]).unwrap();
        assert!(of_a_backend.contains("interface Decision {") && !of_a_backend.contains("interface Context {"));
        let of_a_client = printed(&["--lang", "php"]).unwrap();
        assert!(of_a_client.contains("class Context ") && of_a_client.contains("class OutcomeRecord "));
    }

    #[test]
    fn messages_are_listed_with_their_arguments_and_their_english_text() {
        insta::assert_snapshot!(printed(&["messages"]).unwrap());
    }

    #[test]
    fn prints_the_interfaces_of_both_kinds_of_modules() {
        assert!(printed(&["--wit"]).unwrap().contains("export decide: func"));
        assert!(printed(&["--header"]).unwrap().contains(abi::DECIDE));
    }

    #[test]
    fn what_is_asked_for_is_one_thing() {
        for words in [&["--wit", "--header"][..], &["--list", "--lang", "go"], &["context", "--wit"], &[]] {
            assert!(printed(words).is_none(), "{words:?}");
        }
    }
}
