//! What somebody got, what came of it, and erasing them.

use axum::body::Body;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::client::Reply;
use crate::live::{Live, context, decision_id};

fn outcome(number: u64, word: &str) -> Value {
    json!({
        "contract": "1.1", "decision_id": decision_id(number), "plugin": "asking", "action": "ask",
        "at": "2026-03-29T09:00:00Z", "outcome": word,
    })
}

async fn erase(live: &Live, customer: &str) -> Reply {
    let request = live.request("operate", "DELETE", &format!("/v1/customers/{customer}"));
    live.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn server_lists_what_a_customer_got_in_parts() {
    let live = Live::start().await;
    for number in 1..=3 {
        live.decide(context(number, "a/b c")).await;
    }
    live.decide(context(4, "c-2")).await;
    let first = live.get("read", "/v1/customers/a%2Fb%20c/decisions?most=2").await.json();
    let next = first["next"].as_i64().expect("there is more");
    let rest = live.get("read", &format!("/v1/customers/a%2Fb%20c/decisions?most=2&after={next}")).await.json();
    let ids =
        |part: &Value| part["items"].as_array().unwrap().iter().map(|it| it["decision_id"].clone()).collect::<Vec<_>>();
    assert_eq!([ids(&first), ids(&rest)].concat(), [3, 2, 1].map(decision_id));
    assert!(rest["next"].is_null());
}

#[tokio::test(flavor = "multi_thread")]
async fn server_erases_a_customer_and_nobody_else() {
    let live = Live::start().await;
    live.decide(context(1, "anna")).await;
    live.decide(context(2, "bert")).await;
    let erased = erase(&live, "anna").await;
    assert_eq!((erased.status, erased.json()["decisions"].as_u64()), (StatusCode::OK, Some(1)), "{}", erased.text());
    let record = live.get("read", &format!("/v1/decisions/{}", decision_id(1))).await;
    assert!(!record.text().contains("anna"), "{}", record.text());
    assert!(record.json().get("context").is_none());
    assert_eq!(live.get("read", "/v1/customers/anna/decisions").await.json()["items"], json!([]));
    assert_eq!(live.get("read", "/v1/customers/bert/decisions").await.json()["items"].as_array().unwrap().len(), 1);
    let again = live.decide(context(1, "anna")).await;
    assert_eq!((again.status.as_u16(), again.problem().as_str()), (410, "gone"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_takes_outcomes_and_lets_go_of_what_was_cancelled() {
    let live = Live::start().await;
    live.decide(context(1, "c-1")).await;
    let noted = live.post("decide", "/v1/outcomes", outcome(1, "cancelled")).await;
    assert_eq!(noted.status, StatusCode::NO_CONTENT, "{}", noted.text());
    let next = live.decide(context(2, "c-1")).await.json();
    assert_eq!(
        next["offered"].as_array().unwrap().len(),
        1,
        "it was never carried out, so it counts for nothing: {next}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn server_answers_each_line_of_outcomes() {
    let live = Live::start().await;
    live.decide(context(1, "c-1")).await;
    let mut unknown = outcome(1, "delivered");
    unknown["decision_id"] = json!(decision_id(9));
    let lines =
        [outcome(1, "delivered").to_string(), "{".to_owned(), unknown.to_string(), outcome(1, "delivered").to_string()];
    let answers = live.post_lines("decide", "/v1/outcomes", &lines).await.lines();
    assert_eq!(answers[0], json!({"line": 1, "noted": true}));
    assert_eq!(answers[1]["problem"]["type"], "urn:courtesy:problem:invalid-outcome");
    assert_eq!(answers[1]["problem"]["line"], 2);
    assert_eq!(answers[2]["problem"]["type"], "urn:courtesy:problem:not-found");
    assert_eq!(answers[3], json!({"line": 4, "noted": true}));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_outcomes_that_are_none_or_about_nothing() {
    let live = Live::start().await;
    let wrong = live.post("decide", "/v1/outcomes", json!({"outcome": "Jansen"})).await;
    assert_eq!((wrong.status.as_u16(), wrong.problem().as_str()), (400, "invalid-outcome"));
    assert!(!wrong.text().contains("Jansen"), "{}", wrong.text());
    let unknown = live.post("decide", "/v1/outcomes", outcome(7, "delivered")).await;
    assert_eq!((unknown.status.as_u16(), unknown.problem().as_str()), (404, "not-found"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_references_that_nobody_can_have() {
    let live = Live::start().await;
    for path in [format!("/v1/customers/{}/decisions", "x".repeat(101)), "/v1/customers/%ff/decisions".to_owned()] {
        let reply = live.get("read", &path).await;
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (400, "invalid-request"));
    }
    let injected = live.get("read", "/v1/customers/'%20OR%201=1%20--/decisions").await;
    assert_eq!((injected.status.as_u16(), &injected.json()["items"]), (200, &json!([])));
}
