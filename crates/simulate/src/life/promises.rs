//! What becomes of promises when they fall due.

use courtesy_analysis::simulated::PromiseCount;
use courtesy_contract::{Context, Direction, Handler, Interaction, Label, PromiseMade};

use super::Today;

/// Keeps or breaks each promise that fell due since yesterday.
///
/// A promise that the action keeps by itself is kept. One of a queue is kept by the model's chance, if the queue isn't known to be
/// closed; then the customer hears from a person.
pub(super) fn fall_due(context: &mut Context, today: &mut Today, count: &mut PromiseCount) {
    let closed: Vec<Label> =
        context.capacity.queues.iter().filter(|queue| !queue.open).map(|it| it.queue.clone()).collect();
    let mut spoken = Vec::new();
    for promise in context.promises.iter_mut().filter(|promise| promise.is_open() && today.has_come(promise.due_at)) {
        if is_kept(promise, &closed, today) {
            promise.kept_at = Some(promise.due_at);
            count.kept += 1;
            spoken.extend(promise.queue.is_some().then(|| answer(promise)).flatten());
        } else {
            count.broken += 1;
        }
    }
    context.interactions.extend(spoken);
}

fn is_kept(promise: &PromiseMade, closed: &[Label], today: &Today) -> bool {
    let chance = today.model.staff.keeps_promises_per_10000;
    promise
        .queue
        .as_ref()
        .is_none_or(|queue| !closed.contains(queue) && today.luck.happens(chance, "keeps_promise", promise.id.as_str()))
}

/// What a person says to keep a promise.
fn answer(promise: &PromiseMade) -> Option<Interaction> {
    let id = format!("simulated-kept-{}", promise.id).chars().take(100).collect::<String>();
    Some(Interaction {
        direction: Some(Direction::Outbound),
        handler: Some(Handler::Human),
        ..Interaction::new(Label::new(id).ok()?, promise.due_at)
    })
}
