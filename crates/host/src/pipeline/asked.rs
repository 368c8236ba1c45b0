//! Step 0: whether a plugin is asked about a customer, which depends on what is known about them.

use std::slice;
use std::sync::LazyLock;

use courtesy_contract::{AsksWhen, Condition, Context, Label, NotAskedBy};

use super::facts::written::Section;
use super::facts::{Facts, SECTIONS};
use super::scope::{self, Scope, Unknown};

/// What is known of one section: a bit for each field, in the order of their names, and one for the section.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Known(u64);

impl Known {
    const SECTION: Self = Self(1 << 63);

    /// What a section that isn't empty says.
    pub(super) fn of(section: usize, facts: &Section) -> Self {
        let counts = if SECTIONS[section] == DERIVED { *COUNTS } else { Self::default() };
        Self::counted(section, facts, counts)
    }

    /// The same if 0 says nothing in some of the fields.
    fn counted(section: usize, facts: &Section, counts: Self) -> Self {
        let mut known = if facts.is_list() { Self::SECTION } else { Self::default() };
        for member in facts.items().flat_map(|item| item.iter()) {
            let field = str::from_utf8(member.name()).ok().and_then(|name| Self::bit(section, Some(name)));
            let Some(field) = field else { continue };
            let says_nothing = is_empty(member.value()) || member.value() == b"0" && counts.contains(field);
            if !says_nothing {
                known = known.and(Self::SECTION).and(field);
            }
        }
        known
    }

    /// A field's bit, or without a field the section's.
    pub(super) fn bit(section: usize, field: Option<&str>) -> Option<Self> {
        match field {
            None => Some(Self::SECTION),
            Some(field) => field_place(&FIELDS[section], field).map(|place| Self(1 << place)),
        }
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The fields of each section, sorted.
static FIELDS: LazyLock<Vec<Vec<&'static str>>> =
    LazyLock::new(|| SECTIONS.iter().map(|section| scope::fields(section).collect()).collect());

/// The section of the facts that the host computes.
const DERIVED: &str = "derived";

/// The counts among the derived facts. They are there for every customer, so that only more than 0 says something.
static COUNTS: LazyLock<Known> = LazyLock::new(|| {
    let nobody = r#"{"contract":"1.1","decision_id":"00000000-0000-0000-0000-000000000000","hook":"review",
        "as_of":"2000-01-01T00:00:00Z","customer":{"ref":"c"}}"#;
    let nobody: Context = serde_json::from_str(nobody).expect("a context");
    let section = scope::place(DERIVED).expect("a section");
    let facts = Facts::plain(&nobody);
    facts.section(section).map_or_else(Known::default, |facts| Known::counted(section, &facts, Known::default()))
});

fn field_place(fields: &[&str], field: &str) -> Option<usize> {
    fields.binary_search(&field).ok()
}

/// Whether a value in our own JSON, which has no spaces, says nothing.
fn is_empty(json: &[u8]) -> bool {
    matches!(json, b"null" | b"\"\"" | b"[]" | b"{}")
}

/// Names of one section that must all be known.
#[derive(Debug, Clone, Copy)]
struct Needed {
    section: usize,
    names: Known,
}

/// What `asks_when` names, ready to be compared with what is known.
#[derive(Debug, Clone)]
struct Conditions(Vec<Vec<Needed>>);

impl Conditions {
    /// Leaves out the conditions with a name that the plugin isn't shown: to the plugin, it is unknown.
    fn of(asks_when: &AsksWhen, shown: &Scope) -> Self {
        let conditions = asks_when.conditions().iter();
        Self(conditions.filter_map(|condition| needed(condition.names(), shown)).collect())
    }

    /// Whether one of them holds.
    fn hold(&self, facts: &Facts) -> bool {
        let is_known = |needed: &Needed| facts.known(needed.section).contains(needed.names);
        self.0.iter().any(|needed| needed.iter().all(is_known))
    }
}

fn needed(names: &[Label], shown: &Scope) -> Option<Vec<Needed>> {
    let mut needed: Vec<Needed> = Vec::with_capacity(names.len());
    for name in names {
        let (name, field) = split(name.as_str());
        let section = scope::place(name).filter(|_| shown.reveals(name, field))?;
        let bit = Known::bit(section, field)?;
        match needed.iter_mut().find(|needed| needed.section == section) {
            Some(needed) => needed.names = needed.names.and(bit),
            None => needed.push(Needed { section, names: bit }),
        }
    }
    Some(needed)
}

/// When a plugin is asked: by its manifest, and by the policy.
#[derive(Debug, Clone, Default)]
pub(crate) struct AskedWhen {
    manifest: Option<Conditions>,
    policy: Option<Conditions>,
}

impl AskedWhen {
    /// Prepares both, for a plugin that is shown this much.
    pub(crate) fn new(manifest: Option<&AsksWhen>, policy: Option<&AsksWhen>, shown: &Scope) -> Self {
        let prepared = |asks_when: Option<&AsksWhen>| asks_when.map(|asks_when| Conditions::of(asks_when, shown));
        Self { manifest: prepared(manifest), policy: prepared(policy) }
    }

