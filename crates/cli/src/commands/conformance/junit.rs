//! The report as JUnit XML for CI servers: a suite per plugin, a case per claim.

use anyhow::Result;
use courtesy_report::text;
use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::examination::Examined;
use super::findings::{ClaimResult, Finding};

/// The XML of a report.
///
/// # Errors
/// If it can't be written as XML.
pub(super) fn of(report: &super::Report) -> Result<String> {
    let mut junit = Report::new("courtesy conformance");
    junit.add_test_suites(report.plugins.iter().map(suite));
    Ok(junit.to_string()?)
}

fn suite(plugin: &Examined) -> TestSuite {
    let name = plugin.plugin.as_ref().map_or(&plugin.file, |identity| &identity.id);
    let mut suite = TestSuite::new(name.as_str());
    suite.add_test_cases(plugin.claims.iter().map(|finding| {
        let mut case = TestCase::new(format!("{}: {}", finding.claim.name(), finding.says), status(finding));
        case.set_classname(format!("{name}.{}", finding.group));
        case
    }));
    suite
}

fn status(finding: &Finding) -> TestCaseStatus {
    match (finding.result, &finding.fault) {
        (ClaimResult::Passed, _) => TestCaseStatus::success(),
        (ClaimResult::Untried | ClaimResult::NotReached, _) => TestCaseStatus::skipped(),
        (ClaimResult::Failed, fault) => {
            let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
            if let Some(fault) = fault {
                status.set_type(fault.kind.as_str());
                status.set_message(text::paragraphs(&format!("{}: {}", fault.case, fault.came_back)));
                if let Some(context) = &fault.context {
                    status.set_description(context.to_string());
                }
            }
            status
        }
    }
}
