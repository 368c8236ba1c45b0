//! Puts together what is about one thing.

use courtesy_contract::{Case, CaseKind, Feedback, Interaction, Label, Order, OrderStatus, PromiseMade};

use super::{FRESH_DAYS, Matter, is_in_trouble, is_top};
use crate::{Context, Fact};

/// Cases with one topic are one matter if they were opened within so many days.
const SAME_TIME_DAYS: i64 = 30;
/// A rating is about a conversation of so many days before it rather than about anything else.
const SURVEY_DAYS: i64 = 3;

/// More orders, open cases or settled cases than this cost more than a plugin may, and no customer has as many matters.
const MOST: usize = 100;
/// Likewise for what was done and said before.
const MOST_HISTORY: usize = 300;

pub(super) fn matters<'c>(context: &'c Context, order_topics: &[String]) -> Vec<Matter<'c>> {
    let mut matters = of_orders(context);
    for case in few_cases(context) {
        let place = place_of_case(context, &matters, &case, order_topics);
        join(&mut matters, place, context).cases.push(case);
    }
    for promise in newest(context.promises(), MOST).filter(|promise| !is_replaced(context, promise)) {
        let place = promise.about.as_ref().and_then(|about| matters.iter().position(|matter| matter.is_about(about)));
        join(&mut matters, place, context).promises.push(promise);
    }
    add_talks(context, &mut matters);
    add_history(context, &mut matters);
    let praise = context.feedback().filter(|score| is_unexplained_praise(context, score)).last();
    for matter in &mut matters {
        matter.feedback = context.feedback().filter(|score| matter.is_scored(score)).collect();
        matter.praise = praise;
    }
    matters
}

/// Adds the conversations that have the topic of one of a matter's cases and aren't older, or may have any topic because
/// nothing else is open.
fn add_talks<'c>(context: &'c Context, matters: &mut [Matter<'c>]) {
    let mut open = matters.iter().enumerate().filter(|(_, matter)| matter.is_open()).map(|(place, _)| place);
    let alone = open.next().filter(|_| open.next().is_none());
    let cases =
        |place: usize, matter: &Matter<'c>| matter.cases.iter().map(|case| (place, case.get())).collect::<Vec<_>>();
    let cases: Vec<_> = matters.iter().enumerate().flat_map(|(place, matter)| cases(place, matter)).collect();
    for talk in newest(context.interactions(), MOST_HISTORY) {
        for (place, case) in &cases {
            let any_topic = alone == Some(*place) && (case.topic.is_none() || talk.topic.is_none());
            let topical = any_topic || case.topic.is_some() && case.topic == talk.topic;
            let talks = &mut matters[*place].talks;
            if topical && is_during(&talk, case) && talks.last().is_none_or(|last| last.pointer() != talk.pointer()) {
                talks.push(talk);
            }
        }
    }
}

fn is_during(talk: &Interaction, case: &Case) -> bool {
    let since = case.opened_at.is_none_or(|at| talk.at >= at.plus_days(-1));
    since && case.closed_at.is_none_or(|at| case.is_open() || talk.at <= at.plus_days(1))
}

/// Adds what was done under a key or in a group that names a part of a matter.
fn add_history<'c>(context: &'c Context, matters: &mut [Matter<'c>]) {
    // A flat list, because a customer can have hundreds of parts and a thousand items of history.
    let mut parts: Vec<(usize, &'c [u8])> = Vec::new();
    for (place, matter) in matters.iter().enumerate() {
        let cases = matter.cases.iter().map(|case| case.get());
        parts.extend(matter.order.map(|order| (place, order.get().id.as_str().as_bytes())));
        parts.extend(cases.clone().map(|case| (place, case.id.as_str().as_bytes())));
        parts.extend(cases.filter_map(|case| case.matter.as_ref()).map(|name| (place, name.as_str().as_bytes())));
        parts.extend(matter.promises.iter().map(|promise| (place, promise.get().id.as_str().as_bytes())));
    }
    for item in newest(context.history(), MOST_HISTORY) {
        let key = item.get().key.as_str().as_bytes();
        let group = item.get().group.as_ref().map_or(&[][..], |group| group.as_str().as_bytes());
        let mut last = None;
        for (place, id) in &parts {
            if last != Some(*place) && (names(key, id) || names(group, id)) {
                matters[*place].history.push(item);
                last = Some(*place);
            }
        }
    }
}

/// Whether a key is this id, or ends with a slash and this id.
fn names(key: &[u8], id: &[u8]) -> bool {
    key.last() == id.last() && key.strip_suffix(id).is_some_and(|before| matches!(before, [] | [.., b'/']))
}

/// The matter at this place, or a new one.
fn join<'m, 'c>(matters: &'m mut Vec<Matter<'c>>, place: Option<usize>, context: &Context) -> &'m mut Matter<'c> {
    let place = place.unwrap_or_else(|| {
        matters.push(Matter::new(context.as_of));
        matters.len() - 1
    });
    &mut matters[place]
}

/// Whether the same thing was promised again later.
fn is_replaced(context: &Context, promise: &PromiseMade) -> bool {
    context.promises.iter().any(|other| other.id == promise.id && other.made_at > promise.made_at)
}

/// The orders that are in trouble, or that a case or promise is about.
fn of_orders(context: &Context) -> Vec<Matter<'_>> {
    let named = |order: &Order| {
        context.cases.iter().any(|case| case.order.as_ref() == Some(&order.id))
            || context.promises.iter().any(|promise: &PromiseMade| promise.about.as_ref() == Some(&order.id))
    };
    let orders: Vec<_> = context.orders().filter(|order| is_in_trouble(order, context.as_of) || named(order)).collect();
    newest(orders.into_iter(), MOST).map(|order| Matter { order: Some(order), ..Matter::new(context.as_of) }).collect()
}

