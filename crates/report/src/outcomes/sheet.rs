//! The findings as tables for people.

use courtesy_analysis::outcomes::{
    DecisionType, Estimate, ExperimentFinding, ExperimentResult, Findings, Group, Problem, SetAside, Share, Totals,
};

use crate::figures;
use crate::sheet::{Sheet, left, right};

/// A sentence on what was read.
pub(super) fn totals(totals: &Totals) -> String {
    let erased = match totals.erased {
        0 => String::new(),
        erased => format!(", {} more erased", figures::count(erased)),
    };
    let decisions = figures::counted(totals.decisions, "decision");
    let outcomes = figures::counted(totals.outcomes, "outcome");
    let set_aside = match totals.set_aside {
        0 => "every line counted".to_owned(),
        lines => format!("{} set aside", figures::counted(lines, "line")),
    };
    format!("{decisions}{erased}; {outcomes}; {set_aside}")
}

/// The tables that aren't empty.
pub(super) fn of(findings: &Findings) -> Vec<Sheet> {
    let level = format!("{} %", trimmed(findings.totals.confidence * 100.0));
    let mut sheets = Vec::new();
    if !findings.actions.is_empty() {
        sheets.push(actions(findings, &level));
    }
    if knows_goals(findings) {
        sheets.push(groups(&findings.groups, &level));
    }
    if !findings.experiments.is_empty() {
        sheets.push(experiments(&findings.experiments, &level));
    }
    if !findings.set_aside.is_empty() {
        sheets.push(set_aside(&findings.set_aside));
    }
    sheets
}

/// Whether any goal was met; if none was recorded, 0 % would be misleading.
fn knows_goals(findings: &Findings) -> bool {
    findings.groups.iter().any(|group| group.goal_met.number > 0)
}

fn actions(findings: &Findings, level: &str) -> Sheet {
    let mut rows = Vec::new();
    for found in &findings.actions {
        let (plugin, kind) = (found.plugin.clone(), found.action_kind.to_string());
        let offered = figures::count(found.offered);
        rows.push(vec![plugin, kind, "offered".into(), offered, String::new(), String::new()]);
        let arrived = [
            ("delivered", &found.delivered),
            ("accepted", &found.accepted),
            ("dismissed", &found.dismissed),
            ("complained", &found.complained),
            ("failed", &found.failed),
        ];
        // Here, too, a share is left out if no goals were recorded.
        let arrived = arrived.into_iter().filter(|_| found.not_known.number < found.offered);
        let goal = Some(("goal met", &found.goal_met)).filter(|_| knows_goals(findings));
        for (word, share) in arrived.chain([("not known", &found.not_known)]).chain(goal) {
            let start = vec![String::new(), String::new(), word.into(), figures::count(share.number)];
            rows.push([start, cells(share)].concat());
        }
    }
    let columns = [left("plugin"), left("kind"), left("outcome"), right("actions"), right("share")];
    Sheet {
        heading: format!("Outcomes of offered actions, with {level} intervals (Wilson 1927)"),
        above: "Each share is of all offered actions, including those whose outcome isn't known.".into(),
        columns: columns.into_iter().chain([right("interval")]).collect(),
        rows,
        below: Vec::new(),
    }
}

fn groups(groups: &[Group], level: &str) -> Sheet {
    let row = |group: &Group| {
        let counts = [group.goal_met.of, group.goal_met.number].map(figures::count);
        [vec![decision_type(group.decisions).to_owned()], counts.to_vec(), cells(&group.goal_met)].concat()
    };
    Sheet {
        heading: format!("Goal met, by type of decision, with {level} intervals (Wilson 1927)"),
        above: "This doesn't show an effect: customers who are offered something differ from those who aren't.".into(),
        columns: vec![left(""), right("decisions"), right("goal met"), right("share"), right("interval")],
        rows: groups.iter().filter(|group| group.goal_met.of > 0).map(row).collect(),
        below: Vec::new(),
    }
}

fn experiments(experiments: &[ExperimentFinding], level: &str) -> Sheet {
    let mut rows = Vec::new();
    for found in experiments {
        for (name, group, share) in
            [(found.experiment.as_str(), "treated", &found.treated), ("", "held out", &found.held_out)]
        {
            let counts = [share.of, share.number].map(figures::count);
            rows.push([vec![name.to_owned(), group.to_owned()], counts.to_vec(), cells(share)].concat());
        }
        let mut row = vec![String::new(), "difference".to_owned(), String::new(), String::new()];
        row.extend(found.difference.map_or_else(nothing, |difference| {
            vec![format!("{:+.1} points", hundredths(difference.value)), points(difference)]
        }));
        rows.push(row);
    }
    Sheet {
        heading: format!(
            "Goal met, treated against held out, with {level} intervals (Wilson 1927; difference: Newcombe 1998, method 10)"
        ),
        above: "By intention to treat: each customer counts once, in the group they were assigned to, whatever they \
                received."
            .into(),
        columns: vec![
            left("experiment"),
            left("group"),
            right("customers"),
            right("goal met"),
            right("share"),
            right("interval"),
        ],
        rows,
        below: experiments.iter().flat_map(conclusion).collect(),
    }
}

