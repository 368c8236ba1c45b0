//! A ledger that was closed.

use std::fmt::Debug;

use courtesy_host::contract::{Approval, Label, Outcome};
use courtesy_ledger::{Agreement, Deed, DraftChange, Error, ErrorKind, NewSession, Page, PolicyChange, Role};

use crate::databases::Database;
use crate::shop::*;

fn deed(about: String) -> Deed {
    Deed { by: "anna".into(), did: "looked".into(), about, customer: None }
}

/// What a call fails with, if it fails as one to a closed ledger does.
#[track_caller]
fn is_closed<T: Debug>(answered: Result<T, Error>) {
    let error = answered.expect_err("the ledger is closed");
    assert_eq!(error.kind(), ErrorKind::Unavailable);
    assert!(
        error.to_string().contains("the ledger is closed") && error.to_string().contains("open it again"),
        "{error}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_ledger_says_so_whatever_is_asked_of_it() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let record = shop.decide(&ledger, &request(1, "c-1", at(NOON), &["word"], 0)).await.unwrap().record;
        let customer = Label::new("c-1").unwrap();
        let mut lines = Vec::new();
        ledger.export(&mut lines).await.unwrap();
        let clone = ledger.clone();
        ledger.close().await;
        clone.close().await;
        println!("{name}");
        is_closed(shop.decide(&ledger, &request(2, "c-1", at(NOON), &["word"], 0)).await);
        is_closed(ledger.settle(&outcome(&record, "word", Outcome::Delivered)).await);
        is_closed(ledger.record(&id(1)).await);
        is_closed(ledger.decisions_of(&customer, Page::default()).await);
        is_closed(ledger.recent_records(1).await);
        is_closed(ledger.records(Page::default()).await);
        is_closed(ledger.outcomes(Page::default()).await);
        is_closed(ledger.erase(&customer, "anna").await);
        is_closed(ledger.prune(400).await);
        is_closed(ledger.waiting(Page::default()).await);
        let agreement = Agreement { who: "anna".into(), role: Approval::Human, until_at: None, amount: None };
        is_closed(ledger.agree(1, &agreement).await);
        is_closed(ledger.decline(1, "anna").await);
        is_closed(ledger.note(&deed("policies".into())).await);
        is_closed(ledger.audit(Page::default()).await);
        is_closed(ledger.add_key("crm", Role::Decide).await);
        is_closed(ledger.keys().await);
        is_closed(ledger.find_key("courtesy_").await);
        is_closed(ledger.revoke_key("crm").await);
        let change = PolicyChange { text: String::new(), by: "anna".into(), why: "Because.".into(), seen: None };
        is_closed(ledger.publish_policy(&change).await);
        is_closed(ledger.policy().await);
        is_closed(ledger.policy_versions(Page::default()).await);
        is_closed(ledger.policy_version(1).await);
        is_closed(ledger.save_draft("anna", &DraftChange { text: String::new(), seen: None, read: None }).await);
        is_closed(ledger.draft("anna").await);
        is_closed(ledger.discard_draft("anna", 1).await);
        let session = NewSession { token: [1; 32], key: "crm".into(), role: Role::Decide, lasts_s: 3_600 };
        is_closed(ledger.start_session(&session).await);
        is_closed(ledger.session(&[1; 32]).await);
        is_closed(ledger.end_session(&[1; 32]).await);
        is_closed(ledger.export(&mut Vec::new()).await);
        is_closed(ledger.import(&mut &lines[..]).await);
        is_closed(ledger.check().await);
        is_closed(ledger.ping().await);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_while_a_ledger_is_closed_is_there_and_what_was_not_is_told() {
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let writing: Vec<_> = (0..200)
            .map(|number| {
                let ledger = ledger.clone();
                tokio::spawn(async move { ledger.note(&deed(format!("policy {number}"))).await })
            })
            .collect();
        ledger.close().await;
        let mut written = 0;
        for answered in writing {
            match answered.await.unwrap() {
                Ok(()) => written += 1,
                failed => is_closed(failed),
            }
        }
        let noted = database.open().await.audit(Page { after: None, most: 1_000 }).await.unwrap().items.len();
        assert_eq!(noted, written, "{name}");
    }
}
