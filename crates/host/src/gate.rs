//! What a module is, seen from outside: nothing is compiled or run here.

use courtesy_contract::abi::{ALLOC, DECIDE, INITIALIZE, MEMORY};
use wasmparser::{ExternalKind, FuncType, MemoryType, Parser, Payload, TypeRef, ValType, Validator, WasmFeatures};

use crate::{Error, ErrorKind, Limits};

const WASM_PAGE_BYTES: u64 = 65_536;

/// What WebAssembly may do here: release 2.0 of the standard and constant expressions that add and multiply. No
/// threads, 64-bit or several memories, relaxed SIMD, garbage collection, exceptions or tail calls.
pub(crate) const FEATURES: WasmFeatures = WasmFeatures::WASM2.union(WasmFeatures::EXTENDED_CONST);

/// What was seen of a module without running it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ModuleFacts {
    /// Size of the file, in bytes.
    pub size_bytes: usize,
    /// What it imports, as `module.name`. A core-module plugin imports nothing.
    pub imports: Vec<String>,
    /// What it exports.
    pub exports: Vec<String>,
    /// Memory at the start, in bytes.
    pub memory_bytes: u64,
    /// The most memory it declares for itself, in bytes.
    pub memory_max_bytes: Option<u64>,
    /// Elements of its table at the start.
    pub table_elements: u64,
    /// Functions that it defines.
    pub functions: u32,
    /// Whether the host prepares each instance with `_initialize`.
    pub initialize: bool,
}

#[derive(Default)]
struct Seen {
    types: Vec<FuncType>,
    functions: Vec<u32>,
    memories: Vec<MemoryType>,
    tables: Vec<u64>,
    imports: Vec<String>,
    exports: Vec<(String, ExternalKind, u32)>,
    locals: u32,
}

/// Looks at a module and says whether it can be a plugin.
pub(crate) fn look(bytes: &[u8], limits: &Limits) -> Result<ModuleFacts, Error> {
    let refuse = |message: String| Error::new(ErrorKind::Module, message);
    if bytes.len() > limits.module_bytes {
        let message = format!(
            "has {} bytes and may have {}; build it in release mode, for size, without debug information",
            bytes.len(),
            limits.module_bytes
        );
        return Err(refuse(message));
    }
    if !bytes.starts_with(b"\0asm") {
        return Err(refuse("is not a WebAssembly file; name a plugin's .wasm".to_owned()));
    }
    if is_component(bytes) {
        let message = "is a component; this host runs core modules: build for the target wasm32-unknown-unknown";
        return Err(Error::new(ErrorKind::Abi, message));
    }
    Validator::new_with_features(FEATURES).validate_all(bytes).map_err(|fault| {
        let (what, at) = (fault.message(), fault.offset());
        if what.starts_with("unexpected end") {
            return refuse(format!("ends too early, at byte {at}; was it cut off? Build or copy it again"));
        }
        refuse(format!(
            "is not a module that may run here: {what} at byte {at}; use WebAssembly 2.0 without threads, several memories or other extensions"
        ))
    })?;
    let seen = parse(bytes)?;
    check_sizes(&seen, limits)?;
    check_abi(&seen)?;
    Ok(facts(seen, bytes.len()))
}

/// The second half of the version field says which of WebAssembly's two binary formats it is.
fn is_component(bytes: &[u8]) -> bool {
    bytes.get(6..8) == Some(&[1, 0])
}

fn parse(bytes: &[u8]) -> Result<Seen, Error> {
    let broken = |fault: wasmparser::BinaryReaderError| {
        let message = format!("is damaged: {} at byte {}; build or copy it again", fault.message(), fault.offset());
        Error::new(ErrorKind::Module, message)
    };
    let mut seen = Seen::default();
    for payload in Parser::new(0).parse_all(bytes) {
        payload.and_then(|payload| seen.note(payload)).map_err(broken)?;
    }
    Ok(seen)
}

impl Seen {
    fn note(&mut self, payload: Payload) -> Result<(), wasmparser::BinaryReaderError> {
        match payload {
            Payload::TypeSection(types) => {
                for ty in types.into_iter_err_on_gc_types() {
                    self.types.push(ty?);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import?;
                    self.imports.push(format!("{}.{}", import.module, import.name));
                    if let TypeRef::Func(ty) = import.ty {
                        self.functions.push(ty);
                    }
                }
            }
            Payload::FunctionSection(functions) => {
                for ty in functions {
                    self.functions.push(ty?);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memories.push(memory?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty.initial);
                }
            }
            Payload::ExportSection(exports) => {
                for export in exports {
                    let export = export?;
                    self.exports.push((export.name.to_owned(), export.kind, export.index));
                }
            }
            Payload::CodeSectionEntry(body) => {
                let mut locals = 0u32;
                for group in body.get_locals_reader()? {
                    locals = locals.saturating_add(group?.0);
                }
                self.locals = self.locals.max(locals);
            }
            _ => {}
        }
        Ok(())
    }

