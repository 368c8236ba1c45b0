//! What the ledger knows when a decision is asked for.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Approved, Budget, Context, HistoryItem, Label, Policy, Slug, Timestamp, Uuid};
use sqlx::AssertSqlSafe;

use crate::budget::{self, Sums};
use crate::decide::Stored;
use crate::store::{Connection, Row, Value, values};
use crate::{Error, ErrorKind};
use crate::{entry, merge};

/// The most actions of one customer that are kept and count. Nobody should get so many, and no rule has to read more.
const MOST_ACTIONS: usize = 1_000;

/// The most queues with free slots in one context.
const MOST_QUEUES: usize = 100;

/// What is asked about the customer, who is `$2`, and the decision `$1`. Each row says in its first column what it tells. An
/// action more than may be is read, so that it is noticed.
const OF_THE_CUSTOMER: &str = "\
    SELECT 'now' AS part, now AS number, 0 AS place, CAST(NULL AS TEXT) AS document, CAST(NULL AS BYTEA) AS bytes, \
        CAST(NULL AS BYTEA) AS record FROM clock \
    UNION ALL SELECT 'decision', 0, 0, NULL, request, record FROM decisions WHERE id = $1 \
    UNION ALL SELECT 'customer', version, 0, NULL, NULL, NULL FROM customers WHERE ref = $2 \
    UNION ALL SELECT * FROM (\
        SELECT 'action', at, ordinal, item, decision, CAST(NULL AS BYTEA) FROM entries WHERE customer = $2 \
        AND (state IN ('done', 'released') OR (state = 'reserved' AND lapses_at > (SELECT now FROM clock))) \
        LIMIT 1001) AS actions \
    UNION ALL SELECT * FROM (\
        SELECT 'approval', number, 0, given, CAST(NULL AS BYTEA), CAST(NULL AS BYTEA) FROM approvals \
        WHERE customer = $2 AND state = 'agreed' AND used_by IS NULL ORDER BY number LIMIT 1000) AS agreed";

/// What was spent of budgets in a period, by currency, and whether anything that cost money has lapsed.
const OF_BUDGETS: &str = "\
    UNION ALL SELECT 'spent', CAST(SUM(minor) AS BIGINT), place, currency, NULL, NULL FROM budgets_asked CROSS JOIN spent \
        WHERE spent.budget = name AND quarter >= first AND quarter < last GROUP BY place, currency \
    UNION ALL SELECT 'lapsed', 0, 0, NULL, NULL, NULL FROM clock \
        WHERE EXISTS (SELECT 1 FROM spends WHERE lapses_at <= (SELECT now FROM clock))";

/// Which slots of queues are taken.
const OF_QUEUES: &str = "\
    UNION ALL SELECT 'slot', slots.at, place, NULL, NULL, NULL FROM queues_asked CROSS JOIN slots \
        WHERE slots.queue = name AND slots.at >= first AND slots.at < last \
        AND (slots.lapses_at IS NULL OR slots.lapses_at > (SELECT now FROM clock))";

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
    decision: Uuid,
    customer: Label,
    budgets: Vec<Budget>,
    at: Timestamp,
    slots: Vec<(Label, (Timestamp, Timestamp))>,
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
            decision: request.decision_id,
            customer: request.customer.reference.clone(),
            budgets: budget::of_company(policy).cloned().collect(),
            at,
            slots: slots.into_iter().collect(),
            later_s: i64::from(reserve_s.max(86_400)),
        })
    }

    /// Asks for everything in one statement: all is as of one moment, and the database is waited for once. Whatever changes
    /// afterwards is noticed by the version before anything is promised.
    pub(crate) async fn ask(&self, connection: &mut Connection<'_>) -> Result<(Option<Stored>, Known), Error> {
        let (sql, values) = self.statement(connection.clock());
        let mut answer = Answer { question: self, known: Known::nothing(self), stored: None, actions: Vec::new() };
        for row in connection.rows(AssertSqlSafe(sql), values).await? {
            answer.add(&row)?;
        }
        answer.read()
    }

    /// The statement, and what its `$1`, `$2` and so on stand for. Of the request, its text tells only how many budgets and
    /// queues there are, so connections can keep it prepared.
    fn statement(&self, clock: &str) -> (String, Vec<Value>) {
        let mut with = format!("WITH clock (now) AS (SELECT {clock})");
        let mut parts = vec![OF_THE_CUSTOMER];
        let mut values = values![self.decision.as_bytes().as_slice(), self.customer.as_str()];
        if !self.budgets.is_empty() {
            let budgets =
                self.budgets.iter().map(|budget| (budget.name.as_str(), budget::quarters(&budget.per, self.at)));
            ask_about(&mut with, &mut values, "budgets_asked", budgets);
            parts.push(OF_BUDGETS);
        }
        if !self.slots.is_empty() {
            let end = |last: &Timestamp| last.unix_s().saturating_add(1);
            let queues = self.slots.iter().map(|(queue, (first, last))| (queue.as_str(), (first.unix_s(), end(last))));
            ask_about(&mut with, &mut values, "queues_asked", queues);
            parts.push(OF_QUEUES);
        }
        (format!("{with} {}", parts.join(" ")), values)
    }
}

