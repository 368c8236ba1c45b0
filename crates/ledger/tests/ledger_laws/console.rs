//! What the console needs: sessions, drafts of a policy, and records with their outcomes.

use courtesy_host::contract::{Label, Outcome, Timestamp};
use courtesy_ledger::{Draft, DraftChange, ErrorKind, Ledger, NewSession, Page, PolicyChange, Role};

use crate::databases::Database;
use crate::shop::*;

fn kind<T>(result: Result<T, courtesy_ledger::Error>) -> ErrorKind {
    result.err().expect("it fails").kind()
}

fn session(token: u8, key: &str, role: Role) -> NewSession {
    NewSession { token: [token; 32], key: key.to_owned(), role, lasts_s: 3_600 }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_bound_to_its_key_and_ends_with_it() {
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        ledger.add_key("desk", Role::Approve).await.unwrap();
        ledger.add_key("anna", Role::Operate).await.unwrap();
        for wrong in [session(1, "bo", Role::Approve), session(1, "desk", Role::Operate), session(1, "'--", Role::Read)]
        {
            assert_eq!(kind(ledger.start_session(&wrong).await), ErrorKind::Unknown, "{name}: {wrong:?}");
        }
        for token in 1..=3 {
            ledger.start_session(&session(token, "desk", Role::Approve)).await.unwrap();
        }
        ledger.start_session(&session(4, "anna", Role::Operate)).await.unwrap();
        assert_eq!(kind(ledger.start_session(&session(4, "desk", Role::Approve)).await), ErrorKind::Stale);
        let who = async |token: u8| {
            let other = database.open().await;
            other.session(&[token; 32]).await.unwrap().map(|session| (session.key, session.role))
        };
        assert_eq!(who(1).await, Some(("desk".to_owned(), Role::Approve)), "from another server, too");
        assert_eq!(who(5).await, None);
        for (token, lasts_s) in [(6, 0), (7, -200_000)] {
            let over = NewSession { lasts_s, ..session(token, "desk", Role::Approve) };
            ledger.start_session(&over).await.unwrap();
            assert_eq!(who(token).await, None, "it has expired");
        }
        ledger.end_session(&[1; 32]).await.unwrap();
        assert_eq!((who(1).await, who(2).await.is_some()), (None, true));
        ledger.revoke_key("desk").await.unwrap();
        assert_eq!((who(2).await, who(3).await, who(4).await.is_some()), (None, None, true));
        assert_eq!(kind(ledger.start_session(&session(8, "desk", Role::Approve)).await), ErrorKind::Unknown);
        assert!(!format!("{:?}", session(9, "desk", Role::Read)).contains("9, 9"), "the digest stays out of logs");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_begins_while_its_key_is_revoked_is_over_afterwards() {
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        for number in 0..20 {
            let key = format!("key {number}");
            ledger.add_key(&key, Role::Read).await.unwrap();
            let begin = async { ledger.start_session(&session(number, &key, Role::Read)).await.is_ok() };
            let (_, revoked) = tokio::join!(begin, ledger.revoke_key(&key));
            revoked.unwrap();
            assert_eq!(ledger.session(&[number; 32]).await.unwrap(), None, "{name}");
        }
    }
}

fn change(text: &str, read: Option<i64>) -> DraftChange {
    DraftChange { text: text.to_owned(), seen: None, read }
}

async fn draft(database: &Database, by: &str) -> Option<Draft> {
    database.open().await.draft(by).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_draft_outlives_its_server_and_replaces_only_what_its_author_read() {
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        assert_eq!(draft(&database, "anna").await, None, "{name}");
        let first = ledger.save_draft("anna", &change("# one\n", None)).await.unwrap();
        ledger.close().await;
        let ledger = database.open().await;
        assert_eq!(draft(&database, "anna").await.as_ref(), Some(&first));
        assert_eq!(kind(ledger.save_draft("anna", &change("# lost\n", None)).await), ErrorKind::Stale);
        let second = ledger.save_draft("anna", &change("# two\n", Some(first.revision))).await.unwrap();
        assert_eq!(kind(ledger.save_draft("anna", &change("# lost\n", Some(first.revision))).await), ErrorKind::Stale);
        assert_eq!(kind(ledger.discard_draft("anna", first.revision).await), ErrorKind::Stale);
        assert_eq!(draft(&database, "anna").await.unwrap().text, "# two\n");
        assert_eq!(draft(&database, "bo").await, None, "it is anna's alone");
        ledger.discard_draft("anna", second.revision).await.unwrap();
        assert_eq!(draft(&database, "anna").await, None);
        assert_eq!(kind(ledger.save_draft("anna", &change("# lost\n", Some(second.revision))).await), ErrorKind::Stale);
        for wrong in ["\0", &"x".repeat((1 << 20) + 1)] {
            assert_eq!(kind(ledger.save_draft("anna", &change(wrong, None)).await), ErrorKind::Invalid);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_windows_that_save_at_once_one_is_told_so() {
    for (name, database) in Database::both().await {
        let (one, other) = (database.open().await, database.open().await);
        let mut read = None;
        for _ in 0..10 {
            let save = async |ledger: &Ledger, text: &str| ledger.save_draft("anna", &change(text, read)).await;
            let (one, other) = tokio::join!(save(&one, "one"), save(&other, "other"));
            assert_ne!(one.is_ok(), other.is_ok(), "{name}: {one:?} {other:?}");
            let saved = one.or(other).unwrap();
            assert_eq!(draft(&database, "anna").await.as_ref(), Some(&saved));
            read = Some(saved.revision);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn publishing_a_draft_throws_it_away_and_leaves_one_that_was_changed_since() {
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let publish = async |text: &str, by: &str, seen| {
            let change = PolicyChange { text: text.into(), by: by.into(), why: "Because.".into(), seen };
            ledger.publish_policy(&change).await.unwrap();
        };
        let saved = ledger.save_draft("anna", &change("# one\n", None)).await.unwrap();
        ledger.save_draft("bo", &change("# one\n", None)).await.unwrap();
        publish("# one\n", "anna", None).await;
        assert_eq!((draft(&database, "anna").await, draft(&database, "bo").await.is_some()), (None, true), "{name}");
        assert_eq!(kind(ledger.save_draft("anna", &change("# old\n", Some(saved.revision))).await), ErrorKind::Stale);
        ledger.save_draft("anna", &change("# two\n", None)).await.unwrap();
        publish("# three\n", "anna", Some(1)).await;
        assert_eq!(draft(&database, "anna").await.unwrap().text, "# two\n");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn records_come_in_parts_each_with_its_outcomes() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        for number in 1..=5 {
            let asked = request(number, &format!("c-{number}"), at(NOON), &["word"], 0);
            let record = shop.decide(&ledger, &asked).await.unwrap().record;
            ledger.settle(&outcome(&record, "word", Outcome::Sent)).await.unwrap();
            ledger.settle(&outcome(&record, "word", Outcome::Delivered)).await.unwrap();
        }
        ledger.erase(&Label::new("c-4").unwrap(), "anna").await.unwrap();
        let mut page = Page { after: None, most: 2 };
        let mut seen = Vec::new();
        loop {
            let listed = ledger.records(page).await.unwrap();
            let ids: Vec<_> = listed.items.iter().map(|record| record.decision_id).collect();
            let outcomes = ledger.outcomes(page).await.unwrap();
            assert_eq!(outcomes.len(), 2 * ids.len(), "{name}");
            assert!(outcomes.iter().all(|outcome| ids.contains(&outcome.decision_id)));
            seen.extend(ids);
            page.after = listed.next;
            if page.after.is_none() {
                break;
            }
        }
        assert_eq!(seen, [5, 3, 2, 1].map(id), "{name}");
    }
}

/// This machine's clock, which is the database's, too.
fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap();
    Timestamp::from_unix_s(since.as_secs() as i64).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_in_a_while_is_counted_and_budgets_say_how_they_stand() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let wishes = [&["word", "gift"][..], &["terms"], &[]];
        for (number, wishes) in (1..).zip(wishes) {
            shop.decide(&ledger, &request(number, &format!("c-{number}"), at(NOON), wishes, 0)).await.unwrap();
        }
        let around = (now().plus_s(-3_600), now().plus_s(3_600));
        let tally = ledger.tally(around.0, around.1).await.unwrap();
        assert_eq!((tally.decisions, tally.offered, tally.withheld, tally.failed), (3, 2, 1, 0), "{name}");
        assert_eq!(ledger.tally(around.0.plus_s(-3_600), around.0).await.unwrap().decisions, 0);
        assert_eq!(ledger.count_waiting().await.unwrap(), 1);
        let budgets = ledger.budgets(&shop.policy, at(NOON)).await.unwrap();
        assert_eq!((budgets.len(), budgets[0].name.as_str(), budgets[0].max.minor.get()), (1, "gifts", MOST_SPENT));
        assert_eq!(budgets[0].spent[0].1, GIFT, "{name}: {budgets:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_declines_says_why_until_the_customer_is_erased() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        shop.decide(&ledger, &request(1, "c-1", at(NOON), &["terms"], 0)).await.unwrap();
        let waiting = ledger.waiting(Page::default()).await.unwrap().items;
        assert_eq!(ledger.waiting_under(waiting[0].id).await.unwrap().as_ref(), Some(&waiting[0]), "{name}");
        for wrong in ["", "a\0b", &"x".repeat(2_001)] {
            assert_eq!(kind(ledger.decline_because(waiting[0].id, "anna", wrong).await), ErrorKind::Invalid);
        }
        ledger.decline_because(waiting[0].id, "anna", "Not twice a year.").await.unwrap();
        for number in [waiting[0].id, waiting[0].id + 1, i64::MIN] {
            assert_eq!(ledger.waiting_under(number).await.unwrap(), None);
        }
        let customer = Label::new("c-1").unwrap();
        let answered = ledger.answered(&customer, Page::default()).await.unwrap().items;
        let said = (answered[0].who.as_str(), answered[0].why.as_deref(), answered[0].given.is_some());
        assert_eq!((answered.len(), said), (1, ("anna", Some("Not twice a year."), false)), "{name}");
        ledger.erase(&customer, "anna").await.unwrap();
        assert!(ledger.answered(&customer, Page::default()).await.unwrap().items.is_empty());
    }
}
