//! Component plugins: the world `courtesy:plugin`, whose one function takes the context and returns the answer.

use std::str;

use courtesy_contract::FailureKind;
use wasmtime::Store;
use wasmtime::component::{self, ComponentExportIndex};

use crate::limits::Limits;
use crate::sandbox::abi::COMPONENT_DECIDE as DECIDE;
use crate::sandbox::diagnosis;
use crate::sandbox::fault::{Fault, Stop};
use crate::sandbox::store::Call;
use crate::sandbox::wasi::preview2;

/// A component of that world.
pub(super) struct Component {
    prepared: component::InstancePre<Call>,
    decide: ComponentExportIndex,
}

impl Component {
    pub(super) fn link(component: &component::Component) -> wasmtime::Result<Self> {
        let decide = component.get_export_index(None, DECIDE);
        let decide = decide.ok_or_else(|| wasmtime::Error::msg("its export `decide` is gone"))?;
        Ok(Self { prepared: preview2::link(component)?, decide })
    }

    pub(super) async fn call(&self, store: &mut Store<Call>, input: &[u8], limits: &Limits) -> Result<Vec<u8>, Fault> {
        let input = str::from_utf8(input)
            .map_err(|_| Fault::new(FailureKind::Input, "the context isn't UTF-8; pass JSON as the contract says"))?;
        let instance = self.prepared.instantiate_async(&mut *store).await;
        let instance = instance.map_err(|error| diagnosis::of_guest(&error, store.data(), limits))?;
        let decide = instance.get_typed_func::<(&str,), (String,)>(&mut *store, self.decide);
        let decide = decide.map_err(|_| Fault::missing(DECIDE))?;
        let answer = decide.call_async(&mut *store, (input,)).await;
        let (answer,) = answer.map_err(|error| explain(&error, store.data(), limits))?;
        match answer.len() {
            0 => Err(Fault::new(
                FailureKind::Output,
                "`decide` returned nothing; return the answer, `{\"contract\":\"1.0\"}` for nothing to do",
            )),
            len if len > limits.output_bytes => Err(Fault::too_long(len, limits.output_bytes)),
            _ => Ok(answer.into_bytes()),
        }
    }
}

/// Errors that only a function can cause, and not a program.
fn explain(error: &wasmtime::Error, call: &Call, limits: &Limits) -> Fault {
    if let Some(Stop::Exit(_)) = error.downcast_ref() {
        return Fault::new(FailureKind::Exit, "it exited instead of returning from `decide`; return the answer");
    }
    if let Some(fault) = error.downcast_ref::<str::Utf8Error>() {
        let detail = format!("its answer is not UTF-8: byte {} is wrong; write JSON in UTF-8", fault.valid_up_to());
        return Fault::new(FailureKind::Contract, detail);
    }
    if diagnosis::is_text_out_of_memory(error) {
        let detail = "`decide` returned a text that doesn't lie in its memory; return address and length of the answer";
        return Fault::new(FailureKind::Output, detail);
    }
    diagnosis::of_guest(error, call, limits)
}
