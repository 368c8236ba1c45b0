//! What customers come with: tables for a terminal or a document, lines of JSON, and a page with charts.

mod chart;
mod page;
mod sheets;
mod words;
mod written;

pub use self::page::{STYLE, write_page, write_part};
pub use self::written::{write_markdown, write_ndjson, write_text};
