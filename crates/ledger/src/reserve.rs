//! Reserving what a decision offers, in one transaction: all of it, or nothing.

use std::collections::BTreeMap;

use courtesy_contract::{
    Approval, Budget, Context, Disposition, HistoryItem, Label, Offered, Policy, Record, Slug, Timestamp, Withheld,
};

use crate::Error;
use crate::approvals::Asked;
use crate::budget::{self, Take};
use crate::entry::{self, State};
use crate::known::{Given, Known};
use crate::merge;
use crate::store::{Change, Connection, Statement, values};

/// What was changed by others while a decision was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// Something about the customer, or the decision's id.
    Customer,
    /// A budget has no room any more.
    Budget(Slug),
    /// A slot is taken, or an approval used.
    Slot(Label, Timestamp),
}

/// Everything that is to be written for one decision.
pub(crate) struct Reservation {
    id: Vec<u8>,
    customer: String,
    now: i64,
    seen: Option<i64>,
    holder: i64,
    request: Vec<u8>,
    record: Vec<u8>,
    /// How many actions are offered and withheld, and how many calls failed.
    counts: [i64; 3],
    entries: Vec<Reserved>,
    budgets: BTreeMap<Slug, Share>,
    slots: Vec<(Label, Timestamp, i64)>,
    asked: Vec<Asked>,
}

/// An action that is offered.
struct Reserved {
    plugin: Slug,
    action: Slug,
    item: HistoryItem,
    lapses_at: i64,
    /// The approvals of which it uses one.
    approvals: Vec<i64>,
}

/// What is taken from one budget.
struct Share {
    budget: Budget,
    takes: Vec<Take>,
    /// How much more the CRM says was spent than the ledger knew.
    told: u64,
}

/// What a decision was made of.
pub(crate) struct Made<'m> {
    pub(crate) policy: &'m Policy,
    pub(crate) known: &'m Known,
    pub(crate) context: &'m Context,
    pub(crate) record: &'m Record,
    pub(crate) reserve_s: u32,
    pub(crate) holder: i64,
}

impl Reservation {
    pub(crate) fn new(made: &Made<'_>, request: &[u8], packed: Vec<u8>) -> Self {
        let Made { policy, known, context, record, reserve_s, holder } = made;
        let offered = record.decision.as_ref().map_or(&[][..], |decision| &decision.offered);
        let withheld = record.decision.as_ref().map_or(&[][..], |decision| &decision.withheld);
        let entries: Vec<Reserved> =
            offered.iter().map(|offered| reserved(offered, context, known, *reserve_s)).collect();
        let items: Vec<HistoryItem> = entries.iter().map(|entry| entry.item.clone()).collect();
        let share = |(name, (budget, takes)): (Slug, (Budget, Vec<Take>))| {
            let told = told(&budget, context, known);
            (name, Share { budget, takes, told })
        };
        Self {
            id: record.decision_id.as_bytes().to_vec(),
            customer: context.customer.reference.as_str().to_owned(),
            now: known.now,
            seen: known.version,
            holder: *holder,
            request: request.to_vec(),
            record: packed,
            counts: counts(record),
            entries,
            budgets: budget::takes(policy, &items).into_iter().map(share).collect(),
            slots: slots(offered, context),
            asked: withheld.iter().filter(|it| it.disposition == Disposition::NeedsApproval).map(asked).collect(),
        }
    }

    /// Writes it, unless something is in the way.
    pub(crate) async fn write(self, mut connection: Connection<'_>) -> Result<Change<Vec<Obstacle>>, Error> {
        let connection = &mut connection;
        let promises = !self.entries.is_empty() || !self.asked.is_empty() || self.holder != 0;
        let mut statements = Vec::with_capacity(2 + self.entries.len());
        if promises {
            statements.push(self.claim());
        }
        statements.push(self.decision());
        statements.extend((0..).zip(&self.entries).map(|(ordinal, entry)| self.entry(ordinal, entry)));
        if connection.run_all(statements).await?.contains(&0) {
            return Ok(Change::Undo(vec![Obstacle::Customer]));
        }
        let mut obstacles = self.take_money(connection).await?;
        obstacles.extend(self.take_slots(connection).await?);
        if !obstacles.is_empty() {
            return Ok(Change::Undo(obstacles));
        }
        if !self.use_approvals(connection).await? {
            return Ok(Change::Undo(vec![Obstacle::Customer]));
        }
        for asked in &self.asked {
            asked.ask(connection, &self.id, &self.customer).await?;
        }
        Ok(Change::Keep(Vec::new()))
    }

