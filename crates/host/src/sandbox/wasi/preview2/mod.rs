//! WASI 0.2 for components: the functions that do something here, as the WIT describes them. Calling any other ends the call.

mod bindings;
mod cli;
mod clocks;
mod filesystem;
mod handles;
mod io;
mod names;
mod random;
mod refuse;
mod sockets;

use wasmtime::component::{Component, HasSelf, InstancePre, Linker};

use super::state::{Wasi, WasiView};
pub(crate) use names::has;

/// Why a component's imports aren't those of WASI 0.2, in wasmtime's words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Unlinkable(pub(crate) String);

/// Links a component to its imports, or says which import differs from WASI 0.2.
pub(crate) fn link<T: WasiView>(component: &Component) -> wasmtime::Result<InstancePre<T>> {
    let mut linker = Linker::new(component.engine());
    refuse::define(&mut linker, component)?;
    // Unstable features of WASI are off.
    let options = bindings::LinkOptions::default();
    bindings::Imports::add_to_linker::<T, HasSelf<Wasi>>(&mut linker, &options, T::wasi)?;
    linker.instantiate_pre(component).map_err(|error| wasmtime::Error::new(Unlinkable(format!("{error:#}"))))
}
