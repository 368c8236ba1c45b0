//! Databases that go away, are slow, or are made by somebody else: nothing is promised that isn't reserved.

use std::time::Duration;

use courtesy_ledger::{ErrorKind, Ledger, Settings};
use courtesy_tests::postgres::Server;
use sqlx::{Connection as _, Executor as _, PgConnection, SqliteConnection};

use crate::databases::{Database, path};
use crate::shop::*;

/// Doesn't wait for long.
fn impatient() -> Settings {
    Settings { wait_ms: 1_000, ..Settings::default() }
}

async fn word(shop: &Shop, ledger: &Ledger, number: u128) -> Result<Vec<String>, ErrorKind> {
    let asked = request(number, &format!("c-{number}"), at(NOON), &["word"], 0);
    let decided = shop.decide(ledger, &asked).await.map_err(|error| {
        assert!(error.to_string().contains("try again"), "{error}");
        error.kind()
    })?;
    Ok(offered(&decided.record).into_iter().map(str::to_owned).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_goes_away_promises_nothing_and_comes_back_with_everything() {
    let (shop, mut server) = (Shop::new(), Server::without_fsync().started());
    let ledger = Ledger::open(&server.url(), impatient()).await.unwrap();
    assert_eq!(word(&shop, &ledger, 1).await.unwrap(), ["word"]);
    server.stop();
    for number in 2..5 {
        assert_eq!(word(&shop, &ledger, number).await, Err(ErrorKind::Unavailable));
    }
    assert_eq!(ledger.ping().await.unwrap_err().kind(), ErrorKind::Unavailable);
    assert_eq!(Ledger::open(&server.url(), impatient()).await.err().unwrap().kind(), ErrorKind::Unavailable);
    server.start();
    assert_eq!(word(&shop, &ledger, 1).await.unwrap(), ["word"], "the answer from before");
    assert_eq!(word(&shop, &ledger, 2).await.unwrap(), ["word"]);
    assert_eq!(ledger.check().await.unwrap().decisions, 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_somebody_holds_promises_nothing_until_it_is_free() {
    let shop = Shop::new();
    let sqlite = Database::sqlite();
    let ledger = sqlite.open_with(impatient()).await;
    let mut other = SqliteConnection::connect(&sqlite.url).await.unwrap();
    other.execute("BEGIN IMMEDIATE").await.unwrap();
    assert_eq!(word(&shop, &ledger, 1).await, Err(ErrorKind::Unavailable));
    other.execute("ROLLBACK").await.unwrap();
    assert_eq!(word(&shop, &ledger, 1).await.unwrap(), ["word"]);
    assert_eq!(ledger.check().await.unwrap().decisions, 1);

    let postgres = Database::postgres().await;
    let ledger = postgres.open_with(impatient()).await;
    let mut other = PgConnection::connect(&postgres.url).await.unwrap();
    other.execute("BEGIN; LOCK TABLE decisions IN EXCLUSIVE MODE").await.unwrap();
    assert_eq!(word(&shop, &ledger, 1).await, Err(ErrorKind::Unavailable));
    other.execute("ROLLBACK").await.unwrap();
    assert_eq!(word(&shop, &ledger, 1).await.unwrap(), ["word"]);
    assert_eq!(ledger.check().await.unwrap().decisions, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_can_only_be_read_promises_nothing() {
    let (shop, database) = (Shop::new(), Database::postgres().await);
    let ledger = database.open_with(impatient()).await;
    assert_eq!(word(&shop, &ledger, 1).await.unwrap(), ["word"]);
    ledger.close().await;
    let name = database.url.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();
    let mut other = PgConnection::connect(&database.url).await.unwrap();
    let set =
        |value: &str| sqlx::AssertSqlSafe(format!("ALTER DATABASE {name} SET default_transaction_read_only = {value}"));
    other.execute(set("on")).await.unwrap();
    assert!(Ledger::open(&database.url, impatient()).await.is_err(), "not even opened");
    other.execute("SET default_transaction_read_only = off").await.unwrap();
    other.execute(set("off")).await.unwrap();
    let ledger = database.open_with(impatient()).await;
    other.execute(set("on")).await.unwrap();
    // Connections of before may still write; new ones may not.
    let mut promised = 0;
    for number in 2..12 {
        let fresh = word(&shop, &ledger, number).await;
        promised += usize::from(fresh.is_ok());
    }
    assert_eq!(ledger.check().await.unwrap().decisions, 1 + promised as u64);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_none_is_refused_with_how_to_write_one() {
    for url in ["", "courtesy.db", "sqlite://", "mysql://localhost/x", "postgres://[", "https://example.com"] {
        let error = Ledger::open(url, Settings::default()).await.err().unwrap();
        assert_eq!(error.kind(), ErrorKind::Url, "{url}");
        assert!(error.to_string().contains("postgres://USER@HOST/DATABASE"), "{error}");
    }
    let missing = "sqlite:///nowhere-at-all/ledger.db";
    assert_eq!(Ledger::open(missing, Settings::default()).await.err().unwrap().kind(), ErrorKind::Unavailable);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_of_a_later_release_or_of_somebody_else_is_left_alone() {
    let database = Database::sqlite();
    database.open().await.close().await;
    let mut other = SqliteConnection::connect(&database.url).await.unwrap();
    let later = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (999, 'later', 1, x'00', 0)";
    other.execute(later).await.unwrap();
    assert_eq!(Ledger::open(&database.url, Settings::default()).await.err().unwrap().kind(), ErrorKind::Newer);

    let text = Database::sqlite();
    std::fs::write(path(&text), "Dear database, ".repeat(1_000)).unwrap();
    assert_eq!(Ledger::open(&text.url, Settings::default()).await.err().unwrap().kind(), ErrorKind::Unavailable);
}

#[tokio::test(flavor = "multi_thread")]
async fn servers_that_start_at_once_make_one_schema() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let url = database.url.clone();
        let opening = (0..6).map(|_| {
            tokio::spawn({
                let url = url.clone();
                async move { Ledger::open(&url, Settings::default()).await }
            })
        });
        for (number, opened) in opening.collect::<Vec<_>>().into_iter().enumerate() {
            let ledger = opened.await.unwrap().unwrap_or_else(|error| panic!("{name}: {error}"));
            assert_eq!(word(&shop, &ledger, number as u128).await.unwrap(), ["word"]);
        }
        tokio::time::sleep(Duration::ZERO).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn damage_is_found_and_named_without_a_customer() {
    let shop = Shop::new();
    let database = Database::sqlite();
    let ledger = database.open().await;
    for number in 0..3 {
        let asked = request(number, "anna-0a1b2c3d", at(NOON), &["gift"], 0);
        shop.decide(&ledger, &asked).await.unwrap();
    }
    assert!(ledger.check().await.unwrap().problems.is_empty());
    let mut other = SqliteConnection::connect(&database.url).await.unwrap();
    for damage in [
        "UPDATE decisions SET record = x'00' WHERE number = 1",
        "UPDATE decisions SET record = (SELECT record FROM decisions WHERE number = 3) WHERE number = 2",
        "UPDATE entries SET item = '{}' WHERE ordinal = 0",
        "UPDATE spent SET minor = 1",
    ] {
        let before = ledger.check().await.unwrap().problems.len();
        other.execute(damage).await.unwrap();
        let problems = ledger.check().await.unwrap().problems;
        assert!(problems.len() > before, "{damage}: {problems:?}");
        assert!(!problems.concat().contains("anna"), "{problems:?}");
    }
    let repeated = shop.decide(&ledger, &request(0, "anna-0a1b2c3d", at(NOON), &["gift"], 0)).await;
    assert_eq!(repeated.err().unwrap().kind(), ErrorKind::Damaged);
}
