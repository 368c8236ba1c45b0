//! A client, and requests that no proper client would send.

use std::net::SocketAddr;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use serde_json::Value;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpStream;

/// A response, read to its end.
#[derive(Debug)]
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The last word of the problem's type, once it is checked that it is one, whole and with its status.
    #[track_caller]
    pub(crate) fn problem(&self) -> String {
        let problem = self.json();
        assert_eq!(self.header("content-type"), "application/problem+json", "{problem}");
        assert_eq!(problem["status"], self.status.as_u16(), "{problem}");
        for member in ["title", "detail", "remedy"] {
            assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
        }
        problem["type"].as_str().unwrap().strip_prefix("urn:courtesy:problem:").unwrap().to_owned()
    }
}

/// Sends a request on a new connection and reads the whole response.
pub(crate) async fn send(to: SocketAddr, request: Request<Body>) -> Reply {
    send_over(TcpStream::connect(to).await.unwrap(), request).await
}

/// As [`send`], over a stream.
pub(crate) async fn send_over<S>(stream: S, mut request: Request<Body>) -> Reply
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.unwrap();
    tokio::spawn(connection);
    request.headers_mut().entry("host").or_insert("localhost".parse().unwrap());
    let response = sender.send_request(request).await.expect("a response");
    let (head, body) = response.into_parts();
    let body = to_bytes(Body::new(body), usize::MAX).await.expect("a whole body");
    Reply { status: head.status, headers: head.headers, body }
}

/// Sends bytes as they are, closes its side, and reads what comes until the server closes.
pub(crate) async fn exchange(to: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(to).await.unwrap();
    stream.write_all(bytes).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut answer = Vec::new();
    // A server that closes on bytes that it hasn't read resets the connection.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}
