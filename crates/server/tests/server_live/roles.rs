//! Who may do what.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, StatusCode};
use courtesy_ledger::Page;

use crate::client;
use crate::live::{Live, context, decision_id};

/// After this, a revoked key is refused, says the page for whoever runs the server.
const VALID_FOR: Duration = Duration::from_secs(2);

/// The roles that each operation is for.
const ALLOWED: [(&str, &str, &[&str]); 13] = [
    ("POST", "/v1/decisions", &["decide", "operate"]),
    ("POST", "/v1/decisions/batch", &["decide", "operate"]),
    ("GET", "/v1/decisions/0192f1c6-8d0e-7b5a-9a53-000000000001", &["read", "approve", "operate"]),
    ("GET", "/v1/decisions/0192f1c6-8d0e-7b5a-9a53-000000000001/explanation", &["read", "approve", "operate"]),
    ("GET", "/v1/customers/c-1/decisions", &["read", "approve", "operate"]),
    ("DELETE", "/v1/customers/c-1", &["operate"]),
    ("POST", "/v1/outcomes", &["decide", "operate"]),
    ("GET", "/v1/approvals", &["read", "approve", "operate"]),
    ("POST", "/v1/approvals", &["approve", "operate"]),
    ("GET", "/v1/plugins", &["decide", "read", "approve", "operate"]),
    ("GET", "/v1/policy", &["operate"]),
    ("PUT", "/v1/policy?why=test", &["operate"]),
    ("POST", "/v1/policy/comparison", &["operate"]),
];

#[tokio::test(flavor = "multi_thread")]
async fn server_lets_each_role_do_what_it_is_for_and_nothing_else() {
    let live = Live::start().await;
    for (method, path, allowed) in ALLOWED {
        for role in ["decide", "read", "approve", "operate"] {
            let reply = live.send(live.request(role, method, path).body(Body::empty()).unwrap()).await;
            let refused = reply.status == StatusCode::FORBIDDEN;
            assert_eq!(refused, !allowed.contains(&role), "{role}: {method} {path}: {}", reply.text());
            if refused {
                assert_eq!(reply.problem(), "not-allowed");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_answers_nobody_without_a_valid_key() {
    let live = Live::start().await;
    let guessed = format!("Bearer courtesy_{}", "0".repeat(64));
    for (method, path, _) in ALLOWED {
        let none = live.send(Request::builder().method(method).uri(path).body(Body::empty()).unwrap()).await;
        assert_eq!((none.status.as_u16(), none.problem().as_str()), (401, "no-key"), "{method} {path}");
        assert_eq!(none.header("www-authenticate"), "Bearer realm=\"courtesy\"");
        let request = Request::builder().method(method).uri(path).header("authorization", &guessed);
        let wrong = live.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!((wrong.status.as_u16(), wrong.problem().as_str()), (401, "unknown-key"), "{method} {path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_a_revoked_key() {
    let live = Live::start().await;
    live.ledger.revoke_key("decide").await.unwrap();
    let reply = live.decide(context(1, "c-1")).await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (401, "unknown-key"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_never_refuses_a_known_key_while_strangers_guess_and_soon_refuses_a_revoked_one() {
    let live = Live::start().await;
    assert_eq!(live.get("decide", "/v1/plugins").await.status, StatusCode::OK);
    let (address, stop) = (live.address, Arc::new(AtomicBool::new(false)));
    let strangers: Vec<_> = (0..32_u64)
        .map(|stranger| {
            let stop = Arc::clone(&stop);
            tokio::spawn(async move {
                for guess in 0_u64.. {
                    if stop.load(Ordering::Relaxed) {
                        return guess;
                    }
                    let key = format!("Bearer courtesy_{stranger:032x}{guess:032x}");
                    let request = Request::get("/v1/plugins").header("authorization", key).body(Body::empty()).unwrap();
                    assert_eq!(client::send(address, request).await.problem(), "unknown-key");
                }
                unreachable!("nobody guesses for so long");
            })
        })
        .collect();
    // The ledger is asked about the key again and again meanwhile.
    let until = Instant::now() + 3 * VALID_FOR;
    while Instant::now() < until {
        let reply = live.get("decide", "/v1/plugins").await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    }
    live.ledger.revoke_key("decide").await.unwrap();
    tokio::time::sleep(VALID_FOR).await;
    let reply = live.get("decide", "/v1/plugins").await;
    assert_eq!((reply.status.as_u16(), reply.problem().as_str()), (401, "unknown-key"));
    stop.store(true, Ordering::Relaxed);
    for stranger in strangers {
        assert!(stranger.await.unwrap() > 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_a_key_in_the_address() {
    let live = Live::start().await;
    let path = format!("/v1/plugins?key={}", live.key("operate"));
    let reply = live.send(Request::get(path).body(Body::empty()).unwrap()).await;
    assert_eq!(reply.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn server_notes_each_use_of_a_key_in_the_audit() {
    let mut live = Live::start().await;
    for number in 1..=3 {
        live.decide(context(number, "c-1")).await;
    }
    live.get("read", &format!("/v1/decisions/{}", decision_id(1))).await;
    live.get("read", "/v1/customers/c-1/decisions").await;
    let url = format!("sqlite://{}", live.folder.path().join("ledger.db").display());
    live.stop().await;
    let ledger = courtesy_ledger::Ledger::open(&url, courtesy_ledger::Settings::default()).await.unwrap();
    let noted = ledger.audit(Page::default()).await.unwrap().items;
    let told = |did: &str| noted.iter().find(|noted| noted.deed.did == did).map(|noted| noted.deed.clone()).unwrap();
    assert_eq!((told("decide").by, told("decide").about), ("decide".to_owned(), "3 requests".to_owned()));
    assert_eq!((told("read_decision").by, told("read_decision").about), ("read".to_owned(), decision_id(1)));
    assert_eq!(told("list_decisions").customer.unwrap().as_str(), "c-1");
}
