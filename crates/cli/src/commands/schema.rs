//! `courtesy schema`

use anyhow::Result;
use clap::builder::PossibleValuesParser;
use clap::{ArgGroup, Args};
use courtesy_contract::schema::Document;

use crate::console::{Console, Ending};
use crate::report::style;

/// Prints the JSON Schema of one of the contract's documents
///
/// The schemas are JSON Schema 2020-12. Their descriptions explain every field in plain words.
#[derive(Debug, Args)]
#[command(group(ArgGroup::new("what").required(true)), after_long_help = "\
Examples:
  courtesy schema context
  courtesy schema answer > answer.v1.json
  courtesy schema --list")]
pub(crate) struct Schema {
    /// The document
    #[arg(group = "what", value_parser = PossibleValuesParser::new(Document::ALL.map(Document::name)))]
    document: Option<String>,
    /// Lists the documents, each with what it is
    #[arg(long, group = "what")]
    list: bool,
}

pub(crate) fn run(schema: &Schema, console: &mut Console) -> Result<Ending> {
    let named = Document::ALL.into_iter().find(|document| schema.document.as_deref() == Some(document.name()));
    match named {
        Some(document) => {
            serde_json::to_writer_pretty(&mut *console.out, &document.schema())?;
            writeln!(console.out)?;
        }
        None => list(console)?,
    }
    Ok(Ending::Fine)
}

fn list(console: &mut Console) -> Result<()> {
    let bold = style::STRONG;
    for document in Document::ALL {
        let schema = document.schema();
        let description = schema["description"].as_str().unwrap_or_default();
        let sentence = description.split_inclusive('.').next().unwrap_or_default();
        writeln!(console.out, "{bold}{:<9}{bold:#} {sentence}", document.name())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_every_document() {
        let (mut out, mut err) = (Vec::new(), Vec::new());
        run(&Schema { document: None, list: true }, &mut Console { out: &mut out, err: &mut err }).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().lines().count(), Document::ALL.len());
    }
}
