//! A JSON Schema of the contract, reduced to the concepts that every language has.

use std::collections::BTreeSet;

use courtesy_contract::schema::Document;
use serde_json::Value;

/// A named type.
#[derive(Debug)]
pub(super) struct Declaration {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) meaning: Meaning,
}

/// What a type is.
#[derive(Debug)]
pub(super) enum Meaning {
    /// An object with these fields.
    Object(Vec<Field>),
    /// One of these words.
    Words(Vec<Word>),
    /// An object whose fields depend on its `kind`.
    Kinds(Vec<Kind>),
}

#[derive(Debug)]
pub(super) struct Word {
    pub(super) word: String,
    pub(super) about: String,
}

#[derive(Debug)]
pub(super) struct Kind {
    pub(super) word: String,
    pub(super) about: String,
    /// All fields except `kind`.
    pub(super) fields: Vec<Field>,
}

#[derive(Debug)]
pub(super) struct Field {
    pub(super) name: String,
    pub(super) about: String,
    pub(super) form: Form,
    pub(super) required: bool,
}

/// What a field may hold.
#[derive(Debug)]
pub(super) enum Form {
    Text,
    /// A string such as `2026-03-28T20:40:00Z`.
    Instant,
    Flag,
    Integer,
    Number,
    /// An object of a declared type.
    Object(String),
    /// A word of a declared type.
    Word(String),
    List(Box<Form>),
    /// An object whose keys are names.
    Keyed(Box<Form>),
    /// An object that the contract says no more about.
    Free,
    /// One of several types of values.
    Any,
}

impl Declaration {
    /// The types of some documents: each document, followed by the types that no earlier one uses.
    pub(super) fn of(documents: &[Document]) -> Vec<Self> {
        let (mut declarations, mut known) = (Vec::new(), BTreeSet::new());
        for document in documents {
            let schema = document.schema();
            let name = text(&schema["title"]);
            let types = schema["$defs"].as_object().into_iter().flatten();
            let all = std::iter::once((&name, &schema)).chain(types);
            let new = all.filter(|(name, _)| known.insert((*name).clone()));
            declarations.extend(new.map(|(name, meaning)| Self::new(name, meaning, &schema)));
        }
        declarations
    }

    fn new(name: &str, schema: &Value, document: &Value) -> Self {
        let meaning = match schema["oneOf"].as_array() {
            None => Meaning::Object(fields(schema, document)),
            Some(choices) if is_words(choices) => Meaning::Words(choices.iter().map(word).collect()),
            Some(choices) => Meaning::Kinds(choices.iter().map(|choice| kind(choice, document)).collect()),
        };
        Self { name: name.to_owned(), about: text(&schema["description"]), meaning }
    }

    /// The fields of all kinds.
    pub(super) fn fields(&self) -> impl Iterator<Item = &Field> {
        let (own, kinds): (&[Field], &[Kind]) = match &self.meaning {
            Meaning::Object(fields) => (fields, &[]),
            Meaning::Kinds(kinds) => (&[], kinds),
            Meaning::Words(_) => (&[], &[]),
        };
        own.iter().chain(kinds.iter().flat_map(|kind| &kind.fields))
    }

    /// The names of fields and the words in JSON.
    #[cfg(test)]
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let names: Vec<&str> = match &self.meaning {
            Meaning::Object(fields) => fields.iter().map(|field| field.name.as_str()).collect(),
            Meaning::Words(words) => words.iter().map(|word| word.word.as_str()).collect(),
            Meaning::Kinds(kinds) => {
                let fields = kinds.iter().flat_map(|kind| &kind.fields).map(|field| field.name.as_str());
                fields.chain(kinds.iter().map(|kind| kind.word.as_str())).collect()
            }
        };
        names.into_iter()
    }
}

impl Form {
    /// The declared type that it holds, if any.
    pub(super) fn named(&self) -> Option<&str> {
        match self {
            Self::Object(name) | Self::Word(name) => Some(name),
            Self::List(inner) | Self::Keyed(inner) => inner.named(),
            _ => None,
        }
    }
}

fn is_words(choices: &[Value]) -> bool {
    choices.iter().all(|choice| choice.get("const").is_some())
}

fn word(choice: &Value) -> Word {
    Word { word: text(&choice["const"]), about: text(&choice["description"]) }
}

fn kind(choice: &Value, document: &Value) -> Kind {
    let mut fields = fields(choice, document);
    fields.retain(|field| field.name != "kind");
    Kind { word: text(&choice["properties"]["kind"]["const"]), about: text(&choice["description"]), fields }
}

/// The fields of an object: the required ones in the contract's order, then the others by name.
fn fields(schema: &Value, document: &Value) -> Vec<Field> {
    let required: Vec<String> = schema["required"].as_array().into_iter().flatten().map(text).collect();
    let names = schema["properties"].as_object().into_iter().flat_map(|properties| properties.keys());
    let optional = names.filter(|name| !required.contains(name));
    let field = |name: &String, required| {
        let field = &schema["properties"][name];
        Field { name: name.clone(), about: text(&field["description"]), form: form(field, document), required }
    };
    required.iter().map(|name| field(name, true)).chain(optional.map(|name| field(name, false))).collect()
}

fn form(schema: &Value, document: &Value) -> Form {
    if let Some(target) = schema["$ref"].as_str() {
        let name = target.trim_start_matches("#/$defs/").to_owned();
        let choices = document["$defs"][&name]["oneOf"].as_array();
        return if choices.is_some_and(|choices| is_words(choices)) { Form::Word(name) } else { Form::Object(name) };
    }
    if schema.get("anyOf").is_some() {
        return Form::Any;
    }
    match (schema["type"].as_str().unwrap_or_default(), schema["format"].as_str()) {
        ("array", _) => Form::List(Box::new(form(&schema["items"], document))),
        ("boolean", _) => Form::Flag,
        ("integer", _) => Form::Integer,
        ("number", _) => Form::Number,
        ("string", Some("date-time")) => Form::Instant,
        ("string", _) => Form::Text,
        _ => keyed(schema, document),
    }
}

fn keyed(schema: &Value, document: &Value) -> Form {
    let by_pattern = schema["patternProperties"].as_object().and_then(|patterns| patterns.values().next());
    match by_pattern.or(schema.get("additionalProperties")) {
        Some(value) if value.is_object() => Form::Keyed(Box::new(form(value, document))),
        _ => Form::Free,
    }
}

/// A description from the schema, without the line breaks within paragraphs.
fn text(value: &Value) -> String {
    let paragraphs = value.as_str().unwrap_or_default().split("\n\n");
    paragraphs.map(|paragraph| paragraph.replace('\n', " ")).collect::<Vec<_>>().join("\n\n")
}
