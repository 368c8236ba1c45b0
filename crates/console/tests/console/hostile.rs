//! Whatever a CRM or a plugin says is shown as text.

use serde_json::json;

use crate::live::{Live, action};

const SCRIPT: &str = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

#[tokio::test(flavor = "multi_thread")]
async fn markup_in_what_plugins_and_crms_say_is_shown_as_text() {
    let mut proposed = action();
    proposed["key"] = json!(format!("key {SCRIPT}"));
    proposed["step"]["question"] = json!(SCRIPT);
    proposed["step"]["reply_queue"] = json!(format!("queue {SCRIPT}"));
    proposed["reasons"][0]["text"] = json!(SCRIPT);
    proposed["requires"] = json!("human");
    let live = Live::proposing(proposed).await;
    let customer = "a/b?c=d&e#\u{202e}<i>\"x";
    let id = live.decide(1, customer).await;
    let browser = live.signed_in("operate").await;
    let waiting = live.ledger.waiting(Default::default()).await.unwrap().items[0].id;
    let of_customer = format!("/console/customer?ref={}", "a%2Fb%3Fc%3Dd%26e%23%E2%80%AE%3Ci%3E%22x");
    let pages = [
        "/console".to_owned(),
        "/console/customers".to_owned(),
        of_customer.clone(),
        format!("/console/decisions/{id}"),
        "/console/approvals".to_owned(),
        format!("/console/approvals/{waiting}"),
        "/console/plugins".to_owned(),
    ];
    for page in pages {
        let text = browser.get(&page).await.text();
        for markup in ["<script>alert", "<img", "<i>", "\u{202e}"] {
            assert!(!text.contains(markup), "{page}: {text}");
        }
    }
    let told = browser.get(&of_customer).await.text();
    assert!(told.contains("alert(1)") && told.contains("a/b?c=d&amp;e#\\u{202e}"), "it is complete: {told}");
    let listed = browser.get("/console/customers").await.text();
    assert!(listed.contains("/console/customer?ref=a%2Fb%3Fc%3Dd%26e%23%E2%80%AE%3Ci%3E%22x"), "{listed}");
}
