//! Sentences for colleagues. None of them is for the customer.

use courtesy_sdk::contract::Party;
use courtesy_sdk::prelude::*;

use crate::concern::{Concern, Promised, Quiet, Said};
use crate::turn::Turn;

/// So much of a promise's own words is quoted, in characters.
const QUOTED_CHARS: usize = 300;

/// The day in UTC.
fn day(moment: Timestamp) -> String {
    let mut text = moment.to_string();
    text.truncate("2026-03-28".len());
    text
}

/// Day and minute in UTC.
fn minute(moment: Timestamp) -> String {
    let text = moment.to_string();
    format!("{} at {} UTC", &text[.."2026-03-28".len()], &text["2026-03-28T".len().."2026-03-28T20:40".len()])
}

fn times(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        many => format!("{many} times"),
    }
}

/// A promise that wasn't kept: what, when, by whom.
pub(crate) fn broken(promised: &Promised<'_>) -> String {
    format!("{} That time has passed.", promise(promised))
}

/// A promise that will be due.
pub(crate) fn due(promised: &Promised<'_>) -> String {
    format!("{} It isn't kept yet.", promise(promised))
}

fn promise(promised: &Promised<'_>) -> String {
    let due = minute(promised.due_at());
    match promised {
        Promised::Made(made) => {
            let by = made.plugin.as_ref().map(|plugin| format!(" by {plugin}")).unwrap_or_default();
            let keeper = made.queue.as_ref().map(|queue| format!(", to be kept by {queue}")).unwrap_or_default();
            let what: String = made.what.as_str().chars().take(QUOTED_CHARS).collect();
            format!("Promised on {}{by} for {due}{keeper}: \u{201c}{what}\u{201d}", day(made.made_at))
        }
        Promised::Answer(case, _) => format!("An answer to {} {} was promised for {due}.", case.kind, case.id),
    }
}

/// The silence, and what was said last.
pub(crate) fn quiet(quiet: &Quiet<'_>, now: Timestamp) -> String {
    let days = now.days_since(quiet.since);
    match quiet.last {
        Some(Said::Wrote(item)) => {
            let over = item.channel.map(|channel| format!(" by {channel}")).unwrap_or_default();
            format!("The customer waits, and our last word was {days} days ago{over} ({}).", item.kind)
        }
        Some(Said::Spoke(_)) => format!("The customer waits, and we last spoke with them {days} days ago."),
        None => format!("The customer has been waiting for {days} days, and nobody has said a word."),
    }
}

/// The order's state.
pub(crate) fn order(order: &Order) -> String {
    let status = match (order.status, &order.failure) {
        (OrderStatus::Failed, Some(code)) => format!("failed: {code}"),
        (OrderStatus::Failed, None) => "failed".to_owned(),
        (OrderStatus::Cancelled, _) if order.cancelled_by == Some(Party::Company) => "was cancelled by us".to_owned(),
        (status, _) => format!("has the status {status}"),
    };
    let promised = order.promised_at.map(day).or(order.promised_on.map(|day| day.to_string()));
    let promised = promised.map(|day| format!("; it was promised for {day}")).unwrap_or_default();
    format!("Order {} {status}{promised}.", order.id)
}

/// The case's state.
pub(crate) fn case(case: &Case) -> String {
    let about = case.topic.as_ref().map(|topic| format!(" about {topic}")).unwrap_or_default();
    let severity = case.severity.map(|severity| format!(" (severity {severity})")).unwrap_or_default();
    let state = match (case.status, case.opened_at, case.closed_at) {
        (CaseStatus::Open, Some(at), _) => format!("has been open since {}", day(at)),
        (CaseStatus::Waiting, ..) => "is waiting for the customer".to_owned(),
        (CaseStatus::Resolved | CaseStatus::Closed, _, Some(at)) => format!("was {} on {}", case.status, day(at)),
        (status, ..) => format!("is {status}"),
    };
    let again = match case.reopened {
        None | Some(0) => String::new(),
        Some(count) => format!(" and was reopened {}", times(count.try_into().unwrap_or(usize::MAX))),
    };
    format!("The {} {}{about}{severity} {state}{again}.", case.kind, case.id)
}

/// How often the customer got in touch, and the last time.
pub(crate) fn came_back(count: usize, last: &Interaction) -> String {
    let over = last.channel.map(|channel| format!(" by {channel}")).unwrap_or_default();
    let end = last.outcome.map(|outcome| format!("; it ended {outcome}")).unwrap_or_default();
    format!("The customer has got in touch {} since, last on {}{over}{end}.", times(count), day(last.at))
}

/// The money that we owe.
pub(crate) const OWED: &str = "The customer paid for it, and not all of the money has been paid back.";

/// A top score that contradicts the record.
pub(crate) fn contradiction(score: &Feedback) -> String {
    format!(
        "The customer gave {} ({}): perhaps the record is wrong, so check before you write.",
        score.score, score.kind
    )
}

/// What the customer asks for.
pub(crate) fn wish(remedy: Remedy) -> String {
    let wish = match remedy {
        Remedy::Apology => "an apology",
        Remedy::Replace => "a replacement",
        Remedy::Refund => "their money back",
        Remedy::Rebook => "a new date",
        Remedy::Expedite => "speed",
        Remedy::TermChange => "other terms",
    };
    format!("The customer asks for {wish}.")
}

/// How often staff were asked before.
pub(crate) fn asked_before(turn: &Turn<'_>, last: Timestamp) -> String {
    format!("Staff were asked {} before, last on {}.", times(turn.asked), day(last))
}

/// How many promises to this customer are broken.
pub(crate) fn several_broken(count: u32) -> String {
    format!("{count} promises to this customer are broken.")
}

/// What whoever can see to it is told, beside the task itself.
pub(crate) fn see_to_it(asked_in_vain: bool) -> &'static str {
    if asked_in_vain {
        "Nothing has come of those tasks, so please see to it."
    } else {
        "No queue takes work now, so please see to it."
    }
}

/// What to do.
pub(crate) fn to_do(concern: &Concern<'_>) -> &'static str {
    match concern {
        Concern::Broken(_) => {
            "Put it right and tell the customer so in your own words, with no set text. Then mark the promise as kept, or withdraw it if the customer no longer needs it."
        }
        Concern::Due(_) => {
            "Keep it in time and mark it as kept. If it can't be kept, tell the customer before the time has passed, and what comes instead."
        }
        Concern::Quiet(_) => "Tell the customer how it stands and when they will hear more, even if little is known.",
    }
}
