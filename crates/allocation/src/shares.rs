//! What an allocation came to, as it is sent to those who decide.

use std::collections::BTreeMap;

use courtesy_contract::Digest;
use serde::{Deserialize, Serialize};

use crate::allowance::Allowances;
use crate::demand::{Demand, Draw};

/// What was shared out: all that must be known to decide for any of the customers, anywhere. It grows with those who take
/// something, by some hundred bytes each.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shares {
    /// What isn't granted.
    pub allowances: Allowances,
    /// What each customer takes who takes something.
    pub(crate) demands: BTreeMap<Digest, Vec<Draw>>,
}

impl Shares {
    /// Whether a decision takes exactly what was granted to it. If not, the customers or the plugins have changed since.
    #[must_use]
    pub fn grants(&self, demand: &Demand) -> bool {
        self.demands.get(&demand.asked).map_or(&[][..], Vec::as_slice) == demand.draws
    }
}
