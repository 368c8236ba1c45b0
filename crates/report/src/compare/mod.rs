//! The results of a comparison: tables for a terminal, a page with charts, and lines of JSON.

mod chart;
mod difference;
mod ndjson;
mod page;
mod period_name;
mod tables;
pub(crate) mod words;

pub use self::ndjson::{write_customer_line, write_summary_line};
pub use self::page::{STYLE, write_fragment, write_page};
pub use self::tables::write_text;
