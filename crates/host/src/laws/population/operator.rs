//! What the operator's policy says.

use courtesy_contract::Policy;
use proptest::prelude::*;
use proptest::sample::select;

use crate::read;

// Top-level keys must come before the first section of a policy's file.

const QUIET_HOURS: [&str; 3] = [
    "",
    "quiet_hours = []\n",
    r#"
quiet_hours = [{ from = "20:00", to = "22:00", channels = ["email", "phone"], except_critical_service = true }]
"#,
];

const CAPS: [&str; 6] = [
    "",
    "caps = []\n",
    r#"
caps = [{ channel = "email", max = 1, per = { kind = "rolling", days = 7 } }]
"#,
    r#"
caps = [{ max = 2, per = { kind = "calendar", unit = "week", time_zone = "Europe/Amsterdam" } }]
"#,
    r#"
caps = [
    { purpose = "care", max = 1, per = { kind = "rolling", days = 30 } },
    { channel = "sms", max = 0, per = { kind = "rolling", days = 1 } },
]
"#,
    r#"
caps = [
    { kind = "heads_up", max = 1, per = { kind = "rolling", days = 7 }, except_critical_service = true },
    { key = "a", max = 1, per = { kind = "calendar", unit = "month", time_zone = "Europe/Amsterdam" } },
]
"#,
];

const BUDGETS: [&str; 4] = [
    "",
    r#"
[[budgets]]
name = "gifts"
kind = "gesture"
max = { minor = 900, currency = "EUR" }
per = { kind = "rolling", days = 365 }
"#,
    r#"
[[budgets]]
name = "all"
max = { minor = 1000, currency = "EUR" }
single_max = { minor = 500, currency = "EUR" }
per = { kind = "calendar", unit = "month", time_zone = "UTC" }
"#,
    r#"
[[budgets]]
name = "company"
scope = "company"
max = { minor = 1000, currency = "EUR" }
per = { kind = "calendar", unit = "month", time_zone = "UTC" }
"#,
];

const EXCLUSIONS: [&str; 4] = [
    "",
    r#"
[[exclusions]]
kind = "never_together"
a = { key = "a" }
b = { key = "b" }
within = { days = 7 }
"#,
    r#"
[[exclusions]]
kind = "never_followed"
first = { kind = "gesture" }
then = { kind = "check_in" }
within = { days = 14 }
"#,
    r#"
[[exclusions]]
kind = "only_after"
first = { key = "c" }
then = { key = "d" }
[[exclusions]]
kind = "at_most"
of = { kind = "heads_up" }
max = 1
per = { kind = "rolling", days = 7 }
"#,
];

const REST: [&str; 7] = [
    "",
    "[arbitration]\nmax_offered = 9\nmax_per_kind = 9\nmax_per_channel = 9\nmax_per_group = 9\n",
    "[[holdouts]]\nexperiment = \"spring\"\nper_10000 = 5000\n",
    "[capacity]\nmax_wait_s = 600\nqueue_max_wait_s = { desk = 7200 }\n",
    "[purposes]\nheads_up = \"care\"\n",
    "[repetition]\ndays = 7\n",
    "[staff_instead]\nenabled = false\n",
];

pub(super) fn policy() -> impl Strategy<Value = Policy> {
    let settings = (select(&QUIET_HOURS[..]), select(&CAPS[..]));
    let sections = (select(&BUDGETS[..]), select(&EXCLUSIONS[..]), select(&REST[..]));
    (settings, sections).prop_map(|((quiet_hours, caps), (budgets, exclusions, rest))| {
        let links = "links = [\"https://a.example/\"]\n";
        read::policy(&format!("{links}{quiet_hours}{caps}{budgets}{exclusions}{rest}")).expect("a policy")
    })
}
