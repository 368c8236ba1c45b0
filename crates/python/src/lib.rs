//! Decisions in Python, in process: the extension module `courtesy._courtesy`, which the package in `python/courtesy` wraps.
//!
//! ```python
//! from courtesy import Host
//!
//! host = Host("plugins", policy="policy.toml")
//! decision = host.decide(context)
//! ```
//!
//! Bytes in, bytes out: nothing of a context becomes a Python object here. Python's lock isn't held while plugins are loaded
//! or decisions made.
#![deny(missing_docs)]
// Arrow's C structures are exchanged in one file, `capsule.rs`, which says why that is sound.
#![deny(unsafe_code)]

mod allocation;
mod batch;
#[allow(unsafe_code)]
mod capsule;
mod column;
mod errors;
mod host;
mod rows;

/// What the Python package is made of.
#[pyo3::pymodule]
mod _courtesy {
    #[pymodule_export]
    use crate::allocation::{Allocation, Shares};
    #[pymodule_export]
    use crate::batch::Batch;
    #[pymodule_export]
    use crate::host::{Host, plugin_files};

    #[pymodule_export]
    const VERSION: &str = env!("CARGO_PKG_VERSION");
}
