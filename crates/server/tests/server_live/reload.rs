//! New policies and plugins, while decisions go on.

use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::body::Body;
use axum::http::StatusCode;
use courtesy_server::{CallTimes, ErrorKind, Server, Settings};
use serde_json::json;

use crate::client::{self, Reply};
use crate::live::{Answering, Live, asking, context, failing, gated, load, open};

async fn publish(live: &Live, seen: &str, text: &str) -> Reply {
    let request = live.request("operate", "PUT", "/v1/policy?why=a%20test").header("content-type", "application/toml");
    live.send(request.header("if-match", seen).body(Body::from(text.to_owned())).unwrap()).await
}

async fn policy_digest(live: &Live, number: u64) -> String {
    let decision = live.decide(context(number, &format!("c-{number}"))).await.json();
    decision["policy_digest"].as_str().unwrap_or_else(|| panic!("{decision}")).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn server_publishes_a_good_policy_and_keeps_it_for_the_next_start() {
    let live = Live::start().await;
    let before = live.get("operate", "/v1/policy").await;
    assert_eq!((before.json()["source"].as_str(), before.header("etag")), (Some("default"), "\"0\""));
    let old = policy_digest(&live, 1).await;
    let published = publish(&live, "\"0\"", "profile = \"crisis\"\n").await;
    assert_eq!((published.status, published.header("etag")), (StatusCode::OK, "\"1\""), "{}", published.text());
    assert_eq!((published.json()["by"].as_str(), published.json()["why"].as_str()), (Some("operate"), Some("a test")));
    let new = policy_digest(&live, 2).await;
    assert_ne!(old, new);

    let mut settings = Settings::parse("listen = \"127.0.0.1:0\"\ndiagnostics_listen = \"127.0.0.1:0\"\n").unwrap();
    settings.ledger.url = format!("sqlite://{}", live.folder.path().join("ledger.db").display());
    let answer: Answering = Box::new(|_| asking());
    let load = load(Arc::new(Mutex::new(Some(answer))), 1);
    let other = Server::start(settings.clone(), open(&settings).await, load, CallTimes::new()).await.unwrap();
    let request = live.request("operate", "GET", "/v1/policy").body(Body::empty()).unwrap();
    assert_eq!(client::send(other.address(), request).await.json()["text"], "profile = \"crisis\"\n");
    // And what this one publishes, the other takes over.
    publish(&live, "\"1\"", "profile = \"normal\"\n").await;
    loop {
        let request = live.request("operate", "GET", "/v1/policy").body(Body::empty()).unwrap();
        match client::send(other.address(), request).await.header("etag") {
            "\"2\"" => break,
            tag => assert_eq!(tag, "\"1\""),
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    other.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_a_policy_that_changes_another_version() {
    let live = Live::start().await;
    let unseen = live.request("operate", "PUT", "/v1/policy?why=x").header("content-type", "application/toml");
    let unseen = live.send(unseen.body(Body::from("")).unwrap()).await;
    assert_eq!((unseen.status.as_u16(), unseen.problem().as_str()), (428, "version-needed"));
    publish(&live, "\"0\"", "profile = \"crisis\"\n").await;
    for seen in ["\"0\"", "\"7\"", "*"] {
        let outdated = publish(&live, seen, "profile = \"normal\"\n").await;
        assert_eq!((outdated.status.as_u16(), outdated.problem().as_str()), (412, "outdated"), "{seen}");
    }
    assert_eq!(live.get("operate", "/v1/policy").await.header("etag"), "\"1\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_a_bad_policy_with_its_places_and_goes_on() {
    let live = Live::start().await;
    let before = policy_digest(&live, 1).await;
    let wrong = publish(&live, "\"0\"", "[care]\ncool_of_days = 3\n").await;
    assert_eq!((wrong.status.as_u16(), wrong.problem().as_str()), (400, "invalid-policy"));
    assert_eq!(wrong.json()["places"][0]["at"], "/care/cool_of_days", "{}", wrong.text());
    let unfit = publish(&live, "\"0\"", "[plugins.askng]\nmode = \"live\"\n").await;
    assert_eq!((unfit.status.as_u16(), unfit.problem().as_str()), (400, "invalid-policy"));
    assert!(unfit.text().contains("did you mean `asking`"), "{}", unfit.text());
    assert_eq!(policy_digest(&live, 2).await, before);
    assert_eq!(live.get("operate", "/v1/policy").await.header("etag"), "\"0\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_takes_an_empty_policy_as_the_default_one() {
    let live = Live::start().await;
    let default = policy_digest(&live, 1).await;
    publish(&live, "\"0\"", "profile = \"crisis\"\n").await;
    assert_ne!(policy_digest(&live, 2).await, default);
    let compared = live.request("operate", "POST", "/v1/policy/comparison").header("content-type", "application/toml");
    let compared = live.send(compared.body(Body::empty()).unwrap()).await;
    assert_eq!(compared.status, StatusCode::OK, "{}", compared.text());
    assert!(compared.text().contains("crisis"), "{}", compared.text());
    let emptied = publish(&live, "\"1\"", "").await;
    assert_eq!((emptied.status, emptied.header("etag")), (StatusCode::OK, "\"2\""), "{}", emptied.text());
    assert_eq!(live.get("operate", "/v1/policy").await.json()["text"], "");
    assert_eq!(policy_digest(&live, 3).await, default);
}

#[tokio::test(flavor = "multi_thread")]
async fn server_refuses_plugins_that_fail_on_recorded_contexts_and_goes_on() {
    let live = Live::start().await;
    for number in 1..=3 {
        policy_digest(&live, number).await;
    }
    live.replace_plugin(|_| failing());
    let refused = live.reload().await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Rehearsal);
    assert!(refused.to_string().contains("/plugins/asking: fails (plugin) on 3 of 3 recorded contexts"), "{refused}");
    let published = publish(&live, "\"0\"", "profile = \"crisis\"\n").await;
    assert_eq!((published.status.as_u16(), published.problem().as_str()), (422, "refused"));
    assert_eq!(published.json()["places"][0]["at"], "/plugins/asking");
    let decision = live.decide(context(4, "c-4")).await.json();
    assert_eq!((decision["offered"].as_array().unwrap().len(), &decision["failures"]), (1, &json!([])));
    assert!(live.diagnose("/metrics").await.text().contains("courtesy_reloads_total{result=\"refused\"} 2"));
}

#[tokio::test(flavor = "multi_thread")]
async fn server_tries_on_no_contexts_if_told_so() {
    let live = Live::with(|settings, _| settings.rehearsal.contexts = 0).await;
    policy_digest(&live, 1).await;
    live.replace_plugin(|_| failing());
    live.reload().await.unwrap();
    assert_eq!(live.decide(context(2, "c-2")).await.json()["failures"][0]["kind"], "plugin");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn server_ends_a_decision_under_what_it_began_with() {
    let (live, gate) = gated(|settings, _| settings.rehearsal.contexts = 0).await;
    let change = async {
        gate.reached(1).await;
        assert_eq!(publish(&live, "\"0\"", "profile = \"crisis\"\n").await.status, StatusCode::OK);
        gate.open();
    };
    let (begun, ()) = tokio::join!(live.decide(context(1, "c-1")), change);
    assert_eq!(begun.json()["profile"], "normal");
    assert_eq!(live.decide(context(2, "c-2")).await.json()["profile"], "crisis");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn server_drops_no_request_while_it_reloads() {
    let live = Live::with(|settings, _| settings.rehearsal.contexts = 5).await;
    let client = async |from: u64| {
        for number in from..from + 25 {
            let reply = live.decide(context(number, &format!("c-{number}"))).await;
            assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
        }
    };
    let reloads = async {
        for _ in 0..10 {
            live.reload().await.unwrap();
        }
    };
    tokio::join!(client(100), client(200), client(300), client(400), reloads);
    assert!(live.diagnose("/metrics").await.text().contains("courtesy_reloads_total{result=\"swapped\"} 10"));
}

/// A server whose policy is a file, and the file.
async fn with_policy_file(is_watched: bool) -> (Live, PathBuf) {
    let mut file = PathBuf::new();
    let live = Live::with(|settings, folder| {
        file = folder.path().join("policy.toml");
        std::fs::write(&file, "profile = \"crisis\"\n").unwrap();
        settings.policy = Some(file.clone());
        settings.watch = is_watched;
    });
    let live = live.await;
    (live, file)
}

#[tokio::test(flavor = "multi_thread")]
async fn server_reads_its_policy_from_a_file_and_publishes_none_then() {
    let (live, file) = with_policy_file(false).await;
    assert_eq!(live.decide(context(1, "c-1")).await.json()["profile"], "crisis");
    let refused = publish(&live, "\"0\"", "profile = \"normal\"\n").await;
    assert_eq!((refused.status.as_u16(), refused.problem().as_str()), (409, "not-now"));
    std::fs::write(&file, "profil = \"normal\"\n").unwrap();
    assert_eq!(live.reload().await.unwrap_err().kind(), ErrorKind::Host);
    assert_eq!(live.decide(context(2, "c-2")).await.json()["profile"], "crisis");
    std::fs::write(&file, "profile = \"normal\"\n").unwrap();
    live.reload().await.unwrap();
    assert_eq!(live.decide(context(3, "c-3")).await.json()["profile"], "normal");
}

#[tokio::test(flavor = "multi_thread")]
async fn server_that_watches_notices_a_changed_file() {
    let (live, file) = with_policy_file(true).await;
    assert_eq!(live.decide(context(1, "c-1")).await.json()["profile"], "crisis");
    std::fs::write(&file, "profile = \"normal\" # changed\n").unwrap();
    for number in 2.. {
        if live.decide(context(number, &format!("c-{number}"))).await.json()["profile"] == "normal" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn server_shows_what_another_policy_would_change_and_changes_nothing() {
    let live = Live::start().await;
    for number in 1..=3 {
        policy_digest(&live, number).await;
    }
    let compare = |accept: &'static str, text: &'static str| {
        let request = live.request("operate", "POST", "/v1/policy/comparison?last=10").header("accept", accept);
        live.send(request.header("content-type", "application/toml").body(Body::from(text)).unwrap())
    };
    let none = "[plugins.asking]\nmode = \"off\"\n";
    let compared = compare("application/json", none).await.json();
    assert_eq!((&compared["customers"], &compared["complete"]), (&json!(3), &json!(true)), "{compared}");
    assert_eq!(compared["changed"]["less"], 3, "{compared}");
    assert!(compare("text/html", none).await.text().starts_with("<!doctype html>"));
    assert!(compare("text/plain", none).await.text().contains("in force"));
    let wrong = compare("application/json", "profil = 1").await;
    assert_eq!((wrong.status.as_u16(), wrong.problem().as_str()), (400, "invalid-policy"));
    assert_eq!(live.decide(context(4, "c-4")).await.json()["offered"].as_array().unwrap().len(), 1);
}
