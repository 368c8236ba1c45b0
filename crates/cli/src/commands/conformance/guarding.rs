//! Keeps the files that are read and those that are written apart.

use std::path::Path;

use anyhow::{Result, bail};

use super::Conformance;
use super::subject::{CONTEXT, Subject};
use crate::files::Guard;

/// No output may overwrite an input or another output.
pub(super) fn guard(conformance: &Conformance, subjects: &[Subject]) -> Result<Guard> {
    let mut guard = Guard::new();
    for subject in subjects {
        guard.reads(&subject.file)?;
        if let Some(folder) = &subject.contexts {
            guard.reads_within(folder, &[CONTEXT])?;
        }
    }
    conformance.policy.as_ref().map_or(Ok(()), |policy| guard.reads(policy))?;
    if conformance.save.as_deref() == Some(Path::new("-")) {
        bail!("--save writes several files; name a folder for them");
    }
    for (what, path) in [("answers", &conformance.answers), ("JUnit report", &conformance.junit)] {
        path.as_ref().map_or(Ok(()), |path| guard.writes(what, path))?;
    }
    if conformance.json {
        guard.prints("report")?;
    }
    Ok(guard)
}