    /// What keeps the plugin from being asked about this customer, if anything does.
    pub(crate) fn kept_by(&self, facts: &Facts) -> Option<NotAskedBy> {
        let fails = |conditions: &Option<Conditions>| conditions.as_ref().is_some_and(|it| !it.hold(facts));
        if fails(&self.manifest) {
            Some(NotAskedBy::Manifest)
        } else {
            fails(&self.policy).then_some(NotAskedBy::Policy)
        }
    }
}

/// Whether a plugin that is shown this much is never asked, because of every condition it is shown too little.
pub(crate) fn never(asks_when: &AsksWhen, shown: &Scope) -> bool {
    Conditions::of(asks_when, shown).0.is_empty()
}

/// A name in `asks_when` that can't be followed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Its place, as a JSON Pointer into `asks_when`.
    pub(crate) at: String,
    /// What is wrong, and what to do.
    pub(crate) message: String,
}

/// The names that don't exist, that are known of every customer, or that the plugin doesn't see if this is what it reads.
pub(crate) fn faults(asks_when: &AsksWhen, reads: Option<&Scope>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (index, condition) in asks_when.conditions().iter().enumerate() {
        for (place, name) in condition.names().iter().enumerate() {
            let at = match condition {
                Condition::Known(_) => format!("/{index}"),
                Condition::AllKnown(_) => format!("/{index}/{place}"),
            };
            faults.extend(fault(name, reads).map(|message| Fault { at, message }));
        }
    }
    faults
}

fn fault(name: &Label, reads: Option<&Scope>) -> Option<String> {
    let (section, field) = split(name.as_str());
    let is_customer = section == "customer" && field.is_none_or(|field| field == "ref");
    if is_customer || EVERYWHERE.contains(&section) {
        let remedy = if is_customer { "name another field, such as `customer.country`" } else { "leave it out" };
        return Some(format!("`{name}` is known of every customer, so it decides nothing; {remedy}"));
    }
    if let Err(Unknown { name, nearest }) = Scope::parse(slice::from_ref(name)) {
        let remedy = nearest.map_or_else(
            || "`courtesy schema context` prints what there is".to_owned(),
            |nearest| format!("did you mean `{nearest}`?"),
        );
        return Some(format!("the context doesn't have `{name}`; {remedy}"));
    }
    let remedy = "being asked would tell it something about that; let it read that as well, or leave this out";
    let is_seen = reads.is_none_or(|reads| reads.reveals(section, field));
    (!is_seen).then(|| format!("the plugin doesn't read `{name}`, and {remedy}"))
}

/// The members of a view that aren't sections.
const EVERYWHERE: [&str; 6] = ["contract", "decision_id", "hook", "as_of", "seed", "config"];

