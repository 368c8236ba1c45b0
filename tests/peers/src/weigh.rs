//! Memory, read from Linux. Each figure comes from processes of its own, in which nothing else was loaded before.

use std::fs;
use std::io::{self, Write};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use crate::peer::{Caller, Customer, Peer};

/// Plugins that are loaded besides the first, whose share of what all have in common isn't counted.
const MORE: usize = 24;
/// How often a thread looks at the memory while calls are made.
const LOOKS: usize = 300;

/// What a plugin and its calls take, in KiB.
pub struct Weight {
    /// One more plugin that is ready to be called.
    pub loaded_kib: f64,
    /// The most that calls on one thread were seen to add.
    pub called_kib: f64,
}

impl Weight {
    /// Weighs in processes of its own, each of which calls [`here`].
    pub fn of(peer: &Peer, customer: &Customer) -> Self {
        let (one, many) = (child(peer, customer, 1), child(peer, customer, 1 + MORE));
        Self { loaded_kib: (many.loaded_kib - one.loaded_kib) / MORE as f64, called_kib: one.called_kib }
    }
}

/// What [`Weight::of`] starts: loads so many plugins, calls the first for the customer on stdin and prints what it took.
pub fn here(peer: &Peer, plugins: usize) {
    let customer = Customer::of_lines(&io::read_to_string(io::stdin()).expect("a customer"));
    let before_kib = private_kib();
    let loaded = (peer.load)(plugins);
    let mut callers: Vec<Caller<'_>> = loaded.iter().map(|plugin| plugin.caller()).collect();
    give_back();
    let loaded_kib = private_kib() - before_kib;
    let idle_kib = most_kib(thread::yield_now);
    let called_kib = most_kib(|| drop(callers[0](&customer))) - idle_kib;
    println!("{loaded_kib} {called_kib}");
}

/// Does something over and over while another thread looks at the memory, and returns the most that it sees.
fn most_kib(mut work: impl FnMut()) -> f64 {
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        let watching = scope.spawn(|| {
            let most = (0..LOOKS).map(|_| rollup_kib("Anonymous:")).fold(0.0, f64::max);
            is_done.store(true, Ordering::Relaxed);
            most
        });
        while !is_done.load(Ordering::Relaxed) {
            work();
        }
        watching.join().expect("memory is read")
    })
}

fn child(peer: &Peer, customer: &Customer, plugins: usize) -> Weight {
    let mut command = Command::new(std::env::current_exe().expect("it runs"));
    command.args(["weigh", peer.name, &plugins.to_string()]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().expect("it runs again");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(customer.to_lines().as_bytes()).expect("it reads");
    drop(stdin);
    let output = child.wait_with_output().expect("it ends");
    let line = String::from_utf8(output.stdout).expect("figures");
    let figures: Vec<f64> = line.split_whitespace().map(|figure| figure.parse().expect("a figure")).collect();
    let [loaded_kib, called_kib] = figures[..] else { panic!("{}: two figures, not `{line}`", peer.name) };
    Weight { loaded_kib, called_kib }
}

/// The memory that belongs to this process alone.
fn private_kib() -> f64 {
    rollup_kib("Private_Clean:") + rollup_kib("Private_Dirty:")
}

/// A line of what Linux finds when it looks at each page; its counters are cheaper, and off by hundreds of KiB.
fn rollup_kib(name: &str) -> f64 {
    let rollup = fs::read_to_string("/proc/self/smaps_rollup").expect("memory is read from Linux");
    let line = rollup.lines().find_map(|line| line.strip_prefix(name)).expect("Linux says so");
    line.split_whitespace().next().and_then(|kib| kib.parse().ok()).expect("a number")
}

/// Gives what was freed back to the system, so that it doesn't count.
fn give_back() {
    // SAFETY: glibc allows this at any time, on any thread.
    #[cfg(target_env = "gnu")]
    unsafe {
        libc::malloc_trim(0);
    }
}
