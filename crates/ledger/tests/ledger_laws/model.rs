//! The laws: with any interleaving of clients on several servers, nothing is promised twice.
//!
//! What clients ask is drawn by a seed; `COURTESY_LAW_SEED` repeats it. How they interleave is up to the databases, and each
//! law is checked on what came out, against a count that knows nothing of the ledger. The same requests without a ledger
//! break the laws, which shows that they ask something of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use courtesy_host::contract::{Approval, Channel, Context, Label, Outcome, OutcomeRecord, Purpose, Record};
use courtesy_ledger::{Agreement, Decided, ErrorKind, Ledger, Page};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom as _;
use rand::{RngExt as _, SeedableRng as _};

use crate::databases::Database;
use crate::shop::*;

const SERVERS: usize = 3;
const CLIENTS: u64 = 8;
const REQUESTS: u128 = 20;
const CUSTOMERS: u64 = 4;
const SLOTS: i64 = 6;

/// What one client asks, in order.
fn asked(seed: u64, client: u64) -> Vec<Context> {
    let mut luck = StdRng::seed_from_u64(seed ^ (client << 32));
    let one = |number: u128| {
        let customer = format!("c-{}", luck.random_range(0..CUSTOMERS));
        let as_of = at(NOON).plus_hours(luck.random_range(-24..48));
        let count = luck.random_range(1..=3);
        let wishes: Vec<&str> = WISHES.sample(&mut luck, count).copied().collect();
        let id = (u128::from(seed) << 64) | (u128::from(client) << 32) | number;
        request(id, &customer, as_of, &wishes, SLOTS)
    };
    (0..REQUESTS).map(one).collect()
}

/// What a run came to.
#[derive(Default)]
pub(crate) struct Run {
    /// Each decision, once.
    pub(crate) records: Vec<Record>,
    /// What failed after all, by decision and action.
    failed: BTreeSet<(String, String)>,
    agreed: usize,
    conflicts: u32,
    repeated: usize,
}

/// One client: asks, repeats now and then, reports outcomes, and agrees to what waits.
async fn client(shop: Arc<Shop>, ledger: Ledger, seed: u64, number: u64) -> Run {
    let mut luck = StdRng::seed_from_u64(seed ^ number.rotate_left(17));
    let mut run = Run::default();
    for asked in asked(seed, number) {
        let decided = shop.decide(&ledger, &asked).await.unwrap();
        run.conflicts += decided.conflicts;
        if luck.random_bool(0.3) {
            repeat(&shop, &ledger, &asked, &decided).await;
            run.repeated += 1;
        }
        for offered in &decided.record.decision.as_ref().unwrap().offered {
            if luck.random_bool(0.2) {
                let failed = luck.random_bool(0.5);
                let outcome = OutcomeRecord {
                    contract: Default::default(),
                    decision_id: asked.decision_id,
                    plugin: Some(offered.plugin.clone()),
                    action: Some(offered.action.id.clone()),
                    at: asked.as_of,
                    outcome: if failed { Outcome::Failed } else { Outcome::Delivered },
                    cost: None,
                };
                ledger.settle(&outcome).await.unwrap();
                if failed {
                    run.failed.insert((asked.decision_id.to_string(), offered.action.id.to_string()));
                }
            }
        }
        if luck.random_bool(0.2) {
            run.agreed += agree(&ledger).await;
        }
        run.records.push(decided.record);
    }
    run
}

async fn repeat(shop: &Shop, ledger: &Ledger, asked: &Context, first: &Decided) {
    let again = shop.decide(ledger, asked).await.unwrap();
    assert!(again.repeated && again.decision_json == first.decision_json, "a request got two answers");
}

async fn agree(ledger: &Ledger) -> usize {
    let Some(waiting) = ledger.waiting(Page { after: None, most: 1 }).await.unwrap().items.pop() else { return 0 };
    let agreement = Agreement { who: "anna".to_owned(), role: Approval::Human, until_at: None, amount: None };
    match ledger.agree(waiting.id, &agreement).await {
        Ok(()) => 1,
        Err(error) => {
            assert!([ErrorKind::Stale, ErrorKind::Unknown].contains(&error.kind()), "{error}");
            0
        }
    }
}

async fn with_ledger(shop: &Arc<Shop>, database: &Database, seed: u64) -> Run {
    let mut servers = Vec::new();
    for _ in 0..SERVERS {
        servers.push(database.open().await);
    }
    let clients = (0..CLIENTS).map(|number| {
        let ledger = servers[number as usize % SERVERS].clone();
        tokio::spawn(client(shop.clone(), ledger, seed, number))
    });
    let mut whole = Run::default();
    for client in clients.collect::<Vec<_>>() {
        let run = client.await.unwrap();
        whole.records.extend(run.records);
        whole.failed.extend(run.failed);
        whole.agreed += run.agreed;
        whole.conflicts += run.conflicts;
        whole.repeated += run.repeated;
    }
    let findings = servers[0].check().await.unwrap();
    assert_eq!((findings.decisions, findings.problems), (whole.records.len() as u64, Vec::new()));
    whole
}

