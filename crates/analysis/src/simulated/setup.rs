//! A whole simulation: how it was set up, and what each side came to.

use serde::Serialize;

use super::{Day, Finding, Totals};
use crate::compare::Setup as Side;

/// How a simulation was set up, apart from policy and plugins.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Setup {
    /// The days asked for.
    pub days: u32,
    /// The seed of all luck.
    pub seed: u64,
    /// The model's file; `None` for the built-in one.
    pub model: Option<String>,
    /// The event file, if there is one.
    pub events: Option<String>,
}

/// What one side came to.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Each day that was played.
    pub days: Vec<Day>,
    /// Each finding, by day and then in the order of the customers.
    pub findings: Vec<Finding>,
    /// The totals.
    pub totals: Totals,
    /// Whether all days were played; `false` after an interruption.
    pub is_complete: bool,
}

/// A simulation of one policy, or of two next to each other.
#[derive(Debug, Clone)]
pub struct Simulated {
    /// How it was set up.
    pub setup: Setup,
    /// The policy and plugins, and what they came to. There are one or two: A, and B if there is one.
    pub sides: Vec<(Side, Run)>,
}
