//! Values, rows and statements, the same for both databases.

use std::fmt::Write as _;
use std::time::Duration;

use futures_util::TryStreamExt as _;
use sqlx::postgres::{PgConnection, PgRow, Postgres};
use sqlx::sqlite::{Sqlite, SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, Decode, Executor as _, Row as _, SqlSafeStr, Type};
use tokio::time::timeout;

use crate::{Error, ErrorKind};

/// A value of one of the three types that both databases have, or NULL.
#[derive(Debug, Clone)]
pub(crate) enum Value {
    Number(Option<i64>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

macro_rules! from {
    ($($inner:ty => $variant:ident),+) => {$(
        impl From<$inner> for Value {
            fn from(value: $inner) -> Self {
                Self::$variant(Some(value.into()))
            }
        }

        impl From<Option<$inner>> for Value {
            fn from(value: Option<$inner>) -> Self {
                Self::$variant(value.map(Into::into))
            }
        }
    )+};
}

from!(i64 => Number, u32 => Number, String => Text, &str => Text, Vec<u8> => Bytes, &[u8] => Bytes);

/// What a statement's `$1`, `$2` and so on stand for.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::Value::from($value)),*] };
}
pub(crate) use values;

/// A statement that changes something, to be run together with others.
pub(crate) struct Statement {
    pub(crate) sql: &'static str,
    pub(crate) values: Vec<Value>,
}

/// A statement whose values come behind so many others.
fn behind(sql: &str, others: usize) -> String {
    let mut pieces = sql.split('$');
    let mut moved = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (digits, rest) = piece.split_at(piece.bytes().take_while(u8::is_ascii_digit).count());
        let number: usize = digits.parse().expect("statements number their values");
        let _ = write!(moved, "${}{rest}", number + others);
    }
    moved
}

/// Statements in a row, each with its values behind those before.
fn in_a_row(statements: Vec<Statement>) -> (Vec<String>, Vec<Value>) {
    let mut all = Vec::new();
    let texts = statements.into_iter().map(|Statement { sql, values }| {
        let text = behind(sql, all.len());
        all.extend(values);
        text
    });
    (texts.collect(), all)
}

/// A row of an answer.
pub(crate) enum Row {
    Sqlite(SqliteRow),
    Postgres(PgRow),
}

impl Row {
    /// The value in a column, counted from 0.
    pub(crate) fn get<T>(&self, column: usize) -> Result<T, Error>
    where
        T: for<'r> Decode<'r, Sqlite> + Type<Sqlite> + for<'r> Decode<'r, Postgres> + Type<Postgres>,
    {
        Ok(match self {
            Self::Sqlite(row) => row.try_get(column)?,
            Self::Postgres(row) => row.try_get(column)?,
        })
    }
}

/// Statements without values that are to run before the next one, and go with it where they can: each call wakes the thread of a
/// connection to SQLite, and waits for it. Empty once they have run.
pub(crate) type Before<'c> = Option<&'c mut &'static str>;

/// A connection on which statements run. A statement is written once, in words that both databases understand.
pub(crate) enum Connection<'c> {
    Sqlite(&'c mut SqliteConnection, Before<'c>),
    /// A network may be silent, so a statement has a time limit.
    Postgres(&'c mut PgConnection, Duration),
}

macro_rules! bound {
    ($sql:expr, $values:expr) => {
        $values.into_iter().fold(sqlx::query($sql), |query, value| match value {
            Value::Number(number) => query.bind(number),
            Value::Text(text) => query.bind(text),
            Value::Bytes(bytes) => query.bind(bytes),
        })
    };
}

