//! One decision: made, repeated, read and told.

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::json;

use crate::live::{Live, context, decision_id};

#[tokio::test(flavor = "multi_thread")]
async fn server_decides_and_answers_a_repetition_with_the_same_bytes() {
    let live = Live::start().await;
    let first = live.decide(context(1, "c-1")).await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.text());
    assert_eq!(first.json()["offered"][0]["action"]["key"], "check-in");
    assert_eq!(first.header("courtesy-repeated"), "");
    let again = live.decide(context(1, "c-1")).await;
    assert_eq!((again.status, &again.body), (StatusCode::OK, &first.body));
    assert_eq!(again.header("courtesy-repeated"), "true");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_another_request_with_the_same_id() {
    let live = Live::start().await;
    assert_eq!(live.decide(context(1, "c-1")).await.status, StatusCode::OK);
    let other = live.decide(context(1, "c-2")).await;
    assert_eq!((other.status, other.problem().as_str()), (StatusCode::CONFLICT, "decision-id-taken"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_keeps_what_was_promised_between_two_decisions() {
    let live = Live::start().await;
    assert_eq!(live.decide(context(1, "c-1")).await.json()["offered"].as_array().unwrap().len(), 1);
    let next = live.decide(context(2, "c-1")).await.json();
    assert!(
        next["offered"].as_array().unwrap().is_empty(),
        "the CRM doesn't know of the first, but the ledger does: {next}"
    );
    assert_eq!(live.decide(context(3, "c-2")).await.json()["offered"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn server_returns_the_record_if_asked_and_keeps_it() {
    let live = Live::start().await;
    let made = live.post("decide", "/v1/decisions?record=true", context(1, "c-1")).await;
    assert_eq!(made.json()["decision"]["customer_ref"], "c-1");
    let path = format!("/v1/decisions/{}", decision_id(1));
    let read = live.get("read", &path).await;
    assert_eq!((read.status, read.json()), (StatusCode::OK, made.json()));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_accepts_what_curl_sends_by_default() {
    let live = Live::start().await;
    for content_type in [None, Some("application/x-www-form-urlencoded"), Some("application/json; charset=utf-8")] {
        let mut request = live.request("decide", "POST", "/v1/decisions");
        if let Some(content_type) = content_type {
            request = request.header("content-type", content_type);
        }
        let reply = live.send(request.body(Body::from(context(1, "c-1").to_string())).unwrap()).await;
        assert_eq!(reply.status, StatusCode::OK, "{content_type:?}: {}", reply.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_names_the_places_of_a_wrong_context_and_none_of_its_values() {
    let live = Live::start().await;
    let mut wrong = context(1, "c-1");
    wrong["hook"] = json!("Jansen");
    wrong["customer"]["langage"] = json!("Jansen");
    let reply = live.decide(wrong).await;
    assert_eq!((reply.status, reply.problem().as_str()), (StatusCode::BAD_REQUEST, "invalid-context"));
    assert!(reply.text().contains("\"at\":\"/hook\"") && !reply.text().contains("Jansen"), "{}", reply.text());
    let decided = live.get("read", &format!("/v1/decisions/{}", decision_id(1))).await;
    assert_eq!((decided.status, decided.problem().as_str()), (StatusCode::NOT_FOUND, "not-found"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_other_types_and_compressed_bodies() {
    let live = Live::start().await;
    for (name, value) in [("content-type", "text/xml"), ("content-encoding", "gzip")] {
        let request = live.request("decide", "POST", "/v1/decisions").header(name, value);
        let reply = live.send(request.body(Body::from(context(1, "c-1").to_string())).unwrap()).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (415, "wrong-content-type"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_what_is_no_id_and_what_it_does_not_know_in_a_query() {
    let live = Live::start().await;
    for path in ["/v1/decisions/7", "/v1/decisions/%ff", "/v1/decisions/..%2f..%2fetc%2fpasswd/explanation"] {
        let reply = live.get("read", path).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "invalid-request"), "{path}");
    }
    let reply = live.post("decide", "/v1/decisions?recrod=true", context(1, "c-1")).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "invalid-request"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_tells_the_story_of_a_decision_in_the_form_that_is_asked_for() {
    let live = Live::start().await;
    live.decide(context(1, "c-<b>1</b>")).await;
    let path = format!("/v1/decisions/{}/explanation", decision_id(1));
    let told = |accept: &'static str| {
        let request = live.request("read", "GET", &path).header("accept", accept).body(Body::empty()).unwrap();
        live.send(request)
    };
    let html = told("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8").await;
    assert_eq!(html.header("content-type"), "text/html; charset=utf-8");
    assert!(html.text().starts_with("<!doctype html>") && !html.text().contains("<b>1"), "{}", html.text());
    let text = told("text/plain").await.text();
    assert!(text.contains("Offered: 1 action") && text.contains("Ordered something."), "{text}");
    assert!(told("text/markdown").await.text().starts_with("# "));
    assert_eq!(told("*/*").await.json()["id"], decision_id(1));
    let none = told("image/png").await;
    assert_eq!((none.status.as_u16(), none.problem().as_str()), (406, "not-acceptable"));
}
