//! Makes text from plugins and contexts safe for a terminal.

/// Text as one line, in which line breaks and characters that control a terminal or reverse the text are shown by their
/// codes. A tab becomes a space.
#[must_use]
pub fn printable(text: &str) -> String {
    courtesy_contract::printable(&text.replace('\t', " "))
}

/// Text of several lines, each as [`printable`]. Use it where further lines can't pass for something else.
#[must_use]
pub fn paragraphs(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}

/// JSON in which everything that could control a terminal is escaped; its meaning stays the same.
#[must_use]
pub fn printable_json(json: &str) -> String {
    let mut shown = String::with_capacity(json.len());
    for character in json.chars() {
        if printable(character.encode_utf8(&mut [0; 4])).starts_with('\\') && character != '\\' {
            shown += &format!("\\u{:04x}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The text on one line of at most `max_chars`, ending in `…` if it was shortened.
#[must_use]
pub fn shortened(text: &str, max_chars: usize) -> String {
    let line = printable(&text.replace('\n', " "));
    if line.chars().count() <= max_chars {
        return line;
    }
    let kept: String = line.chars().take(max_chars.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The text in lines of at most `width` characters, broken between words; a longer word gets its own line.
#[must_use]
pub fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in paragraphs(text).split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ').filter(|word| !word.is_empty()) {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// Names listed as in a sentence: `a`, `a and b`, `a, b and c`.
#[must_use]
pub fn listed<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "and")
}

/// Names listed as in a sentence that is about any of them: `a`, `a or b`, `a, b or c`.
#[must_use]
pub fn either<T: AsRef<str>>(names: &[T]) -> String {
    joined(names, "or")
}

fn joined<T: AsRef<str>>(names: &[T], word: &str) -> String {
    match names {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {word} {}", first.join(", "), last.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plugin_cannot_steer_the_terminal() {
        assert_eq!(printable("a\u{1b}[2Jb\r\n\u{202e}c"), "a\\u{1b}[2Jb\\r\\n\\u{202e}c");
        assert_eq!(paragraphs("a\r\nb\u{2028}"), "a\\r\nb\\u{2028}");
        assert_eq!(shortened("one\ntwo", 20), "one two");
    }

    #[test]
    fn json_stays_the_same_json() {
        let json = "{\"name\":\"\\\\ é\u{202e}\u{9b}2J\\n\"}";
        let shown = printable_json(json);
        assert_eq!(shown, "{\"name\":\"\\\\ é\\u202e\\u009b2J\\n\"}");
        let read = |json: &str| serde_json::from_str::<serde_json::Value>(json).unwrap();
        assert_eq!(read(&shown), read(json));
    }

    #[test]
    fn text_is_cut_and_broken_by_characters() {
        assert_eq!(shortened("één twee drie", 9), "één twee…");
        assert_eq!(lines("aan één stuk door\nen verder", 9), ["aan één", "stuk door", "en verder"]);
        assert_eq!(lines("onafscheidelijk is", 4), ["onafscheidelijk", "is"]);
    }

    #[test]
    fn names_are_listed_as_in_a_sentence() {
        assert_eq!([listed(&["a"]), listed(&["a", "b"]), listed(&["a", "b", "c"])], ["a", "a and b", "a, b and c"]);
        assert_eq!(listed::<&str>(&[]), "");
        assert_eq!(either(&["a", "b", "c"]), "a, b or c");
    }
}
