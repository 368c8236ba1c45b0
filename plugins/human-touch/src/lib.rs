//! Hands a customer to a person at the moments that matter.

mod briefing;
mod moment;
mod team;
mod words;

use courtesy_sdk::prelude::*;

use moment::Moment;

plugin!(human_touch);

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    effort_limit: u8,
    recent_days: i64,
    again_after_days: i64,
    queue: String,
}

/// Offers a hand-over when something serious is open or a bot made it worse, or when a bot didn't help a customer who
/// prefers people.
pub fn human_touch(context: &Context, config: &Config) -> Option<Answer> {
    let moment = Moment::find(context, config)?;
    let key = propose::key("human-touch", moment.subject());
    let lately = context.as_of.plus_days(-config.again_after_days);
    if context.last_with_key(&key).is_some_and(|earlier| earlier.at > lately) {
        return None;
    }
    let mut teams = team::best_first(context, config, moment.topic()).into_iter();
    let team = teams.next()?;
    let slot = team.next_slots.iter().copied().filter(|slot| *slot > context.as_of).min();
    let avoids = |channel| context.preferences.avoid_channels.contains(&channel);
    let soon = context.as_of.plus_hours(moment.patience_hours());

    let draft = moment
        .because(propose::human_handover(
            context,
            "talk-to-a-person",
            &team.queue,
            briefing::briefing(context, &moment),
        ))
        .because("team_is_open", format!("The queue {} takes new work.", team.queue), team)
        .key(key)
        .alternatives(teams.map(|team| team.queue.clone()))
        .urgency(moment.urgency())
        .value(0.9, 0.5);
    let draft = if avoids(Channel::Phone) && avoids(Channel::Chat) {
        // The customer wants neither, but needs help: a colleague works on it without contacting them.
        draft.by(HandoverMode::Task).respond_by(soon)
    } else if avoids(Channel::Phone) {
        draft.by(HandoverMode::Transfer).respond_by(context.as_of.plus_hours(1)).say(words::by_chat())
    } else if let Some(slot) = slot {
        draft.slot(slot).respond_by(slot.plus_hours(1)).until(slot.plus_hours(1)).say(words::call_at_a_time())
    } else {
        draft.respond_by(soon).say(words::call_soon())
    };
    Some(draft.into())
}

#[cfg(test)]
mod tests;
