//! The table `[build]` of `plugin.toml`: how to compile a plugin that isn't written in Rust.

use std::ops::Range;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, bail};
use serde::Deserialize;
use toml::de::{DeTable, DeValue};

/// How a plugin is compiled: a command, run in its folder, and the file it writes.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recipe {
    /// The program and its arguments, not interpreted by a shell.
    pub(crate) command: Vec<String>,
    /// The module or component that the command writes, in a folder within the plugin's.
    pub(crate) output: PathBuf,
    /// The command that installs what `command` needs.
    pub(crate) install: Option<String>,
}

/// The part of `plugin.toml` that isn't the manifest.
#[derive(Deserialize)]
struct Apart {
    build: Recipe,
}

/// Parses the table `[build]`, if there is one, and blanks it out of the text, so that the manifest that remains keeps
/// its line numbers.
///
/// # Errors
/// Names the line if the table is invalid. Text that isn't TOML is left to the manifest's parser.
pub(super) fn take(text: &mut String) -> Result<Option<Recipe>> {
    let Ok(table) = DeTable::parse(text) else { return Ok(None) };
    let Some((key, value)) = table.get_ref().get_key_value("build") else { return Ok(None) };
    let start = text[..key.span().start].rfind('\n').map_or(0, |end| end + 1);
    let (true, DeValue::Table(entries)) = (text[start..].trim_start().starts_with('['), value.get_ref()) else {
        bail!("`build` on line {} must be a table:{SHAPE}", line(text, start));
    };
    let recipe = read(text)?;
    let end = entries.values().map(|value| value.span().end).max().unwrap_or(start);
    drop(table);
    blank(text, start..end);
    Ok(Some(recipe))
}

const SHAPE: &str =
    "\n[build]\ncommand = [\"npm\", \"run\", \"build\"]\noutput = \"build/plugin.wasm\"\ninstall = \"npm ci\"";

fn read(text: &str) -> Result<Recipe> {
    let mut recipe = match toml::from_str::<Apart>(text) {
        Ok(Apart { build }) => build,
        Err(fault) => {
            let place = fault.span().map_or(String::new(), |span| format!(" on line {}", line(text, span.start)));
            bail!(
                "[build] is invalid{place}: {}; it should look like this:{SHAPE}",
                fault.message().replace("a sequence", "a list")
            );
        }
    };
    if recipe.command.first().is_none_or(String::is_empty) {
        bail!("`command` under [build] names no program; it is a list of a program and its arguments:{SHAPE}");
    }
    let Some(output) = within(&recipe.output) else {
        bail!("`output` under [build] must be a file in the plugin's folder, such as `build/plugin.wasm`");
    };
    if output.parent() == Some(Path::new("")) {
        bail!(
            "`output` under [build] must be in its own folder, such as `build/plugin.wasm`: a host takes any .wasm \
             beside plugin.toml for a built plugin"
        );
    }
    recipe.output = output;
    Ok(recipe)
}

/// A relative path that stays within its starting folder, without `.` components.
fn within(path: &Path) -> Option<PathBuf> {
    path.file_name()?;
    let parts = path.components().filter(|part| *part != Component::CurDir);
    parts.map(|part| matches!(part, Component::Normal(_)).then_some(part)).collect()
}

fn blank(text: &mut String, range: Range<usize>) {
    let blanks: String = text[range.clone()].chars().filter(|letter| *letter == '\n').collect();
    text.replace_range(range, &blanks);
}

fn line(text: &str, offset: usize) -> usize {
    text[..offset].matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = "[build]  # how\ncommand = [\n  \"npm\", # é\n  \"ci\",\n]\noutput = \"./build/plugin.wasm\"\n";

    fn taken(text: &str) -> (Result<Option<Recipe>>, String) {
        let mut text = text.to_owned();
        (take(&mut text), text)
    }

    #[test]
    fn what_is_left_keeps_its_lines() {
        let (recipe, rest) = taken(&format!("id = \"a\"\n\n{TABLE}\n[config.days]\ntype = \"integer\"\n"));
        let recipe = recipe.unwrap().unwrap();
        assert_eq!(recipe.command, ["npm", "ci"]);
        assert_eq!((recipe.output.to_str(), recipe.install), (Some("build/plugin.wasm"), None));
        assert_eq!(rest, format!("id = \"a\"\n\n{}\n[config.days]\ntype = \"integer\"\n", "\n".repeat(6)));
    }

    #[test]
    fn a_text_without_the_table_is_left_as_it_is() {
        for text in ["id = \"a\"\n", "id = \n[build]", "[config.build]\ntype = \"integer\"\n"] {
            let (recipe, rest) = taken(text);
            assert!(recipe.unwrap().is_none() && rest == text, "{text}");
        }
    }

    #[test]
    fn says_where_the_table_is_not_right() {
        for (text, message) in [
            ("id = \"a\"\nbuild = 5\n", "on line 2 must be a table"),
            ("build = {command = [\"a\"], output = \"b\"}\n", "on line 1 must be a table"),
            ("build.output = \"b\"\n", "on line 1 must be a table"),
            ("[[build]]\n", "on line 1 must be a table"),
            ("\n[build]\ncommand = \"npm ci\"\n", "on line 3: invalid type: string \"npm ci\", expected a list"),
            ("[build]\ncommand = [\"npm\", 1]\n", "on line 2: invalid type: integer"),
            ("[build]\noutput = \"b\"\n", "missing field `command`"),
            ("[build]\ncommand = [\"a\"]\n\noutptu = \"b\"\n", "on line 4: unknown field `outptu`"),
            ("[build]\ncommand = []\noutput = \"a/b\"\n", "names no program"),
            ("[build]\ncommand = [\"a\"]\noutput = \"../b\"\n", "in the plugin's folder"),
            ("[build]\ncommand = [\"a\"]\noutput = \"/b\"\n", "in the plugin's folder"),
            ("[build]\ncommand = [\"a\"]\noutput = \".\"\n", "in the plugin's folder"),
            ("[build]\ncommand = [\"a\"]\noutput = \"./b.wasm\"\n", "in its own folder"),
        ] {
            let error = taken(text).0.unwrap_err().to_string();
            assert!(error.contains(message), "{text}\n{error}");
        }
    }
}
