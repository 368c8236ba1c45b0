//! Deciding with a ledger: what is offered is reserved, for a server that decides beside, and for the next run.

use anyhow::{Context as _, Result};
use courtesy_contract::{Context, Policy, Record};
use courtesy_host::{Breakers, Host};
use courtesy_ledger::{Ledger, Settings};
use tokio::runtime::Runtime;

/// A ledger, and what waits for its database.
pub(super) struct Reserving {
    runtime: Runtime,
    ledger: Ledger,
    policy: Policy,
}

impl Reserving {
    /// Opens the ledger at this address.
    ///
    /// # Errors
    /// If it can't be opened.
    pub(super) fn open(url: &str, host: &Host) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
        let runtime = runtime.context("no thread can be started; raise the process's limits")?;
        let ledger = runtime.block_on(Ledger::open(url, Settings::default()))?;
        let policy = host.policy().in_force().map_err(|violation| anyhow::anyhow!("{}", violation.message))?;
        Ok(Self { runtime, ledger, policy })
    }

    /// Decides for a customer, or finds the decision if it was made before.
    ///
    /// # Errors
    /// If nothing could be reserved.
    pub(super) fn record(&self, host: &Host, context: &Context) -> Result<Record> {
        // Customers are processed in no fixed order, so a plugin's earlier failures must not affect the next decision.
        let decide = |context: Context| async move { host.record(&context, &Breakers::new()).await };
        Ok(self.runtime.block_on(self.ledger.decide(context, &self.policy, decide))?.record)
    }
}