impl Connection<'_> {
    /// Runs a statement, and says how many rows it changed.
    pub(crate) async fn run(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<u64, Error> {
        reject_nul(&values)?;
        Ok(match self {
            Self::Sqlite(connection, before) => {
                go_before(connection, before).await?;
                bound!(sql, values).execute(&mut **connection).await?.rows_affected()
            }
            Self::Postgres(connection, limit) => {
                in_time(*limit, bound!(sql, values).execute(&mut **connection)).await?.rows_affected()
            }
        })
    }

    /// Runs statements on rows of their own, so that none needs what another writes, and says how many rows each changed. The
    /// database is waited for once.
    pub(crate) async fn run_all(&mut self, statements: Vec<Statement>) -> Result<Vec<u64>, Error> {
        let (texts, values) = in_a_row(statements);
        reject_nul(&values)?;
        match self {
            Self::Sqlite(connection, before) => {
                let before = before.as_deref_mut().map(std::mem::take).unwrap_or_default();
                // Of the databases that sqlx knows, only SQLite takes several statements with values.
                let query = bound!(AssertSqlSafe(format!("{before}{}", texts.join("; "))), values);
                let mut steps = (&mut **connection).fetch_many(query);
                let mut changed = Vec::with_capacity(texts.len());
                while let Some(step) = steps.try_next().await? {
                    changed.extend(step.left().map(|done| done.rows_affected()));
                }
                Ok(changed.split_off(before.matches(';').count()))
            }
            Self::Postgres(..) => {
                let parts: Vec<String> =
                    (0..).zip(&texts).map(|(place, text)| format!("s{place} AS ({text} RETURNING 1)")).collect();
                // They run in the order in which their rows are counted.
                let counts: Vec<String> =
                    (0..texts.len()).map(|place| format!("(SELECT COUNT(*) FROM s{place})")).collect();
                let sql = format!("WITH {} SELECT {}", parts.join(", "), counts.join(", "));
                let row = self.row(AssertSqlSafe(sql), values).await?.ok_or_else(|| Error::damaged("an answer"))?;
                (0..texts.len()).map(|place| Ok(row.get::<i64>(place)?.unsigned_abs())).collect()
            }
        }
    }

    /// All rows of an answer.
    pub(crate) async fn rows(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<Vec<Row>, Error> {
        reject_nul(&values)?;
        Ok(match self {
            Self::Sqlite(connection, before) => {
                go_before(connection, before).await?;
                let rows = bound!(sql, values).fetch_all(&mut **connection).await?;
                rows.into_iter().map(Row::Sqlite).collect()
            }
            Self::Postgres(connection, limit) => {
                let rows = in_time(*limit, bound!(sql, values).fetch_all(&mut **connection)).await?;
                rows.into_iter().map(Row::Postgres).collect()
            }
        })
    }

    /// Passes on each row of an answer, however many there are.
    pub(crate) async fn each(
        &mut self,
        sql: impl SqlSafeStr,
        mut one: impl FnMut(Row) -> Result<(), Error> + Send,
    ) -> Result<(), Error> {
        match self {
            Self::Sqlite(connection, before) => {
                go_before(connection, before).await?;
                let mut rows = sqlx::query(sql).fetch(&mut **connection);
                while let Some(row) = rows.try_next().await? {
                    one(Row::Sqlite(row))?;
                }
            }
            Self::Postgres(connection, _) => {
                let mut rows = sqlx::query(sql).fetch(&mut **connection);
                while let Some(row) = rows.try_next().await? {
                    one(Row::Postgres(row))?;
                }
            }
        }
        Ok(())
    }

    /// The only row of an answer, if there is one.
    pub(crate) async fn row(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<Option<Row>, Error> {
        Ok(self.rows(sql, values).await?.pop())
    }

    /// The only number of an answer that has one row.
    pub(crate) async fn number(&mut self, sql: impl SqlSafeStr, values: Vec<Value>) -> Result<i64, Error> {
        self.row(sql, values).await?.ok_or_else(|| Error::damaged("a number"))?.get(0)
    }

    /// Has the database number new rows of a table behind those that were written with a number.
    pub(crate) async fn number_on(&mut self, table: &'static str) -> Result<(), Error> {
        match self {
            // It looks at what is there.
            Self::Sqlite(..) => Ok(()),
            Self::Postgres(..) => {
                let sql = format!(
                    "SELECT setval(pg_get_serial_sequence('{table}', 'number'), COALESCE(MAX(number), 1), \
                     MAX(number) IS NOT NULL) FROM {table}"
                );
                self.rows(AssertSqlSafe(sql), Vec::new()).await.map(drop)
            }
        }
    }

    /// The database's clock as a part of a statement.
    pub(crate) fn clock(&self) -> &'static str {
        match self {
            Self::Sqlite(..) => "CAST(strftime('%s', 'now') AS INTEGER)",
            Self::Postgres(..) => "CAST(FLOOR(EXTRACT(EPOCH FROM clock_timestamp())) AS BIGINT)",
        }
    }

    /// The database's clock, in seconds since 1970. No other clock decides when something lapses.
    pub(crate) async fn now(&mut self) -> Result<i64, Error> {
        let sql = format!("SELECT {}", self.clock());
        self.number(AssertSqlSafe(sql), Vec::new()).await
    }
}

async fn go_before(connection: &mut SqliteConnection, before: &mut Before<'_>) -> Result<(), Error> {
    let before = before.as_deref_mut().map(std::mem::take).unwrap_or_default();
    if !before.is_empty() {
        sqlx::raw_sql(before).execute(connection).await?;
    }
    Ok(())
}

/// Postgres can't store the character NUL, so neither database gets one.
fn reject_nul(values: &[Value]) -> Result<(), Error> {
    let has_nul = |value: &Value| matches!(value, Value::Text(Some(text)) if text.contains('\0'));
    if values.iter().any(has_nul) {
        let message = "a reference or name has the character NUL in it, which no database stores; leave it out";
        return Err(Error::new(ErrorKind::Invalid, message));
    }
    Ok(())
}

pub(super) async fn in_time<T>(
    limit: Duration,
    work: impl Future<Output = Result<T, sqlx::Error>>,
) -> Result<T, Error> {
    match timeout(limit, work).await {
        Ok(result) => Ok(result?),
        Err(_) => Err(Error::unavailable("got no answer from its database in time")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_statements_in_a_row_stay_with_their_statement() {
        let one = Statement { sql: "INSERT INTO a VALUES ($1, $2, $1)", values: values![1_i64, "two"] };
        let other = Statement { sql: "UPDATE b SET c = $2 WHERE d = $1", values: values!["three", 4_i64] };
        let (texts, values) = in_a_row(vec![one, other]);
        assert_eq!(texts, ["INSERT INTO a VALUES ($1, $2, $1)", "UPDATE b SET c = $4 WHERE d = $3"]);
        assert!(matches!(
            &values[..],
            [Value::Number(Some(1)), Value::Text(_), Value::Text(_), Value::Number(Some(4))]
        ));
    }
}
