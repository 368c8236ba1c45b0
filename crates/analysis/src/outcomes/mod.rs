//! What came of what was offered, and whether it did any good.
//!
//! [`Decisions`] takes in decisions, and then outcomes, each of which names its decision. [`Findings`] counts them: how
//! much of what was offered arrived and was taken up, and how many of those who were treated, and of those who were held
//! out, met the goal. Every share has a confidence interval, and so has every difference.

mod decisions;
mod experiments;
mod findings;
mod interval;
mod problem;

pub use self::decisions::Decisions;
pub use self::findings::{Actions, CameTo, ExperimentResult, Findings, Group, SetAside, Share, Totals, Verdict};
pub use self::interval::{Confidence, Estimate, Part};
pub use self::problem::Problem;
