//! What came of offered actions, over the ledger's records.

use std::collections::BTreeMap;
use std::sync::Arc;

use courtesy_analysis::outcomes::{Confidence, Decisions, Findings, Problem as SetAsideBecause, SetAside};

use super::recorded::Recorded;
use super::{CONFIDENCE, Fault, Handle};
use crate::app::App;
use crate::problem::Problem;
use crate::runs::{Effort, Progress};

/// The most decisions whose outcomes are reported at once: some hundred bytes are kept of each.
pub(crate) const MOST_DECISIONS: u32 = 200_000;

impl Handle {
    /// Begins to report what came of so many of the last decisions, at most 200,000. See [`Handle::outcomes`].
    pub fn begin_outcomes(&self, by: &str, last: u32) {
        let app = Arc::clone(&self.app);
        let last = last.clamp(1, MOST_DECISIONS);
        self.app.outcome_reports.begin(by, |effort| async move {
            let findings = findings(&app, last, &effort).await;
            findings.map_err(|problem| Fault::from(problem).to_string())
        });
    }

    /// How far somebody's report is.
    #[must_use]
    pub fn outcomes(&self, by: &str) -> Option<Progress<Findings>> {
        self.app.outcome_reports.progress(by)
    }

    /// Ends somebody's report, and forgets its result.
    pub fn leave_outcomes(&self, by: &str) {
        self.app.outcome_reports.leave(by);
    }
}

async fn findings(app: &App, last: u32, effort: &Effort) -> Result<Findings, Problem> {
    let confidence = Confidence::of_level(CONFIDENCE).expect("it is a level");
    let mut decisions = Decisions::default();
    let mut set_aside: BTreeMap<SetAsideBecause, u64> = BTreeMap::new();
    let mut pages = Vec::new();
    let mut recorded = Recorded::last(app, last, effort).await?;
    while let Some((page, records)) = recorded.part().await? {
        for decision in records.iter().filter_map(|record| record.decision.as_ref()) {
            if let Err(problem) = decisions.add(decision) {
                *set_aside.entry(problem).or_default() += 1;
            }
        }
        pages.push(page);
    }
    // Decisions first, all of them: an outcome may count for a later one.
    let mut outcomes = 0;
    for page in pages {
        effort.goes_on(recorded.read().into(), last.into())?;
        for outcome in app.with_ledger(app.ledger.outcomes(page).await)? {
            outcomes += 1;
            if let Err(problem) = decisions.learn(&outcome) {
                *set_aside.entry(problem).or_default() += 1;
            }
        }
    }
    let row = |(problem, lines)| SetAside { file: "ledger".to_owned(), problem, lines, first: Vec::new() };
    Ok(Findings::of(&decisions, outcomes, set_aside.into_iter().map(row).collect(), confidence))
}
