//! Starting a compiler's process, and waiting for it no longer than it may take.

use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::sync_channel;
use std::thread;

use super::child::{CODE, NO_MEMORY, REASON};
use super::in_time::wait;
use super::job::{ASKED, Job};
use super::refusal;
use crate::error::{Error, ErrorKind};
use crate::sandbox::engine::code::Compiled;

/// As much of what the process says on stderr as is looked at.
const STDERR_BYTES: u64 = 64 << 10;

/// Set in a compiler's process. One that asks for another would start processes without end.
const IN_COMPILER: &str = "COURTESY_IN_COMPILER";

/// Compiles a file that passed the gate in a process of its own.
pub(super) fn compile(bytes: &[u8], job: &Job) -> Result<Compiled, Error> {
    if std::env::var_os(IN_COMPILER).is_some() {
        let message =
            "this process was started to compile a plugin and didn't; call `CompilerProcess::allow` first in `main`";
        return Err(Error::new(ErrorKind::Sandbox, message));
    }
    let process = start(job).map_err(|fault| {
        let message = "the compiler's process could not be started; let this process start its own program again, or \
                       build the host without `compile_in`";
        Error::new(ErrorKind::Sandbox, message).with_source(fault)
    })?;
    let ended = attend(process, bytes, job).map_err(|fault| {
        Error::new(ErrorKind::Sandbox, "the compiler's process could not be waited for; try again").with_source(fault)
    })?;
    ended.result(job)
}

fn start(job: &Job) -> io::Result<Child> {
    let mut command = Command::new(own_program()?);
    command.arg(ASKED).arg(job.to_argument()).env(IN_COMPILER, "1");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()
}

/// This program, even if its file has been replaced by another version meanwhile.
fn own_program() -> io::Result<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if cfg!(target_os = "linux") && running.exists() { Ok(running) } else { std::env::current_exe() }
}

/// How a compiler's process ended.
struct Ended {
    /// `None` if it was ended because its time was up or it wrote too much.
    status: Option<ExitStatus>,
    in_time: bool,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

/// Gives the process its file, takes what it writes, and ends it when its time is up.
fn attend(mut process: Child, bytes: &[u8], job: &Job) -> io::Result<Ended> {
    let ended = watch(&mut process, bytes, job);
    if ended.is_err() {
        let _ = process.kill();
        let _ = process.wait();
    }
    ended
}

fn watch(process: &mut Child, bytes: &[u8], job: &Job) -> io::Result<Ended> {
    let (mut stdin, stdout, stderr) = (process.stdin.take(), process.stdout.take(), process.stderr.take());
    // It can't hold more than its memory. The first byte says what follows.
    let most = job.load_memory_bytes.saturating_add(1);
    thread::scope(|scope| {
        let thread = thread::Builder::new;
        thread().spawn_scoped(scope, move || {
            // It may end before it has read everything, and then its status says why. Dropping the pipe ends the file.
            let _ = stdin.as_mut().map(|pipe| pipe.write_all(bytes));
        })?;
        let stderr = thread().spawn_scoped(scope, move || read(stderr, STDERR_BYTES))?;
        let (done, written) = sync_channel(1);
        thread().spawn_scoped(scope, move || done.send(read(stdout, most)))?;
        let written = wait(&written, job.time());
        let in_time = written.is_ok();
        let stdout = written.unwrap_or_default();
        let is_whole = in_time && stdout.len() as u64 <= most;
        if !is_whole {
            // If it has ended meanwhile, there is nothing to end.
            let _ = process.kill();
        }
        let status = process.wait()?;
        let stderr = stderr.join().unwrap_or_default();
        Ok(Ended { status: is_whole.then_some(status), in_time, stdout, stderr })
    })
}

/// Reads to the end, or one byte more than this.
fn read(pipe: Option<impl Read>, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Some(pipe) = pipe {
        // What was read until a pipe broke is judged like a process that ended early.
        let _ = pipe.take(most.saturating_add(1)).read_to_end(&mut bytes);
    }
    bytes
}

impl Ended {
    fn result(mut self, job: &Job) -> Result<Compiled, Error> {
        if !self.in_time {
            return Err(refusal::of_time(job.time()));
        }
        let said = String::from_utf8_lossy(&self.stderr);
        match (self.status, self.stdout.first().copied()) {
            (Some(status), Some(CODE)) if status.success() => {
                self.stdout.remove(0);
                Ok(Compiled::by_own_compiler(self.stdout))
            }
            (Some(status), Some(REASON)) if status.success() => {
                Err(refusal::with_reason(&String::from_utf8_lossy(&self.stdout[1..])))
            }
            (None, _) | (_, Some(NO_MEMORY)) => Err(refusal::of_memory(job.load_memory_bytes)),
            (Some(_), _) if refusal::is_of_memory(&said) => Err(refusal::of_memory(job.load_memory_bytes)),
            (Some(status), _) => Err(of_status(status, job)),
        }
    }
}

/// Why a process ended that was neither told to nor done.
#[cfg(unix)]
fn of_status(status: ExitStatus, job: &Job) -> Error {
    use std::os::unix::process::ExitStatusExt;

    use rustix::process::Signal;

    match status.signal() {
        Some(signal) if signal == Signal::XCPU.as_raw() => refusal::of_time(job.time()),
        Some(signal) if signal == Signal::KILL.as_raw() => Error::new(
            ErrorKind::Sandbox,
            "the system ended the compiler's process, most likely for want of memory; leave it more, or load fewer \
             plugins at once",
        ),
        _ => refusal::of_broken_compiler(),
    }
}

#[cfg(not(unix))]
fn of_status(_: ExitStatus, _: &Job) -> Error {
    refusal::of_broken_compiler()
}
