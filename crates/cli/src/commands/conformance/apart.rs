//! What is read and what is written, held apart.

use std::path::Path;

use anyhow::{Result, bail};

use super::Conformance;
use super::subject::{CONTEXT, Subject};
use crate::files::Guard;

/// Nothing is written over what is read, or over what else is written.
pub(super) fn held(conformance: &Conformance, subjects: &[Subject]) -> Result<Guard> {
    let mut guard = Guard::new();
    for subject in subjects {
        guard.reads(&subject.file)?;
        if let Some(folder) = &subject.contexts {
            guard.reads_within(folder, &[CONTEXT])?;
        }
    }
    conformance.policy.as_ref().map_or(Ok(()), |policy| guard.reads(policy))?;
    if conformance.save.as_deref() == Some(Path::new("-")) {
        bail!("--save writes many files; name a folder for them");
    }
    for (what, path) in [("answers", &conformance.answers), ("JUnit report", &conformance.junit)] {
        path.as_ref().map_or(Ok(()), |path| guard.writes(what, path))?;
    }
    if conformance.json {
        guard.prints("report")?;
    }
    Ok(guard)
}
