//! Functions of WASI that do nothing here: calling one ends the call.

use courtesy_contract::FailureKind;
use wasmtime::component::types::ComponentItem;
use wasmtime::component::{Component, Linker, LinkerInstance, ResourceType};

use super::handles::Absent;
use super::names::{VERSION, interface};
use crate::sandbox::fault::Fault;

/// Defines all imports of a component as functions that end the call; those that do something replace them later.
///
/// A component may be newer than the WIT here, or import what was never part of WASI. It runs until it calls that.
pub(super) fn define<T: 'static>(linker: &mut Linker<T>, component: &Component) -> wasmtime::Result<()> {
    linker.allow_shadowing(true);
    let engine = linker.engine().clone();
    let mut defined: Vec<ResourceType> = Vec::new();
    for (name, import) in component.component_type().imports(&engine) {
        let (Some((package, short)), ComponentItem::ComponentInstance(imported)) = (interface(name), import.ty) else {
            continue;
        };
        // Under the WIT's release, like the functions that exist: imports of other releases of 0.2 are linked to it.
        let mut instance = linker.instance(&format!("wasi:{package}/{short}@{VERSION}"))?;
        for (member, item) in imported.exports(&engine) {
            match item.ty {
                // An interface that uses another's resource has its own name for it, but it is the same resource.
                ComponentItem::Resource(resource) if !defined.contains(&resource) => {
                    instance.resource(member, ResourceType::host::<Absent>(), |_, _| Ok(()))?;
                    defined.push(resource);
                }
                ComponentItem::ComponentFunc(_) => refuse(&mut instance, package, short, member)?,
                _ => {}
            }
        }
    }
    Ok(())
}

fn refuse<T: 'static>(
    instance: &mut LinkerInstance<T>,
    package: &str,
    interface: &str,
    member: &str,
) -> wasmtime::Result<()> {
    let function = format!("wasi:{package}/{interface}#{member}");
    instance.func_new(member, move |_, _, _, _| Err(nothing_behind(&function)))
}

/// The error of such a function, named as in `wasi:io/streams#[method]output-stream.splice`.
pub(super) fn nothing_behind(function: &str) -> wasmtime::Error {
    let detail = format!("it called `{function}`, and a plugin has nothing behind that; remove what needs it");
    Fault::new(FailureKind::Trap, detail).into()
}
