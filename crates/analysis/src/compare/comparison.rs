//! A whole comparison: what was compared, and what it came to.

use super::{Difference, Setup, Sides, Summary};

/// A whole comparison.
#[derive(Debug)]
pub struct Comparison {
    /// Whether every customer was compared; not so after an interruption.
    pub is_complete: bool,
    /// What the sides are made of.
    pub setup: Sides<Setup>,
    /// In which plugins and settings they differ.
    pub differences: Vec<Difference>,
    /// What it came to.
    pub summary: Summary,
}
