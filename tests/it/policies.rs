//! The example policies in sdk-docs/policies: each is what it says it is, over a part of the town.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use courtesy_contract::{ActionKind, BudgetSpent, Channel, Context, Decision, Disposition, Money, Policy, Slug};
use courtesy_host::{Host, advice, read};

use crate::pipeline::{builder, root, town};

const NAMES: [&str; 3] = ["bank", "shop", "telecom-belgium"];

/// One customer in so many is asked about, so that the tests stay short.
const ONE_IN: usize = 8;

fn folder() -> PathBuf {
    root().join("sdk-docs/policies")
}

fn text(name: &str) -> String {
    std::fs::read_to_string(folder().join(format!("{name}.toml"))).unwrap()
}

/// An example under one of its profiles.
fn host_under(name: &str, profile: &str) -> Host {
    let text = text(name);
    let policy = Policy { profile: Slug::new(profile).unwrap(), ..read::policy(&text).unwrap() };
    assert_eq!(advice(&policy), [], "{name}, {profile}");
    builder().policy(policy).build().unwrap_or_else(|fault| panic!("{name}: {}", fault.with_lines_of(&text)))
}

/// Customers of the town, whose CRM reports that nothing was spent yet on all of them together.
fn customers() -> Vec<Context> {
    let mut customers: Vec<Context> = town().into_iter().step_by(ONE_IN).collect();
    for context in &mut customers {
        let spent = Money::new(0, "EUR").unwrap();
        context.budgets = vec![BudgetSpent { name: Slug::new("goodwill").unwrap(), spent }];
    }
    customers
}

fn decisions(name: &str, profile: &str) -> Vec<Decision> {
    let host = host_under(name, profile);
    customers().iter().map(|context| host.decide_blocking(context)).collect()
}

/// How often each rule withheld something.
fn rules(decisions: &[Decision]) -> BTreeMap<&str, usize> {
    let mut rules = BTreeMap::new();
    for held in decisions.iter().flat_map(|decision| &decision.withheld) {
        *rules.entry(held.rule.as_str()).or_default() += 1;
    }
    rules
}

fn offered_kinds(decisions: &[Decision]) -> BTreeSet<ActionKind> {
    decisions.iter().flat_map(|decision| &decision.offered).map(|offered| offered.action.kind()).collect()
}

fn rings(channel: Channel) -> bool {
    use Channel::{Chat, InPerson, Messaging, Phone, Push, Sms, Video};
    matches!(channel, Sms | Phone | Chat | Messaging | Push | Video | InPerson)
}

/// What holds of each example, in its own profile and in all others.
fn holds_of_each(decisions: &[Decision], languages: &[&str]) {
    let mut offered = 0;
    for decision in decisions {
        assert_eq!(decision.failures, [], "{}", decision.customer_ref);
        offered += decision.offered.len();
        for held in &decision.withheld {
            let told: BTreeSet<&str> = held.explanation.iter().map(|(language, _)| language.as_str()).collect();
            assert_eq!(told, BTreeSet::from_iter(languages.iter().copied()), "{}", held.rule);
            assert!(held.disposition != Disposition::Invalid, "{}: {}", decision.customer_ref, held.rule);
        }
    }
    assert!(offered >= 5, "only {offered} actions are offered to {} customers", decisions.len());
}

