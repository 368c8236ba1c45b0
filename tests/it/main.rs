//! Tests across the crates, in one binary.

mod compiling;
mod docs;
mod hostile;
mod isolation;
mod licences;
mod measuring;
mod pipeline;
mod policies;
mod practices;
mod production;
mod records;
mod simulated;
mod situations;
mod versions;
