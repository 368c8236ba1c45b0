//! Policies that contradict themselves, and policies that only seem to.

use super::*;
use crate::document::violation::MOST;
use crate::read;

/// Every section, with every kind of exclusion and period.
pub(crate) const EVERYTHING: &str = r#"
contract = "1.0"
profile = "crisis"
ref_salt = "keep-this-somewhere-safe"
placeholders = ["shop_name"]
links = ["https://shop.example/help"]
plugin_order = ["heads-up", "check-in"]

[purposes]
gesture = "marketing"

[freshness]
max_age_s = 3600
score_max_age_days = 30

[care]
cool_off_days = 30

[[quiet_hours]]
from = "20:00"
to = "09:00"
channels = ["phone", "sms"]
except_critical_service = true

[[quiet_hours]]
from = "00:00"
to = "00:00"
days = ["sunday"]

[[caps]]
channel = "email"
max = 1
per = { kind = "rolling", days = 7 }

[[caps]]
purpose = "marketing"
kind = "gesture"
key = "spring"
max = 0
per = { kind = "calendar", unit = "quarter", time_zone = "Europe/Amsterdam" }
except_critical_service = true

[[budgets]]
name = "gestures"
kind = "gesture"
max = { minor = 5000, currency = "EUR" }
single_max = { minor = 1500, currency = "EUR" }
per = { kind = "rolling", days = 365 }

[[budgets]]
name = "flowers"
scope = "company"
plugin = "caring-gesture"
keys = ["flowers", "roses"]
max = { minor = 90000, currency = "EUR" }
per = { kind = "calendar", unit = "month", time_zone = "Europe/Amsterdam" }

[[exclusions]]
kind = "never_together"
a = { kind = "gesture" }
b = { purpose = "research" }
within = { days = 2 }

[[exclusions]]
kind = "never_followed"
first = { key = "apology" }
then = { group = "offers", channel = "email" }
within = { hours = 36 }

[[exclusions]]
kind = "only_after"
first = { plugin = "heads-up" }
then = { kind = "check_in" }

[[exclusions]]
kind = "at_most"
of = { group = "offers" }
max = 2
per = { kind = "rolling", hours = 12 }

[capacity]
max_wait_s = 1800
queue_max_wait_s = { delivery_team = 600 }

[[holdouts]]
experiment = "spring-gestures"
per_10000 = 500
purpose = "marketing"
kind = "gesture"
plugin = "caring-gesture"

[arbitration]
max_offered = 2
max_per_kind = 1
max_per_group = 1
max_per_channel = 1
normal = { customer = 70, company = 30 }
crisis = { customer = 100, company = 0 }

[[arbitration.levers]]
plugin = "check-in"
kind = "check_in"
purpose = "care"
hook = "review"
percent = 50

[breaker]
failures = 3
rest_s = 30
max_rest_s = 900

[plugins.check-in]
mode = "shadow"
reads = ["customer"]
kinds = []
purposes = ["care"]
holds = false
config = { quiet_after_days = 120 }

[plugins.heads-up.fallback]
key = "look_at_the_outage"
hooks = ["event_started"]
valid_s = 86400
step = { kind = "human_handover", queue = "delivery_team", briefing = "Tell the customer what is known of the outage." }
"#;

