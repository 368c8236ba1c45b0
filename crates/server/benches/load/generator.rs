//! Asks servers for decisions, from a process of its own, and counts how long each takes.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::rc::Rc;
use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, StatusCode};
use courtesy_tests::city::City;
use courtesy_tests::process;
use hdrhistogram::Histogram;
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use tokio::net::TcpStream;
use tokio::task::LocalSet;
use tokio::time::timeout;

use crate::child::{self, Child, Role};
use crate::customers;
use crate::turns::Turns;

/// The most that one generator opens, and runs for.
const MOST_CONNECTIONS: u32 = 1_000;
const MOST_SECONDS: f64 = 86_400.0;

/// How long an answer may take; longer than any server lets it.
const ANSWER: Duration = Duration::from_secs(30);

/// The largest answer.
const ANSWER_BYTES: usize = 1 << 20;

/// What to ask, and how fast.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Task {
    /// The servers, on loopback; connections are spread among them.
    pub(crate) addresses: Vec<SocketAddr>,
    pub(crate) key: String,
    /// Residents of the town.
    pub(crate) residents: Vec<usize>,
    /// The number of the first customer, and of the first who isn't asked about any more.
    pub(crate) first: u32,
    pub(crate) end: u32,
    pub(crate) pace: Pace,
    pub(crate) connections: u32,
    pub(crate) seconds: f64,
}

/// When requests are due.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) enum Pace {
    /// Each connection asks again as soon as it is answered.
    Closed,
    /// So many a second, whether or not earlier ones have been answered.
    Open(f64),
}

/// What came of it. Times are in seconds.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(crate) struct Report {
    /// Decisions that were received, and those of them that offer something.
    pub(crate) answered: u32,
    pub(crate) offering: u32,
    /// Requests that the server was too busy for, and said so with 503.
    pub(crate) refused: u32,
    /// Requests with any other answer, or none.
    pub(crate) errors: u32,
    pub(crate) first_error: Option<String>,
    pub(crate) elapsed_s: f64,
    /// The processor time of the generator itself.
    pub(crate) processor_s: f64,
    pub(crate) p50_s: f64,
    pub(crate) p99_s: f64,
    pub(crate) p999_s: f64,
    /// How long refusals took.
    pub(crate) refused_p99_s: f64,
}

impl Report {
    pub(crate) fn per_second(&self) -> f64 {
        f64::from(self.answered) / self.elapsed_s
    }
}

/// A generator that asks.
pub(crate) struct Generator(Child);

impl Generator {
    pub(crate) fn start(task: &Task) -> Self {
        Self(Child::start(Role::Generator, task))
    }

    /// Waits until it is done.
    ///
    /// # Errors
    /// If it ended with a mistake.
    pub(crate) fn report(mut self) -> Result<Report, String> {
        self.0.hear()
    }
}

/// What the process of a generator does.
pub(crate) fn be_one() -> ExitCode {
    let task: Task = child::task();
    assert!(task.addresses.iter().all(|address| address.ip().is_loopback()), "only this machine is ever asked");
    assert!(task.connections <= MOST_CONNECTIONS && task.seconds <= MOST_SECONDS, "it is bounded");
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let report = LocalSet::new().block_on(&runtime, ask(task));
    child::say(&report);
    ExitCode::SUCCESS
}

/// Asks on all connections until the time is over.
async fn ask(task: Task) -> Report {
    let mut connections = Vec::new();
    for address in task.addresses.iter().cycle().take(task.connections as usize) {
        // One that can't be made now is tried again for its first request.
        connections.push((*address, connect(*address).await.ok()));
    }
    let shared = Rc::new(Shared::new(&task));
    let dispatcher = shared.turns.dispatch(task.connections);
    let asking = connections.into_iter().map(|(address, connection)| {
        let shared = Rc::clone(&shared);
        tokio::task::spawn_local(async move { shared.ask_on_one_connection(address, connection).await })
    });
    for connection in asking.collect::<Vec<_>>() {
        connection.await.expect("no connection panics");
    }
    if let Some(dispatcher) = dispatcher {
        dispatcher.join().expect("it only waits");
    }
    shared.report()
}

/// What all connections share.
struct Shared {
    city: City,
    authorization: String,
    turns: Turns,
    seen: RefCell<Seen>,
}

/// What has been seen so far.
struct Seen {
    report: Report,
    latencies: Histogram<u64>,
    refusals: Histogram<u64>,
}

/// What came of one request.
enum Answer {
    Decision { offering: bool },
    Refused,
}

