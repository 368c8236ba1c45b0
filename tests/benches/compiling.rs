//! What compiling the guests in `tests/hostile` would take that the gate keeps from the compiler, and what the gate says.
//!
//! `cargo bench --workspace --bench compiling --profile dev` prints a table; `-- NAME` measures the guests whose names
//! contain it. Every guest is compiled in a process of its own with the limits on its contents lifted. A process that needs
//! more than a minute or 4 GiB is ended. Figures are read from /proc, so this runs on Linux alone.

#[allow(dead_code)]
#[path = "../it/hostile/guests.rs"]
mod guests;

use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use courtesy_host::{Limits, PluginFile};

/// Turns this program into the process that compiles one guest.
const ONE: &str = "--one";
/// How often a process is looked at.
const LOOK: Duration = Duration::from_millis(20);
/// Processor time and memory at which a process is ended.
const MOST_S: f64 = 60.0;
const MOST_MIB: u64 = 4 << 10;
/// The unit of times in /proc.
const TICKS_PER_S: f64 = 100.0;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let Some(place) = arguments.iter().position(|argument| argument == ONE) {
        return compile(Path::new(&arguments[place + 1]));
    }
    // Under `cargo test` there is nothing to measure.
    if !arguments.iter().any(|argument| argument == "--bench") {
        return;
    }
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    println!("| guest | bytes | seconds | MiB | the gate |");
    println!("|---|---|---|---|---|");
    for path in guests::ABIS.into_iter().flat_map(guests::of) {
        let name = path.file_stem().expect("it has a name").to_string_lossy().into_owned();
        if !wanted.is_empty() && !wanted.iter().any(|part| name.contains(part.as_str())) {
            continue;
        }
        let wasm = guests::guest(&path);
        let says = verdict(&wasm);
        if says.contains("compiler") || says.contains("in one function") || !wanted.is_empty() {
            let Taken { seconds, mib, is_more } = measured(&path);
            let more = if is_more { "more than " } else { "" };
            println!("| {name} | {} | {more}{seconds:.1} | {more}{mib} | {says} |", wasm.len());
        }
    }
}

/// What the gate says with the limits as they are.
fn verdict(wasm: &[u8]) -> String {
    match PluginFile::parse(wasm.to_vec(), &Limits::default()) {
        Ok(file) => format!("work of {}: let through", file.facts().compiler_work),
        Err(error) => error.to_string().split(';').next().unwrap_or_default().to_owned(),
    }
}

/// Compiles a guest with the limits on its contents lifted.
fn compile(path: &Path) {
    let limits = Limits {
        functions: u32::MAX,
        locals: u32::MAX,
        function_bytes: usize::MAX,
        nesting: u32::MAX,
        parameters: 1_000,
        function_instructions: u32::MAX,
        function_work: u64::MAX,
        compiler_work: u64::MAX,
        load_ms: 24 * 3_600 * 1_000,
        ..Limits::default()
    };
    // Whether the compiler likes it in the end doesn't matter here.
    let _ = PluginFile::parse(guests::guest(path), &limits).and_then(|file| file.compile(&limits, None, None));
}

/// What a process has taken; more, if it was ended before it was done.
#[derive(Default)]
struct Taken {
    seconds: f64,
    mib: u64,
    is_more: bool,
}

fn measured(path: &Path) -> Taken {
    let program = std::env::current_exe().expect("this program has a path");
    let mut process = Command::new(program).arg(ONE).arg(path).stderr(Stdio::null()).spawn().expect("it starts");
    let mut taken = Taken::default();
    loop {
        sleep(LOOK);
        if let Some((seconds, mib)) = look_at(&process) {
            taken = Taken { seconds, mib: mib.max(taken.mib), is_more: false };
        }
        if process.try_wait().expect("it can be waited for").is_some() {
            return taken;
        }
        if taken.seconds > MOST_S || taken.mib > MOST_MIB {
            process.kill().expect("it can be ended");
            process.wait().expect("it can be waited for");
            return Taken { is_more: true, ..taken };
        }
    }
}

/// Processor seconds and the most memory so far; `None` once the process has ended.
fn look_at(process: &Child) -> Option<(f64, u64)> {
    let read = |file| fs::read_to_string(format!("/proc/{}/{file}", process.id())).ok();
    let stat = read("stat")?;
    // The name in brackets can contain anything; the state, the first field after it, is field 3.
    let fields: Vec<&str> = stat.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = |field: usize| fields.get(field - 3)?.parse::<f64>().ok();
    let status = read("status")?;
    let most = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = most.trim().trim_end_matches(" kB").trim().parse().ok()?;
    Some(((ticks(14)? + ticks(15)?) / TICKS_PER_S, kib >> 10))
}
