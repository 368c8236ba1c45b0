//! Command plugins: a WASI preview 1 program that reads the context from stdin and writes the answer to stdout.

use courtesy_contract::FailureKind;
use wasmtime::{InstancePre, Linker, Module, Store};

use crate::limits::Limits;
use crate::sandbox::abi::START;
use crate::sandbox::diagnosis;
use crate::sandbox::fault::{Fault, Stop};
use crate::sandbox::store::Call;
use crate::sandbox::wasi::preview1;

/// A program as a module.
pub(super) struct Command {
    prepared: InstancePre<Call>,
}

impl Command {
    pub(super) fn link(module: &Module) -> wasmtime::Result<Self> {
        let mut linker = Linker::new(module.engine());
        preview1::define(&mut linker)?;
        Ok(Self { prepared: linker.instantiate_pre(module)? })
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

/// The output of a program that has ended.
pub(super) fn conclude(ran: wasmtime::Result<()>, store: &mut Store<Call>, limits: &Limits) -> Result<Vec<u8>, Fault> {
    if let Err(error) = ran
        && !matches!(error.downcast_ref(), Some(Stop::Exit(0)))
    {
        return Err(diagnosis::of_guest(&error, store.data(), limits));
    }
    let output = store.data_mut().wasi.take_stdout();
    if output.is_empty() {
        let detail = "it ended without writing anything to stdout; write the answer there, `{\"contract\":\"1.0\"}` for nothing to do";
        return Err(Fault::new(FailureKind::Output, detail));
    }
    Ok(output)
}
