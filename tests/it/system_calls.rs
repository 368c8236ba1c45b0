//! A warm decision makes no system call: it waits for no other thread, opens no file and maps no memory.
//!
//! The kernel is the judge. A copy of this program forbids its thread every system call, and is killed at the first.

use std::collections::BTreeMap;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::process::{Command, ExitStatus};
use std::{env, fs};

use courtesy_contract::Context;
use courtesy_host::{Host, HostBuilder, Limits};
use courtesy_tests::{checkout, population};
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};

/// Set in the copy, to what it does while system calls are forbidden.
const TASK: &str = "COURTESY_FORBIDDEN_SYSTEM_CALLS";

/// Runs a test of this program again, with this task.
fn again(test: &str, task: &str) -> ExitStatus {
    let mut copy = Command::new(env::current_exe().expect("this program"));
    copy.args(["--exact", test, "--nocapture"]).env(TASK, task);
    copy.status().expect("this program runs")
}

/// Forbids this thread every system call but the one that ends the process.
fn forbid_system_calls() {
    let arch = TargetArch::try_from(env::consts::ARCH).expect("seccomp has a name for this processor");
    let only = BTreeMap::from([(libc::SYS_exit_group, Vec::new())]);
    let filter = SeccompFilter::new(only, SeccompAction::KillProcess, SeccompAction::Allow, arch);
    let filter: BpfProgram = filter.and_then(TryInto::try_into).expect("a filter");
    apply_filter(&filter).expect("the kernel takes a filter");
}

/// Ends the process at once: ending it in order would take system calls.
fn end(is_right: bool) -> ! {
    // SAFETY: it only ends the process, and what other threads do no longer matters.
    unsafe { libc::_exit(i32::from(!is_right)) }
}

/// Those whose memory the host can't keep as it is: QuickJS's is too large for that, and Zig's allocator asks for more in
/// every call.
const OTHERS: [&str; 2] = ["bring-it-home.wasm", "neighbour-help.wasm"];

/// All other committed plugins, and customers of the town. Only one decision at a time: then there are the fewest memories
/// for so many plugins.
fn host_and_customers() -> (Host, Vec<Context>) {
    let root = checkout::root();
    let plugins = checkout::plugins().expect("the plugins are committed");
    let kept = plugins.iter().filter(|path| !OTHERS.iter().any(|other| path.ends_with(other)));
    let add =
        |builder: HostBuilder, path: &PathBuf| builder.plugin(path, fs::read(path).expect("the plugin is committed"));
    let one_at_a_time = Host::builder().limits(Limits { concurrency: 1, ..Limits::default() });
    let host = kept.fold(one_at_a_time, add).build().expect("the plugins are right");
    assert!(host.plugins().count() >= 8);
    let town = population::read(&root.join("tests/data/town.ndjson.zst")).expect("the town is committed");
    let mut customers = population::from_ndjson(&town).expect("the town is right");
    customers.truncate(100);
    (host, customers)
}

#[test]
fn a_warm_decision_makes_none() {
    if env::var(TASK).as_deref() != Ok("decide") {
        let ended = again("system_calls::a_warm_decision_makes_none", "decide");
        assert!(ended.success(), "a decision made a system call: {ended}");
        return;
    }
    let (host, customers) = host_and_customers();
    let offered = |customers: &[Context]| -> usize {
        customers.iter().map(|customer| host.decide_blocking(customer).offered.len()).sum()
    };
    let warm = offered(&customers);
    forbid_system_calls();
    let again = offered(&customers);
    end(again == warm && warm > 0);
}

#[test]
fn the_kernel_would_notice_one() {
    if env::var(TASK).as_deref() != Ok("open") {
        let ended = again("system_calls::the_kernel_would_notice_one", "open");
        assert_eq!(ended.signal(), Some(libc::SIGSYS), "{ended}");
        return;
    }
    forbid_system_calls();
    end(fs::File::open("/dev/null").is_err());
}
