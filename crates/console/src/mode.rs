//! A plugin's mode in the text of a policy: read, and written without touching anything else in the text.

use std::ops::Range;

use courtesy_contract::{Mode, Slug};
use toml::de::{DeTable, DeValue};
use toml::{Table, Value};

/// Why a mode can't be written into a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unwritable {
    /// The text is no TOML.
    NotToml,
    /// What stands where the mode belongs is no policy's.
    NoPolicy,
}

/// A part of a text, and what takes its place.
struct Splice {
    at: Range<usize>,
    written: String,
}

/// A plugin's mode under the profile that the policy puts in force; `None` if the text doesn't say so in a word that is one.
pub(crate) fn of(text: &str, plugin: &Slug) -> Option<Mode> {
    let policy: Table = text.parse().ok()?;
    match at(&policy, &path(&policy, plugin)) {
        None => Some(Mode::Live),
        Some(word) => word.as_str().and_then(named),
    }
}

/// The mode with this word.
pub(crate) fn named(word: &str) -> Option<Mode> {
    Mode::ALL.iter().copied().find(|mode| mode.word() == word)
}

/// The table in which a plugin's mode stands or belongs, such as `plugins.check-in`; in the profile in force if that names the
/// mode.
pub(crate) fn table(text: &str, plugin: &Slug) -> String {
    let policy: Table = text.parse().unwrap_or_default();
    let mut path = path(&policy, plugin);
    path.pop();
    path.join(".")
}

/// The text with this mode of a plugin, and otherwise the same to the last character.
///
/// # Errors
/// If it isn't TOML, or what stands there can't be a plugin's mode.
pub(crate) fn written(text: &str, plugin: &Slug, mode: Mode) -> Result<String, Unwritable> {
    let before: Table = text.parse().map_err(|_| Unwritable::NotToml)?;
    let document = DeTable::parse(text).map_err(|_| Unwritable::NotToml)?;
    let path = path(&before, plugin);
    let Splice { at, written } = splice(text, document.get_ref(), &path, mode.word());
    let after = [&text[..at.start], &written, &text[at.end..]].concat();
    // However odd the text is: nothing else may have changed.
    let meant = with(before, &path, mode.word()).ok_or(Unwritable::NoPolicy)?;
    match after.parse::<Table>() {
        Ok(read) if read == meant => Ok(after),
        _ => Err(Unwritable::NoPolicy),
    }
}

/// The keys that lead to a plugin's mode.
fn path(policy: &Table, plugin: &Slug) -> Vec<String> {
    let everywhere = ["plugins", plugin.as_str(), "mode"].map(str::to_owned);
    let profile = policy.get("profile").and_then(Value::as_str).filter(|name| Slug::new(*name).is_ok());
    let in_profile = profile.map(|name| ["profiles".to_owned(), name.to_owned()].into_iter().chain(everywhere.clone()));
    let in_profile = in_profile.map(Iterator::collect::<Vec<_>>).filter(|path| at(policy, path).is_some());
    in_profile.unwrap_or_else(|| everywhere.into())
}

fn at<'p>(policy: &'p Table, path: &[String]) -> Option<&'p Value> {
    let (first, rest) = path.split_first()?;
    rest.iter().try_fold(policy.get(first)?, |value, key| value.get(key))
}

/// The policy with this word at the end of the path; `None` if something on the way isn't a table.
fn with(mut policy: Table, path: &[String], word: &str) -> Option<Table> {
    let (last, tables) = path.split_last()?;
    let mut table = &mut policy;
    for key in tables {
        table = table.entry(key).or_insert_with(|| Table::new().into()).as_table_mut()?;
    }
    table.insert(last.clone(), word.into());
    Some(policy)
}

/// Where the word goes, and with which keys.
fn splice(text: &str, document: &DeTable, path: &[String], word: &str) -> Splice {
    let word = format!("\"{word}\"");
    let (mut table, mut found, mut braces, mut header) = (document, 0, None, None);
    for (depth, key) in (1..).zip(path) {
        let Some(value) = table.get(key.as_str()) else { break };
        let span = value.span();
        if depth == path.len() {
            return Splice { at: span, written: word };
        }
        let DeValue::Table(inner) = value.get_ref() else { break };
        let opening = text.as_bytes().get(span.start);
        if opening == Some(&b'{') {
            braces = Some((span.start + 1, &path[depth..], inner.is_empty()));
        }
        header = (opening == Some(&b'[')).then_some(span.end);
        (table, found) = (inner, depth);
    }
    let is_there = found + 1 == path.len();
    match (braces, header) {
        (Some((brace, keys, is_empty)), _) => into_braces(text, brace, is_empty, &keys.join("."), &word),
        (None, Some(end)) if is_there => below(text, end, &word),
        (None, None) if is_there => beside(text, table, &word).unwrap_or_else(|| behind(text, path, &word)),
        _ => behind(text, path, &word),
    }
}

/// In front of what an inline table holds.
fn into_braces(text: &str, brace: usize, is_empty: bool, keys: &str, word: &str) -> Splice {
    let comma = if is_empty { "" } else { "," };
    let space = if text[brace..].starts_with(char::is_whitespace) { "" } else { " " };
    Splice { at: brace..brace, written: format!(" {keys} = {word}{comma}{space}") }
}

