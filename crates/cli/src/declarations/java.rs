//! Java: records with builders, enums for words, and sealed interfaces, for Jackson.

use courtesy_contract::{CONTRACT_VERSION, PLACEHOLDERS};

use super::model::{Declaration, Field, Form, Kind, Meaning, Word};
use super::{ABOUT_CLIENT, ABOUT_PLACEHOLDERS, ABOUT_UNRECOGNIZED_KIND, ABOUT_UNRECOGNIZED_WORD};
use super::{camel, comment, pascal, screaming};

/// Java's keywords, as far as fields might have those names.
const KEYWORDS: [&str; 14] = [
    "case", "catch", "class", "default", "do", "else", "final", "for", "if", "import", "new", "return", "switch",
    "this",
];

/// How to use the file, after what every file says about itself.
const HOW: &str = "\
Objects are made by builders, `Money.builder().minor(1250).currency(\"EUR\").build()`: a constructor gets further \
parameters when the contract gets further fields. `Contract.json()` reads and writes them. A field that can be left out \
is marked as nullable; lists and maps never are null.";

/// The file without its types: what they are read and written with, and what isn't a type.
const FRAME: &str = include_str!("frame.java");

pub(super) fn file(declarations: &[Declaration]) -> String {
    let placeholders: Vec<String> = PLACEHOLDERS.iter().map(|name| format!("        \"{name}\"")).collect();
    let types: String = declarations.iter().map(|declaration| format!("\n{}", declared(declaration))).collect();
    FRAME
        .replace("{ABOUT}\n", &documentation(&format!("{ABOUT_CLIENT}\n\n{HOW}"), &[], ""))
        .replace("{VERSION}", CONTRACT_VERSION)
        .replace("{ABOUT_PLACEHOLDERS}", &marked_up(ABOUT_PLACEHOLDERS))
        .replace("{PLACEHOLDERS}", &placeholders.join(",\n"))
        .replace("{TYPES}\n", &types)
}

fn declared(declaration: &Declaration) -> String {
    let (name, about) = (&declaration.name, &declaration.about);
    match &declaration.meaning {
        Meaning::Object(fields) => record(name, about, fields, None),
        Meaning::Words(words) => enumeration(name, about, words),
        Meaning::Kinds(kinds) => {
            let records = kinds.iter().map(|kind| {
                let of_a_kind = Some((name.as_str(), kind.word.as_str()));
                format!("\n{}", record(&(pascal(&kind.word) + name), &kind.about, &kind.fields, of_a_kind))
            });
            interface(name, about, kinds) + &records.collect::<String>() + &unrecognized(name)
        }
    }
}

fn enumeration(name: &str, about: &str, words: &[Word]) -> String {
    let constants = words.iter().map(|Word { word, about }| {
        // A name can't begin with a digit, but the word `1` does.
        let digit = if word.starts_with(|first: char| first.is_ascii_digit()) { "_" } else { "" };
        format!("{}        {digit}{}(\"{word}\"),\n", documentation(about, &[], "        "), screaming(word))
    });
    let (head, constants) = (documentation(about, &[], "    "), constants.collect::<String>());
    let unrecognized = documentation(ABOUT_UNRECOGNIZED_WORD, &[], "        ");
    format!(
        "{head}    public enum {name} {{
{constants}{unrecognized}        UNRECOGNIZED(\"(unrecognized)\");

        private final String word;

        {name}(String word) {{
            this.word = word;
        }}

        /** The word in JSON. */
        @JsonValue
        public String word() {{
            return word;
        }}

        /** The constant of a word. */
        @JsonCreator
        public static {name} of(String word) {{
            return Contract.word(values(), {name}::word, word);
        }}
    }}
"
    )
}

/// The interface of all kinds.
fn interface(name: &str, about: &str, kinds: &[Kind]) -> String {
    let class = |kind: &Kind| pascal(&kind.word) + name;
    let subtypes: Vec<String> = kinds
        .iter()
        .map(|kind| format!("        @JsonSubTypes.Type(value = {}.class, name = \"{}\")", class(kind), kind.word))
        .collect();
    let permitted: String = kinds.iter().map(|kind| format!("{}, ", class(kind))).collect();
    let permits = comment(&format!("{permitted}Unrecognized{name} {{"), "            ");
    format!(
        "{}    @JsonTypeInfo(
        use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.EXISTING_PROPERTY, property = \"kind\", visible = true,
        defaultImpl = Unrecognized{name}.class)
    @JsonSubTypes({{
{}
    }})
    public sealed interface {name}
        permits
{permits}        /** The word that tells the kinds apart. */
        @JsonProperty(\"kind\")
        String kind();
    }}
",
        documentation(about, &[], "    "),
        subtypes.join(",\n")
    )
}

/// The record of the kinds that only a newer contract has.
fn unrecognized(name: &str) -> String {
    format!(
        "\n{}    public record Unrecognized{name}(\n        \
         @JsonProperty(value = \"kind\", required = true) String kind) implements {name} {{\n    }}\n",
        documentation(ABOUT_UNRECOGNIZED_KIND, &["@param kind the word".into()], "    ")
    )
}

