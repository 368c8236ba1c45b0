//! Export, import, pruning, and schemas of earlier releases.

use std::io::BufReader;

use courtesy_host::contract::{Label, Outcome, OutcomeRecord};
use courtesy_ledger::{Deed, DraftChange, Error, ErrorKind, Ledger, NewSession, Page, PolicyChange, Role};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};

use crate::databases::Database;
use crate::shop::*;

/// A ledger with something in each table.
async fn full(shop: &Shop, ledger: &Ledger) {
    for (number, wishes) in [["word", "gift"], ["call", "terms"], ["gift", "delivery"]].iter().enumerate() {
        let asked = request(number as u128, &format!("c-{number}"), at(NOON), wishes, 5);
        let record = shop.decide(ledger, &asked).await.unwrap().record;
        let decision = record.decision.unwrap();
        let outcome = OutcomeRecord {
            contract: Default::default(),
            decision_id: record.decision_id,
            plugin: Some(decision.offered[0].plugin.clone()),
            action: Some(decision.offered[0].action.id.clone()),
            at: at(NOON),
            outcome: Outcome::Sent,
            cost: None,
        };
        ledger.settle(&outcome).await.unwrap();
    }
    ledger.erase(&Label::new("c-0").unwrap(), "operator").await.unwrap();
    ledger.add_key("crm", Role::Decide).await.unwrap();
    let change = PolicyChange { text: "a = 1".into(), by: "anna".into(), why: "Because.".into(), seen: None };
    ledger.publish_policy(&change).await.unwrap();
    ledger.save_draft("anna", &DraftChange { text: "é\n\"'".into(), seen: Some(1), read: None }).await.unwrap();
    let session = NewSession { token: [7; 32], key: "crm".into(), role: Role::Decide, lasts_s: 3_600 };
    ledger.start_session(&session).await.unwrap();
    let customer = Some(Label::new("c-1").unwrap());
    ledger.note(&Deed { by: "crm".into(), did: "read".into(), about: "records".into(), customer }).await.unwrap();
}

async fn exported(ledger: &Ledger) -> String {
    let mut lines = Vec::new();
    let rows = ledger.export(&mut lines).await.unwrap();
    let text = String::from_utf8(lines).unwrap();
    assert_eq!(text.lines().count() as u64, rows + 2);
    text
}

