//! Weeks of care, played from the customers of recorded contexts.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::sync::Arc;

use courtesy_analysis::simulated::{Setup, Simulated};
use courtesy_contract::Context;
use courtesy_host::Host;
use courtesy_ledger::Page;
use courtesy_simulate::{Events, Model, Simulation};

use super::policy::setup;
use super::{Fault, Handle};
use crate::app::App;
use crate::problem::{Kind, Problem};
use crate::reload;
use crate::runs::{Effort, Progress};

/// The most records among which a simulation looks for customers.
const MOST_RECORDS: u64 = 20_000;

/// How many records are read at once.
const PART: u32 = 100;

/// What to simulate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wished {
    /// How many days, from 1 to [`Wished::MOST_DAYS`].
    pub days: u32,
    /// How many customers at most, from 1 to [`Wished::MOST_CUSTOMERS`]: those with the latest decisions.
    pub customers: u32,
    /// The seed of all luck.
    pub seed: u64,
    /// The text of a policy under which the same weeks are played again.
    pub against: Option<String>,
}

impl Wished {
    /// The most days.
    pub const MOST_DAYS: u32 = 90;

    /// The most customers.
    pub const MOST_CUSTOMERS: u32 = 2_000;
}

impl Handle {
    /// Begins to simulate, on one processor. See [`Handle::simulated`].
    ///
    /// # Errors
    /// If it is more than a server does beside its decisions.
    pub fn begin_simulation(&self, by: &str, wished: Wished) -> Result<(), Fault> {
        let (days, customers) = (1..=Wished::MOST_DAYS, 1..=Wished::MOST_CUSTOMERS);
        if !days.contains(&wished.days) || !customers.contains(&wished.customers) {
            let detail = format!("it has 1 to {} days and 1 to {} customers", days.end(), customers.end());
            return Err(Problem::new(Kind::InvalidRequest, detail).into());
        }
        let app = Arc::clone(&self.app);
        self.app.simulations.begin(by, |effort| async move {
            let played = play(&app, &wished, effort).await;
            played.map_err(|problem| Fault::from(problem).to_string())
        });
        Ok(())
    }

    /// How far somebody's simulation is, in days.
    #[must_use]
    pub fn simulated(&self, by: &str) -> Option<Progress<Simulated>> {
        self.app.simulations.progress(by)
    }

    /// Ends somebody's simulation, and forgets its result.
    pub fn leave_simulation(&self, by: &str) {
        self.app.simulations.leave(by);
    }
}

async fn play(app: &Arc<App>, wished: &Wished, effort: Arc<Effort>) -> Result<Simulated, Problem> {
    let mut hosts = vec![("in force", app.running().host.clone())];
    if let Some(text) = &wished.against {
        let proposed = reload::build(&app.load, text.clone()).await.map_err(reload::Refusal::into_problem)?;
        hosts.push(("proposed", proposed));
    }
    let contexts = contexts(app, wished.customers, &effort).await?;
    let (wished, effort) = (wished.clone(), Arc::clone(&effort));
    let played = tokio::task::spawn_blocking(move || sides(&hosts, contexts, &wished, &effort));
    played.await.unwrap_or_else(|_| Err(Problem::new(Kind::Internal, "the simulation couldn't be played; see the log")))
}

/// The last context of each of the customers who were decided about last.
async fn contexts(app: &App, customers: u32, effort: &Effort) -> Result<Vec<Context>, Problem> {
    let (mut contexts, mut known, mut read, mut after) = (Vec::new(), BTreeSet::new(), 0, None);
    while read < MOST_RECORDS && !effort.is_left() {
        let listed = app.with_ledger(app.ledger.records(Page { after, most: PART }).await)?;
        read += listed.items.len() as u64;
        for context in listed.items.into_iter().filter_map(|record| record.context) {
            if contexts.len() < customers as usize && known.insert(context.customer.reference.clone()) {
                contexts.push(context);
            }
        }
        after = listed.next;
        if after.is_none() || contexts.len() >= customers as usize {
            break;
        }
    }
    if contexts.is_empty() {
        let detail = "no decision is recorded yet, so there is nobody to simulate; decide about customers first";
        return Err(Problem::new(Kind::NotNow, detail));
    }
    Ok(contexts)
}

fn sides(
    hosts: &[(&str, Host)],
    contexts: Vec<Context>,
    wished: &Wished,
    effort: &Effort,
) -> Result<Simulated, Problem> {
    let (model, events) = (Model::default(), Events::default());
    let all = u64::from(wished.days) * hosts.len() as u64;
    let (mut played, mut done) = (Vec::new(), 0);
    effort.is_at(0, all);
    for (name, host) in hosts {
        let simulation =
            Simulation { host, model: &model, events: &events, seed: wished.seed, days: wished.days, threads: 1 };
        let run = simulation.run(contexts.clone(), |_| {
            done += 1;
            effort.is_at(done, all);
            if effort.is_left() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let run = run.map_err(|fault| Problem::new(Kind::NotNow, fault.to_string()))?;
        // It only breaks off when nobody waits for it any more.
        effort.goes_on(done, all)?;
        played.push((setup(name, host), run));
    }
    Ok(Simulated { setup: Setup { days: wished.days, seed: wished.seed, model: None, events: None }, sides: played })
}
