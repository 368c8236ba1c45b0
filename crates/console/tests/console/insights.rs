//! What customers come with, counted from the ledger's records.

use axum::http::StatusCode;
use courtesy_ledger::Page;
use serde_json::{Value, json};

use crate::live::{Browser, Live, context, proof};
use crate::operations::{done, edited, hidden, post};

const PAGE: &str = "/console/insights";

/// A context of somebody who asked about a topic yesterday.
fn asks(number: u64, topic: &str) -> Value {
    let mut context = context(number, &format!("c-{number}"));
    context["interactions"] = json!([{
        "id": "i-1", "at": "2026-03-27T10:00:00Z", "direction": "inbound", "channel": "phone", "topic": topic,
    }]);
    context
}

/// Somebody's report, once it is counted.
async fn counted(browser: &Browser, last: &str, days: &str) -> String {
    let begun = browser.submit(PAGE, PAGE, &[("last", last), ("days", days)]).await;
    assert_eq!(begun.header("location"), PAGE, "{}", begun.text());
    done(browser, PAGE).await
}

#[tokio::test(flavor = "multi_thread")]
async fn groups_are_counted_and_none_of_fewer_than_ten_is_shown() {
    let live = Live::start().await;
    let hostile = "<img src=x onerror=alert(1)>\"'";
    let groups = [("delivery", 40), (hostile, 40), ("a fire", 9)];
    let topics = groups.iter().flat_map(|(topic, customers)| std::iter::repeat_n(*topic, *customers));
    for (number, topic) in (1..).zip(topics) {
        live.decide_on(&asks(number, topic)).await;
    }
    live.ledger.erase(&"c-1".try_into().unwrap(), "operate").await.unwrap();
    for role in ["read", "approve", "operate"] {
        let page = counted(&live.signed_in(role).await, "1000", "91").await;
        assert!(page.contains("88 decisions") && page.contains("Erased customers are left out"), "{page}");
        assert!(page.contains("time zone UTC") && page.contains("<td>delivery</td>"), "{page}");
        assert!(page.contains("&lt;img src=x onerror=alert(1)&gt;"), "{page}");
        for hidden in ["a fire", "<img", " style=", "<style"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
    }
    let audit = live.ledger.audit(Page::default()).await.unwrap().items;
    let noted = |by: &str| audit.iter().any(|it| it.deed.by == by && it.deed.did == "read_insights");
    assert!(["read", "approve", "operate"].into_iter().all(noted));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_ledger_says_what_to_do_and_a_report_is_left() {
    let live = Live::start().await;
    let reader = live.signed_in("read").await;
    assert!(reader.get("/console").await.text().contains("href=\"/console/insights\""), "it is in the navigation");
    assert!(counted(&reader, "200000", "366").await.contains("Let your CRM ask for decisions"));
    for (last, days) in [("1001", "91"), ("1000", "90"), ("4000000000", "65535")] {
        let reply = reader.submit(PAGE, PAGE, &[("last", last), ("days", days)]).await;
        assert_eq!(reply.status, StatusCode::BAD_REQUEST, "the blur would average out");
    }
    live.decide_on(&asks(1, "delivery")).await;
    let page = counted(&reader, "1000", "28").await;
    for chosen in ["<option value=\"1000\" selected>", "<option value=\"28\" selected>"] {
        assert!(page.contains(chosen), "{chosen}: {page}");
    }
    assert!(page.contains("1 decision,") && !page.contains("<td>delivery"), "{page}");
    let form = proof(&page);
    let unreadable = reader.post(PAGE, &[("form", &form), ("last", "1"), ("days", "-1")]).await;
    assert_eq!(unreadable.status, StatusCode::BAD_REQUEST);
    for foreign in [PAGE, "/console/insights/leave"] {
        let refused = reader.post(foreign, &[("form", "guessed"), ("last", "1"), ("days", "1")]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{foreign}");
    }
    reader.post("/console/insights/leave", &[("form", &form)]).await;
    assert!(!reader.get(PAGE).await.text().contains("1 decision,"), "it is forgotten");
}

#[tokio::test(flavor = "multi_thread")]
async fn days_end_at_midnight_in_the_policys_time_zone() {
    let live = Live::start().await;
    live.decide(1, "c-1").await;
    let operator = live.signed_in("operate").await;
    post(&operator, "/console/policy/comparison", &edited("time_zone = \"Europe/Amsterdam\"\n", "", "0")).await;
    let digest = hidden(&done(&operator, "/console/policy/comparison").await, "digest");
    post(&operator, "/console/policy/publish", &[("why", "We are here."), ("digest", &digest)]).await;
    assert!(counted(&operator, "1000", "28").await.contains("time zone Europe/Amsterdam"));
}
