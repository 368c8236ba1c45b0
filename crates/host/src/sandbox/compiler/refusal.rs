//! Why a file that passed the gate has no machine code.

use std::time::Duration;

use crate::document::printable;
use crate::error::{Error, ErrorKind};
#[cfg(feature = "components")]
use crate::sandbox::wasi::preview2::Unlinkable;

/// Words of the allocator and of the operating system for memory that isn't there.
const NO_MEMORY: [&str; 3] = ["memory allocation of", "Cannot allocate memory", "(os error 12)"];

/// For what wasmtime says while it compiles, loads or links.
pub(super) fn of_compiler(fault: &wasmtime::Error) -> Error {
    #[cfg(feature = "components")]
    if let Some(Unlinkable(what)) = fault.downcast_ref() {
        let what = printable(what);
        let message = format!("imports WASI in another form than 0.2 has: {what}; build it with a current toolchain");
        return Error::new(ErrorKind::Abi, message);
    }
    with_reason(&format!("{fault:#}"))
}

pub(super) fn with_reason(reason: &str) -> Error {
    let what = printable(reason);
    Error::new(ErrorKind::Module, format!("could not be compiled: {what}; build it with a supported toolchain"))
}

pub(super) fn of_time(limit: Duration) -> Error {
    let message = format!(
        "took longer than {} ms to compile; make it smaller, or raise the limit `load_ms` where the host is set up",
        limit.as_millis()
    );
    Error::new(ErrorKind::Module, message)
}

pub(super) fn of_memory(limit_bytes: u64) -> Error {
    let message = format!(
        "needs more than {} MiB of memory to be compiled; split its largest functions, or raise the limit \
         `load_memory_bytes` where the host is set up",
        limit_bytes >> 20
    );
    Error::new(ErrorKind::Module, message)
}

/// The compiler is large and the file is untrusted, so a fault of the compiler must not end the host.
pub(super) fn of_broken_compiler() -> Error {
    let message = "could not be compiled: the compiler itself failed on it; build it with a supported toolchain";
    Error::new(ErrorKind::Module, message)
}

/// Whether these words say that there was no memory left.
pub(super) fn is_of_memory(words: &str) -> bool {
    NO_MEMORY.iter().any(|known| words.contains(known))
}
