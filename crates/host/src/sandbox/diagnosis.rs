//! Why a guest failed, from what wasmtime reports, in a sentence with what to do.

use courtesy_contract::FailureKind;
use wasmtime::{FrameInfo, PoolConcurrencyLimitError, Trap, WasmBacktrace};

use super::engine::HANDLES;
use super::fault::{Fault, Stop};
use super::store::Call;
use crate::document::printable;
use crate::limits::Limits;

/// The most of a guest's last words to quote, in characters.
const LAST_WORDS: usize = 200;
/// The most of a function's name to quote, in characters.
const NAME: usize = 80;

// wasmtime has types for traps and for an exhausted pool, but none for the following, which are recognised by their text.
// The version is pinned, and a hostile guest tests each; if the text ever differs, wasmtime's own words are reported.
/// A component holds the most handles that it may.
const TOO_MANY_HANDLES: &str = "handle limit exceeded";
/// A handle was used for another kind of resource.
const ANOTHER_RESOURCE: &str = "a different guest-defined resource";
/// A text that a component returned is out of its memory's bounds.
#[cfg(feature = "components")]
const TEXT_OUT_OF_MEMORY: &str = "string pointer/length out of bounds";

/// What kept the host from running a guest.
pub(super) fn of_host(error: &wasmtime::Error) -> Fault {
    Fault::new(
        FailureKind::Host,
        format!("the host could not run it: {}; this is not the plugin's fault: ask the operator", told(error)),
    )
}

/// Why a guest failed, and what to do.
pub(super) fn of_guest(error: &wasmtime::Error, call: &Call, limits: &Limits) -> Fault {
    let mut fault = match error.downcast_ref::<Trap>() {
        Some(trap) => of_trap(*trap, call, limits),
        None => of_error(error, call, limits),
    };
    if let FailureKind::Trap | FailureKind::Stack | FailureKind::Fuel = fault.kind {
        fault.detail.push_str(&whereabouts(error));
    }
    fault.detail.push_str(&circumstances(fault.kind, call));
    fault
}

/// Whether the text that a component returned is out of its memory's bounds.
#[cfg(feature = "components")]
pub(super) fn is_text_out_of_memory(error: &wasmtime::Error) -> bool {
    told(error).contains(TEXT_OUT_OF_MEMORY)
}

fn of_error(error: &wasmtime::Error, call: &Call, limits: &Limits) -> Fault {
    match error.downcast_ref::<Stop>() {
        Some(Stop::Fault(fault)) => return fault.clone(),
        Some(Stop::Exit(code)) => return of_exit(*code),
        None => {}
    }
    if error.is::<PoolConcurrencyLimitError>() || is_of_the_system(error) {
        return of_host(error);
    }
    if call.meter.refused_growth {
        return too_large(limits, "it could not be set up");
    }
    let what = told(error);
    if what.contains(TOO_MANY_HANDLES) {
        let detail = format!(
            "it holds more than {HANDLES} handles at once; drop streams and pollables that are no longer needed"
        );
        return Fault::new(FailureKind::Memory, detail);
    }
    if what.contains(ANOTHER_RESOURCE) {
        let detail = "it broke the rules of the component model by using a handle for another kind of thing than it \
                      stands for; build it with a current toolchain";
        return Fault::new(FailureKind::Trap, detail);
    }
    against_the_model(&what)
}

fn of_exit(code: u32) -> Fault {
    let detail =
        format!("it ended with exit status {code}, which means that it failed; end with 0 after writing an answer");
    Fault::new(FailureKind::Exit, detail)
}

/// Whether it is an error of the operating system. A guest has no files, so such an error is the host's.
fn is_of_the_system(error: &wasmtime::Error) -> bool {
    error.chain().any(|cause| cause.is::<std::io::Error>())
}

fn of_trap(trap: Trap, call: &Call, limits: &Limits) -> Fault {
    match trap {
        Trap::OutOfFuel => Fault::new(
            FailureKind::Fuel,
            format!("it used up its {} units of fuel; look for an endless loop, or do less work", limits.fuel),
        ),
        Trap::Interrupt => Fault::new(
            FailureKind::Deadline,
            format!("it ran longer than {} ms; look for an endless loop, or do less work", limits.deadline_ms),
        ),
        Trap::StackOverflow => Fault::new(
            FailureKind::Stack,
            format!("it used up its stack of {} bytes; look for endless recursion", limits.stack_bytes),
        ),
        _ if call.meter.refused_growth => too_large(limits, &format!("stopped ({trap})")),
        Trap::CannotEnterComponent
        | Trap::CannotLeaveComponent
        | Trap::InvalidChar
        | Trap::InvalidDiscriminant
        | Trap::ListOutOfBounds
        | Trap::StringOutOfBounds
        | Trap::UnalignedPointer => against_the_model(&trap.to_string()),
        _ => Fault::new(
            FailureKind::Trap,
            format!(
                "it trapped ({trap}); in most languages that is a panic or an uncaught exception: run the plugin's own tests with this context"
            ),
        ),
    }
}

/// What wasmtime says about an error, without the backtrace.
fn told(error: &wasmtime::Error) -> String {
    let backtrace = error.downcast_ref::<WasmBacktrace>().map(WasmBacktrace::to_string);
    let sentences = error.chain().map(ToString::to_string).filter(|sentence| Some(sentence) != backtrace.as_ref());
    sentences.collect::<Vec<_>>().join(": ")
}

/// The innermost functions that a guest was in, if its modules have kept their names.
fn whereabouts(error: &wasmtime::Error) -> String {
    let frames = error.downcast_ref::<WasmBacktrace>().map(WasmBacktrace::frames).unwrap_or_default();
    let short = |name: &str| printable(&name.chars().take(NAME).collect::<String>());
    let names: Vec<String> = frames.iter().filter_map(FrameInfo::func_name).map(short).collect();
    if names.is_empty() { String::new() } else { format!("; it was in {}", names.join(", called by ")) }
}

/// A violation of the component model's rules.
fn against_the_model(what: &str) -> Fault {
    let detail = format!("it broke the rules of the component model: {what}; build it with a current toolchain");
    Fault::new(FailureKind::Trap, detail)
}

fn too_large(limits: &Limits, what_then: &str) -> Fault {
    Fault::new(
        FailureKind::Memory,
        format!(
            "it asked for more than {} bytes of memory or {} elements in a table, and {what_then}; keep less in memory at a time",
            limits.memory_bytes, limits.table_elements
        ),
    )
}

/// What else is known about a failed call: what it asked for in vain, and its last words.
fn circumstances(kind: FailureKind, call: &Call) -> String {
    let mut text = String::new();
    if let Some(tried) = call.wasi.tried() {
        text.push_str(&format!("; it tried to {tried}, which a plugin can't"));
    }
    if kind == FailureKind::Fuel && call.wasi.waits_for_the_clock() {
        text.push_str("; it keeps reading the clock, which stands still at `as_of`");
    }
    match call.wasi.last_words() {
        Some(words) if matches!(kind, FailureKind::Exit | FailureKind::Trap) => {
            let words: String = printable(&words).chars().take(LAST_WORDS).collect();
            text.push_str(&format!("; its last words on stderr: {words}"));
        }
        None if kind == FailureKind::Exit => {
            text.push_str("; it wrote nothing to stderr, from which a reason would be quoted here");
        }
        Some(_) | None => {}
    }
    text
}
