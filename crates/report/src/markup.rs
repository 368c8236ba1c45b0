//! Templates for HTML and Markdown, in which nothing from a plugin or a context becomes markup.

use std::io::{self, Write};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Value;
use minijinja::{AutoEscape, Environment, Error, Output, State, UndefinedBehavior, escape_formatter};

use crate::text;

const MARKDOWN: &str = "markdown";

/// Named templates; the ending of the name, `.html` or `.md`, sets the escaping.
///
/// # Errors
/// If a template is invalid.
pub fn environment(templates: &[(&'static str, &'static str)]) -> io::Result<Environment<'static>> {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build();
    environment.set_syntax(syntax.map_err(io::Error::other)?);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|name| match name.rsplit_once('.') {
        Some((_, "md")) => AutoEscape::Custom(MARKDOWN.into()),
        _ => AutoEscape::Html,
    });
    environment.set_formatter(escape);
    for (name, template) in templates {
        environment.add_template(name, template).map_err(io::Error::other)?;
    }
    Ok(environment)
}

/// Writes a template filled with values.
///
/// # Errors
/// If the template is invalid, or `out` can't be written.
pub fn fill(
    environment: &Environment,
    template: &str,
    values: impl Into<Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let text = environment.get_template(template).and_then(|template| template.render(values.into()));
    out.write_all(text.map_err(io::Error::other)?.as_bytes())
}

/// Writes a value into a template, without characters that control a terminal or reverse the text, and escaped.
fn escape(out: &mut Output, state: &mut State, value: &Value) -> Result<(), Error> {
    if value.is_safe() || value.is_undefined() {
        return escape_formatter(out, state, value);
    }
    let words = text::paragraphs(&value.to_string());
    match state.auto_escape() {
        AutoEscape::Custom(_) => Ok(out.write_str(&in_markdown(&words))?),
        _ => escape_formatter(out, state, &Value::from(words)),
    }
}

/// Text to be shown literally within a line of Markdown: everything that would be markup or an automatic link is
/// escaped.
pub(crate) fn in_markdown(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len() + 16);
    let mut characters = words.chars().peekable();
    while let Some(character) = characters.next() {
        let before = escaped.len().checked_sub(3).and_then(|start| escaped.as_bytes().get(start..));
        let means_something = match (character, characters.peek()) {
            ('\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>', _) => true,
            ('#' | '|' | '~' | '&' | '!' | '$' | '^' | '@', _) => true,
            ('=', next) => next == Some(&'='),
            (':', next) => next.is_some_and(|next| !next.is_whitespace() && !next.is_ascii_digit()),
            ('.', _) => before.is_some_and(|before| before.eq_ignore_ascii_case(b"www")),
            _ => false,
        };
        if means_something {
            escaped.push('\\');
        }
        escaped.push(if character == '\n' { ' ' } else { character });
    }
    escaped
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

    use super::*;

    const HOSTILE: &[&str] = &[
        "<script>alert(1)</script>",
        "</dd></dl><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "[click](javascript:alert(1)) ![x](https://evil.example/pixel)",
        "**bold** _it_ `code` ~~gone~~ # title | cell $x$ ==mark==",
        "https://evil.example www.evil.example WWW.evil.example me@evil.example <https://evil.example>",
        "line\n\n# heading\n\n- item\n```\ncode",
        "&lt;b&gt; &#60;script&#62; \\* \\\\ [^1] [a]: https://evil.example",
        "{{ 7 * 7 }} {% raw %}",
    ];

    fn rendered(name: &'static str, template: &'static str, words: &str) -> String {
        let environment = environment(&[(name, template)]).unwrap();
        environment.get_template(name).unwrap().render(minijinja::context!(words)).unwrap()
    }

    #[test]
    fn what_a_plugin_says_never_becomes_html() {
        for words in HOSTILE {
            let html = rendered("t.html", "<p title=\"{{ words }}\">{{ words }}</p>", words);
            let inner = html.strip_prefix("<p title=\"").unwrap().strip_suffix("</p>").unwrap();
            let (title, text) = inner.split_once("\">").unwrap();
            assert!(title == text && !text.contains(['<', '>', '"', '\'']), "{html}");
        }
    }

    #[test]
    fn what_a_plugin_says_never_becomes_markdown() {
        // Quotation marks that curl change nothing but their looks.
        let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
        for words in HOSTILE {
            let markdown = rendered("t.md", "- **says:** {{ words }}\n", words);
            let mut text = String::new();
            for event in Parser::new_ext(&markdown, options) {
                match event {
                    Event::Text(words) => text.push_str(&words),
                    Event::Start(Tag::List(_) | Tag::Item | Tag::Strong)
                    | Event::End(TagEnd::List(_) | TagEnd::Item | TagEnd::Strong) => {}
                    other => panic!("{markdown} gives {other:?}"),
                }
            }
            assert_eq!(text, format!("says: {}", words.replace('\n', " ")));
        }
    }

    #[test]
    fn what_would_become_a_link_by_itself_is_broken() {
        let markdown = in_markdown("see https://evil.example or www.evil.example at 10:15, x: y");
        assert_eq!(markdown, "see https\\://evil.example or www\\.evil.example at 10:15, x: y");
    }

    #[test]
    fn nothing_turns_the_direction_of_writing_or_steers_a_terminal() {
        for template in [("t.html", "{{ words }}"), ("t.md", "{{ words }}")] {
            let text = rendered(template.0, template.1, "\u{202e}\u{1b}]0;owned\u{7}");
            assert!(!text.contains(['\u{202e}', '\u{1b}', '\u{7}']), "{text}");
        }
    }
}
