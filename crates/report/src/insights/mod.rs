//! What customers come with: tables for a terminal or a document, lines of JSON, and a page with charts.

mod page;
mod sheets;
mod words;
mod written;

pub use self::page::{write_fragment, write_page};
pub use self::written::{write_markdown, write_ndjson, write_text};
