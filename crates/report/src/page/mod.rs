//! What the pages of all reports share: their head, their colours and style, tables and charts.

pub(crate) mod chart;

use std::io::{self, Write};

use minijinja::context;
use minijinja::value::Value;

use crate::markup;

/// The colours of all pages, each with a name, in light and dark. Every other style takes its colours from here.
pub const COLOURS: &str = include_str!("colours.css");

/// The style of what several reports have, for the element that holds one.
pub const STYLE: &str = include_str!("report.css");

/// What a page needs that has nothing but a report.
const ALONE: &str = include_str!("alone.css");

/// Everything up to a page's heading of the first level; it takes `title` and a [`style`].
pub(crate) const HEAD: (&str, &str) = ("head.html", include_str!("head.html"));

const PAGE: (&str, &str) = ("page.html", include_str!("page.html"));

/// The macro `table(sheet, id)`: a heading of the second level with this id, a sheet's table, and the text around it.
pub(crate) const TABLE: (&str, &str) = ("table.html", include_str!("table.html"));

/// The macro `chart(chart, id, level, sides)`: a chart with a heading of this level, and what stands for A and B if there are
/// two sides.
pub(crate) const CHART: (&str, &str) = ("chart.html", include_str!("chart.html"));

type Template = (&'static str, &'static str);

/// A page that has nothing but a report.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) title: &'static str,
    /// What this report needs beside [`STYLE`].
    pub(crate) style: &'static str,
    /// The template of the report.
    pub(crate) body: Template,
}

/// The templates of a report, with what they may take from here.
///
/// # Errors
/// If a template is invalid, which tests rule out.
pub(crate) fn environment(templates: &[Template]) -> io::Result<minijinja::Environment<'static>> {
    markup::environment(&[&[HEAD, PAGE, TABLE, CHART], templates].concat())
}

/// The whole style of a page that has nothing but a report, of which these parts are the report's.
pub(crate) fn style(parts: &[&str]) -> Value {
    Value::from_safe_string([COLOURS, ALONE].into_iter().chain(parts.iter().copied()).collect())
}

impl Page {
    /// Writes it, filled with values.
    ///
    /// # Errors
    /// If `out` can't be written, or a template is invalid, which tests rule out.
    pub(crate) fn write(&self, out: &mut dyn Write, values: Value) -> io::Result<()> {
        let frame = context! { title => self.title, style => style(&[STYLE, self.style]), body => self.body.0 };
        markup::fill(&environment(&[self.body])?, PAGE.0, context! { ..values, ..frame }, out)
    }

    /// Writes the report alone, as a part of a page whose heading is of the first level.
    ///
    /// # Errors
    /// Those of [`Page::write`].
    pub(crate) fn write_part(&self, out: &mut dyn Write, values: Value) -> io::Result<()> {
        markup::fill(&environment(&[self.body])?, self.body.0, values, out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_its_title_its_style_and_nothing_from_elsewhere() {
        let page = Page { title: "A <title>", style: "q { color: red; }", body: ("body.html", "<p>{{ words }}</p>\n") };
        let mut out = Vec::new();
        page.write(&mut out, context! { words => "<b>" }).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert!(text.starts_with("<!doctype html>") && text.contains("<title>A &lt;title&gt;</title>"), "{text}");
        assert!(text.contains("q { color: red; }") && text.contains("<p>&lt;b&gt;</p>\n</main>"), "{text}");
        for word in ["<script", "<link", "url(", "@import", "http"] {
            assert!(!text.contains(word) || word == "http" && text.matches(word).count() == 1, "{word}: {text}");
        }
    }

    #[test]
    fn every_colour_has_a_value_in_light_and_in_dark() {
        let (light, dark) = COLOURS.split_once("@media screen").unwrap();
        let names = |text: &str| -> Vec<String> {
            let lines = text.split(['{', ';']).filter_map(|part| part.trim().split_once(':'));
            lines.map(|(name, _)| name.to_owned()).filter(|name| name.starts_with("--")).collect()
        };
        let dark = dark.split("@media print").next().unwrap();
        assert_eq!(names(light), names(dark));
        let used = [ALONE, STYLE, crate::compare::STYLE, crate::explanation::STYLE, crate::simulated::STYLE].concat();
        for part in used.split("var(--").skip(1) {
            let name = format!("--{}", part.split([')', ',']).next().unwrap());
            assert!(names(light).contains(&name) || used.contains(&format!("{name}:")), "{name} isn't a colour");
        }
    }
}
