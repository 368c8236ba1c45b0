//! A ledger that can't be used.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Bytes;
use axum::http::StatusCode;
use courtesy_tests::postgres::Server as Postgres;
use serde_json::Value;
use tokio::task::spawn_blocking;

use crate::live::{Live, context, decision_id};

#[tokio::test(flavor = "multi_thread")]
async fn server_decides_nothing_without_its_ledger() {
    let live = Live::start().await;
    // Each key is used once, so that the server knows it.
    for role in ["decide", "read", "operate"] {
        live.get(role, "/v1/plugins").await;
    }
    assert_eq!(live.diagnose("/health/ready").await.status, 200);
    live.ledger.close().await;
    let replies = [
        live.decide(context(1, "c-1")).await,
        live.get("read", &format!("/v1/decisions/{}", decision_id(1))).await,
        live.get("operate", "/v1/customers/c-1/decisions").await,
    ];
    for reply in replies {
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "no-ledger"));
        assert_eq!(reply.header("retry-after"), "5");
    }
    let lines = live.post_lines("decide", "/v1/decisions/batch", &[context(2, "c-2").to_string()]).await.lines();
    assert_eq!(lines[0]["problem"]["type"], "urn:courtesy:problem:no-ledger");
    assert_eq!(live.diagnose("/health/ready").await.status, 503);
    assert_eq!(live.diagnose("/health/live").await.status, 200);
    assert!(live.diagnose("/metrics").await.text().contains("courtesy_ledger_up 0"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_lets_nobody_in_whose_key_it_cannot_look_up() {
    let live = Live::start().await;
    live.ledger.close().await;
    let reply = live.decide(context(1, "c-1")).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "no-ledger"));
}

/// What a client was answered about each number; `None` where it heard no decision.
type Answers = BTreeMap<u64, Option<Bytes>>;

/// Asks about this number; whatever isn't a decision has to say when to come back.
async fn ask(live: &Live, number: u64) -> Option<Bytes> {
    let reply = live.decide(context(number, &format!("c-{}", number % 5))).await;
    if reply.status == StatusCode::OK {
        return Some(reply.body);
    }
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "no-ledger"));
    assert_eq!(reply.header("retry-after"), "5");
    None
}

async fn until_ready(live: &Live, status: u16) {
    while live.diagnose("/health/ready").await.status != status {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_goes_on_once_its_postgres_is_back_and_nothing_is_lost_or_doubled() {
    let mut postgres = Postgres::without_fsync().started();
    let live = Live::with(|settings, _| settings.ledger.url = postgres.url()).await;
    let back = AtomicBool::new(false);
    // It goes on asking through all that happens, and for a while after.
    let client = async {
        let (mut answers, mut after) = (Answers::new(), 0);
        for number in 1.. {
            let answer = ask(&live, number).await;
            after += u64::from(answer.is_some() && back.load(Ordering::Relaxed));
            answers.insert(number, answer);
            if after == 20 {
                break;
            }
        }
        answers
    };
    let operator = async {
        while live.get("read", &format!("/v1/decisions/{}", decision_id(5))).await.status != StatusCode::OK {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let crash = move || {
            postgres.crash();
            postgres
        };
        let mut postgres = spawn_blocking(crash).await.unwrap();
        until_ready(&live, 503).await;
        assert_eq!(ask(&live, u64::MAX >> 16).await, None);
        assert_eq!(live.diagnose("/health/live").await.status, 200);
        assert!(live.diagnose("/metrics").await.text().contains("courtesy_ledger_up 0"));
        let start = move || {
            postgres.start();
            postgres
        };
        let postgres = spawn_blocking(start).await.unwrap();
        back.store(true, Ordering::Relaxed);
        until_ready(&live, 200).await;
        postgres
    };
    let (answers, _postgres) = tokio::join!(client, operator);
    assert!(answers.values().any(Option::is_none), "somebody asked meanwhile");
    let mut offered = BTreeMap::new();
    for (number, answer) in &answers {
        let again = ask(&live, *number).await.expect("it is back");
        assert!(answer.as_ref().is_none_or(|answer| *answer == again), "{number} got two answers");
        let decision: Value = serde_json::from_slice(&again).unwrap();
        *offered.entry(number % 5).or_insert(0) += decision["offered"].as_array().unwrap().len();
    }
    assert_eq!(offered, (0..5).map(|customer| (customer, 1)).collect(), "each was asked once");
    let findings = live.ledger.check().await.unwrap();
    assert_eq!((findings.decisions, findings.problems), (answers.len() as u64, Vec::new()));
}