impl Shared {
    fn new(task: &Task) -> Self {
        let histogram = || Histogram::new_with_max(3_600_000_000, 3).expect("an hour in microseconds");
        Self {
            city: customers::city(&task.residents),
            authorization: format!("Bearer {}", task.key),
            turns: Turns::new(task),
            seen: RefCell::new(Seen { report: Report::default(), latencies: histogram(), refusals: histogram() }),
        }
    }

    async fn ask_on_one_connection(&self, address: SocketAddr, mut connection: Option<SendRequest<Body>>) {
        while let Some((customer, due)) = self.turns.next().await {
            let answer = timeout(ANSWER, self.ask_once(&mut connection, address, customer)).await;
            let answer = answer.unwrap_or_else(|_| Err(format!("no answer within {} seconds", ANSWER.as_secs())));
            if answer.is_err() {
                connection = None;
            }
            self.seen.borrow_mut().note(due.elapsed(), answer);
        }
    }

    /// Asks about a customer, on a new connection if need be.
    async fn ask_once(
        &self,
        connection: &mut Option<SendRequest<Body>>,
        address: SocketAddr,
        customer: u32,
    ) -> Result<Answer, String> {
        if let Some(sender) = connection
            && sender.ready().await.is_err()
        {
            *connection = None;
        }
        let sender = match connection {
            Some(sender) => sender,
            none => none.insert(connect(address).await?),
        };
        let request = Request::post("/v1/decisions")
            .header("host", "localhost")
            .header("authorization", &self.authorization)
            .header("content-type", "application/json")
            .body(Body::from(customers::json(&self.city, customer)));
        let response = sender.send_request(request.expect("a request")).await;
        let (head, body) = response.map_err(|fault| format!("no answer: {fault}"))?.into_parts();
        let body = to_bytes(Body::new(body), ANSWER_BYTES).await.map_err(|fault| format!("half an answer: {fault}"))?;
        understood(head.status, &body)
    }

    fn report(&self) -> Report {
        let seen = self.seen.borrow();
        let at = |histogram: &Histogram<u64>, share| histogram.value_at_quantile(share) as f64 / 1e6;
        Report {
            elapsed_s: self.turns.begun.elapsed().as_secs_f64(),
            processor_s: process::processor_s(std::process::id()).unwrap_or_default(),
            p50_s: at(&seen.latencies, 0.5),
            p99_s: at(&seen.latencies, 0.99),
            p999_s: at(&seen.latencies, 0.999),
            refused_p99_s: at(&seen.refusals, 0.99),
            ..seen.report.clone()
        }
    }
}

async fn connect(address: SocketAddr) -> Result<SendRequest<Body>, String> {
    let stream = TcpStream::connect(address).await.map_err(|fault| format!("no connection: {fault}"))?;
    stream.set_nodelay(true).map_err(|fault| format!("no connection: {fault}"))?;
    let (sender, connection) =
        http1::handshake(TokioIo::new(stream)).await.map_err(|fault| format!("no connection: {fault}"))?;
    tokio::spawn(connection);
    Ok(sender)
}

fn understood(status: StatusCode, body: &Bytes) -> Result<Answer, String> {
    #[derive(Deserialize)]
    struct Decision {
        offered: Vec<IgnoredAny>,
    }
    match status {
        StatusCode::OK => {
            let decision: Decision = serde_json::from_slice(body).map_err(|fault| format!("no decision: {fault}"))?;
            Ok(Answer::Decision { offering: !decision.offered.is_empty() })
        }
        StatusCode::SERVICE_UNAVAILABLE if is_busy(body) => Ok(Answer::Refused),
        status => Err(format!("{status}: {}", String::from_utf8_lossy(body))),
    }
}

/// Whether a 503 says that the server has enough to do, and not that something is wrong.
fn is_busy(body: &Bytes) -> bool {
    #[derive(Deserialize)]
    struct Problem {
        r#type: String,
    }
    serde_json::from_slice(body).is_ok_and(|problem: Problem| problem.r#type == "urn:courtesy:problem:too-busy")
}

impl Seen {
    fn note(&mut self, took: Duration, answer: Result<Answer, String>) {
        let took_us = took.as_micros() as u64;
        match answer {
            Ok(Answer::Decision { offering }) => {
                self.report.answered += 1;
                self.report.offering += u32::from(offering);
                self.latencies.saturating_record(took_us);
            }
            Ok(Answer::Refused) => {
                self.report.refused += 1;
                self.refusals.saturating_record(took_us);
            }
            Err(fault) => {
                self.report.errors += 1;
                self.report.first_error.get_or_insert(fault);
            }
        }
    }
}
