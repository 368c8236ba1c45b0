//! Traces reach a collector and continue the caller's. It is a test binary of its own, since a process has one subscriber.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use courtesy_host::Host;
use courtesy_ledger::{Ledger, Role};
use courtesy_server::{CallTimes, ErrorKind, Server, Settings, Traces};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// A collector that answers every request, and passes on what it got.
fn collector() -> (String, Receiver<Vec<u8>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let (mut got, mut part) = (Vec::new(), [0; 4096]);
            while !is_whole(&got) {
                match stream.read(&mut part) {
                    Ok(0) | Err(_) => break,
                    Ok(length) => got.extend_from_slice(&part[..length]),
                }
            }
            // Whoever waits for the answer finds it passed on.
            let _ = sender.send(got);
            let _ = stream.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        }
    });
    (address, receiver)
}

/// Whether a request is there up to its content's length.
fn is_whole(got: &[u8]) -> bool {
    let Some(head) = got.windows(4).position(|window| window == b"\r\n\r\n") else { return false };
    let text = String::from_utf8_lossy(&got[..head]).to_ascii_lowercase();
    let length = text.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
    got.len() >= head + 4 + length.unwrap_or(0)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[tokio::test(flavor = "multi_thread")]
async fn server_continues_the_trace_of_its_caller_and_names_no_customer() {
    let (endpoint, collected) = collector();
    let traces = Traces::to(&endpoint).unwrap();
    tracing_subscriber::registry().with(traces.layer()).init();
    let folder = tempfile::tempdir().unwrap();
    let mut settings = Settings::parse("listen = \"127.0.0.1:0\"\ndiagnostics_listen = \"127.0.0.1:0\"\n").unwrap();
    settings.ledger.url = format!("sqlite://{}", folder.path().join("ledger.db").display());
    let ledger = Ledger::open(&settings.ledger.url, courtesy_ledger::Settings::default()).await.unwrap();
    let key = ledger.add_key("test", Role::Operate).await.unwrap().secret;
    let load = Arc::new(|policy| Ok(Host::builder().policy(policy).build()?));
    let server = Server::start(settings, ledger, load, CallTimes::new()).await.unwrap();

    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let body = r#"{"contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
        "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-secret"}}"#;
    let request = format!(
        "POST /v1/decisions HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {key}\r\nconnection: close\r\n\
         traceparent: 00-{trace}-00f067aa0ba902b7-01\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    let mut stream = tokio::net::TcpStream::connect(server.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    server.stop().await;
    tokio::task::spawn_blocking(|| traces.end()).await.unwrap();

    let spans: Vec<u8> = collected.try_iter().flatten().collect();
    let id: Vec<u8> = (0..16).map(|at| u8::from_str_radix(&trace[2 * at..2 * at + 2], 16).unwrap()).collect();
    assert!(contains(&spans, b"POST /v1/traces HTTP/1.1"), "nothing was sent");
    assert!(contains(&spans, &id), "the caller's trace isn't continued");
    for name in [&b"request"[..], b"decide", b"/v1/decisions"] {
        assert!(contains(&spans, name), "{} is missing", String::from_utf8_lossy(name));
    }
    for secret in [&b"c-secret"[..], key.as_bytes()] {
        assert!(!contains(&spans, secret), "a secret is in a trace");
    }
}

#[test]
fn server_sends_traces_to_addresses_only() {
    for wrong in ["collector:4317", "https://collector:4318", ""] {
        assert_eq!(Traces::to(wrong).unwrap_err().kind(), ErrorKind::Traces, "{wrong}");
    }
}
