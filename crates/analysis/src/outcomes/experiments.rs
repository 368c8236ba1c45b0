//! The groups of experiments, and who met the goal.
//!
//! By intention to treat: a customer counts in the group they were assigned to, whatever they received, and once, from
//! their first decision in the experiment. Until then both groups were treated alike, so what follows can be compared.

use std::collections::HashMap;

use courtesy_contract::{Slug, Timestamp};

use super::interval::Part;

/// All experiments, by number.
#[derive(Debug, Default)]
pub(super) struct Experiments {
    all: Vec<Experiment>,
}

/// One experiment.
#[derive(Debug)]
pub(super) struct Experiment {
    pub(super) name: Slug,
    members: HashMap<u32, Member>,
}

/// A customer in an experiment.
#[derive(Debug)]
struct Member {
    since: Timestamp,
    held: bool,
    /// Whether another decision assigned the customer to the other group.
    moved: bool,
    goal_met: bool,
}

/// How many of each group met the goal.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Groups {
    pub(super) treated: Part,
    pub(super) held_out: Part,
    /// Customers whom a later decision assigned to the other group; they count in their first group.
    pub(super) moved: u64,
}

impl Experiments {
    /// The number of an experiment.
    pub(super) fn number(&mut self, name: &Slug) -> u16 {
        let place = self.all.iter().position(|experiment| experiment.name == *name).unwrap_or_else(|| {
            self.all.push(Experiment { name: name.clone(), members: HashMap::new() });
            self.all.len() - 1
        });
        u16::try_from(place).unwrap_or(u16::MAX)
    }

    /// Adds a customer's assignment to a group; decisions may come in any order.
    pub(super) fn enter(&mut self, experiment: u16, customer: u32, at: Timestamp, held: bool) {
        let Some(experiment) = self.all.get_mut(usize::from(experiment)) else { return };
        let newcomer = Member { since: at, held, moved: false, goal_met: false };
        let member = experiment.members.entry(customer).or_insert(newcomer);
        member.moved |= member.held != held;
        if at < member.since {
            (member.since, member.held) = (at, held);
        }
    }

    /// Adds that a customer met the goal: this counts in every experiment that they had entered by then.
    pub(super) fn goal_met(&mut self, customer: u32, at: Timestamp) {
        for experiment in &mut self.all {
            if let Some(member) = experiment.members.get_mut(&customer) {
                member.goal_met |= member.since <= at;
            }
        }
    }

    /// Adds that a customer met the goal of one action: this counts in the experiments of its decision.
    pub(super) fn goal_met_in(&mut self, experiments: &[(u16, bool)], customer: u32) {
        for (experiment, _) in experiments {
            let experiment = self.all.get_mut(usize::from(*experiment));
            if let Some(member) = experiment.and_then(|experiment| experiment.members.get_mut(&customer)) {
                member.goal_met = true;
            }
        }
    }

    /// The experiments by name.
    pub(super) fn by_name(&self) -> Vec<&Experiment> {
        let mut experiments: Vec<_> = self.all.iter().collect();
        experiments.sort_by(|one, other| one.name.as_str().cmp(other.name.as_str()));
        experiments
    }
}

impl Experiment {
    /// How many of each group met the goal.
    pub(super) fn groups(&self) -> Groups {
        let mut groups = Groups::default();
        for member in self.members.values() {
            let group = if member.held { &mut groups.held_out } else { &mut groups.treated };
            group.of += 1;
            group.number += u64::from(member.goal_met);
            groups.moved += u64::from(member.moved);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32) -> Timestamp {
        Timestamp::parse(&format!("2026-03-{day:02}T09:00:00Z")).unwrap()
    }

    fn experiments(names: [&str; 2]) -> Experiments {
        let mut experiments = Experiments::default();
        for (number, name) in names.into_iter().enumerate() {
            assert_eq!(usize::from(experiments.number(&Slug::new(name).unwrap())), number);
        }
        experiments
    }

    fn part(number: u64, of: u64) -> Part {
        Part { number, of }
    }

    #[test]
    fn a_customer_counts_once_however_many_decisions_there_are() {
        let mut experiments = experiments(["spring", "autumn"]);
        for day in 1..=20 {
            experiments.enter(0, 7, at(day), true);
        }
        experiments.enter(0, 8, at(1), false);
        for day in 2..=5 {
            experiments.goal_met(7, at(day));
        }
        let groups = experiments.all[0].groups();
        assert_eq!(groups, Groups { treated: part(0, 1), held_out: part(1, 1), moved: 0 });
    }

    #[test]
    fn what_came_before_the_first_decision_of_an_experiment_is_no_ones_doing() {
        let mut experiments = experiments(["spring", "autumn"]);
        experiments.enter(0, 7, at(10), false);
        experiments.enter(1, 7, at(5), false);
        experiments.goal_met(7, at(9));
        assert_eq!(experiments.all[0].groups().treated, part(0, 1));
        assert_eq!(experiments.all[1].groups().treated, part(1, 1));
    }

    #[test]
    fn the_goal_of_one_action_counts_in_the_experiments_of_its_decision_alone() {
        let mut experiments = experiments(["spring", "autumn"]);
        experiments.enter(0, 7, at(1), false);
        experiments.enter(1, 7, at(1), true);
        experiments.goal_met_in(&[(0, false)], 7);
        assert_eq!(experiments.all[0].groups().treated, part(1, 1));
        assert_eq!(experiments.all[1].groups().held_out, part(0, 1));
    }

    #[test]
    fn whoever_changes_groups_counts_in_the_first_and_is_reported() {
        for order in [[1, 2], [2, 1]] {
            let mut experiments = experiments(["spring", "autumn"]);
            for day in order {
                experiments.enter(0, 7, at(day), day == 2);
            }
            assert_eq!(experiments.all[0].groups(), Groups { treated: part(0, 1), held_out: part(0, 0), moved: 1 });
        }
    }
}