/// A claim, and a policy that is rejected in the lines that say `# here`.
const REFUSED: &[(&str, &str)] = &[
    (
        "links that nothing lies under",
        r#"
links = [
    "https://shop.example/help",
    "https://*.shop.example", # here
    "https://user@shop.example/", # here
    "https://shop.example/help?lang=nl", # here
    "https://SHOP.example", # here
    "mailto:care@shop.example",
    "mailto:care", # here
]
"#,
    ),
    (
        "a zone that doesn't exist, with a near one",
        r#"
[[caps]]
max = 1
per = { kind = "calendar", unit = "week", time_zone = "Europe/Amsterdm" } # here

[[caps]]
max = 9

[caps.per]
kind = "calendar"
unit = "week"
time_zone = "amsterdam" # here

[[budgets]]
name = "gestures"
max = { minor = 100, currency = "EUR" }
per = { kind = "calendar", unit = "year", time_zone = "Middle/Earth" } # here

[[exclusions]]
kind = "at_most"
of = { kind = "gesture" }
max = 1
per = { kind = "calendar", unit = "day", time_zone = "CETS" } # here
"#,
    ),
    (
        "a currency that doesn't exist",
        r#"
[[budgets]]
name = "gestures"
kind = "gesture"
max = { minor = 100, currency = "EUO" } # here
per = { kind = "rolling", days = 30 }

[[budgets]]
name = "repairs"
kind = "service_recovery"
max = { minor = 100, currency = "QQQ" } # here
per = { kind = "rolling", days = 30 }
"#,
    ),
    (
        "a period or a time of no length",
        r#"
[[caps]]
max = 1
per = { kind = "rolling" } # here

[[budgets]]
name = "gestures"
max = { minor = 100, currency = "EUR" }
per = { kind = "rolling", days = 0, hours = 0 } # here

[[exclusions]]
kind = "never_together"
a = { kind = "gesture" }
b = { kind = "check_in" }
within = {} # here

[[exclusions]]
kind = "never_followed"
first = { kind = "gesture" }
then = { kind = "check_in" }
within = { hours = 0 } # here
"#,
    ),
    (
        "two caps on the same, whichever way the period is written",
        r#"
[[caps]]
channel = "email"
max = 1
per = { kind = "rolling", days = 1 }

[[caps]]
channel = "email"
max = 0 # here
per = { kind = "rolling", hours = 24 }
"#,
    ),
    (
        "quiet hours without end",
        r#"
[[quiet_hours]]
from = "21:00"
to = "08:00"
[[quiet_hours]] # here
from = "12:00"
to = "12:00"
[[quiet_hours]]
from = "13:00"
to = "14:00"
"#,
    ),
    (
        "quiet hours that have no end together",
        r#"
[[quiet_hours]]
from = "08:00"
to = "20:00"
[[quiet_hours]]
from = "20:00"
to = "08:00"
days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"]
[[quiet_hours]] # here
from = "18:30"
to = "08:01"
days = ["sunday"]
"#,
    ),
    (
        "weights that weigh nothing, and profit before care",
        r#"
[arbitration]
normal = { customer = 0, company = 0 } # here
crisis = { customer = 40, company = 60 } # here
max_per_kind = 0 # here
max_per_group = 0 # here
max_per_channel = 0 # here
"#,
    ),
    (
        "a holdout from service or care, and two of one name",
        r#"
[[holdouts]]
experiment = "spring"
per_10000 = 100
purpose = "service" # here

[[holdouts]]
experiment = "spring" # here
per_10000 = 100
purpose = "care" # here
"#,
    ),
    (
        "a purpose that `purposes` rules out",
        r#"
[purposes]
gesture = "marketing"

[[holdouts]]
experiment = "spring"
per_10000 = 100
kind = "gesture"
purpose = "research" # here

[[caps]]
kind = "gesture"
purpose = "care" # here
max = 1
per = { kind = "rolling", days = 1 }

[[arbitration.levers]]
kind = "gesture"
purpose = "service" # here
percent = 10
"#,
    ),
    (
        "budgets of one name, over themselves or in two currencies",
        r#"
[[budgets]]
name = "gestures"
kind = "gesture"
max = { minor = 100, currency = "EUR" }
single_max = { minor = 101, currency = "EUR" } # here
per = { kind = "rolling", days = 30 }

[[budgets]]
name = "gestures" # here
kind = "check_in"
max = { minor = 100, currency = "EUR" }
single_max = { minor = 10, currency = "USD" } # here
per = { kind = "rolling", days = 30 }

[[budgets]]
name = "dollars"
kind = "gesture"
plugin = "caring-gesture"
keys = ["flowers"]
max = { minor = 100, currency = "USD" } # here
per = { kind = "rolling", days = 7 }

[[budgets]]
name = "gestures-again"
kind = "gesture"
max = { minor = 200, currency = "EUR" } # here # here
per = { kind = "rolling", days = 30 }
"#,
    ),
    (
        "an exclusion that names nothing",
        r#"
[[exclusions]]
kind = "never_together"
a = {} # here
b = { kind = "gesture" }

[[exclusions]]
kind = "at_most"
of = {} # here
max = 1
per = { kind = "rolling", days = 1 }
"#,
    ),
    (
        "two limits on the same actions",
        r#"
[[exclusions]]
kind = "at_most"
of = { group = "offers" }
max = 1
per = { kind = "calendar", unit = "week", time_zone = "Europe/Amsterdam" }

[[exclusions]]
kind = "at_most"
of = { group = "offers" }
max = 2 # here
per = { kind = "calendar", unit = "week", time_zone = "Europe/Amsterdam" }
"#,
    ),
    (
        "what may only follow while it may not",
        r#"
[[exclusions]]
kind = "only_after"
first = { kind = "gesture", key = "flowers" }
then = { kind = "check_in", plugin = "check-in" }
within = { days = 2 } # here

[[exclusions]]
kind = "never_followed"
first = { kind = "gesture" }
then = { kind = "check_in" }
within = { hours = 48 }

[[exclusions]]
kind = "only_after"
first = { key = "a" }
then = { key = "b" }
within = { days = 1 } # here

[[exclusions]]
kind = "never_together"
a = { key = "b" }
b = { key = "a" }
within = { days = 7 }
"#,
    ),
    (
        "what waits for itself, or for what waits for it",
        r#"
[[exclusions]]
kind = "only_after"
first = { kind = "gesture", key = "flowers" } # here
then = { kind = "gesture" }

[[exclusions]]
kind = "only_after"
first = { key = "a" } # here
then = { key = "b" }

[[exclusions]]
kind = "only_after"
first = { key = "b" } # here
then = { key = "a" }

[[exclusions]]
kind = "only_after"
first = { key = "b" } # here
then = { key = "c" }
"#,
    ),
    ("a plugin with two places in the order", "plugin_order = [\n  \"a\",\n  \"b\",\n  \"a\", # here\n]\n"),
    (
        "a part of the context that doesn't exist",
        "[plugins.check-in]\nreads = [\"customer\",\n\"orders.stauts\"] # here\n[plugins.heads-up]\nreads = [\"*\"] # here\n",
    ),
    ("a rest that is none", "[breaker]\nrest_s = 0 # here\n"),
    ("a first rest longer than the longest, which has its default", "\n[breaker]\nrest_s = 4000 # here\n"),
    ("a longest rest shorter than the first, which has its default", "\n[breaker] # here\nmax_rest_s = 59\n"),
    (
        "a stand-in that never stands in",
        r#"
breaker.failures = 0

[plugins.check-in.fallback] # here
key = "look"
valid_s = 0 # here
step = { kind = "internal_insight", topic = "care", signal = "Nobody looked.", to_role = "lead" }
"#,
    ),
];

