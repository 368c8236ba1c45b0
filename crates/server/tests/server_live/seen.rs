//! What the platform sees.

use crate::live::{Live, context, failing};

#[tokio::test(flavor = "multi_thread")]
async fn server_counts_what_it_decides() {
    let live = Live::start().await;
    for number in [1, 1, 2] {
        live.decide(context(number, "c-1")).await;
    }
    live.decide(serde_json::json!({})).await;
    let metrics = live.diagnose("/metrics").await;
    assert_eq!(metrics.header("content-type"), "text/plain; version=0.0.4; charset=utf-8");
    let text = metrics.text();
    for line in [
        "courtesy_decisions_total{hook=\"review\"} 2",
        "courtesy_decisions_repeated_total 1",
        "courtesy_actions_total{disposition=\"offered\",rule=\"\",kind=\"check_in\"} 1",
        "courtesy_plugin_calls_total{plugin=\"asking\"} 2",
        "courtesy_http_requests_total{method=\"POST\",route=\"/v1/decisions\",status=\"400\"} 1",
        "courtesy_http_request_seconds_count{route=\"/v1/decisions\"} 4",
        "courtesy_decisions_in_flight 0",
        "courtesy_ledger_up 1",
        "courtesy_plugin_resting{plugin=\"asking\"} 0",
        "# TYPE courtesy_http_request_seconds histogram",
    ] {
        assert!(text.lines().any(|found| found == line), "{line} isn't in\n{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_names_no_customer_decision_or_key_in_its_metrics() {
    let live = Live::start().await;
    live.decide(context(1, "c-secret")).await;
    live.get("read", "/v1/customers/c-secret/decisions").await;
    live.get("read", "/v1/nothing/c-secret").await;
    let made_up = live.request("read", "C-SECRET", "/v1/plugins").body(axum::body::Body::empty()).unwrap();
    assert_eq!(live.send(made_up).await.status, 405);
    let text = live.diagnose("/metrics").await.text();
    assert!(text.contains("route=\"/v1/customers/{ref}/decisions\"") && text.contains("route=\"(none)\""), "{text}");
    for secret in ["c-secret", "C-SECRET", "0192f1c6", live.key("decide"), "courtesy_keys"] {
        assert!(!text.contains(secret), "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_shows_failing_and_resting_plugins() {
    let live = Live::answering(|_, _| {}, Box::new(|_| failing())).await;
    for number in 1..=10 {
        live.decide(context(number, "c-1")).await;
    }
    let text = live.diagnose("/metrics").await.text();
    assert!(text.contains("courtesy_plugin_failures_total{plugin=\"asking\",kind=\"plugin\"}"), "{text}");
    assert!(text.contains("courtesy_plugin_resting{plugin=\"asking\"} 1"), "{text}");
    let plugins = live.get("read", "/v1/plugins").await.json();
    assert!(plugins["items"][0]["resting_until_at"].is_string(), "{plugins}");
}