/// The conclusion from an experiment, in words.
fn conclusion(found: &ExperimentFinding) -> Vec<String> {
    let result = match found.result {
        ExperimentResult::NobodyToCompareWith => "one group is empty, so there is nothing to compare",
        ExperimentResult::NoDifferenceSeen => "no significant difference",
        ExperimentResult::MoreOfTheTreated => "more of the treated met the goal",
        ExperimentResult::FewerOfTheTreated => "fewer of the treated met the goal",
    };
    let range = found
        .difference
        .map_or_else(String::new, |difference| format!("; the interval of the difference is {}", points(difference)));
    let mut conclusion = vec![format!("{}: {result}{range}.", found.experiment)];
    if found.moved > 0 {
        let customers = figures::counted(found.moved, "customer");
        conclusion.push(format!(
            "{}: {customers} changed groups, perhaps because the salt or the share was changed; each counts in their first group.",
            found.experiment
        ));
    }
    conclusion
}

fn set_aside(set_aside: &[SetAside]) -> Sheet {
    let row = |found: &SetAside| {
        let more = if found.lines > found.first.len() as u64 { " ..." } else { "" };
        let first: Vec<String> = found.first.iter().map(ToString::to_string).collect();
        let named = format!("{}{more}", first.join(", "));
        vec![
            found.file.clone(),
            found.problem.word().into(),
            figures::count(found.lines),
            named,
            meaning(found.problem).into(),
        ]
    };
    Sheet {
        heading: "Set aside: not counted".into(),
        above: String::new(),
        columns: vec![left("file"), left("problem"), right("lines"), left("numbers"), left("meaning")],
        rows: set_aside.iter().map(row).collect(),
        below: Vec::new(),
    }
}

fn decision_type(decisions: DecisionType) -> &'static str {
    match decisions {
        DecisionType::SomethingOffered => "something offered",
        DecisionType::AllWithheld => "all withheld",
        DecisionType::NothingProposed => "nothing proposed",
    }
}

/// What a problem with a line means, and what to do.
#[must_use]
pub fn meaning(problem: Problem) -> &'static str {
    match problem {
        Problem::Unreadable => "it isn't what the contract says, or is truncated",
        Problem::Contradicting => "an earlier line has another decision with the same id; the earlier one counts",
        Problem::UnknownDecision => "no such decision is in the records; is a file missing?",
        Problem::UnknownAction => "the decision has no such action; `plugin` and `action` must name one of its actions",
        Problem::NotOffered => "the decision withheld this action, but it has an outcome; who carried it out?",
        Problem::TooEarly => "it happened before the decision, so it can't be its outcome",
        Problem::Erased => "the decision was erased, so what it offered is no longer known",
        Problem::Duplicate => "it repeats an earlier line",
    }
}

/// A share and its interval; dashes if there is none.
fn cells(share: &Share) -> Vec<String> {
    share.share.map_or_else(nothing, |Estimate { value, low, high }| {
        vec![format!("{:.1} %", hundredths(value)), format!("{:.1} to {:.1} %", hundredths(low), hundredths(high))]
    })
}

fn nothing() -> Vec<String> {
    vec!["-".into(), "-".into()]
}

/// The interval of a difference, in percentage points.
fn points(difference: Estimate) -> String {
    format!("{:+.1} to {:+.1} points", hundredths(difference.low), hundredths(difference.high))
}

/// In percent, to one decimal, and never `-0`.
fn hundredths(value: f64) -> f64 {
    (value * 1e3).round() / 10.0 + 0.0
}

fn trimmed(percent: f64) -> String {
    format!("{percent:.2}").trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_are_short_and_never_minus_nothing() {
        assert_eq!([95.0, 99.5, 90.000_000_000_000_01].map(trimmed), ["95", "99.5", "90"]);
        assert_eq!(format!("{:+.1}", hundredths(-0.000_1)), "+0.0");
        assert_eq!(points(Estimate { value: 0.2, low: -0.052_43, high: 0.333_87 }), "-5.2 to +33.4 points");
    }

    #[test]
    fn a_share_of_nobody_is_a_dash() {
        assert_eq!(cells(&Share { number: 0, of: 0, share: None }), ["-", "-"]);
    }
}
