//! Many decisions.

use axum::body::{Body, Bytes};
use axum::http::{Request, StatusCode};
use futures_util::StreamExt as _;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::sync::mpsc;
use tokio_stream::wrappers::UnboundedReceiverStream;

use crate::live::{Live, context, decision_id, gated};

#[tokio::test(flavor = "multi_thread")]
async fn server_answers_each_line_in_order_and_a_broken_one_with_a_problem() {
    let live = Live::start().await;
    let mut lines: Vec<String> = (1..=20).map(|number| context(number, &format!("c-{number}")).to_string()).collect();
    lines[4] = "{\"hook\": \"Jansen\"}".to_owned();
    lines[9] = String::new();
    lines[14] = "x".repeat(2 << 20);
    let reply = live.post_lines("decide", "/v1/decisions/batch", &lines).await;
    assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "application/x-ndjson"));
    assert!(!reply.text().contains("Jansen"));
    let answers = reply.lines();
    let told: Vec<String> = answers
        .iter()
        .map(|answer| match answer.get("problem") {
            Some(problem) => format!("{} at {}", problem["type"].as_str().unwrap(), problem["line"]),
            None => answer["decision_id"].as_str().unwrap().to_owned(),
        })
        .collect();
    let expected: Vec<String> = (1..=20)
        .filter(|number| *number != 10)
        .map(|number| match number {
            5 => "urn:courtesy:problem:invalid-context at 5".to_owned(),
            15 => "urn:courtesy:problem:too-large at 15".to_owned(),
            number => decision_id(number),
        })
        .collect();
    assert_eq!(told, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_a_batch_of_nothing() {
    let live = Live::start().await;
    for path in ["/v1/decisions/batch", "/v1/outcomes"] {
        let reply = live.post_lines("decide", path, &[]).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "invalid-request"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_gives_records_in_a_batch_if_asked() {
    let live = Live::start().await;
    let lines = [context(1, "c-1").to_string()];
    let answers = live.post_lines("decide", "/v1/decisions/batch?record=true", &lines).await.lines();
    assert_eq!(answers[0]["decision"]["customer_ref"], "c-1");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_answers_a_line_before_the_next_is_sent() {
    let live = Live::start().await;
    let (lines, receiver) = mpsc::unbounded_channel::<Result<String, std::io::Error>>();
    let request = live.request("decide", "POST", "/v1/decisions/batch").header("host", "localhost");
    let request = request.header("content-type", "application/x-ndjson");
    let mut answers =
        begin(&live, request.body(Body::from_stream(UnboundedReceiverStream::new(receiver))).unwrap()).await;
    for number in 1..=3 {
        lines.send(Ok(context(number, &format!("c-{number}")).to_string() + "\n")).unwrap();
        let answer = answers.next().await.unwrap().unwrap();
        assert!(String::from_utf8_lossy(&answer).contains(&decision_id(number)));
    }
    drop(lines);
    assert!(answers.next().await.is_none());
}

/// Sends a request and returns the response's body as it comes.
async fn begin(
    live: &Live,
    request: Request<Body>,
) -> impl futures_util::Stream<Item = Result<Bytes, axum::Error>> + Unpin {
    let stream = TcpStream::connect(live.address).await.unwrap();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    let response = sender.send_request(request).await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    // The sender is kept, or the connection would end.
    Body::new(response.into_body()).into_data_stream().map(move |chunk| {
        let _kept = &sender;
        chunk
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn server_reads_no_further_than_a_few_lines_ahead_of_what_is_decided() {
    let (live, gate) = gated(|settings, _| settings.limits.in_flight = 1).await;
    let (lines, mut receiver) = mpsc::channel::<Result<String, std::io::Error>>(1);
    let taken = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
    let counted = std::sync::Arc::clone(&taken);
    let source = futures_util::stream::poll_fn(move |context| {
        let polled = receiver.poll_recv(context);
        if polled.is_ready() {
            counted.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        }
        polled
    });
    let request = live.request("decide", "POST", "/v1/decisions/batch").header("host", "localhost");
    let request = request.header("content-type", "application/x-ndjson").body(Body::from_stream(source)).unwrap();
    let mut answers = Box::pin(begin(&live, request).await);
    // Each line is large, so that the buffers between client and server hold few of them, and little work.
    let mut sent = 0;
    let large = |number: u64| format!("{}{}\n", context(number, &format!("c-{number}")), " ".repeat(500_000));
    let feed = tokio::spawn({
        let mut all: Vec<String> = (1..=100).map(large).collect();
        all.reverse();
        async move {
            while let Some(line) = all.pop() {
                if lines.send(Ok(line)).await.is_err() {
                    break;
                }
                sent += 1;
            }
            sent
        }
    });
    gate.reached(1).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let ahead = taken.load(std::sync::atomic::Ordering::Relaxed);
    assert!(ahead < 60, "{ahead} of 100 lines of half a megabyte were taken while one was being decided");
    gate.open();
    let mut answered = 0;
    while let Some(chunk) = answers.next().await {
        answered += chunk.unwrap().iter().filter(|byte| **byte == b'\n').count();
    }
    assert_eq!((answered, feed.await.unwrap()), (100, 100));
}
