//! Thirteen weeks of the town's questions, in which three things happen.
//!
//! On ordinary days customers ask about five topics, with a weekly pattern. On [`OUTAGE_ON`] the power fails in the harbour;
//! on [`RECALL_ON`] a kettle is called back; from [`PRICES_ON`] on, for ten days, customers ask about an invoice that is
//! higher than before. Nothing else is out of the ordinary.

use courtesy_contract::{
    Channel, Context, Direction, Effort, Event, EventKind, Interaction, InteractionOutcome, Label, Sentiment, Timestamp,
};

use super::clock::{as_of, moment};
use super::dice::Dice;
use super::label;

/// The day on which the power fails in the harbour, for two days.
pub const OUTAGE_ON: &str = "2026-03-19";
/// The day on which the kettle is called back; customers ask for four days.
pub const RECALL_ON: &str = "2026-03-02";
/// The first of ten days on which customers ask about the new prices.
pub const PRICES_ON: &str = "2026-02-16";

/// How often the town's customers are there, each time as others.
const TOWNS: u32 = 8;

/// How many days there are before the town's evening.
const DAYS: i64 = 91;

/// What customers ask about on ordinary days, and how often.
const TOPICS: [(i64, &str); 5] =
    [(34, "product"), (30, "delivery"), (16, "subscription"), (15, "store"), (5, "invoice")];

/// The chance of a question on a day, in thousandths of a percent, from Monday to Sunday.
const CHANCES: [i64; 7] = [2_400, 2_100, 2_000, 2_000, 2_100, 1_600, 900];

/// Something that happens: which customers ask about what, and how many in ten thousand on each day.
struct Happening {
    from: &'static str,
    area: Option<&'static str>,
    topic: &'static str,
    event: Option<(&'static str, EventKind)>,
    chances: &'static [i64],
}

const HAPPENINGS: [Happening; 3] = [
    Happening {
        from: OUTAGE_ON,
        area: Some("harbour"),
        topic: "outage",
        event: Some(("outage-0319", EventKind::Outage)),
        chances: &[450, 300],
    },
    Happening {
        from: RECALL_ON,
        area: None,
        topic: "safety",
        event: Some(("recall-kettle", EventKind::Recall)),
        chances: &[60, 45, 35, 30],
    },
    Happening {
        from: PRICES_ON,
        area: None,
        topic: "invoice",
        event: None,
        chances: &[45, 30, 30, 30, 30, 30, 30, 30, 30, 30],
    },
];

/// The season's customers: everybody of the town, several times under other references, with the season's questions only.
#[must_use]
pub fn season(seed: u64) -> Vec<Context> {
    let town = super::population(seed);
    let numbered = (0..TOWNS).flat_map(|round| town.iter().map(move |resident| (round, resident)));
    let customers = (3_000_001..).zip(numbered).map(|(number, (_, resident))| customer(number, resident, seed));
    customers.collect()
}

fn customer(number: u32, resident: &Context, seed: u64) -> Context {
    let reference = label(format!("c-{number}"));
    let id = crate::population::decision_id(as_of(), number);
    let mut context = Context::new(id, courtesy_contract::Hook::Review, as_of(), reference.clone());
    context.customer = courtesy_contract::Customer { reference, ..resident.customer.clone() };
    let mut dice = Dice::new(seed ^ 0x5ea5_0000, number);
    for days_ago in (0..DAYS).rev() {
        let midnight = moment("2026-03-28T00:00:00Z").plus_days(-days_ago);
        // 1970-01-01 was a Thursday.
        let weekday = (midnight.unix_s().div_euclid(86_400) + 3).rem_euclid(7) as usize;
        if dice.between(1, 100_000) <= CHANCES[weekday] {
            let topic = dice.weigh(&TOPICS);
            context.interactions.push(talk(midnight, topic, &mut dice));
        }
        for happening in &HAPPENINGS {
            happen(happening, midnight, &mut context, &mut dice);
        }
    }
    context.interactions.retain(|talk| talk.at <= as_of());
    context.interactions.sort_by_key(|talk| talk.at);
    for (index, talk) in context.interactions.iter_mut().enumerate() {
        talk.id = label(format!("i-{number}-{}", index + 1));
    }
    context
}

/// Has the customer ask about what happens on a day, by chance.
fn happen(happening: &Happening, midnight: Timestamp, context: &mut Context, dice: &mut Dice) {
    let from = moment(&format!("{}T00:00:00Z", happening.from));
    let day = midnight.unix_s() - from.unix_s();
    let Ok(day) = usize::try_from(day.div_euclid(86_400)) else { return };
    let Some(chance) = happening.chances.get(day) else { return };
    let lives_there =
        happening.area.is_none_or(|area| context.customer.region.as_ref().is_some_and(|region| *region == area));
    if !lives_there || dice.between(1, 10_000) > *chance {
        return;
    }
    let mut talk = talk(midnight, happening.topic, dice);
    talk.sentiment = Sentiment::new(-dice.between(3, 9) as f64 / 10.0).ok();
    if let Some((event, kind)) = happening.event {
        talk.event = Some(label(event));
        if context.events.is_empty() {
            context.events.push(Event {
                reference: label(event),
                kind,
                from_at: Some(from),
                until_at: None,
                area: happening.area.map(label),
                affects_customer: Some(true),
            });
        }
    }
    context.interactions.push(talk);
}

/// A question about a topic at some time of a day. Chat solves what is asked about invoices more often, and with less effort.
fn talk(midnight: Timestamp, topic: &str, dice: &mut Dice) -> Interaction {
    let channel = dice.weigh(&[(45, Channel::Phone), (35, Channel::Chat), (20, Channel::Email)]);
    let solved = if (topic, channel) == ("invoice", Channel::Chat) { 88 } else { 65 };
    let is_solved = dice.happens(solved);
    let outcome = if is_solved {
        InteractionOutcome::Resolved
    } else {
        dice.pick(&[InteractionOutcome::Unresolved, InteractionOutcome::Escalated])
    };
    let effort = if is_solved { dice.between(1, 4) } else { dice.between(4, 7) };
    let mood = if is_solved { dice.between(-1, 8) } else { dice.between(-8, 2) };
    Interaction {
        channel: Some(channel),
        direction: Some(Direction::Inbound),
        topic: Some(label(topic)),
        outcome: Some(outcome),
        effort: u8::try_from(effort).ok().and_then(|effort| Effort::new(effort).ok()),
        sentiment: Sentiment::new(mood as f64 / 10.0).ok(),
        ..Interaction::new(Label::new("i").expect("a label"), midnight.plus_s(dice.between(8 * 3_600, 20 * 3_600)))
    }
}
