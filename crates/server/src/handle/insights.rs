//! What customers come with, over the contexts of the ledger's records.

use std::sync::Arc;

use courtesy_analysis::Clock;
use courtesy_analysis::insights::{Insights, Period, Settings, Tally};
use courtesy_analysis::outcomes::Confidence;

use super::recorded::Recorded;
use super::{CONFIDENCE, Fault, Handle};
use crate::app::App;
use crate::problem::{Kind, Problem};
use crate::runs::{Effort, Progress};

/// The most records that are counted at once.
pub(crate) const MOST_RECORDS: u32 = 200_000;

/// The most days before each context's `as_of` that count.
const MOST_DAYS: u16 = 366;

/// The smallest group of customers that is shown.
const MIN_GROUP: u64 = 10;

/// What customers come with, and what it was counted from.
#[derive(Debug)]
pub struct InsightsReport {
    /// The answers.
    pub insights: Insights,
    /// How many of the last records were asked for.
    pub last: u32,
    /// How many days before each context's `as_of` counted.
    pub days: u16,
    /// The IANA name of the company's time zone, in which days begin and end; UTC if the policy in force names none.
    pub time_zone: String,
}

impl Handle {
    /// Begins to report what customers come with, over the contexts of so many of the last records, at most 200,000, of which
    /// so many days count, at most 366. Memory doesn't grow with them. See [`Handle::insights`].
    pub fn begin_insights(&self, by: &str, last: u32, days: u16) {
        let app = Arc::clone(&self.app);
        let (last, days) = (last.clamp(1, MOST_RECORDS), days.clamp(1, MOST_DAYS));
        self.app.insights.begin(by, |effort| async move {
            let report = report(&app, last, days, &effort).await;
            report.map_err(|problem| Fault::from(problem).to_string())
        });
    }

    /// How far somebody's report is.
    #[must_use]
    pub fn insights(&self, by: &str) -> Option<Progress<InsightsReport>> {
        self.app.insights.progress(by)
    }

    /// Ends somebody's report, and forgets its result.
    pub fn leave_insights(&self, by: &str) {
        self.app.insights.leave(by);
    }
}

async fn report(app: &App, last: u32, days: u16, effort: &Effort) -> Result<InsightsReport, Problem> {
    let clock = company_clock(app);
    let time_zone = clock.zone_name().unwrap_or("UTC").to_owned();
    let mut tally = Tally::new(Period { days, clock });
    let mut recorded = Recorded::last(app, last, effort).await?;
    while let Some((_, records)) = recorded.part().await? {
        for record in &records {
            if let Some(context) = &record.context {
                tally.add(context, record.decision.as_ref());
            }
        }
    }
    let confidence = Confidence::of_level(CONFIDENCE).expect("it is a level");
    let settings = Settings { min_group: MIN_GROUP, confidence, secret: app.blur_secret.to_vec() };
    let insights = tokio::task::spawn_blocking(move || Insights::of(&tally, &settings)).await;
    let insights = insights.map_err(|_| Problem::new(Kind::Internal, "what was counted can't be told; see the log"))?;
    Ok(InsightsReport { insights, last, days, time_zone })
}

/// The clock of the policy's time zone, by which the company's caps and budgets count, too.
fn company_clock(app: &App) -> Clock {
    let running = app.running();
    let zone = running.host.policy().time_zone.as_ref();
    zone.and_then(|zone| Clock::named(zone.as_str())).unwrap_or_else(Clock::utc)
}
