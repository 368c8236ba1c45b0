//! Records: reading, erasing and pruning what was decided.

use courtesy_contract::{Decision, Label, OutcomeRecord, Record};
use serde::Serialize;

use crate::page::{Listed, Page};
use crate::store::{Change, Connection, Row, values};
use crate::{Error, ErrorKind, Ledger, entry, name, packed};

/// How long actions are kept whatever the operator says, in days: caps and budgets may count a year.
const LEAST_DAYS: u32 = 400;

/// How much is pruned in one transaction.
const BATCH: i64 = 500;

/// What was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Erased {
    /// The decisions of which only the digests are left.
    pub decisions: u64,
    /// The actions that were removed.
    pub actions: u64,
}

/// What was pruned.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Pruned {
    /// The records that were removed: what was decided and from what.
    pub records: u64,
    /// The decisions that were forgotten altogether.
    pub decisions: u64,
    /// The actions that were removed.
    pub actions: u64,
}

pub(crate) const OF_CUSTOMER: &str = "SELECT number, record FROM decisions \
                           WHERE customer = $1 AND record IS NOT NULL AND number < $2 ORDER BY number DESC LIMIT $3";

pub(crate) const RECENT: &str = "SELECT number, record FROM decisions \
                      WHERE customer IS NOT NULL AND record IS NOT NULL AND number < $1 ORDER BY number DESC LIMIT $2";

pub(crate) const OUTCOMES: &str = "SELECT outcomes.document FROM outcomes JOIN (SELECT id FROM decisions WHERE customer IS NOT NULL \
                        AND record IS NOT NULL AND number < $1 ORDER BY number DESC LIMIT $2) AS listed \
                        ON listed.id = outcomes.decision";

impl Ledger {
    /// A customer's decisions, newest first.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn decisions_of(&self, customer: &Label, page: Page) -> Result<Listed<Record>, Error> {
        let values = values![customer.as_str(), page.after.unwrap_or(i64::MAX), page.limit()];
        self.list(OF_CUSTOMER, values, page, record).await
    }

    /// The records that haven't been erased or pruned, newest first.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn records(&self, page: Page) -> Result<Listed<Record>, Error> {
        self.list(RECENT, values![page.after.unwrap_or(i64::MAX), page.limit()], page, record).await
    }

    /// What was reported of the decisions on one page of [`Ledger::records`], in no particular order.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn outcomes(&self, of: Page) -> Result<Vec<OutcomeRecord>, Error> {
        let values = values![of.after.unwrap_or(i64::MAX), of.limit() - 1];
        self.store().rows(OUTCOMES, values).await?.iter().map(|row| entry::document(row, 0)).collect()
    }

    /// The latest records that haven't been erased, newest first, such as to try a policy on; at most 10,000.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn recent_records(&self, most: u32) -> Result<Vec<Record>, Error> {
        self.recent(most, record).await
    }

    /// The latest decisions whose records haven't been erased, newest first; at most 10,000. It reads no contexts, which are the
    /// larger part of most records.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn recent_decisions(&self, most: u32) -> Result<Vec<Decision>, Error> {
        let decision = |row: &Row| Ok((row.get(0)?, packed::decision(&row.get::<Vec<u8>>(1)?)?));
        Ok(self.recent(most, decision).await?.into_iter().flatten().collect())
    }

    async fn recent<T: Send>(
        &self,
        most: u32,
        item: impl Fn(&Row) -> Result<(i64, T), Error> + Copy,
    ) -> Result<Vec<T>, Error> {
        let mut recent = Vec::new();
        let mut after = None;
        let most = most.min(10_000) as usize;
        while recent.len() < most {
            let page = Page { after, most: (most - recent.len()).min(100) as u32 };
            let values = values![after.unwrap_or(i64::MAX), page.limit()];
            let Listed { items, next } = self.list(RECENT, values, page, item).await?;
            recent.extend(items);
            after = next;
            if after.is_none() {
                break;
            }
        }
        Ok(recent)
    }

    /// Removes what is known of a customer. Digests of their decisions stay, and so does what was spent on them, in sums, and
    /// the audit says that somebody was erased, but not who.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] if `by` is no name, [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn erase(&self, customer: &Label, by: &str) -> Result<Erased, Error> {
        name::check("who erases", by)?;
        let (customer, by) = (customer.as_str().to_owned(), by.to_owned());
        let erased = self.store().write(move |connection| Box::pin(erase(connection, customer, by))).await?;
        self.store().scrub().await?;
        Ok(erased)
    }

    /// Removes records older than so many days, and actions too, once they are also older than 400 days, so that caps and
    /// budgets still count them.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] if `keep_days` is 0, [`ErrorKind::Unavailable`].
    pub async fn prune(&self, keep_days: u32) -> Result<Pruned, Error> {
        if keep_days == 0 {
            return Err(Error::new(ErrorKind::Invalid, "a request may be repeated for a day; keep at least one"));
        }
        let mut pruned = Pruned::default();
        loop {
            let some = self.store().write(move |connection| Box::pin(prune(connection, keep_days))).await?;
            if some == Pruned::default() {
                break;
            }
            pruned.records += some.records;
            pruned.decisions += some.decisions;
            pruned.actions += some.actions;
        }
        // Whoever is just being decided about is asked about again, and entered anew.
        let sql =
            "DELETE FROM customers WHERE NOT EXISTS (SELECT 1 FROM decisions WHERE decisions.customer = customers.ref)";
        self.store().run(sql, Vec::new()).await?;
        self.store().scrub().await?;
        Ok(pruned)
    }
}

