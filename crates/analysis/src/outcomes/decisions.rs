//! Decisions, reduced to what outcomes are joined with, and their outcomes.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use courtesy_contract::{Action, ActionKind, Decision, Outcome, OutcomeRecord, Slug, Timestamp, Uuid};

use super::Problem;
use super::experiments::Experiments;

/// Decisions by id, and their outcomes.
#[derive(Debug, Default)]
pub struct Decisions {
    known: HashMap<Uuid, Known>,
    /// Decisions that were made and later erased.
    erased: HashSet<Uuid>,
    names: Numbered<Name>,
    customers: Numbered<String>,
    experiments: Experiments,
}

/// What is kept of one decision.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Known {
    as_of: Timestamp,
    customer: u32,
    pub(super) actions: Box<[Proposed]>,
    /// The experiments that it belongs to, by number, and whether the customer is held out.
    experiments: Box<[(u16, bool)]>,
    /// Whether the goal of the decision as a whole was met.
    pub(super) goal_met: bool,
}

/// What is kept of one proposed action.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Proposed {
    name: u32,
    pub(super) offered: bool,
    pub(super) outcomes: Outcomes,
}

/// The plugin, key and kind of an action.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Name {
    pub(super) plugin: Slug,
    action: Slug,
    pub(super) kind: ActionKind,
}

/// The outcomes of an action, a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Outcomes(u8);

impl Outcomes {
    /// Adds an outcome; `false` if it was already there.
    fn add(&mut self, outcome: Outcome) -> bool {
        let before = self.0;
        self.0 |= Self::bit(outcome);
        self.0 != before
    }

    pub(super) fn has(self, outcome: Outcome) -> bool {
        self.0 & Self::bit(outcome) != 0
    }

    fn bit(outcome: Outcome) -> u8 {
        Outcome::ALL.iter().position(|known| *known == outcome).map_or(0, |place| 1 << place)
    }
}

impl Decisions {
    /// Adds a decision.
    ///
    /// # Errors
    /// If there already is a decision with the same id: the same one, or another.
    pub fn add(&mut self, decision: &Decision) -> Result<(), Problem> {
        let known = self.reduced(decision);
        match self.known.entry(decision.decision_id) {
            Entry::Occupied(there) if *there.get() == known => Err(Problem::Duplicate),
            Entry::Occupied(_) => Err(Problem::Contradicting),
            Entry::Vacant(free) => {
                for (experiment, held) in &known.experiments {
                    self.experiments.enter(*experiment, known.customer, known.as_of, *held);
                }
                free.insert(known);
                Ok(())
            }
        }
    }

    /// Adds an erased decision.
    ///
    /// # Errors
    /// If it was added before.
    pub fn add_erased(&mut self, decision_id: Uuid) -> Result<(), Problem> {
        if self.erased.insert(decision_id) { Ok(()) } else { Err(Problem::Duplicate) }
    }

    fn reduced(&mut self, decision: &Decision) -> Known {
        let offered = decision.offered.iter().map(|offered| (&offered.plugin, &offered.action, true));
        let withheld = decision.withheld.iter().map(|withheld| (&withheld.plugin, &withheld.action, false));
        let mut actions = Vec::with_capacity(decision.offered.len() + decision.withheld.len());
        for (plugin, action, offered) in offered.chain(withheld) {
            let name = self.names.number(name(plugin, action));
            actions.push(Proposed { name, offered, outcomes: Outcomes::default() });
        }
        let groups = decision.experiments.iter();
        let groups = groups.map(|group| (self.experiments.number(&group.experiment), group.held));
        Known {
            as_of: decision.as_of,
            customer: self.customers.number(decision.customer_ref.to_string()),
            actions: actions.into(),
            experiments: groups.collect(),
            goal_met: false,
        }
    }