fn split(name: &str) -> (&str, Option<&str>) {
    name.split_once('.').map_or((name, None), |(section, field)| (section, Some(field)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn context(rest: &str) -> Context {
        let json = format!(
            r#"{{"contract":"1.1","decision_id":"0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77","hook":"review",
            "as_of":"2026-03-28T20:40:00Z",{rest}}}"#
        );
        read::context(json.as_bytes()).unwrap()
    }

    fn scope(reads: &[&str]) -> Scope {
        Scope::parse(&reads.iter().map(|name| Label::new(*name).unwrap()).collect::<Vec<_>>()).unwrap()
    }

    fn asks_when(json: &str) -> AsksWhen {
        serde_json::from_str(json).unwrap()
    }

    /// Everything that these tests name.
    const EVERYTHING: [&str; 9] =
        ["customer", "orders", "cases", "care", "billing", "preferences", "derived", "community", "channels"];

    fn holds(conditions: &str, customer: &str) -> bool {
        let context = context(customer);
        let asked = AskedWhen::new(Some(&asks_when(conditions)), None, &scope(&EVERYTHING));
        asked.kept_by(&Facts::plain(&context)).is_none()
    }

    const ANNA: &str = r#""customer":{"ref":"anna","country":"NL"},
        "orders":[{"id":"o-1","status":"failed"},{"id":"o-2","status":"shipped","failure":"late","paid":false}],
        "billing":{"days_past_due":0},"channels":[{"channel":"email"}]"#;

    #[test]
    fn a_section_is_known_if_it_has_something_and_a_field_if_one_item_has_a_value() {
        for known in ["orders", "orders.status", "orders.failure", "channels", "billing", "customer.country"] {
            assert!(holds(&format!(r#"["{known}"]"#), ANNA), "{known}");
        }
        for unknown in ["cases", "cases.kind", "orders.event", "channels.reachable", "customer.region", "care"] {
            assert!(!holds(&format!(r#"["{unknown}"]"#), ANNA), "{unknown}");
        }
    }

    #[test]
    fn no_and_nought_are_known_but_a_count_of_nothing_is_not() {
        for known in ["orders.paid", "billing.days_past_due", "derived.failed_orders"] {
            assert!(holds(&format!(r#"["{known}"]"#), ANNA), "{known}");
        }
        for unknown in ["billing.arrears", "derived.open_cases", "derived.promises_open"] {
            assert!(!holds(&format!(r#"["{unknown}"]"#), ANNA), "{unknown}");
        }
        let today =
            r#""customer":{"ref":"c"},"orders":[{"id":"o","status":"placed","placed_at":"2026-03-28T20:00:00Z"}]"#;
        assert!(holds(r#"["derived.days_since_last_order"]"#, today), "0 days ago is a fact");
    }

    #[test]
    fn one_condition_is_enough_and_all_names_of_a_list_are_needed() {
        assert!(holds(r#"["cases",["orders.failure","channels"]]"#, ANNA));
        assert!(!holds(r#"["cases",["orders.failure","care"]]"#, ANNA));
        assert!(holds(r#"[["orders.status","orders.paid"]]"#, ANNA), "the names of one section are put together");
        assert!(!holds(r#"[["orders.status","orders.event"]]"#, ANNA));
    }

    #[test]
    fn of_a_customer_of_whom_nothing_is_known_nothing_holds() {
        for section in SECTIONS.iter().filter(|section| **section != "customer") {
            let conditions = asks_when(&format!(r#"["{section}"]"#));
            let context = context(r#""customer":{"ref":"c"}"#);
            let asked = AskedWhen::new(Some(&conditions), None, &scope(&[section]));
            assert_eq!(asked.kept_by(&Facts::plain(&context)), Some(NotAskedBy::Manifest), "{section}");
        }
    }

    #[test]
    fn what_a_plugin_is_not_shown_is_unknown_to_it() {
        let conditions = asks_when(r#"["cases","orders.failure",["orders.status","care"]]"#);
        let asked = |shown: &[&str]| {
            let context = context(ANNA);
            AskedWhen::new(Some(&conditions), None, &scope(shown)).kept_by(&Facts::plain(&context)).is_none()
        };
        assert!(asked(&["cases", "orders.failure"]));
        assert!(!asked(&["cases", "orders.event"]));
        assert!(never(&conditions, &scope(&["customer", "orders.event"])));
        assert!(!never(&conditions, &scope(&["cases.severity"])), "whoever sees cases sees whether there are any");
    }

    #[test]
    fn the_manifest_keeps_a_plugin_silent_before_the_policy_does() {
        let context = context(ANNA);
        let kept_by = |manifest: Option<&str>, policy: Option<&str>| {
            let [manifest, policy] = [manifest, policy].map(|json| json.map(asks_when));
            AskedWhen::new(manifest.as_ref(), policy.as_ref(), &scope(&EVERYTHING)).kept_by(&Facts::plain(&context))
        };
        let (holds, fails) = (Some(r#"["orders"]"#), Some(r#"["cases"]"#));
        assert_eq!(kept_by(None, None), None);
        assert_eq!(kept_by(holds, holds), None);
        assert_eq!(kept_by(holds, fails), Some(NotAskedBy::Policy));
        assert_eq!(kept_by(None, fails), Some(NotAskedBy::Policy));
        assert_eq!(kept_by(fails, holds), Some(NotAskedBy::Manifest));
        assert_eq!(kept_by(fails, fails), Some(NotAskedBy::Manifest));
    }

    #[test]
    fn a_language_that_the_policy_fills_in_is_known() {
        let policy = read::policy("default_language = \"nl\"\n").unwrap();
        let context = context(r#""customer":{"ref":"c"}"#);
        let asked = AskedWhen::new(Some(&asks_when(r#"["customer.language"]"#)), None, &scope(&["customer.language"]));
        assert_eq!(asked.kept_by(&Facts::prepare(&context, &policy)), None);
        assert_eq!(asked.kept_by(&Facts::plain(&context)), Some(NotAskedBy::Manifest));
    }

    #[test]
    fn names_that_decide_nothing_are_told_with_their_place_and_a_remedy() {
        let reads = ["orders.failure", "billing.arrears", "cases", "customer.country"];
        let conditions = asks_when(
            r#"["cases","order.failure",["orders","orders.event"],"customer","customer.ref","hook","billing","derived.open_cases"]"#,
        );
        let told: Vec<String> = faults(&conditions, Some(&scope(&reads)))
            .into_iter()
            .map(|Fault { at, message }| format!("{at}: {message}"))
            .collect();
        insta::assert_snapshot!(told.join("\n"));
    }

    #[test]
    fn a_section_has_a_bit_for_each_field_and_one_for_itself() {
        assert!(FIELDS.iter().all(|fields| (1..63).contains(&fields.len()) && fields.is_sorted()));
    }
}