/// Similar policies that can be followed.
const ACCEPTED: &[&str] = &[
    "",
    EVERYTHING,
    "quiet_hours = []\ncaps = []\n",
    "[[quiet_hours]]\nfrom = \"00:00\"\nto = \"00:00\"\nexcept_critical_service = true\n",
    "[[quiet_hours]]\nfrom = \"08:00\"\nto = \"07:59\"\n",
    "[[quiet_hours]]\nfrom = \"08:00\"\nto = \"08:00\"\nchannels = [\"phone\"]\n",
    "[arbitration]\nmax_offered = 0\nmax_per_kind = 0\n",
    "[arbitration]\nnormal = { customer = 0, company = 100 }\ncrisis = { customer = 50, company = 50 }\n",
    "links = ['https://shop.example', 'https://[2001:db8::1]:8443/a/', 'mailto:care@shop.example', 'tel:112']\n",
    "[breaker]\nfailures = 0\nrest_s = 0\nmax_rest_s = 0\n",
    "[plugins.check-in]\nreads = []\nkinds = []\npurposes = []\n",
    r#"
[[caps]]
max = 5
per = { kind = "rolling", days = 1 }
[[caps]]
max = 2
per = { kind = "rolling", days = 1 }
except_critical_service = true
[[caps]]
max = 2
per = { kind = "calendar", unit = "day", time_zone = "Europe/Amsterdam" }
[[caps]]
max = 3
per = { kind = "calendar", unit = "day", time_zone = "America/New_York" }
"#,
    r#"
[[budgets]]
name = "here"
kind = "gesture"
plugin = "caring-gesture"
max = { minor = 0, currency = "EUR" }
single_max = { minor = 0, currency = "EUR" }
per = { kind = "rolling", days = 1 }
[[budgets]]
name = "there"
kind = "gesture"
plugin = "sunny-day"
max = { minor = 100, currency = "USD" }
per = { kind = "rolling", days = 1 }
"#,
    r#"
[[exclusions]]
kind = "only_after"
first = { key = "a" }
then = { key = "b" }
[[exclusions]]
kind = "never_followed"
first = { key = "a" }
then = { key = "b" }
within = { days = 7 }
[[exclusions]]
kind = "only_after"
first = { key = "b" }
then = { key = "c" }
within = { days = 8 }
[[exclusions]]
kind = "never_together"
a = { key = "b" }
b = { key = "c" }
within = { days = 7 }
[[exclusions]]
kind = "never_together"
a = { key = "b" }
b = { key = "c" }
[[exclusions]]
kind = "never_together"
a = { kind = "gesture" }
b = { kind = "gesture" }
within = { days = 7 }
"#,
];

