//! What came of offered actions, over the ledger's records.

use std::collections::BTreeMap;
use std::sync::Arc;

use courtesy_analysis::outcomes::{Confidence, Decisions, Findings, Problem as SetAsideBecause, SetAside};
use courtesy_ledger::Page;

use super::{Fault, Handle};
use crate::app::App;
use crate::problem::Problem;
use crate::runs::{Effort, Progress};

/// The most decisions whose outcomes are reported at once: some hundred bytes are kept of each.
pub(crate) const MOST_DECISIONS: u32 = 200_000;

/// How many records are read at once.
const PART: u32 = 500;

/// By what share of such reports their intervals hold the truth.
const CONFIDENCE: f64 = 0.95;

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
    // Behind the newest decision of now: later ones would shift the parts.
    let newest = app.with_ledger(app.ledger.records(Page { after: None, most: 1 }).await)?.next;
    let mut page = Page { after: newest.map(|number| number + 1), most: PART.min(last) };
    let mut done = 0;
    loop {
        let listed = app.with_ledger(app.ledger.records(page).await)?;
        effort.goes_on(done.into(), last.into())?;
        for decision in listed.items.iter().filter_map(|record| record.decision.as_ref()) {
            if let Err(problem) = decisions.add(decision) {
                *set_aside.entry(problem).or_default() += 1;
            }
        }
        pages.push(page);
        done += listed.items.len() as u32;
        page = Page { after: listed.next, most: PART.min(last.saturating_sub(done)) };
        if page.after.is_none() || page.most == 0 {
            break;
        }
    }
    // Decisions first, all of them: an outcome may count for a later one.
    let mut outcomes = 0;
    for page in pages {
        effort.goes_on(done.into(), last.into())?;
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
