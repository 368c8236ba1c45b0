//! The contract's reference page, `sdk-docs/contract.md`, generated from the committed JSON Schemas.

use std::collections::BTreeMap;
use std::fmt::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use serde_json::{Map, Value};

mod form;

/// The documents, in the order in which data passes through the host and beyond, each with its schema.
const DOCUMENTS: [(&str, &str); 7] = [
    ("Context", include_str!("../../crates/contract/schemas/context.v1.json")),
    ("Answer", include_str!("../../crates/contract/schemas/answer.v1.json")),
    ("Decision", include_str!("../../crates/contract/schemas/decision.v1.json")),
    ("Manifest", include_str!("../../crates/contract/schemas/manifest.v1.json")),
    ("Policy", include_str!("../../crates/contract/schemas/policy.v1.json")),
    ("Record", include_str!("../../crates/contract/schemas/record.v1.json")),
    ("OutcomeRecord", include_str!("../../crates/contract/schemas/outcome.v1.json")),
];

const HEAD: &str = "\
<!-- Made from crates/contract/schemas by `cargo run --bin make-reference`. Change the doc comments in
     crates/contract/src instead, and make it anew. -->

# The contract

What a CRM, a plugin, the host and an operator say to each other, and what is kept of it: seven documents, in version
1.1. Everything here is made from the JSON Schemas in [crates/contract/schemas](../crates/contract/schemas), which
`courtesy schema` prints, too. How bytes get into a plugin and out of it is on a [page of its own](abi.md), and what the
host does with them on [another](guardrails.md).

Rules that hold for all of it:

- A field that isn't known is left out. There is no `null`, and no empty text that means \"nothing\".
- Keys and words are in `snake_case`, names of plugins and actions in `kebab-case`.
- What a plugin returns and what a CRM writes is read strictly: an unknown key is refused, and every mistake is listed with
  its place. Only a context for a later minor version may have keys that the host doesn't know; it counts them. What a
  plugin receives can grow: it ignores keys that it doesn't know.
- Names, addresses, e-mail addresses and telephone numbers have no field. A text carries placeholders such as
  `{first_name}` instead, and the CRM fills them in after the decision.

The documents, each with the types that it brings along:
";

/// Path of the committed page.
#[must_use]
pub fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sdk-docs/contract.md")
}

/// The whole page.
///
/// # Panics
/// If a committed schema isn't JSON, or two schemas define a type differently.
#[must_use]
pub fn page() -> String {
    let documents = DOCUMENTS.map(|(name, json)| (name, serde_json::from_str(json).expect("a schema is JSON")));
    Page::of(&documents).to_string()
}

/// A document or a type: its name and its schema.
type Named<'s> = (&'s str, &'s Value);

/// The documents, each with the types that appear in it first.
struct Page<'s> {
    chapters: Vec<(Named<'s>, Vec<Named<'s>>)>,
}

impl<'s> Page<'s> {
    fn of(documents: &'s [(&'s str, Value)]) -> Self {
        let mut known = BTreeMap::new();
        let mut chapters = Vec::new();
        for (name, schema) in documents {
            let mut new = Vec::new();
            // A document inside another, such as the context in a record, has its own chapter.
            let is_document = |name: &str| documents.iter().any(|(document, _)| *document == name);
            for (name, meaning) in object(&schema["$defs"]).iter().filter(|(name, _)| !is_document(name)) {
                match known.insert(name, meaning) {
                    None => new.push((name.as_str(), meaning)),
                    Some(before) => assert_eq!(before, meaning, "{name} has two meanings"),
                }
            }
            chapters.push(((*name, schema), new));
        }
        Self { chapters }
    }
}

impl fmt::Display for Page<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{HEAD}")?;
        for ((name, _), types) in &self.chapters {
            let list = types.iter().map(|(name, _)| link(name)).collect::<Vec<_>>().join(", ");
            let list = if list.is_empty() { list } else { format!(": {list}") };
            writeln!(f, "- **{}**{list}", link(name))?;
        }
        for ((name, schema), types) in &self.chapters {
            write!(f, "\n## {name}\n\n{}", described(schema))?;
            for (name, schema) in types {
                write!(f, "\n### {name}\n\n{}", described(schema))?;
            }
        }
        write!(f, "\n{}", form::table())
    }
}

