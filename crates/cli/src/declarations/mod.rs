//! Declarations of the contract's types in other languages, generated from its JSON Schemas.

mod assemblyscript;
mod c;
mod go;
mod java;
mod model;
mod php;
mod python;
mod typescript;

use clap::ValueEnum;
use courtesy_contract::schema::Document;

use self::model::Declaration;

/// A language that the contract's types can be declared in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Language {
    /// Declarations for TypeScript, and for JavaScript with type comments
    Typescript,
    /// Classes for plugins made by `courtesy new --lang typescript`
    Assemblyscript,
    /// Typed dictionaries
    Python,
    /// Structs for encoding/json
    Go,
    /// Macros for field names and words, in C and C++
    C,
    /// Readonly classes and enums, for clients of `courtesy serve`
    Php,
    /// Records and enums for Jackson, for clients of `courtesy serve`
    Java,
}

/// What a plugin receives and what it returns.
const OF_A_PLUGIN: [Document; 2] = [Document::Context, Document::Answer];

/// What a client of the server sends and receives.
const OF_A_CLIENT: [Document; 4] = [Document::Context, Document::Decision, Document::Record, Document::Outcome];

impl Language {
    /// The committed file with the types of a plugin or of a client.
    #[cfg(test)]
    fn committed(self) -> &'static str {
        match self {
            Self::Typescript => "types/contract.d.ts",
            Self::Assemblyscript => "types/contract.ts",
            Self::Python => "types/contract.py",
            Self::Go => "types/contract.go",
            Self::C => "types/contract.h",
            Self::Php => "../clients/php/src/Contract.php",
            Self::Java => "../clients/java/src/main/java/io/github/courtesyrs/Contract.java",
        }
    }

    /// What its types are for, if no document is named: plugins, or clients, which are written in other languages.
    pub(crate) fn documents(self) -> &'static [Document] {
        match self {
            Self::Typescript | Self::Assemblyscript | Self::Python | Self::Go | Self::C => &OF_A_PLUGIN,
            Self::Php | Self::Java => &OF_A_CLIENT,
        }
    }

    /// The text of a file with the types of these documents.
    pub(crate) fn declare(self, documents: &[Document]) -> String {
        let declarations = Declaration::of(documents);
        match self {
            Self::Typescript => typescript::file(&declarations),
            Self::Assemblyscript => assemblyscript::file(&declarations),
            Self::Python => python::file(&declarations, ABOUT),
            Self::Go => go::file(&declarations),
            Self::C => c::file(&declarations),
            Self::Php => php::file(&declarations),
            Self::Java => java::file(&declarations),
        }
    }
}

/// What a file says about itself, before its declarations.
const ABOUT: &str = "What Courtesy and its plugins say to each other, version 1.0 of the contract.\n\n\
A field that isn't known is left out; there is no null. A plugin receives only the part of the context that it names \
under `reads` in plugin.toml, so a field that is required here can be missing there.";

/// The same, in the wheel.
#[cfg(test)]
const ABOUT_HOST: &str = "What Courtesy and a CRM say to each other. What isn't known is left out; there is no null.";

/// The same, in a file for clients.
const ABOUT_CLIENT: &str = "What Courtesy and a CRM say to each other.\n\n\
What isn't known is left out. A newer server may say more than this file knows: further fields are passed over, and further \
words and kinds are read as ones that aren't recognized.";

/// What a file for clients says about the word that stands for those it doesn't know.
const ABOUT_UNRECOGNIZED_WORD: &str = "A word that only a newer version of the contract has. It can't be sent.";

/// What a file for clients says about the kind that stands for those it doesn't know.
const ABOUT_UNRECOGNIZED_KIND: &str = "A kind that only a newer version of the contract has.";

/// What a file says about the list of placeholders.
const ABOUT_PLACEHOLDERS: &str = "The placeholders that every CRM fills in; a text writes one as `{first_name}`.";

/// The longest line of a comment, in characters.
const WIDTH: usize = 110;

