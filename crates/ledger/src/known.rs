//! What the ledger knows when a decision is asked for.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Approved, Budget, Context, HistoryItem, Label, Policy, Slug, Timestamp};

use crate::budget::{self, Sums};
use crate::entry;
use crate::merge;
use crate::store::{Connection, values};
use crate::{Error, ErrorKind};

/// The most actions of one customer that are kept and count. Nobody should get so many, and no rule has to read more.
const MOST_ACTIONS: usize = 1_000;

/// The most queues with free slots in one context.
const MOST_QUEUES: usize = 100;

/// What the ledger knows of a customer, and of what all customers share.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    /// The database's clock.
    pub(crate) now: i64,
    /// Changes whenever something about the customer does; `None` if the ledger doesn't know them.
    pub(crate) version: Option<i64>,
    pub(crate) items: Vec<HistoryItem>,
    /// How much later than planned the CRM may tell that something was done, in seconds.
    pub(crate) later_s: i64,
    pub(crate) approvals: Vec<Given>,
    pub(crate) spent: BTreeMap<Slug, Sums>,
    pub(crate) taken: BTreeSet<(Label, Timestamp)>,
    /// Whether something that cost money has lapsed and is still counted as spent.
    pub(crate) has_lapsed: bool,
}

/// An approval that nobody has used yet.
#[derive(Debug, Clone)]
pub(crate) struct Given {
    pub(crate) number: i64,
    pub(crate) approved: Approved,
}

/// What to read, worked out before the database is asked.
pub(crate) struct Question {
    pub(crate) customer: Label,
    budgets: Vec<Budget>,
    at: Timestamp,
    slots: BTreeMap<Label, (Timestamp, Timestamp)>,
    later_s: i64,
}

impl Question {
    pub(crate) fn new(request: &Context, policy: &Policy, reserve_s: u32) -> Result<Self, Error> {
        let at = merge::now(request);
        let mut slots: BTreeMap<Label, (Timestamp, Timestamp)> = BTreeMap::new();
        for queue in &request.capacity.queues {
            for slot in &queue.next_slots {
                let range = slots.entry(queue.queue.clone()).or_insert((*slot, *slot));
                *range = (range.0.min(*slot), range.1.max(*slot));
            }
        }
        if slots.len() > MOST_QUEUES {
            let message = format!(
                "the context has free slots of {} queues and may have those of {MOST_QUEUES}; leave out those of queues that \
                 nothing is promised of",
                slots.len()
            );
            return Err(Error::new(ErrorKind::TooMany, message));
        }
        Ok(Self {
            customer: request.customer.reference.clone(),
            budgets: budget::of_company(policy).cloned().collect(),
            at,
            slots,
            later_s: i64::from(reserve_s.max(86_400)),
        })
    }

    /// Asks for the version first: whatever changes while the rest is read is noticed before anything is promised.
    pub(crate) async fn ask(&self, connection: &mut Connection<'_>) -> Result<Known, Error> {
        let now = connection.now().await?;
        let customer = self.customer.as_str();
        let version = match connection.row("SELECT version FROM customers WHERE ref = $1", values![customer]).await? {
            Some(row) => Some(row.get(0)?),
            None => None,
        };
        let mut known = Known {
            now,
            version,
            items: Vec::new(),
            later_s: self.later_s,
            approvals: Vec::new(),
            spent: BTreeMap::new(),
            taken: BTreeSet::new(),
            has_lapsed: false,
        };
        if version.is_some() {
            known.items = self.items(connection, now).await?;
            known.approvals = self.approvals(connection).await?;
        }
        for budget in &self.budgets {
            known.spent.insert(budget.name.clone(), budget::sums(connection, budget, self.at).await?);
        }
        if !self.budgets.is_empty() {
            let sql = "SELECT ordinal FROM spends WHERE lapses_at <= $1 LIMIT 1";
            known.has_lapsed = connection.row(sql, values![now]).await?.is_some();
        }
        known.taken = self.taken(connection, now).await?;
        Ok(known)
    }

    async fn items(&self, connection: &mut Connection<'_>, now: i64) -> Result<Vec<HistoryItem>, Error> {
        let sql = "SELECT item FROM entries WHERE customer = $1 \
                   AND (state IN ('done', 'released') OR (state = 'reserved' AND lapses_at > $2)) \
                   ORDER BY at, decision, ordinal LIMIT $3";
        let most = MOST_ACTIONS as i64 + 1;
        let rows = connection.rows(sql, values![self.customer.as_str(), now, most]).await?;
        if rows.len() > MOST_ACTIONS {
            let message = format!(
                "the ledger keeps more than {MOST_ACTIONS} actions for this customer; find out what asks so often, use \
                 another `ref` for test customers, and prune what is old"
            );
            return Err(Error::new(ErrorKind::TooMany, message));
        }
        rows.iter().map(|row| entry::document(row, 0)).collect()
    }

    async fn approvals(&self, connection: &mut Connection<'_>) -> Result<Vec<Given>, Error> {
        let sql = "SELECT number, given FROM approvals WHERE customer = $1 AND state = 'agreed' AND used_by IS NULL \
                   ORDER BY number LIMIT 1000";
        let rows = connection.rows(sql, values![self.customer.as_str()]).await?;
        rows.iter().map(|row| Ok(Given { number: row.get(0)?, approved: entry::document(row, 1)? })).collect()
    }

    async fn taken(&self, connection: &mut Connection<'_>, now: i64) -> Result<BTreeSet<(Label, Timestamp)>, Error> {
        let sql =
            "SELECT at FROM slots WHERE queue = $1 AND at >= $2 AND at <= $3 AND (lapses_at IS NULL OR lapses_at > $4)";
        let mut taken = BTreeSet::new();
        for (queue, (first, last)) in &self.slots {
            let rows = connection.rows(sql, values![queue.as_str(), first.unix_s(), last.unix_s(), now]).await?;
            for row in rows {
                taken.insert((queue.clone(), entry::time(&row, 0)?));
            }
        }
        Ok(taken)
    }
}
