//! Why a matter concerns staff now.

use courtesy_sdk::contract::{Direction, Handler};
use courtesy_sdk::matter::{Matter, is_in_trouble};
use courtesy_sdk::prelude::*;
use courtesy_sdk::{Kind, Unfounded};

use crate::{Config, words};

/// What is wrong, or soon will be.
pub(crate) enum Concern<'c> {
    /// A promise is past due.
    Broken(Promised<'c>),
    /// A promise will be due within `due_hours`.
    Due(Promised<'c>),
    /// The customer waits, and nobody has said a word for `silence_days`.
    Quiet(Quiet<'c>),
}

/// Something that the company said it would do by a given time.
#[derive(Clone, Copy)]
pub(crate) enum Promised<'c> {
    /// A promise that an action or a person made.
    Made(Fact<'c, PromiseMade>),
    /// An answer to a case.
    Answer(Fact<'c, Case>, Fact<'c, Timestamp>),
}

/// A silence of ours while somebody waits.
pub(crate) struct Quiet<'c> {
    /// Our last word, or else since when the customer has been waiting.
    pub(crate) since: Timestamp,
    /// Our last word.
    pub(crate) last: Option<Said<'c>>,
}

/// Our word about a matter.
#[derive(Clone, Copy)]
pub(crate) enum Said<'c> {
    Wrote(Fact<'c, HistoryItem>),
    Spoke(Fact<'c, Interaction>),
}

impl<'c> Concern<'c> {
    /// What concerns staff about this matter: a broken promise before one that is due, and that before silence.
    pub(crate) fn find(context: &'c Context, config: &Config, matter: &Matter<'c>) -> Option<Self> {
        let promised = promised(matter);
        let now = context.as_of;
        if let Some(broken) = promised.iter().filter(|it| it.due_at() < now).min_by_key(|it| it.due_at()) {
            return Some(Self::Broken(*broken));
        }
        let soon = |it: &&Promised<'_>| !it.keeps_itself() && it.due_at() <= now.plus_hours(config.due_hours);
        match promised.iter().filter(soon).min_by_key(|it| it.due_at()) {
            Some(due) => Some(Self::Due(*due)),
            // Whoever has a promise knows when there is more.
            None if promised.is_empty() => quiet(context, config, matter).map(Self::Quiet),
            None => None,
        }
    }

    /// A short name, for ids and topics.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Broken(_) => "promise-broken",
            Self::Due(_) => "promise-due",
            Self::Quiet(_) => "silence",
        }
    }

    /// The order of concerns, the gravest first.
    pub(crate) fn rank(&self) -> u8 {
        match self {
            Self::Broken(_) => 0,
            Self::Due(_) => 1,
            Self::Quiet(_) => 2,
        }
    }

    /// When it began, if that is known. Whatever staff were asked before was about something else.
    pub(crate) fn began_at(&self) -> Option<Timestamp> {
        if let Self::Due(promised) = self { promised.made_at() } else { self.overdue_since() }
    }

    /// Since when the customer has waited in vain.
    pub(crate) fn overdue_since(&self) -> Option<Timestamp> {
        match self {
            Self::Broken(promised) => Some(promised.due_at()),
            Self::Due(_) => None,
            Self::Quiet(quiet) => Some(quiet.since),
        }
    }

    /// When a promise must be kept that isn't broken yet.
    pub(crate) fn still_to_come(&self) -> Option<Timestamp> {
        if let Self::Due(promised) = self { Some(promised.due_at()) } else { None }
    }

    /// The queue that holds the promise.
    pub(crate) fn queue(&self) -> Option<&'c str> {
        match self {
            Self::Broken(Promised::Made(promise)) | Self::Due(Promised::Made(promise)) => {
                promise.get().queue.as_ref().map(|queue| queue.as_str())
            }
            _ => None,
        }
    }

    /// The reason for the task.
    pub(crate) fn because<K: Kind>(&self, now: Timestamp, matter: &Matter<'c>, task: Unfounded<K>) -> Draft<K> {
        match self {
            Self::Broken(promised) => task.because("promise_broken", words::broken(promised), promised.evidence()),
            Self::Due(promised) => task.because("promise_due", words::due(promised), promised.evidence()),
            Self::Quiet(quiet) => {
                task.because("nobody_spoke", words::quiet(quiet, now), (matter, quiet.last.map(Said::evidence)))
            }
        }
    }
}

