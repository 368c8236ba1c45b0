//! The same decisions without HTTP, and the ledger without plugins.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use courtesy_contract::{Context, Policy, Record};
use courtesy_host::{Breakers, Host};
use courtesy_ledger::Ledger;
use courtesy_tests::process;
use futures_util::StreamExt as _;

use crate::customers;
use crate::ledgers::Place;

/// How many customers are asked about over and over; nothing remembers them.
const CUSTOMERS: u32 = 1_000;

/// How many decisions the ledger is given, and how many of them at once.
const RESERVATIONS: u32 = 4_000;
const AT_ONCE: usize = 8;

/// How fast something is, and the processor time of each.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rate {
    pub(crate) per_second: f64,
    pub(crate) processor_s: f64,
}

/// Decides by `decide_blocking` about customers who live as these residents do, from JSON to JSON, on a thread for each
/// processor.
pub(crate) fn decide(host: &Host, residents: &[usize], seconds: f64) -> Rate {
    let city = customers::city(residents);
    let bodies: Vec<Vec<u8>> = (0..CUSTOMERS).map(|customer| customers::json(&city, customer)).collect();
    let (next, whole) = (AtomicUsize::new(0), Duration::from_secs_f64(seconds));
    let (begun, before) = (Instant::now(), processor_s());
    thread::scope(|scope| {
        for _ in 0..processors() {
            scope.spawn(|| {
                while begun.elapsed() < whole {
                    let body = &bodies[next.fetch_add(1, Ordering::Relaxed) % bodies.len()];
                    let context = host.read_context(body).expect("the city's customers are contexts");
                    let decision = host.decide_blocking(&context);
                    std::hint::black_box(serde_json::to_vec(&decision).expect("a decision is plain data"));
                }
            });
        }
    });
    let made = next.into_inner() as f64;
    Rate { per_second: made / begun.elapsed().as_secs_f64(), processor_s: (processor_s() - before) / made }
}

/// The processor time that the ledger takes for a decision, beside the database's own processes: the decisions are made before.
pub(crate) fn reserve(host: &Host, residents: &[usize], place: &Place) -> Result<f64, String> {
    let (city, breakers) = (customers::city(residents), Breakers::new());
    let made: Vec<(Context, Record)> = (0..RESERVATIONS)
        .map(|customer| {
            let context = host.read_context(&customers::json(&city, customer)).expect("a context");
            let record = host.record_blocking(&context, &breakers);
            (context, record)
        })
        .collect();
    let runtime = tokio::runtime::Runtime::new().map_err(|fault| fault.to_string())?;
    runtime.block_on(async {
        let opened = Ledger::open(&place.url, courtesy_ledger::Settings::default()).await;
        let ledger = opened.map_err(|fault| fault.to_string())?;
        let before = processor_s();
        let policy = host.policy();
        let reserving = made.iter().map(|made| reserve_one(&ledger, policy, made));
        let mut reserved = futures_util::stream::iter(reserving).buffer_unordered(AT_ONCE);
        while let Some(done) = reserved.next().await {
            done?;
        }
        let took_s = processor_s() - before;
        drop(reserved);
        ledger.close().await;
        Ok(took_s / f64::from(RESERVATIONS))
    })
}

async fn reserve_one(ledger: &Ledger, policy: &Policy, (context, record): &(Context, Record)) -> Result<(), String> {
    let decided = ledger.decide(context, policy, |_| async { record.clone() }).await;
    decided.map(drop).map_err(|fault| fault.to_string())
}

fn processor_s() -> f64 {
    process::processor_s(std::process::id()).unwrap_or_default()
}

pub(crate) fn processors() -> usize {
    thread::available_parallelism().map_or(1, usize::from)
}
