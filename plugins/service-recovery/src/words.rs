//! Texts for colleagues.

use courtesy_sdk::matter::Matter;
use courtesy_sdk::prelude::*;

use crate::fault::Fault;
use crate::need::{Need, Trouble, Why};

/// The day in UTC.
pub(crate) fn day(moment: Timestamp) -> String {
    moment.to_string().chars().take("2026-03-28".len()).collect()
}

/// An id without braces, which would start a placeholder in a text for the customer.
fn plain(id: impl AsRef<str>) -> String {
    id.as_ref().replace(['{', '}'], "")
}

/// What went wrong, in words that acknowledge it.
pub(crate) fn acknowledge(need: &Need<'_>) -> String {
    let id = plain(need.matter.id());
    let (Trouble::Order(fault), Some(order)) = (need.trouble, need.matter.order) else {
        let case = need.matter.open_case();
        let kind = case.map_or(CaseKind::Complaint, |case| case.kind);
        return format!("The {kind} {} should have been answered by now.", case.map_or(id, |case| plain(&case.id)));
    };
    let what = match fault {
        Fault::Lost => "was lost on its way",
        Fault::Damaged => "was damaged",
        Fault::Failed => "failed, and the customer has nothing",
        Fault::Cancelled => "was cancelled by us, and the customer's money is still here",
        Fault::Payment => "could not be carried out, since its payment did not go through",
        Fault::Late => "is later than we promised",
        Fault::Partly => "came only in part, and the rest is later than we promised",
    };
    format!("Order {} {what}.", plain(&order.id))
}

/// The order's state, in a sentence.
pub(crate) fn order(order: &Order) -> String {
    let status = match (order.status, &order.failure) {
        (OrderStatus::Failed, Some(code)) => format!("failed: {code}"),
        (OrderStatus::Failed, None) => "failed".to_owned(),
        (OrderStatus::Cancelled, _) => "was cancelled by us and is paid for".to_owned(),
        (status, _) => format!("is {status}"),
    };
    let promised = matter::promised_by(order).filter(|_| order.status != OrderStatus::Cancelled);
    let promised = promised.map(|at| format!("; it was promised for {}", promised_day(order, at))).unwrap_or_default();
    let expected = order.expected_at.map(|at| format!(" and is expected on {}", day(at))).unwrap_or_default();
    format!("Order {} {status}{promised}{expected}.", order.id)
}

fn promised_day(order: &Order, promised_by: Timestamp) -> String {
    order.promised_on.filter(|_| order.promised_at.is_none()).map_or_else(|| day(promised_by), |day| day.to_string())
}

/// The case's state, in a sentence.
pub(crate) fn case(case: &Case) -> String {
    let about = case.topic.as_ref().map(|topic| format!(" about {topic}")).unwrap_or_default();
    let open = case.opened_at.map_or("is open".to_owned(), |at| format!("has been open since {}", day(at)));
    let again = match case.reopened {
        None | Some(0) => String::new(),
        Some(1) => " and was opened again once".to_owned(),
        Some(times) => format!(" and was opened again {times} times"),
    };
    let promised = case.promised_at.map(|at| format!("; an answer was promised for {}", day(at))).unwrap_or_default();
    let wish = case.wish.map(|wish| format!("; the customer asks for: {wish}")).unwrap_or_default();
    format!("The {} {}{about} {open}{again}{promised}{wish}.", case.kind, case.id)
}

/// The order and the open cases of a matter, in whole sentences: the gravest, and how many more.
fn state(matter: &Matter<'_>) -> String {
    let mut sentences: Vec<_> = matter.order.map(|known| order(&known)).into_iter().collect();
    sentences.extend(matter.open_case().map(|open| case(&open)));
    let more = matter.cases.iter().filter(|open| open.is_open()).skip(1).count();
    match more {
        0 => {}
        1 => sentences.push("There is another case about it.".to_owned()),
        more => sentences.push(format!("There are {more} other cases about it.")),
    }
    sentences.join(" ")
}

/// What is wrong, in whole sentences.
pub(crate) fn trouble(need: &Need<'_>) -> String {
    state(&need.matter)
}