impl Promised<'_> {
    pub(crate) fn due_at(&self) -> Timestamp {
        match self {
            Self::Made(promise) => promise.due_at,
            Self::Answer(_, at) => **at,
        }
    }

    fn made_at(&self) -> Option<Timestamp> {
        match self {
            Self::Made(promise) => Some(promise.made_at),
            Self::Answer(case, _) => case.opened_at,
        }
    }

    fn evidence(&self) -> impl Evidence {
        match self {
            Self::Made(promise) => (Some(*promise), None),
            Self::Answer(_, at) => (None, Some(*at)),
        }
    }

    /// Whether an action agreed a time that is in somebody's calendar already.
    fn keeps_itself(&self) -> bool {
        matches!(self, Self::Made(promise) if promise.queue.is_none())
    }
}

impl<'c> Said<'c> {
    pub(crate) fn at(self) -> Timestamp {
        match self {
            Self::Wrote(item) => item.at,
            Self::Spoke(talk) => talk.at,
        }
    }

    fn evidence(self) -> impl Evidence + use<'c> {
        match self {
            Self::Wrote(item) => (Some(item), None),
            Self::Spoke(talk) => (None, Some(talk)),
        }
    }
}

/// What is promised about a matter and neither kept nor withdrawn.
fn promised<'c>(matter: &Matter<'c>) -> Vec<Promised<'c>> {
    let made = matter.promises.iter().filter(|promise| promise.is_open());
    let mut promised: Vec<_> = made.map(|promise| Promised::Made(*promise)).collect();
    for case in matter.cases.iter().filter(|case| case.status == CaseStatus::Open) {
        let spoken_since = |at: Timestamp| matter.talks.iter().any(|talk| talk.at >= at && is_by_a_person(talk));
        let answer = fact!(case.promised_at).filter(|at| !spoken_since(**at));
        promised.extend(answer.map(|at| Promised::Answer(*case, at)));
    }
    promised
}

pub(crate) fn is_by_a_person(talk: &Interaction) -> bool {
    talk.handler == Some(Handler::Human)
}

/// The silence about a matter in which the customer waits for us, if it has lasted long enough.
fn quiet<'c>(context: &'c Context, config: &Config, matter: &Matter<'c>) -> Option<Quiet<'c>> {
    let case_waits = matter.cases.iter().any(|case| case.status == CaseStatus::Open);
    let order = matter.order.filter(|order| is_in_trouble(order, context.as_of));
    let last = last_said(matter, context.as_of);
    let has_a_day = |order: &Fact<'_, Order>| last.is_some() && order.expected_at.is_some_and(|at| at > context.as_of);
    if !case_waits && order.is_none_or(|order| has_a_day(&order)) {
        return None;
    }
    let since = last.map(Said::at).or(matter.waiting_since())?;
    (since.plus_days(config.silence_days) <= context.as_of).then_some(Quiet { since, last })
}

/// Our last word about a matter: what we wrote, or a conversation in which one of us spoke.
fn last_said<'c>(matter: &Matter<'c>, now: Timestamp) -> Option<Said<'c>> {
    let wrote = matter.history.iter().filter(|item| item.was_done() && item.channel.is_some());
    let ours = |talk: &&Fact<'c, Interaction>| talk.direction == Some(Direction::Outbound) || is_by_a_person(talk);
    let spoke = matter.talks.iter().filter(ours).map(|talk| Said::Spoke(*talk));
    let said = wrote.map(|item| Said::Wrote(*item)).chain(spoke);
    said.filter(|said| said.at() <= now).max_by_key(|said| said.at())
}
