//! Machine code. Here alone do bytes become code, which is why this is the only file of the host with `unsafe` in it.

use std::path::Path;

use serde::{Deserialize, Serialize};
#[cfg(feature = "components")]
use wasmtime::component::Component;
use wasmtime::{Engine, Module};

/// Whether a file is a module or a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::sandbox) enum Form {
    Module,
    Component,
}

/// What Courtesy's own compiler wrote: machine code and what belongs to it.
///
/// Whoever makes one vouches for it, because it will be executed. There are three places: the compiler in this process, the
/// pipe from a compiler process, and the cache, whose folder nobody else can write.
pub(in crate::sandbox) struct Compiled(Vec<u8>);

impl Compiled {
    /// Vouches for these bytes.
    pub(in crate::sandbox) fn by_own_compiler(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// Compiles a file that passed the gate. It isn't cached and nothing is loaded.
    pub(in crate::sandbox) fn compile(engine: &Engine, bytes: &[u8], form: Form) -> wasmtime::Result<Self> {
        let compiled = match form {
            Form::Module => engine.precompile_module(bytes),
            #[cfg(feature = "components")]
            Form::Component => engine.precompile_component(bytes),
            #[cfg(not(feature = "components"))]
            Form::Component => Err(no_components()),
        };
        compiled.map(Self)
    }

    pub(in crate::sandbox) fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// A module or component, ready to be linked.
pub(in crate::sandbox) enum Code {
    Module(Module),
    #[cfg(feature = "components")]
    Component(Component),
}

impl Code {
    /// Loads what the compiler wrote. Wasmtime checks that it was for this version, processor and settings.
    pub(in crate::sandbox) fn load(engine: &Engine, compiled: &Compiled, form: Form) -> wasmtime::Result<Self> {
        // SAFETY: the bytes come from Courtesy's own compiler, as `Compiled` says.
        unsafe {
            match form {
                Form::Module => Module::deserialize(engine, &compiled.0).map(Self::Module),
                #[cfg(feature = "components")]
                Form::Component => Component::deserialize(engine, &compiled.0).map(Self::Component),
                #[cfg(not(feature = "components"))]
                Form::Component => Err(no_components()),
            }
        }
    }

    /// Loads a file of the cache without reading it first, so that its pages are shared by all processes and need no swap.
    pub(super) fn map(engine: &Engine, file: &Path, form: Form) -> wasmtime::Result<Self> {
        // SAFETY: Courtesy's own compiler wrote the file, into a folder that nobody else can write, and files in it are only
        // ever replaced or removed as a whole, never changed.
        unsafe {
            match form {
                Form::Module => Module::deserialize_file(engine, file).map(Self::Module),
                #[cfg(feature = "components")]
                Form::Component => Component::deserialize_file(engine, file).map(Self::Component),
                #[cfg(not(feature = "components"))]
                Form::Component => Err(no_components()),
            }
        }
    }
}

/// The gate refuses components before they get here.
#[cfg(not(feature = "components"))]
fn no_components() -> wasmtime::Error {
    wasmtime::Error::msg("this host was built without the feature `components`")
}
