//! The gate: checks a plugin's file without compiling or running it.

mod compiler_work;
#[cfg(feature = "components")]
mod component;
mod contents;
mod facts;
mod function_work;
mod instances;
mod known;
mod module;
mod names;
mod operator_work;
mod sizes;

use wasmparser::types::Types;
use wasmparser::{BinaryReaderError, Chunk, Parser, Payload, Validator, WasmFeatures};

use crate::document::printable;
use crate::error::{Error, ErrorKind};
use crate::limits::Limits;
use compiler_work::CompilerWork;
use contents::Contents;

pub use super::abi::Abi;
pub use facts::ModuleFacts;
pub(crate) use known::Known;

/// The allowed features of WebAssembly: release 2.0 of the standard, extended constant expressions, tail calls and
/// components. No threads, 64-bit memories, several memories in a module, relaxed SIMD, garbage collection, exceptions or
/// asynchronous components.
const FEATURES: WasmFeatures = WasmFeatures::WASM2
    .union(WasmFeatures::EXTENDED_CONST)
    .union(WasmFeatures::TAIL_CALL)
    .union(WasmFeatures::COMPONENT_MODEL);

/// Words in the validator's error for a file that exceeds its own limits, for which it has no type. If a version uses other
/// words, the file is still rejected, only with another sentence.
const TOO_LARGE: [&str; 3] = ["limit", "too deep", "effective type size"];

/// Checks whether a file can be a plugin.
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
    // Before it is validated, because that takes longest for some of what takes the compiler longest.
    let work = CompilerWork::of(bytes, limits);
    sizes::check_work(&work, limits)?;
    let validated = Validator::new_with_features(FEATURES).validate_all(bytes);
    let types = validated.map_err(|fault| refuse(invalid(&fault, bytes)))?;
    let contents = Contents::parse(bytes)?;
    let abi = match contents.is_component {
        true => of_component(&contents, &types)?,
        false => module::recognise(&contents)?,
    };
    sizes::check(&contents, &work, limits)?;
    Ok(contents.facts(abi, bytes.len(), work.total()))
}

#[cfg(feature = "components")]
fn of_component(contents: &Contents, types: &Types) -> Result<Abi, Error> {
    component::recognise(contents, types.as_ref())
}

#[cfg(not(feature = "components"))]
fn of_component(_: &Contents, _: &Types) -> Result<Abi, Error> {
    let message = "is a component, and this host was built without them; build the host with courtesy-host's feature \
                   `components`, or the plugin as a core module or a WASI preview 1 program";
    Err(Error::new(ErrorKind::Module, message))
}

/// Why a file isn't valid here, and what to do.
fn invalid(fault: &BinaryReaderError, bytes: &[u8]) -> String {
    let at = fault.offset();
    if is_cut_off(bytes) {
        return format!("ends early, at byte {at}; it may be truncated: build or copy it again");
    }
    let what = printable(fault.message());
    let (kind, remedy) = if TOO_LARGE.iter().any(|word| what.contains(word)) {
        ("file", "it is far larger than a plugin: leave out what it doesn't need")
    } else if Parser::is_component(bytes) {
        (
            "component",
            "use WASI 0.2 without asynchronous functions, threads, several memories in a module or other extensions",
        )
    } else {
        ("module", "use WebAssembly 2.0 without threads, several memories or other extensions")
    };
    format!("is not a {kind} that may run here: {what} at byte {at}; {remedy}")
}

/// Whether the file ends within one of its outermost sections.
fn is_cut_off(bytes: &[u8]) -> bool {
    let (mut at, mut parser) = (0, Parser::new(0));
    loop {
        match parser.parse(&bytes[at..], false) {
            Ok(Chunk::Parsed { consumed, payload }) => {
                at += consumed;
                let (skips, ends) = match payload {
                    Payload::ModuleSection { unchecked_range, .. }
                    | Payload::ComponentSection { unchecked_range, .. } => (true, unchecked_range.end),
                    Payload::CodeSectionStart { range, .. } => (false, range.end),
                    _ => (false, at),
                };
                if ends > bytes.len() {
                    return true;
                }
                // The nested module or component was complete.
                if skips {
                    at = ends;
                }
            }
            // At the end of the last section, the parser asks for another one.
            Ok(Chunk::NeedMoreData(_)) => return at < bytes.len(),
            Err(_) => return false,
        }
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
            refusal(&whole[..whole.len() - 1]).starts_with("ends early, at byte"),
            "{}",
            refusal(&whole[..whole.len() - 1])
        );
        for (wat, may_not_run) in [
            ("(module (memory i64 1))", "is not a module that may run here"),
            ("(module (memory i64 1) (func) (func))", "is not a module that may run here"),
            ("(component (core module (memory i64 1)))", "is not a component that may run here"),
        ] {
            let wasm = wat::parse_str(wat).unwrap();
            assert!(refusal(&wasm).starts_with(may_not_run), "{wat}: {}", refusal(&wasm));
            let cut = refusal(&wasm[..wasm.len() - 1]);
            assert!(cut.starts_with("ends early, at byte"), "{wat}: {cut}");
        }
    }
}
