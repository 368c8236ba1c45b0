//! Every limit, with its unit and default.

use std::sync::LazyLock;
use std::thread::available_parallelism;
use std::time::Duration;

use courtesy_contract::Digest;

use crate::digest;
use crate::{Error, ErrorKind};

/// The tick in which deadlines are counted, and after which a long call yields to others.
pub(crate) const TICK: Duration = Duration::from_millis(1);

/// How many threads this process can run at once. Asking the system opens files, so it is asked once.
static PROCESSORS: LazyLock<u32> =
    LazyLock::new(|| available_parallelism().map_or(1, |processors| processors.get() as u32));

/// The most schemas in a manifest's settings, including nested ones.
pub(crate) const SETTINGS_SCHEMAS: usize = 500;

/// How deep the schemas of settings may be nested.
pub(crate) const SETTINGS_DEPTH: usize = 8;

/// The most characters in a setting's name.
pub(crate) const SETTING_NAME_CHARS: usize = 64;

/// What one plugin, one call and one context may use. Every limit is enforced.
///
/// ```
/// use courtesy_host::Limits;
///
/// let limits = Limits { fuel: 2_000_000, ..Limits::default() };
/// assert_eq!(limits.output_bytes, 64 * 1024);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Limits {
    /// Size of a plugin's file, in bytes. Default 32 MiB, which leaves room for a language's whole runtime.
    pub module_bytes: usize,
    /// Size of the manifest inside it, in bytes. Default 64 KiB.
    pub manifest_bytes: usize,
    /// Functions in a plugin. Default 20,000.
    pub functions: u32,
    /// Locals of one function, without its parameters. Default 2,000.
    pub locals: u32,
    /// Code of one function, in bytes. Default 1 MiB.
    pub function_bytes: usize,
    /// How deep the blocks of one function (`block`, `loop` and `if`) may be nested. Default 2,000.
    pub nesting: u32,
    /// Parameters and results of one function, together. Default 128.
    pub parameters: u32,
    /// Instructions of one function, of which some count as several because compiling them takes more: a call as five, for
    /// example. Default 400,000, for which the compiler needs some 300 MiB.
    pub function_instructions: u32,
    /// Work for the compiler on one function, in plain instructions that would take as long: estimated from its instructions,
    /// blocks, loops, locals and branches. Default 2,000,000, which is a few seconds on a slow machine.
    pub function_work: u64,
    /// Work for the compiler on all functions, as for one. Default 40,000,000, which is two minutes on a slow machine; Python
    /// with all its libraries needs less than half of that.
    pub compiler_work: u64,
    /// Instances of modules and components that one component may consist of. Default 100.
    pub instances: u32,
    /// Time that a plugin may take to be compiled when it is loaded, in milliseconds. Default 300,000, five minutes.
    ///
    /// After that the plugin is rejected. A [`CompilerProcess`](crate::CompilerProcess) is ended; a thread of this process
    /// goes on until it is done.
    pub load_ms: u64,
    /// Memory that a [`CompilerProcess`](crate::CompilerProcess) may use for one plugin, in bytes. Default 1 GiB. Without such
    /// a process, and where the operating system has no such limit, only the estimates above bound it.
    pub load_memory_bytes: u64,
    /// Memory of one call, in bytes. Default 32 MiB.
    pub memory_bytes: usize,
    /// Elements of a call's tables. Default 20,000.
    pub table_elements: usize,
    /// Stack of a call inside the sandbox, in bytes. Default 256 KiB.
    pub stack_bytes: usize,
    /// Fuel of one call: about one unit for each instruction, start functions included. Default 50,000,000.
    ///
    /// Fuel decides, because it is the same on every machine.
    pub fuel: u64,
    /// Time that one call may run, in milliseconds. Default 500. Waiting for its turn doesn't count.
    ///
    /// This is a backstop behind the fuel, and should be so high that it never decides.
    pub deadline_ms: u64,
    /// What a plugin receives, in bytes. Default 256 KiB.
    pub input_bytes: usize,
    /// What a plugin returns, in bytes. Default 64 KiB.
    pub output_bytes: usize,
    /// Actions in one answer. Default 16.
    pub actions: usize,
    /// What a plugin writes next to one answer, on stderr and in notes, in bytes; truncated beyond that. Default 4 KiB.
    pub log_bytes: usize,
    /// Size of a context's JSON, in bytes. Default 1 MiB.
    pub context_bytes: usize,
    /// Decisions that run at once; the others wait. Default: four for each processor.
    pub concurrency: u32,
}

impl Limits {
    /// Rejects limits under which nothing could ever run.
    pub(crate) fn check(&self) -> Result<(), Error> {
        let counts = [("concurrency", self.concurrency), ("instances", self.instances)];
        match counts.into_iter().find(|(_, count)| *count == 0) {
            None => Ok(()),
            Some((name, _)) => {
                let message = format!("the limit `{name}` is 0, so that no plugin could ever run; set it to 1 or more");
                Err(Error::new(ErrorKind::Sandbox, message))
            }
        }
    }
}

impl Limits {
    /// SHA-256 of the limits that can affect an answer and are the same on every machine: without the deadlines and the
    /// compiler's memory, which are backstops, and the concurrency.
    pub(crate) fn digest(&self) -> Digest {
        let same = Self { load_ms: 0, load_memory_bytes: 0, deadline_ms: 0, concurrency: 0, ..self.clone() };
        digest::of(&serde_json::to_vec(&same).expect("limits are plain numbers"))
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            module_bytes: 32 << 20,
            manifest_bytes: 64 << 10,
            functions: 20_000,
            locals: 2_000,
            function_bytes: 1 << 20,
            nesting: 2_000,
            parameters: 128,
            function_instructions: 400_000,
            function_work: 2_000_000,
            compiler_work: 40_000_000,
            instances: 100,
            load_ms: 300_000,
            load_memory_bytes: 1 << 30,
            memory_bytes: 32 << 20,
            table_elements: 20_000,
            stack_bytes: 256 << 10,
            fuel: 50_000_000,
            deadline_ms: 500,
            input_bytes: 256 << 10,
            output_bytes: 64 << 10,
            actions: 16,
            log_bytes: 4 << 10,
            context_bytes: 1 << 20,
            concurrency: 4 * *PROCESSORS,
        }
    }
}
