//! Texts of a manifest that must be on one line.

use courtesy_contract::{Manifest, Violation};

use crate::document::is_one_line;
use crate::{Error, ErrorKind};

/// Rejects a text with a line end or another control character, which could imitate the host's own output.
pub(super) fn check(manifest: &Manifest) -> Result<(), Error> {
    let license = manifest.license.iter().map(|license| ("/license".to_owned(), license.as_str()));
    let authors = manifest.authors.iter().enumerate().map(|(at, author)| (format!("/authors/{at}"), author.as_str()));
    let texts = [("/summary".to_owned(), manifest.summary.as_str())].into_iter().chain(license).chain(authors);
    let wrong = texts.filter(|(_, text)| !is_one_line(text));
    let message = "must be one line, without control characters";
    let violations: Vec<_> = wrong.map(|(at, _)| Violation { at, message: message.to_owned() }).collect();
    if violations.is_empty() {
        return Ok(());
    }
    let message = "a text in its manifest isn't on one line; remove line ends and control characters:";
    Err(Error::new(ErrorKind::Manifest, message).with_violations(violations))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_stands_on_one_line_has_no_line_end() {
        let told = |summary: &str, license: &str, author: &str| {
            let manifest = serde_json::from_value(json!({
                "id": "ask", "version": "1.0.0", "contract": "1", "summary": summary, "license": license,
                "authors": ["A. Jansen", author], "reads": [], "kinds": [], "purposes": [],
            }));
            check(&manifest.unwrap())
        };
        assert!(told("Vraagt hoe het gaat. 👋", "MIT", "שלום\u{200f}").is_ok());
        let refused = told("Asks.\nmay propose  nothing", "MIT\u{2028}", "B\u{1b}[2J").unwrap_err();
        let at: Vec<_> = refused.violations().iter().map(|found| found.at.as_str()).collect();
        assert_eq!(at, ["/summary", "/license", "/authors/1"]);
        assert!(!refused.to_string().contains("nothing"), "{refused}");
    }
}