    /// Locks the customer, if nothing about them has changed since it was read.
    fn claim(&self) -> Statement {
        let (customer, version) = (self.customer.as_str(), rand::random::<i64>());
        match self.seen {
            None => Statement {
                sql: "INSERT INTO customers (ref, version, holder, held_until) VALUES ($1, $2, 0, 0) \
                      ON CONFLICT (ref) DO NOTHING",
                values: values![customer, version],
            },
            Some(seen) => Statement {
                sql: "UPDATE customers SET version = $1, held_until = 0 \
                      WHERE ref = $2 AND version = $3 AND (held_until <= $4 OR holder = $5)",
                values: values![version, customer, seen, self.now, self.holder],
            },
        }
    }

    fn decision(&self) -> Statement {
        let (id, customer) = (self.id.as_slice(), self.customer.as_str());
        let (request, record) = (self.request.as_slice(), self.record.as_slice());
        let [offered, withheld, failed] = self.counts;
        Statement {
            sql: "INSERT INTO decisions (id, customer, made_at, request, record, offered, withheld, failed) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING",
            values: values![id, customer, self.now, request, record, offered, withheld, failed],
        }
    }

    /// Enters what is offered; if the decision's id was used before, it may be entered already.
    fn entry(&self, ordinal: i64, entry: &Reserved) -> Statement {
        let (id, customer, at) = (self.id.as_slice(), self.customer.as_str(), entry.item.at.unix_s());
        let (plugin, action, item) = (entry.plugin.as_str(), entry.action.as_str(), entry::json(&entry.item));
        let state = State::Reserved.word();
        Statement {
            sql: "INSERT INTO entries (decision, ordinal, customer, plugin, action, at, state, lapses_at, item) \
                  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (decision, ordinal) DO NOTHING",
            values: values![id, ordinal, customer, plugin, action, at, state, entry.lapses_at, item],
        }
    }

    /// Takes from the company's budgets in the order of their names, and says which have no room.
    async fn take_money(&self, connection: &mut Connection<'_>) -> Result<Vec<Obstacle>, Error> {
        let mut full = Vec::new();
        for (name, share) in &self.budgets {
            budget::lock(connection, name.as_str()).await?;
            for take in &share.takes {
                let sums = budget::sums(connection, &share.budget, take.at).await?;
                let spent = sums.get(&take.cost.currency).copied().unwrap_or(0);
                let total = u128::from(spent) + u128::from(share.told) + u128::from(take.cost.minor.get());
                if total > u128::from(share.budget.max.minor.get()) {
                    full.push(Obstacle::Budget(name.clone()));
                    break;
                }
                let (currency, quarter, minor) =
                    (take.cost.currency.to_string(), budget::quarter(take.at), budget::minor(&take.cost));
                budget::add(connection, name.as_str(), &currency, quarter, minor).await?;
                let sql = "INSERT INTO spends (decision, ordinal, budget, currency, quarter, minor, lapses_at) \
                           VALUES ($1, $2, $3, $4, $5, $6, $7)";
                let lapses_at = self.lapses_at(take.ordinal);
                let values =
                    values![self.id.as_slice(), take.ordinal, name.as_str(), currency, quarter, minor, lapses_at];
                connection.run(sql, values).await?;
            }
        }
        Ok(full)
    }

    /// Takes slots in the order of queues and times, and says which are taken.
    async fn take_slots(&self, connection: &mut Connection<'_>) -> Result<Vec<Obstacle>, Error> {
        let sql = "INSERT INTO slots (queue, at, decision, ordinal, lapses_at) VALUES ($1, $2, $3, $4, $5) \
                   ON CONFLICT (queue, at) DO UPDATE SET \
                   decision = excluded.decision, ordinal = excluded.ordinal, lapses_at = excluded.lapses_at \
                   WHERE slots.lapses_at <= $6";
        let mut taken = Vec::new();
        for (queue, at, ordinal) in &self.slots {
            let (at_s, lapses_at) = (at.unix_s(), self.lapses_at(*ordinal));
            let values = values![queue.as_str(), at_s, self.id.as_slice(), *ordinal, lapses_at, self.now];
            if connection.run(sql, values).await? == 0 {
                taken.push(Obstacle::Slot(queue.clone(), *at));
            }
        }
        Ok(taken)
    }

