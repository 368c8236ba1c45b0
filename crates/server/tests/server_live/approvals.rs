//! What waits for somebody, and what they say.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::live::{Live, action, context, proposing};

/// A server whose plugin proposes what a manager must approve.
async fn asking_for_approval() -> Live {
    let mut action = action();
    action["requires"] = json!("manager");
    Live::answering(|_, _| {}, Box::new(move |_| proposing(&action))).await
}

async fn waiting(live: &Live) -> Vec<Value> {
    live.get("approve", "/v1/approvals").await.json()["items"].as_array().unwrap().clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn server_offers_what_a_manager_agreed_to_once() {
    let live = asking_for_approval().await;
    let first = live.decide(context(1, "c-1")).await.json();
    assert_eq!(first["withheld"][0]["disposition"], "needs_approval", "{first}");
    let waiting = waiting(&live).await;
    assert_eq!((waiting[0]["customer_ref"].as_str(), waiting[0]["needs"].as_str()), (Some("c-1"), Some("manager")));
    let answer = json!({"answer": "agree", "id": waiting[0]["id"], "who": "kim", "role": "manager"});
    let agreed = live.post("approve", "/v1/approvals", &answer).await;
    assert_eq!(agreed.status, StatusCode::NO_CONTENT, "{}", agreed.text());
    let second = live.decide(context(2, "c-1")).await.json();
    assert_eq!(second["offered"][0]["approved_by"], "manager", "{second}");
    assert!(live.decide(context(3, "c-1")).await.json()["offered"].as_array().unwrap().is_empty());
    let again = live.post("approve", "/v1/approvals", answer).await;
    assert_eq!((again.status.as_u16(), again.problem().as_str()), (409, "not-now"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_withholds_what_was_declined() {
    let live = asking_for_approval().await;
    live.decide(context(1, "c-1")).await;
    let id = waiting(&live).await[0]["id"].clone();
    let declined = live.post("approve", "/v1/approvals", json!({"answer": "decline", "id": id, "who": "kim"})).await;
    assert_eq!(declined.status, StatusCode::NO_CONTENT, "{}", declined.text());
    assert!(waiting(&live).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_answers_in_too_low_a_role_and_to_what_does_not_wait() {
    let live = asking_for_approval().await;
    live.decide(context(1, "c-1")).await;
    let id = waiting(&live).await[0]["id"].clone();
    let low = live
        .post("approve", "/v1/approvals", json!({"answer": "agree", "id": id, "who": "kim", "role": "human"}))
        .await;
    assert_eq!((low.status.as_u16(), low.problem().as_str()), (403, "not-allowed"));
    let unknown = live.post("approve", "/v1/approvals", json!({"answer": "decline", "id": 999, "who": "kim"})).await;
    assert_eq!((unknown.status.as_u16(), unknown.problem().as_str()), (404, "not-found"));
    let wrong = live.post("approve", "/v1/approvals", json!({"answer": "maybe", "id": id})).await;
    assert_eq!((wrong.status.as_u16(), wrong.problem().as_str()), (400, "invalid-request"));
    assert_eq!(waiting(&live).await.len(), 1);
}
