//! TypeScript: interfaces, and unions of words.

use super::model::{Declaration, Field, Form, Kind, Meaning, Word};
use super::{ABOUT, block_comment, pascal};

pub(super) fn file(declarations: &[Declaration]) -> String {
    let mut file = format!("// Made by `courtesy schema --lang typescript`.\n\n{}", block_comment(ABOUT, ""));
    file += "\n/** A moment in UTC, such as `2026-03-28T20:40:00Z`. */\nexport type Instant = string;\n";
    for declaration in declarations {
        file += "\n";
        file += &declared(declaration);
    }
    file
}

fn declared(declaration: &Declaration) -> String {
    let (name, head) = (&declaration.name, block_comment(&declaration.about, ""));
    match &declaration.meaning {
        Meaning::Object(fields) => format!("{head}export interface {name} {{\n{}}}\n", members(fields)),
        Meaning::Words(words) => {
            format!("{head}export type {name} ={};\n", words.iter().map(alternative).collect::<String>())
        }
        Meaning::Kinds(kinds) => {
            let names: String = kinds.iter().map(|kind| format!("\n  | {}", interface_name(kind, name))).collect();
            let interfaces: String = kinds.iter().map(|kind| interface(kind, name)).collect();
            format!("{head}export type {name} ={names};\n{interfaces}")
        }
    }
}

fn alternative(word: &Word) -> String {
    format!("\n{}  | \"{}\"", block_comment(&word.about, "  "), word.word)
}

fn interface_name(kind: &Kind, name: &str) -> String {
    pascal(&kind.word) + name
}

fn interface(kind: &Kind, name: &str) -> String {
    let (head, members) = (block_comment(&kind.about, ""), members(&kind.fields));
    let interface = interface_name(kind, name);
    format!("\n{head}export interface {interface} {{\n  kind: \"{}\";\n{members}}}\n", kind.word)
}

fn members(fields: &[Field]) -> String {
    let members = fields.iter().map(|field| {
        let mark = if field.required { "" } else { "?" };
        format!("{}  {}{mark}: {};\n", block_comment(&field.about, "  "), field.name, typed(&field.form))
    });
    members.collect()
}

fn typed(form: &Form) -> String {
    match form {
        Form::Text => "string".into(),
        Form::Instant => "Instant".into(),
        Form::Flag => "boolean".into(),
        Form::Integer | Form::Number => "number".into(),
        Form::Object(name) | Form::Word(name) => name.clone(),
        Form::List(item) => format!("{}[]", typed(item)),
        Form::Keyed(value) => format!("{{ [name: string]: {} }}", typed(value)),
        Form::Any => "unknown".into(),
        Form::Free => "{ [name: string]: unknown }".into(),
    }
}
