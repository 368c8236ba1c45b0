//! Disks that are full or can't be written to, while a ledger is open.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_ledger::{ErrorKind, Ledger, Settings};
use courtesy_tests::postgres::Server;
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::crashes::child;
use crate::databases::Database;
use crate::shop::*;

const CHILD: &str = "COURTESY_TEST_CHILD_URL";

/// Decides about a customer of its own.
async fn asked(shop: &Shop, ledger: &Ledger, number: u128) -> Result<(Vec<u8>, bool), ErrorKind> {
    let request = request(number, &format!("c-{number}"), at(NOON), &["word", "call"], 8);
    let decided = shop.decide(ledger, &request).await.map_err(|error| error.kind())?;
    Ok((decided.decision_json, decided.repeated))
}

/// As a client does: a connection from before is found to be broken once it is used.
async fn answered(shop: &Shop, ledger: &Ledger, number: u128) -> (Vec<u8>, bool) {
    loop {
        if let Ok(answer) = asked(shop, ledger, number).await {
            return answer;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_whose_disk_is_full_promises_nothing_and_goes_on_once_there_is_room() {
    let (shop, mut server) = (Shop::new(), Server::without_fsync());
    server.limit_files(Some(1_024));
    server.start();
    let ledger = Ledger::open(&server.url(), Settings::default()).await.unwrap();
    let (mut answers, mut refused) = (BTreeMap::new(), BTreeSet::new());
    // A row that is small may still fit where another didn't.
    for number in 0.. {
        match asked(&shop, &ledger, number).await {
            Ok((answer, _)) => drop(answers.insert(number, answer)),
            Err(fault) => {
                assert_eq!(fault, ErrorKind::Unavailable);
                refused.insert(number);
            }
        }
        if refused.len() == 10 {
            break;
        }
    }
    assert!(answers.len() > 10, "it was full from the start");
    assert_eq!(asked(&shop, &ledger, 0).await, Ok((answers[&0].clone(), true)), "what is there can still be read");
    server.stop();
    server.limit_files(None);
    server.start();
    for (number, answer) in &answers {
        assert_eq!(answered(&shop, &ledger, *number).await, (answer.clone(), true));
    }
    for number in &refused {
        assert!(!answered(&shop, &ledger, *number).await.1, "what failed was not reserved");
    }
    let findings = ledger.check().await.unwrap();
    assert_eq!((findings.decisions, findings.problems), ((answers.len() + refused.len()) as u64, Vec::new()));
}

/// Whether this process may write to files.
fn allow_writing(is_allowed: bool) {
    let current = if is_allowed { None } else { Some(0) };
    setrlimit(Resource::Fsize, Rlimit { current, maximum: None }).unwrap();
}

/// A child that takes its own right to write away while its ledger is open, and gets it back.
async fn be_a_child(url: &str) {
    let (shop, ledger) = (Shop::new(), Ledger::open(url, Settings::default()).await.unwrap());
    let first = asked(&shop, &ledger, 1).await.unwrap();
    allow_writing(false);
    for number in 2..5 {
        assert_eq!(asked(&shop, &ledger, number).await, Err(ErrorKind::Unavailable));
    }
    assert_eq!(ledger.ping().await.unwrap_err().kind(), ErrorKind::Unavailable);
    assert_eq!(asked(&shop, &ledger, 1).await, Ok((first.0.clone(), true)), "what is there can still be read");
    allow_writing(true);
    assert_eq!(asked(&shop, &ledger, 1).await, Ok((first.0, true)));
    for number in 2..5 {
        assert!(!asked(&shop, &ledger, number).await.unwrap().1, "what failed was not reserved");
    }
    let findings = ledger.check().await.unwrap();
    assert_eq!((findings.decisions, findings.problems), (4, Vec::new()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_written_to_any_more_promises_nothing_until_it_can() {
    if let Ok(url) = std::env::var(CHILD) {
        return be_a_child(&url).await;
    }
    let database = Database::sqlite();
    let test = "disk::a_file_that_cannot_be_written_to_any_more_promises_nothing_until_it_can";
    // Whoever writes where it may not is told instead of killed.
    let output = child(test, &database.url, 0, "trap '' XFSZ;").wait_with_output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    assert_eq!(database.open().await.check().await.unwrap().decisions, 4);
}
