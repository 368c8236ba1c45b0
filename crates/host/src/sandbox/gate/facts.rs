//! What the gate knows about a file.

use serde::{Deserialize, Serialize};

use crate::sandbox::abi::Abi;

/// What is known about a plugin's file without running it. For a component, figures are sums over its modules.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ModuleFacts {
    /// How the host talks to it.
    pub abi: Abi,
    /// Size of the file, in bytes.
    pub size_bytes: usize,
    /// Its imports: `module.name`, or a component's interfaces.
    pub imports: Vec<String>,
    /// Its exports.
    pub exports: Vec<String>,
    /// Memory at the start, in bytes.
    pub memory_bytes: u64,
    /// The most memory it declares for itself, in bytes.
    pub memory_max_bytes: Option<u64>,
    /// Elements of its tables at the start.
    pub table_elements: u64,
    /// Functions that it defines.
    pub functions: u32,
    /// The work of compiling it, in plain instructions that would take about as long.
    pub compiler_work: u64,
    /// Instances that a component makes of the modules and components in it; 1 for a module.
    pub instances: u32,
    /// Whether the host prepares each instance with `_initialize`.
    pub initialize: bool,
}

#[cfg(any(test, feature = "testing"))]
impl ModuleFacts {
    /// The facts of an empty module, for a plugin that has no file.
    pub(crate) fn of_nothing() -> Self {
        Self {
            abi: Abi::Module,
            size_bytes: 0,
            imports: Vec::new(),
            exports: Vec::new(),
            memory_bytes: 0,
            memory_max_bytes: None,
            table_elements: 0,
            functions: 0,
            compiler_work: 0,
            instances: 1,
            initialize: false,
        }
    }
}