/// A schema's description and table.
fn described(schema: &Value) -> String {
    let mut text = format!("{}\n\n", description(schema));
    match schema["oneOf"].as_array() {
        None => text.push_str(&fields(schema)),
        Some(choices) if choices.iter().all(|choice| choice.get("const").is_some()) => text.push_str(&words(choices)),
        Some(choices) => text.push_str(&kinds(choices)),
    }
    text
}

/// The values of an enumeration.
fn words(choices: &[Value]) -> String {
    let mut table = String::from("| value | meaning |\n|---|---|\n");
    for choice in choices {
        let _ = writeln!(table, "| `{}` | {} |", text(&choice["const"]), cell(&description(choice)));
    }
    table
}

/// A type whose fields depend on its `kind`.
fn kinds(choices: &[Value]) -> String {
    let mut tables = Vec::new();
    for choice in choices {
        let kind = text(&choice["properties"]["kind"]["const"]);
        tables.push(format!("**`\"kind\": \"{kind}\"`** - {}\n\n{}", description(choice), fields(choice)));
    }
    tables.join("\n")
}

/// The fields of an object: the required ones in the contract's order, then the others by name.
fn fields(schema: &Value) -> String {
    let properties = object(&schema["properties"]);
    let required: Vec<&str> = schema["required"].as_array().into_iter().flatten().map(text).collect();
    let optional = properties.keys().map(String::as_str).filter(|name| !required.contains(name));
    let mut table = String::from("| field | type | required | meaning |\n|---|---|---|---|\n");
    for name in required.iter().copied().chain(optional) {
        let field = &properties[name];
        let yes = if required.contains(&name) { "yes" } else { "" };
        let _ = writeln!(table, "| `{name}` | {} | {yes} | {} |", form::of(field), cell(&meaning(field)));
    }
    table
}

/// A field's description, with its default if it has one.
fn meaning(field: &Value) -> String {
    match (field.get("const"), field.get("default")) {
        (Some(_), _) => "Says which fields follow.".to_owned(),
        (None, Some(default)) => format!("{} Default: `{default}`.", description(field)),
        (None, None) => description(field),
    }
}

/// A description without the source's line breaks within paragraphs.
fn description(schema: &Value) -> String {
    let paragraphs = text(&schema["description"]).split("\n\n");
    paragraphs.map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}

/// Text escaped for a table cell.
fn cell(text: &str) -> String {
    text.replace("\n\n", " ").replace('|', "\\|")
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_lowercase())
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn object(value: &Value) -> &Map<String, Value> {
    static EMPTY: LazyLock<Map<String, Value>> = LazyLock::new(Map::new);
    value.as_object().unwrap_or(&EMPTY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_committed_page_is_up_to_date() {
        let committed = std::fs::read_to_string(path()).unwrap_or_default();
        assert!(
            committed == page(),
            "sdk-docs/contract.md is out of date: run `cargo run --bin make-reference` and read the diff"
        );
    }

    #[test]
    fn every_field_of_every_document_is_on_the_page() {
        fn look(schema: &Value, page: &str, fields: &mut usize) {
            for (name, field) in object(&schema["properties"]) {
                *fields += 1;
                let row = format!("| `{name}` | {} |", form::of(field));
                assert!(page.contains(&row), "{row}");
                assert!(page.contains(&cell(&meaning(field))), "{name}");
            }
            let inner = schema["oneOf"].as_array().into_iter().flatten().chain(object(&schema["$defs"]).values());
            inner.for_each(|inner| look(inner, page, fields));
        }
        let (page, mut fields) = (page(), 0);
        for (_, json) in DOCUMENTS {
            look(&serde_json::from_str(json).unwrap(), &page, &mut fields);
        }
        assert!(fields > 200, "only {fields} fields were found");
    }
}
