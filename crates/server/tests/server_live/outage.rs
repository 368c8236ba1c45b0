//! A ledger that can't be used.

use crate::live::{Live, context, decision_id};

#[tokio::test(flavor = "multi_thread")]
async fn server_decides_nothing_without_its_ledger() {
    let live = Live::start().await;
    // Each key is used once, so that the server knows it.
    for role in ["decide", "read", "operate"] {
        live.get(role, "/v1/plugins").await;
    }
    assert_eq!(live.diagnose("/health/ready").await.status, 200);
    live.ledger.close().await;
    let replies = [
        live.decide(context(1, "c-1")).await,
        live.get("read", &format!("/v1/decisions/{}", decision_id(1))).await,
        live.get("operate", "/v1/customers/c-1/decisions").await,
    ];
    for reply in replies {
        assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "no-ledger"));
        assert_eq!(reply.header("retry-after"), "5");
    }
    let lines = live.post_lines("decide", "/v1/decisions/batch", &[context(2, "c-2").to_string()]).await.lines();
    assert_eq!(lines[0]["problem"]["type"], "urn:courtesy:problem:no-ledger");
    assert_eq!(live.diagnose("/health/ready").await.status, 503);
    assert_eq!(live.diagnose("/health/live").await.status, 200);
    assert!(live.diagnose("/metrics").await.text().contains("courtesy_ledger_up 0"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_lets_nobody_in_whose_key_it_cannot_look_up() {
    let live = Live::start().await;
    live.ledger.close().await;
    let reply = live.decide(context(1, "c-1")).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (503, "no-ledger"));
}
