//! What is found: counts, shares and differences, each with its interval.

use std::collections::BTreeMap;

use courtesy_contract::{ActionKind, Outcome};
use serde::Serialize;

use super::decisions::{Decisions, Known, Proposed};
use super::interval::{Confidence, Estimate, Part};
use super::reading::Reading;

/// Everything that is found.
#[derive(Debug)]
pub(super) struct Findings {
    pub(super) totals: Totals,
    pub(super) actions: Vec<Actions>,
    pub(super) groups: Vec<Group>,
    pub(super) experiments: Vec<Experiment>,
    pub(super) set_aside: Vec<SetAside>,
}

/// What was read.
#[derive(Debug, Serialize)]
pub(super) struct Totals {
    pub(super) confidence: f64,
    pub(super) decisions: u64,
    /// Decisions of which only the fingerprint is left.
    pub(super) erased: u64,
    pub(super) outcomes: u64,
    /// Lines of records or outcomes that aren't counted.
    pub(super) set_aside: u64,
}

/// So many of so many, with the interval of the share.
#[derive(Debug, Serialize)]
pub(super) struct Share {
    pub(super) number: u64,
    pub(super) of: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) share: Option<Estimate>,
}

/// What came of the actions of one kind that a plugin had on offer.
#[derive(Debug, Serialize)]
pub(super) struct Actions {
    pub(super) plugin: String,
    pub(super) action_kind: ActionKind,
    pub(super) offered: u64,
    pub(super) delivered: Share,
    pub(super) accepted: Share,
    pub(super) dismissed: Share,
    pub(super) complained: Share,
    pub(super) failed: Share,
    /// Of which it isn't known whether they arrived.
    pub(super) not_known: Share,
    pub(super) goal_met: Share,
}

/// Decisions that came to the same: something is offered, something is withheld, nothing is proposed.
#[derive(Debug, Serialize)]
pub(super) struct Group {
    pub(super) decisions: &'static str,
    pub(super) goal_met: Share,
}

/// One experiment: who of each group met the goal.
#[derive(Debug, Serialize)]
pub(super) struct Experiment {
    pub(super) experiment: String,
    pub(super) treated: Share,
    pub(super) held_out: Share,
    /// The share of the treated less the share of those who were held out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) difference: Option<Estimate>,
    pub(super) verdict: Verdict,
    /// Customers whom a later decision has in the other group.
    pub(super) moved: u64,
}

/// What an experiment lets one say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Verdict {
    NobodyToCompareWith,
    NoDifferenceSeen,
    MoreOfTheTreated,
    FewerOfTheTreated,
}

/// Lines that aren't counted.
#[derive(Debug, Serialize)]
pub(super) struct SetAside {
    pub(super) file: String,
    pub(super) problem: &'static str,
    #[serde(skip)]
    pub(super) meaning: &'static str,
    pub(super) lines: u64,
    /// The numbers of the first ones.
    pub(super) first: Vec<u64>,
}

impl Share {
    fn new(part: Part, confidence: Confidence) -> Self {
        Self { number: part.number, of: part.of, share: confidence.share(part) }
    }
}

impl Verdict {
    fn of(difference: Option<Estimate>) -> Self {
        match difference {
            None => Self::NobodyToCompareWith,
            Some(difference) if difference.low > 0.0 => Self::MoreOfTheTreated,
            Some(difference) if difference.high < 0.0 => Self::FewerOfTheTreated,
            Some(_) => Self::NoDifferenceSeen,
        }
    }
}

/// Computes all of it.
pub(super) fn of(decisions: &Decisions, reading: &Reading, confidence: Confidence) -> Findings {
    let set_aside = reading.set_aside.iter().map(|(file, problem, lines)| SetAside {
        file: file.display().to_string(),
        problem: problem.word(),
        meaning: problem.meaning(),
        lines: lines.count,
        first: lines.first.clone(),
    });
    let set_aside: Vec<_> = set_aside.collect();
    Findings {
        totals: Totals {
            confidence: confidence.level(),
            decisions: decisions.iter().count() as u64,
            erased: decisions.erased(),
            outcomes: reading.outcomes,
            set_aside: set_aside.iter().map(|set_aside| set_aside.lines).sum(),
        },
        actions: actions(decisions, confidence),
        groups: groups(decisions, confidence),
        experiments: experiments(decisions, confidence),
        set_aside,
    }
}

/// How often each thing came of so many actions.
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
        // Nobody can take up, put aside or complain about what never arrived.
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

/// Decisions by what they came to, with those of them after which the goal was met.
fn groups(decisions: &Decisions, confidence: Confidence) -> Vec<Group> {
    let mut parts = [Part::default(); 3];
    for known in decisions.iter() {
        let place = match &*known.actions {
            [] => 2,
            actions if actions.iter().any(|proposed| proposed.offered) => 0,
            _ => 1,
        };
        let of_an_action = known.actions.iter().any(|proposed| proposed.outcomes.has(Outcome::GoalMet));
        parts[place].of += 1;
        parts[place].number += u64::from(known.goal_met || of_an_action);
    }
    let words = ["something_offered", "all_withheld", "nothing_proposed"];
    let group = |(decisions, part)| Group { decisions, goal_met: Share::new(part, confidence) };
    words.into_iter().zip(parts).map(group).collect()
}

fn experiments(decisions: &Decisions, confidence: Confidence) -> Vec<Experiment> {
    let experiments = decisions.experiments().by_name();
    let found = experiments.into_iter().map(|experiment| {
        let groups = experiment.groups();
        let difference = confidence.difference(groups.treated, groups.held_out);
        Experiment {
            experiment: experiment.name.to_string(),
            treated: Share::new(groups.treated, confidence),
            held_out: Share::new(groups.held_out, confidence),
            difference,
            verdict: Verdict::of(difference),
            moved: groups.moved,
        }
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(treated: (u64, u64), held_out: (u64, u64)) -> Verdict {
        let part = |(number, of)| Part { number, of };
        let confidence: Confidence = "0.95".parse().unwrap();
        Verdict::of(confidence.difference(part(treated), part(held_out)))
    }

    #[test]
    fn a_difference_is_seen_only_where_the_interval_leaves_zero_out() {
        assert_eq!(verdict((56, 70), (48, 80)), Verdict::MoreOfTheTreated);
        assert_eq!(verdict((48, 80), (56, 70)), Verdict::FewerOfTheTreated);
        assert_eq!(verdict((6, 10), (2, 10)), Verdict::NoDifferenceSeen);
        assert_eq!(verdict((0, 10), (0, 10)), Verdict::NoDifferenceSeen);
        assert_eq!(verdict((5, 10), (0, 0)), Verdict::NobodyToCompareWith);
    }
}
