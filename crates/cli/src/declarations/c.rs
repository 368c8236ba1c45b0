//! C and C++: macros for field names and words, so that the compiler catches misspelt ones.

use super::model::{Declaration, Field, Meaning};
use super::{ABOUT, block_comment, comment, screaming};

pub(super) fn file(declarations: &[Declaration]) -> String {
    let head = format!("Made by `courtesy schema --lang c`.\n\n{ABOUT}\n\n{NAMES}");
    let mut file =
        format!("/*\n{} */\n#ifndef COURTESY_CONTRACT_H\n#define COURTESY_CONTRACT_H\n", comment(&head, " * "));
    for declaration in declarations {
        file += "\n";
        file += &declared(declaration);
    }
    file + "\n#endif\n"
}

const NAMES: &str = "\
The field `language` of the type `Customer` is COURTESY_CUSTOMER_LANGUAGE, and the word `email` of the type `Channel` is \
COURTESY_CHANNEL_EMAIL. All of them are string literals, so they join others: \"/customer/\" COURTESY_CUSTOMER_LANGUAGE.";

fn declared(declaration: &Declaration) -> String {
    let head = format!("/*\n{} */\n", comment(&format!("{}: {}", declaration.name, declaration.about), " * "));
    let prefix = screaming(&declaration.name);
    let body: String = match &declaration.meaning {
        Meaning::Object(fields) => fields.iter().map(|field| member(&prefix, field)).collect(),
        Meaning::Words(words) => words.iter().map(|word| define(&prefix, &word.word, &word.about)).collect(),
        Meaning::Kinds(kinds) => {
            let kinds = kinds.iter().map(|kind| {
                let prefix_of_kind = format!("{prefix}_{}", screaming(&kind.word));
                let members = kind.fields.iter().map(|field| member(&prefix_of_kind, field));
                define(&prefix, &kind.word, &kind.about) + &members.collect::<String>()
            });
            define(&prefix, "kind", "Says which fields follow.") + &kinds.collect::<String>()
        }
    };
    head + &body
}

fn member(prefix: &str, field: &Field) -> String {
    define(prefix, &field.name, &field.about)
}

fn define(prefix: &str, name: &str, about: &str) -> String {
    format!("{}#define COURTESY_{prefix}_{} \"{name}\"\n", block_comment(about, ""), screaming(name))
}