#[test]
fn what_contradicts_itself_is_refused_with_its_line() {
    let mut told = String::new();
    for (claim, text) in REFUSED {
        let fault = read::policy(text).expect_err(claim);
        assert_eq!(fault.kind(), ErrorKind::Policy, "{claim}");
        let named: Vec<usize> = fault.lines().iter().map(|line| line.expect(claim)).collect();
        let marked = |line: &(usize, &str)| vec![line.0 + 1; line.1.matches("# here").count()];
        let expected: Vec<usize> = text.lines().enumerate().flat_map(|line| marked(&line)).collect();
        assert_eq!(named, expected, "{claim}: {fault}");
        told.push_str(&format!("# {claim}\n{fault}\n\n"));
    }
    insta::assert_snapshot!(told);
}

#[test]
fn what_can_be_followed_is_accepted() {
    for text in ACCEPTED {
        assert_eq!(read::policy(text).map(drop).map_err(|fault| fault.to_string()), Ok(()), "{text}");
    }
}

#[test]
fn a_host_refuses_what_reading_refuses() {
    let policy = Policy { plugin_order: vec![Slug::new("a").unwrap(); 2], ..Policy::default() };
    let fault = reject_contradictions(&policy).unwrap_err();
    assert!(fault.lines().iter().all(Option::is_none), "a policy that was not read has no lines");
    insta::assert_snapshot!(fault);
}

#[test]
fn only_so_many_levers_are_accepted() {
    let mut policy = Policy::default();
    let lever = courtesy_contract::Lever {
        plugin: None,
        kind: None,
        purpose: None,
        hook: None,
        percent: courtesy_contract::Percent::new(1).unwrap(),
    };
    policy.arbitration.levers = vec![lever.clone(); courtesy_contract::Arbitration::MAX_LEVERS];
    assert_eq!(check(&policy), []);
    policy.arbitration.levers.push(lever);
    insta::assert_debug_snapshot!(check(&policy));
}

#[test]
fn a_thousand_contradictions_are_not_all_listed() {
    let policy = Policy { plugin_order: vec![Slug::new("a").unwrap(); 1_000], ..Policy::default() };
    let violations = check(&policy);
    assert_eq!(violations.len(), MOST + 1);
    assert!(violations[MOST].message.contains("and more"));
}