/// A record with its builder; one of a kind implements the interface of all kinds.
fn record(name: &str, about: &str, fields: &[Field], kind: Option<(&str, &str)>) -> String {
    let tags: Vec<String> = fields.iter().map(|field| format!("@param {} {}", named(field), field.about)).collect();
    let components: Vec<String> = fields.iter().map(component).collect();
    let components = if components.is_empty() { String::new() } else { format!("\n{}", components.join(",\n")) };
    let implements = kind.map(|(interface, _)| format!(" implements {interface}")).unwrap_or_default();
    let kind = kind.map(|(_, word)| {
        format!("        @Override\n        public String kind() {{\n            return \"{word}\";\n        }}\n")
    });
    let parts = [checks(name, fields), kind.unwrap_or_default(), builder(name, fields)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!(
        "{}    @JsonInclude(Include.NON_NULL)\n    public record {name}({components}){implements} {{\n{}    }}\n",
        documentation(about, &tags, "    "),
        parts.join("\n")
    )
}

fn component(field: &Field) -> String {
    let (name, form) = (&field.name, typed(&field.form));
    let declared = match &field.form {
        Form::Flag | Form::Integer | Form::Number if field.required => primitive(&field.form).to_owned(),
        _ if field.required => form,
        Form::List(_) | Form::Keyed(_) => format!("@JsonInclude(Include.NON_EMPTY) {form}"),
        _ => format!("@Nullable {form}"),
    };
    let property = if field.required { format!("value = \"{name}\", required = true") } else { format!("\"{name}\"") };
    format!("        @JsonProperty({property}) {declared} {}", named(field))
}

/// The part of the constructor that lets nothing be null that isn't marked so.
fn checks(name: &str, fields: &[Field]) -> String {
    let checks = fields.iter().filter_map(|field| {
        let own = named(field);
        match &field.form {
            Form::Flag | Form::Integer | Form::Number => None,
            Form::List(_) | Form::Keyed(_) | Form::Free => {
                let copy = if matches!(field.form, Form::List(_)) { "list" } else { "map" };
                let given = if field.required { required(field) } else { own.clone() };
                let is_kept = matches!(field.form, Form::Free) && !field.required;
                (!is_kept).then(|| format!("            {own} = {copy}({given});\n"))
            }
            _ if field.required => Some(format!("            {};\n", required(field))),
            _ => None,
        }
    });
    let checks: String = checks.collect();
    if checks.is_empty() { checks } else { format!("        public {name} {{\n{checks}        }}\n") }
}

fn required(field: &Field) -> String {
    format!("Objects.requireNonNull({}, \"{}\")", named(field), field.name)
}

fn builder(name: &str, fields: &[Field]) -> String {
    if fields.is_empty() {
        return String::new();
    }
    let members = fields.iter().map(|field| format!("            private {} {};\n", held(field), named(field)));
    let setters = fields.iter().map(|field| {
        let (own, form) = (named(field), given(field));
        format!(
            "\n{}            public Builder {own}({form} {own}) {{\n                this.{own} = {own};\n                \
             return this;\n            }}\n",
            documentation(&field.about, &[], "            ")
        )
    });
    let arguments = fields.iter().map(|field| match &field.form {
        Form::Flag | Form::Integer | Form::Number if field.required => required(field),
        _ => named(field),
    });
    let arguments = comment(&format!("{});", arguments.collect::<Vec<_>>().join(", ")), "                    ");
    format!(
        "        /** Begins without any field. */
        public static Builder builder() {{
            return new Builder();
        }}

        /** Makes {article} {{@link {name}}}. */
        public static final class Builder {{
{members}
            private Builder() {{
            }}
{setters}
            /**
             * Makes it.
             *
             * @throws NullPointerException if a required field is missing; the message names it
             */
            public {name} build() {{
                return new {name}(
{arguments}            }}
        }}
",
        article = if name.starts_with(['A', 'E', 'I', 'O', 'U']) { "an" } else { "a" },
        members = members.collect::<String>(),
        setters = setters.collect::<String>(),
    )
}

/// The type of a builder's field: whatever hasn't been set is null.
fn held(field: &Field) -> String {
    let form = typed(&field.form);
    if field.required || matches!(field.form, Form::List(_) | Form::Keyed(_)) {
        form
    } else {
        format!("@Nullable {form}")
    }
}

/// The type of a setter's parameter.
fn given(field: &Field) -> String {
    match field.form {
        Form::Flag | Form::Integer | Form::Number => primitive(&field.form).to_owned(),
        _ => held(field),
    }
}

fn named(field: &Field) -> String {
    let name = camel(&field.name);
    let mark = if KEYWORDS.contains(&name.as_str()) { "_" } else { "" };
    name + mark
}

fn typed(form: &Form) -> String {
    match form {
        Form::Text => "String".into(),
        Form::Instant => "Instant".into(),
        Form::Flag => "Boolean".into(),
        Form::Integer => "Long".into(),
        Form::Number => "Double".into(),
        Form::Object(name) | Form::Word(name) => name.clone(),
        Form::List(item) => format!("List<{}>", typed(item)),
        Form::Keyed(value) => format!("Map<String, {}>", typed(value)),
        Form::Free => "Map<String, Object>".into(),
        Form::Any => "Object".into(),
    }
}

fn primitive(form: &Form) -> &'static str {
    match form {
        Form::Flag => "boolean",
        Form::Integer => "long",
        _ => "double",
    }
}

/// A documentation comment with tags, on one line if it fits.
fn documentation(about: &str, tags: &[String], indent: &str) -> String {
    if tags.is_empty() {
        return super::block_comment(&marked_up(about), indent);
    }
    let prefix = format!("{indent} * ");
    let tags: String = tags.iter().map(|tag| comment(&marked_up(tag), &prefix)).collect();
    format!("{indent}/**\n{}{indent} *\n{tags}{indent} */\n", comment(&marked_up(about), &prefix))
}

/// A description as Javadoc wants it.
fn marked_up(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace("\n\n", "\n\n<p>");
    let parts = text.split('`').enumerate();
    parts.map(|(at, part)| if at % 2 == 1 { format!("{{@code {part}}}") } else { part.to_owned() }).collect()
}