/// Breaks a comment into lines, each with this prefix.
fn comment(text: &str, prefix: &str) -> String {
    let mut lines = String::new();
    for (number, paragraph) in text.split("\n\n").enumerate() {
        if number > 0 {
            lines += prefix.trim_end();
            lines += "\n";
        }
        lines += &wrapped(paragraph, prefix);
    }
    lines
}

/// A comment between `/**` and `*/`, on one line if it fits.
fn block_comment(text: &str, indent: &str) -> String {
    let line = format!("{indent}/** {text} */\n");
    if text.contains("\n\n") || line.chars().count() > WIDTH {
        format!("{indent}/**\n{}{indent} */\n", comment(text, &format!("{indent} * ")))
    } else {
        line
    }
}

fn wrapped(paragraph: &str, prefix: &str) -> String {
    let (mut lines, mut line) = (String::new(), String::new());
    for word in paragraph.split_whitespace() {
        if !line.is_empty() && prefix.chars().count() + line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines += &format!("{prefix}{line}\n");
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line += word;
    }
    lines + prefix + &line + "\n"
}

/// `days_since_last_order` as `DaysSinceLastOrder`, and `1.1` as `1_1`.
fn pascal(name: &str) -> String {
    let parts = name.split(['_', '-']).filter(|part| !part.is_empty());
    parts.map(|part| part[..1].to_uppercase() + &part[1..].replace('.', "_")).collect()
}

/// `days_since_last_order` as `daysSinceLastOrder`.
fn camel(name: &str) -> String {
    let pascal = pascal(name);
    pascal[..1].to_lowercase() + &pascal[1..]
}

/// `DaysSinceLastOrder` and `days_since_last_order` as `DAYS_SINCE_LAST_ORDER`, and `1.1` as `1_1`.
fn screaming(name: &str) -> String {
    let mut screaming = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !screaming.is_empty() {
            screaming.push('_');
        }
        screaming.push(if matches!(letter, '-' | '.') { '_' } else { letter.to_ascii_uppercase() });
    }
    screaming
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    #[test]
    fn the_committed_declarations_are_the_ones_that_are_made() {
        for language in Language::value_variants() {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(language.committed());
            assert_committed(&path, &language.declare(language.documents()));
        }
    }

    /// The types in the wheel, for whoever calls a host from Python.
    #[test]
    fn the_types_in_the_wheel_are_the_ones_that_are_made() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../python/python/courtesy/contract.py");
        assert_committed(&path, &python::file(&Declaration::of(&OF_A_CLIENT), ABOUT_HOST));
    }

    fn assert_committed(path: &Path, made: &str) {
        if std::env::var_os("ACCEPT").is_some() {
            fs::write(path, made).unwrap();
        }
        let committed = fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == made,
            "{} has drifted: run `ACCEPT=1 cargo test --workspace --bin courtesy` and read the difference",
            path.display()
        );
    }

    #[test]
    fn every_field_and_word_of_every_document_is_declared() {
        let declarations = Declaration::of(&Document::ALL);
        let names: usize = declarations.iter().map(|declaration| declaration.names().count()).sum();
        assert!(names > 300, "only {names} names were found");
        for language in Language::value_variants() {
            let file = language.declare(&Document::ALL);
            for name in declarations.iter().flat_map(Declaration::names) {
                assert!(file.contains(name), "{name} is missing in {language:?}");
            }
        }
    }

    #[test]
    fn comments_break_between_words() {
        let text = "word ".repeat(50) + "\n\nend";
        assert_eq!(block_comment("short", "  "), "  /** short */\n");
        assert!(block_comment(&text, "  ").ends_with("   * end\n   */\n"));
        let lines = comment(&text, "  // ");
        assert!(lines.lines().all(|line| line.starts_with("  //") && line.len() <= WIDTH && !line.ends_with(' ')));
        assert_eq!(lines.lines().rev().take(2).collect::<Vec<_>>(), ["  // end", "  //"]);
    }

    #[test]
    fn names_change_their_form() {
        assert_eq!(pascal("days_since_last_order"), "DaysSinceLastOrder");
        assert_eq!(camel("days_since_last_order"), "daysSinceLastOrder");
        assert_eq!(screaming("DaysSince"), "DAYS_SINCE");
        assert_eq!(screaming("in_person"), "IN_PERSON");
    }
}
