//! Command plugins as WASI 0.2 components, which export `wasi:cli/run`.

use wasmtime::Store;
use wasmtime::component::{Component, ComponentExportIndex, InstancePre};

use super::command::conclude;
use crate::limits::Limits;
use crate::sandbox::abi::{RUN, RUN_INTERFACE};
use crate::sandbox::fault::{Fault, Stop};
use crate::sandbox::store::Call;
use crate::sandbox::wasi::preview2;

/// A program as a component.
pub(super) struct CommandComponent {
    prepared: InstancePre<Call>,
    run: ComponentExportIndex,
}

impl CommandComponent {
    pub(super) fn link(component: &Component) -> wasmtime::Result<Self> {
        let run = find_run(component).ok_or_else(|| wasmtime::Error::msg("its export `run` is gone"))?;
        Ok(Self { prepared: preview2::link(component)?, run })
    }

    pub(super) async fn call(&self, store: &mut Store<Call>, limits: &Limits) -> Result<Vec<u8>, Fault> {
        let ran = match self.prepared.instantiate_async(&mut *store).await {
            Ok(instance) => {
                let run = instance.get_typed_func::<(), (Result<(), ()>,)>(&mut *store, self.run);
                let run = run.map_err(|_| Fault::missing(RUN))?;
                let ran = run.call_async(&mut *store, ()).await;
                ran.and_then(|(ended,)| ended.map_err(|()| wasmtime::Error::new(Stop::Exit(1))))
            }
            Err(error) => Err(error),
        };
        conclude(ran, store, limits)
    }
}

/// The export `run` of the interface, in whichever release of 0.2.
fn find_run(component: &Component) -> Option<ComponentExportIndex> {
    let ty = component.component_type();
    let name = ty
        .exports(component.engine())
        .find_map(|(name, _)| name.starts_with(RUN_INTERFACE).then(|| name.to_owned()))?;
    let interface = component.get_export_index(None, &name)?;
    component.get_export_index(Some(&interface), RUN)
}
