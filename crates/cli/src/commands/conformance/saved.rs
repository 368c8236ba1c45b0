//! Files for the author: faults and answers.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::json;

use super::cases::{Case, Expected};
use super::findings::Finding;
use super::judge;
use super::round::Round;
use crate::files::{self, Guard};

/// Writes for each fault the context, what the plugin returned, and the exact input if its spelling matters.
///
/// # Errors
/// Names the file or folder that can't be written.
pub(super) fn faults(
    folder: &Path,
    findings: &mut [Finding],
    cases: &[Case],
    round: &Round,
    guard: &Guard,
) -> Result<()> {
    for fault in findings.iter_mut().filter_map(|finding| finding.fault.as_mut()) {
        let Some(at) = cases.iter().position(|case| case.name == fault.case) else { continue };
        let case = &cases[at];
        fs::create_dir_all(folder).with_context(|| format!("can't create the folder {}", folder.display()))?;
        let whole = || serde_json::to_value(&case.context).unwrap_or_default();
        let context = serde_json::to_string_pretty(&fault.context.clone().unwrap_or_else(whole))? + "\n";
        let mut kept = vec![("context.json", context.into_bytes())];
        if !case.as_projected {
            kept.push(("input", case.input.clone()));
        }
        let output = &round.exchange(at).output;
        if !output.is_empty() {
            kept.push(("output", output.clone()));
        }
        for (ending, bytes) in kept {
            let path = folder.join(format!("{}.{ending}", case.name));
            guard.spares(&path)?;
            files::write(&path, &bytes)?;
            fault.saved.push(path.display().to_string());
        }
    }
    Ok(())
}

/// Writes a line of JSON per case: its name, and the answer with sorted keys or the kind of failure.
///
/// # Errors
/// Names the file if it can't be written.
pub(super) fn answers(path: &Path, cases: &[Case], round: &Round) -> Result<()> {
    let mut lines = String::new();
    for (at, case) in cases.iter().enumerate().filter(|(_, case)| case.expected != Expected::End) {
        let exchange = round.exchange(at);
        let line = match &exchange.proposal.answer {
            Ok(_) => json!({"case": case.name, "answer": judge::canonical(&exchange.output)}),
            Err(failure) => json!({"case": case.name, "failure": failure.kind.word()}),
        };
        lines.push_str(&line.to_string());
        lines.push('\n');
    }
    files::write(path, lines.as_bytes())
}
