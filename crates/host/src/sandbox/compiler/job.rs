//! What a compiler's process is told, as an argument of its command line.

use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::limits::Limits;
use crate::sandbox::engine::MemoryRoom;
use crate::sandbox::engine::code::Form;

/// The first argument of a compiler's process; the job follows. Nobody types it.
pub(super) const ASKED: &str = "--courtesy-compile-one-plugin";

/// How to compile one plugin, and what that may take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Job {
    pub(super) form: Form,
    pub(super) room: MemoryRoom,
    /// Settings that the code depends on.
    memory_bytes: usize,
    stack_bytes: usize,
    pub(super) load_ms: u64,
    pub(super) load_memory_bytes: u64,
}

impl Job {
    pub(super) fn new(form: Form, room: MemoryRoom, limits: &Limits) -> Self {
        let Limits { memory_bytes, stack_bytes, load_ms, load_memory_bytes, .. } = *limits;
        Self { form, room, memory_bytes, stack_bytes, load_ms, load_memory_bytes }
    }

    /// The limits that it was made from, as far as the compiler's settings depend on them.
    pub(super) fn limits(&self) -> Limits {
        Limits { memory_bytes: self.memory_bytes, stack_bytes: self.stack_bytes, ..Limits::default() }
    }

    pub(super) fn time(&self) -> Duration {
        Duration::from_millis(self.load_ms)
    }

    pub(super) fn to_argument(&self) -> String {
        serde_json::to_string(self).expect("a job is plain data")
    }

    pub(super) fn from_argument(argument: &str) -> Option<Self> {
        serde_json::from_str(argument).ok()
    }
}

/// The job on this process's command line, if it was started to compile a plugin.
pub(super) fn asked_for() -> Option<String> {
    let mut arguments = std::env::args_os().skip(1);
    let is_asked = arguments.next().is_some_and(|first| first == ASKED);
    is_asked.then(|| arguments.next().unwrap_or_default().to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_settings_depend_on_reaches_the_other_process() {
        let limits = Limits { memory_bytes: 1 << 20, stack_bytes: 65_536, load_ms: 7, ..Limits::default() };
        let job = Job::new(Form::Component, MemoryRoom::Close, &limits);
        let received = Job::from_argument(&job.to_argument()).unwrap();
        assert_eq!(received, job);
        assert_eq!((received.limits().memory_bytes, received.limits().stack_bytes), (1 << 20, 65_536));
        assert_eq!(Job::from_argument("nothing of the kind"), None);
    }
}
