//! Export and import: the whole ledger as lines of JSON, the same for both databases.
//!
//! The first line says what it is, the last one how many lines there are, and each line between is a row.

mod table;

use std::io::{BufRead, Read as _, Write};

use serde::{Deserialize, Serialize};
use sqlx::AssertSqlSafe;

use self::table::{TABLES, Table};
use crate::store::{Connection, LATEST};
use crate::{Error, ErrorKind, Ledger};

/// The longest line, in bytes: a record and its names.
const MOST_BYTES: u64 = 32 << 20;

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    /// The version of the schema.
    courtesy_ledger: i64,
}

/// The last line, without which an export is truncated.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    rows: u64,
}

impl Ledger {
    /// Writes everything as lines of JSON, as of one moment, and says how many rows there are. It contains all that the
    /// database does, customers' data and digests of keys, but not who is signed in to the console.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] if it can't be written, [`ErrorKind::Unavailable`], [`ErrorKind::Damaged`].
    pub async fn export(&self, to: &mut (impl Write + Send)) -> Result<u64, Error> {
        write_all(&mut self.store().snapshot().await?.connection(), to).await
    }

    /// Reads what [`Ledger::export`] wrote into a ledger that is empty, and says how many rows there are. All of it is read, or
    /// nothing.
    ///
    /// # Errors
    /// [`ErrorKind::Invalid`] with the line that isn't valid, [`ErrorKind::Stale`] if the ledger isn't empty,
    /// [`ErrorKind::Newer`] if a later release wrote it, [`ErrorKind::Unavailable`].
    pub async fn import(&self, from: &mut (impl BufRead + Send)) -> Result<u64, Error> {
        let mut session = self.store().write_long().await?;
        let rows = read_all(&mut session.connection(), from).await?;
        session.commit().await?;
        Ok(rows)
    }
}

async fn write_all(connection: &mut Connection<'_>, to: &mut (impl Write + Send)) -> Result<u64, Error> {
    let mut rows = 0;
    line(to, &Head { courtesy_ledger: LATEST })?;
    for table in TABLES {
        let write = |row| {
            rows += 1;
            line(to, &table.json(&row)?)
        };
        connection.each(AssertSqlSafe(table.select()), write).await?;
    }
    line(to, &End { rows })?;
    to.flush().map_err(unwritable)?;
    Ok(rows)
}

fn line(to: &mut impl Write, document: &impl Serialize) -> Result<(), Error> {
    serde_json::to_writer(&mut *to, document).map_err(std::io::Error::from).map_err(unwritable)?;
    to.write_all(b"\n").map_err(unwritable)
}

fn unwritable(problem: std::io::Error) -> Error {
    Error::new(ErrorKind::Invalid, "the export can't be written; make room for it, or write it elsewhere")
        .with_source(problem)
}

async fn read_all(connection: &mut Connection<'_>, from: &mut (impl BufRead + Send)) -> Result<u64, Error> {
    empty(connection).await?;
    let mut lines = Lines { from, number: 0 };
    let head: Head =
        serde_json::from_str(&lines.next()?).map_err(|_| lines.invalid("this is no export of a ledger"))?;
    if head.courtesy_ledger != LATEST {
        let message = format!(
            "the export has version {} of the schema and this release reads {LATEST}; import it with the release that wrote \
             it, and open that ledger with this one",
            head.courtesy_ledger
        );
        return Err(Error::new(ErrorKind::Newer, message));
    }
    let mut rows = 0;
    loop {
        let text = lines.next()?;
        if let Ok(End { rows: all }) = serde_json::from_str(&text) {
            if all != rows {
                return Err(lines.invalid("the export lacks lines"));
            }
            break;
        }
        let (table, values) = table::row(&text).map_err(|what| lines.invalid(what))?;
        connection.run(AssertSqlSafe(table.insert()), values).await.map_err(|error| lines.refused(error))?;
        rows += 1;
    }
    for table in TABLES.iter().filter(|table| table.is_numbered()) {
        connection.number_on(table.name).await?;
    }
    Ok(rows)
}

async fn empty(connection: &mut Connection<'_>) -> Result<(), Error> {
    for Table { name, .. } in TABLES {
        if connection.number(AssertSqlSafe(format!("SELECT COUNT(*) FROM {name}")), Vec::new()).await? > 0 {
            return Err(Error::new(ErrorKind::Stale, "the ledger isn't empty; import into a new one"));
        }
    }
    Ok(())
}

/// The lines of an export, of which none is too long.
struct Lines<'f, R> {
    from: &'f mut R,
    number: u64,
}

impl<R: BufRead> Lines<'_, R> {
    fn next(&mut self) -> Result<String, Error> {
        self.number += 1;
        let mut bytes = Vec::new();
        let read = self.from.by_ref().take(MOST_BYTES).read_until(b'\n', &mut bytes);
        read.map_err(|problem| self.invalid("the export can't be read").with_source(problem))?;
        if bytes.pop() != Some(b'\n') {
            return Err(self.invalid("the export is truncated, or this line is too long"));
        }
        String::from_utf8(bytes).map_err(|_| self.invalid("this is no text"))
    }

    fn invalid(&self, what: &str) -> Error {
        Error::new(
            ErrorKind::Invalid,
            format!("line {}: {what}; nothing was imported, so make the export again", self.number),
        )
    }

    /// A row that the database refuses, such as one that is there twice.
    fn refused(&self, error: Error) -> Error {
        self.invalid("the database refuses this row").with_source(error)
    }
}
