//! Each call, on both databases.

use courtesy_host::contract::{Approval, Label, Money, Outcome, OutcomeRecord, Record, Slug};
use courtesy_ledger::{Agreement, Deed, ErrorKind, Ledger, Page, PolicyChange, Role, Settings};

use crate::databases::{Database, path};
use crate::shop::*;

async fn decided(shop: &Shop, ledger: &Ledger, number: u128, customer: &str, wishes: &[&str]) -> Record {
    shop.decide(ledger, &request(number, customer, at(NOON), wishes, 3)).await.unwrap().record
}

fn kind<T>(result: Result<T, courtesy_ledger::Error>) -> ErrorKind {
    result.err().expect("it fails").kind()
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_a_customer_of_the_shop_wishes_is_offered_if_there_is_room() {
    let (shop, database) = (Shop::new(), Database::sqlite());
    let ledger = database.open().await;
    for (number, wish) in WISHES.into_iter().enumerate() {
        let record = decided(&shop, &ledger, number as u128, &format!("c-{number}"), &[wish]).await;
        let needs_approval = wish == "terms";
        assert_eq!(offered(&record).len(), usize::from(!needs_approval), "{wish}: {:#?}", record.decision);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_request_gets_the_same_bytes_and_another_one_under_its_id_is_refused() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let asked = request(1, "c-1", at(NOON), &["word"], 0);
        let first = shop.decide(&ledger, &asked).await.unwrap();
        assert_eq!((offered(&first.record), first.repeated), (vec!["word"], false), "{name}");
        let again = shop.decide(&database.open().await, &asked).await.unwrap();
        assert!(again.repeated && again.decision_json == first.decision_json && again.record == first.record);
        assert_eq!(serde_json::to_vec(&first.record.decision).unwrap(), first.decision_json);
        assert_eq!(ledger.record(&id(1)).await.unwrap().unwrap(), first.record);
        assert_eq!(ledger.record(&id(2)).await.unwrap(), None);
        let other = request(1, "c-1", at(NOON), &["word", "gift"], 0);
        assert_eq!(kind(shop.decide(&ledger, &other).await), ErrorKind::Conflict);
        assert_eq!(ledger.decisions_of(&Label::new("c-1").unwrap(), Page::default()).await.unwrap().items.len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_offered_counts_for_the_next_decision_until_it_is_released() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let first = decided(&shop, &ledger, 1, "c-1", &["word"]).await;
        decided(&shop, &ledger, 2, "c-1", &["word"]).await;
        let third = decided(&shop, &ledger, 3, "c-1", &["word"]).await;
        assert_eq!((offered(&third).len(), third.context.as_ref().unwrap().history.len()), (0, 2), "{name}");
        assert!(shop.replays(&third), "without the ledger");
        assert_eq!(offered(&decided(&shop, &ledger, 4, "c-2", &["word"]).await), ["word"], "another customer");
        ledger.settle(&outcome(&first, "word", Outcome::Failed)).await.unwrap();
        assert_eq!(offered(&decided(&shop, &ledger, 5, "c-1", &["word"]).await), ["word"]);
        assert!(offered(&decided(&shop, &ledger, 6, "c-1", &["word"]).await).is_empty());
        // It was delivered after all.
        ledger.settle(&outcome(&first, "word", Outcome::Delivered)).await.unwrap();
        let all = decided(&shop, &ledger, 7, "c-1", &["word"]).await.context.unwrap().history;
        assert_eq!(all.iter().filter(|item| item.outcome == Some(Outcome::Delivered)).count(), 1);
        assert_eq!(all.iter().filter(|item| item.was_done()).count(), 3);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_settles_lapses_by_the_databases_clock_whatever_the_crms_says() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let hasty = database.open_with(Settings { reserve_s: 0, ..Settings::default() }).await;
        let first = decided(&shop, &hasty, 1, "c-1", &["word", "gift"]).await;
        assert_eq!(offered(&first).len(), 2, "{name}");
        let next = decided(&shop, &hasty, 2, "c-1", &["word"]).await.context.unwrap();
        assert!(next.history.is_empty(), "it has lapsed at once");
        assert_eq!(next.budgets[0].spent.minor.get(), 0, "and so has what it cost");
        hasty.settle(&outcome(&first, "gift", Outcome::Accepted)).await.unwrap();
        let next = decided(&shop, &hasty, 3, "c-1", &["word"]).await.context.unwrap();
        assert_eq!((next.history.len(), next.budgets[0].spent.minor.get()), (1, GIFT), "a late confirmation counts");
        hasty.settle(&outcome(&first, "word", Outcome::Sent)).await.unwrap();
        assert_eq!(decided(&shop, &hasty, 4, "c-1", &[]).await.context.unwrap().history.len(), 2, "sent is not lapsed");
        // A CRM whose clock is an hour or decades behind reserves as long as any other.
        let patient = database.open_with(Settings { reserve_s: 1_800, ..Settings::default() }).await;
        for (number, clock) in [(10, "2026-03-28T11:00:00Z"), (20, "1998-03-28T12:00:00Z")] {
            let customer = format!("c-{number}");
            shop.decide(&patient, &request(number, &customer, at(clock), &["word"], 0)).await.unwrap();
            let next = shop.decide(&patient, &request(number + 1, &customer, at(clock), &["word"], 0)).await.unwrap();
            assert_eq!(next.record.context.unwrap().history.len(), 1, "{clock}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_crm_tells_too_counts_once() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let first = decided(&shop, &ledger, 1, "c-1", &["word"]).await;
        let mut asked = request(2, "c-1", at(NOON).plus_hours(4), &["word"], 0);
        let mut told = first.decision.as_ref().unwrap().offered[0].action.clone();
        told.group = None;
        let item = courtesy_host::contract::HistoryItem::new(told.key, told.step.kind().into(), at(NOON).plus_hours(2));
        asked.history.push(item);
        let second = shop.decide(&ledger, &asked).await.unwrap().record;
        let history = second.context.as_ref().unwrap().history.clone();
        assert_eq!((history.len(), offered(&second)), (1, vec!["word"]), "{name}");
        assert_eq!((history[0].at, history[0].plugin.as_ref().unwrap().as_str()), (at(NOON).plus_hours(2), "asking"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_budget_is_spent_once_on_all_customers_and_in_its_own_month() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let mut gifts = 0;
        let mut last = None;
        for number in 0..8 {
            let record = decided(&shop, &ledger, number, &format!("c-{number}"), &["gift"]).await;
            gifts += offered(&record).len() as u64;
            last = Some(record);
        }
        assert_eq!(gifts, MOST_SPENT / GIFT, "{name}");
        assert_eq!(withheld(last.as_ref().unwrap()), [("gift", "budget")]);
        let first = ledger.record(&id(0)).await.unwrap().unwrap();
        let cost = |minor| OutcomeRecord {
            cost: Some(Money::new(minor, "EUR").unwrap()),
            ..outcome(&first, "gift", Outcome::Accepted)
        };
        ledger.settle(&cost(100)).await.unwrap();
        let spent = decided(&shop, &ledger, 20, "c-20", &[]).await.context.unwrap().budgets[0].spent.minor.get();
        assert_eq!(spent, MOST_SPENT - GIFT + 100, "it cost less in the end");
        // Midnight in Amsterdam comes two hours before that in UTC.
        let april = request(30, "c-30", at("2026-03-31T22:00:00Z"), &["gift"], 0);
        let april = shop.decide(&ledger, &april).await.unwrap().record.context.unwrap();
        assert_eq!(april.budgets[0].spent.minor.get(), 0);
        // The CRM may know of more.
        let mut told = request(31, "c-31", at("2026-03-31T22:00:00Z"), &["gift"], 0);
        told.budgets = serde_json::from_str(r#"[{"name":"gifts","spent":{"minor":2999,"currency":"EUR"}}]"#).unwrap();
        assert_eq!(withheld(&shop.decide(&ledger, &told).await.unwrap().record), [("gift", "budget")]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slot_is_promised_once_whoever_takes_it() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let call = decided(&shop, &ledger, 1, "c-1", &["call"]).await;
        let delivery = decided(&shop, &ledger, 2, "c-2", &["delivery"]).await;
        let slot = |record: &Record| {
            serde_json::to_value(&record.decision.as_ref().unwrap().offered[0].action).unwrap()["step"]["slot"].clone()
        };
        assert_ne!(slot(&call), slot(&delivery), "{name}");
        assert_eq!(delivery.context.as_ref().unwrap().capacity.queues[0].next_slots.len(), 2);
        // Both want the only slot that is left, in one decision.
        let both = decided(&shop, &ledger, 3, "c-3", &["call", "delivery"]).await;
        assert!(offered(&both).len() <= 1, "{:?}", offered(&both));
        ledger.settle(&outcome(&call, "call", Outcome::Cancelled)).await.unwrap();
        let again = decided(&shop, &ledger, 4, "c-4", &["call"]).await;
        assert_eq!(slot(&again), slot(&call));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_approval_is_asked_for_given_by_who_may_and_used_once() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        decided(&shop, &ledger, 1, "c-1", &["terms"]).await;
        decided(&shop, &ledger, 2, "c-1", &["terms"]).await;
        let waiting = ledger.waiting(Page::default()).await.unwrap().items;
        assert_eq!(waiting.len(), 1, "{name}: the later one asks for both");
        assert_eq!(
            (waiting[0].decision_id, waiting[0].key.as_str(), waiting[0].needs),
            (id(2), "terms", Approval::Human)
        );
        let agreement = |role| Agreement { who: "anna".to_owned(), role, until_at: None, amount: None };
        let number = waiting[0].id;
        assert_eq!(kind(ledger.agree(number, &agreement(Approval::None)).await), ErrorKind::Refused);
        assert_eq!(kind(ledger.agree(number + 1, &agreement(Approval::Human)).await), ErrorKind::Unknown);
        ledger.agree(number, &agreement(Approval::Human)).await.unwrap();
        assert_eq!(kind(ledger.agree(number, &agreement(Approval::Human)).await), ErrorKind::Stale);
        assert_eq!(kind(ledger.decline(number, "anna").await), ErrorKind::Stale);
        let third = decided(&shop, &ledger, 3, "c-1", &["terms"]).await;
        assert_eq!(offered(&third), ["terms"]);
        assert_eq!(third.decision.as_ref().unwrap().offered[0].approved_by, Some(Approval::Human));
        assert!(offered(&decided(&shop, &ledger, 4, "c-1", &["terms"]).await).is_empty());
        ledger.settle(&outcome(&third, "terms", Outcome::Failed)).await.unwrap();
        assert_eq!(
            offered(&decided(&shop, &ledger, 5, "c-1", &["terms"]).await),
            ["terms"],
            "it wasn't used after all"
        );
        let again = ledger.waiting(Page::default()).await.unwrap().items;
        ledger.decline(again[0].id, "anna").await.unwrap();
        assert!(ledger.waiting(Page::default()).await.unwrap().items.is_empty());
        assert!(offered(&decided(&shop, &ledger, 6, "c-2", &["terms"]).await).is_empty(), "another customer");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_outcome_is_about_something_that_was_offered_and_counts_once() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let record = decided(&shop, &ledger, 1, "c-1", &["gift"]).await;
        let known = outcome(&record, "gift", Outcome::Failed);
        let elsewhere = OutcomeRecord { decision_id: id(9), ..known.clone() };
        assert_eq!(kind(ledger.settle(&elsewhere).await), ErrorKind::Unknown, "{name}");
        let another = OutcomeRecord { action: Some(Slug::new("another").unwrap()), ..known.clone() };
        assert_eq!(kind(ledger.settle(&another).await), ErrorKind::Unknown);
        ledger.settle(&OutcomeRecord { outcome: Outcome::GoalMet, ..another }).await.unwrap();
        ledger
            .settle(&OutcomeRecord { outcome: Outcome::GoalMet, plugin: None, action: None, ..known.clone() })
            .await
            .unwrap();
        for _ in 0..3 {
            ledger.settle(&known).await.unwrap();
        }
        let spent = decided(&shop, &ledger, 2, "c-2", &[]).await.context.unwrap().budgets[0].spent.minor.get();
        assert_eq!(spent, 0, "it was given back once");
        let mut refused = 0;
        for second in 0..250 {
            let many = OutcomeRecord { at: at(NOON).plus_s(second), outcome: Outcome::GoalMet, ..known.clone() };
            refused += usize::from(ledger.settle(&many).await.is_err_and(|error| error.kind() == ErrorKind::TooMany));
        }
        assert_eq!(refused, 53, "250 and three are more than 200");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn erasing_a_customer_reaches_everything_and_leaves_sums_and_digests() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let customer = "anna-0a1b2c3d";
        let record = decided(&shop, &ledger, 1, customer, &["word", "gift", "call"]).await;
        decided(&shop, &ledger, 2, customer, &["terms"]).await;
        ledger.settle(&outcome(&record, "gift", Outcome::Accepted)).await.unwrap();
        let looked = Deed {
            by: "desk".into(),
            did: "read".into(),
            about: "decisions".into(),
            customer: Some(Label::new(customer).unwrap()),
        };
        ledger.note(&looked).await.unwrap();
        let contains = async || {
            let mut lines = Vec::new();
            ledger.export(&mut lines).await.unwrap();
            String::from_utf8(lines).unwrap().contains(customer)
        };
        assert!(contains().await, "{name}");
        let erased = ledger.erase(&Label::new(customer).unwrap(), "operator").await.unwrap();
        assert_eq!((erased.decisions, erased.actions), (2, 3));
        assert!(!contains().await, "{name}");
        if name == "SQLite" {
            for file in std::fs::read_dir(path(&database).parent().unwrap()).unwrap() {
                let bytes = std::fs::read(file.unwrap().path()).unwrap();
                assert!(!bytes.windows(customer.len()).any(|window| window == customer.as_bytes()));
            }
        }
        let left = ledger.record(&id(1)).await.unwrap().unwrap();
        assert_eq!((left.context, left.decision, left.decision_digest), (None, None, record.decision_digest));
        assert_eq!(ledger.audit(Page::default()).await.unwrap().items[0].deed.did, "erased");
        assert_eq!(
            kind(shop.decide(&ledger, &request(1, customer, at(NOON), &["word", "gift", "call"], 3)).await),
            ErrorKind::Gone
        );
        assert_eq!(kind(ledger.settle(&outcome(&record, "gift", Outcome::Failed)).await), ErrorKind::Gone);
        let next = decided(&shop, &ledger, 3, "c-2", &["call"]).await.context.unwrap();
        assert_eq!((next.budgets[0].spent.minor.get(), next.capacity.queues[0].next_slots.len()), (GIFT, 2));
        assert!(ledger.check().await.unwrap().problems.is_empty());
        assert_eq!(ledger.recent_records(10).await.unwrap().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_found_by_its_secret_until_it_is_revoked() {
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let new = ledger.add_key("crm", Role::Decide).await.unwrap();
        assert!(new.secret.starts_with("courtesy_") && new.secret.len() == 73, "{name}");
        assert!(!format!("{new:?}").contains(&new.secret));
        assert_eq!(ledger.find_key(&new.secret).await.unwrap(), Some(new.key.clone()));
        for guess in ["", "courtesy_", &new.secret[..72], &new.secret.to_uppercase()] {
            assert_eq!(ledger.find_key(guess).await.unwrap(), None);
        }
        assert_eq!(kind(ledger.add_key("crm", Role::Read).await), ErrorKind::Stale);
        assert_eq!(kind(ledger.add_key("c\nrm", Role::Read).await), ErrorKind::Invalid);
        assert_eq!(kind(ledger.revoke_key("shop").await), ErrorKind::Unknown);
        ledger.revoke_key("crm").await.unwrap();
        assert_eq!(ledger.find_key(&new.secret).await.unwrap(), None);
        assert!(ledger.keys().await.unwrap()[0].revoked_at.is_some());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_policy_replaces_the_version_that_its_editor_saw() {
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let change =
            |text: &str, seen| PolicyChange { text: text.into(), by: "anna".into(), why: "Because.".into(), seen };
        assert_eq!(ledger.policy().await.unwrap(), None, "{name}");
        assert_eq!(kind(ledger.publish_policy(&change("a", Some(1))).await), ErrorKind::Stale);
        assert_eq!(ledger.publish_policy(&change("a", None)).await.unwrap().number, 1);
        assert_eq!(kind(ledger.publish_policy(&change("b", None)).await), ErrorKind::Stale);
        assert_eq!(ledger.publish_policy(&change("b", Some(1))).await.unwrap().number, 2);
        assert_eq!(kind(ledger.publish_policy(&change("c", Some(1))).await), ErrorKind::Stale);
        let unexplained = PolicyChange { why: String::new(), ..change("c", Some(2)) };
        assert_eq!(kind(ledger.publish_policy(&unexplained).await), ErrorKind::Invalid);
        assert_eq!(kind(ledger.publish_policy(&change("c\0", Some(2))).await), ErrorKind::Invalid);
        assert_eq!(ledger.policy().await.unwrap().unwrap().text, "b");
        let page = ledger.policy_versions(Page { after: None, most: 1 }).await.unwrap();
        let next = ledger.policy_versions(Page { after: page.next, most: 1 }).await.unwrap();
        assert_eq!((page.items[0].number, next.items[0].number, next.next), (2, 1, None));
        assert_eq!(ledger.policy_version(1).await.unwrap().unwrap().text, "a");
        assert_eq!(ledger.policy_version(3).await.unwrap(), None);
        ledger.publish_policy(&change("", Some(2))).await.unwrap();
        assert_eq!(ledger.policy().await.unwrap().unwrap().text, "", "the default policy");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_typed_in_is_stored_and_never_run() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let hostile = "'; DROP TABLE entries; --";
        decided(&shop, &ledger, 1, hostile, &["word"]).await;
        assert_eq!(
            ledger.decisions_of(&Label::new(hostile).unwrap(), Page::default()).await.unwrap().items.len(),
            1,
            "{name}"
        );
        ledger.add_key(hostile, Role::Read).await.unwrap();
        ledger
            .note(&Deed { by: hostile.into(), did: hostile.into(), about: hostile.into(), customer: None })
            .await
            .unwrap();
        assert_eq!(ledger.keys().await.unwrap()[0].name, hostile);
        assert_eq!(ledger.erase(&Label::new(hostile).unwrap(), hostile).await.unwrap().actions, 1);
        ledger.ping().await.unwrap();
        let nul = shop.decide(&ledger, &request(2, "a\u{0}b", at(NOON), &["word"], 0)).await;
        assert_eq!(kind(nul), ErrorKind::Invalid);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_a_thousand_actions_of_one_customer_are_refused() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        let mut refused = None;
        for number in 0..1_100 {
            let asked = request(number, "c-1", at(NOON).plus_days(4 * number as i64), &["word"], 0);
            match shop.decide(&ledger, &asked).await {
                Ok(decided) => assert_eq!(offered(&decided.record), ["word"]),
                Err(error) => {
                    refused = Some((number, error.kind()));
                    break;
                }
            }
        }
        assert_eq!(refused, Some((1_001, ErrorKind::TooMany)), "{name}");
    }
}