async fn without_ledger(shop: &Arc<Shop>, seed: u64) -> Run {
    let mut run = Run::default();
    for asked in (0..CLIENTS).flat_map(|client| asked(seed, client)) {
        // Each believes what it is told: that nothing was spent.
        let nothing = r#"[{"name":"gifts","spent":{"minor":0,"currency":"EUR"}}]"#;
        let asked = Context { budgets: serde_json::from_str(nothing).unwrap(), ..asked };
        run.records.push(shop.decide_alone(&asked).await);
    }
    run
}

/// What was offered and didn't fail: by customer, each with its record.
fn kept(run: &Run) -> impl Iterator<Item = (&Label, &courtesy_host::contract::Offered)> {
    run.records.iter().filter_map(|record| record.decision.as_ref()).flat_map(|decision| {
        let is_kept = |offered: &&courtesy_host::contract::Offered| {
            !run.failed.contains(&(decision.decision_id.to_string(), offered.action.id.to_string()))
        };
        decision.offered.iter().filter(is_kept).map(|offered| (&decision.customer_ref, offered))
    })
}

/// The laws that a run breaks.
pub(crate) fn broken(run: &Run) -> Vec<&'static str> {
    let mut broken = Vec::new();
    let mut emails: BTreeMap<&Label, Vec<i64>> = BTreeMap::new();
    let (mut spent, mut approved) = (0, 0);
    let mut slots = BTreeMap::new();
    for (customer, offered) in kept(run) {
        if offered.channel == Some(Channel::Email) && offered.purpose == Purpose::Care {
            emails.entry(customer).or_default().push(offered.send_at.unix_s());
        }
        spent += offered.action.spends().map_or(0, |money| money.minor.get());
        approved += usize::from(offered.approved_by.is_some());
        if let Some(slot) = serde_json::to_value(&offered.action).unwrap()["step"]["slot"].as_str() {
            *slots.entry(slot.to_owned()).or_insert(0) += 1;
        }
    }
    let too_many = |times: &Vec<i64>| {
        times.iter().any(|from| times.iter().filter(|at| (0..604_800).contains(&(*from - **at))).count() > MOST_EMAILS)
    };
    for (is_broken, law) in [
        (emails.values().any(too_many), "caps"),
        (spent > MOST_SPENT, "budget"),
        (slots.values().any(|count| *count > 1), "slots"),
        (approved > run.agreed, "approvals"),
    ] {
        broken.extend(is_broken.then_some(law));
    }
    broken
}

pub(crate) fn seeds() -> Vec<u64> {
    match std::env::var("COURTESY_LAW_SEED") {
        Ok(seed) => vec![seed.parse().expect("COURTESY_LAW_SEED is a number")],
        Err(_) => (0..3).map(|_| rand::random::<u32>().into()).collect(),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn nothing_is_promised_twice_whoever_asks_whomever_at_once() {
    let shop = Arc::new(Shop::new());
    let (mut conflicts, mut agreed, mut repeated, mut failed) = (0, 0, 0, 0);
    let mut rules = BTreeSet::new();
    for seed in seeds() {
        println!("COURTESY_LAW_SEED={seed}");
        let alone = without_ledger(&shop, seed).await;
        assert_eq!(broken(&alone), ["caps", "budget", "slots"], "without a ledger, the laws are broken");
        for (name, database) in Database::both().await {
            let run = with_ledger(&shop, &database, seed).await;
            assert_eq!(broken(&run), Vec::<&str>::new(), "{name}, COURTESY_LAW_SEED={seed}");
            for record in &run.records {
                assert!(shop.replays(record), "{name}: a record doesn't replay");
                rules.extend(withheld(record).into_iter().map(|(_, rule)| rule.to_owned()));
            }
            (conflicts, agreed) = (conflicts + run.conflicts, agreed + run.agreed);
            (repeated, failed) = (repeated + run.repeated, failed + run.failed.len());
        }
    }
    println!(
        "{conflicts} conflicts, {agreed} approvals, {repeated} repetitions, {failed} failures, withheld by {rules:?}"
    );
    assert!(conflicts > 0 && agreed > 0 && repeated > 0 && failed > 0, "the run had nothing to say");
    for rule in ["caps", "budget", "significant_effects"] {
        assert!(rules.contains(rule), "no rule {rule} in {rules:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_request_sent_by_many_at_once_gets_one_answer() {
    let shop = Arc::new(Shop::new());
    for (name, database) in Database::both().await {
        let mut clients = Vec::new();
        for _ in 0..12 {
            let (shop, ledger) = (shop.clone(), database.open().await);
            let asked = request(1, "c-1", at(NOON), &["gift", "call", "word"], SLOTS);
            clients.push(tokio::spawn(async move { shop.decide(&ledger, &asked).await.unwrap() }));
        }
        let mut answers = BTreeSet::new();
        let mut first = 0;
        for client in clients {
            let decided = client.await.unwrap();
            first += usize::from(!decided.repeated);
            answers.insert(decided.decision_json);
        }
        assert_eq!((answers.len(), first), (1, 1), "{name}");
        assert_eq!(database.open().await.check().await.unwrap().actions, 3);
    }
}
