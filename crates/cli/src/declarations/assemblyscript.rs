//! AssemblyScript: views of the facts that a plugin reads, classes for what it writes, and words as class constants.
//!
//! They use the JSON reader and writer that `courtesy new --lang typescript` puts beside them.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::PLACEHOLDERS;

use super::model::{Declaration, Field, Form, Meaning, Word};
use super::{ABOUT, ABOUT_PLACEHOLDERS, block_comment, pascal};

/// Words that can't name a getter, as far as fields might have those names.
const KEYWORDS: [&str; 15] = [
    "case", "catch", "class", "default", "delete", "else", "export", "for", "function", "if", "import", "in", "of",
    "return", "with",
];

/// How to use the file, after what every file says about itself.
const HOW: &str = "\
Facts are read through views: `order.status` leads to the status, whether it is known or not. Answers are \
written as objects: the constructor takes the required fields, and the others are set. Words are class constants, \
such as `Channel.Email`.";

pub(super) fn file(declarations: &[Declaration]) -> String {
    let types = Types::of(declarations);
    let mut file = format!(
        "// Made by `courtesy schema --lang assemblyscript`.\n\n{}\n\
         import {{ Fact }} from \"./read\";\nimport {{ Fields, Known, Word }} from \"./write\";\n",
        block_comment(&format!("{ABOUT}\n\n{HOW}"), "")
    );
    for declaration in declarations {
        file += "\n";
        file += &types.declared(declaration);
    }
    let placeholders: String = PLACEHOLDERS.iter().map(|name| format!("  \"{name}\",\n")).collect();
    file + &format!(
        "\n{}export const PLACEHOLDERS: string[] = [\n{placeholders}];\n",
        block_comment(ABOUT_PLACEHOLDERS, "")
    )
}

/// The types that answers consist of. All others are only read.
struct Types<'d> {
    by_name: BTreeMap<&'d str, &'d Declaration>,
    written: BTreeSet<&'d str>,
}

impl<'d> Types<'d> {
    fn of(declarations: &'d [Declaration]) -> Self {
        let by_name = declarations.iter().map(|declaration| (declaration.name.as_str(), declaration)).collect();
        let mut types = Self { by_name, written: BTreeSet::new() };
        let mut next = vec!["Answer"];
        while let Some(name) = next.pop() {
            let Some((&name, declaration)) = types.by_name.get_key_value(name) else { continue };
            if types.written.insert(name) {
                next.extend(declaration.fields().filter_map(|field| field.form.named()));
            }
        }
        types
    }

    fn declared(&self, declaration: &Declaration) -> String {
        let (name, about) = (declaration.name.as_str(), &declaration.about);
        let head = block_comment(about, "");
        let written = self.written.contains(name);
        match &declaration.meaning {
            Meaning::Words(words) => {
                format!("{head}export class {name} extends Word {{\n{}}}\n", constants(name, words))
            }
            Meaning::Object(fields) if written => class(name, about, fields, None),
            Meaning::Object(fields) => self.view(name, about, fields, None),
            Meaning::Kinds(kinds) if written => {
                let base = format!("{head}export abstract class {name} {{\n  abstract toString(): string;\n}}\n");
                let classes = kinds.iter().map(|kind| {
                    let of_a_kind = Some((name, kind.word.as_str()));
                    "\n".to_owned() + &class(&(pascal(&kind.word) + name), &kind.about, &kind.fields, of_a_kind)
                });
                base + &classes.collect::<String>()
            }
            Meaning::Kinds(kinds) => {
                let views = kinds
                    .iter()
                    .map(|kind| self.view(&(pascal(&kind.word) + name), &kind.about, &kind.fields, Some(&kind.word)));
                views.collect::<Vec<_>>().join("\n")
            }
        }
    }

    /// A view of facts; for a kind, with its word as a constant.
    fn view(&self, name: &str, about: &str, fields: &[Field], kind: Option<&str>) -> String {
        let head = block_comment(about, "");
        let kind = kind.map(|word| format!("  static readonly kind: string = \"{word}\";\n\n")).unwrap_or_default();
        let mut class = format!("{head}export class {name} {{\n{kind}  constructor(readonly fact: Fact) {{}}\n");
        for Field { name, about, form, .. } in fields {
            let fact = format!("this.fact.get(\"{name}\")");
            let (is, made) = match form {
                Form::Object(of) if self.is_view(of) => (of.clone(), format!("new {of}({fact})")),
                Form::List(item) => match item.as_ref() {
                    Form::Object(of) if self.is_view(of) => {
                        (format!("{of}[]"), format!("{fact}.items().map<{of}>((item) => new {of}(item))"))
                    }
                    _ => ("Fact".to_owned(), fact),
                },
                _ => ("Fact".to_owned(), fact),
            };
            let mark = if KEYWORDS.contains(&name.as_str()) { "_" } else { "" };
            class += &format!("\n{}  get {name}{mark}(): {is} {{ return {made}; }}\n", block_comment(about, "  "));
        }
        class + "}\n"
    }