/// Adds a table of what is asked about: its place, its name, and from when until before when.
fn ask_about<'q>(
    with: &mut String,
    values: &mut Vec<Value>,
    table: &str,
    about: impl Iterator<Item = (&'q str, (i64, i64))>,
) {
    with.push_str(&format!(", {table} (place, name, first, last) AS (VALUES "));
    for (place, (name, (first, last))) in about.enumerate() {
        let before = values.len();
        let comma = if place == 0 { "" } else { ", " };
        with.push_str(&format!("{comma}({place}, ${}, ${}, ${})", before + 1, before + 2, before + 3));
        values.extend(values![name, first, last]);
    }
    with.push(')');
}

impl Known {
    /// What is known before any row of the answer is read.
    fn nothing(question: &Question) -> Self {
        Self {
            now: 0,
            version: None,
            items: Vec::new(),
            later_s: question.later_s,
            approvals: Vec::new(),
            spent: question.budgets.iter().map(|budget| (budget.name.clone(), Sums::new())).collect(),
            taken: BTreeSet::new(),
            has_lapsed: false,
        }
    }
}

/// Where an action stands among those of a customer: by its time, its decision and its place in that.
type Order = (i64, Vec<u8>, i64);

/// What has been read of an answer. Its rows are in no order.
struct Answer<'q> {
    question: &'q Question,
    known: Known,
    stored: Option<Stored>,
    actions: Vec<(Order, HistoryItem)>,
}

impl Answer<'_> {
    fn add(&mut self, row: &Row) -> Result<(), Error> {
        let (number, place) = (row.get::<i64>(1)?, row.get::<i64>(2)?);
        match row.get::<String>(0)?.as_str() {
            "now" => self.known.now = number,
            "decision" => self.stored = Some(Stored { request: row.get(4)?, record: row.get(5)? }),
            "customer" => self.known.version = Some(number),
            "action" => self.actions.push(((number, row.get(4)?, place), entry::document(row, 3)?)),
            "approval" => self.known.approvals.push(Given { number, approved: entry::document(row, 3)? }),
            "spent" => {
                let name = self.question.budgets.get(place as usize).map(|budget| budget.name.clone());
                let sums = self.known.spent.entry(name.ok_or_else(|| Error::damaged("a budget"))?).or_default();
                sums.insert(budget::currency(&row.get::<String>(3)?)?, number.max(0).unsigned_abs());
            }
            "lapsed" => self.known.has_lapsed = true,
            _ => {
                let queue = self.question.slots.get(place as usize).map(|(queue, _)| queue.clone());
                let queue = queue.ok_or_else(|| Error::damaged("a slot"))?;
                self.known.taken.insert((queue, entry::moment(number)?));
            }
        }
        Ok(())
    }

    fn read(mut self) -> Result<(Option<Stored>, Known), Error> {
        // Without its row, nothing of a customer counts.
        if self.known.version.is_none() {
            self.known.approvals.clear();
            return Ok((self.stored, self.known));
        }
        if self.actions.len() > MOST_ACTIONS {
            let message = format!(
                "the ledger keeps more than {MOST_ACTIONS} actions for this customer; find out what asks so often, use \
                 another `ref` for test customers, and prune what is old"
            );
            return Err(Error::new(ErrorKind::TooMany, message));
        }
        self.actions.sort_by(|(one, _), (other, _)| one.cmp(other));
        self.known.items = self.actions.into_iter().map(|(_, item)| item).collect();
        self.known.approvals.sort_by_key(|given| given.number);
        Ok((self.stored, self.known))
    }
}
