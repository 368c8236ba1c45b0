//! Python: typed dictionaries, and literal words.

use courtesy_contract::PLACEHOLDERS;

use super::model::{Declaration, Field, Form, Kind, Meaning};
use super::{ABOUT_PLACEHOLDERS, comment, pascal};

/// Python's keywords, as far as fields might have those names.
const KEYWORDS: [&str; 18] = [
    "and", "as", "class", "del", "except", "for", "from", "global", "if", "import", "in", "is", "not", "or", "pass",
    "return", "try", "with",
];

const IMPORTS: &str = "\
from __future__ import annotations

from typing import Any, Literal, NotRequired, TypeAlias, TypedDict, Union

# A moment in UTC, such as \"2026-03-28T20:40:00Z\".
Instant: TypeAlias = str
";

pub(super) fn file(declarations: &[Declaration], about: &str) -> String {
    let mut file = format!("# Made by `courtesy schema --lang python`.\n\n{}\n{IMPORTS}", documented(about, ""));
    for declaration in declarations {
        file += "\n\n";
        file += &declared(declaration);
    }
    let placeholders: String = PLACEHOLDERS.iter().map(|name| format!("    \"{name}\",\n")).collect();
    let about = comment(ABOUT_PLACEHOLDERS, "# ");
    file + &format!("\n\n{about}PLACEHOLDERS = (\n{placeholders})\n")
}

fn declared(declaration: &Declaration) -> String {
    let (name, about) = (&declaration.name, &declaration.about);
    match &declaration.meaning {
        Meaning::Object(fields) => dictionary(name, about, fields, ""),
        Meaning::Words(words) => {
            let head = comment(about, "# ");
            let words = words.iter().map(|word| format!("{}    \"{}\",\n", comment(&word.about, "    # "), word.word));
            format!("{head}{name}: TypeAlias = Literal[\n{}]\n", words.collect::<String>())
        }
        Meaning::Kinds(kinds) => {
            let classes: Vec<String> = kinds.iter().map(|kind| of_a_kind(kind, name)).collect();
            let names: String = kinds.iter().map(|kind| format!("    {}{name},\n", pascal(&kind.word))).collect();
            let head = comment(about, "# ");
            format!("{}\n\n{head}{name}: TypeAlias = Union[\n{names}]\n", classes.join("\n\n"))
        }
    }
}

fn of_a_kind(kind: &Kind, name: &str) -> String {
    dictionary(&(pascal(&kind.word) + name), &kind.about, &kind.fields, &kind.word)
}

/// A typed dictionary; with a field `kind` if there is a word for it.
fn dictionary(name: &str, about: &str, fields: &[Field], kind: &str) -> String {
    if fields.iter().any(|field| KEYWORDS.contains(&field.name.as_str())) {
        return with_any_names(name, about, fields, kind);
    }
    let mut class = format!("class {name}(TypedDict):\n{}\n", documented(about, "    "));
    if !kind.is_empty() {
        class += &format!("    kind: Literal[\"{kind}\"]\n");
    }
    for field in fields {
        class += &format!("    {}: {}\n{}", field.name, optional(field), documented(&field.about, "    "));
    }
    class
}

/// A typed dictionary in the form that allows keywords as names.
fn with_any_names(name: &str, about: &str, fields: &[Field], kind: &str) -> String {
    let mut class = format!("{}{name} = TypedDict(\n    \"{name}\",\n    {{\n", comment(about, "# "));
    if !kind.is_empty() {
        class += &format!("        \"kind\": Literal[\"{kind}\"],\n");
    }
    for field in fields {
        let about = comment(&field.about, "        # ");
        class += &format!("{about}        \"{}\": \"{}\",\n", field.name, optional(field));
    }
    class + "    },\n)\n"
}

fn optional(field: &Field) -> String {
    let typed = typed(&field.form);
    if field.required { typed } else { format!("NotRequired[{typed}]") }
}

fn typed(form: &Form) -> String {
    match form {
        Form::Text => "str".into(),
        Form::Instant => "Instant".into(),
        Form::Flag => "bool".into(),
        Form::Integer => "int".into(),
        Form::Number => "float".into(),
        Form::Object(name) | Form::Word(name) => name.clone(),
        Form::List(item) => format!("list[{}]", typed(item)),
        Form::Keyed(value) => format!("dict[str, {}]", typed(value)),
        Form::Any => "Any".into(),
        Form::Free => "dict[str, Any]".into(),
    }
}

fn documented(about: &str, indent: &str) -> String {
    let lines = comment(about, indent);
    let text = lines.trim();
    let end = if text.contains('\n') { format!("\n{indent}") } else { String::new() };
    format!("{indent}\"\"\"{text}{end}\"\"\"\n")
}
