//! A plugin is put live, into the shadow or off, through a draft of the policy.

use axum::http::StatusCode;
use courtesy_ledger::DraftChange;

use crate::live::{Browser, Live, Reply, proof};
use crate::operations::{done, hidden, post};

const PAGE: &str = "/console/plugins/asking";

/// Chooses a mode on the plugin's page, as it is now.
async fn choose(browser: &Browser, mode: &str) -> Reply {
    let page = browser.get(PAGE).await.text();
    let (form, revision) = (proof(&page), hidden(&page, "revision"));
    choose_on(browser, &form, &revision, mode).await
}

/// Chooses a mode on a page that was loaded a while ago.
async fn choose_on(browser: &Browser, form: &str, revision: &str, mode: &str) -> Reply {
    browser.post(&format!("{PAGE}/mode"), &[("form", form), ("revision", revision), ("mode", mode)]).await
}

async fn draft(live: &Live) -> String {
    live.ledger.draft("operate").await.unwrap().map_or_else(String::new, |draft| draft.text)
}

/// Compares the draft as the editor does, and publishes it.
async fn publish(browser: &Browser, live: &Live, seen: &str) {
    let editor = browser.get("/console/policy").await.text();
    let (text, revision) = (draft(live).await, hidden(&editor, "revision"));
    let fields = [("text", text.as_str()), ("revision", &revision), ("seen", seen), ("last", "100")];
    let begun = post(browser, "/console/policy/comparison", &fields).await;
    assert_eq!(begun.header("location"), "/console/policy/comparison", "{}", begun.text());
    let digest = hidden(&done(browser, "/console/policy/comparison").await, "digest");
    let published = post(browser, "/console/policy/publish", &[("why", "To try it."), ("digest", &digest)]).await;
    assert_eq!(published.header("location"), "/console/policy/versions", "{}", published.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plugin_goes_into_the_shadow_off_and_back_by_what_is_published() {
    let live = Live::start().await;
    live.decide(1, "c-1").await;
    let operator = live.signed_in("operate").await;
    for (mode, said, seen) in [("shadow", "Shadow", "0"), ("off", "Off", "1"), ("live", "Live", "2")] {
        let before = operator.get("/console/plugins").await.text();
        let chosen = choose(&operator, mode).await;
        assert_eq!(chosen.header("location"), "/console/policy", "{}", chosen.text());
        assert_eq!(draft(&live).await, format!("[plugins.asking]\nmode = \"{mode}\"\n"));
        assert_eq!(operator.get("/console/plugins").await.text(), before, "nothing is in force yet");
        let page = operator.get(PAGE).await.text();
        assert!(page.contains("In your draft it is") && !page.contains("something else, too"), "{page}");
        publish(&operator, &live, seen).await;
        let after = operator.get("/console/plugins").await.text();
        assert!(after.contains(&format!("<span class=\"mark {mode}\">{said}</span>")), "{after}");
        assert!(after.contains("Asks how somebody is."), "it is still known: {after}");
    }
    assert_eq!(live.ledger.policy().await.unwrap().unwrap().number, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mode_joins_what_else_is_in_the_draft_and_nothing_is_lost() {
    let live = Live::start().await;
    let operator = live.signed_in("operate").await;
    let change = |text: &str, read| DraftChange { text: text.to_owned(), seen: None, read };
    let saved = live.ledger.save_draft("operate", &change("[care] # Ours.\ncool_off_days = -1", None)).await.unwrap();
    let page = operator.get(PAGE).await.text();
    assert!(page.contains("something else, too") && page.contains("has mistakes"), "{page}");
    choose(&operator, "shadow").await;
    let page = operator.get(PAGE).await.text();
    assert!(page.contains("In your draft it is in the shadow. Your draft changes"), "{page}");
    let text = draft(&live).await;
    assert_eq!(text, "[care] # Ours.\ncool_off_days = -1\n\n[plugins.asking]\nmode = \"shadow\"\n");
    // The page in another window knows of neither.
    let form = proof(&page);
    for revision in ["", "7", &saved.revision.to_string()] {
        let told = choose_on(&operator, &form, revision, "off").await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        assert!(told.text().contains("in another window") && told.text().contains("role=\"alert\""), "{}", told.text());
    }
    assert_eq!(draft(&live).await, text);
    for (odd, said) in [("[plugins", "can’t be read"), ("plugins = 7\n", "where the mode belongs")] {
        let read = live.ledger.draft("operate").await.unwrap().map(|draft| draft.revision);
        live.ledger.save_draft("operate", &change(odd, read)).await.unwrap();
        let told = choose(&operator, "off").await;
        assert_eq!(told.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(told.text().contains(said), "{}", told.text());
        assert_eq!(draft(&live).await, odd, "it stays as it was");
    }
    assert_eq!(choose(&operator, "on").await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plugin_without_a_file_is_listed_as_long_as_the_policy_names_it() {
    let live = Live::start().await;
    let text = "[plugins.gone]\nmode = \"off\"\n";
    let operator = live.signed_in("operate").await;
    // The editor publishes it, so that the server runs it.
    let fields = [("text", text), ("revision", ""), ("seen", "0"), ("last", "100")];
    post(&operator, "/console/policy/comparison", &fields).await;
    let digest = hidden(&done(&operator, "/console/policy/comparison").await, "digest");
    post(&operator, "/console/policy/publish", &[("why", "Why."), ("digest", &digest)]).await;
    let list = operator.get("/console/plugins").await.text();
    assert!(list.contains("/console/plugins/gone") && list.contains("No file") && list.contains("2 plugins"), "{list}");
    let page = operator.get("/console/plugins/gone").await.text();
    assert!(page.contains("No file of this plugin is loaded.") && !page.contains("name=\"mode\""), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_policy_in_a_file_it_says_what_to_write_where() {
    let live = Live::under("profile = \"peak\"\n[profiles.peak.plugins.asking]\nmode = \"shadow\"\n").await;
    let operator = live.signed_in("operate").await;
    let page = operator.get(PAGE).await.text();
    for said in ["policy.toml", "[profiles.peak.plugins.asking]", "mode = &quot;live&quot; # or &quot;off&quot;"] {
        assert!(page.replace("\"", "&quot;").contains(said), "{said}: {page}");
    }
    let told = choose_on(&operator, &proof(&page), "", "off").await;
    assert_eq!(told.status, StatusCode::BAD_REQUEST);
    assert_eq!(draft(&live).await, "");
    for role in ["read", "approve"] {
        let browser = live.signed_in(role).await;
        let page = browser.get(PAGE).await.text();
        assert!(!page.contains("policy.toml") && !page.contains("Whether it takes part"), "{role}: {page}");
        let refused = choose_on(&browser, &proof(&page), "", "off").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{role}");
    }
}
