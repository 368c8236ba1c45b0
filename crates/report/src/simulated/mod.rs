//! What a simulation came to: as tables, as lines of JSON, and as a page with a chart for each measure.

mod ndjson;
mod page;
mod tables;
#[cfg(test)]
mod testing;
mod words;

pub use ndjson::{Label, write_day_line, write_finding_line, write_totals_line};
pub use page::{STYLE, write_fragment, write_page};
pub use tables::{write_findings, write_text};