    /// Adds an outcome of a decision. All decisions must have been added before.
    ///
    /// # Errors
    /// Why it can't be counted.
    pub fn learn(&mut self, record: &OutcomeRecord) -> Result<(), Problem> {
        let id = record.decision_id;
        let Some(known) = self.known.get_mut(&id) else {
            return Err(if self.erased.contains(&id) { Problem::Erased } else { Problem::UnknownDecision });
        };
        if record.at < known.as_of {
            return Err(Problem::TooEarly);
        }
        let is_new = match (&record.plugin, &record.action) {
            (None, None) if record.outcome == Outcome::GoalMet => {
                self.experiments.goal_met(known.customer, record.at);
                !std::mem::replace(&mut known.goal_met, true)
            }
            (Some(plugin), Some(action)) => {
                let names = &self.names;
                let is_meant = |name: &Name| name.plugin == *plugin && name.action == *action;
                let mut actions = known.actions.iter_mut();
                let proposed = actions.find(|proposed| names.get(proposed.name).is_some_and(is_meant));
                let proposed = proposed.ok_or(Problem::UnknownAction)?;
                // Whether the goal was met can be known about held-out customers, too.
                if record.outcome == Outcome::GoalMet {
                    self.experiments.goal_met_in(&known.experiments, known.customer);
                } else if !proposed.offered {
                    return Err(Problem::NotOffered);
                }
                proposed.outcomes.add(record.outcome)
            }
            _ => return Err(Problem::UnknownAction),
        };
        if is_new { Ok(()) } else { Err(Problem::Duplicate) }
    }

    /// All decisions, in no particular order.
    pub(super) fn iter(&self) -> impl Iterator<Item = &Known> {
        self.known.values()
    }

    /// The plugin, key and kind of an action.
    pub(super) fn name(&self, proposed: &Proposed) -> Option<&Name> {
        self.names.get(proposed.name)
    }

    pub(super) fn experiments(&self) -> &Experiments {
        &self.experiments
    }

    /// How many decisions were erased.
    pub(super) fn erased(&self) -> u64 {
        self.erased.iter().filter(|id| !self.known.contains_key(id)).count() as u64
    }
}

fn name(plugin: &Slug, action: &Action) -> Name {
    Name { plugin: plugin.clone(), action: action.id.clone(), kind: action.kind() }
}

/// Assigns numbers to things, so that each is kept only once.
#[derive(Debug)]
struct Numbered<T> {
    numbers: HashMap<T, u32>,
    things: Vec<T>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { numbers: HashMap::new(), things: Vec::new() }
    }
}

impl<T: Hash + Eq + Clone> Numbered<T> {
    fn number(&mut self, thing: T) -> u32 {
        if let Some(number) = self.numbers.get(&thing) {
            return *number;
        }
        // Memory would be exhausted long before this overflows.
        let number = u32::try_from(self.things.len()).unwrap_or(u32::MAX);
        self.things.push(thing.clone());
        self.numbers.insert(thing, number);
        number
    }

