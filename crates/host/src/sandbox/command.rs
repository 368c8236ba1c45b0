//! Command plugins: a program that reads the context from stdin and writes the answer to stdout, as a WASI preview 1
//! module or as a WASI 0.2 component.

use courtesy_contract::FailureKind;
use wasmtime::component::{self, ComponentExportIndex};
use wasmtime::{Engine, InstancePre, Linker, Module, Store};

use super::engine::Call;
use super::wasi::{preview1, preview2};
use super::{Fault, Stop};
use crate::Limits;

/// The function that runs a preview 1 command.
pub(crate) const START: &str = "_start";
/// The interface that runs a WASI 0.2 command, and its function.
pub(crate) const RUN: (&str, &str) = ("wasi:cli/run@0.2.", "run");

/// A program as a module.
pub(super) struct Command {
    prepared: InstancePre<Call>,
}

impl Command {
    pub(super) fn compile(engine: &Engine, bytes: &[u8]) -> wasmtime::Result<Self> {
        let module = Module::new(engine, bytes)?;
        let mut linker = Linker::new(engine);
        preview1::define(&mut linker)?;
        Ok(Self { prepared: linker.instantiate_pre(&module)? })
    }

    pub(super) async fn call(&self, store: &mut Store<Call>, limits: &Limits) -> Result<Vec<u8>, Fault> {
        let ran = match self.prepared.instantiate_async(&mut *store).await {
            Ok(instance) => {
                let start = instance.get_typed_func::<(), ()>(&mut *store, START).map_err(|_| Fault::missing(START))?;
                start.call_async(&mut *store, ()).await
            }
            Err(error) => Err(error),
        };
        conclude(ran, store, limits)
    }
}

/// A program as a component.
pub(super) struct CommandComponent {
    prepared: component::InstancePre<Call>,
    run: ComponentExportIndex,
}

impl CommandComponent {
    pub(super) fn compile(engine: &Engine, bytes: &[u8]) -> wasmtime::Result<Self> {
        let component = component::Component::new(engine, bytes)?;
        let mut linker = component::Linker::new(engine);
        preview2::define(&mut linker, &component)?;
        let ty = component.component_type();
        let name = ty.exports(engine).find_map(|(name, _)| name.starts_with(RUN.0).then(|| name.to_owned()));
        let interface = name.and_then(|name| component.get_export_index(None, &name));
        let run = interface.and_then(|interface| component.get_export_index(Some(&interface), RUN.1));
        let run = run.ok_or_else(|| wasmtime::Error::msg("its export `run` is gone"))?;
        Ok(Self { prepared: preview2::link(&linker, &component)?, run })
    }

    pub(super) async fn call(&self, store: &mut Store<Call>, limits: &Limits) -> Result<Vec<u8>, Fault> {
        let ran = match self.prepared.instantiate_async(&mut *store).await {
            Ok(instance) => {
                let run = instance.get_typed_func::<(), (Result<(), ()>,)>(&mut *store, self.run);
                let run = run.map_err(|_| Fault::missing(RUN.1))?;
                let ran = run.call_async(&mut *store, ()).await;
                ran.and_then(|(ended,)| ended.map_err(|()| wasmtime::Error::new(Stop::Exit(1))))
            }
            Err(error) => Err(error),
        };
        conclude(ran, store, limits)
    }
}

/// What a program that has ended left on stdout.
fn conclude(ran: wasmtime::Result<()>, store: &mut Store<Call>, limits: &Limits) -> Result<Vec<u8>, Fault> {
    match ran {
        Err(error) if !matches!(error.downcast_ref(), Some(Stop::Exit(0))) => {
            return Err(Fault::of_guest(&error, store.data(), limits));
        }
        _ => {}
    }
    let output = store.data_mut().world.take_stdout();
    if output.is_empty() {
        let detail = "it ended without writing anything to stdout; write the answer there, `{\"contract\":\"1.0\"}` for nothing to do";
        return Err(Fault::new(FailureKind::Output, detail));
    }
    Ok(output)
}
