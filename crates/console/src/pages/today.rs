//! How things stand: what was decided in a day and in the day before, what waits, what fails, and what is spent.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use courtesy_ledger::{BudgetStanding, Page, PolicyVersion, Tally};
use courtesy_report::figures;
use courtesy_server::handle::{Fault, Operation};
use minijinja::context;
use minijinja::value::{Serde, Value};
use serde::Serialize;

use crate::Console;
use crate::refusal::Refusal;
use crate::session::SignedIn;

const DAY_S: i64 = 86_400;

/// Over how many of the last decisions it is said why actions were withheld.
const LAST: u32 = 100;

/// A figure of today beside yesterday's.
#[derive(Debug, Serialize)]
struct Figure {
    /// The id of its name.
    name: &'static str,
    /// Where it is looked into.
    href: &'static str,
    today: u64,
    before: u64,
}

/// How a budget stands.
#[derive(Debug, Serialize)]
struct Spent {
    name: String,
    spent: String,
    max: String,
    /// In percent of the most, at most 100.
    share: u64,
}

/// A plugin that fails.
#[derive(Debug, Serialize)]
struct Failing {
    id: String,
    failures: u32,
    resting_until: Option<String>,
}

/// A policy that was published.
#[derive(Debug, Serialize)]
struct Published {
    number: i64,
    by: String,
    why: String,
    at: String,
}

/// `GET /console`
pub(super) async fn show(State(console): State<Arc<Console>>, signed_in: SignedIn) -> Result<Response, Refusal> {
    let handle = &console.handle;
    handle.count(&signed_in.who, Operation("today"));
    let ledger = handle.ledger();
    let at = handle.with_ledger(ledger.now().await)?;
    let until = at.plus_s(1);
    let today = handle.with_ledger(ledger.tally(until.plus_s(-DAY_S), until).await)?;
    let before = handle.with_ledger(ledger.tally(until.plus_s(-2 * DAY_S), until.plus_s(-DAY_S)).await)?;
    let waiting = handle.with_ledger(ledger.count_waiting().await)?;
    let budgets = handle.with_ledger(ledger.budgets(handle.host().policy(), at).await)?;
    let versions = handle.with_ledger(ledger.policy_versions(Page { after: None, most: 10 }).await)?;
    let is_new = |version: &&PolicyVersion| version.at >= at.plus_s(-DAY_S);
    let values = context! {
        figures => Value::from(Serde(compared(today, before))), waiting,
        budgets => Value::from(Serde(budgets.iter().map(spent).collect::<Vec<_>>())),
        failing => Value::from(Serde(failing(&console))),
        published => Value::from(Serde(versions.items.iter().filter(is_new).map(published).collect::<Vec<_>>())),
        reasons => Value::from(Serde(reasons(&console).await?)),
        may_see_policy => signed_in.may("GET", "/console/policy/versions/{number}"),
    };
    Ok(console.layout.page(&signed_in, "today.html", "today-title", values)?)
}

fn compared(today: Tally, before: Tally) -> [Figure; 4] {
    let figure = |name, href, of: fn(&Tally) -> u64| Figure { name, href, today: of(&today), before: of(&before) };
    [
        figure("today-decisions", "/console/customers", |tally| tally.decisions),
        figure("today-offered", "/console/customers", |tally| tally.offered),
        figure("today-withheld", "/console/customers", |tally| tally.withheld),
        figure("today-failed", "/console/plugins", |tally| tally.failed),
    ]
}

fn spent(standing: &BudgetStanding) -> Spent {
    let amounts = standing.spent.iter().map(|(currency, minor)| figures::amount(*minor, *currency));
    let own = standing.spent.first().map_or(0, |(_, minor)| *minor);
    let share = match standing.max.minor.get() {
        0 => u64::from(own > 0) * 100,
        most => (own.saturating_mul(100) / most).min(100),
    };
    let (name, max) = (standing.name.to_string(), figures::money(&standing.max));
    Spent { name, spent: amounts.collect::<Vec<_>>().join(", "), max, share }
}

fn failing(console: &Console) -> Vec<Failing> {
    let standings = console.handle.standings();
    let failing = standings.into_iter().filter(|standing| standing.failures > 0);
    failing
        .map(|standing| Failing {
            id: standing.plugin.to_string(),
            failures: standing.failures,
            resting_until: standing.resting_until_at.map(figures::moment),
        })
        .collect()
}

fn published(version: &PolicyVersion) -> Published {
    let PolicyVersion { number, by, why, at, .. } = version;
    Published { number: *number, by: by.clone(), why: why.clone(), at: figures::moment(*at) }
}

/// The rules that withheld most in the last decisions, with how often they did.
async fn reasons(console: &Console) -> Result<Vec<(String, u64)>, Fault> {
    let decisions = console.handle.with_ledger(console.handle.ledger().recent_decisions(LAST).await)?;
    let mut times = std::collections::BTreeMap::<String, u64>::new();
    for withheld in decisions.iter().flat_map(|decision| &decision.withheld) {
        *times.entry(withheld.rule.to_string()).or_default() += 1;
    }
    let mut reasons: Vec<(String, u64)> = times.into_iter().collect();
    reasons.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
    reasons.truncate(8);
    Ok(reasons)
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Currency, Money, Slug};

    use super::*;

    #[test]
    fn a_budgets_share_is_never_more_than_all_of_it() {
        let share = |minor: u64, most: u64| {
            let currency = Currency::parse("EUR").unwrap();
            let max = Money::new(most, "EUR").unwrap();
            let standing = BudgetStanding { name: Slug::new("gestures").unwrap(), max, spent: vec![(currency, minor)] };
            spent(&standing).share
        };
        assert_eq!((share(0, 0), share(1, 0), share(50, 200), share(500, 200)), (0, 100, 25, 100));
    }
}
