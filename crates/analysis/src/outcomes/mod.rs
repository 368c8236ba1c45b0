//! Outcomes of offered actions, and the effect of experiments.
//!
//! Add decisions to [`Decisions`], and then outcomes, each of which names its decision. [`Findings`] counts them: how
//! many offered actions were delivered and accepted, and how many treated and held-out customers met the goal. Every
//! share has a confidence interval, and so has every difference.

mod decisions;
mod experiments;
mod findings;
mod interval;
mod problem;

pub use self::decisions::Decisions;
pub use self::findings::{
    Actions, DecisionType, ExperimentFinding, ExperimentResult, Findings, Group, SetAside, Share, Totals,
};
pub use self::interval::{Confidence, Estimate, Part};
pub use self::problem::Problem;
