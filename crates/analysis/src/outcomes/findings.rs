//! The findings: counts, shares and differences, with their intervals.

use std::collections::BTreeMap;

use courtesy_contract::{ActionKind, Outcome};
use serde::Serialize;

use super::decisions::{Decisions, Known, Proposed};
use super::{Confidence, Estimate, Part, Problem};

/// All findings.
#[derive(Debug)]
pub struct Findings {
    /// What was read.
    pub totals: Totals,
    /// Outcomes of offered actions, by plugin and kind of action.
    pub actions: Vec<Actions>,
    /// Who met the goal, by type of decision.
    pub groups: Vec<Group>,
    /// Who met the goal, by experiment.
    pub experiments: Vec<ExperimentFinding>,
    /// Lines that aren't counted, as supplied by the caller.
    pub set_aside: Vec<SetAside>,
}

/// What was read.
#[derive(Debug, Serialize)]
pub struct Totals {
    /// The confidence level of the intervals.
    pub confidence: f64,
    /// Decisions that are known.
    pub decisions: u64,
    /// Decisions that were erased, so that only their digests are left.
    pub erased: u64,
    /// Outcome lines, whether or not they are counted.
    pub outcomes: u64,
    /// Lines of records and outcomes that aren't counted.
    pub set_aside: u64,
}

/// A number out of a total, with the share and its interval.
#[derive(Debug, Serialize)]
pub struct Share {
    /// How many.
    pub number: u64,
    /// Out of how many.
    pub of: u64,
    /// The share; `None` if the total is 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<Estimate>,
}

/// The outcomes of one kind of action that a plugin offered.
#[derive(Debug, Serialize)]
pub struct Actions {
    /// The plugin.
    pub plugin: String,
    /// The kind of action.
    pub action_kind: ActionKind,
    /// How many were offered; all shares below are of these.
    pub offered: u64,
    /// Delivered. Accepted, dismissed and complained about imply delivered.
    pub delivered: Share,
    /// Accepted.
    pub accepted: Share,
    /// Dismissed.
    pub dismissed: Share,
    /// Complained about.
    pub complained: Share,
    /// Failed and never delivered.
    pub failed: Share,
    /// Whether they were delivered isn't known.
    pub not_known: Share,
    /// The goal of the action or of its decision was met.
    pub goal_met: Share,
}

/// Decisions of one type.
#[derive(Debug, Serialize)]
pub struct Group {
    /// The type of decision.
    pub decisions: DecisionType,
    /// How many were followed by the goal being met.
    pub goal_met: Share,
}

/// The type of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DecisionType {
    /// At least one action is offered.
    SomethingOffered,
    /// Something was proposed, but all of it is withheld.
    AllWithheld,
    /// No plugin proposed anything.
    NothingProposed,
}

impl DecisionType {
    const ALL: [Self; 3] = [Self::SomethingOffered, Self::AllWithheld, Self::NothingProposed];

    fn of(actions: &[Proposed]) -> Self {
        match actions {
            [] => Self::NothingProposed,
            actions if actions.iter().any(|proposed| proposed.offered) => Self::SomethingOffered,
            _ => Self::AllWithheld,
        }
    }
}

/// An experiment: how many of each group met the goal.
#[derive(Debug, Serialize)]
pub struct ExperimentFinding {
    /// The experiment's name.
    pub experiment: String,
    /// The treated customers.
    pub treated: Share,
    /// The held-out customers.
    pub held_out: Share,
    /// The share of the treated minus the share of those held out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Estimate>,
    /// The conclusion from the difference.
    pub result: ExperimentResult,
    /// Customers whom a later decision assigned to the other group.
    pub moved: u64,
}

/// The conclusion from an experiment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ExperimentResult {
    /// One group is empty.
    NobodyToCompareWith,
    /// The interval contains 0: no significant difference.
    NoDifferenceSeen,
    /// The interval is above 0.
    MoreOfTheTreated,
    /// The interval is below 0.
    FewerOfTheTreated,
}

/// Lines of one file that aren't counted for one reason.
#[derive(Debug, Serialize)]
pub struct SetAside {
    /// The name of the file.
    pub file: String,
    /// The reason.
    pub problem: Problem,
    /// How many there are.
    pub lines: u64,
    /// The line numbers of the first ones.
    pub first: Vec<u64>,
}

impl Share {
    fn new(part: Part, confidence: Confidence) -> Self {
        Self { number: part.number, of: part.of, share: confidence.share(part) }
    }
}

impl ExperimentResult {
    fn of(difference: Option<Estimate>) -> Self {
        match difference {
            None => Self::NobodyToCompareWith,
            Some(difference) if difference.low > 0.0 => Self::MoreOfTheTreated,
            Some(difference) if difference.high < 0.0 => Self::FewerOfTheTreated,
            Some(_) => Self::NoDifferenceSeen,
        }
    }
}

