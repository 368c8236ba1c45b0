//! Go: structs for `encoding/json`, and typed constants for words.

use courtesy_contract::PLACEHOLDERS;

use super::model::{Declaration, Field, Form, Kind, Meaning, Word};
use super::{ABOUT, ABOUT_PLACEHOLDERS, comment, pascal};

/// Parts of names that Go writes in capitals.
const INITIALS: [(&str, &str); 3] = [("Id", "ID"), ("Url", "URL"), ("Sms", "SMS")];

pub(super) fn file(declarations: &[Declaration]) -> String {
    let bodies: String = declarations.iter().map(|declaration| format!("\n{}", declared(declaration))).collect();
    let mut file = format!("// Made by `courtesy schema --lang go`.\n//\n{}\npackage main\n", comment(ABOUT, "// "));
    let imports = [("json.RawMessage", "\t\"encoding/json\"\n"), ("time.Time", "\t\"time\"\n")];
    let needed: String = imports.iter().filter(|(used, _)| bodies.contains(used)).map(|(_, import)| *import).collect();
    if !needed.is_empty() {
        file += &format!("\nimport (\n{needed})\n");
    }
    let placeholders: String = PLACEHOLDERS.iter().map(|name| format!("\t\"{name}\",\n")).collect();
    let about = comment(ABOUT_PLACEHOLDERS, "// ");
    file + &bodies + &format!("\n{about}var Placeholders = []string{{\n{placeholders}}}\n")
}

fn declared(declaration: &Declaration) -> String {
    let (name, head) = (&declaration.name, comment(&declaration.about, "// "));
    match &declaration.meaning {
        Meaning::Object(fields) => format!("{head}type {name} struct {{\n{}}}\n", members(fields)),
        Meaning::Words(words) => format!("{head}type {name} string\n{}{}", constants(name, words), known(name, words)),
        Meaning::Kinds(kinds) => {
            let names = kinds.iter().map(|kind| pascal(&kind.word) + name).collect::<Vec<_>>().join(", ");
            let about = format!("{}\n\nOne of {names}; read from JSON, a map.", declaration.about);
            let structs: String = kinds.iter().map(|kind| of_a_kind(kind, name)).collect();
            format!("{}type {name} any\n{structs}", comment(&about, "// "))
        }
    }
}

/// A struct whose `kind` has its own type, so that nobody needs to set it.
fn of_a_kind(Kind { word, about, fields }: &Kind, name: &str) -> String {
    let name = pascal(word) + name;
    let kind = format!("{}Kind", name[..1].to_lowercase() + &name[1..]);
    format!(
        "\n{}type {name} struct {{\n\tKind {kind} `json:\"kind\"`\n{}}}\n\ntype {kind} struct{{}}\n\n\
         func ({kind}) MarshalText() ([]byte, error) {{\n\treturn []byte(\"{word}\"), nil\n}}\n",
        comment(about, "// "),
        members(fields)
    )
}

/// The words of a type.
fn constants(name: &str, words: &[Word]) -> String {
    let constants = words.iter().map(|Word { word, about }| {
        format!("{}\t{name}{} {name} = \"{word}\"\n", comment(about, "\t// "), exported(word))
    });
    format!("\nconst (\n{})\n", constants.collect::<String>())
}

/// Go accepts any string as a word, so tests need this check.
fn known(name: &str, words: &[Word]) -> String {
    let words: Vec<String> = words.iter().map(|Word { word, .. }| format!("{name}{}", exported(word))).collect();
    format!(
        "\n// Known says whether it is a word of the contract.\nfunc (word {name}) Known() bool {{\n\tswitch word {{\n\
         \tcase {}:\n\t\treturn true\n\t}}\n\treturn false\n}}\n",
        words.join(",\n\t\t")
    )
}

fn members(fields: &[Field]) -> String {
    let members = fields.iter().map(|field| {
        let (about, name) = (comment(&field.about, "\t// "), exported(&field.name));
        format!("{about}\t{name} {} `json:\"{}{}\"`\n", typed(field), field.name, omission(field))
    });
    members.collect()
}

/// A name that is exported.
fn exported(name: &str) -> String {
    let part = |part: &str| {
        let part = pascal(part);
        INITIALS.iter().find(|(usual, _)| *usual == part).map_or(part, |(_, capitals)| (*capitals).to_owned())
    };
    name.split('_').map(part).collect()
}

/// The type of a struct's field that may be left out: for most types, their empty value stands for that.
fn typed(field: &Field) -> String {
    let form = of(&field.form);
    match field.form {
        Form::Flag | Form::Integer | Form::Number if !field.required => format!("*{form}"),
        _ => form,
    }
}

fn of(form: &Form) -> String {
    match form {
        Form::Text => "string".into(),
        Form::Instant => "time.Time".into(),
        Form::Flag => "bool".into(),
        Form::Integer => "int64".into(),
        Form::Number => "float64".into(),
        Form::Object(name) | Form::Word(name) => name.clone(),
        Form::List(item) => format!("[]{}", of(item)),
        Form::Keyed(value) => format!("map[string]{}", of(value)),
        Form::Free | Form::Any => "json.RawMessage".into(),
    }
}

fn omission(field: &Field) -> &'static str {
    match field.form {
        _ if field.required => "",
        Form::List(_) | Form::Keyed(_) | Form::Free | Form::Any => ",omitempty",
        _ => ",omitzero",
    }
}