/// On the line below a header.
fn below(text: &str, header_end: usize, word: &str) -> Splice {
    let indent = indent(text, header_end);
    match text[header_end..].find('\n') {
        Some(end) => {
            let at = header_end + end + 1;
            Splice { at: at..at, written: format!("{indent}mode = {word}\n") }
        }
        None => Splice { at: text.len()..text.len(), written: format!("\n{indent}mode = {word}\n") },
    }
}

/// Among the dotted keys of a table, written as they are; `None` if it has none.
fn beside(text: &str, table: &DeTable, word: &str) -> Option<Splice> {
    table.keys().find_map(|key| {
        let indent = indent(text, key.span().start);
        let start = text[..key.span().start].rfind('\n').map_or(0, |end| end + 1);
        let first = start + text[start..].find(|letter: char| letter != '\u{feff}' && !letter.is_whitespace())?;
        let keys = text.get(first..key.span().start).filter(|keys| !keys.starts_with('['))?;
        Some(Splice { at: first..first, written: format!("{keys}mode = {word}\n{indent}") })
    })
}

/// As a table of its own, at the end.
fn behind(text: &str, path: &[String], word: &str) -> Splice {
    let apart = match text {
        _ if text.trim().is_empty() || text.ends_with("\n\n") => "",
        _ if text.ends_with('\n') => "\n",
        _ => "\n\n",
    };
    let table = path[..path.len() - 1].join(".");
    Splice { at: text.len()..text.len(), written: format!("{apart}[{table}]\nmode = {word}\n") }
}

