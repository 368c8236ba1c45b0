//! Hands a customer to a person at the moments that matter.

mod briefing;
mod moment;
mod way;
mod words;

use courtesy_sdk::contract::HumanHandover;
use courtesy_sdk::prelude::*;

use moment::Moment;
use way::Way;

plugin!(human_touch);

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    effort_limit: u8,
    recent_days: i64,
    again_after_days: i64,
    queue: String,
    people_topics: Vec<String>,
}

/// Offers a hand-over when something serious is open, a bot made it worse or the customer is angry, or when a bot didn't help a
/// customer who prefers people.
pub fn human_touch(context: &Context, config: &Config) -> Option<Answer> {
    let moment = Moment::find(context, config).filter(|moment| !moment.was_handed_over(context, config))?;
    let mut teams = context.open_queues(moment.topic(), &config.queue).into_iter();
    match teams.next() {
        Some(team) => Some(hand_over(context, &moment, &team, teams).into()),
        None if context.capacity.queues.is_empty() => {
            let task = start(context, &moment, &config.queue).by(HandoverMode::Task);
            Some(task.respond_by(context.as_of.plus_hours(moment.patience_hours())).into())
        }
        None => signal(context, config, &moment),
    }
}

fn hand_over<'c>(
    context: &Context,
    moment: &Moment<'_>,
    team: &Fact<'c, Queue>,
    others: impl Iterator<Item = Fact<'c, Queue>>,
) -> Draft<HumanHandover> {
    let draft = start(context, moment, team.queue.as_str())
        .because("team_is_open", format!("The queue {} takes new work.", team.queue), team)
        .alternatives(others.map(|team| team.queue.clone()));
    let soon = context.as_of.plus_hours(moment.patience_hours());
    match way::best(context, moment, team) {
        Way::Task => draft.by(HandoverMode::Task).respond_by(soon),
        Way::Here(channel) => {
            let within_the_hour = context.as_of.plus_hours(1);
            draft.by(HandoverMode::Transfer).over([channel]).respond_by(within_the_hour).say(words::here())
        }
        Way::ByChat => draft.by(HandoverMode::Transfer).respond_by(context.as_of.plus_hours(1)).say(words::by_chat()),
        Way::CallAt(slot) => call(draft, moment, team, slot.plus_hours(1))
            .slot(slot)
            .respond_by(slot.plus_hours(1))
            .until(slot.plus_hours(1))
            .say(words::call_at_a_time()),
        Way::CallSoon => call(draft, moment, team, soon).respond_by(soon).say(words::call_soon()),
    }
}

/// Whoever says that somebody will call promises it. At an agreed time, the promise is due when that hour is over.
fn call(draft: Draft<HumanHandover>, moment: &Moment<'_>, team: &Queue, due_at: Timestamp) -> Draft<HumanHandover> {
    let id = propose::key("call", moment.subject());
    draft.promise(id, "Call the customer, with everything at hand.", due_at, &team.queue, moment.subject())
}

fn start(context: &Context, moment: &Moment<'_>, queue: &str) -> Draft<HumanHandover> {
    let handover = propose::human_handover(context, "talk-to-a-person", queue, briefing::briefing(context, moment));
    moment
        .because(handover)
        .key(propose::key("human-touch", moment.subject()))
        .conflicts_with(propose::key("take-over", moment.subject()))
        .urgency(moment.urgency())
        .value(0.9, 0.5)
}

/// For when staff are there again, since nobody is promised who isn't there.
fn signal(context: &Context, config: &Config, moment: &Moment<'_>) -> Option<Answer> {
    let key = propose::key("needs-a-person", moment.subject());
    let lately = context.as_of.plus_days(-config.again_after_days);
    if context.last_with_key(&key).is_some_and(|earlier| earlier.at > lately) {
        return None;
    }
    let signal = briefing::briefing(context, moment);
    let draft = propose::internal_insight(context, "needs-a-person", "human_touch", signal, &config.queue);
    let draft = moment.because(draft).because("nobody_there", "Every queue is closed.", fact!(context.capacity.queues));
    Some(draft.key(key).urgency(moment.urgency()).into())
}

#[cfg(test)]
mod tests;
