//! What is offered, what is withheld and why, what failed, and which plugins were called.

use courtesy_analysis::Clock;
use courtesy_contract::{Action, Approval, Decision, NotAskedBy, Offered, Slug, Urgency, Withheld};

use super::{Item, Section, Tone, say};
use crate::card::{self, Row};
use crate::evidence::Facts;
use crate::{clock, figures, text};

pub(super) fn offered(decision: &Decision, clock: &Clock, facts: &impl Fn(&Slug) -> Facts) -> Section {
    let item = |(position, offered): (usize, &Offered)| {
        let mut rows = card::action(&offered.action, &facts(&offered.plugin), clock);
        rows.extend(terms(offered, clock));
        let (title, by) = (offered.action.kind().to_string(), format!("by {}", offered.plugin));
        Item { position: Some(position + 1), title, by, rows }
    };
    Section::of_items("Offered", Tone::Good, decision.offered.iter().enumerate().map(item).collect())
}

/// When and how it is sent, and what its rank was computed from.
fn terms(offered: &Offered, clock: &Clock) -> Vec<Row> {
    let over = offered.channel.map_or(String::new(), |channel| format!(" over {channel}"));
    let mut rows = vec![Row::new("send", format!("{}{over}", clock::moment(clock, offered.send_at)))];
    if offered.purpose != offered.action.purpose {
        rows.push(Row::new("purpose", format!("{}, set by the policy", offered.purpose)));
    }
    rows.extend(lowered(&offered.action, offered.claimed_urgency));
    rows.extend(offered.queue.as_ref().map(|queue| Row::new("goes to", format!("the queue {queue}"))));
    match offered.approved_by {
        None | Some(Approval::None) => {}
        Some(somebody) => rows.push(Row::new("approved by", format!("a {somebody}"))),
    }
    rows.push(Row::new("rank", rank(offered)));
    rows
}

/// A row if the policy lowered the urgency that the plugin claimed.
fn lowered(action: &Action, claimed: Option<Urgency>) -> Option<Row> {
    claimed.map(|claimed| {
        Row::new("urgency", format!("{}, limited by the policy; the plugin claimed {claimed}", action.urgency))
    })
}

fn rank(offered: &Offered) -> String {
    let factors = &offered.factors;
    let product = [factors.propensity, factors.context, factors.value, factors.lever].map(figures::millionths);
    let [propensity, context, value, lever] = product;
    let rank = figures::millionths(offered.priority);
    format!("{rank} = propensity {propensity} x context {context} x value {value} x lever {lever}")
}

pub(super) fn withheld(decision: &Decision, language: &str, clock: &Clock, facts: &impl Fn(&Slug) -> Facts) -> Section {
    let item = |withheld: &Withheld| {
        let mut rows = refusal(withheld, language, clock);
        rows.extend(card::action(&withheld.action, &facts(&withheld.plugin), clock));
        let (title, by) = (withheld.action.kind().to_string(), format!("by {}", withheld.plugin));
        Item { position: None, title, by, rows }
    };
    Section::of_items("Withheld", Tone::Odd, decision.withheld.iter().map(item).collect())
}

/// Its disposition, stage and rule, with the sentence for the customer and the detail for the operator.
fn refusal(withheld: &Withheld, language: &str, clock: &Clock) -> Vec<Row> {
    let mut rows = vec![Row::new("disposition", disposition(withheld, clock))];
    rows.extend(say(&withheld.explanation, language));
    rows.extend(withheld.detail.as_ref().map(|detail| Row::new("detail", detail)));
    rows.extend(lowered(&withheld.action, withheld.claimed_urgency));
    rows
}

pub(super) fn disposition(withheld: &Withheld, clock: &Clock) -> String {
    let until = withheld.until_at.map_or(String::new(), |at| format!(" until {}", clock::moment(clock, at)));
    let disposition = withheld.disposition.word().replace('_', " ");
    format!("{disposition}{until} by the rule {}, at the {} stage", withheld.rule, withheld.stage)
}

pub(super) fn failures(decision: &Decision) -> Section {
    let mut rows = Vec::new();
    for failure in &decision.failures {
        rows.push(Row::new(failure.plugin.as_str(), format!("{}: {}", failure.kind, failure.detail)));
        let violations = failure.violations.iter();
        rows.extend(violations.map(|violation| Row::new("at", format!("{}: {}", violation.at, violation.message))));
    }
    Section::of_rows("Failed", Tone::Bad, rows)
}

pub(super) fn experiments(decision: &Decision) -> Section {
    let rows = decision.experiments.iter().map(|assignment| {
        let (bucket, share) = (figures::count(assignment.bucket.into()), assignment.per_10000.get());
        let share = figures::count(share.into());
        let group = if assignment.held { "held out" } else { "treated" };
        let value =
            format!("{group}: the customer is in bucket {bucket}; the first {share} of 10,000 buckets are held out");
        Row::new(assignment.experiment.as_str(), value)
    });
    Section::of_rows("Experiments", Tone::Plain, rows.collect())
}

/// Who was asked, and what they noted.
pub(super) fn called(decision: &Decision) -> Section {
    let ids: Vec<&str> = decision.plugins.iter().map(|run| run.id.as_str()).collect();
    let notes = decision.plugins.iter().flat_map(|run| run.log.iter().map(|note| Row::new(run.id.as_str(), note)));
    let number = (!ids.is_empty()).then(|| text::listed(&ids));
    Section { number, ..Section::of_rows("Plugins called", Tone::Plain, notes.collect()) }
}

/// Who wasn't asked, and why.
pub(super) fn not_asked(decision: &Decision) -> Section {
    let of = |by: NotAskedBy| decision.not_asked.iter().filter(move |not_asked| not_asked.by == by);
    let row = |by: NotAskedBy, label: &str, why: &str| {
        let ids: Vec<&str> = of(by).map(|not_asked| not_asked.id.as_str()).collect();
        (!ids.is_empty()).then(|| Row::new(label, format!("{}: {why}", text::listed(&ids))))
    };
    let rows = [
        row(
            NotAskedBy::Manifest,
            "nothing to say",
            "nothing is known about this customer that `asks_when` in the manifest names",
        ),
        row(
            NotAskedBy::Policy,
            "by the policy",
            "nothing is known about this customer that the policy's `asks_when` names",
        ),
    ];
    Section::of_rows("Not asked", Tone::Plain, rows.into_iter().flatten().collect())
}
