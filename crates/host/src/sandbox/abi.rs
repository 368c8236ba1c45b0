//! The ABIs, and the exports that identify them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// How bytes get into a plugin and out again. The JSON is the same in all ABIs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Abi {
    /// A core module with the exports of `courtesy_contract::abi`, which imports nothing.
    Module,
    /// A WASI preview 1 program: the context on stdin, the answer on stdout.
    Command,
    /// The same as a WASI 0.2 component, which exports `wasi:cli/run`.
    CommandComponent,
    /// A component of the world `courtesy:plugin`.
    Component,
}

/// The function that runs a preview 1 command.
pub(super) const START: &str = "_start";
/// The start of the name of the interface that runs a WASI 0.2 command; the release follows.
#[cfg(feature = "components")]
pub(super) const RUN_INTERFACE: &str = "wasi:cli/run@0.2.";
/// The function in it, `func() -> result`.
#[cfg(feature = "components")]
pub(super) const RUN: &str = "run";
/// What the world `courtesy:plugin` exports, `func(context: string) -> string`.
#[cfg(feature = "components")]
pub(super) const COMPONENT_DECIDE: &str = "decide";

impl fmt::Display for Abi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Module => "core module",
            Self::Command => "command",
            Self::CommandComponent => "command component",
            Self::Component => "component",
        })
    }
}
