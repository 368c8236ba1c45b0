//! Outcomes of offered actions: tables for a terminal, a document or a page, and lines of JSON.

mod fragment;
mod sheet;
mod written;

pub use self::fragment::write_fragment;
pub use self::sheet::meaning;
pub use self::written::{write_markdown, write_ndjson, write_text};