/// The first open and the first settled cases.
fn few_cases(context: &Context) -> impl Iterator<Item = Fact<'_, Case>> {
    let (mut open, mut settled) = (0, 0);
    context.cases().filter(move |case| {
        let seen = if case.is_open() { &mut open } else { &mut settled };
        *seen += 1;
        *seen <= MOST
    })
}

/// The last of these.
fn newest<T>(items: impl ExactSizeIterator<Item = T>, most: usize) -> impl Iterator<Item = T> {
    let older = items.len().saturating_sub(most);
    items.skip(older)
}

fn place_of_case(context: &Context, matters: &[Matter<'_>], case: &Case, order_topics: &[String]) -> Option<usize> {
    if let Some(order) = &case.order {
        return matters.iter().position(|matter| matter.order.is_some_and(|known| known.id == *order));
    }
    if let Some(name) = &case.matter {
        let named = |matter: &Matter<'_>| matter.cases.iter().any(|known| known.matter.as_ref() == Some(name));
        return matters.iter().position(named);
    }
    let same_topic = |matter: &Matter<'_>| matter.cases.iter().any(|known| are_alike(known, case));
    let topic = case.topic.as_ref().map_or("", Label::as_str);
    let about_an_order = order_topics.iter().any(|known| known == topic);
    let before = |matter: &Matter<'_>| {
        let order = matter.order.filter(|order| is_in_trouble(order, context.as_of));
        order.is_some_and(|order| case.opened_at.zip(order.placed_at).is_none_or(|(opened, placed)| opened >= placed))
    };
    let hurts = matches!(case.kind, CaseKind::Complaint | CaseKind::Incident | CaseKind::Claim);
    let of_order = || matters.iter().rposition(before).filter(|_| about_an_order && hurts && case.is_open());
    of_order().or_else(|| matters.iter().position(same_topic))
}

/// Whether two cases that name nothing have one topic and one time.
fn are_alike(one: &Case, other: &Case) -> bool {
    let same_topic = one.topic.is_some() && one.topic == other.topic && one.matter.is_none();
    let same_time = one.opened_at.zip(other.opened_at);
    same_topic && same_time.is_some_and(|(one, other)| one.days_since(other).abs() <= SAME_TIME_DAYS)
}

impl Matter<'_> {
    fn is_about(&self, id: &Label) -> bool {
        self.order.is_some_and(|order| order.id == *id)
            || self.cases.iter().any(|case| case.id == *id || case.matter.as_ref() == Some(id))
            || self.promises.iter().any(|promise| promise.about.as_ref() == Some(id))
    }

    fn is_scored(&self, score: &Feedback) -> bool {
        let Some(about) = &score.about else { return false };
        self.is_about(about) || self.talks.iter().any(|talk| talk.id == *about)
    }
}

fn is_unexplained_praise(context: &Context, score: &Feedback) -> bool {
    let Some(at) = score.at.filter(|at| *at <= context.as_of && score.about.is_none() && is_top(score)) else {
        return false;
    };
    let of_a_talk = |talk: &Interaction| talk.at <= at && talk.at > at.plus_days(-SURVEY_DAYS);
    let of_an_order = |order: &Order| {
        let arrived = order.delivered_at.or(order.placed_at);
        order.status == OrderStatus::Delivered
            && arrived.is_none_or(|arrived| arrived <= at && arrived > at.plus_days(-SAME_TIME_DAYS))
    };
    at > context.as_of.plus_days(-FRESH_DAYS)
        && !context.interactions.iter().any(of_a_talk)
        && !context.orders.iter().any(of_an_order)
}
