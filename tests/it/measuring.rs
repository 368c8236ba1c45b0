//! sdk-docs/measuring.md is correct: its policy and outcome records are valid, and its figures about the real customers
//! match an independent implementation of Wilson's and Newcombe's formulas.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use courtesy_contract::{Timestamp, Uuid};
use courtesy_host::{Host, read};
use courtesy_tests::{cdnow, population};
use serde_json::Value;

/// The 0.975 quantile of the normal distribution.
const Z: f64 = 1.959_963_984_540_054;

fn page() -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "..", "sdk-docs", "measuring.md"].iter().collect();
    std::fs::read_to_string(path).unwrap()
}

/// The page's text on one line, so that line breaks don't hide a sentence.
fn sentences() -> String {
    page().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A CDNOW customer at the end of 1997, and whether they bought again within half a year.
struct Customer {
    /// Days since the last order.
    silence: u32,
    /// Usual days between orders, if they ordered on three days or more.
    rhythm: Option<u32>,
    /// Whether check-in proposes an action for them, permitted or not.
    asked: bool,
    came_back: bool,
}

impl Customer {
    /// Whether the silence lasts at least `from` times the rhythm and less than `to` times.
    fn is_silent(&self, from: u32, to: u32) -> bool {
        self.rhythm.is_some_and(|rhythm| (from * rhythm..to.saturating_mul(rhythm)).contains(&self.silence))
    }
}

fn customers() -> Vec<Customer> {
    let sample = population::read(&cdnow::sample_path()).unwrap();
    let purchases = cdnow::purchases(std::str::from_utf8(&sample).unwrap()).unwrap();
    let as_of = Timestamp::parse("1998-01-01T00:00:00Z").unwrap();
    let back = cdnow::outcomes(&purchases, as_of).unwrap();
    let back: BTreeSet<Uuid> = back.into_iter().map(|record| record.decision_id).collect();
    let plugin = Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/check-in/check-in.wasm");
    let host = Host::builder().plugins(plugin).unwrap().build().unwrap();
    let contexts = cdnow::contexts(&purchases, as_of).unwrap();
    let customer = |context| {
        let decision = host.decide_blocking(context);
        assert!(decision.failures.is_empty(), "{:?}", decision.failures);
        let view: Value = serde_json::from_slice(&host.view("check-in", context).unwrap()).unwrap();
        let days = |name: &str| view["derived"][name].as_u64().map(|days| u32::try_from(days).unwrap());
        Customer {
            silence: days("days_since_last_order").unwrap(),
            rhythm: days("usual_days_between_orders"),
            asked: !decision.offered.is_empty() || !decision.withheld.is_empty(),
            came_back: back.contains(&decision.decision_id),
        }
    };
    contexts.iter().map(customer).collect()
}

/// How many customers there are in a group, and how many of them came back.
#[derive(Clone, Copy)]
struct Part {
    back: usize,
    of: usize,
}

impl Part {
    fn of(customers: &[Customer], belongs: impl Fn(&Customer) -> bool) -> Self {
        let group: Vec<&Customer> = customers.iter().filter(|customer| belongs(customer)).collect();
        Self { back: group.iter().filter(|customer| customer.came_back).count(), of: group.len() }
    }

    /// The share, and its Wilson interval, by the textbook formula.
    fn share(self) -> [f64; 3] {
        let (n, p) = (self.of as f64, self.back as f64 / self.of as f64);
        let half = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        let bound = |half: f64| (p + Z * Z / (2.0 * n) + half) / (1.0 + Z * Z / n);
        [p, bound(-half), bound(half)]
    }

    /// The difference from another share, with its interval by Newcombe's method 10.
    fn difference(self, other: Self) -> [f64; 3] {
        let ([p, low, high], [q, other_low, other_high]) = (self.share(), other.share());
        let (below, above) =
            ((p - low).powi(2) + (other_high - q).powi(2), (high - p).powi(2) + (q - other_low).powi(2));
        [p - q, p - q - below.sqrt(), p - q + above.sqrt()]
    }

    /// The table cells: how many, how many came back, and the share with its interval.
    fn cells(self) -> String {
        if self.of == 0 {
            return "0 | - | -".to_owned();
        }
        let [share, low, high] = self.share().map(|value| value * 100.0);
        format!("{} | {} | {share:.1} % ({low:.1} to {high:.1})", thousands(self.of), thousands(self.back))
    }
}

fn thousands(number: usize) -> String {
    if number < 1_000 { number.to_string() } else { format!("{},{:03}", number / 1_000, number % 1_000) }
}

fn assert_page_shows(table: &str) {
    assert!(page().contains(table), "sdk-docs/measuring.md doesn't show this table:\n{table}");
}

#[test]
fn the_table_by_rhythm_is_correct() {
    let customers = customers();
    let band = |name: &str, belongs: &dyn Fn(&Customer) -> bool| {
        let asked = Part::of(&customers, |customer| customer.asked && belongs(customer));
        let others = Part::of(&customers, |customer| !customer.asked && belongs(customer));
        format!("| {name} | {} | {} |\n", asked.cells(), others.cells())
    };
    // A silence of exactly eight times the rhythm still belongs to the last band that is asked.
    let long = |customer: &Customer| customer.rhythm.is_some_and(|rhythm| customer.silence > 8 * rhythm);
    let table = [
        "| silence | asked | came back | share | not asked | came back | share |\n".to_owned(),
        "|---|--:|--:|--:|--:|--:|--:|\n".to_owned(),
        band("shorter than the rhythm", &|customer| customer.is_silent(0, 1)),
        band("1 to 2 times the rhythm", &|customer| customer.is_silent(1, 2)),
        band("2 to 4 times", &|customer| customer.is_silent(2, 4)),
        band("4 to 8 times", &|customer| customer.is_silent(4, u32::MAX) && !long(customer)),
        band("longer than that", &long),
        band("no rhythm is known", &|customer| customer.rhythm.is_none()),
        band("**all**", &|_| true),
    ];
    assert_page_shows(&table.concat());
}

/// The bands of days of silence.
const DAYS: [(u32, u32); 7] = [(0, 60), (60, 90), (90, 120), (120, 150), (150, 180), (180, 210), (210, u32::MAX)];

#[test]
fn the_table_by_days_is_correct() {
    let customers = customers();
    let (mut table, mut expected) = (String::new(), 0.0);
    table.push_str("| days of silence | asked | came back | share | not asked, rhythm known | came back | share |\n");
    table.push_str("|---|--:|--:|--:|--:|--:|--:|\n");
    for (from, to) in DAYS {
        let belongs = |customer: &Customer| customer.rhythm.is_some() && (from..to).contains(&customer.silence);
        let asked = Part::of(&customers, |customer| customer.asked && belongs(customer));
        let others = Part::of(&customers, |customer| !customer.asked && belongs(customer));
        expected += asked.of as f64 * others.share()[0];
        let name = if to == u32::MAX { format!("{from} and more") } else { format!("{from} to {}", to - 1) };
        table.push_str(&format!("| {name} | {} | {} |\n", asked.cells(), others.cells()));
    }
    assert_page_shows(&table);
    let asked = Part::of(&customers, |customer| customer.asked);
    let said = format!("it would have been {expected:.0} of {}, and it was {}", asked.of, asked.back);
    assert!(sentences().contains(&said), "sdk-docs/measuring.md doesn't say: {said}");
}

#[test]
fn the_comparisons_are_correct() {
    let customers = customers();
    let asked = Part::of(&customers, |customer| customer.asked);
    let row = |name: &str, belongs: &dyn Fn(&Customer) -> bool| {
        let others = Part::of(&customers, |customer| !customer.asked && belongs(customer));
        let [difference, low, high] = asked.difference(others).map(|value| value * 100.0);
        format!("| {name} | {} | {difference:+.1} points ({low:+.1} to {high:+.1}) |\n", others.cells())
    };
    let within = |customer: &Customer| customer.rhythm.is_some_and(|rhythm| customer.silence <= 8 * rhythm);
    let table = [
        "| compared with those who are not asked | customers | came back | share | difference |\n".to_owned(),
        "|---|--:|--:|--:|--:|\n".to_owned(),
        row("all of them", &|_| true),
        row("those whose rhythm is known", &|customer| customer.rhythm.is_some()),
        row("those silent for 2 to 8 times their rhythm", &|customer| {
            customer.is_silent(2, u32::MAX) && within(customer)
        }),
        row("those silent for longer than that", &|customer| customer.rhythm.is_some() && !within(customer)),
    ];
    assert_page_shows(&table.concat());
    let said = format!(
        "Check-in would have asked {} customers, permitted or not, and {} of them came back by themselves.",
        asked.of, asked.back
    );
    assert!(sentences().contains(&said), "sdk-docs/measuring.md doesn't say: {said}");
}

#[test]
fn the_example_policy_and_outcomes_are_valid() {
    let page = page();
    let block = |info: &str| page.split(&format!("```{info}\n")).nth(1).unwrap().split("```").next().unwrap();
    assert_eq!(read::policy(block("toml policy.toml")).unwrap().holdouts.len(), 1);
    let outcomes = block("text").lines().map(|line| read::outcome(line.as_bytes()).unwrap());
    assert_eq!(outcomes.count(), 3);
}
