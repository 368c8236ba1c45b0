//! What many customers share: `courtesy decide --allocate`, and `courtesy compare` with it; and `--shard`, which shares out
//! the work.

use serde_json::{Value, json};

use crate::test_dir::{TestDir, check_in, context};

/// 24 customers, each of whom a plugin would spend 10 euros on, of a budget with 65 left; for every eighth, it matters most.
fn dir() -> TestDir {
    let dir = TestDir::new();
    let mut answer = check_in();
    answer["actions"][0]["cost"] = json!({"minor": 1_000, "currency": "EUR"});
    dir.plugin("plugins/ask/ask.wasm", "ask", &answer);
    dir.write(
        "policy.toml",
        "ref_salt = \"a salt of a test\"\n\
         [[budgets]]\nname = \"goodwill\"\nscope = \"company\"\nmax = \"70.00 EUR\"\nper = \"30 days\"\n\
         [[arbitration.levers]]\nhook = \"order_failed\"\npercent = 100\n",
    );
    write(&dir, &contexts());
    dir
}

fn contexts() -> Vec<Value> {
    let spent = json!([{"name": "goodwill", "spent": {"minor": 500, "currency": "EUR"}}]);
    (1..=24)
        .map(|number| {
            let mut context = context(number, "granted");
            context["hook"] = if number % 8 == 0 { "order_failed" } else { "review" }.into();
            context["budgets"] = spent.clone();
            context
        })
        .collect()
}

fn write(dir: &TestDir, contexts: &[Value]) {
    dir.write("customers.ndjson", contexts.iter().map(|context| format!("{context}\n")).collect::<String>());
}

const DECIDE: [&str; 6] = ["decide", "--plugins", "plugins", "--policy", "policy.toml", "customers.ndjson"];

fn decide(dir: &TestDir, more: &[&str]) -> Vec<Value> {
    let outcome = dir.courtesy(&[&DECIDE[..], more].concat());
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    outcome.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The customers who are offered something.
fn served(decisions: &[Value]) -> Vec<String> {
    let offered = decisions.iter().filter(|decision| !decision["offered"].as_array().unwrap().is_empty());
    offered.map(|decision| decision["customer_ref"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn the_highest_ranks_get_what_there_is_and_nothing_is_overspent() {
    let dir = dir();
    assert_eq!(served(&decide(&dir, &[])).len(), 24, "each alone would get it");
    let outcome = dir.courtesy(&[&DECIDE[..], &["--allocate", "--summary-only"]].concat());
    assert!(outcome.err.contains("less was left for 18 customers of a budget"), "{}", outcome.err);
    let decisions = decide(&dir, &["--allocate"]);
    let served = served(&decisions);
    assert_eq!(served.len(), 6, "5 euros are spent already, and 60 of the other 65");
    for important in ["c-8", "c-16", "c-24"] {
        assert!(served.iter().any(|customer| customer == important), "{served:?}");
    }
    let loser = decisions.iter().find(|decision| decision["offered"] == json!([])).unwrap();
    assert_eq!(loser["withheld"][0]["disposition"], "over_budget");
}

#[test]
fn who_gets_it_depends_neither_on_the_order_of_customers_nor_on_threads() {
    let dir = dir();
    let mut expected = decide(&dir, &["--allocate", "--threads", "1"]);
    let mut turned = contexts();
    turned.rotate_left(11);
    turned.reverse();
    write(&dir, &turned);
    let mut other = decide(&dir, &["--allocate", "--threads", "3"]);
    for decisions in [&mut expected, &mut other] {
        decisions.sort_by_key(|decision| decision["decision_id"].as_str().unwrap().to_owned());
    }
    assert_eq!(expected, other);
}

#[test]
fn a_record_of_an_allocated_decision_is_replayed_without_the_other_customers() {
    let dir = dir();
    dir.courtesy(&[&DECIDE[..], &["--allocate", "--summary-only", "--records", "records.ndjson"]].concat());
    let replayed = dir.courtesy(&["replay", "--plugins", "plugins", "--policy", "policy.toml", "records.ndjson"]);
    assert_eq!(replayed.code, 0, "{}{}", replayed.out, replayed.err);
}

#[test]
fn what_cannot_be_read_again_is_not_shared_out() {
    let dir = dir();
    let stdin = dir.courtesy(&["decide", "--plugins", "plugins", "--allocate"]);
    assert!(stdin.code == 2 && stdin.err.contains("name a file as INPUT"), "{}", stdin.err);
}

#[test]
fn customers_after_an_unreadable_line_take_nothing_from_those_before_it() {
    let dir = dir();
    let mut text = dir.read("customers.ndjson");
    let at = text.match_indices('\n').nth(6).unwrap().0 + 1;
    text.insert_str(at, "{broken\n");
    dir.write("customers.ndjson", text);
    let stopped = dir.courtesy(&[&DECIDE[..], &["--allocate"]].concat());
    let decisions: Vec<Value> = stopped.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((stopped.code, decisions.len(), served(&decisions).len()), (1, 7, 6));
    let skipped = dir.courtesy(&[&DECIDE[..], &["--allocate", "--on-error", "skip"]].concat());
    let decisions: Vec<Value> = skipped.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((skipped.code, decisions.len(), served(&decisions).len()), (1, 24, 6));
}

#[test]
fn first_come_first_served_is_compared_with_ranks() {
    let dir = dir();
    let sides = ["--a-sharing", "first-come", "--b-sharing", "by-rank"];
    let policy = ["compare", "--plugins", "plugins", "--policy", "policy.toml", "customers.ndjson"];
    let outcome = dir.courtesy(&[&policy[..], &sides, &["--format", "ndjson"]].concat());
    assert_eq!(outcome.code, 0, "{}", outcome.err);
    let lines: Vec<Value> = outcome.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let changed = |customer: &str| lines.iter().any(|line| line["customer_ref"] == customer);
    assert!(changed("c-16") && changed("c-24"), "they came too late: {}", outcome.out);
    let same = dir.courtesy(&policy);
    assert!(same.code == 2 && same.err.contains("another --b-sharing"), "{}", same.err);
}

#[test]
fn shards_together_are_one_run_however_many_there_are() {
    let dir = dir();
    let whole = dir.courtesy(&DECIDE);
    for of in [1, 3, 40] {
        let shards = (1..=of).map(|number| {
            let shard = dir.courtesy(&[&DECIDE[..], &["--shard", &format!("{number}/{of}")]].concat());
            assert_eq!(shard.code, 0, "{}", shard.err);
            shard.out
        });
        assert_eq!(shards.collect::<String>(), whole.out);
    }
}

#[test]
fn a_shard_of_what_cannot_be_cut_is_refused() {
    let dir = dir();
    dir.write("array.json", serde_json::to_vec(&contexts()).unwrap());
    dir.write("packed.zst", zstd::encode_all(dir.read("customers.ndjson").as_bytes(), 3).unwrap());
    for (input, says) in [("array.json", "jq -c"), ("packed.zst", "not compressed"), ("-", "name a file")] {
        let outcome = dir.courtesy(&["decide", "--plugins", "plugins", input, "--shard", "1/2"]);
        assert!(outcome.code == 2 && outcome.out.is_empty() && outcome.err.contains(says), "{}", outcome.err);
    }
    let wrong = dir.courtesy(&["decide", "--plugins", "plugins", "customers.ndjson", "--shard", "3/2"]);
    assert!(wrong.code == 2 && wrong.err.contains("3/16"), "{}", wrong.err);
}
