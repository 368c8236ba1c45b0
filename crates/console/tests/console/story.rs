//! What each page is for, done from start to end.

use axum::http::StatusCode;
use courtesy_contract::Label;
use courtesy_ledger::{Page, PolicyChange};

use crate::live::{Live, action_that_needs};

#[tokio::test(flavor = "multi_thread")]
async fn a_decision_is_found_by_its_customer_and_comes_out_the_same_again() {
    let live = Live::start().await;
    let id = live.decide(1, "c-1").await;
    let browser = live.signed_in("read").await;
    let latest = browser.get("/console/customers").await.text();
    assert!(latest.contains("/console/customer?ref=c-1") && latest.contains(&id), "{latest}");
    let customer = browser.get("/console/customer?ref=c-1").await.text();
    for said in ["check_in", "Ordered something.", "/orders/0/status", "delivered"] {
        assert!(customer.contains(said), "{said}: {customer}");
    }
    let decision = format!("/console/decisions/{id}");
    let again = browser.submit(&decision, &format!("{decision}/replay"), &[]).await;
    assert!(again.text().contains("The same decision, to the byte."), "{}", again.text());
    let nobody = browser.get("/console/customer?ref=c-2").await;
    assert!(nobody.status == StatusCode::OK && nobody.text().contains("Nothing is recorded about this customer."));
    for (path, status) in [
        ("/console/decisions/x", StatusCode::BAD_REQUEST),
        ("/console/decisions/0192f1c6-8d0e-7b5a-9a53-00000000000f", StatusCode::NOT_FOUND),
        ("/console/customer?ref=", StatusCode::BAD_REQUEST),
        ("/console/plugins/nobody", StatusCode::NOT_FOUND),
        ("/console/approvals/7", StatusCode::NOT_FOUND),
    ] {
        assert_eq!(browser.get(path).await.status, status, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_lists_come_in_parts() {
    let live = Live::start().await;
    for number in 0..30 {
        live.decide(number, &format!("c-{number}")).await;
    }
    let browser = live.signed_in("read").await;
    let first = browser.get("/console/customers").await.text();
    let links = |page: &str| page.matches("/console/decisions/").count();
    assert_eq!(links(&first), 25);
    let (_, rest) = first.split_once("/console/customers?after=").expect("there are older ones");
    let after = rest.split('"').next().unwrap();
    let second = browser.get(&format!("/console/customers?after={after}")).await.text();
    assert_eq!(links(&second), 5);
    assert!(!second.contains("?after="), "there are no more");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_agrees_up_to_an_amount_or_declines_with_a_reason() {
    let mut gift = action_that_needs("manager");
    gift["cost"] = serde_json::json!({"minor": 500, "currency": "EUR"});
    let live = Live::proposing(gift).await;
    for number in 0..2 {
        live.decide(number, &format!("c-{number}")).await;
    }
    let browser = live.signed_in("approve").await;
    let waiting = live.ledger.waiting(Page::default()).await.unwrap().items;
    assert_eq!(waiting.len(), 2);
    let list = browser.get("/console/approvals").await.text();
    assert!(list.contains("EUR 5.00") && list.contains("a manager"), "{list}");
    let page = format!("/console/approvals/{}", waiting[0].id);
    let (agree, decline) = (format!("{page}/agree"), format!("/console/approvals/{}/decline", waiting[1].id));
    for (fields, said) in [
        (&[("amount", "7.50")][..], "A manager has to agree to this."),
        (&[("manager", "yes"), ("amount", "a lot")], "The amount isn’t one."),
        (&[("manager", "yes"), ("amount", "4.99")], "The action costs more than that now."),
    ] {
        let refused = browser.submit(&page, &agree, fields).await.text();
        assert!(refused.contains(said) && refused.contains("role=\"alert\""), "{refused}");
    }
    let agreed = browser.submit(&page, &agree, &[("manager", "yes"), ("amount", "7.50")]).await;
    assert_eq!((agreed.status, agreed.header("location")), (StatusCode::SEE_OTHER, "/console/approvals?done=agreed"));
    let other = format!("/console/approvals/{}", waiting[1].id);
    assert!(browser.submit(&other, &decline, &[("why", " ")]).await.text().contains("Say why"));
    let declined = browser.submit(&other, &decline, &[("why", "We sent <b>flowers</b> last week.")]).await;
    assert_eq!(declined.header("location"), "/console/approvals?done=declined");
    assert_eq!(live.ledger.count_waiting().await.unwrap(), 0);
    let one = live.ledger.answered(&Label::new("c-0").unwrap(), Page::default()).await.unwrap().items;
    let given = one[0].given.as_ref().unwrap();
    assert_eq!((one[0].who.as_str(), given.amount.as_ref().unwrap().minor.get()), ("approve", 750));
    let told = browser.get("/console/customer?ref=c-1").await.text();
    assert!(told.contains("We sent &lt;b&gt;flowers&lt;/b&gt; last week."), "{told}");
    assert_eq!(browser.get(&page).await.status, StatusCode::NOT_FOUND, "it was answered");
}

#[tokio::test(flavor = "multi_thread")]
async fn today_counts_what_was_decided_and_names_what_was_published() {
    let live = Live::start().await;
    live.decide(1, "c-1").await;
    live.decide(2, "c-2").await;
    let change = PolicyChange { text: String::new(), by: "anna".into(), why: "To begin <with>".into(), seen: None };
    live.ledger.publish_policy(&change).await.unwrap();
    let page = live.signed_in("read").await.get("/console").await.text();
    let figures: Vec<&str> = page.split("<dd>").skip(1).map(|rest| rest.split('<').next().unwrap()).collect();
    assert_eq!(figures[..2], ["2", "2"], "two decisions, and two offers: {page}");
    assert!(page.contains("Policy 1, by anna") && page.contains("To begin &lt;with&gt;"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plugin_says_what_it_may_do_and_what_it_costs() {
    let live = Live::start().await;
    live.decide(1, "c-1").await;
    let browser = live.signed_in("read").await;
    let list = browser.get("/console/plugins").await.text();
    assert!(list.contains("/console/plugins/asking") && list.contains("Asks how somebody is."), "{list}");
    let page = browser.get("/console/plugins/asking").await.text();
    for said in ["orders.status", "check_in", "gesture", "care", "Version 1.0.0", "Live"] {
        assert!(page.contains(said), "{said}: {page}");
    }
}
