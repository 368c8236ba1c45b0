//! The moments at which a person helps more than any machine.

use courtesy_sdk::contract::{HumanHandover, Label};
use courtesy_sdk::{Unfounded, prelude::*};

use crate::{Config, words};

/// At or below this sentiment, a customer sounds unhappy.
const UNHAPPY: f64 = -0.5;

/// Why a person should take over.
pub(crate) enum Moment<'c> {
    /// An open problem, perhaps after a struggle with a bot.
    Trouble { case: Fact<'c, Case>, struggle: Option<Fact<'c, Interaction>> },
    /// A bot didn't help a customer who prefers people.
    AskedForPeople { struggle: Fact<'c, Interaction>, wish: Fact<'c, SelfServicePreference> },
}

impl<'c> Moment<'c> {
    /// Finds such a moment in the context.
    pub(crate) fn find(context: &'c Context, config: &Config) -> Option<Self> {
        let struggle = newest_struggle(context, config);
        if let Some(case) = worst_trouble(context).filter(|case| is_serious(case) || struggle.is_some()) {
            return Some(Self::Trouble { case, struggle });
        }
        let wish = fact!(context.preferences.self_service).filter(|wish| **wish == SelfServicePreference::Human)?;
        Some(Self::AskedForPeople { struggle: struggle?, wish })
    }

    /// The reference of what it is about, so that each problem is handed over only once.
    pub(crate) fn subject(&self) -> &Label {
        match self {
            Self::Trouble { case, .. } => &case.get().id,
            Self::AskedForPeople { struggle, .. } => &struggle.get().id,
        }
    }

    pub(crate) fn topic(&self) -> Option<&Label> {
        match self {
            Self::Trouble { case, struggle } => {
                case.topic.as_ref().or(struggle.as_ref().and_then(|talk| talk.topic.as_ref()))
            }
            Self::AskedForPeople { struggle, .. } => struggle.topic.as_ref(),
        }
    }

    pub(crate) fn case(&self) -> Option<&Fact<'c, Case>> {
        if let Self::Trouble { case, .. } = self { Some(case) } else { None }
    }

    pub(crate) fn struggle(&self) -> Option<&Fact<'c, Interaction>> {
        match self {
            Self::Trouble { struggle, .. } => struggle.as_ref(),
            Self::AskedForPeople { struggle, .. } => Some(struggle),
        }
    }

    /// Critical when something serious is open and a bot made it worse.
    pub(crate) fn urgency(&self) -> Urgency {
        match self {
            Self::Trouble { case, struggle: Some(_) } if is_serious(case) => Urgency::Critical,
            _ => Urgency::Warning,
        }
    }

    /// The most hours that the customer should have to wait.
    pub(crate) fn patience_hours(&self) -> i64 {
        if self.urgency() == Urgency::Critical { 4 } else { 24 }
    }

    /// The reasons for this moment.
    pub(crate) fn because(&self, handover: Unfounded<HumanHandover>) -> Draft<HumanHandover> {
        match self {
            Self::Trouble { case, struggle: None } => handover.because("open_trouble", words::trouble(case), case),
            Self::Trouble { case, struggle: Some(talk) } => handover
                .because("open_trouble", words::trouble(case), case)
                .because("bot_struggle", words::struggle(talk), talk),
            Self::AskedForPeople { struggle, wish } => handover
                .because("bot_struggle", words::struggle(struggle), struggle)
                .because("wants_people", "The customer would rather be helped by a person.", wish),
        }
    }
}

/// The open complaint, incident or claim that is worst for the customer.
fn worst_trouble(context: &Context) -> Option<Fact<'_, Case>> {
    let hurts = |case: &Fact<'_, Case>| {
        case.is_open() && matches!(case.kind, CaseKind::Complaint | CaseKind::Incident | CaseKind::Claim)
    };
    context.cases().filter(hurts).max_by_key(|case| (case.severity, case.reopened))
}

fn is_serious(case: &Case) -> bool {
    case.severity == Some(Severity::High) || case.reopened.is_some_and(|times| times > 0)
}

/// The newest conversation with a bot that took the customer too much effort, unless a person has helped since.
fn newest_struggle<'c>(context: &'c Context, config: &Config) -> Option<Fact<'c, Interaction>> {
    let by_person = |talk: &Fact<'_, Interaction>| talk.handler.is_some() && !talk.by_bot();
    let solved_at = context
        .interactions()
        .filter(|talk| by_person(talk) && talk.outcome == Some(InteractionOutcome::Resolved))
        .map(|talk| talk.at)
        .max();
    let since = context.as_of.plus_days(-config.recent_days);
    context
        .interactions()
        .filter(|talk| talk.by_bot() && talk.at > since && talk.at <= context.as_of)
        .filter(|talk| solved_at.is_none_or(|solved_at| solved_at < talk.at))
        .filter(|talk| cost_too_much(talk, config))
        .max_by_key(|talk| talk.at)
}

fn cost_too_much(talk: &Interaction, config: &Config) -> bool {
    let resolved = talk.outcome == Some(InteractionOutcome::Resolved);
    talk.effort.is_some_and(|effort| effort.get() >= config.effort_limit)
        || talk.outcome == Some(InteractionOutcome::Abandoned)
        || !resolved && talk.sentiment.is_some_and(|sentiment| sentiment.get() <= UNHAPPY)
}
