//! Processes that are killed, and disks that are full. A test starts itself once more as a child, which decides until its end.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use courtesy_host::contract::Context;
use courtesy_ledger::{ErrorKind, Ledger, Settings};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};

use crate::databases::Database;
use crate::model::{self, Run};
use crate::places::{Place, Probe, Victim};
use crate::shop::*;

/// How often a child is killed at each place, on each database.
const KILLS: usize = 17;

/// The variables that make a test a child: the ledger, and the number of the first request.
const URL: &str = "COURTESY_TEST_CHILD_URL";
const FIRST: &str = "COURTESY_TEST_CHILD_FIRST";

/// The request with a number.
fn asked(number: u128) -> Context {
    let wish = WISHES[(number % 4) as usize];
    request(number, &format!("c-{}", number % 7), at(NOON).plus_hours((number % 50) as i64), &[wish, "word"], 8)
}

/// Decides about one request after another, and says so before and after each.
async fn be_a_child(url: &str, first: u128) {
    let (shop, ledger) = (Shop::new(), Ledger::open(url, Settings::default()).await.unwrap());
    for number in first.. {
        println!("asked {number}");
        std::io::stdout().flush().unwrap();
        let line = match shop.decide(&ledger, &asked(number)).await {
            Ok(decided) => format!("answered {number} {}", String::from_utf8(decided.decision_json).unwrap()),
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Unavailable, "{error}");
                println!("failed {number}");
                return;
            }
        };
        println!("{line}");
        std::io::stdout().flush().unwrap();
    }
}

pub(crate) fn child(test: &str, url: &str, first: u128, limits: &str) -> Child {
    let exe = std::env::current_exe().unwrap();
    Command::new("sh")
        .args(["-c", &format!("{limits} exec \"$0\" --exact {test} --nocapture"), exe.to_str().unwrap()])
        .env(URL, url)
        .env(FIRST, first.to_string())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// What a child said: the answers by number, `None` for what it asked and never said the answer of.
#[derive(Default)]
pub(crate) struct Said {
    answers: BTreeMap<u128, Option<String>>,
    last: Option<u128>,
    failed: Option<u128>,
}

impl Said {
    pub(crate) fn hear(&mut self, line: &str) {
        let mut words = line.splitn(3, ' ');
        let (what, number) = (words.next(), words.next().and_then(|number| number.parse().ok()));
        match (what, number) {
            (Some("asked"), Some(number)) => {
                self.last = Some(number);
                self.answers.entry(number).or_insert(None);
            }
            (Some("answered"), Some(number)) => drop(self.answers.insert(number, words.next().map(str::to_owned))),
            (Some("failed"), Some(number)) => self.failed = Some(number),
            _ => {}
        }
    }

    /// The number of what was asked last, if it wasn't answered.
    pub(crate) fn unanswered(&self) -> Option<u128> {
        self.last.filter(|number| self.answers[number].is_none())
    }
}

/// Repeats everything that was asked: one answer each, and what was answered before is answered the same.
async fn repeat_all(shop: &Shop, ledger: &Ledger, said: &Said) -> (Run, usize) {
    let (mut run, mut unheard) = (Run::default(), 0);
    for (number, answer) in &said.answers {
        let decided = shop.decide(ledger, &asked(*number)).await.unwrap();
        let json = String::from_utf8(decided.decision_json).unwrap();
        match answer {
            Some(answer) => assert!(decided.repeated && *answer == json, "{number} got two answers"),
            None => unheard += usize::from(decided.repeated),
        }
        assert!(shop.replays(&decided.record));
        run.records.push(decided.record);
    }
    (run, unheard)
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_killed_and_repeats_the_request_gets_one_answer_and_one_reservation() {
    if let (Ok(url), Ok(first)) = (std::env::var(URL), std::env::var(FIRST)) {
        return be_a_child(&url, first.parse().unwrap()).await;
    }
    let seed = model::seeds()[0];
    println!("COURTESY_LAW_SEED={seed}");
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let mut luck = StdRng::seed_from_u64(seed);
        let mut said = Said::default();
        let mut killed: BTreeMap<Place, usize> = BTreeMap::new();
        for kill in 0..KILLS * Place::ALL.len() {
            let wanted = Place::ALL[kill % Place::ALL.len()];
            let test = "crashes::whoever_is_killed_and_repeats_the_request_gets_one_answer_and_one_reservation";
            let mut victim = Victim::new(child(test, &database.url, kill as u128 * 1_000, ""));
            let mut probe = Probe::new(&database.url).await;
            let place = loop {
                tokio::time::sleep(Duration::from_micros(luck.random_range(0..4_000))).await;
                victim.freeze(&mut said);
                match probe.place(&said).await {
                    Some(place) if place == wanted => break place,
                    _ => victim.thaw(),
                }
            };
            victim.kill();
            *killed.entry(place).or_default() += 1;
        }
        assert_eq!(killed, Place::ALL.into_iter().map(|place| (place, KILLS)).collect(), "{name}");
        let before = ledger.check().await.unwrap();
        assert!(before.problems.is_empty(), "{name}: {:?}", before.problems);
        let (run, unheard) = repeat_all(&shop, &ledger, &said).await;
        let after = ledger.check().await.unwrap();
        assert_eq!((after.decisions, after.problems), (said.answers.len() as u64, Vec::new()), "{name}");
        assert_eq!(model::broken(&run), Vec::<&str>::new(), "{name}, COURTESY_LAW_SEED={seed}");
        let answered = said.answers.values().flatten().count();
        println!("{name}: {answered} answered, {unheard} reserved but not answered, {} asked", said.answers.len());
        assert!(unheard >= KILLS, "{name}: what was committed and not answered is repeated");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_promises_nothing_and_loses_nothing() {
    if let (Ok(url), Ok(first)) = (std::env::var(URL), std::env::var(FIRST)) {
        return be_a_child(&url, first.parse().unwrap()).await;
    }
    let (shop, database) = (Shop::new(), Database::sqlite());
    database.open().await.close().await;
    // No file may grow beyond a mebibyte, and whoever tries is told instead of killed.
    let test = "crashes::a_full_disk_promises_nothing_and_loses_nothing";
    let child = child(test, &database.url, 0, "trap '' XFSZ; ulimit -f 2048;");
    let output = child.wait_with_output().unwrap();
    let mut said = Said::default();
    String::from_utf8(output.stdout).unwrap().lines().for_each(|line| said.hear(line));
    let failed = said.failed.expect("the disk was full");
    assert!(failed > 10, "it was full from the start");
    let ledger = database.open().await;
    let findings = ledger.check().await.unwrap();
    assert_eq!((findings.decisions, findings.problems), (failed as u64, Vec::new()));
    let (_, unheard) = repeat_all(&shop, &ledger, &said).await;
    assert_eq!(unheard, 0, "what failed was not reserved");
}
