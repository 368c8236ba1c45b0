//! What a plugin's file is, seen from outside: nothing is compiled or run here.

mod abi;
mod effort;
mod seen;
mod weight;
mod world;

use wasmparser::{Parser, Validator, WasmFeatures};

use crate::document::printable;
use crate::sandbox::MEMORIES;
use crate::{Error, ErrorKind, Limits};
use seen::Seen;

pub use abi::Abi;

/// What WebAssembly may do here: release 2.0 of the standard, constant expressions that add and multiply, tail calls,
/// and components. No threads, 64-bit or several memories in a module, relaxed SIMD, garbage collection, exceptions or
/// asynchronous components.
pub(crate) const FEATURES: WasmFeatures = WasmFeatures::WASM2
    .union(WasmFeatures::EXTENDED_CONST)
    .union(WasmFeatures::TAIL_CALL)
    .union(WasmFeatures::COMPONENT_MODEL);

/// What was seen of a plugin's file without running it. For a component, figures are sums over its modules.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct ModuleFacts {
    /// How the host talks to it.
    pub abi: Abi,
    /// Size of the file, in bytes.
    pub size_bytes: usize,
    /// What it imports: `module.name`, or a component's interfaces.
    pub imports: Vec<String>,
    /// What it exports.
    pub exports: Vec<String>,
    /// Memory at the start, in bytes.
    pub memory_bytes: u64,
    /// The most memory it declares for itself, in bytes.
    pub memory_max_bytes: Option<u64>,
    /// Elements of its tables at the start.
    pub table_elements: u64,
    /// Functions that it defines.
    pub functions: u32,
    /// Instances that a component makes of the modules and components in it; 1 for a module.
    pub instances: u32,
    /// Whether the host prepares each instance with `_initialize`.
    pub initialize: bool,
}

#[cfg(any(test, feature = "testing"))]
impl ModuleFacts {
    /// Those of an empty module, for a plugin that has no file.
    pub(crate) fn of_nothing() -> Self {
        Self {
            abi: Abi::Module,
            size_bytes: 0,
            imports: Vec::new(),
            exports: Vec::new(),
            memory_bytes: 0,
            memory_max_bytes: None,
            table_elements: 0,
            functions: 0,
            instances: 1,
            initialize: false,
        }
    }
}

/// Looks at a file and says whether it can be a plugin.
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
    let is_component = Parser::is_component(bytes);
    let types = Validator::new_with_features(FEATURES)
        .validate_all(bytes)
        .map_err(|fault| refuse(invalid(fault.message(), fault.offset(), is_component)))?;
    let seen = Seen::parse(bytes)?;
    let abi = if seen.is_component { world::recognise(&seen, types.as_ref())? } else { abi::recognise(&seen)? };
    check_sizes(&seen, limits)?;
    Ok(seen.facts(abi, bytes.len()))
}

/// Why a file isn't valid here, and what to do.
fn invalid(what: &str, at: usize, is_component: bool) -> String {
    if what.starts_with("unexpected end") {
        return format!("ends too early, at byte {at}; was it cut off? Build or copy it again");
    }
    let what = printable(what);
    let (kind, remedy) = match is_component {
        _ if ["limit", "too deep", "effective type size"].iter().any(|word| what.contains(word)) => {
            ("file", "it is far larger than a plugin: leave out what it doesn't need")
        }
        true => (
            "component",
            "use WASI 0.2 without asynchronous functions, threads, several memories in a module or other extensions",
        ),
        false => ("module", "use WebAssembly 2.0 without threads, several memories or other extensions"),
    };
    format!("is not a {kind} that may run here: {what} at byte {at}; {remedy}")
}

fn check_sizes(seen: &Seen, limits: &Limits) -> Result<(), Error> {
    let (memories, tables, fewer) =
        if seen.is_component { (MEMORIES, limits.instances, "link it into fewer modules") } else { (1, 1, "use one") };
    let checks = [
        (
            "bytes of memory at the start",
            seen.initial_bytes(),
            limits.memory_bytes as u64,
            "link it with a smaller stack and less static data",
        ),
        ("elements in its tables", seen.table_elements(), limits.table_elements as u64, "link less code"),
        ("functions", u64::from(seen.defined), u64::from(limits.functions), "link less code"),
        ("tables", seen.tables.len() as u64, u64::from(tables), fewer),
        ("memories", seen.memories.len() as u64, u64::from(memories), fewer),
        ("instances", seen.instances, u64::from(limits.instances), "link it into fewer modules"),
    ];
    if seen.instances == weight::UNKNOWN {
        let message = "makes instances of a component that it takes from elsewhere, so that nobody can say how many; link it into one component";
        return Err(Error::new(ErrorKind::Module, message));
    }
    let beyond = checks.into_iter().find(|(_, has, may, _)| has > may).or_else(|| seen.effort.beyond(limits));
    match beyond {
        Some((what, has, may, remedy)) => {
            Err(Error::new(ErrorKind::Module, format!("has {has} {what} and may have {may}; {remedy}")))
        }
        None => Ok(()),
    }
}

/// A few names for a message; long ones are cut, since they come from the file.
fn listed<'n>(names: impl IntoIterator<Item = &'n str>) -> String {
    let short = |name: &str| format!("`{}`", name.chars().take(60).collect::<String>().escape_debug());
    let all: Vec<&str> = names.into_iter().collect();
    let mut text = all.iter().take(5).map(|name| short(name)).collect::<Vec<_>>().join(", ");
    if all.len() > 5 {
        text.push_str(&format!(" and {} more", all.len() - 5));
    }
    text
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
