//! Tells customers about what affects them before they have to ask.

mod day;
mod event;
mod late;
mod news;
mod notices;
mod sentences;
mod term;
mod words;

use courtesy_sdk::contract::{HeadsUp, HumanHandover};
use courtesy_sdk::prelude::*;

use event::EventNews;
use late::LateOrder;
use news::News;
use term::Term;

plugin!(heads_up);

/// At most this many notices at once.
const MOST_NEWS: usize = 2;

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    ahead_days: i64,
    delay_hours: i64,
    update_hours: i64,
    again_after_days: i64,
    term_ahead_days: i64,
    pause_ahead_days: i64,
    queue: String,
}

/// Announces events that affect the customer, orders that will be late and terms that end: the two most important, each once.
pub fn heads_up(context: &Context, config: &Config) -> Answer {
    let mut answer = Answer::nothing();
    for (place, news) in news::worth_telling(context, config).iter().take(MOST_NEWS).enumerate() {
        match news {
            News::LateOrder(late) if late.keeps_moving() => {
                answer.extend(call_about_late_order(context, config, late, place + 1))
            }
            news => answer.extend([tell(context, config, news, place + 1)]),
        }
    }
    answer
}

fn tell(context: &Context, config: &Config, news: &News<'_>, place: usize) -> Draft<HeadsUp> {
    match news {
        News::Event(event) => tell_of_event(context, config, event, place),
        News::LateOrder(late) => tell_of_late_order(context, late, place),
        News::Term(term) => tell_of_term(context, term, place),
    }
    .urgency(news.urgency())
    .until(news.useful_until(context, config))
    .key(news.key())
    .over(channels(context, news.urgency()))
    .value(0.9, 0.5)
}

fn tell_of_event(context: &Context, config: &Config, news: &EventNews<'_>, place: usize) -> Draft<HeadsUp> {
    let event = &news.event;
    let next_update = news.next_update(context, config);
    let said = sentences::about_event(news, next_update.is_some());
    let say = |language| sentences::join(&said, language, news.lasts_days);
    let id = format!("{}-{place}", event.kind);
    let mut draft = propose::heads_up(context, id, &event.reference, words::we_do(event.kind))
        .because(event.kind, words::event(news), event)
        .you_can(words::you_can(news))
        .say(texts! { nl: say(0), en: say(1), de: say(2), fr: say(3), pt: say(4), es: say(5) });
    if let Some((at, queue)) = next_update {
        let id = propose::key(format_args!("update/{at}"), &event.reference);
        draft = draft.next_update(at).promise(id, words::UPDATE, at, queue, &event.reference);
    }
    if let Some(order) = &news.order {
        draft =
            draft.because("order_touched", format!("It touches order {}, which is {}.", order.id, order.status), order);
        // A recall must never be displaced by something else about the order.
        if event.kind != EventKind::Recall {
            draft = draft.group(order_group(order));
        }
    }
    if let Some(appointment) = &news.appointment {
        draft = draft.because("appointment_touched", words::appointment(appointment), appointment);
    }
    draft
}

fn tell_of_late_order(context: &Context, late: &LateOrder<'_>, place: usize) -> Draft<HeadsUp> {
    let order = &late.order;
    let said = notices::about_late_order(late);
    propose::heads_up(context, format!("late-order-{place}"), &order.id, words::WE_DELIVER)
        .because("later_than_promised", words::late_order(late), late.dates())
        .you_can(words::SAY_IF_TOO_LATE)
        .group(order_group(order))
        .say(texts! { nl: said[0], en: said[1], de: said[2], fr: said[3], pt: said[4], es: said[5] })
}

/// A task for a colleague, if somebody is there. It may wait on a list.
fn call_about_late_order(
    context: &Context,
    config: &Config,
    late: &LateOrder<'_>,
    place: usize,
) -> Option<Draft<HumanHandover>> {
    let open = context.open_queues(None, &config.queue);
    let queue = match open.first() {
        Some(queue) => queue.get().queue.as_str(),
        None if context.capacity.queues.is_empty() => &config.queue,
        None => return None,
    };
    let draft = propose::human_handover(context, format!("late-order-{place}"), queue, words::keeps_moving(late))
        .because("later_than_promised", words::late_order(late), late.dates())
        .by(HandoverMode::Task)
        .urgency(Urgency::Warning)
        .key(late.key())
        .group(order_group(&late.order));
    Some(draft)
}

fn tell_of_term(context: &Context, term: &Term<'_>, place: usize) -> Draft<HeadsUp> {
    let subscription = &term.subscription;
    let said = notices::about_term(term);
    let draft = propose::heads_up(context, format!("term-{place}"), &subscription.id, words::WE_CARRY_ON)
        .because("term_ends", words::term(term), term.at)
        .you_can(words::SAY_IF_OTHERWISE);
    draft.say(texts! { nl: said[0], en: said[1], de: said[2], fr: said[3], pt: said[4], es: said[5] })
}

/// The written channels that may reach the customer. Critical news may also use those that are quick.
fn channels(context: &Context, urgency: Urgency) -> Vec<Channel> {
    let mut channels = context.written_channels();
    let quick = if urgency == Urgency::Critical { &[Channel::Sms, Channel::App][..] } else { &[] };
    for channel in quick {
        if context.may_reach(*channel) && !channels.contains(channel) {
            channels.push(*channel);
        }
    }
    channels
}

/// The group shared by all plugins that write about a problem with an order, so that only one of them does.
fn order_group(order: &Order) -> String {
    propose::key("order-trouble", &order.id)
}

#[cfg(test)]
mod tests;