fn record(row: &Row) -> Result<(i64, Record), Error> {
    Ok((row.get(0)?, packed::record(&row.get::<Vec<u8>>(1)?)?))
}

async fn erase(mut connection: Connection<'_>, customer: String, by: String) -> Result<Change<Erased>, Error> {
    let connection = &mut connection;
    let customer = customer.as_str();
    // First of all, so that nobody decides about the customer meanwhile.
    connection.run("DELETE FROM customers WHERE ref = $1", values![customer]).await?;
    let sql = "SELECT id, record FROM decisions WHERE customer = $1 LIMIT $2";
    let mut decisions = 0;
    loop {
        let rows = connection.rows(sql, values![customer, BATCH]).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            let id: Vec<u8> = row.get(0)?;
            let left = match row.get::<Option<Vec<u8>>>(1)? {
                Some(packed) => Some(what_is_left(&packed)?),
                None => None,
            };
            let sql = "UPDATE decisions SET customer = NULL, record = $1 WHERE id = $2";
            decisions += connection.run(sql, values![left, id.as_slice()]).await?;
            for sql in ["DELETE FROM spends WHERE decision = $1", "DELETE FROM outcomes WHERE decision = $1"] {
                connection.run(sql, values![id.as_slice()]).await?;
            }
        }
    }
    let actions = connection.run("DELETE FROM entries WHERE customer = $1", values![customer]).await?;
    connection.run("DELETE FROM approvals WHERE customer = $1", values![customer]).await?;
    connection.run("UPDATE audit SET customer = NULL WHERE customer = $1", values![customer]).await?;
    let sql = "INSERT INTO audit (at, done_by, did, about) VALUES ($1, $2, 'erased', $3)";
    let about = format!("a customer with {decisions} decisions");
    let now = connection.now().await?;
    connection.run(sql, values![now, by, about]).await?;
    Ok(Change::Keep(Erased { decisions, actions }))
}

fn what_is_left(packed: &[u8]) -> Result<Vec<u8>, Error> {
    let mut record = packed::record(packed)?;
    record.erase();
    Ok(packed::pack(&serde_json::to_vec(&record).expect("a record is plain data")))
}

async fn prune(mut connection: Connection<'_>, keep_days: u32) -> Result<Change<Pruned>, Error> {
    let connection = &mut connection;
    let now = connection.now().await?;
    let before = |days: u32| now - i64::from(days) * 86_400;
    let (old, oldest) = (before(keep_days), before(keep_days.max(LEAST_DAYS)));
    let sql = "UPDATE decisions SET record = NULL \
               WHERE number IN (SELECT number FROM decisions WHERE made_at < $1 AND record IS NOT NULL LIMIT $2)";
    let records = connection.run(sql, values![old, BATCH]).await?;
    let sql = "SELECT id FROM decisions WHERE made_at < $1 LIMIT $2";
    let (mut decisions, mut actions) = (0, 0);
    for row in connection.rows(sql, values![oldest, BATCH]).await? {
        let id: Vec<u8> = row.get(0)?;
        actions += connection.run("DELETE FROM entries WHERE decision = $1", values![id.as_slice()]).await?;
        for sql in [
            "DELETE FROM spends WHERE decision = $1",
            "DELETE FROM outcomes WHERE decision = $1",
            "DELETE FROM slots WHERE decision = $1",
            "DELETE FROM approvals WHERE decision = $1",
        ] {
            connection.run(sql, values![id.as_slice()]).await?;
        }
        decisions += connection.run("DELETE FROM decisions WHERE id = $1", values![id.as_slice()]).await?;
    }
    connection.run("DELETE FROM audit WHERE at < $1", values![oldest]).await?;
    Ok(Change::Keep(Pruned { records, decisions, actions }))
}
