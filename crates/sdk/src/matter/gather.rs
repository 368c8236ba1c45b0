//! Puts together what is about one thing.

use courtesy_contract::{Case, CaseKind, Feedback, Interaction, Label, Order, OrderStatus, PromiseMade};

use super::{FRESH_DAYS, Matter, is_in_trouble, is_top};
use crate::{Context, Fact};

/// Cases with one topic are one matter if they were opened within so many days.
const SAME_TIME_DAYS: i64 = 30;
/// A rating is about a conversation of so many days before it rather than about anything else.
const SURVEY_DAYS: i64 = 3;

pub(super) fn matters<'c>(context: &'c Context, order_topics: &[String]) -> Vec<Matter<'c>> {
    let mut matters = of_orders(context);
    for case in context.cases() {
        let place = place_of_case(context, &matters, &case, order_topics);
        join(&mut matters, place, context).cases.push(case);
    }
    for promise in context.promises().filter(|promise| !is_replaced(context, promise)) {
        let place = promise.about.as_ref().and_then(|about| matters.iter().position(|matter| matter.is_about(about)));
        join(&mut matters, place, context).promises.push(promise);
    }
    let only_one_open = matters.iter().filter(|matter| matter.is_open()).count() == 1;
    for matter in &mut matters {
        let alone = only_one_open && matter.is_open();
        matter.talks = context.interactions().filter(|talk| matter.is_talked_about(talk, alone)).collect();
        matter.history = context.history().filter(|item| matter.is_named_by(&item.key, item.group.as_ref())).collect();
        matter.feedback = context.feedback().filter(|score| matter.is_scored(score)).collect();
        matter.praise = context.feedback().filter(|score| is_unexplained_praise(context, score)).last();
    }
    matters
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
    let orders = context.orders().filter(|order| is_in_trouble(order, context.as_of) || named(order));
    orders.map(|order| Matter { order: Some(order), ..Matter::new(context.as_of) }).collect()
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

    /// Whether the key or group of something that was done names it, as `recovery/o-1` does.
    fn is_named_by(&self, key: &Label, group: Option<&Label>) -> bool {
        let names = |text: &str| {
            let ends = |id: &str| text == id || text.strip_suffix(id).is_some_and(|before| before.ends_with('/'));
            let order = self.order.is_some_and(|order| ends(order.id.as_str()));
            let cases = self
                .cases
                .iter()
                .any(|case| ends(case.id.as_str()) || case.matter.as_ref().is_some_and(|name| ends(name.as_str())));
            let promises = self.promises.iter().any(|promise| ends(promise.id.as_str()));
            order || cases || promises
        };
        names(key.as_str()) || group.is_some_and(|group| names(group.as_str()))
    }

    fn is_scored(&self, score: &Feedback) -> bool {
        let Some(about) = &score.about else { return false };
        self.is_about(about) || self.talks.iter().any(|talk| talk.id == *about)
    }

    /// Whether a conversation has the topic of one of the cases and isn't older, or may have any topic because nothing else is
    /// open.
    fn is_talked_about(&self, talk: &Interaction, alone: bool) -> bool {
        let since = |case: &Fact<'_, Case>| case.opened_at.is_none_or(|at| talk.at >= at.plus_days(-1));
        let until =
            |case: &Fact<'_, Case>| case.closed_at.is_none_or(|at| case.is_open() || talk.at <= at.plus_days(1));
        let during = |case: &Fact<'_, Case>| since(case) && until(case);
        let unnamed = |case: &Fact<'_, Case>| alone && (case.topic.is_none() || talk.topic.is_none());
        let topical = |case: &Fact<'_, Case>| case.topic.is_some() && case.topic == talk.topic;
        self.cases.iter().any(|case| during(case) && (topical(case) || unnamed(case)))
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
