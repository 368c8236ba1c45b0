//! Settling: what came of what was offered.

use courtesy_contract::{HistoryItem, Outcome, OutcomeRecord};

use crate::budget;
use crate::entry::{self, State};
use crate::store::{Change, Connection, values};
use crate::{Error, ErrorKind, Ledger, digest};

/// How long something that was sent waits for more to be known, in seconds: 400 days.
const SENT_S: i64 = 400 * 86_400;

/// The most outcomes of one decision.
const MOST_OUTCOMES: i64 = 200;

/// An entry as it is stored.
struct Entry {
    decision: Vec<u8>,
    ordinal: i64,
    state: State,
    lapses_at: i64,
    outcome_at: Option<i64>,
    item: HistoryItem,
}

/// Locks it, so that it can't lapse in between.
const LOCK: &str = "UPDATE entries SET action = action WHERE decision = $1 AND plugin = $2 AND action = $3 \
                    RETURNING decision, ordinal, state, lapses_at, outcome_at, item";

impl Ledger {
    /// Takes note of what came of an action. The same outcome twice counts once.
    ///
    /// `failed` and `cancelled` release what was reserved, `sent` keeps it reserved for 400 days, and anything else shows that
    /// it was done, even if it has lapsed meanwhile.
    ///
    /// # Errors
    /// [`ErrorKind::Unknown`] if there is no such decision or it didn't offer this action, [`ErrorKind::TooMany`],
    /// [`ErrorKind::Unavailable`].
    pub async fn settle(&self, outcome: &OutcomeRecord) -> Result<(), Error> {
        let outcome = outcome.clone();
        self.store().write(move |connection| Box::pin(settle(connection, outcome))).await
    }

    /// Returns to the budgets what was reserved and has lapsed.
    pub(crate) async fn give_back_lapsed(&self, now: i64) -> Result<(), Error> {
        let sql =
            "SELECT DISTINCT decision, ordinal FROM spends WHERE lapses_at <= $1 ORDER BY decision, ordinal LIMIT 100";
        for row in self.store().rows(sql, values![now]).await? {
            let (decision, ordinal) = (row.get(0)?, row.get(1)?);
            self.store().write(move |connection| Box::pin(give_back(connection, decision, ordinal, now))).await?;
        }
        Ok(())
    }
}

/// One transaction for each entry, which is locked before the budgets: so nobody waits for each other.
async fn give_back(mut connection: Connection<'_>, id: Vec<u8>, ordinal: i64, now: i64) -> Result<Change<()>, Error> {
    let sql = "UPDATE entries SET state = 'lapsed' WHERE decision = $1 AND ordinal = $2 AND state = 'reserved' AND lapses_at <= $3";
    if connection.run(sql, values![id.as_slice(), ordinal, now]).await? == 1 {
        pay(&mut connection, &id, ordinal, Payment::Back).await?;
    }
    let sql = "UPDATE spends SET lapses_at = NULL WHERE decision = $1 AND ordinal = $2 AND lapses_at <= $3";
    connection.run(sql, values![id, ordinal, now]).await?;
    Ok(Change::Keep(()))
}

async fn settle(mut connection: Connection<'_>, outcome: OutcomeRecord) -> Result<Change<()>, Error> {
    let connection = &mut connection;
    let id = outcome.decision_id.as_bytes().as_slice();
    let row = connection.row("SELECT customer FROM decisions WHERE id = $1", values![id]).await?;
    let unknown =
        |what: &str| Error::new(ErrorKind::Unknown, format!("{what}; check `decision_id`, `plugin` and `action`"));
    let customer: Option<String> = row.ok_or_else(|| unknown("the ledger doesn't know this decision"))?.get(0)?;
    let Some(customer) = customer else {
        return Err(Error::new(ErrorKind::Gone, "the customer has been erased, and so is what was offered; ignore it"));
    };
    let sql = "UPDATE customers SET version = $1 WHERE ref = $2";
    connection.run(sql, values![rand::random::<i64>(), customer.as_str()]).await?;
    if !keep(connection, id, &outcome).await? {
        return Ok(Change::Keep(()));
    }
    let (Some(plugin), Some(action)) = (&outcome.plugin, &outcome.action) else { return Ok(Change::Keep(())) };
    match connection.row(LOCK, values![id, plugin.as_str(), action.as_str()]).await? {
        Some(row) => {
            let entry = Entry {
                decision: row.get(0)?,
                ordinal: row.get(1)?,
                state: State::parse(&row.get::<String>(2)?)?,
                lapses_at: row.get(3)?,
                outcome_at: row.get(4)?,
                item: entry::document(&row, 5)?,
            };
            entry.settle(connection, &outcome).await?;
            Ok(Change::Keep(()))
        }
        // A goal can be met without the action, such as by a customer who is held out of it.
        None if outcome.outcome == Outcome::GoalMet => Ok(Change::Keep(())),
        None => Err(unknown("the decision didn't offer this action")),
    }
}

/// Keeps the outcome; `false` if it is kept already.
async fn keep(connection: &mut Connection<'_>, id: &[u8], outcome: &OutcomeRecord) -> Result<bool, Error> {
    let count = connection.number("SELECT COUNT(*) FROM outcomes WHERE decision = $1", values![id]).await?;
    if count >= MOST_OUTCOMES {
        let message = format!("the decision has {MOST_OUTCOMES} outcomes; find out what reports so many");
        return Err(Error::new(ErrorKind::TooMany, message));
    }
    let json = entry::json(outcome);
    let sql = "INSERT INTO outcomes (decision, digest, document) VALUES ($1, $2, $3) ON CONFLICT (decision, digest) DO NOTHING";
    Ok(connection.run(sql, values![id, digest::of(json.as_bytes()), json]).await? == 1)
}