/// What stands in front of the line around an offset.
fn indent(text: &str, offset: usize) -> &str {
    let start = text[..offset].rfind('\n').map_or(0, |end| end + 1);
    let line = &text[start..];
    &line[..line.len() - line.trim_start_matches([' ', '\t']).len()]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id() -> Slug {
        Slug::new("check-in").unwrap()
    }

    fn shadowed(text: &str) -> String {
        written(text, &id(), Mode::Shadow).unwrap_or_else(|why| panic!("{why:?}: {text}"))
    }

    #[test]
    fn a_mode_is_written_where_the_plugin_is_spoken_of_and_as_it_is_there() {
        let told = [
            ("", "[plugins.check-in]\nmode = \"shadow\"\n"),
            ("# Ours.", "# Ours.\n\n[plugins.check-in]\nmode = \"shadow\"\n"),
            ("[plugins.check-in] # A\nholds = true\n", "[plugins.check-in] # A\nmode = \"shadow\"\nholds = true\n"),
            ("  [plugins.\"check-in\"]", "  [plugins.\"check-in\"]\n  mode = \"shadow\"\n"),
            ("[plugins.check-in]\nmode='off' # why\n", "[plugins.check-in]\nmode=\"shadow\" # why\n"),
            ("[plugins]\ncheck-in.holds = true\n", "[plugins]\ncheck-in.mode = \"shadow\"\ncheck-in.holds = true\n"),
            (
                "plugins . 'check-in'.holds = true\n",
                "plugins . 'check-in'.mode = \"shadow\"\nplugins . 'check-in'.holds = true\n",
            ),
            ("[plugins]\ncheck-in = {}\n", "[plugins]\ncheck-in = { mode = \"shadow\" }\n"),
            ("[plugins]\ncheck-in = {holds=true}\n", "[plugins]\ncheck-in = { mode = \"shadow\", holds=true}\n"),
            ("plugins = { a.mode = \"off\" }\n", "plugins = { check-in.mode = \"shadow\", a.mode = \"off\" }\n"),
            (
                "[plugins.check-in.config]\nx = 1\n",
                "[plugins.check-in.config]\nx = 1\n\n[plugins.check-in]\nmode = \"shadow\"\n",
            ),
            ("plugins.a.mode = \"off\"\n", "plugins.a.mode = \"off\"\n\n[plugins.check-in]\nmode = \"shadow\"\n"),
        ];
        for (before, after) in told {
            assert_eq!(shadowed(before), after);
            assert_eq!(of(after, &id()), Some(Mode::Shadow));
        }
    }

    #[test]
    fn a_profile_in_force_that_names_the_mode_is_where_it_is_written() {
        let text = "profile = \"peak\"\n[plugins.check-in]\nmode = \"live\"\n\
                    [profiles.peak.plugins.check-in]\nmode = \"off\"\n";
        assert_eq!(of(text, &id()), Some(Mode::Off));
        assert_eq!(table(text, &id()), "profiles.peak.plugins.check-in");
        assert_eq!(shadowed(text), text.replace("off", "shadow"));
        let normal = text.replace("= \"peak\"", "= \"normal\"");
        assert_eq!(of(&normal, &id()), Some(Mode::Live));
        assert_eq!(table(&normal, &id()), "plugins.check-in");
        assert_eq!(shadowed(&normal), normal.replace("live", "shadow"));
    }

    #[test]
    fn what_is_no_policy_stays_as_it_is() {
        for (text, why) in [
            ("[plugins", Unwritable::NotToml),
            ("plugins = 1\n", Unwritable::NoPolicy),
            ("plugins.check-in = []\n", Unwritable::NoPolicy),
            ("[[plugins.check-in]]\nmode = \"off\"\n", Unwritable::NoPolicy),
            ("[plugins.check-in.mode]\nx = 1\n", Unwritable::NoPolicy),
        ] {
            assert_eq!(written(text, &id(), Mode::Off), Err(why), "{text}");
        }
        assert_eq!(of("[plugins.check-in]\nmode = \"on\"\n", &id()), None);
        assert_eq!(of("[", &id()), None);
    }

    /// A plugin's entry, in one of the ways in which TOML can put it.
    fn entry(plugin: &'static str) -> impl Strategy<Value = String> {
        let key = prop_oneof![Just(plugin.to_owned()), Just(format!("\"{plugin}\"")), Just(format!("'{plugin}'"))];
        let mode = prop_oneof![Just(""), Just("mode = \"off\""), Just("mode='live'"), Just("\"mode\" = \"shadow\"")];
        let rest =
            prop_oneof![Just(""), Just("holds = true"), Just("config.x = 1"), Just("reads = [ # all\n 'orders',\n]")];
        let comment = prop_oneof![Just(""), Just(" # ours"), Just("\t# { [plugins.check-in] mode = 'off'")];
        (0..5, key, mode, rest, comment).prop_map(|(form, key, mode, rest, comment)| {
            let settings: Vec<&str> = [mode, rest].into_iter().filter(|setting| !setting.is_empty()).collect();
            let each = |prefix: &str| settings.iter().map(|it| format!("{prefix}{it}{comment}\n")).collect::<String>();
            match form {
                0 => format!("[plugins.{key}]{comment}\n{}", each("")),
                1 => format!("  [ plugins . {key} ]\n\n{}[plugins.{key}.config.deep]\ny = '''\n[z]'''\n", each("\t")),
                2 => format!("[plugins.{key}.config]{comment}\ny = 2"),
                3 => format!("[plugins.{key}]\n{}# [plugins.check-in]", each("")),
                _ => format!("[profiles.peak.plugins.{key}]\n{}", each(" ")),
            }
        })
    }

    /// All plugins under one header or key.
    fn together() -> impl Strategy<Value = String> {
        let settings = prop_oneof![
            Just("{}"),
            Just("{ holds = true }"),
            Just("{mode = 'off', config = {x = 1}}"),
            Just("{ # odd\n }")
        ];
        (0..5, settings).prop_map(|(form, settings)| match form {
            0 => format!("[plugins]\na = {{}}\ncheck-in = {settings} # x\n"),
            1 => "plugins.a.mode = 'off'\nplugins.\"check-in\".holds = true\nplugins.a.holds = true\n".to_owned(),
            2 => format!("plugins = {{ a = {{}}, check-in = {settings} }}"),
            3 => "[plugins]\n a.mode = 'off'\n check-in . config.x = 1\n a.holds = true\n".to_owned(),
            _ => "plugins = { check-in.config.x = 1, a = { mode = 'live' } }\n".to_owned(),
        })
    }

    fn policies() -> impl Strategy<Value = String> {
        let head = prop_oneof![
            Just(""),
            Just("profile = \"peak\"\n"),
            Just("# Ours.\r\n\n"),
            Just("\u{feff}contract = '1.1'\n")
        ];
        let entries = prop_oneof![
            (entry("a"), entry("check-in"), entry("b")).prop_map(|(a, it, b)| [a, it, b].join("\n")),
            (entry("check-in"), entry("b")).prop_map(|(it, b)| [it, b].join("\n\n")),
            together(),
        ];
        (head, entries).prop_map(|(head, entries)| format!("{head}{entries}"))
    }

    proptest! {
        #[test]
        fn nothing_but_the_mode_changes_however_a_policy_is_written(text in policies(), to in 0..Mode::ALL.len()) {
            prop_assume!(text.parse::<Table>().is_ok());
            let mode = Mode::ALL[to];
            let after = written(&text, &id(), mode);
            prop_assert!(after.is_ok(), "{after:?}: {text}");
            let after = after.unwrap_or_default();
            prop_assert_eq!(of(&after, &id()), Some(mode));
            // The texts differ in one place, where no more than a word is gone.
            let same = |one: &mut dyn Iterator<Item = u8>, other: &mut dyn Iterator<Item = u8>| {
                one.zip(other).take_while(|(one, other)| one == other).count()
            };
            let start = same(&mut text.bytes(), &mut after.bytes());
            let most = text.len().min(after.len()) - start;
            let end = same(&mut text.bytes().rev(), &mut after.bytes().rev()).min(most);
            let gone = &text.as_bytes()[start..text.len() - end];
            let is_of_a_word = gone.iter().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b'\'' | b'"'));
            prop_assert!(is_of_a_word, "{gone:?} is lost: {after}");
            prop_assert_eq!(written(&after, &id(), mode), Ok(after.clone()), "again");
        }
    }
}
