//! PHP: readonly classes, and enums for words.

use courtesy_contract::{CONTRACT_VERSION, PLACEHOLDERS};

use super::model::{Declaration, Field, Form, Kind, Meaning, Word};
use super::{ABOUT_CLIENT, ABOUT_PLACEHOLDERS, ABOUT_UNRECOGNIZED_KIND, ABOUT_UNRECOGNIZED_WORD};
use super::{block_comment, camel, pascal};

/// PHP's keywords, as far as types might have those names.
const KEYWORDS: [&str; 9] = ["Case", "Class", "Default", "Function", "Interface", "List", "Match", "Switch", "Use"];

/// How to use the file, after what every file says about itself.
const HOW: &str = "\
Objects are made with named arguments: `new Money(minor: 1250, currency: 'EUR')`. `json_encode` writes them, and \
`Decision::read(Json::parse($text))` reads them.";

/// The file without its types: what they are read and written with, and what isn't a type.
const FRAME: &str = include_str!("frame.php");

pub(super) fn file(declarations: &[Declaration]) -> String {
    let placeholders: String = PLACEHOLDERS.iter().map(|name| format!("        '{name}',\n")).collect();
    let types: String = declarations.iter().map(|declaration| format!("\n{}", declared(declaration))).collect();
    FRAME
        .replace("{ABOUT}\n", &block_comment(&format!("{ABOUT_CLIENT}\n\n{HOW}"), ""))
        .replace("{VERSION}", CONTRACT_VERSION)
        .replace("{ABOUT_PLACEHOLDERS}", ABOUT_PLACEHOLDERS)
        .replace("{PLACEHOLDERS}", &placeholders)
        .replace("{TYPES}\n", &types)
}

fn declared(declaration: &Declaration) -> String {
    let (name, head) = (class_name(&declaration.name), block_comment(&declaration.about, ""));
    match &declaration.meaning {
        Meaning::Object(fields) => {
            format!(
                "{head}final readonly class {name} implements \\JsonSerializable\n{{\n{}}}\n",
                members(fields, None)
            )
        }
        Meaning::Words(words) => enumeration(&name, &head, words),
        Meaning::Kinds(kinds) => {
            let classes: String = kinds.iter().map(|kind| of_a_kind(kind, &name)).collect();
            base(&name, &head, kinds) + &classes + &unrecognized(&name)
        }
    }
}

fn enumeration(name: &str, head: &str, words: &[Word]) -> String {
    let cases = words.iter().map(|Word { word, about }| {
        // A name can't begin with a digit, but the word `1` does.
        let digit = if word.starts_with(|first: char| first.is_ascii_digit()) { "_" } else { "" };
        format!("{}    case {digit}{} = '{word}';\n", block_comment(about, "    "), pascal(word))
    });
    format!(
        "{head}enum {name}: string\n{{\n{}{}    case Unrecognized = '(unrecognized)';\n\n    \
         public static function read(Json $json): self\n    {{\n        \
         return self::tryFrom($json->text()) ?? self::Unrecognized;\n    }}\n}}\n",
        cases.collect::<String>(),
        block_comment(ABOUT_UNRECOGNIZED_WORD, "    ")
    )
}

/// The class of all kinds.
fn base(name: &str, head: &str, kinds: &[Kind]) -> String {
    let arms = kinds.iter().map(|Kind { word, .. }| {
        let class = pascal(word) + name;
        format!("            '{word}' => {class}::read($json),\n")
    });
    format!(
        "{head}abstract readonly class {name} implements \\JsonSerializable\n{{\n    \
         /** @param string $kind The word that tells the kinds apart. */\n    \
         protected function __construct(public string $kind)\n    {{\n    }}\n\n    \
         public static function read(Json $json): self\n    {{\n        $kind = $json->need('kind')->text();\n        \
         return match ($kind) {{\n{}            default => new Unrecognized{name}($kind),\n        }};\n    }}\n}}\n",
        arms.collect::<String>()
    )
}

fn of_a_kind(Kind { word, about, fields }: &Kind, name: &str) -> String {
    let head = block_comment(about, "");
    let class = pascal(word) + name;
    format!("\n{head}final readonly class {class} extends {name}\n{{\n{}}}\n", members(fields, Some(word)))
}

/// The class of the kinds that only a newer contract has.
fn unrecognized(name: &str) -> String {
    format!(
        "\n{}final readonly class Unrecognized{name} extends {name}\n{{\n    \
         public function __construct(string $kind)\n    {{\n        parent::__construct($kind);\n    }}\n\n    \
         public function jsonSerialize(): \\stdClass\n    {{\n        \
         return Json::object(['kind' => $this->kind]);\n    }}\n}}\n",
        block_comment(ABOUT_UNRECOGNIZED_KIND, "")
    )
}

