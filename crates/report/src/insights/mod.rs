//! What customers come with: tables for a terminal or a document, lines of JSON, and a page with charts.

mod sheets;
mod words;
mod written;

pub use self::written::{write_markdown, write_ndjson, write_text};
