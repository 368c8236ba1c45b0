//! Company budgets: how much of them is spent, in quarters of an hour.
//!
//! All time zones are whole quarters away from UTC, so the sum of a period's quarters is what was spent in it. Where a
//! period begins inside of a quarter, the whole quarter counts: never too little.

use std::collections::BTreeMap;

use courtesy_contract::{
    ActionKind, Budget, BudgetScope, Currency, HistoryItem, MinorUnits, Money, Period, Policy, Slug, Timestamp,
};
use courtesy_host::{period_begins, period_frees};

use crate::Error;
use crate::store::{Connection, values};

const QUARTER_S: i64 = 900;

/// What is spent of one budget, by currency, in minor units.
pub(crate) type Sums = BTreeMap<Currency, u64>;

/// The budgets of a policy that are shared by all customers, by name.
pub(crate) fn of_company(policy: &Policy) -> impl Iterator<Item = &Budget> {
    policy.budgets.iter().filter(|budget| budget.scope == BudgetScope::Company)
}

/// The quarter of an hour in which something is done.
pub(crate) fn quarter(at: Timestamp) -> i64 {
    at.unix_s().div_euclid(QUARTER_S)
}

/// The quarters of the period that contains a time: from the first up to, but without the second. What is planned for later
/// counts in every rolling period.
pub(crate) fn quarters(period: &Period, at: Timestamp) -> (i64, i64) {
    let first = quarter(period_begins(period, at));
    match period {
        Period::Rolling { .. } => (first, i64::MAX),
        Period::Calendar { .. } => (first, quarter(period_frees(period, at).plus_s(QUARTER_S - 1))),
    }
}

/// What is spent of a budget in the period that contains a time.
pub(crate) async fn sums(connection: &mut Connection<'_>, budget: &Budget, at: Timestamp) -> Result<Sums, Error> {
    let (first, end) = quarters(&budget.per, at);
    let sql = "SELECT currency, CAST(SUM(minor) AS BIGINT) FROM spent WHERE budget = $1 AND quarter >= $2 AND quarter < $3 \
               GROUP BY currency";
    let rows = connection.rows(sql, values![budget.name.as_str(), first, end]).await?;
    rows.iter().map(|row| Ok((currency(&row.get::<String>(0)?)?, row.get::<i64>(1)?.max(0).unsigned_abs()))).collect()
}

pub(crate) fn currency(code: &str) -> Result<Currency, Error> {
    Currency::parse(code).map_err(|_| Error::damaged("a budget"))
}

/// Takes the only lock of a budget, until the end of the transaction.
pub(crate) async fn lock(connection: &mut Connection<'_>, name: &str) -> Result<(), Error> {
    let sql = "INSERT INTO budgets (name, changes) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET changes = budgets.changes + 1";
    connection.run(sql, values![name]).await?;
    Ok(())
}

/// Adds to what is spent, or takes from it. The budget is locked.
pub(crate) async fn add(
    connection: &mut Connection<'_>,
    name: &str,
    currency: &str,
    quarter: i64,
    minor: i64,
) -> Result<(), Error> {
    let sql = "INSERT INTO spent (budget, quarter, currency, minor) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (budget, quarter, currency) DO UPDATE SET minor = spent.minor + excluded.minor";
    connection.run(sql, values![name, quarter, currency, minor]).await?;
    Ok(())
}

/// The amount in minor units, as databases count.
pub(crate) fn minor(money: &Money) -> i64 {
    i64::try_from(money.minor.get()).unwrap_or(i64::MAX)
}

/// What one entry takes from one budget.
#[derive(Debug, Clone)]
pub(crate) struct Take {
    pub(crate) ordinal: i64,
    pub(crate) cost: Money,
    pub(crate) at: Timestamp,
}

/// What something costs. What gives something away and costs nothing yet may get its cost with its outcome.
fn cost(item: &HistoryItem, budget: &Budget) -> Option<Money> {
    let gives = item.kind == ActionKind::Gesture || item.kind == ActionKind::ServiceRecovery;
    let nothing = || Money { minor: MinorUnits::new(0).expect("0 is an amount"), currency: budget.max.currency };
    item.cost.or_else(|| gives.then(nothing)).filter(|cost| gives || cost.minor.get() > 0)
}

/// What a decision takes from the company's budgets, by name.
pub(crate) fn takes(policy: &Policy, items: &[HistoryItem]) -> BTreeMap<Slug, (Budget, Vec<Take>)> {
    let mut all = BTreeMap::new();
    for budget in of_company(policy) {
        let takes: Vec<Take> = (0..)
            .zip(items)
            .filter(|(_, item)| budget.is_about(item.kind, item.plugin.as_ref(), &item.key))
            .filter_map(|(ordinal, item)| Some(Take { ordinal, cost: cost(item, budget)?, at: item.at }))
            .collect();
        if !takes.is_empty() {
            all.insert(budget.name.clone(), (budget.clone(), takes));
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{CalendarUnit, ZoneName};

    use super::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn a_period_is_its_quarters_whatever_the_zone() {
        for (zone, within, first, end) in [
            ("Asia/Kathmandu", "2026-03-28T12:00:00Z", "2026-03-27T18:15:00Z", "2026-03-28T18:15:00Z"),
            ("Europe/Amsterdam", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"),
        ] {
            let day = Period::Calendar { unit: CalendarUnit::Day, time_zone: ZoneName::new(zone).unwrap() };
            assert_eq!(quarters(&day, at(within)), (quarter(at(first)), quarter(at(end))), "{zone}");
            assert_eq!(quarter(at(first)) * QUARTER_S, at(first).unix_s());
        }
    }

    #[test]
    fn a_rolling_period_holds_all_that_is_planned() {
        let (first, end) = quarters(&Period::rolling_days(1), at("2026-03-28T12:00:00Z"));
        assert_eq!((first, end), (quarter(at("2026-03-27T12:00:01Z")), i64::MAX));
    }
}
