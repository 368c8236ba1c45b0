//! Checking: whether what is stored fits together.

use courtesy_contract::HistoryItem;
use courtesy_host::replay;
use serde::Serialize;

use crate::entry::{self, State};
use crate::store::{Connection, Row};
use crate::{Error, Ledger, packed};

/// The most problems that are listed.
const MOST_PROBLEMS: usize = 100;

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Findings {
    /// How many decisions there are.
    pub decisions: u64,
    /// How many actions there are.
    pub actions: u64,
    /// What doesn't fit together, in sentences without a customer's values: at most 100. None if the ledger is sound.
    pub problems: Vec<String>,
}

impl Ledger {
    /// Reads everything as of one moment and compares it with itself.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`](crate::ErrorKind::Unavailable). What can't be read is a problem that is found, and no error.
    pub async fn check(&self) -> Result<Findings, Error> {
        let mut findings = Findings { problems: self.store().faults().await?, ..Findings::default() };
        check(&mut self.store().snapshot().await?.connection(), &mut findings).await?;
        Ok(findings)
    }
}

const MISSING: &str =
    "SELECT COUNT(*) FROM entries WHERE NOT EXISTS (SELECT 1 FROM decisions WHERE decisions.id = entries.decision)";

const UNPAID: &str = "SELECT COUNT(*) FROM (SELECT s.budget, s.quarter, s.currency, SUM(s.minor) AS minor FROM spends s \
    JOIN entries e ON e.decision = s.decision AND e.ordinal = s.ordinal WHERE e.state IN ('reserved', 'done') \
    GROUP BY s.budget, s.quarter, s.currency) AS paid LEFT JOIN spent ON spent.budget = paid.budget \
    AND spent.quarter = paid.quarter AND spent.currency = paid.currency WHERE COALESCE(spent.minor, 0) < paid.minor";

const UNKNOWN_USE: &str = "SELECT COUNT(*) FROM approvals WHERE used_by IS NOT NULL \
    AND NOT EXISTS (SELECT 1 FROM decisions WHERE decisions.id = approvals.used_by)";

async fn check(connection: &mut Connection<'_>, findings: &mut Findings) -> Result<(), Error> {
    let decisions = "SELECT id, record FROM decisions ORDER BY number";
    connection
        .each(decisions, |row| {
            findings.decisions += 1;
            let problem = decision(&row).unwrap_or_else(|error| Some(error.to_string()));
            findings.add(problem.map(|problem| format!("decision {}: {problem}", findings.decisions)));
            Ok(())
        })
        .await?;
    connection
        .each("SELECT state, item FROM entries ORDER BY decision, ordinal", |row| {
            findings.actions += 1;
            let problem = action(&row).err().map(|error| format!("action {}: {error}", findings.actions));
            findings.add(problem);
            Ok(())
        })
        .await?;
    for (sql, what) in [
        (MISSING, "actions belong to no decision"),
        (UNPAID, "sums of budgets are less than what was spent"),
        (UNKNOWN_USE, "approvals were used by no decision"),
    ] {
        let count = connection.number(sql, Vec::new()).await?;
        findings.add((count > 0).then(|| format!("{count} {what}")));
    }
    Ok(())
}

impl Findings {
    fn add(&mut self, problem: Option<String>) {
        self.problems.extend(problem.filter(|_| self.problems.len() < MOST_PROBLEMS));
    }
}

/// What is wrong with a decision.
fn decision(row: &Row) -> Result<Option<String>, Error> {
    let Some(packed) = row.get::<Option<Vec<u8>>>(1)? else { return Ok(None) };
    let record = packed::record(&packed)?;
    if record.decision_id.as_bytes().as_slice() != row.get::<Vec<u8>>(0)? {
        return Ok(Some("the record is that of another decision".to_owned()));
    }
    Ok(replay::damage(&record).into_iter().next())
}

fn action(row: &Row) -> Result<(), Error> {
    State::parse(&row.get::<String>(0)?)?;
    entry::document::<HistoryItem>(row, 1)?;
    Ok(())
}