/// The customer's other matters, in one sentence.
pub(crate) fn others(need: &Need<'_>) -> String {
    let names: Vec<_> = need.others.iter().map(|matter| matter.id()).collect();
    format!("The customer is waiting for something else, too: {}.", names.join(", "))
}

/// What the colleague must know: the gravest matter, what to do, and then all else that is wrong or open.
pub(crate) fn briefing(context: &Context, need: &Need<'_>, advice: &str) -> String {
    let mut sentences = vec![trouble(need)];
    if let Some(word) = need.matter.last_word() {
        let who = if word.by == Party::Customer { "The customer" } else { "We" };
        let channel = word.channel.map(|channel| format!(" by {channel}")).unwrap_or_default();
        sentences.push(format!("{who} spoke last, on {}{channel}.", day(word.at)));
    }
    sentences.push(advice.to_owned());
    let told: Vec<_> = std::iter::once(&need.matter).chain(&need.others).flat_map(|matter| &matter.cases).collect();
    let untold = |open: &&Case| open.is_open() && !told.iter().any(|known| known.id == open.id);
    let mut more: Vec<_> = need.others.iter().map(state).collect();
    more.extend(context.cases.iter().filter(untold).map(case));
    if !more.is_empty() {
        sentences.push("This is open, too.".to_owned());
        sentences.extend(more);
    }
    propose::briefing(sentences)
}

/// What is promised about a matter, in a sentence.
pub(crate) fn promise(matter: &Matter<'_>) -> String {
    match matter.order.filter(|_| matter.open_case().is_none()) {
        Some(order) => format!("Find out where order {} is, and tell the customer the day.", order.id),
        None => format!("Answer the customer about {}.", matter.id()),
    }
}

/// The reason's code.
pub(crate) fn code(why: &Why<'_>) -> &'static str {
    match why {
        Why::Contradicted(_) => "contradicted",
        Why::InVain(_) => "apologised_in_vain",
        Why::Broken(_) => "promise_broken",
        Why::AnotherApology(_) => "apologised_for_more",
        Why::Reopened => "came_back",
        Why::TooLong => "waited_too_long",
        Why::Claim => "claim",
        Why::Wish(_) => "wish",
        Why::Angry(_) => "angry",
    }
}

/// Why a text wouldn't help, in a sentence.
pub(crate) fn why(why: &Why<'_>) -> String {
    match why {
        Why::Contradicted(score) => {
            let given = score.at.map(|at| format!(" on {}", day(at))).unwrap_or_default();
            format!("The customer gave a top score{given}, so the record may be wrong.")
        }
        Why::InVain(item) => format!("We apologised on {}, and nothing has come of it.", day(item.at)),
        Why::Broken(promise) => format!("We promised by {}: {}", day(promise.due_at), promise.what),
        Why::AnotherApology(item) => format!("We apologised for something else on {}.", day(item.at)),
        Why::Reopened => "It was settled before, and the customer came back to it.".to_owned(),
        Why::TooLong => "The customer has been waiting too long for a text to help.".to_owned(),
        Why::Claim => "A claim needs a person's decision.".to_owned(),
        Why::Wish(wish) => format!("The customer asks for something that a person must decide: {wish}."),
        Why::Angry(anger) => anger.to_string(),
    }
}

/// What the colleague should do first.
pub(crate) fn advice(why: &Why<'_>) -> &'static str {
    match why {
        Why::Contradicted(_) => {
            "Find out what is true, and correct the record; say nothing to the customer until then."
        }
        Why::InVain(_) => "Don't apologise once more: find out how it stands, and tell the customer yourself.",
        Why::Broken(_) => "Tell the customer yourself how it stands, and keep the promise.",
        Why::AnotherApology(_) => "Answer all of it at once, in your own words.",
        Why::Reopened => "Look at it afresh, and tell the customer yourself.",
        Why::TooLong | Why::Claim => "Find out how it stands, and tell the customer yourself.",
        Why::Wish(_) => "Decide, and tell the customer.",
        Why::Angry(_) => "Speak with the customer yourself; a standard text would make it worse.",
    }
}
