//! Tells customers about what affects them before they have to ask.

mod day;
mod news;
mod words;

use courtesy_sdk::contract::HeadsUp;
use courtesy_sdk::prelude::*;

use news::{EventNews, LateOrder, News};

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
}

/// Announces events that affect the customer and orders that will be late: the two most important, each once.
pub fn heads_up(context: &Context, config: &Config) -> Answer {
    let news = news::worth_telling(context, config);
    news.iter().take(MOST_NEWS).enumerate().map(|(place, news)| tell(context, config, news, place + 1)).collect()
}

fn tell(context: &Context, config: &Config, news: &News<'_>, place: usize) -> Draft<HeadsUp> {
    match news {
        News::Event(event) => tell_of_event(context, config, event, place),
        News::LateOrder(late) => tell_of_late_order(context, late, place),
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
    let said = words::about_event(news, next_update);
    let say = |language| words::join(&said, language);
    let id = format!("{}-{place}", event.kind);
    let mut draft = propose::heads_up(context, id, &event.reference, words::we_do(event.kind))
        .because(event.kind, words::event(news), event)
        .you_can(words::you_can(news))
        .next_update(next_update)
        .say(texts! { nl: say(0), en: say(1), de: say(2), fr: say(3) });
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
    propose::heads_up(context, format!("late-order-{place}"), &order.id, words::WE_DELIVER)
        .because("later_than_promised", words::late_order(late), (&late.promised_at, &late.expected_at))
        .you_can(words::SAY_IF_TOO_LATE)
        .group(order_group(order))
        .say(words::about_late_order())
}

/// The customer's preferred channels that are suitable for news, then e-mail. Critical news may use every quick channel
/// as well.
fn channels(context: &Context, urgency: Urgency) -> Vec<Channel> {
    let carries_news = |channel: &Channel| !matches!(channel, Channel::Chat | Channel::Video | Channel::InPerson);
    let mut channels = context.preferences.preferred_channels.clone();
    channels.retain(carries_news);
    let otherwise = [Channel::Email, Channel::Sms, Channel::App, Channel::Phone];
    let otherwise = if urgency == Urgency::Critical { &otherwise[..] } else { &otherwise[..1] };
    for channel in otherwise {
        if !channels.contains(channel) {
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