    fn get(&self, number: u32) -> Option<&T> {
        self.things.get(number as usize)
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Digest;
    use serde_json::{Value, json};

    use super::*;

    const FIRST: &str = "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77";

    fn action(id: &str) -> Value {
        json!({
            "id": id, "key": id, "purpose": "marketing", "audience": "customer", "urgency": "info", "channels": ["email"],
            "step": {"kind": "check_in", "question": "How are you?", "reply_queue": "care"},
            "window": {"not_after_at": "2026-04-04T00:00:00Z"},
            "reasons": [{"code": "r", "text": "Quiet.", "evidence": ["/as_of"]}],
        })
    }

    /// A decision that offers `ask`, withholds `tell`, and has the customer among the treated.
    fn decision() -> Value {
        let factors = json!({"propensity": 1_000_000, "context": 1_000_000, "value": 1_000_000, "lever": 1_000_000});
        json!({
            "contract": "1.0", "decision_id": FIRST, "customer_ref": "c-1", "hook": "review", "as_of": "2026-03-28T20:40:00Z",
            "offered": [{"plugin": "check-in", "action": action("ask"), "purpose": "marketing", "channel": "email",
                "send_at": "2026-03-28T20:40:00Z", "priority": 1_000_000, "factors": factors}],
            "withheld": [{"plugin": "check-in", "action": action("tell"), "disposition": "holdout", "stage": "arbitration",
                "rule": "holdout", "explanation": {"en": "No.", "nl": "Nee."}, "explanation_message": {"id": "care-spared"}}],
            "failures": [], "plugins": [], "profile": "normal", "policy_digest": Digest::from_bytes([0; 32]),
            "context_digest": Digest::from_bytes([0; 32]),
            "engine": "courtesy 0.1.0", "time_zones": "2026a",
            "experiments": [{"experiment": "spring", "bucket": 5000, "per_10000": 1000, "held": false}],
        })
    }

    fn decisions() -> Decisions {
        let mut decisions = Decisions::default();
        decisions.add(&serde_json::from_value(decision()).unwrap()).unwrap();
        decisions
    }

    fn learn(decisions: &mut Decisions, changes: Value) -> Result<(), Problem> {
        let mut record = json!({
            "contract": "1.0", "decision_id": FIRST, "plugin": "check-in", "action": "ask", "outcome": "accepted",
            "at": "2026-03-29T09:00:00Z",
        });
        for (name, value) in changes.as_object().unwrap() {
            match value {
                Value::Null => drop(record.as_object_mut().unwrap().remove(name)),
                value => record[name] = value.clone(),
            }
        }
        decisions.learn(&serde_json::from_value(record).unwrap())
    }

    #[test]
    fn what_cannot_be_joined_says_why() {
        let mut decisions = decisions();
        for (changes, problem) in [
            (json!({"decision_id": FIRST.replace('7', "8")}), Problem::UnknownDecision),
            (json!({"action": "asked"}), Problem::UnknownAction),
            (json!({"plugin": "check-out"}), Problem::UnknownAction),
            (json!({"plugin": null}), Problem::UnknownAction),
            (json!({"plugin": null, "action": null}), Problem::UnknownAction),
            (json!({"action": "tell"}), Problem::NotOffered),
            (json!({"at": "2026-03-28T20:39:59Z"}), Problem::TooEarly),
        ] {
            assert_eq!(learn(&mut decisions, changes.clone()), Err(problem), "{changes}");
        }
        let untouched = decisions.iter().flat_map(|known| &known.actions).all(|action| action.outcomes.0 == 0);
        assert!(untouched && decisions.experiments().by_name()[0].groups().treated.number == 0);
    }

    #[test]
    fn the_same_outcome_counts_once_whatever_the_case_of_its_id() {
        let mut decisions = decisions();
        assert_eq!(learn(&mut decisions, json!({})), Ok(()));
        let again = json!({"decision_id": FIRST.to_uppercase(), "at": "2026-03-30T09:00:00Z"});
        assert_eq!(learn(&mut decisions, again), Err(Problem::Duplicate));
        assert_eq!(learn(&mut decisions, json!({"outcome": "complained"})), Ok(()));
    }

    #[test]
    fn a_goal_is_the_whole_decisions_or_one_actions_even_if_that_was_withheld() {
        for (named, whole) in [("ask", false), ("tell", false), ("", true)] {
            let mut decisions = decisions();
            let name = |text: &str| if whole { Value::Null } else { json!(text) };
            let goal = json!({"outcome": "goal_met", "plugin": name("check-in"), "action": name(named)});
            assert_eq!(learn(&mut decisions, goal.clone()), Ok(()));
            assert_eq!(learn(&mut decisions, goal), Err(Problem::Duplicate));
            assert!(decisions.iter().all(|known| known.goal_met == whole));
            assert_eq!(decisions.experiments().by_name()[0].groups().treated.number, 1);
        }
    }

    #[test]
    fn the_same_decision_again_is_told_from_another_with_its_id() {
        let mut decisions = decisions();
        assert_eq!(decisions.add(&serde_json::from_value(decision()).unwrap()), Err(Problem::Duplicate));
        let mut other = decision();
        other["offered"] = json!([]);
        assert_eq!(decisions.add(&serde_json::from_value(other).unwrap()), Err(Problem::Contradicting));
        assert_eq!(decisions.iter().count(), 1);
    }

    #[test]
    fn what_came_of_an_erased_decision_is_told_from_what_came_of_none() {
        let mut decisions = Decisions::default();
        decisions.add_erased(Uuid::constant(FIRST)).unwrap();
        assert_eq!(learn(&mut decisions, json!({})), Err(Problem::Erased));
        assert_eq!(decisions.erased(), 1);
    }
}
