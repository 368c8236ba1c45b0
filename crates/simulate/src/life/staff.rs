//! What staff do about a customer's hand-overs.

use courtesy_contract::{
    Case, Context, Direction, Handler, HistoryItem, HistoryKind, Interaction, InteractionOutcome, Label, Outcome,
};

use super::{Today, cases, orders};
use crate::company::Task;
use crate::trouble;

/// Works on hand-overs: each may settle the gravest thing that troubles the customer, and keeps what was promised with it.
pub(super) fn work(context: &mut Context, done: &[Task], today: &mut Today) {
    for task in done {
        let item = context.history.iter_mut().rev().find(|item| is_of(item, task));
        let speaks = item.as_ref().is_some_and(|item| item.channel.is_some());
        if let Some(item) = item.filter(|item| item.outcome.is_none()) {
            item.outcome = Some(Outcome::Delivered);
        }
        let subject = format!("{}/{}", task.key, task.day);
        let settles = today.luck.happens(today.model.staff.settles_per_10000, "settles", &subject);
        if settles {
            settle(context, today);
        }
        if speaks || settles {
            context.interactions.extend(spoken(task, today));
        }
        keep(context, task, settles, today);
    }
}

fn is_of(item: &HistoryItem, task: &Task) -> bool {
    item.kind == HistoryKind::HumanHandover && item.key == task.key && item.plugin.as_ref() == Some(&task.plugin)
}

/// Settles the gravest thing: an open complaint, else a failed order, else a late one, else another open case.
fn settle(context: &mut Context, today: &Today) {
    let open = |wanted: fn(&Case) -> bool, context: &Context| context.cases.iter().position(wanted);
    let complaint = open(Case::is_open_complaint, context);
    let lost = context.orders.iter().position(trouble::is_lost);
    let late = context.orders.iter().position(|order| trouble::is_late(order, today.now));
    match (complaint, lost, late) {
        (Some(case), _, _) => cases::answer(&mut context.cases[case], today),
        (None, Some(order), _) => orders::refund(&mut context.orders[order]),
        (None, None, Some(order)) => orders::give_day(&mut context.orders[order], today),
        (None, None, None) => {
            if let Some(case) = open(Case::is_open, context) {
                cases::answer(&mut context.cases[case], today);
            }
        }
    }
}

/// A person's conversation with the customer.
fn spoken(task: &Task, today: &Today) -> Option<Interaction> {
    let id = format!("simulated-staff-{}-{}", today.day, task.key).chars().take(100).collect::<String>();
    Some(Interaction {
        direction: Some(Direction::Outbound),
        handler: Some(Handler::Human),
        outcome: Some(InteractionOutcome::Resolved),
        ..Interaction::new(Label::new(id).ok()?, today.now)
    })
}

/// Keeps the promises that were made with a hand-over. If it settled things, what was broken before no longer holds.
fn keep(context: &mut Context, task: &Task, settles: bool, today: &Today) {
    for promise in context.promises.iter_mut().filter(|promise| promise.is_open()) {
        let is_its_own = promise.key.as_ref() == Some(&task.key) && promise.plugin.as_ref() == Some(&task.plugin);
        if is_its_own {
            promise.kept_at = Some(today.now);
        } else if settles && promise.is_broken(today.now) {
            promise.withdrawn_at = Some(today.now);
        }
    }
}
