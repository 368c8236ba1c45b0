//! How things stand: what was decided in a while, what waits, and how much of the company's budgets is spent.

use std::collections::BTreeMap;
use std::ops::AddAssign;
use std::sync::{Mutex, PoisonError};

use courtesy_contract::{Currency, Money, Policy, Slug, Timestamp};
use sqlx::AssertSqlSafe;

use crate::store::{Connection, values};
use crate::{Error, Ledger, budget, entry};

/// A quarter of an hour is added up once.
const QUARTER_S: i64 = 900;

/// Behind its end, nothing is written into a quarter any more: no transaction lasts so long.
const SETTLED_S: i64 = 300;

/// How many quarters are remembered: those of four days.
const REMEMBERED: usize = 4 * 96;

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

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.decisions += other.decisions;
        self.offered += other.offered;
        self.withheld += other.withheld;
        self.failed += other.failed;
    }
}

/// The tallies of quarters that are over, by their number since 1970. The oldest are forgotten.
#[derive(Debug, Default)]
pub(crate) struct Quarters(Mutex<BTreeMap<i64, Tally>>);

impl Quarters {
    fn get(&self, quarter: i64) -> Option<Tally> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&quarter).copied()
    }

    fn remember(&self, quarter: i64, tally: Tally) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.insert(quarter, tally);
        while known.len() > REMEMBERED {
            known.pop_first();
        }
    }
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

/// Adds up what an index has of each decision.
pub(crate) const TALLY: &str = "SELECT COUNT(*), CAST(COALESCE(SUM(offered), 0) AS BIGINT), CAST(COALESCE(SUM(withheld), 0) AS BIGINT), \
     CAST(COALESCE(SUM(failed), 0) AS BIGINT) FROM decisions WHERE made_at >= $1 AND made_at < $2";

/// Counts what an index has.
pub(crate) const COUNT_WAITING: &str = "SELECT COUNT(*) FROM approvals WHERE state = 'waiting'";

impl Ledger {
    /// The database's clock, by which decisions are made and sessions end.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable).
    pub async fn now(&self) -> Result<Timestamp, Error> {
        let mut session = self.store().read().await?;
        let now = entry::moment(session.connection().now().await?)?;
        self.store().keep(session);
        Ok(now)
    }

    /// What was decided from a time up to, but without another, by the [database's clock](Self::now). It reads an index of the
    /// decisions in between; quarters of an hour that are over are remembered, so that they are read once.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable).
    pub async fn tally(&self, from: Timestamp, until: Timestamp) -> Result<Tally, Error> {
        let (from, until, mut total) = (from.unix_s(), until.unix_s(), Tally::default());
        let mut session = self.store().read().await?;
        let connection = &mut session.connection();
        let settled = (connection.now().await? - SETTLED_S).min(until);
        let mut at = from;
        while at < until {
            let quarter = at.div_euclid(QUARTER_S);
            let end = (quarter + 1) * QUARTER_S;
            let is_whole = at == quarter * QUARTER_S && end <= settled;
            // What isn't settled is read at once.
            let end = if end <= settled { end } else { until };
            total += match self.quarters().get(quarter).filter(|_| is_whole) {
                Some(known) => known,
                None => {
                    let sum = sum(connection, at, end).await?;
                    if is_whole {
                        self.quarters().remember(quarter, sum);
                    }
                    sum
                }
            };
            at = end;
        }
        self.store().keep(session);
        Ok(total)
    }

    /// How many actions wait for somebody's approval.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable).
    pub async fn count_waiting(&self) -> Result<u64, Error> {
        let rows = self.store().rows(COUNT_WAITING, values![]).await?;
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

async fn sum(connection: &mut Connection<'_>, from: i64, until: i64) -> Result<Tally, Error> {
    let Some(row) = connection.row(AssertSqlSafe(TALLY), values![from, until]).await? else {
        return Ok(Tally::default());
    };
    let number = |column| Ok::<u64, Error>(row.get::<i64>(column)?.max(0).unsigned_abs());
    Ok(Tally { decisions: number(0)?, offered: number(1)?, withheld: number(2)?, failed: number(3)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Settings;

    async fn ledger(folder: &tempfile::TempDir) -> Ledger {
        let url = format!("sqlite://{}", folder.path().join("ledger.db").display());
        Ledger::open(&url, Settings::default()).await.unwrap()
    }

    /// Enters a decision that was made at a time, with so many offers.
    async fn enter(ledger: &Ledger, number: u8, at: i64, offered: i64) {
        let sql = "INSERT INTO decisions (id, made_at, request, offered) VALUES ($1, $2, $3, $4)";
        ledger.store().run(sql, values![&[number][..], at, &[0][..], offered]).await.unwrap();
    }

    #[tokio::test]
    async fn a_while_is_added_up_to_the_second_however_it_lies_among_quarters() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = ledger(&folder).await;
        let now = ledger.now().await.unwrap();
        let made: Vec<i64> = (0..60).map(|number| now.unix_s() - number * 397).collect();
        for (number, at) in (0..).zip(&made) {
            enter(&ledger, number, *at, i64::from(number)).await;
        }
        for (from, until) in
            [(0, 0), (-30_000, 1), (-9_000, -900), (-9_001, -899), (-400, 1), (-20, -700), (-86_400, 86_400)]
        {
            let tally = ledger.tally(now.plus_s(from), now.plus_s(until)).await.unwrap();
            let within = |at: &&i64| (now.unix_s() + from..now.unix_s() + until).contains(*at);
            assert_eq!(tally.decisions, made.iter().filter(within).count() as u64, "{from} {until}");
            let again = ledger.tally(now.plus_s(from), now.plus_s(until)).await.unwrap();
            assert_eq!(tally, again, "{from} {until}");
        }
    }

    #[tokio::test]
    async fn a_quarter_that_is_over_is_read_once_and_what_goes_on_is_read_anew() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = ledger(&folder).await;
        let now = ledger.now().await.unwrap();
        let offered = async || ledger.tally(now.plus_s(-7_200), now.plus_s(60)).await.unwrap().offered;
        enter(&ledger, 1, now.unix_s() - 3_600, 1).await;
        assert_eq!(offered().await, 1);
        // Nobody does that: it shows that the quarter isn't read again.
        enter(&ledger, 2, now.unix_s() - 3_600, 10).await;
        enter(&ledger, 3, now.unix_s(), 100).await;
        assert_eq!(offered().await, 101);
    }

    #[test]
    fn the_oldest_quarters_are_forgotten() {
        let quarters = Quarters::default();
        for quarter in 0..=REMEMBERED as i64 {
            quarters.remember(quarter, Tally { decisions: 1, ..Tally::default() });
        }
        assert_eq!(quarters.get(0), None);
        assert!(quarters.get(1).is_some() && quarters.get(REMEMBERED as i64).is_some());
    }
}