#[test]
fn every_example_is_tested_here_and_linked_from_the_operators_page() {
    let files: BTreeSet<String> = std::fs::read_dir(folder())
        .unwrap()
        .map(|file| file.unwrap().path().file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(files.iter().map(String::as_str).collect::<Vec<_>>(), NAMES);
    let page = std::fs::read_to_string(root().join("sdk-docs/operator.md")).unwrap();
    for name in NAMES {
        assert!(page.contains(&format!("(policies/{name}.toml)")), "{name} isn't linked");
    }
}

#[test]
fn the_shop_is_kind_within_its_budgets_and_leaves_the_night_alone() {
    let decided = decisions("shop", "normal");
    holds_of_each(&decided, &["nl", "en"]);
    let rules = rules(&decided);
    for rule in ["caps", "quiet_hours", "budget"] {
        assert!(rules.contains_key(rule), "{rule} isn't in {rules:?}");
    }
    for offered in decided.iter().flat_map(|decision| &decision.offered) {
        let lasting = offered.action.kind() != ActionKind::HumanHandover;
        assert!(!(lasting && offered.channel.is_some_and(rings)), "{:?} at 21:40", offered.channel);
    }
    let kinds = offered_kinds(&decided);
    for kind in [ActionKind::CheckIn, ActionKind::Gesture, ActionKind::ServiceRecovery] {
        assert!(kinds.contains(&kind), "{kind:?} isn't in {kinds:?}");
    }
    let peak = decisions("shop", "peak");
    assert!(!offered_kinds(&peak).contains(&ActionKind::CheckIn));
    assert!(peak.iter().all(|decision| reaching(decision) <= 1 && decision.profile == "peak"));
}

/// How many of the offered actions reach the customer.
fn reaching(decision: &Decision) -> usize {
    decision.offered.iter().filter(|offered| offered.action.reaches_customer()).count()
}

#[test]
fn the_telephone_company_tells_of_an_outage_in_dutch_and_french_before_all_else() {
    let decided = decisions("telecom-belgium", "normal");
    holds_of_each(&decided, &["nl", "fr"]);
    assert!(offered_kinds(&decided).contains(&ActionKind::HeadsUp));
    let kept = ["caps", "quiet_hours", "budget"].map(|rule| rules(&decided).contains_key(rule));
    assert_eq!(kept, [true; 3], "{:?}", rules(&decided));
    let outage = decisions("telecom-belgium", "outage");
    holds_of_each(&outage, &["nl", "fr"]);
    let led_by_news = |decisions: &[Decision]| {
        let first =
            decisions.iter().filter_map(|decision| decision.offered.iter().find(|it| it.action.reaches_customer()));
        first.filter(|offered| offered.action.kind() == ActionKind::HeadsUp).count()
    };
    assert!(led_by_news(&outage) >= led_by_news(&decided) && led_by_news(&outage) > 0);
    assert!(!offered_kinds(&outage).contains(&ActionKind::CheckIn));
    assert!(!offered_kinds(&outage).contains(&ActionKind::Gesture));
}

#[test]
fn the_bank_pays_nothing_without_a_person_and_says_one_thing_at_a_time() {
    let decided = decisions("bank", "normal");
    holds_of_each(&decided, &["fr", "de", "en"]);
    assert!(!offered_kinds(&decided).contains(&ActionKind::Gesture), "gestures are in shadow mode");
    for decision in &decided {
        assert!(reaching(decision) <= 1, "{}", decision.customer_ref);
        assert!(decision.plugins.iter().all(|run| run.id != "neighbour-help"));
        let costs = |minor: Option<u64>| minor.is_some_and(|minor| minor > 0);
        for offered in &decision.offered {
            let cost = offered.action.cost.as_ref().map(|money| money.minor.get());
            assert!(!costs(cost) || offered.approved_by.is_some(), "{}", offered.action.key);
        }
    }
    let waiting = decided.iter().flat_map(|decision| &decision.withheld);
    assert!(waiting.filter(|held| held.disposition == Disposition::NeedsApproval).count() > 0);
    assert!(decided.iter().any(|decision| !decision.shadows.is_empty()), "caring-gesture is tried in shadow mode");
    holds_of_each(&decisions("bank", "crisis"), &["fr", "de", "en"]);
}

#[test]
fn two_spellings_of_one_policy_have_one_digest_and_decide_the_same() {
    let short = "ref_salt = \"s\"\ntime_zone = \"Europe/Brussels\"\n\
                 [[caps]]\nmax = 2\nper = \"calendar month\"\n[[caps]]\nchannel = \"email\"\nmax = 1\nper = \"1 week\"\n\
                 [[budgets]]\nname = \"gifts\"\nmax = \"40 EUR\"\nsingle_max = \"15.00 EUR\"\nper = \"36 hours\"\n";
    let long = "ref_salt = \"s\"\n\
                [[caps]]\nmax = 2\nper = { kind = \"calendar\", unit = \"month\", time_zone = \"Europe/Brussels\" }\n\
                [[caps]]\nchannel = \"email\"\nmax = 1\nper = { kind = \"rolling\", days = 7 }\n\
                [[budgets]]\nname = \"gifts\"\nmax = { minor = 4000, currency = \"EUR\" }\n\
                single_max = { minor = 1500, currency = \"EUR\" }\nper = { kind = \"rolling\", hours = 36 }\n";
    let other = short.replace("Brussels", "London");
    let unused = format!("{short}[profiles.peak.care]\ncool_off_days = 60\n");
    let customer = &town()[0];
    let [short, long, other, unused] =
        [short, long, &other, &unused].map(|text| builder().policy(read::policy(text).unwrap()).build().unwrap());
    let decided = short.decide_blocking(customer);
    assert_eq!(decided, long.decide_blocking(customer));
    assert_eq!(decided, unused.decide_blocking(customer), "a profile that isn't in force changes nothing");
    assert_ne!(decided.policy_digest, other.decide_blocking(customer).policy_digest);
}
