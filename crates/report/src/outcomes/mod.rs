//! Outcomes of offered actions: tables for a terminal or a document, and lines of JSON.

mod sheet;
mod written;

pub use self::sheet::meaning;
pub use self::written::{write_markdown, write_ndjson, write_text};
