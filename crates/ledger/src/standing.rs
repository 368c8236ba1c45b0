//! How things stand: what was decided in a while, what waits, and how much of the company's budgets is spent.

use courtesy_contract::{Currency, Money, Policy, Slug, Timestamp};

use crate::store::values;
use crate::{Error, Ledger, budget};

/// What became of all proposals in a while.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Decisions.
    pub decisions: u64,
    /// Actions that were offered.
    pub offered: u64,
    /// Actions that were withheld.
    pub withheld: u64,
    /// Calls of plugins that failed.
    pub failed: u64,
}

/// How much of a company's budget is spent in the period that goes on.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetStanding {
    /// The budget's name.
    pub name: Slug,
    /// The most in the period.
    pub max: Money,
    /// What is spent or reserved, in smallest units of each currency, that of `max` first.
    pub spent: Vec<(Currency, u64)>,
}

impl Ledger {
    /// What was decided from a time up to, but without another, by the database's clock. It reads an index of the decisions
    /// in between, and nothing else.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable).
    pub async fn tally(&self, from: Timestamp, until: Timestamp) -> Result<Tally, Error> {
        let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(offered), 0) AS BIGINT), CAST(COALESCE(SUM(withheld), 0) AS BIGINT), \
                   CAST(COALESCE(SUM(failed), 0) AS BIGINT) FROM decisions WHERE made_at >= $1 AND made_at < $2";
        let rows = self.store().rows(sql, values![from.unix_s(), until.unix_s()]).await?;
        let Some(row) = rows.first() else { return Ok(Tally::default()) };
        let number = |column| Ok::<u64, Error>(row.get::<i64>(column)?.max(0).unsigned_abs());
        Ok(Tally { decisions: number(0)?, offered: number(1)?, withheld: number(2)?, failed: number(3)? })
    }

    /// How many actions wait for somebody's approval.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable).
    pub async fn count_waiting(&self) -> Result<u64, Error> {
        let rows = self.store().rows("SELECT COUNT(*) FROM approvals WHERE state = 'waiting'", values![]).await?;
        rows.first().map_or(Ok(0), |row| Ok(row.get::<i64>(0)?.max(0).unsigned_abs()))
    }

    /// How the company's budgets of a policy stand at a time.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable), [`ErrorKind::Damaged`](crate::ErrorKind::Damaged).
    pub async fn budgets(&self, policy: &Policy, at: Timestamp) -> Result<Vec<BudgetStanding>, Error> {
        let (mut session, mut standings) = (self.store().read().await?, Vec::new());
        for budget in budget::of_company(policy) {
            let mut sums = budget::sums(&mut session.connection(), budget, at).await?;
            let own = (budget.max.currency, sums.remove(&budget.max.currency).unwrap_or(0));
            let spent = std::iter::once(own).chain(sums).collect();
            standings.push(BudgetStanding { name: budget.name.clone(), max: budget.max, spent });
        }
        self.store().keep(session);
        Ok(standings)
    }
}
