//! The host's code compared with the English catalogue: every message in the code exists with just these arguments, and
//! every message in the catalogue is used.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::NO_WORDS;
use super::entry::is_part;
use super::listing::messages;

/// A message in code: its id, and the names of its arguments.
type Use = (String, BTreeSet<String>);

#[test]
fn the_code_and_the_catalogue_know_the_same_messages() {
    let known: BTreeMap<String, BTreeSet<String>> = messages()
        .into_iter()
        .filter(|message| !is_part(&message.id) && message.id != NO_WORDS)
        .map(|message| (message.id, message.arguments.into_iter().map(|argument| argument.name).collect()))
        .collect();
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut wrong, mut code) = (Vec::new(), String::new());
    for file in rust_files(&src).into_iter().filter(|file| !file.starts_with(src.join("messages"))) {
        let text = without_tests(&fs::read_to_string(&file).unwrap());
        for (id, arguments) in uses(&text) {
            match known.get(&id) {
                None => wrong.push(format!("{}: `{id}` isn't in en.ftl", file.display())),
                Some(has) if *has != arguments => {
                    wrong.push(format!("{}: `{id}` has {has:?} and is given {arguments:?}", file.display()));
                }
                Some(_) => {}
            }
        }
        code.push_str(&text);
    }
    let unsaid = known.keys().filter(|id| !code.contains(&format!("\"{id}\"")));
    wrong.extend(unsaid.map(|id| format!("`{id}` is in en.ftl and nothing says it")));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// A file's code, up to its tests and without comments that have a line of their own.
fn without_tests(text: &str) -> String {
    let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Every message whose id is written out where it is made, with `.with("name", ...)` behind it.
fn uses(code: &str) -> Vec<Use> {
    let made = ["say!(", "MessageRef::new("]
        .into_iter()
        .flat_map(|start| code.match_indices(start).map(move |(at, _)| &code[at + start.len()..]));
    made.filter_map(used).collect()
}

/// Reads a use from behind its opening bracket.
fn used(rest: &str) -> Option<Use> {
    let (inside, mut behind) = bracketed(rest)?;
    let mut parts = at_commas(inside).into_iter();
    let id = quoted(parts.next()?)?;
    let named = parts.filter_map(|part| part.split_once('=')).map(|(name, _)| name.trim().to_owned());
    let mut arguments: BTreeSet<String> = named.collect();
    while let Some((inside, next)) = behind.trim_start().strip_prefix(".with(").and_then(bracketed) {
        arguments.insert(quoted(at_commas(inside).first()?)?);
        behind = next;
    }
    Some((id, arguments))
}

fn quoted(part: &str) -> Option<String> {
    Some(part.trim().strip_prefix('"')?.strip_suffix('"')?.to_owned())
}

/// The text up to the closing bracket, and the text after it.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let end = outside_strings(text).find(|(_, letter, depth)| *letter == ')' && *depth == 0)?.0;
    Some((&text[..end], &text[end + 1..]))
}

/// The parts between commas that stand in no further bracket.
fn at_commas(text: &str) -> Vec<&str> {
    let (mut parts, mut start) = (Vec::new(), 0);
    for (at, _, _) in outside_strings(text).filter(|(_, letter, depth)| *letter == ',' && *depth == 0) {
        parts.push(&text[start..at]);
        start = at + 1;
    }
    parts.push(&text[start..]);
    parts
}

/// The letters that stand in no string, each with its place and the number of brackets that are open before it.
fn outside_strings(text: &str) -> impl Iterator<Item = (usize, char, usize)> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    text.char_indices().filter_map(move |(at, letter)| {
        let before = depth;
        match letter {
            _ if escaped => escaped = false,
            '\\' if in_string => escaped = true,
            '"' => in_string = !in_string,
            _ if in_string => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => {
                depth = depth.saturating_sub(1);
                return Some((at, letter, before));
            }
            _ => return Some((at, letter, before)),
        }
        None
    })
}

#[test]
fn uses_are_found_however_they_are_written() {
    let set = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    let code = r#"
        let one = say!("validity-late");
        let two = say!(
            "caps-none", channel = cap.channel.map_or("any, or (all", |it| it.word()), key = f(a, b),
        ).with("purpose", "any");
        let three = MessageRef::new("hold-held-detail")
            .with("plugin", plugin)
            .with("reason", printable(hold.reason.as_str()));
        let four = MessageRef::new(id);
    "#;
    let found = uses(code);
    let expected = [
        ("validity-late".to_owned(), set(&[])),
        ("caps-none".to_owned(), set(&["channel", "key", "purpose"])),
        ("hold-held-detail".to_owned(), set(&["plugin", "reason"])),
    ];
    assert_eq!(found, expected);
}