impl Findings {
    /// Computes the findings from decisions and their outcomes, given how many lines of outcomes were read and which
    /// lines were set aside.
    #[must_use]
    pub fn of(decisions: &Decisions, outcomes: u64, set_aside: Vec<SetAside>, confidence: Confidence) -> Self {
        Self {
            totals: Totals {
                confidence: confidence.level(),
                decisions: decisions.iter().count() as u64,
                erased: decisions.erased(),
                outcomes,
                set_aside: set_aside.iter().map(|set_aside| set_aside.lines).sum(),
            },
            actions: actions(decisions, confidence),
            groups: groups(decisions, confidence),
            experiments: experiments(decisions, confidence),
            set_aside,
        }
    }
}

/// How often each outcome occurred among some actions.
#[derive(Debug, Default)]
struct Counts {
    offered: u64,
    delivered: u64,
    failed: u64,
    goal_met: u64,
    accepted: u64,
    dismissed: u64,
    complained: u64,
}

impl Counts {
    fn add(&mut self, proposed: &Proposed, known: &Known) {
        let came = |outcome| proposed.outcomes.has(outcome);
        // What was accepted, dismissed or complained about must have been delivered.
        let delivered = [Outcome::Delivered, Outcome::Accepted, Outcome::Dismissed, Outcome::Complained].map(came);
        let delivered = delivered.contains(&true);
        self.offered += 1;
        self.delivered += u64::from(delivered);
        self.accepted += u64::from(came(Outcome::Accepted));
        self.dismissed += u64::from(came(Outcome::Dismissed));
        self.complained += u64::from(came(Outcome::Complained));
        self.failed += u64::from(came(Outcome::Failed) && !delivered);
        self.goal_met += u64::from(came(Outcome::GoalMet) || known.goal_met);
    }
}

fn actions(decisions: &Decisions, confidence: Confidence) -> Vec<Actions> {
    let mut counts: BTreeMap<(&str, ActionKind), Counts> = BTreeMap::new();
    for known in decisions.iter() {
        for proposed in known.actions.iter().filter(|proposed| proposed.offered) {
            if let Some(name) = decisions.name(proposed) {
                counts.entry((name.plugin.as_str(), name.kind)).or_default().add(proposed, known);
            }
        }
    }
    let actions = counts.into_iter().map(|((plugin, action_kind), counts)| {
        let share = |number| Share::new(Part { number, of: counts.offered }, confidence);
        Actions {
            plugin: plugin.to_owned(),
            action_kind,
            offered: counts.offered,
            delivered: share(counts.delivered),
            accepted: share(counts.accepted),
            dismissed: share(counts.dismissed),
            complained: share(counts.complained),
            failed: share(counts.failed),
            not_known: share(counts.offered - counts.delivered - counts.failed),
            goal_met: share(counts.goal_met),
        }
    });
    actions.collect()
}

/// Decisions by type, with how many were followed by the goal being met.
fn groups(decisions: &Decisions, confidence: Confidence) -> Vec<Group> {
    let mut parts = DecisionType::ALL.map(|decision_type| (decision_type, Part::default()));
    for known in decisions.iter() {
        let decision_type = DecisionType::of(&known.actions);
        let of_an_action = known.actions.iter().any(|proposed| proposed.outcomes.has(Outcome::GoalMet));
        for (_, part) in parts.iter_mut().filter(|(word, _)| *word == decision_type) {
            part.of += 1;
            part.number += u64::from(known.goal_met || of_an_action);
        }
    }
    parts.map(|(decisions, part)| Group { decisions, goal_met: Share::new(part, confidence) }).into()
}

fn experiments(decisions: &Decisions, confidence: Confidence) -> Vec<ExperimentFinding> {
    let experiments = decisions.experiments().by_name();
    let found = experiments.into_iter().map(|experiment| {
        let groups = experiment.groups();
        let difference = confidence.difference(groups.treated, groups.held_out);
        ExperimentFinding {
            experiment: experiment.name.to_string(),
            treated: Share::new(groups.treated, confidence),
            held_out: Share::new(groups.held_out, confidence),
            difference,
            result: ExperimentResult::of(difference),
            moved: groups.moved,
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(treated: (u64, u64), held_out: (u64, u64)) -> ExperimentResult {
        let part = |(number, of)| Part { number, of };
        let confidence = Confidence::of_level(0.95).unwrap();
        ExperimentResult::of(confidence.difference(part(treated), part(held_out)))
    }

    #[test]
    fn a_difference_is_seen_only_where_the_interval_leaves_zero_out() {
        assert_eq!(result((56, 70), (48, 80)), ExperimentResult::MoreOfTheTreated);
        assert_eq!(result((48, 80), (56, 70)), ExperimentResult::FewerOfTheTreated);
        assert_eq!(result((6, 10), (2, 10)), ExperimentResult::NoDifferenceSeen);
        assert_eq!(result((0, 10), (0, 10)), ExperimentResult::NoDifferenceSeen);
        assert_eq!(result((5, 10), (0, 0)), ExperimentResult::NobodyToCompareWith);
    }
}
