//! The pages for whoever answers for what reaches customers: policy, outcomes, simulations, the playground.

use axum::body::Body;
use axum::http::{Request, StatusCode};
use courtesy_ledger::Page;

use crate::live::{Browser, Live, Reply, context, proof, send};

/// Fields of the editor, for a draft that wasn't saved before.
pub(crate) fn edited<'f>(text: &'f str, revision: &'f str, seen: &'f str) -> [(&'f str, &'f str); 4] {
    [("text", text), ("revision", revision), ("seen", seen), ("last", "100")]
}

/// Sends fields with what the editor's forms carry.
pub(crate) async fn post(browser: &Browser, path: &str, fields: &[(&str, &str)]) -> Reply {
    let proof = proof(&browser.get("/console/policy").await.text());
    browser.post(path, &[&[("form", proof.as_str())], fields].concat()).await
}

/// A page, once what goes on there has come to something.
pub(crate) async fn done(browser: &Browser, path: &str) -> String {
    loop {
        let text = browser.get(path).await.text();
        if !text.contains("data-watch") {
            return text;
        }
        tokio::task::yield_now().await;
    }
}

pub(crate) fn hidden(page: &str, name: &str) -> String {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("a field");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_is_compared_and_only_then_published_with_who_and_why() {
    let live = Live::start().await;
    live.decide(1, "c-1").await;
    let operator = live.signed_in("operate").await;
    let text = "# Ours <b>.\r\n[arbitration]\r\nmax_offered = 0\r\n";
    let refused = post(&operator, "/console/policy/publish", &[("why", "Because."), ("digest", "")]).await;
    assert_eq!(
        (refused.status, live.ledger.policy().await.unwrap()),
        (StatusCode::CONFLICT, None),
        "nothing is compared"
    );
    assert!(refused.text().contains("Nothing was published") && refused.text().contains("<q>Because.</q>"));
    let begun = post(&operator, "/console/policy/comparison", &edited(text, "", "0")).await;
    assert_eq!(begun.header("location"), "/console/policy/comparison", "{}", begun.text());
    let page = done(&operator, "/console/policy/comparison").await;
    assert!(page.contains("# Ours &lt;b&gt;.") && page.contains("What customers would notice"), "{page}");
    let digest = hidden(&page, "digest");
    let other = post(&operator, "/console/policy/publish", &[("why", "Because."), ("digest", "another text's")]).await;
    assert_eq!((other.status, live.ledger.policy().await.unwrap()), (StatusCode::CONFLICT, None));
    let unexplained = post(&operator, "/console/policy/publish", &[("why", " "), ("digest", &digest)]).await;
    assert_eq!(unexplained.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unexplained.text().contains("Say why") && hidden(&unexplained.text(), "digest") == digest);
    post(&operator, "/console/policy/publish", &[("why", "Because <i>."), ("digest", &digest)]).await;
    let published = live.ledger.policy().await.unwrap().unwrap();
    assert_eq!((published.by.as_str(), published.why.as_str()), ("operate", "Because <i>."));
    assert_eq!(published.text, "# Ours <b>.\n[arbitration]\nmax_offered = 0\n", "to the last character");
    assert_eq!(live.ledger.draft("operate").await.unwrap(), None);
    let history = operator.get("/console/policy/versions").await.text();
    assert!(history.contains("Because &lt;i&gt;.") && history.contains("operate"), "{history}");
    let deeds = live.ledger.audit(Page::default()).await.unwrap().items;
    assert!(deeds.iter().any(|noted| noted.deed.did == "published" && noted.deed.by == "operate"));
    // And back.
    post(&operator, "/console/policy/comparison", &edited("# Later.\n", "", "1")).await;
    let digest = hidden(&done(&operator, "/console/policy/comparison").await, "digest");
    post(&operator, "/console/policy/publish", &[("why", "Later."), ("digest", &digest)]).await;
    post(&operator, "/console/policy/versions/1/comparison", &[]).await;
    let digest = hidden(&done(&operator, "/console/policy/comparison").await, "digest");
    post(&operator, "/console/policy/publish", &[("why", "Back."), ("digest", &digest)]).await;
    let back = live.ledger.policy().await.unwrap().unwrap();
    assert_eq!((back.number, back.text), (3, published.text));
    for absent in ["/console/policy/versions/9", "/console/policy/versions/x"] {
        assert_eq!(operator.get(absent).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_with_mistakes_is_kept_as_a_draft_and_not_compared() {
    let live = Live::start().await;
    let operator = live.signed_in("operate").await;
    let text = "[care]\ncool_off_days = -1\n[unknown]\n[plugins.nobody]\nmode = \"on\"\n";
    let told = post(&operator, "/console/policy/comparison", &edited(text, "", "0")).await;
    assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
    for line in ["Line 2", "Line 3", "Line 5"] {
        assert!(told.text().contains(line), "{line}: {}", told.text());
    }
    assert_eq!(live.ledger.draft("operate").await.unwrap().unwrap().text, text);
    assert_eq!(operator.get("/console/policy/comparison").await.status, StatusCode::SEE_OTHER, "there is none");
    let typed = post(&operator, "/console/policy/mistakes", &[("text", "a = \"<script>")]).await;
    assert!(typed.text().contains("Line 1") && !typed.text().contains("<script"), "{}", typed.text());
    let unfit = post(&operator, "/console/policy/mistakes", &[("text", "")]).await;
    assert!(!unfit.text().contains("Line"), "{}", unfit.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_windows_the_second_is_shown_both_texts() {
    let live = Live::start().await;
    let operator = live.signed_in("operate").await;
    post(&operator, "/console/policy/draft", &edited("# One.\n", "", "0")).await;
    let told = post(&operator, "/console/policy/draft", &edited("# Other </textarea>.\n", "", "0")).await;
    assert_eq!(told.status, StatusCode::CONFLICT);
    let page = told.text();
    assert!(
        page.contains("- # One.") && page.contains("# Other &lt;/textarea&gt;.") && !page.contains("# Other </"),
        "{page}"
    );
    assert_eq!(live.ledger.draft("operate").await.unwrap().unwrap().text, "# One.\n", "nothing is overwritten");
    let revision = hidden(&page, "revision");
    post(&operator, "/console/policy/draft", &edited("# Both.\n", &revision, "0")).await;
    assert_eq!(live.ledger.draft("operate").await.unwrap().unwrap().text, "# Both.\n");
    let stale = post(&operator, "/console/policy/discard", &[("revision", &revision)]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
}

#[tokio::test(flavor = "multi_thread")]
async fn outcomes_and_simulations_are_made_from_recorded_decisions() {
    let live = Live::start().await;
    let operator = live.signed_in("operate").await;
    let simulated = |customers: &'static str| [("days", "3"), ("customers", customers), ("seed", "1")];
    post(&operator, "/console/simulate", &simulated("5")).await;
    assert!(done(&operator, "/console/simulate").await.contains("nobody to simulate"));
    for number in 1..=3 {
        live.decide(number, &format!("c-{number}")).await;
    }
    post(&operator, "/console/simulate", &simulated("5")).await;
    let report = done(&operator, "/console/simulate").await;
    assert!(report.contains("Laws") && report.contains("3 customers"), "{report}");
    assert_eq!(post(&operator, "/console/simulate", &simulated("9000000")).await.status, StatusCode::BAD_REQUEST);
    let reader = live.signed_in("read").await;
    let form = proof(&reader.get("/console/outcomes").await.text());
    reader.post("/console/outcomes", &[("form", &form), ("last", "1000")]).await;
    let report = done(&reader, "/console/outcomes").await;
    assert!(report.contains("3 decisions"), "{report}");
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_may_not_operate_neither_sees_nor_changes_what_operators_do() {
    let live = Live::start().await;
    let places = [
        "policy/draft",
        "policy/discard",
        "policy/adopt",
        "policy/comparison",
        "policy/publish",
        "simulate",
        "playground",
    ];
    for role in ["read", "approve"] {
        let browser = live.signed_in(role).await;
        let form = proof(&browser.get("/console").await.text());
        for place in places {
            let reply = browser.post(&format!("/console/{place}"), &[("form", &form), ("text", "x")]).await;
            assert_eq!(reply.status, StatusCode::FORBIDDEN, "{role} {place}");
        }
        for page in ["policy", "policy/versions", "policy/versions/1", "policy/comparison", "simulate", "playground"] {
            assert_eq!(browser.get(&format!("/console/{page}")).await.status, StatusCode::FORBIDDEN, "{role} {page}");
        }
    }
    let operator = live.signed_in("operate").await;
    for place in places.into_iter().filter(|place| *place != "playground") {
        let reply = operator.post(&format!("/console/{place}"), &[("form", "guessed"), ("text", "x")]).await;
        assert_eq!(reply.status, StatusCode::FORBIDDEN, "{place} without what proves where it comes from");
    }
    assert_eq!(live.ledger.draft("operate").await.unwrap(), None);
}

/// A form with files, as a browser sends it.
async fn bring(live: &Live, browser: &Browser, form: &str, context: &str, plugin: Option<&[u8]>) -> Reply {
    let mut body = Vec::new();
    let mut part = |name: &str, bytes: &[u8]| {
        body.extend(format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n").into_bytes());
        body.extend(bytes);
        body.extend(b"\r\n");
    };
    part("form", form.as_bytes());
    part("context", context.as_bytes());
    part("plugin", plugin.unwrap_or_default());
    body.extend(b"--b--\r\n");
    let request = Request::post("/console/playground")
        .header("content-type", "multipart/form-data; boundary=b")
        .header("cookie", browser.cookie.as_deref().unwrap_or_default());
    send(live.address, request.body(Body::from(body)).unwrap()).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_playground_decides_about_what_is_brought_and_keeps_nothing() {
    let live = Live::start().await;
    let operator = live.signed_in("operate").await;
    let form = proof(&operator.get("/console/playground").await.text());
    let brought = context(1, "c-<b>1").to_string();
    let told = bring(&live, &operator, &form, &brought, None).await;
    let page = told.text();
    assert_eq!(told.status, StatusCode::OK, "{page}");
    assert!(page.contains("c-&lt;b&gt;1") && !page.contains("c-<b>1"), "{page}");
    assert!(live.ledger.recent_records(10).await.unwrap().is_empty());
    assert_eq!(bring(&live, &operator, "guessed", &brought, None).await.status, StatusCode::FORBIDDEN);
    let large = " ".repeat(2 << 20);
    for (context, plugin) in
        [("{", None), ("<script>", None), (large.as_str(), None), (&brought, Some(&b"no plugin"[..]))]
    {
        let told = bring(&live, &operator, &form, context, plugin).await;
        assert_eq!(told.status, StatusCode::BAD_REQUEST);
        assert!(!told.text().contains("<script>"));
    }
}
