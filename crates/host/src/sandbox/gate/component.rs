//! Recognising a component's ABI by its imports and exports.

use wasmparser::component_types::{ComponentDefinedType, ComponentEntityType, ComponentFuncType, ComponentValType};
use wasmparser::types::TypesRef;

use super::contents::Contents;
use super::names::listed;
use crate::error::{Error, ErrorKind};
use crate::sandbox::abi::{Abi, COMPONENT_DECIDE, RUN, RUN_INTERFACE};
use crate::sandbox::wasi::preview2;

/// The type of the function that the world `courtesy:plugin` exports.
const DECIDE_TYPE: &str = "func(string) -> string";

/// Recognises a component's ABI, or says what is missing.
pub(super) fn recognise(contents: &Contents, types: TypesRef) -> Result<Abi, Error> {
    let foreign: Vec<&str> =
        contents.imports.iter().map(|import| import.name.as_str()).filter(|name| !preview2::has(name)).collect();
    if !foreign.is_empty() {
        return refuse(format!(
            "is a component that imports {}; a plugin may import the interfaces of WASI 0.2 alone (cli, clocks, filesystem, io, random, sockets): remove what needs the others",
            listed(foreign)
        ));
    }
    let run = contents.exports.iter().map(|export| export.name.as_str()).find(|name| name.starts_with(RUN_INTERFACE));
    match (types.component_item_for_export(COMPONENT_DECIDE), run) {
        (Some(_), Some(run)) => refuse(format!(
            "exports both `{COMPONENT_DECIDE}`, as the world `courtesy:plugin` does, and `{run}`, as a command does; leave one of them out"
        )),
        (Some(decide), None) => check_decide(&decide.ty, types).map(|()| Abi::Component),
        (None, Some(run)) => check_run(run, types).map(|()| Abi::CommandComponent),
        (None, None) => refuse(stranger(contents)),
    }
}

/// The error for a component that isn't a plugin.
fn stranger(contents: &Contents) -> String {
    let command = contents.exports.iter().find(|export| export.name.starts_with("wasi:cli/run"));
    if let Some(command) = command {
        let name = listed([command.name.as_str()]);
        return format!("is a command of another WASI than 0.2: it exports {name}; build it for wasm32-wasip2");
    }
    format!(
        "is a component of another world: it exports {}, and neither the function `{COMPONENT_DECIDE}` of the world `courtesy:plugin` nor `wasi:cli/run@0.2`; build it for the world that `courtesy schema --wit` prints",
        exports_of(contents)
    )
}

fn refuse<T>(message: String) -> Result<T, Error> {
    Err(Error::new(ErrorKind::Abi, message))
}

fn check_decide(ty: &ComponentEntityType, types: TypesRef) -> Result<(), Error> {
    let found = match ty {
        ComponentEntityType::Func(id) => {
            let func = &types[*id];
            let signature = signature(func, types);
            if signature == DECIDE_TYPE {
                return Ok(());
            }
            signature
        }
        ComponentEntityType::Instance(_) => "an interface".to_owned(),
        _ => "something else than a function".to_owned(),
    };
    refuse(format!(
        "exports `{COMPONENT_DECIDE}` as {found} and not as {DECIDE_TYPE}; build it for the world that `courtesy schema --wit` prints"
    ))
}

fn check_run(run: &str, types: TypesRef) -> Result<(), Error> {
    let interface = types.component_item_for_export(run).map(|item| item.ty);
    let function = match interface {
        Some(ComponentEntityType::Instance(id)) => types[id].exports.get(RUN).map(|item| item.ty),
        _ => None,
    };
    let found = match function {
        Some(ComponentEntityType::Func(id)) if is_run(&types[id], types) => return Ok(()),
        Some(ComponentEntityType::Func(id)) => {
            format!("with `run` as {} and not as func() -> result", signature(&types[id], types))
        }
        _ => "without its function `run: func() -> result`".to_owned(),
    };
    refuse(format!("exports `{run}` {found}; build it with a toolchain for wasm32-wasip2"))
}

/// `func() -> result`
fn is_run(func: &ComponentFuncType, types: TypesRef) -> bool {
    let Some(ComponentValType::Type(id)) = func.result else { return false };
    func.params.is_empty() && matches!(&types[id], ComponentDefinedType::Result { ok: None, err: None, .. })
}

/// A function's type in WIT's words.
fn signature(func: &ComponentFuncType, types: TypesRef) -> String {
    let params: Vec<String> = func.params.iter().map(|(_, ty)| word(ty, types)).collect();
    let result = func.result.as_ref().map(|ty| format!(" -> {}", word(ty, types))).unwrap_or_default();
    format!("func({}){result}", params.join(", "))
}

/// A type in WIT's words, one level deep.
fn word(ty: &ComponentValType, types: TypesRef) -> String {
    let inner = |ty: &ComponentValType| match ty {
        ComponentValType::Primitive(primitive) => primitive.to_string(),
        ComponentValType::Type(_) => "...".to_owned(),
    };
    let id = match ty {
        ComponentValType::Primitive(primitive) => return primitive.to_string(),
        ComponentValType::Type(id) => id,
    };
    match &types[*id] {
        ComponentDefinedType::Primitive(primitive) => primitive.to_string(),
        ComponentDefinedType::List { element, .. } => format!("list<{}>", inner(element)),
        ComponentDefinedType::Option { ty, .. } => format!("option<{}>", inner(ty)),
        ComponentDefinedType::Result { ok: None, err: None, .. } => "result".to_owned(),
        ComponentDefinedType::Result { ok, err, .. } => {
            let side = |ty: &Option<ComponentValType>| ty.as_ref().map_or("_".to_owned(), inner);
            format!("result<{}, {}>", side(ok), side(err))
        }
        ComponentDefinedType::Record(_) => "record".to_owned(),
        _ => "another type".to_owned(),
    }
}

fn exports_of(contents: &Contents) -> String {
    if contents.exports.is_empty() {
        return "nothing".to_owned();
    }
    listed(contents.exports.iter().map(|export| export.name.as_str()))
}