/// What stands in a class: how it is made, read and written.
fn members(fields: &[Field], kind: Option<&str>) -> String {
    let parameters: String = fields.iter().map(parameter).collect();
    let body = kind.map(|word| format!("        parent::__construct('{word}');\n")).unwrap_or_default();
    let reads: String =
        fields.iter().map(|field| format!("            {}: {},\n", camel(&field.name), read(field))).collect();
    let kind = if kind.is_some() { "            'kind' => $this->kind,\n" } else { "" };
    let writes: String =
        fields.iter().map(|field| format!("            '{}' => {},\n", field.name, write(field))).collect();
    let (parameters, reads) = (spread(&parameters, "    "), spread(&reads, "        "));
    let end = if fields.is_empty() { "\n    {\n" } else { " {\n" };
    format!(
        "    public function __construct({parameters}){end}{body}    }}\n\n    \
         public static function read(Json $json): self\n    {{\n        return new self({reads});\n    }}\n\n    \
         public function jsonSerialize(): \\stdClass\n    {{\n        \
         return Json::object([\n{kind}{writes}        ]);\n    }}\n"
    )
}

/// Lines between parentheses; nothing if there are none.
fn spread(lines: &str, indent: &str) -> String {
    if lines.is_empty() { String::new() } else { format!("\n{lines}{indent}") }
}

fn parameter(field: &Field) -> String {
    let (name, form) = (camel(&field.name), typed(&field.form));
    let about = match element(&field.form) {
        Some(element) => format!("{}\n\n@var {element}", field.about),
        None => field.about.clone(),
    };
    let declared = match &field.form {
        _ if field.required => format!("{form} ${name}"),
        Form::List(_) | Form::Keyed(_) => format!("{form} ${name} = []"),
        Form::Any => format!("{form} ${name} = null"),
        _ => format!("?{form} ${name} = null"),
    };
    format!("{}        public {declared},\n", block_comment(&about, "        "))
}

fn class_name(name: &str) -> String {
    let mark = if KEYWORDS.contains(&name) { "_" } else { "" };
    format!("{name}{mark}")
}

/// The type in PHP itself.
fn typed(form: &Form) -> String {
    match form {
        Form::Text => "string".into(),
        Form::Instant => "\\DateTimeImmutable".into(),
        Form::Flag => "bool".into(),
        Form::Integer => "int".into(),
        Form::Number => "float".into(),
        Form::Object(name) | Form::Word(name) => class_name(name),
        Form::List(_) | Form::Keyed(_) => "array".into(),
        Form::Free => "\\stdClass".into(),
        Form::Any => "mixed".into(),
    }
}

/// The type of an array for tools that know more types than PHP.
fn element(form: &Form) -> Option<String> {
    let inside = |inner: &Form| element(inner).unwrap_or_else(|| typed(inner));
    match form {
        Form::List(item) => Some(format!("list<{}>", inside(item))),
        Form::Keyed(value) => Some(format!("array<string, {}>", inside(value))),
        _ => None,
    }
}

fn read(field: &Field) -> String {
    let (name, how) = (&field.name, reader(&field.form));
    match &field.form {
        _ if field.required => format!("$json->need('{name}')->{how}"),
        Form::List(_) | Form::Keyed(_) => format!("$json->at('{name}')?->{how} ?? []"),
        _ => format!("$json->at('{name}')?->{how}"),
    }
}

/// The method of `Json` that reads it, with its arguments.
fn reader(form: &Form) -> String {
    match form {
        Form::Text => "text()".into(),
        Form::Instant => "instant()".into(),
        Form::Flag => "flag()".into(),
        Form::Integer => "integer()".into(),
        Form::Number => "number()".into(),
        Form::Object(name) | Form::Word(name) => format!("as({}::read(...))", class_name(name)),
        Form::List(item) => format!("list({})", function(item)),
        Form::Keyed(value) => format!("keyed({})", function(value)),
        Form::Free => "free()".into(),
        Form::Any => "any()".into(),
    }
}

/// A function that reads it.
fn function(form: &Form) -> String {
    match form {
        Form::Object(name) | Form::Word(name) => format!("{}::read(...)", class_name(name)),
        _ => format!("static fn (Json $item) => $item->{}", reader(form)),
    }
}

fn write(field: &Field) -> String {
    let value = format!("$this->{}", camel(&field.name));
    match &field.form {
        Form::Instant => format!("Json::moment({value})"),
        Form::List(item) if matches!(**item, Form::Instant) => {
            let written = format!("array_map(Json::moment(...), {value})");
            if field.required { written } else { written + " ?: null" }
        }
        Form::List(_) if !field.required => format!("{value} ?: null"),
        Form::Keyed(_) if field.required => format!("(object) {value}"),
        Form::Keyed(_) => format!("{value} ? (object) {value} : null"),
        _ => value,
    }
}
