//! WASI 0.2 for components: for each interface that a component imports, the functions that do something here; any other
//! function of WASI ends the call that makes it.

mod clocks;
mod filesystem;
mod random;
mod sockets;
mod streams;
mod surroundings;

use courtesy_contract::FailureKind;
use wasmtime::component::types::ComponentItem;
use wasmtime::component::{Component, InstancePre, Linker, LinkerInstance, Resource, ResourceType};
use wasmtime::{AsContextMut, StoreContextMut};

use super::{Purse, Refusal, World, on_fuel};
use crate::sandbox::engine::Call;
use crate::sandbox::{Fault, Unlinkable};

/// How many moments a component may wait for at once.
const ALARMS: usize = 1_000;

/// The handle of something to wait for. Number 0 is always ready; others are alarms, by their place plus one.
struct Pollable;
/// The handle of stdin.
struct Source;
/// The handle of stdout or stderr, by WASI's number 1 or 2.
struct Drain;
/// The handle of something that there is none of: a file, a terminal, a socket, an error's details.
struct Absent;

/// Whether WASI 0.2 has an interface of this name, such as `wasi:cli/stdin@0.2.6`.
pub(crate) fn has(import: &str) -> bool {
    interface(import)
        .is_some_and(|(package, _)| ["cli", "clocks", "filesystem", "io", "random", "sockets"].contains(&package))
}

/// The package and the interface in an import's name.
fn interface(import: &str) -> Option<(&str, &str)> {
    let (name, version) = import.strip_prefix("wasi:")?.split_once('@')?;
    let version = version.strip_prefix("0.2.")?;
    let release = version.chars().all(|letter| letter.is_ascii_digit()) && !version.is_empty();
    name.split_once('/').filter(|_| release)
}

/// Defines what a component imports.
pub(crate) fn define(linker: &mut Linker<Call>, component: &Component) -> wasmtime::Result<()> {
    let engine = linker.engine().clone();
    for (name, import) in component.component_type().imports(&engine) {
        let (Some((package, short)), ComponentItem::ComponentInstance(imported)) = (interface(name), import.ty) else {
            continue;
        };
        let mut instance = linker.instance(name)?;
        for (member, item) in imported.exports(&engine) {
            match item.ty {
                ComponentItem::Resource(_) => define_resource(&mut instance, member)?,
                ComponentItem::ComponentFunc(_) => define_function(&mut instance, (package, short, member))?,
                _ => {}
            }
        }
    }
    Ok(())
}

/// Links a component, or says which import has another form than it has in WASI 0.2.
pub(crate) fn link(linker: &Linker<Call>, component: &Component) -> wasmtime::Result<InstancePre<Call>> {
    linker.instantiate_pre(component).map_err(|error| wasmtime::Error::new(Unlinkable(format!("{error:#}"))))
}

fn define_resource(instance: &mut LinkerInstance<Call>, name: &str) -> wasmtime::Result<()> {
    let keep = |_: StoreContextMut<'_, Call>, _: u32| Ok(());
    match name {
        "pollable" => instance.resource(name, ResourceType::host::<Pollable>(), |mut store, handle| {
            store.data_mut().world.drop_alarm(handle);
            Ok(())
        }),
        "input-stream" => instance.resource(name, ResourceType::host::<Source>(), keep),
        "output-stream" => instance.resource(name, ResourceType::host::<Drain>(), keep),
        _ => instance.resource(name, ResourceType::host::<Absent>(), keep),
    }
}

fn define_function(instance: &mut LinkerInstance<Call>, place: (&str, &str, &str)) -> wasmtime::Result<()> {
    let (package, interface, name) = place;
    let known = match package {
        "io" => streams::define(instance, name)?,
        "cli" => surroundings::define(instance, interface, name)?,
        "clocks" => clocks::define(instance, interface, name)?,
        "random" => random::define(instance, name)?,
        "filesystem" => filesystem::define(instance, name)?,
        _ => sockets::define(instance, name)?,
    };
    if known {
        return Ok(());
    }
    let detail = format!(
        "it called `wasi:{package}/{interface}#{name}`, and a plugin has nothing behind that; take out what needs it"
    );
    instance.func_new(name, move |_, _, _, _| Err(Refusal::Stop(Fault::new(FailureKind::Trap, detail.clone())).into()))
}

/// Serves one call: pays for it, and stops the guest when it went too far.
fn serve<R>(
    mut store: StoreContextMut<'_, Call>,
    work: impl FnOnce(&mut World, &mut Purse) -> Result<R, Refusal>,
) -> wasmtime::Result<R> {
    on_fuel(store.as_context_mut(), |mut store, purse| work(&mut store.data_mut().world, purse))?.map_err(Into::into)
}

impl World {
    /// Something to wait for: a moment of the monotonic clock.
    fn set_alarm(&mut self, moment_ns: u64) -> Result<Resource<Pollable>, Fault> {
        let place = match self.alarms.iter().position(Option::is_none) {
            Some(place) => place,
            None if self.alarms.len() < ALARMS => {
                self.alarms.push(None);
                self.alarms.len() - 1
            }
            None => {
                let detail =
                    format!("it waits for more than {ALARMS} moments at once; drop the pollables it is done with");
                return Err(Fault::new(FailureKind::Memory, detail));
            }
        };
        self.alarms[place] = Some(moment_ns);
        Ok(Resource::new_own(place as u32 + 1))
    }

    fn drop_alarm(&mut self, handle: u32) {
        let place = (handle as usize).checked_sub(1).and_then(|place| self.alarms.get_mut(place));
        if let Some(place) = place {
            *place = None;
        }
    }

    /// The moment a handle waits for; the beginning, for one that is always ready.
    fn alarm(&self, handle: &Resource<Pollable>) -> u64 {
        let place = (handle.rep() as usize).checked_sub(1).and_then(|place| self.alarms.get(place));
        place.copied().flatten().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_interfaces_of_wasi_0_2_alone() {
        for known in ["wasi:cli/stdin@0.2.6", "wasi:io/streams@0.2.0", "wasi:sockets/tcp@0.2.10"] {
            assert!(has(known), "{known}");
        }
        for unknown in
            ["wasi:http/handler@0.2.0", "wasi:cli/stdin@0.3.0", "wasi:cli/stdin@0.2.0-rc", "wasi:cli@0.2.0", "x"]
        {
            assert!(!has(unknown), "{unknown}");
        }
    }
}