    /// Uses an approval for each action that needs one; `false` if one has been used meanwhile.
    async fn use_approvals(&self, connection: &mut Connection<'_>) -> Result<bool, Error> {
        for (ordinal, entry) in (0_i64..).zip(&self.entries) {
            if !entry.approvals.is_empty() && !self.use_approval(connection, ordinal, &entry.approvals).await? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    async fn use_approval(
        &self,
        connection: &mut Connection<'_>,
        ordinal: i64,
        numbers: &[i64],
    ) -> Result<bool, Error> {
        let sql = "UPDATE approvals SET used_by = $1, used_ordinal = $2 \
                   WHERE number = $3 AND state = 'agreed' AND used_by IS NULL";
        for number in numbers {
            if connection.run(sql, values![self.id.as_slice(), ordinal, *number]).await? == 1 {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn lapses_at(&self, ordinal: i64) -> i64 {
        usize::try_from(ordinal)
            .ok()
            .and_then(|index| self.entries.get(index))
            .map_or(self.now, |entry| entry.lapses_at)
    }
}

/// How many actions are offered and withheld, and how many calls failed.
fn counts(record: &Record) -> [i64; 3] {
    let decision = record.decision.as_ref();
    decision.map_or([0; 3], |made| {
        [made.offered.len(), made.withheld.len(), made.failures.len()].map(|number| number as i64)
    })
}

/// An entry for what is offered. It lapses by the database's clock, so the CRM's may be wrong by years.
fn reserved(offered: &Offered, context: &Context, known: &Known, reserve_s: u32) -> Reserved {
    let ahead_s = (offered.send_at.unix_s() - merge::now(context).unix_s()).max(0);
    let approvals = match offered.approved_by {
        Some(by) => known.approvals.iter().filter(|given| fits(given, offered, by)).map(|given| given.number).collect(),
        None => Vec::new(),
    };
    Reserved {
        plugin: offered.plugin.clone(),
        action: offered.action.id.clone(),
        item: entry::item(offered),
        lapses_at: known.now + ahead_s + i64::from(reserve_s),
        approvals,
    }
}

/// Whether this may be the approval that an action was offered with.
fn fits(given: &Given, offered: &Offered, by: Approval) -> bool {
    let approved = &given.approved;
    let within = approved.amount.as_ref().is_none_or(|most| {
        let cost = offered.action.spends();
        cost.is_some_and(|cost| cost.currency == most.currency && cost.minor.get() <= most.minor.get())
    });
    approved.key == offered.action.key
        && approved.by == by
        && approved.plugin.as_ref().is_none_or(|plugin| *plugin == offered.plugin)
        && approved.until_at.is_none_or(|until_at| offered.send_at < until_at)
        && within
}

/// How much more the CRM says was spent of a budget than the ledger knows.
fn told(budget: &Budget, context: &Context, known: &Known) -> u64 {
    let ours = budget.max.currency;
    let spent = context.budgets.iter().map(|told| (&told.name, &told.spent));
    let merged = spent.filter(|(name, spent)| **name == budget.name && spent.currency == ours);
    let merged = merged.map(|(_, spent)| spent.minor.get()).fold(0, u64::saturating_add);
    let sums = known.spent.get(&budget.name);
    merged.saturating_sub(sums.and_then(|sums| sums.get(&ours)).copied().unwrap_or(0))
}

/// The slots that a decision promises, in order, and the number of the action that does.
fn slots(offered: &[Offered], context: &Context) -> Vec<(Label, Timestamp, i64)> {
    let taken = courtesy_host::slots(offered, context).into_iter();
    taken.map(|slot| (slot.queue.clone(), slot.at, slot.ordinal as i64)).collect()
}

fn asked(withheld: &Withheld) -> Asked {
    Asked {
        plugin: withheld.plugin.clone(),
        action: withheld.action.id.clone(),
        key: withheld.action.key.clone(),
        kind: withheld.action.kind(),
        cost: withheld.action.spends().cloned(),
        needs: withheld.action.requires.max(Approval::Human),
        asked_at: None,
    }
}
