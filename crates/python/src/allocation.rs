//! Sharing out company budgets and slots over many customers, wherever they are decided.

use courtesy_allocation::Demand;
use courtesy_contract::{Context, Policy};
use courtesy_host::read;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::errors::Problem;
use crate::host::{Json, line};

/// Who gets what, while it is being shared out.
#[pyclass(module = "courtesy._courtesy")]
pub(crate) struct Allocation {
    allocation: courtesy_allocation::Allocation,
}

/// What was shared out so far: what a worker needs.
#[pyclass(frozen, module = "courtesy._courtesy")]
pub(crate) struct Shares {
    shares: courtesy_allocation::Shares,
    /// Whether nothing is denied to anybody yet.
    is_first: bool,
}

#[pymethods]
impl Allocation {
    /// Nothing is demanded yet, under the policy of this name and text.
    #[new]
    #[pyo3(signature = (policy))]
    fn new(policy: Option<(String, String)>) -> PyResult<Self> {
        let policy = match &policy {
            Some((name, text)) => read::policy(text).map_err(|error| Problem::from(error).in_file(name))?,
            None => Policy::default(),
        };
        let policy = policy.in_force().map_err(|violation| Problem::new("policy", violation.message))?;
        Ok(Self { allocation: courtesy_allocation::Allocation::new(&policy) })
    }

    /// Enters what customers take, each in place of what it took before. Their order doesn't matter.
    fn enter(&mut self, demands: Vec<Json<'_>>) -> PyResult<()> {
        for demand in demands {
            let demand: Demand = serde_json::from_slice(demand.bytes()?).map_err(|_| not_ours("a demand"))?;
            self.allocation.enter(demand);
        }
        Ok(())
    }

    /// Grants by rank, and returns how many customers must be decided again.
    fn grant(&mut self, py: Python<'_>) -> usize {
        py.detach(|| self.allocation.grant())
    }

    /// What was shared out so far, as JSON.
    fn shares<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyBytes>> {
        let json = py.detach(|| line(self.allocation.shares()));
        Ok(PyBytes::new(py, json?.as_bytes()))
    }
}

#[pymethods]
impl Shares {
    /// Reads what an allocation wrote.
    #[new]
    fn new(py: Python<'_>, json: Json<'_>) -> PyResult<Self> {
        let json = json.bytes()?;
        let shares: courtesy_allocation::Shares =
            py.detach(|| serde_json::from_slice(json)).map_err(|_| not_ours("what was shared out"))?;
        let is_first = shares.allowances.denied().next().is_none();
        Ok(Self { shares, is_first })
    }
}

impl Shares {
    /// What a customer takes of what is allowed; `None` if it needn't be entered: at first for whoever takes nothing, later
    /// for those who lost nothing.
    pub(crate) fn demand(&self, host: &courtesy_host::Host, policy: &Policy, context: &Context) -> Option<Demand> {
        let allowed = self.shares.allowances.of(context);
        if !self.is_first && !allowed.is_less() {
            return None;
        }
        let demand = Demand::of(policy, &allowed, &host.decide_blocking(allowed.context()));
        (!self.is_first || !demand.draws.is_empty()).then_some(demand)
    }

    /// A decision of what a customer may take, as JSON.
    ///
    /// # Errors
    /// If it takes something else than what was granted.
    pub(crate) fn decide(
        &self,
        host: &courtesy_host::Host,
        policy: &Policy,
        context: &Context,
    ) -> Result<String, Problem> {
        let allowed = self.shares.allowances.of(context);
        let decision = host.decide_blocking(allowed.context());
        if !self.shares.grants(&Demand::of(policy, &allowed, &decision)) {
            let message =
                "the customers or the plugins have changed since budgets and slots were shared out; run it again";
            return Err(Problem::new("allocation", message));
        }
        line(&decision)
    }
}

fn not_ours(what: &str) -> Problem {
    Problem::new("allocation", format!("this isn't {what}; pass what this version of courtesy wrote"))
}
