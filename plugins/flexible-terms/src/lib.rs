//! Offers a pause, another way to pay or another day in hard times, before anybody has to ask. A person agrees first.

mod hardship;
mod offer;
mod silence;
mod terms;
mod words;

use courtesy_sdk::prelude::*;

use offer::Offer;

plugin!(flexible_terms);

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    overdue_days: u32,
    overdue_until_days: u32,
    reminders: u32,
    renewal_days: i64,
    least_hard_days: i64,
    most_usage_percent: u32,
    no_pause_for: Vec<String>,
    ahead_days: i64,
    again_after_days: i64,
    refused_days: i64,
    in_hand_days: i64,
    queue: String,
}

/// Makes one offer at most, to a customer for whom it is neither a burden nor a surprise from a seller.
pub fn flexible_terms(context: &Context, config: &Config) -> Option<Answer> {
    if silence::is_better(context, config) {
        return None;
    }
    let offer = Offer::find(context, config)?;
    let said = words::message(&offer);
    let say = |language| words::join(&said, language);
    let recovery = propose::service_recovery(context, offer.name(), offer.remedy(), words::acknowledge(&offer));
    let mut draft = offer
        .because(recovery)
        .key(offer.key())
        .urgency(offer.urgency(context))
        .requires(Approval::Human)
        .over(discreet_channels(context))
        .until(offer.until(context))
        .value(0.8, 0.4)
        .say(texts! { nl: say(0), en: say(1), de: say(2), fr: say(3), pt: say(4), es: say(5) });
    if let Offer::AnotherBooking { order, .. } = offer {
        draft = draft.order(&order.id).group(propose::key("order-trouble", &order.id));
    }
    Some(draft.into())
}

/// Written channels that don't light up a telephone on the table: what is offered concerns nobody else.
fn discreet_channels(context: &Context) -> Vec<Channel> {
    let mut channels = context.written_channels();
    channels.retain(|channel| matches!(channel, Channel::Email | Channel::App | Channel::Messaging | Channel::Post));
    if channels.is_empty() {
        channels.push(Channel::Email);
    }
    channels
}

#[cfg(test)]
mod tests;
