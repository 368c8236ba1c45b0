//! Checking a file's declared sizes against the limits.

use super::compiler_work::{CompilerWork, beyond_in_all};
use super::contents::Contents;
use super::instances;
use crate::error::{Error, ErrorKind};
use crate::limits::Limits;
use crate::sandbox::engine::MEMORIES;

/// Rejects a file of which something is too large or can't be counted.
pub(super) fn check(contents: &Contents, work: &CompilerWork, limits: &Limits) -> Result<(), Error> {
    let (memories, tables, fewer) = if contents.is_component {
        (MEMORIES, limits.instances, "link it into fewer modules")
    } else {
        (1, 1, "use one")
    };
    let checks = [
        (
            "bytes of memory at the start",
            contents.initial_bytes(),
            limits.memory_bytes as u64,
            "link it with a smaller stack and less static data",
        ),
        ("elements in its tables", contents.table_elements(), limits.table_elements as u64, "link less code"),
        ("functions", u64::from(contents.defined), u64::from(limits.functions), "link less code"),
        ("tables", contents.tables.len() as u64, u64::from(tables), fewer),
        ("memories", contents.memories.len() as u64, u64::from(memories), fewer),
        ("instances", contents.made.instances, u64::from(limits.instances), "link it into fewer modules"),
    ];
    if contents.made.instances == instances::UNKNOWN {
        let message = "makes instances of a component that it takes from elsewhere, so that nobody can say how many; link it into one component";
        return Err(Error::new(ErrorKind::Module, message));
    }
    let all = work.total().saturating_add(contents.made.work);
    refuse(checks.into_iter().find(|(_, has, may, _)| has > may).or_else(|| beyond_in_all(all, limits)))
}

/// Rejects a file that would keep the compiler busy for too long, or fill its memory.
pub(super) fn check_work(work: &CompilerWork, limits: &Limits) -> Result<(), Error> {
    refuse(work.beyond(limits))
}

/// The error for a figure beyond its limit: what it is, how many there are and may be, and what to do.
fn refuse(beyond: Option<(&str, u64, u64, &str)>) -> Result<(), Error> {
    match beyond {
        Some((what, has, may, remedy)) => {
            Err(Error::new(ErrorKind::Module, format!("has {has} {what} and may have {may}; {remedy}")))
        }
        None => Ok(()),
    }
}