    fn is_view(&self, name: &str) -> bool {
        let is_object = |declaration: &&Declaration| matches!(declaration.meaning, Meaning::Object(_));
        !self.written.contains(name) && self.by_name.get(name).is_some_and(is_object)
    }
}

fn constants(name: &str, words: &[Word]) -> String {
    let constants = words.iter().map(|Word { word, about }| {
        // A name can't begin with a digit, but the word `1` does.
        let digit = if word.starts_with(|first: char| first.is_ascii_digit()) { "_" } else { "" };
        let constant = format!("static readonly {digit}{}: {name} = new {name}(\"{word}\");", pascal(word));
        format!("{}  {constant}\n", block_comment(about, "  "))
    });
    constants.collect()
}

/// A class that writes itself as JSON; one for a kind extends the class of all kinds and writes its word as well.
fn class(name: &str, about: &str, fields: &[Field], kind: Option<(&str, &str)>) -> String {
    let (required, optional): (Vec<&Field>, Vec<&Field>) = fields.iter().partition(|field| field.required);
    let base = kind.map(|(base, _)| format!(" extends {base}")).unwrap_or_default();
    let mut class = format!("{}export class {name}{base} {{\n", block_comment(about, ""));
    for field in &optional {
        class += &format!("{}  {}: {};\n\n", block_comment(&field.about, "  "), field.name, unset(&field.form));
    }
    if !required.is_empty() {
        let parameters = required.iter().map(|field| {
            let (about, name, form) = (block_comment(&field.about, "    "), &field.name, typed(&field.form));
            format!("{about}    public {name}: {form},\n")
        });
        let body = if kind.is_some() { "{\n    super();\n  }" } else { "{}" };
        class += &format!("  constructor(\n{}  ) {body}\n\n", parameters.collect::<String>());
    }
    class + &writing(&required, &optional, kind.map(|(_, word)| word)) + "}\n"
}

fn writing(required: &[&Field], optional: &[&Field], kind: Option<&str>) -> String {
    let kind = kind.map(|word| format!(".set(\"kind\", \"{word}\")")).unwrap_or_default();
    let always: String = required.iter().map(|field| format!(".{}", put(field, ""))).collect();
    let fields = format!("new Fields(){kind}{always}");
    if optional.is_empty() {
        return format!("  toString(): string {{\n    return {fields}.toString();\n  }}\n");
    }
    let others = optional.iter().map(|field| match field.form {
        Form::List(_) => format!("    if (this.{}.length > 0) fields.{};\n", field.name, put(field, "")),
        _ => format!("    if (this.{} !== null) fields.{};\n", field.name, put(field, "!")),
    });
    format!(
        "  toString(): string {{\n    const fields = {fields};\n{}    return fields.toString();\n  }}\n",
        others.collect::<String>()
    )
}

fn put(Field { name, form, .. }: &Field, mark: &str) -> String {
    let how = if matches!(form, Form::List(_)) { "list" } else { "set" };
    format!("{how}(\"{name}\", this.{name}{mark})")
}

/// The type of an optional field, with its initial value.
fn unset(form: &Form) -> String {
    match form {
        Form::List(_) => format!("{} = []", typed(form)),
        // Numbers can't be null in AssemblyScript.
        Form::Flag | Form::Integer | Form::Number => format!("Known<{}> | null = null", typed(form)),
        _ => format!("{} | null = null", typed(form)),
    }
}

fn typed(form: &Form) -> String {
    match form {
        Form::Text | Form::Instant => "string".into(),
        Form::Flag => "bool".into(),
        Form::Integer => "i64".into(),
        Form::Number => "f64".into(),
        Form::Object(name) | Form::Word(name) => name.clone(),
        Form::List(item) => format!("{}[]", typed(item)),
        Form::Keyed(_) | Form::Free | Form::Any => "Fields".into(),
    }
}
