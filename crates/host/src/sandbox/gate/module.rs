//! Recognising a module's ABI by its imports and exports.

use courtesy_contract::abi::{ALLOC, DECIDE, INITIALIZE, MEMORY};
use wasmparser::ValType;

use super::contents::{Contents, Import};
use super::names::listed;
use crate::error::{Error, ErrorKind};
use crate::sandbox::abi::{Abi, START};
use crate::sandbox::wasi::preview1;

/// Recognises a module's ABI, or says what is missing.
pub(super) fn recognise(contents: &Contents) -> Result<Abi, Error> {
    if !contents.has_export(START) {
        return check_module(contents).map(|()| Abi::Module);
    }
    if contents.has_export(DECIDE) {
        return refuse(format!(
            "exports both `{DECIDE}`, as a core-module plugin does, and `{}`, as a command does; leave one of them out",
            START
        ));
    }
    check_command(contents).map(|()| Abi::Command)
}

fn refuse<T>(message: String) -> Result<T, Error> {
    Err(Error::new(ErrorKind::Abi, message))
}

/// A core-module plugin: no imports, and three exports of the right types.
fn check_module(contents: &Contents) -> Result<(), Error> {
    if let Some(import) = contents.imports.first() {
        let remedy = if import.module.starts_with("wasi:") {
            "that is WASI 0.2, which components speak alone: make a component of it, or build it for wasm32-wasip1"
        } else if import.module.starts_with("wasi") {
            "it was built for WASI, but not as a program, which would export `_start`: build it as a program, or for the target wasm32-unknown-unknown"
        } else {
            "a plugin has no way out of the sandbox; remove what needs it"
        };
        return refuse(format!("imports {} and may import nothing; {remedy}", all_imports(contents)));
    }
    if !contents.has_memory(MEMORY) {
        return refuse(format!("doesn't export its memory as `{MEMORY}`; {}", exports_of(contents)));
    }
    check_function(contents, ALLOC, &[ValType::I32], &[ValType::I32])?;
    check_function(contents, DECIDE, &[ValType::I32, ValType::I32], &[ValType::I64])?;
    if contents.function(INITIALIZE).is_some() {
        check_function(contents, INITIALIZE, &[], &[])?;
    }
    Ok(())
}

/// A command: only imports of WASI preview 1, a memory, and a start function.
fn check_command(contents: &Contents) -> Result<(), Error> {
    for import in &contents.imports {
        check_import(contents, import)?;
    }
    if !contents.has_memory(MEMORY) {
        return refuse(format!(
            "exports `{}`, as a command does, but not its memory as `{MEMORY}`; {}",
            START,
            exports_of(contents)
        ));
    }
    check_function(contents, START, &[], &[])
}

fn check_import(contents: &Contents, import: &Import) -> Result<(), Error> {
    let name = listed([format!("{}.{}", import.module, import.name).as_str()]);
    let known = preview1::FUNCTIONS.iter().find(|(known, _)| *known == import.name);
    let Some((known, params)) = known.filter(|_| import.module == preview1::MODULE) else {
        return refuse(match import.module.as_str() {
            preview1::MODULE => format!(
                "imports {name}, which WASI preview 1 doesn't have; build it with a current toolchain for wasm32-wasip1"
            ),
            "wasi_unstable" => format!(
                "imports {name}: that is WASI's preview 0; build it with a toolchain for preview 1, wasm32-wasip1"
            ),
            "wasi" => format!("imports {name}: a plugin has no threads; build it without them, for wasm32-wasip1"),
            _ => format!(
                "imports {name}, and a command may import `{}` alone; a plugin has no way out of the sandbox: remove what needs it",
                preview1::MODULE
            ),
        });
    };
    let value = |letter| if letter == 'I' { ValType::I64 } else { ValType::I32 };
    let params: Vec<ValType> = params.chars().map(value).collect();
    let results: &[ValType] = if *known == "proc_exit" { &[] } else { &[ValType::I32] };
    match contents.import_type(import) {
        Some(ty) if ty.params() == params && ty.results() == results => Ok(()),
        Some(ty) => refuse(format!(
            "imports {name} as {} and not as {}; build it with a current toolchain",
            signature(ty.params(), ty.results()),
            signature(&params, results)
        )),
        None => {
            refuse(format!("imports {name}, which is a function, as something else; build it with a current toolchain"))
        }
    }
}

fn check_function(contents: &Contents, name: &str, params: &[ValType], results: &[ValType]) -> Result<(), Error> {
    match contents.function(name) {
        None if contents.has_export(name) => {
            refuse(format!("exports `{name}`, but not as a function; see the contract's ABI, or use an SDK"))
        }
        None => refuse(format!("doesn't export the function `{name}`; {}", exports_of(contents))),
        Some(ty) if ty.params() != params || ty.results() != results => refuse(format!(
            "exports `{name}` as {} and not as {}; see the contract's ABI, or use an SDK",
            signature(ty.params(), ty.results()),
            signature(params, results)
        )),
        Some(_) => Ok(()),
    }
}

fn signature(params: &[ValType], results: &[ValType]) -> String {
    let words = |types: &[ValType]| types.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    format!("({}) -> ({})", words(params), words(results))
}

fn all_imports(contents: &Contents) -> String {
    let names: Vec<String> =
        contents.imports.iter().map(|import| format!("{}.{}", import.module, import.name)).collect();
    listed(names.iter().map(String::as_str))
}

fn exports_of(contents: &Contents) -> String {
    if contents.exports.is_empty() {
        return "it exports nothing: build it as a `cdylib` with the plugin macro or your language's template"
            .to_owned();
    }
    let names = listed(contents.exports.iter().map(|export| export.name.as_str()));
    format!("it exports {names}: build it with the plugin macro or your language's template")
}
