//! The state of one call, and its store.

use wasmtime::{CallHook, Store, StoreContextMut, UpdateDeadline};

#[cfg(feature = "components")]
use super::engine::HANDLES;
use super::engine::Sandbox;
use super::engine::meter::{Meter, Turn};
use super::wasi::{Wasi, WasiView};

/// The state of one call.
pub(super) struct Call {
    pub(super) meter: Meter,
    pub(super) wasi: Wasi,
}

impl WasiView for Call {
    fn wasi(&mut self) -> &mut Wasi {
        &mut self.wasi
    }
}

/// A store for one call, with its fuel, deadline and limits. Nothing is shared with other calls.
///
/// `has_imports` says whether the guest can call WASI.
pub(super) fn store(sandbox: &Sandbox, wasi: Wasi, has_imports: bool) -> wasmtime::Result<Store<Call>> {
    let limits = &sandbox.limits;
    let mut store = Store::new(&sandbox.engine, Call { meter: Meter::new(limits), wasi });
    store.limiter(|call| &mut call.meter);
    store.set_fuel(limits.fuel)?;
    #[cfg(feature = "components")]
    {
        store.set_hostcall_fuel(limits.memory_bytes);
        store.set_max_component_handles(HANDLES);
    }
    store.set_epoch_deadline(1);
    store.epoch_deadline_callback(|mut running| match running.data_mut().meter.slice_is_over() {
        Turn::Yield => Ok(UpdateDeadline::Yield(1)),
        Turn::End => Ok(UpdateDeadline::Interrupt),
    });
    if has_imports {
        store.call_hook(|store, hook| match hook {
            CallHook::CallingHost => lend_fuel(store),
            // A WASI function may call back into the guest to allocate its result, so it is paid for before that.
            CallHook::CallingWasm | CallHook::ReturningFromHost => settle(store),
            CallHook::ReturningFromWasm => Ok(()),
        });
    }
    Ok(store)
}

/// Tells WASI's functions how much fuel is left.
fn lend_fuel(mut store: StoreContextMut<'_, Call>) -> wasmtime::Result<()> {
    let left = store.get_fuel()?;
    store.data_mut().wasi.fuel.lend(left);
    Ok(())
}

/// Takes from the guest's fuel what WASI's functions have spent.
fn settle(mut store: StoreContextMut<'_, Call>) -> wasmtime::Result<()> {
    let spent = store.data_mut().wasi.fuel.take_spent();
    if spent > 0 {
        let left = store.get_fuel()?;
        store.set_fuel(left.saturating_sub(spent))?;
    }
    Ok(())
}