async fn import(ledger: &Ledger, lines: &str) -> Result<u64, Error> {
    ledger.import(&mut BufReader::new(lines.as_bytes())).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_exported_from_one_database_is_the_same_in_another() {
    let shop = Shop::new();
    for (from, into) in Database::both().await.into_iter().zip(Database::both().await.into_iter().rev()) {
        let ((from_name, from), (into_name, into)) = (from, into);
        assert_ne!(from_name, into_name);
        let ledger = from.open().await;
        full(&shop, &ledger).await;
        let lines = exported(&ledger).await;
        for table in [
            "customers",
            "decisions",
            "entries",
            "spends",
            "spent",
            "slots",
            "approvals",
            "outcomes",
            "keys",
            "policies",
            "drafts",
            "audit",
            "budgets",
        ] {
            assert!(lines.contains(&format!("\"table\":\"{table}\"")), "nothing in {table}");
        }
        assert!(ledger.session(&[7; 32]).await.unwrap().is_some());
        let copy = into.open().await;
        import(&copy, &lines).await.unwrap();
        assert_eq!(copy.session(&[7; 32]).await.unwrap(), None, "nobody is signed in to a copy");
        assert_eq!(exported(&copy).await, lines, "{from_name} to {into_name}");
        assert!(copy.check().await.unwrap().problems.is_empty());
        let asked = request(1, "c-1", at(NOON), &["call", "terms"], 5);
        assert!(shop.decide(&copy, &asked).await.unwrap().repeated, "the copy keeps its word");
        shop.decide(&copy, &request(9, "c-9", at(NOON), &["word", "terms"], 5)).await.unwrap();
        assert_eq!(import(&copy, &lines).await.unwrap_err().kind(), ErrorKind::Stale, "it isn't empty");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_that_was_altered_is_refused_with_its_line_and_nothing_of_it_is_kept() {
    let shop = Shop::new();
    let database = Database::sqlite();
    let source = database.open().await;
    full(&shop, &source).await;
    let lines = exported(&source).await;
    let (head, rest) = lines.split_once('\n').unwrap();
    let truncated = &lines[..lines.len() / 2];
    let altered = [
        String::new(),
        "{}\n".to_owned(),
        "\u{0}\n".to_owned(),
        truncated.to_owned(),
        truncated[..truncated.rfind('\n').unwrap() + 1].to_owned(),
        rest.to_owned(),
        format!("{head}\n{head}\n{rest}"),
        lines.replace("\"table\":\"slots\"", "\"table\":\"slot\""),
        lines.replace("\"table\":\"slots\",", "\"table\":\"slots\",\"more\":1,"),
        lines.replace("\"state\":\"reserved\"", "\"state\":\"free\""),
        lines.replace("\"currency\":\"EUR\"", "\"currency\":\"EURO\""),
        lines.replace("\"role\":\"decide\"", "\"role\":\"root\""),
        lines.replacen("\"hash\":\"", "\"hash\":\"zz", 1),
        lines.replacen("\"quarter\":", "\"quarter\":9e99, \"x\":", 1),
        lines.replacen("\"engine\"", "\"motor\"", 1),
        lines.replacen("\"ref\":\"c-1\"", "\"ref\":\"\\u0000\"", 1),
        {
            let twice = rest.split_once('\n').unwrap().0;
            format!("{head}\n{twice}\n{rest}")
        },
    ];
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        for (number, lines) in altered.iter().enumerate() {
            let error = import(&ledger, lines).await.expect_err(&format!("{name}: number {number} was imported"));
            assert!([ErrorKind::Invalid, ErrorKind::Newer].contains(&error.kind()), "{number}: {error}");
            assert!(error.to_string().contains("line ") && !error.to_string().contains("c-1"), "{number}: {error}");
            assert_eq!(exported(&ledger).await.lines().count(), 2, "{name}: {number} left something");
        }
        let newer = lines.replacen(":3}", ":99}", 1);
        assert_eq!(import(&ledger, &newer).await.unwrap_err().kind(), ErrorKind::Newer);
        import(&ledger, &lines).await.unwrap();
    }
}

/// Runs SQL beside the ledger.
async fn aside(database: &Database, sql: &str) {
    let sql = AssertSqlSafe(sql.to_owned());
    if database.url.starts_with("sqlite") {
        SqliteConnection::connect(&database.url).await.unwrap().execute(sql).await.unwrap();
    } else {
        PgConnection::connect(&database.url).await.unwrap().execute(sql).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pruning_removes_old_records_and_keeps_what_still_counts() {
    let shop = Shop::new();
    for (name, database) in Database::both().await {
        let ledger = database.open().await;
        for number in 0..3 {
            let asked = request(number, &format!("c-{number}"), at(NOON), &["word", "gift"], 0);
            shop.decide(&ledger, &asked).await.unwrap();
        }
        let days_ago = |days: i64, number: u32| {
            format!("UPDATE decisions SET made_at = made_at - {} WHERE number = {number}", days * 86_400)
        };
        aside(&database, &days_ago(100, 1)).await;
        aside(&database, &days_ago(500, 2)).await;
        assert_eq!(ledger.prune(0).await.unwrap_err().kind(), ErrorKind::Invalid);
        let pruned = ledger.prune(90).await.unwrap();
        assert_eq!((pruned.records, pruned.decisions, pruned.actions), (2, 1, 2), "{name}");
        let known = async |number: u128, customer: &str| {
            shop.decide(&ledger, &request(number, customer, at(NOON), &[], 0))
                .await
                .unwrap()
                .record
                .context
                .unwrap()
                .history
                .len()
        };
        assert_eq!((known(10, "c-0").await, known(11, "c-1").await, known(12, "c-2").await), (2, 0, 2));
        let repeated = shop.decide(&ledger, &request(0, "c-0", at(NOON), &["word", "gift"], 0)).await;
        assert_eq!(repeated.err().unwrap().kind(), ErrorKind::Gone);
        assert!(ledger.record(&id(0)).await.unwrap().is_none());
        assert!(ledger.check().await.unwrap().problems.is_empty());
        assert_eq!(ledger.prune(90).await.unwrap(), Default::default());
    }
}

/// Every released schema, with rows as that release wrote them. A file here is never changed; a new schema adds another.
const RELEASED: [&str; 3] = [include_str!("schema-1.sql"), include_str!("schema-2.sql"), include_str!("schema-3.sql")];

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_of_every_released_schema_is_opened_and_keeps_its_word() {
    let shop = Shop::new();
    for (number, sql) in RELEASED.iter().enumerate() {
        let database = Database::sqlite();
        made_by(sql, &database).await.close().await.unwrap();
        let ledger = database.open().await;
        assert!(ledger.check().await.unwrap().problems.is_empty(), "schema {}", number + 1);
        let context =
            shop.decide(&ledger, &request(100, "c-1", at(NOON), &["word"], 5)).await.unwrap().record.context.unwrap();
        assert_eq!((context.history.len(), context.budgets[0].spent.minor.get()), (1, 2 * GIFT));
        assert_eq!(context.capacity.queues[0].next_slots.len(), 3);
        assert_eq!(ledger.waiting(Page::default()).await.unwrap().items.len(), 1);
        assert_eq!(ledger.policy().await.unwrap().unwrap().text, "a = 1");
        let draft = ledger.draft("anna").await.unwrap().unwrap();
        assert_eq!((draft.text.as_str(), draft.seen), ("é\n\"'", Some(1)));
        let change = DraftChange { text: "b".into(), seen: Some(1), read: Some(draft.revision) };
        assert_eq!(ledger.save_draft("anna", &change).await.unwrap().text, "b");
    }
}

/// Before a release with a new schema, `COURTESY_TEST_DUMP=FILE` keeps the full ledger for the next `schema-N.sql`.
#[tokio::test(flavor = "multi_thread")]
async fn a_released_schema_is_what_this_release_writes_until_the_next() {
    let database = Database::sqlite();
    let ledger = database.open().await;
    full(&Shop::new(), &ledger).await;
    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    if let Ok(file) = std::env::var("COURTESY_TEST_DUMP") {
        sqlx::query("VACUUM INTO ?").bind(file).execute(&mut connection).await.unwrap();
    }
    let now = schema(&mut connection).await;
    let released = Database::sqlite();
    let mut connection = made_by(RELEASED[RELEASED.len() - 1], &released).await;
    assert_eq!(schema(&mut connection).await, now);
}

async fn made_by(sql: &'static str, database: &Database) -> SqliteConnection {
    let url = format!("{}?mode=rwc", database.url);
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    connection.execute(sqlx::raw_sql(sql)).await.unwrap();
    connection
}

async fn schema(connection: &mut SqliteConnection) -> Vec<String> {
    let sql = "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name";
    sqlx::query_scalar(sql).fetch_all(connection).await.unwrap()
}
