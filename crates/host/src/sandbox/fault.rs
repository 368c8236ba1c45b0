//! Why a call gave no bytes, in a sentence with what to do.

use std::num::NonZeroUsize;

use courtesy_contract::FailureKind;
use wasmtime::{FrameInfo, PoolConcurrencyLimitError, Trap, WasmBacktrace};

use super::engine::{Call, HANDLES};
use crate::Limits;
use crate::document::printable;

/// The most of a guest's last words that stands in a sentence, in characters.
const LAST_WORDS: usize = 200;
/// The most functions that a sentence names, and the most of each name, in characters.
pub(super) const FRAMES: NonZeroUsize = NonZeroUsize::new(3).unwrap();
const NAME: usize = 80;

/// Why a call gave no bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) kind: FailureKind,
    pub(crate) detail: String,
}

/// Why a function of the host ended the call that called it.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Stop {
    #[error("the guest went too far")]
    Fault(Fault),
    #[error("the guest ended with exit code {0}")]
    Exit(u32),
}

/// Why a component's imports aren't those of WASI 0.2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Unlinkable(pub(crate) String);

impl Fault {
    pub(crate) fn new(kind: FailureKind, detail: impl Into<String>) -> Self {
        Self { kind, detail: detail.into() }
    }

    pub(crate) fn too_long(len: usize, limit: usize) -> Self {
        let detail = format!("the answer has {len} bytes and may have {limit}; propose less, or say it shorter");
        Self::new(FailureKind::Output, detail)
    }

    pub(crate) fn of_host(error: &wasmtime::Error) -> Self {
        Self::new(
            FailureKind::Host,
            format!("the host could not run it: {}; the plugin is not to blame, ask the operator", told(error)),
        )
    }

    /// The gate has seen this export, so its absence is the host's fault.
    pub(crate) fn missing(export: &str) -> Self {
        Self::new(
            FailureKind::Host,
            format!("the host could not find the export `{export}` that it had checked; please report this"),
        )
    }

    /// What made a guest stop, and what to do about it.
    pub(crate) fn of_guest(error: &wasmtime::Error, call: &Call, limits: &Limits) -> Self {
        let trapped = error.downcast_ref::<Trap>();
        let mut fault = match (trapped, error.downcast_ref::<Stop>()) {
            (Some(trap), _) => of_trap(*trap, call, limits),
            (_, Some(Stop::Fault(fault))) => fault.clone(),
            (_, Some(Stop::Exit(code))) => Self::new(
                FailureKind::Exit,
                format!(
                    "it ended with exit code {code}, which means that it failed; end with 0 after writing an answer"
                ),
            ),
            _ if error.downcast_ref::<PoolConcurrencyLimitError>().is_some() => Self::of_host(error),
            // A guest has no files: what the system refuses, it refuses the host.
            _ if error.chain().any(|cause| cause.is::<std::io::Error>()) => Self::of_host(error),
            _ if call.meter.refused_growth => too_large(limits, "it could not be set up"),
            _ if told(error).contains("handle limit exceeded") => Self::new(
                FailureKind::Memory,
                format!(
                    "it holds more than {HANDLES} handles at once; drop the streams and pollables that it is done with"
                ),
            ),
            _ => against_the_model(&told(error)),
        };
        if let FailureKind::Trap | FailureKind::Stack | FailureKind::Fuel = fault.kind {
            fault.detail.push_str(&whereabouts(error));
        }
        fault.detail.push_str(&circumstances(&fault, call));
        fault
    }
}

fn of_trap(trap: Trap, call: &Call, limits: &Limits) -> Fault {
    match trap {
        Trap::OutOfFuel => Fault::new(
            FailureKind::Fuel,
            format!("it used up its {} units of fuel; look for a loop without end, or do less work", limits.fuel),
        ),
        Trap::Interrupt => Fault::new(
            FailureKind::Deadline,
            format!("it ran longer than {} ms; look for a loop without end, or do less work", limits.deadline_ms),
        ),
        Trap::StackOverflow => Fault::new(
            FailureKind::Stack,
            format!("it used up its stack of {} bytes; look for a recursion without end", limits.stack_bytes),
        ),
        _ if call.meter.refused_growth => too_large(limits, &format!("stopped ({trap})")),
        _ if trap.to_string().contains("component") || trap.to_string().contains("string content") => {
            against_the_model(&trap.to_string())
        }
        _ => Fault::new(
            FailureKind::Trap,
            format!(
                "it stopped with a trap ({trap}); in most languages that is a panic or an exception that nobody caught: run the plugin's own tests with this context"
            ),
        ),
    }
}

/// All that the sandbox says of an error, but where it was.
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

/// The rules that the sandbox holds between a component and the outside.
fn against_the_model(what: &str) -> Fault {
    let what = if what.contains("a different guest-defined resource") {
        "it used a handle for another kind of thing than it is"
    } else {
        what
    };
    let detail = format!("it broke the rules of the component model: {what}; build it with a current toolchain");
    Fault::new(FailureKind::Trap, detail)
}

fn too_large(limits: &Limits, what_then: &str) -> Fault {
    Fault::new(
        FailureKind::Memory,
        format!(
            "it wanted more than {} bytes of memory or {} elements in a table, and {what_then}; hold less at a time",
            limits.memory_bytes, limits.table_elements
        ),
    )
}

/// What else is known of a call that failed: what it asked for in vain, and what it said last.
fn circumstances(fault: &Fault, call: &Call) -> String {
    let mut text = String::new();
    if let Some(tried) = call.world.tried() {
        text.push_str(&format!("; it tried to {tried}, which a plugin can't"));
    }
    if fault.kind == FailureKind::Fuel && call.world.waits_for_the_clock() {
        text.push_str("; it looks at the clock again and again, which stands still at `as_of`");
    }
    match (fault.kind, call.world.last_words()) {
        (FailureKind::Exit | FailureKind::Trap, Some(words)) => {
            let words: String = printable(&words).chars().take(LAST_WORDS).collect();
            text.push_str(&format!("; it said last: {words}"));
        }
        (FailureKind::Exit, None) => text.push_str("; it wrote nothing to stderr, where a reason would be quoted here"),
        _ => {}
    }
    text
}
