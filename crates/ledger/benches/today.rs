//! How what the console's pages Today and Plugins read grows with what was decided, on earlier days and in a day.
//!
//! ```sh
//! cargo bench --workspace --bench today --profile dev
//! ```
//!
//! It prints how much longer each takes than with the fewest decisions, as a ratio within one run: the first time after a start,
//! and later.

use std::error::Error;
use std::sync::Arc;
use std::time::Instant;

use courtesy_host::contract::{Policy, Timestamp};
use courtesy_host::{Breakers, Host, read};
use courtesy_ledger::{Ledger, Settings};
use courtesy_tests::postgres::Server;
use sqlx::{Connection as _, Executor as _, PgConnection, SqliteConnection};

const DAY_S: i64 = 86_400;

/// How often a ledger is opened, and how often it is looked at each time. The quickest look counts: others use the machine, too.
const STARTS: usize = 3;
const LOOKS: usize = 10;

/// What the pages look into.
const LAST: u32 = 100;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// How long looks take, in seconds.
#[derive(Clone, Copy)]
struct Looks {
    first: f64,
    later: f64,
    plugins: f64,
}

#[tokio::main]
async fn main() -> Result<()> {
    // Under `cargo test` there is nothing to measure.
    if !std::env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let postgres = Server::without_fsync().started();
    println!("{:<10}{:>12}{:>12}{:>10}{:>10}{:>10}", "", "earlier", "a day", "first", "later", "Plugins");
    for (name, url) in
        [("SQLite", format!("sqlite://{}", folder.path().join("ledger.db").display())), ("Postgres", postgres.url())]
    {
        let mut least = None;
        let (mut earlier, mut a_day, mut number) = (0, 0, 0);
        for (more_earlier, more_a_day) in [(10_000, 10_000), (990_000, 0), (0, 90_000), (0, 900_000)] {
            let ledger = Ledger::open(&url, Settings::default()).await?;
            let now = ledger.now().await?.unix_s();
            add(&url, more_earlier, now - 100 * DAY_S, 90 * DAY_S).await?;
            add(&url, 2 * more_a_day, now - 2 * DAY_S, 2 * DAY_S).await?;
            decide(&ledger, &mut number).await?;
            (earlier, a_day) = (earlier + more_earlier, a_day + more_a_day);
            let looks = looks(&url).await?;
            let least = *least.get_or_insert(looks);
            println!(
                "{name:<10}{earlier:>12}{a_day:>12}{:>10.1}{:>10.1}{:>10.1}",
                looks.first / least.later,
                looks.later / least.later,
                looks.plugins / least.plugins
            );
        }
    }
    Ok(())
}

/// Adds so many decisions, spread over a time, whose records were pruned.
async fn add(url: &str, count: i64, from: i64, over_s: i64) -> Result<()> {
    if count == 0 {
        return Ok(());
    }
    let columns = "INSERT INTO decisions (id, made_at, request, offered, withheld, failed)";
    if url.starts_with("sqlite") {
        let mut connection = SqliteConnection::connect(url).await?;
        let sql = format!(
            "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {count}) \
             {columns} SELECT randomblob(16), {from} + i * {over_s} / {count}, x'00', 1, 1, 0 FROM n"
        );
        connection.execute(sqlx::AssertSqlSafe(sql)).await?;
    } else {
        let mut connection = PgConnection::connect(url).await?;
        let sql = format!(
            "{columns} SELECT uuid_send(gen_random_uuid()), {from} + i * {over_s} / {count}, '\\x00', 1, 1, 0 \
             FROM generate_series(0, {count}::BIGINT - 1) AS i"
        );
        connection.execute(sqlx::AssertSqlSafe(sql)).await?;
        connection.execute("VACUUM ANALYZE decisions").await?;
    }
    Ok(())
}

/// Makes more decisions than are looked into.
async fn decide(ledger: &Ledger, number: &mut u32) -> Result<()> {
    let (host, breakers) = (Host::builder().build()?, Arc::new(Breakers::default()));
    for _ in 0..2 * LAST {
        *number += 1;
        let request = read::context(
            format!(
                r#"{{"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-{number:012x}", "hook": "review",
                    "as_of": "2026-03-28T20:40:00Z", "customer": {{"ref": "c-{number}"}}}}"#
            )
            .as_bytes(),
        )?;
        let decide = |context| {
            let (host, breakers) = (host.clone(), Arc::clone(&breakers));
            async move { host.record(&context, &breakers).await }
        };
        ledger.decide(&request, &Policy::default(), decide).await?;
    }
    Ok(())
}

async fn looks(url: &str) -> Result<Looks> {
    let mut looks = Looks { first: f64::MAX, later: f64::MAX, plugins: f64::MAX };
    for _ in 0..STARTS {
        let ledger = Ledger::open(url, Settings::default()).await?;
        looks.first = looks.first.min(today(&ledger).await?);
        for _ in 0..LOOKS {
            looks.later = looks.later.min(today(&ledger).await?);
            let begun = Instant::now();
            ledger.recent_decisions(LAST).await?;
            looks.plugins = looks.plugins.min(begun.elapsed().as_secs_f64());
        }
        ledger.close().await;
    }
    Ok(looks)
}

/// What Today reads, and how long it takes.
async fn today(ledger: &Ledger) -> Result<f64> {
    let begun = Instant::now();
    let now: Timestamp = ledger.now().await?;
    let until = now.plus_s(1);
    ledger.tally(until.plus_s(-DAY_S), until).await?;
    ledger.tally(until.plus_s(-2 * DAY_S), until.plus_s(-DAY_S)).await?;
    ledger.count_waiting().await?;
    ledger.budgets(&Policy::default(), now).await?;
    ledger.recent_decisions(LAST).await?;
    Ok(begun.elapsed().as_secs_f64())
}
