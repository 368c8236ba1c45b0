//! A whole comparison: the setup and the results.

use super::{Difference, Setup, Sides, Summary};

/// A whole comparison.
#[derive(Debug)]
pub struct Comparison {
    /// Whether every customer was compared; `false` after an interruption.
    pub is_complete: bool,
    /// The setup of both sides.
    pub setup: Sides<Setup>,
    /// The plugins and settings that differ.
    pub differences: Vec<Difference>,
    /// The results.
    pub summary: Summary,
}
