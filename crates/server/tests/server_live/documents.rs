//! The contract that the server serves, and whether it keeps it.

use std::collections::BTreeSet;
use std::path::Path;

use axum::body::Body;
use axum::http::Request;
use courtesy_server::openapi;
use serde_json::Value;

use crate::live::Live;

/// Compares a committed file with what it is made from; `ACCEPT=1` writes it.
#[track_caller]
fn assert_committed(name: &str, made: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = serde_json::to_string_pretty(made).unwrap() + "\n";
    if std::env::var_os("ACCEPT").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == text, "{name} differs; run `ACCEPT=1 cargo test --workspace --test server_live documents`");
}

#[test]
fn server_documents_are_committed() {
    assert_committed("openapi.json", &openapi::document());
    assert_committed("openapi.generators.json", &openapi::for_generators());
}

#[tokio::test(flavor = "multi_thread")]
async fn server_serves_the_committed_documents_to_everybody() {
    let live = Live::start().await;
    let open = |path: &'static str| live.send(Request::get(path).body(Body::empty()).unwrap());
    assert_eq!(open("/openapi.json").await.json(), openapi::document());
    assert_eq!(open("/openapi.generators.json").await.json(), openapi::for_generators());
    let schema = open("/schemas/context").await;
    assert_eq!(
        (schema.json()["title"].as_str(), schema.header("content-type")),
        (Some("Context"), "application/schema+json")
    );
    let unknown = open("/schemas/contxt").await;
    assert_eq!((unknown.status.as_u16(), unknown.problem().as_str()), (404, "not-found"));
}

/// Paths of the document with something in place of each parameter.
fn concrete(path: &str) -> String {
    path.replace("{id}", "0192f1c6-8d0e-7b5a-9a53-000000000001").replace("{ref}", "c-1").replace("{name}", "context")
}

#[tokio::test(flavor = "multi_thread")]
async fn server_serves_each_operation_of_the_document_and_no_other() {
    let live = Live::start().await;
    let document = openapi::document();
    for (path, operations) in document["paths"].as_object().unwrap() {
        let described: BTreeSet<String> =
            operations.as_object().unwrap().keys().map(|method| method.to_uppercase()).collect();
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
            let request = live.request("operate", method, &concrete(path)).body(Body::empty()).unwrap();
            let reply = live.send(request).await;
            assert_eq!(reply.status != 405, described.contains(method), "{method} {path}: {}", reply.status);
            if reply.status == 405 {
                assert_eq!(reply.problem(), "no-such-method");
                let allowed: BTreeSet<String> = reply.header("allow").split(", ").map(str::to_owned).collect();
                assert_eq!(allowed, described, "{path}");
            } else {
                let known = operations[method.to_lowercase()]["responses"].as_object().unwrap();
                let status = reply.status.as_u16().to_string();
                assert!(
                    known.contains_key(&status),
                    "{method} {path} answers {status}, which isn't described: {}",
                    reply.text()
                );
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_serves_nothing_else() {
    let live = Live::start().await;
    for path in [
        "/",
        "/metrics",
        "/health/ready",
        "/v1",
        "/v1/decisions/",
        "/v1/policy/../decisions",
        "/v2/decisions",
        "//v1/plugins",
    ] {
        let reply = live.get("operate", path).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (404, "no-such-path"), "{path}");
    }
}
