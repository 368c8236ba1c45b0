//! Tests across the crates, in one binary.

mod docs;
mod hostile;
mod isolation;
mod licences;
mod pipeline;
mod practices;
