//! Parts of long lists.

use crate::store::{Row, Value};
use crate::{Error, Ledger};

/// A part of a list: at most `most` items after `after`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The [`next`](Listed::next) of the part before; from the start without it.
    pub after: Option<i64>,
    /// The most items, from 1 to 1,000. Default 100.
    pub most: u32,
}

impl Default for Page {
    fn default() -> Self {
        Self { after: None, most: 100 }
    }
}

impl Page {
    fn most(self) -> usize {
        self.most.clamp(1, 1_000) as usize
    }

    /// One more than there is room for, which shows whether there is more.
    pub(crate) fn limit(self) -> i64 {
        self.most() as i64 + 1
    }
}

/// A part of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed<T> {
    /// The items, in order.
    pub items: Vec<T>,
    /// What to pass as [`Page::after`] for the next part; `None` at the end.
    pub next: Option<i64>,
}

impl Ledger {
    /// The rows of a statement that asks for [`Page::limit`] rows, each as a number and an item.
    pub(crate) async fn list<T: Send>(
        &self,
        sql: &'static str,
        values: Vec<Value>,
        page: Page,
        item: impl Fn(&Row) -> Result<(i64, T), Error>,
    ) -> Result<Listed<T>, Error> {
        let rows = self.store().rows(sql, values).await?;
        let mut numbered = rows.iter().map(item).collect::<Result<Vec<_>, Error>>()?;
        let is_more = numbered.len() > page.most();
        numbered.truncate(page.most());
        let next = numbered.last().filter(|_| is_more).map(|(number, _)| *number);
        Ok(Listed { items: numbered.into_iter().map(|(_, item)| item).collect(), next })
    }
}

#[cfg(test)]
mod tests {
    use courtesy_tests::postgres::Server;
    use sqlx::AssertSqlSafe;

    use crate::{Ledger, Settings, approvals, records, standing};

    /// What people wait for, and the index in whose order it is read.
    const READ: &[(&str, &str)] = &[
        (records::RECENT, "decisions_pkey"),
        (records::OF_CUSTOMER, "decisions_of"),
        (records::OUTCOMES, "decisions_pkey"),
        (approvals::WAITING, "approvals_waiting"),
        (standing::COUNT_WAITING, "approvals_waiting"),
        (standing::TALLY, "decisions_made"),
    ];

    /// How the database goes about a statement, whatever the values are.
    async fn plan(ledger: &Ledger, explain: &str, sql: &str, column: usize) -> String {
        let mut session = ledger.store().read().await.unwrap();
        let mut connection = session.connection();
        if column == 0 {
            // Where there is next to nothing, Postgres reads all of it.
            for word in ["enable_seqscan", "enable_bitmapscan"] {
                connection.rows(AssertSqlSafe(format!("SET {word} = off")), Vec::new()).await.unwrap();
            }
        }
        let sql = (1..=3).fold(sql.to_owned(), |sql, number| sql.replace(&format!("${number}"), "'7'"));
        let rows = connection.rows(AssertSqlSafe(format!("{explain} {sql}")), Vec::new()).await.unwrap();
        rows.iter().map(|row| row.get::<String>(column).unwrap() + "\n").collect()
    }

    #[tokio::test]
    async fn no_list_and_no_count_reads_or_sorts_a_whole_table() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("ledger.db").display());
        let sqlite = Ledger::open(&url, Settings::default()).await.unwrap();
        let server = Server::without_fsync().started();
        let postgres = Ledger::open(&server.url(), Settings::default()).await.unwrap();
        for (sql, index) in READ {
            let plan_of_sqlite = plan(&sqlite, "EXPLAIN QUERY PLAN", sql, 3).await;
            let plan_of_postgres = plan(&postgres, "EXPLAIN", sql, 0).await;
            let own = index.replace("decisions_pkey", "INTEGER PRIMARY KEY");
            assert!(
                plan_of_sqlite.contains(&own) && !plan_of_sqlite.contains("TEMP B-TREE"),
                "{sql}: {plan_of_sqlite}"
            );
            assert!(
                plan_of_postgres.contains(index) && !plan_of_postgres.contains("Sort"),
                "{sql}: {plan_of_postgres}"
            );
            assert!(!plan_of_postgres.contains("Seq Scan"), "{sql}: {plan_of_postgres}");
        }
        postgres.close().await;
    }
}
