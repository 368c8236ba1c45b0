//! Commands for the reader to type, quoted for their shell.

use std::borrow::Cow;
use std::path::Path;

/// A path as one word of a command. `./` precedes one that looks like an option.
pub(crate) fn path(path: &Path) -> String {
    let path = path.display().to_string();
    if path.starts_with('-') { word(&format!("./{path}")).into_owned() } else { word(&path).into_owned() }
}

/// A command made of these words.
pub(crate) fn line<W: AsRef<str>>(words: &[W]) -> String {
    words.iter().map(|one| word(one.as_ref())).collect::<Vec<_>>().join(" ")
}

/// One word, quoted unless every shell takes each of its characters literally.
fn word(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| letter.is_alphanumeric() || "/._-+:=".contains(letter);
    if !text.is_empty() && text.chars().all(|letter| is_plain(letter) || (cfg!(windows) && letter == '\\')) {
        return text.into();
    }
    // PowerShell and cmd share double quotes; Unix shells and PowerShell on Unix share single ones.
    if cfg!(windows) { format!("\"{text}\"").into() } else { format!("'{}'", text.replace('\'', r"'\''")).into() }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_every_path_as_one_word() {
        for name in ["plugins/a", "my plugins/a", "it's", "$HOME", "~ann", "a&b;c", "-n", "été", "", "a*", "a\"b"] {
            let script = format!("printf %s {}", path(Path::new(name)));
            let printed = std::process::Command::new("sh").args(["-c", &script]).output().unwrap().stdout;
            let expected = if name == "-n" { "./-n" } else { name };
            assert_eq!(String::from_utf8(printed).unwrap(), expected, "{script}");
        }
    }

    #[test]
    fn only_what_needs_quotes_gets_them() {
        assert_eq!(line(&["env", "GOOS=wasip1", "-ldflags=-s -w", "./src"]), "env GOOS=wasip1 '-ldflags=-s -w' ./src");
    }
}
