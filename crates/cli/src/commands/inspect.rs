//! `courtesy inspect`

use std::path::PathBuf;

use anyhow::{Context as _, Result};
use clap::{Args, ValueHint};
use courtesy_analysis::Clock;
use courtesy_contract::schema::Document;
use courtesy_contract::{Digest, Manifest};
use courtesy_host::{Limits, PluginFile};
use courtesy_report::{evidence, figures, style, table, text};
use serde_json::{Value, json};

use crate::console::{Console, Ending, terminal_columns};
use crate::files;

/// Shows a plugin's manifest: what it reads, what it may propose, and its settings
///
/// The host holds the plugin to this manifest, which is inside the .wasm file. Nothing is run.
#[derive(Debug, Args)]
#[command(after_long_help = "\
Examples:
  courtesy inspect check-in.wasm
  courtesy inspect check-in.wasm --json")]
pub(crate) struct Inspect {
    /// The plugin
    #[arg(value_hint = ValueHint::FilePath)]
    file: PathBuf,
    /// Prints JSON
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(inspect: &Inspect, console: &mut Console) -> Result<Ending> {
    let bytes = files::read(&inspect.file, files::PLUGIN_MAX_BYTES)?;
    let plugin = PluginFile::parse(bytes, &Limits::default()).with_context(|| inspect.file.display().to_string())?;
    if inspect.json {
        let facts = plugin.facts();
        let report = json!({
            "manifest": plugin.manifest(),
            "digest": plugin.digest(),
            "abi": facts.abi.to_string(),
            "size_bytes": facts.size_bytes,
            "memory_bytes": facts.memory_bytes,
        });
        serde_json::to_writer_pretty(&mut *console.out, &report)?;
        writeln!(console.out)?;
    } else {
        write_portrait(console, &plugin)?;
    }
    Ok(Ending::Fine)
}

fn write_portrait(console: &mut Console, plugin: &PluginFile) -> Result<()> {
    let (strong, faint) = (style::STRONG, style::FAINT);
    let (manifest, facts) = (plugin.manifest(), plugin.facts());
    writeln!(console.out, "{strong}{} {}{strong:#}", manifest.id, manifest.version)?;
    writeln!(console.out, "{}\n", text::printable(manifest.summary.as_str()))?;
    let size = format!(
        "{}, {}, {} of memory initially",
        facts.abi,
        figures::size(facts.size_bytes as u64),
        figures::memory(facts.memory_bytes)
    );
    for (label, value) in portrait(manifest, &size, plugin.digest()) {
        writeln!(console.out, "{faint}{label:<12}{faint:#} {}", text::printable(&value))?;
    }
    write_reads(console, manifest)?;
    write_asks_when(console, manifest)?;
    write_settings(console, manifest)
}

fn portrait(manifest: &Manifest, size: &str, digest: Digest) -> Vec<(&'static str, String)> {
    let words = |words: Vec<&str>| text::listed(&words);
    let mut lines = vec![
        ("type", size.to_owned()),
        ("may propose", words(manifest.kinds.iter().map(|kind| kind.word()).collect())),
        ("for", words(manifest.purposes.iter().map(|purpose| purpose.word()).collect())),
        (
            "hooks",
            if manifest.hooks.is_empty() {
                "all".into()
            } else {
                words(manifest.hooks.iter().map(|hook| hook.word()).collect())
            },
        ),
    ];
    if manifest.holds {
        lines.push(("holds", "may hold back actions of other plugins".into()));
    }
    lines.extend(manifest.license.as_ref().map(|license| ("licence", license.to_string())));
    if !manifest.authors.is_empty() {
        lines.push(("by", words(manifest.authors.iter().map(|author| author.as_str()).collect())));
    }
    lines.extend(manifest.homepage.as_ref().map(|homepage| ("homepage", homepage.to_string())));
    lines.push(("digest", digest.to_string()));
    lines
}

fn write_reads(console: &mut Console, manifest: &Manifest) -> Result<()> {
    let schema = Document::Context.schema();
    let mut reads = table::with_header(["reads", ""], terminal_columns());
    for path in &manifest.reads {
        reads.add_row([text::printable(path.as_str()), described(&schema, path.as_str()).unwrap_or_default()]);
    }
    if manifest.reads.is_empty() {
        writeln!(console.out, "\nreads nothing but the hook and the time")?;
    } else {
        write!(console.out, "\n{}", table::indented(&reads, 0))?;
    }
    Ok(())
}

fn write_asks_when(console: &mut Console, manifest: &Manifest) -> Result<()> {
    let Some(asks_when) = &manifest.asks_when else {
        writeln!(console.out, "\nasked about every customer")?;
        return Ok(());
    };
    writeln!(console.out, "\nasked only about customers of whom one of these is known")?;
    for condition in asks_when.conditions() {
        let names: Vec<&str> = condition.names().iter().map(|name| name.as_str()).collect();
        writeln!(console.out, "  {}", text::printable(&text::listed(&names)))?;
    }
    Ok(())
}

fn write_settings(console: &mut Console, manifest: &Manifest) -> Result<()> {
    if manifest.config.is_empty() {
        return Ok(());
    }
    let mut settings = table::with_header(["settings", "default", ""], terminal_columns());
    for (name, schema) in &manifest.config {
        let default = schema
            .get("default")
            .map_or_else(|| "must be set".into(), |value| evidence::in_words(value, &Clock::utc()));
        let description = schema["description"].as_str().unwrap_or_default();
        settings.add_row([text::printable(name), text::printable(&default), text::paragraphs(description.trim_end())]);
    }
    write!(console.out, "\n{}", table::indented(&settings, 0))?;
    Ok(())
}

/// The description of a path such as `orders.status` in the context's schema.
fn described(schema: &Value, path: &str) -> Option<String> {
    let mut place = schema;
    for name in path.split('.') {
        place = followed(schema, place)?.get("properties")?.get(name)?;
    }
    let description = place.get("description").or_else(|| followed(schema, place)?.get("description"))?;
    Some(description.as_str()?.to_owned())
}

/// The object that a schema's `$ref` or `items` refers to.
fn followed<'s>(root: &'s Value, mut place: &'s Value) -> Option<&'s Value> {
    loop {
        if let Some(reference) = place.get("$ref").and_then(Value::as_str) {
            place = root.pointer(reference.strip_prefix('#')?)?;
        } else if let Some(items) = place.get("items") {
            place = items;
        } else {
            return Some(place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn describes_sections_and_fields_from_the_schema() {
        let schema = Document::Context.schema();
        assert_eq!(described(&schema, "orders").unwrap(), "Orders, oldest first.");
        assert_eq!(described(&schema, "orders.failure").unwrap(), "Why it failed, such as `carrier_lost`.");
        assert_eq!(described(&schema, "customer.language").unwrap(), "The language the customer prefers.");
        assert_eq!(
            described(&schema, "derived.open_cases").unwrap(),
            "Cases that are open or waiting for the customer."
        );
        assert_eq!(described(&schema, "orders.colour"), None);
    }
}
