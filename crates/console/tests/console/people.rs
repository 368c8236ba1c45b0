//! Who may sign in, who may do what, and what is refused.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use courtesy_ledger::Page;

use crate::live::{Live, action_that_needs, proof, send};

/// The pages that everybody who can sign in may read.
const READ: [&str; 5] =
    ["/console", "/console/customers", "/console/customer?ref=c-1", "/console/approvals", "/console/plugins"];

#[tokio::test(flavor = "multi_thread")]
async fn a_key_of_a_person_opens_the_console_and_no_other_does() {
    let live = Live::start().await;
    let digits = "a1".repeat(32);
    let wrong = ["", "x", "courtesy_", &format!("courtesy_{digits}"), "' or 1=1 --", "<script>", &"x".repeat(10_000)];
    for key in wrong.into_iter().chain([live.key("decide")]) {
        let mut browser = live.browser();
        let reply = browser.sign_in(key).await;
        assert_eq!((reply.status, browser.cookie), (StatusCode::FORBIDDEN, None), "{key}");
        assert!(key.is_empty() || !reply.text().contains(&format!("\"{key}\"")), "the key isn't repeated");
    }
    for role in ["read", "approve", "operate"] {
        let browser = live.signed_in(role).await;
        for page in READ {
            let reply = browser.get(page).await;
            assert_eq!(reply.status, StatusCode::OK, "{role} {page}: {}", reply.text());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_anything_without_a_session_that_is_valid() {
    let live = Live::start().await;
    let reply = live.browser().get("/console/customer?ref=c-1&after=7").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert_eq!(reply.header("location"), "/console/sign-in?to=%2Fconsole%2Fcustomer%3Fref%3Dc-1%26after%3D7");
    let mut browser = live.signed_in("read").await;
    live.ledger.revoke_key("read").await.unwrap();
    assert_eq!(browser.get("/console").await.status, StatusCode::SEE_OTHER, "its key was revoked");
    browser.cookie = Some(format!("courtesy_session={}", "0".repeat(64)));
    assert_eq!(browser.get("/console").await.status, StatusCode::SEE_OTHER);
    let other = live.signed_in("operate").await;
    assert_eq!(other.submit("/console", "/console/sign-out", &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        other.get("/console").await.status,
        StatusCode::SEE_OTHER,
        "the session is over for whoever has the cookie"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_wrote_outlives_their_session() {
    let live = Live::start().await;
    let operator = live.signed_in("operate").await;
    let form = proof(&operator.get("/console").await.text());
    operator.submit("/console", "/console/sign-out", &[]).await;
    let fields = [("form", form.as_str()), ("text", "# Long </textarea>.\n"), ("revision", ""), ("seen", "0")];
    let reply = operator.post("/console/policy/draft", &fields).await;
    assert_eq!((reply.status, live.ledger.draft("operate").await.unwrap()), (StatusCode::UNAUTHORIZED, None));
    assert!(reply.text().contains("Your session is over") && reply.text().contains("# Long &lt;/textarea&gt;."));
    let nothing = operator.post("/console/policy/adopt", &[("form", &form), ("revision", "1")]).await;
    assert_eq!((nothing.status, nothing.header("location")), (StatusCode::SEE_OTHER, "/console/sign-in?to=%2Fconsole"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_odd_address_leads_to_a_page_that_says_so() {
    let live = Live::start().await;
    let reader = live.signed_in("operate").await;
    for odd in
        ["approvals/x", "customers?after=x", "customer", "policy/versions?after=abc", "policy/publish", "nowhere"]
    {
        let reply = reader.get(&format!("/console/{odd}")).await;
        assert!(reply.status.is_client_error(), "{odd}: {}", reply.status);
        assert!(reply.text().contains("There is no such page."), "{odd}: {}", reply.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_cookie_is_out_of_reach_and_nothing_is_kept_in_caches() {
    let live = Live::start().await;
    let reply = live.browser().sign_in(live.key("read")).await;
    let cookie = reply.header("set-cookie");
    for part in ["HttpOnly", "SameSite=Strict", "Path=/console", "Max-Age=43200"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    for page in ["/console/sign-in", "/console/nowhere", "/console"] {
        let reply = live.browser().get(page).await;
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{page}: {policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(reply.header("x-content-type-options"), "nosniff", "{page}");
        assert_eq!(reply.header("referrer-policy"), "no-referrer", "{page}");
        assert_eq!(reply.header("cache-control"), "no-store", "{page}");
    }
    assert_eq!(live.browser().get("/console/nowhere").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_of_another_session_or_website_does_nothing() {
    let live = Live::proposing(action_that_needs("human")).await;
    live.decide(1, "c-1").await;
    let (mine, other) = (live.signed_in("operate").await, live.signed_in("approve").await);
    let id = live.ledger.waiting(Page::default()).await.unwrap().items[0].id;
    let path = format!("/console/approvals/{id}/agree");
    let theirs = proof(&other.get(&format!("/console/approvals/{id}")).await.text());
    for form in ["", "x", &theirs] {
        assert_eq!(mine.post(&path, &[("form", form)]).await.status, StatusCode::FORBIDDEN, "{form}");
    }
    let own = proof(&mine.get(&format!("/console/approvals/{id}")).await.text());
    let request = Request::post(&path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("cookie", mine.cookie.clone().unwrap())
        .header("sec-fetch-site", "cross-site");
    let reply = send(live.address, request.body(Body::from(format!("form={own}"))).unwrap()).await;
    assert_eq!(reply.status, StatusCode::FORBIDDEN);
    assert_eq!(live.ledger.count_waiting().await.unwrap(), 1);
    let sign_in = Request::post("/console/sign-in")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    let body = Body::from(format!("key={}&to=/console", live.key("operate")));
    assert_eq!(send(live.address, sign_in.body(body).unwrap()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_allows_what_it_allows_and_what_is_read_is_noted() {
    let live = Live::proposing(action_that_needs("human")).await;
    live.decide(1, "c-1").await;
    let reader = live.signed_in("read").await;
    let id = live.ledger.waiting(Page::default()).await.unwrap().items[0].id;
    let page = reader.get(&format!("/console/approvals/{id}")).await.text();
    assert!(!page.contains("/agree"), "there is nothing to send");
    let own = proof(&page);
    for what in ["agree", "decline"] {
        let reply = reader.post(&format!("/console/approvals/{id}/{what}"), &[("form", &own), ("why", "no")]).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{what}");
    }
    reader.get("/console/customer?ref=c-1").await;
    let audit = live.ledger.audit(Page::default()).await.unwrap().items;
    let did: Vec<_> = audit.iter().map(|noted| (noted.deed.by.as_str(), noted.deed.did.as_str())).collect();
    for deed in [("read", "sign_in"), ("read", "explain"), ("read", "list_decisions")] {
        assert!(did.contains(&deed), "{did:?}");
    }
    assert!(audit.iter().any(|noted| noted.deed.customer.as_ref().is_some_and(|customer| customer.as_str() == "c-1")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_speak_the_readers_language() {
    let live = Live::start().await;
    for (language, said) in [("nl", "Aanmelden"), ("de", "Anmelden"), ("fr", "Se connecter"), ("es", "Sign in")] {
        let request = Request::get("/console/sign-in").header("accept-language", language);
        let page = send(live.address, request.body(Body::empty()).unwrap()).await.text();
        let tag = if language == "es" { "en" } else { language };
        assert!(
            page.contains(&format!("<html lang=\"{tag}\">")) && page.contains(&format!("<h1>{said}</h1>")),
            "{page}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_styles_use_no_colour_that_nobody_defines() {
    let live = Live::start().await;
    let mut styles = String::new();
    for path in ["/console/style.css", "/console/report.css"] {
        let reply = live.browser().get(path).await;
        assert_eq!((reply.status, reply.header("content-type")), (StatusCode::OK, "text/css; charset=utf-8"), "{path}");
        styles += &reply.text();
    }
    let used: Vec<&str> = styles.split("var(").skip(1).filter_map(|rest| rest.split([')', ',']).next()).collect();
    assert!(used.len() > 50, "{used:?}");
    for name in used {
        assert!(styles.contains(&format!("{name}:")), "{name} has no value");
    }
}