impl Entry {
    async fn settle(mut self, connection: &mut Connection<'_>, outcome: &OutcomeRecord) -> Result<(), Error> {
        let (id, ordinal) = (self.decision.clone(), self.ordinal);
        let was = self.state;
        self.state = next(was, outcome.outcome);
        if outcome.outcome == Outcome::Sent {
            self.lapses_at = self.lapses_at.max(connection.now().await? + SENT_S);
        }
        if self.outcome_at.is_none_or(|known| known <= outcome.at.unix_s()) && told(self.state, outcome.outcome) {
            self.outcome_at = Some(outcome.at.unix_s());
            self.item.outcome = Some(outcome.outcome);
        }
        if was.is_paid() {
            pay(connection, &id, ordinal, Payment::Back).await?;
        }
        if let Some(cost) = &outcome.cost {
            let sql = "UPDATE spends SET currency = $1, minor = $2 WHERE decision = $3 AND ordinal = $4";
            connection.run(sql, values![cost.currency.as_str(), budget::minor(cost), id.as_slice(), ordinal]).await?;
            self.item.cost = Some(*cost);
        }
        if self.state.is_paid() {
            pay(connection, &id, ordinal, Payment::Out).await?;
        }
        self.write(connection).await
    }

    async fn write(&self, connection: &mut Connection<'_>) -> Result<(), Error> {
        let (id, ordinal) = (self.decision.as_slice(), self.ordinal);
        let sql = "UPDATE entries SET state = $1, lapses_at = $2, outcome_at = $3, item = $4 WHERE decision = $5 AND ordinal = $6";
        let item = entry::json(&self.item);
        connection.run(sql, values![self.state.word(), self.lapses_at, self.outcome_at, item, id, ordinal]).await?;
        let lapses_at = (self.state == State::Reserved).then_some(self.lapses_at);
        let sql = "UPDATE spends SET lapses_at = $1 WHERE decision = $2 AND ordinal = $3";
        connection.run(sql, values![lapses_at, id, ordinal]).await?;
        if self.state == State::Released {
            connection.run("DELETE FROM slots WHERE decision = $1 AND ordinal = $2", values![id, ordinal]).await?;
        } else {
            let sql = "UPDATE slots SET lapses_at = $1 WHERE decision = $2 AND ordinal = $3";
            connection.run(sql, values![lapses_at, id, ordinal]).await?;
        }
        if self.item.outcome == Some(Outcome::Failed) && self.state == State::Released {
            let sql =
                "UPDATE approvals SET used_by = NULL, used_ordinal = NULL WHERE used_by = $1 AND used_ordinal = $2";
            connection.run(sql, values![id, ordinal]).await?;
        }
        Ok(())
    }
}

/// What becomes of an entry. What is known to be done stays done.
fn next(state: State, outcome: Outcome) -> State {
    match outcome {
        Outcome::Delivered | Outcome::Accepted | Outcome::Dismissed | Outcome::Complained => State::Done,
        Outcome::Failed | Outcome::Cancelled => match state {
            State::Done => State::Done,
            State::Reserved | State::Released | State::Lapsed => State::Released,
        },
        Outcome::Sent => match state {
            State::Reserved | State::Lapsed => State::Reserved,
            State::Done => State::Done,
            State::Released => State::Released,
        },
        // It says nothing of whether the action was carried out.
        Outcome::GoalMet => state,
    }
}

/// Whether `history` tells this outcome of an entry in this state: none that contradicts it.
fn told(state: State, outcome: Outcome) -> bool {
    match outcome {
        Outcome::Failed | Outcome::Cancelled => state == State::Released,
        Outcome::Delivered
        | Outcome::Accepted
        | Outcome::Dismissed
        | Outcome::Complained
        | Outcome::Sent
        | Outcome::GoalMet => state != State::Released,
    }
}

/// Which way money goes.
#[derive(Clone, Copy)]
enum Payment {
    Out,
    Back,
}

/// Takes an entry's cost from the budgets, or gives it back, in the order of their names.
async fn pay(connection: &mut Connection<'_>, id: &[u8], ordinal: i64, payment: Payment) -> Result<(), Error> {
    let sql =
        "SELECT budget, currency, quarter, minor FROM spends WHERE decision = $1 AND ordinal = $2 ORDER BY budget";
    for row in connection.rows(sql, values![id, ordinal]).await? {
        let (name, currency): (String, String) = (row.get(0)?, row.get(1)?);
        let minor: i64 = row.get(3)?;
        let minor = match payment {
            Payment::Out => minor,
            Payment::Back => -minor,
        };
        budget::lock(connection, &name).await?;
        budget::add(connection, &name, &currency, row.get(2)?, minor).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_confirmation_counts_whenever_it_comes_and_what_is_done_stays_done() {
        for state in [State::Reserved, State::Released, State::Lapsed, State::Done] {
            assert_eq!(next(state, Outcome::Delivered), State::Done);
            assert_eq!(next(state, Outcome::GoalMet), state);
        }
        assert_eq!(next(State::Done, Outcome::Failed), State::Done);
        assert_eq!(next(State::Lapsed, Outcome::Cancelled), State::Released);
        assert_eq!(next(State::Lapsed, Outcome::Sent), State::Reserved);
    }
}
