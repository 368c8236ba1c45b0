//! Tests across the crates, in one binary.

mod compiling;
mod docs;
mod hostile;
mod insights;
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
#[cfg(target_os = "linux")]
mod system_calls;
mod versions;
