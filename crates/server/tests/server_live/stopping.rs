//! Leaving.

use axum::body::Body;
use axum::http::StatusCode;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client;
use crate::live::{context, gated};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn server_ends_what_is_in_flight_and_takes_nothing_new() {
    let (mut live, gate) = gated(|_, _| {}).await;
    let (address, diagnostics) = (live.address, live.diagnostics);
    let request =
        live.request("decide", "POST", "/v1/decisions").body(Body::from(context(1, "c-1").to_string())).unwrap();
    let asked = tokio::spawn(client::send(address, request));
    gate.reached(1).await;
    let server = live.server.take().unwrap();
    let stopped = tokio::spawn(server.stop());
    let ready = || client::send(diagnostics, axum::http::Request::get("/health/ready").body(Body::empty()).unwrap());
    while ready().await.status == StatusCode::OK {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    assert!(ready().await.text().contains("stopping"));
    while TcpStream::connect(address).await.is_ok() {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
    }
    gate.open();
    let reply = asked.await.unwrap();
    assert_eq!((reply.status, reply.json()["offered"].as_array().unwrap().len()), (StatusCode::OK, 1));
    stopped.await.unwrap();
    assert!(TcpStream::connect(diagnostics).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn server_cuts_off_what_does_not_end_within_the_grace() {
    let (mut live, gate) = gated(|settings, _| settings.grace_s = 1).await;
    gate.open();
    let mut endless = TcpStream::connect(live.address).await.unwrap();
    let head = format!(
        "POST /v1/decisions/batch HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer {}\r\n\
         content-type: application/x-ndjson\r\ntransfer-encoding: chunked\r\n\r\n",
        live.key("decide")
    );
    endless.write_all(head.as_bytes()).await.unwrap();
    let line = context(1, "c-1").to_string() + "\n";
    endless.write_all(format!("{:x}\r\n{line}\r\n", line.len()).as_bytes()).await.unwrap();
    let mut first = [0; 1];
    endless.read_exact(&mut first).await.unwrap();
    live.stop().await;
    let mut rest = Vec::new();
    let _ = endless.read_to_end(&mut rest).await;
    let rest = String::from_utf8_lossy(&rest);
    assert!(!rest.ends_with("0\r\n\r\n"), "the client can see that the answer isn't whole: {rest}");
}
