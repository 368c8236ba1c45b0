//! The findings as a part of an HTML page.

use std::io::{self, Write};

use courtesy_analysis::outcomes::Findings;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::sheet;
use crate::sheet::Sheet;
use crate::{markup, page};

const BODY: (&str, &str) = ("outcomes.html", include_str!("body.html"));

#[derive(Serialize)]
struct Body {
    totals: String,
    sheets: Vec<Sheet>,
}

/// Writes the findings as a part of a page whose heading is of the first level. Its style is [`page::STYLE`].
///
/// # Errors
/// If `out` can't be written, or a template is invalid, which tests rule out.
pub fn write_fragment(out: &mut dyn Write, findings: &Findings) -> io::Result<()> {
    let body = Body { totals: sheet::totals(&findings.totals) + ".", sheets: sheet::of(findings) };
    markup::fill(&page::environment(&[BODY])?, BODY.0, Value::from(Serde(body)), out)
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::outcomes::{Confidence, Decisions, Problem, SetAside};

    use super::*;

    #[test]
    fn findings_become_tables_and_nothing_of_them_becomes_markup() {
        let hostile = "<script>alert(1)</script>".to_owned();
        let set_aside = SetAside { file: hostile, problem: Problem::TooEarly, lines: 3, first: vec![1] };
        let confidence = Confidence::of_level(0.95).unwrap();
        let findings = Findings::of(&Decisions::default(), 3, vec![set_aside], confidence);
        let mut out = Vec::new();
        write_fragment(&mut out, &findings).unwrap();
        let html = String::from_utf8(out).unwrap();
        assert!(html.starts_with("<p class=\"lead\">0 decisions; 3 outcomes; 3 lines set aside.</p>"), "{html}");
        assert!(html.contains("&lt;script&gt;") && !html.contains("<script"), "{html}");
        assert!(html.contains("<th scope=\"col\" class=\"number\">lines</th>"), "{html}");
    }
}
