//! Checks a policy, alone or with the plugins it is for.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use courtesy_contract::Policy;
use courtesy_host::{Error, ErrorKind, advice, read};
use courtesy_report::figures;

use super::{CheckResult, Finding, Place, Report};
use crate::{files, loading};

// The checks in order: the policy alone, then with the plugins.
const ALONE: &str = "policy";
const FITS: &str = "plugins";

/// Whether a file is a policy rather than a plugin.
pub(super) fn is_one(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

/// Checks a policy, and whether it fits the plugins, if any are named.
///
/// # Errors
/// If the policy or a plugin can't be read.
pub(super) fn report(path: &Path, plugins: &[PathBuf]) -> Result<Report> {
    if path.file_name().is_some_and(|name| name == "plugin.toml") {
        bail!("{} is a plugin's manifest; `courtesy build` checks it", path.display());
    }
    let text = files::read_text(path)?;
    let file = path.display().to_string();
    let policy = match read::policy(&text) {
        Ok(policy) => policy,
        Err(error) => {
            let mut checks = vec![failed(ALONE, &error)];
            checks.extend((!plugins.is_empty()).then(|| finding(FITS, CheckResult::NotReached, String::new())));
            return Ok(Report { file, fine: false, checks });
        }
    };
    let mut checks = vec![finding(ALONE, CheckResult::Passed, "every setting is valid".to_owned())];
    let advice = advice(&policy).into_iter();
    checks.extend(advice.map(|advice| finding(ALONE, CheckResult::Advice, advice.message)));
    if !plugins.is_empty() {
        checks.push(fit(&policy, plugins, &text)?);
    }
    let fine = checks.iter().all(|finding| finding.result != CheckResult::Failed);
    Ok(Report { file, fine, checks })
}

fn fit(policy: &Policy, plugins: &[PathBuf], text: &str) -> Result<Finding> {
    let Err(error) = loading::check(plugins, policy) else {
        let detail = match policy.plugins.len() as u64 {
            0 => "names none of them, so each may do what its manifest declares".to_owned(),
            named => format!("fits {}", figures::counted(named, "plugin")),
        };
        return Ok(finding(FITS, CheckResult::Passed, detail));
    };
    let error = error.downcast::<Error>().map_err(|error| error.context("can't read the plugins"))?;
    match error.kind() {
        ErrorKind::Unreadable => Err(error).context("can't read the plugins"),
        _ => Ok(failed(FITS, &error.with_lines_of(text))),
    }
}

fn finding(check: &'static str, result: CheckResult, detail: String) -> Finding {
    Finding { check, result, detail, violations: Vec::new() }
}

fn failed(check: &'static str, error: &Error) -> Finding {
    let detail = error.to_string().lines().next().unwrap_or_default().to_owned();
    Finding { check, result: CheckResult::Failed, detail, violations: Place::all(error) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn checked(text: &str) -> Vec<(CheckResult, usize)> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("policy.toml");
        std::fs::write(&path, text).unwrap();
        let report = report(&path, &[]).unwrap();
        report.checks.iter().map(|finding| (finding.result, finding.violations.len())).collect()
    }

    #[test]
    fn a_policy_passes_alone_with_advice_or_fails_with_its_places() {
        assert_eq!(checked("ref_salt = \"a long random text\"\n"), [(CheckResult::Passed, 0)]);
        assert_eq!(checked(""), [(CheckResult::Passed, 0), (CheckResult::Advice, 0)]);
        assert_eq!(checked("[care]\ncool_of_days = 3\n[frshness]\n"), [(CheckResult::Failed, 2)]);
    }

    #[test]
    fn a_manifest_is_not_taken_for_a_policy() {
        assert!(is_one(Path::new("a/policy.toml")) && !is_one(Path::new("a/policy.wasm")));
        assert!(report(Path::new("a/plugin.toml"), &[]).unwrap_err().to_string().contains("courtesy build"));
    }
}