    fn function(&self, name: &str) -> Option<&FuncType> {
        let export = self.exports.iter().find(|(export, kind, _)| export == name && *kind == ExternalKind::Func)?;
        self.types.get(*self.functions.get(export.2 as usize)? as usize)
    }
}

fn check_sizes(seen: &Seen, limits: &Limits) -> Result<(), Error> {
    let memory_bytes = initial_bytes(seen);
    let table_elements: u64 = seen.tables.iter().sum();
    let checks = [
        (
            "bytes of memory at the start",
            memory_bytes,
            limits.memory_bytes as u64,
            "link it with a smaller stack and less static data",
        ),
        ("elements in its tables", table_elements, limits.table_elements as u64, "link less code"),
        ("functions", seen.functions.len() as u64, u64::from(limits.functions), "link less code"),
        ("locals in one function", u64::from(seen.locals), u64::from(limits.locals), "split the function"),
        ("tables", seen.tables.len() as u64, 1, "use one"),
        ("memories", seen.memories.len() as u64, 1, "use one"),
    ];
    match checks.into_iter().find(|(_, has, may, _)| has > may) {
        Some((what, has, may, remedy)) => {
            Err(Error::new(ErrorKind::Module, format!("has {has} {what} and may have {may}; {remedy}")))
        }
        None => Ok(()),
    }
}

fn initial_bytes(seen: &Seen) -> u64 {
    seen.memories.iter().map(|memory| memory.initial.saturating_mul(WASM_PAGE_BYTES)).sum()
}

/// A core-module plugin: no imports, and three exports of the right types.
fn check_abi(seen: &Seen) -> Result<(), Error> {
    let refuse = |message: String| Err(Error::new(ErrorKind::Abi, message));
    if !seen.imports.is_empty() {
        let remedy = if seen.imports.iter().any(|import| import.starts_with("wasi")) {
            "it was built for WASI; build it for the target wasm32-unknown-unknown"
        } else {
            "a plugin has no way out of the sandbox; take out what needs it"
        };
        return refuse(format!("imports {} and may import nothing; {remedy}", listed(&seen.imports)));
    }
    if !seen.exports.iter().any(|(name, kind, _)| name == MEMORY && *kind == ExternalKind::Memory) {
        return refuse(format!("doesn't export its memory as `{MEMORY}`; {}", exports_of(seen)));
    }
    check_function(seen, ALLOC, &[ValType::I32], &[ValType::I32])?;
    check_function(seen, DECIDE, &[ValType::I32, ValType::I32], &[ValType::I64])?;
    if seen.function(INITIALIZE).is_some() {
        check_function(seen, INITIALIZE, &[], &[])?;
    }
    Ok(())
}

fn check_function(seen: &Seen, name: &str, params: &[ValType], results: &[ValType]) -> Result<(), Error> {
    let refuse = |message: String| Err(Error::new(ErrorKind::Abi, message));
    match seen.function(name) {
        None => refuse(format!("doesn't export the function `{name}`; {}", exports_of(seen))),
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

fn exports_of(seen: &Seen) -> String {
    if seen.exports.is_empty() {
        return "it exports nothing: build it as a `cdylib` with the plugin macro or your language's template"
            .to_owned();
    }
    let names: Vec<String> = seen.exports.iter().map(|(name, _, _)| name.clone()).collect();
    format!("it exports {}: build it with the plugin macro or your language's template", listed(&names))
}

/// A few names for a message; long ones are cut, since they come from the module.
fn listed(names: &[String]) -> String {
    let short = |name: &String| format!("`{}`", name.chars().take(60).collect::<String>().escape_debug());
    let mut text = names.iter().take(5).map(short).collect::<Vec<_>>().join(", ");
    if names.len() > 5 {
        text.push_str(&format!(" and {} more", names.len() - 5));
    }
    text
}

fn facts(seen: Seen, size_bytes: usize) -> ModuleFacts {
    ModuleFacts {
        size_bytes,
        memory_bytes: initial_bytes(&seen),
        memory_max_bytes: seen
            .memories
            .first()
            .and_then(|memory| memory.maximum)
            .map(|pages| pages.saturating_mul(WASM_PAGE_BYTES)),
        table_elements: seen.tables.iter().sum(),
        functions: seen.functions.len() as u32,
        initialize: seen.function(INITIALIZE).is_some(),
        imports: seen.imports,
        exports: seen.exports.into_iter().map(|(name, _, _)| name).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_cut_off_is_told_from_one_that_may_not_run() {
        let whole = wat::parse_str("(module (memory 1) (func))").unwrap();
        let refusal = |bytes: &[u8]| look(bytes, &Limits::default()).unwrap_err().to_string();
        assert!(
            refusal(&whole[..whole.len() - 1]).starts_with("ends too early, at byte"),
            "{}",
            refusal(&whole[..whole.len() - 1])
        );
        assert!(
            refusal(&wat::parse_str("(module (memory i64 1))").unwrap())
                .starts_with("is not a module that may run here")
        );
    }
}
