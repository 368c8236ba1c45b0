//! The briefing for the colleague who takes over.

use courtesy_sdk::prelude::*;

use crate::moment::Moment;
use crate::words;

/// What the colleague must know.
pub(crate) fn briefing(context: &Context, moment: &Moment<'_>) -> String {
    let mut sentences = Vec::new();
    let matter = moment.matter();
    let about: Vec<_> = matter.map(|matter| matter.cases.iter().collect()).unwrap_or_default();
    sentences.extend(about.iter().filter(|case| case.is_open()).map(|case| words::trouble(case)));
    sentences.extend(moment.struggle().map(|talk| words::struggle(talk)));
    sentences.extend(moment.anger().map(|anger| anger.to_string()));
    let last = context.interactions.iter().filter(|talk| talk.at <= context.as_of).max_by_key(|talk| talk.at);
    sentences.extend(last.filter(|_| about.is_empty() && moment.struggle().is_none()).map(words::last_talk));
    let order = matter.and_then(|matter| matter.order).map(|order| order.get());
    let failed = || context.orders.iter().rev().find(|order| order.status == OrderStatus::Failed);
    sentences.extend(order.or_else(failed).map(words::order));
    if let Some(matter) = matter {
        sentences.extend(matter.wish().map(words::wish));
        sentences.extend(matter.unanswered_apology().map(|item| words::apologised(item.get())));
        sentences.extend(matter.broken_promise().map(|promise| words::broken(promise.get())));
        sentences
            .extend(matter.resolution().filter(|it| *it == Resolution::Refused).map(|_| words::REFUSED.to_owned()));
    }
    sentences.push(words::NEED_NOT_REPEAT.to_owned());
    let elsewhere = |case: &&Case| case.is_open() && !about.iter().any(|known| known.id == case.id);
    sentences.extend(context.cases.iter().filter(elsewhere).map(words::trouble));
    propose::briefing(sentences)
}
