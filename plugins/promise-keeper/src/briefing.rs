//! What the colleague must know, so that the customer needn't say it again.

use courtesy_sdk::contract::Direction;
use courtesy_sdk::prelude::*;

use crate::concern::Concern;
use crate::place::Place;
use crate::{Care, Config, words};

/// The longest briefing, in characters: that of a text.
const MOST_CHARS: usize = 2_000;

/// What was promised, when and by whom, how things stand, what the customer said since, and what they asked for.
pub(crate) fn briefing(context: &Context, config: &Config, care: &Care<'_>, place: &Place<'_>) -> String {
    let mut sentences = vec![what(context, care)];
    sentences.extend(care.matter.order.map(|order| words::order(&order)));
    sentences.extend(care.matter.owed().map(|_| words::OWED.to_owned()));
    sentences.extend(care.matter.cases.iter().map(|case| words::case(case)));
    sentences.extend(said_since(context, care));
    sentences.extend(anger::of(context, &config.people_topics).map(|anger| anger.to_string()));
    sentences.extend(care.matter.contradiction().map(|score| words::contradiction(&score)));
    sentences.extend(care.matter.wish().map(words::wish));
    sentences.extend(wishes(context));
    if let Some(before) = care.turn.last {
        sentences.push(words::asked_before(&care.turn, before.at));
    }
    if let Place::Role = place {
        sentences.push(words::see_to_it(care.turn.is_for_the_role(config)).to_owned());
    }
    sentences.push(words::to_do(&care.concern).to_owned());
    fitting(sentences)
}

fn what(context: &Context, care: &Care<'_>) -> String {
    match &care.concern {
        Concern::Broken(promised) => words::broken(promised),
        Concern::Due(promised) => words::due(promised),
        Concern::Quiet(quiet) => words::quiet(quiet, context.as_of),
    }
}

/// What the customer said since it began to concern somebody.
fn said_since(context: &Context, care: &Care<'_>) -> Option<String> {
    let since = care.concern.began_at();
    let theirs = |talk: &&Fact<'_, Interaction>| {
        talk.direction != Some(Direction::Outbound)
            && talk.at <= context.as_of
            && since.is_none_or(|since| talk.at > since)
    };
    let talks: Vec<_> = care.matter.talks.iter().filter(theirs).collect();
    let last = talks.iter().max_by_key(|talk| talk.at)?;
    Some(words::came_back(talks.len(), last))
}

/// What the customer asked for about being contacted, which holds for colleagues, too.
fn wishes(context: &Context) -> Vec<String> {
    let preferences = &context.preferences;
    let pause = preferences.pause.as_ref();
    let paused = pause.is_some_and(|pause| pause.until_at.is_none_or(|until| until > context.as_of));
    let mut wishes = Vec::new();
    if context.customer.status == Some(CustomerStatus::Deceased) {
        wishes.push("The customer has died: speak with the relatives yourself, if at all.".to_owned());
    }
    if preferences.contact_mode == Some(ContactMode::OnRequestOnly) || paused {
        wishes.push("The customer asked to be left alone: put it right, and write only what they wait for.".to_owned());
    }
    if preferences.avoid_channels.contains(&Channel::Phone) {
        wishes.push("The customer doesn't want to be called.".to_owned());
    }
    wishes
}

/// The sentences in one text. If they are too long, those in the middle go first: the first says what it is about, and the
/// last what to do.
fn fitting(mut sentences: Vec<String>) -> String {
    let chars = |sentences: &[String]| sentences.iter().map(|sentence| sentence.chars().count() + 1).sum::<usize>();
    while sentences.len() > 2 && chars(&sentences) > MOST_CHARS {
        sentences.remove(sentences.len() - 2);
    }
    sentences.join(" ")
}
