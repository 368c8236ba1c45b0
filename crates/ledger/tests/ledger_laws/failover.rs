//! A Postgres that fails over to its standby, with what an operator must set.

use std::collections::BTreeMap;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use courtesy_host::contract::Context;
use courtesy_ledger::{ErrorKind, Ledger, Settings};
use courtesy_tests::postgres::Server;
use sqlx::{Connection as _, Executor as _, PgConnection};

use crate::model::{self, Run};
use crate::shop::*;

/// Two servers, one of which follows the other, and an address that leads to the one that leads.
struct Pair {
    primary: Server,
    standby: Server,
    leading: PathBuf,
    _folder: tempfile::TempDir,
}

impl Pair {
    async fn started() -> Self {
        let primary = Server::without_fsync().started();
        let standby = primary.standby().started();
        let folder = tempfile::tempdir().unwrap();
        let leading = folder.path().join("leading");
        lead_to(primary.folder(), &leading);
        let mut operator = PgConnection::connect(&primary.url()).await.unwrap();
        operator.execute(sqlx::AssertSqlSafe(format!("ALTER SYSTEM SET {}", as_documented()))).await.unwrap();
        // What a commit waits for is no matter of the server's default: the ledger asks for it.
        operator.execute("ALTER SYSTEM SET synchronous_commit = 'off'").await.unwrap();
        operator.execute("SELECT pg_reload_conf()").await.unwrap();
        let pair = Self { primary, standby, leading, _folder: folder };
        pair.in_step().await;
        pair
    }

    /// Waits until commits wait for the standby.
    async fn in_step(&self) {
        let mut operator = PgConnection::connect(&self.primary.url()).await.unwrap();
        let sql = "SELECT EXISTS(SELECT 1 FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))";
        while !sqlx::query_scalar::<_, bool>(sql).fetch_one(&mut operator).await.unwrap() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn url(&self) -> String {
        Server::url_in(&self.leading)
    }

    fn fail_over(&mut self) {
        self.primary.crash();
        self.standby.promote();
        lead_to(self.standby.folder(), &self.leading);
    }
}

/// What an operator must set, as the page about the ledger says.
fn as_documented() -> &'static str {
    let page = include_str!("../../../../sdk-docs/ledger.md");
    page.lines().find(|line| line.starts_with("synchronous_standby_names = ")).unwrap()
}

/// Lets a path lead to another folder from one moment to the next.
fn lead_to(folder: &Path, leading: &Path) {
    let next = leading.with_extension("next");
    symlink(folder, &next).unwrap();
    std::fs::rename(next, leading).unwrap();
}

fn impatient() -> Settings {
    Settings { wait_ms: 1_000, ..Settings::default() }
}

const CLIENTS: u128 = 4;
const EACH: u128 = 40;

fn asked(number: u128) -> Context {
    let wish = WISHES[(number % 4) as usize];
    request(number, &format!("c-{}", number % 9), at(NOON).plus_hours((number % 50) as i64), &[wish, "word"], 8)
}

/// Asks until it is answered, as a client does.
async fn answer(shop: &Shop, ledger: &Ledger, number: u128) -> Vec<u8> {
    loop {
        match shop.decide(ledger, &asked(number)).await {
            Ok(decided) => return decided.decision_json,
            Err(error) => assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}"),
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_before_a_fail_over_is_there_after_it() {
    let (shop, mut pair) = (Arc::new(Shop::new()), Pair::started().await);
    let ledger = Ledger::open(&pair.url(), impatient()).await.unwrap();
    let count = Arc::new(AtomicUsize::new(0));
    let clients: Vec<_> = (0..CLIENTS)
        .map(|client| {
            let (shop, ledger, count) = (Arc::clone(&shop), ledger.clone(), Arc::clone(&count));
            tokio::spawn(async move {
                let mut answers = BTreeMap::new();
                for number in client * EACH..(client + 1) * EACH {
                    answers.insert(number, answer(&shop, &ledger, number).await);
                    count.fetch_add(1, Ordering::Relaxed);
                }
                answers
            })
        })
        .collect();
    while count.load(Ordering::Relaxed) < 30 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    pair.fail_over();
    assert!(count.load(Ordering::Relaxed) < (CLIENTS * EACH) as usize, "nobody was in the middle");
    let mut run = Run::default();
    for client in clients {
        for (number, answer) in client.await.unwrap() {
            let decided = shop.decide(&ledger, &asked(number)).await.unwrap();
            assert!(decided.repeated && decided.decision_json == answer, "{number} got two answers");
            assert!(shop.replays(&decided.record));
            run.records.push(decided.record);
        }
    }
    assert_eq!(model::broken(&run), Vec::<&str>::new());
    let findings = ledger.check().await.unwrap();
    assert_eq!((findings.decisions, findings.problems), ((CLIENTS * EACH) as u64, Vec::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_answered_that_the_standby_does_not_have() {
    let (shop, mut pair) = (Shop::new(), Pair::started().await);
    let ledger = Ledger::open(&pair.url(), impatient()).await.unwrap();
    answer(&shop, &ledger, 1).await;
    pair.standby.stop();
    assert_eq!(shop.decide(&ledger, &asked(2)).await.err().unwrap().kind(), ErrorKind::Unavailable);
    pair.standby.start();
    pair.in_step().await;
    let second = answer(&shop, &ledger, 2).await;
    pair.fail_over();
    assert_eq!(answer(&shop, &ledger, 2).await, second);
    assert_eq!(ledger.check().await.unwrap().decisions, 2);
}
