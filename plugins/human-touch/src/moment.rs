//! The moments at which a person helps more than any machine.

use courtesy_sdk::anger::Anger;
use courtesy_sdk::matter::Matter;
use courtesy_sdk::{Kind, Unfounded, prelude::*};

use crate::{Config, words};

/// At or below this sentiment, a customer sounds unhappy.
const UNHAPPY: f64 = -0.5;

/// Why a person should take over.
pub(crate) enum Moment<'c> {
    /// An open problem that is serious or made the customer angry, perhaps after a struggle with a bot.
    Trouble {
        matter: Box<Matter<'c>>,
        case: Fact<'c, Case>,
        struggle: Option<Fact<'c, Interaction>>,
        anger: Option<Anger<'c>>,
    },
    /// A bot didn't help a customer who prefers people.
    AskedForPeople { struggle: Fact<'c, Interaction>, wish: Fact<'c, SelfServicePreference> },
    /// The customer is angry, and no case says why. An order in trouble may.
    Angry { anger: Anger<'c>, matter: Option<Box<Matter<'c>>> },
}

impl<'c> Moment<'c> {
    /// Finds such a moment in the context.
    pub(crate) fn find(context: &'c Context, config: &Config) -> Option<Self> {
        let struggle = newest_struggle(context, config);
        let anger = anger::of(context, &config.people_topics);
        let mut matters = matter::all(context, &[]);
        let serious = |case: &Case| is_serious(case) || struggle.is_some() || anger.is_some();
        let trouble = |matter: &Matter<'c>| matter.open_case().filter(|case| hurts(case) && serious(case));
        if let Some((place, case)) = matters.iter().enumerate().find_map(|(place, it)| Some((place, trouble(it)?))) {
            let matter = matters.swap_remove(place);
            return Some(Self::Trouble { matter: Box::new(matter), case, struggle, anger });
        }
        let wish = fact!(context.preferences.self_service).filter(|wish| **wish == SelfServicePreference::Human);
        match (struggle, wish, anger) {
            (Some(struggle), Some(wish), _) => Some(Self::AskedForPeople { struggle, wish }),
            (_, _, Some(anger)) => {
                let matter = matters.into_iter().find(|matter| matter.order.is_some() && matter.is_open());
                Some(Self::Angry { anger, matter: matter.map(Box::new) })
            }
            _ => None,
        }
    }

    /// The name of what it is about, so that each problem is handed over only once.
    pub(crate) fn subject(&self) -> &str {
        match self {
            Self::Trouble { matter, .. } => matter.id(),
            Self::AskedForPeople { struggle, .. } => struggle.id.as_str(),
            Self::Angry { matter, .. } => matter.as_ref().map_or("anger", |matter| matter.id()),
        }
    }

    pub(crate) fn topic(&self) -> Option<&str> {
        let of_talk = |talk: &Fact<'c, Interaction>| talk.get().topic.as_ref().map(|topic| topic.as_str());
        match self {
            Self::Trouble { matter, struggle, .. } => matter.topic().or(struggle.as_ref().and_then(of_talk)),
            Self::AskedForPeople { struggle, .. } => of_talk(struggle),
            Self::Angry { .. } => None,
        }
    }

    pub(crate) fn matter(&self) -> Option<&Matter<'c>> {
        match self {
            Self::Trouble { matter, .. } => Some(matter),
            Self::AskedForPeople { .. } => None,
            Self::Angry { matter, .. } => matter.as_deref(),
        }
    }

    pub(crate) fn struggle(&self) -> Option<&Fact<'c, Interaction>> {
        match self {
            Self::Trouble { struggle, .. } => struggle.as_ref(),
            Self::AskedForPeople { struggle, .. } => Some(struggle),
            Self::Angry { .. } => None,
        }
    }

    pub(crate) fn anger(&self) -> Option<&Anger<'c>> {
        match self {
            Self::Trouble { anger, .. } => anger.as_ref(),
            Self::AskedForPeople { .. } => None,
            Self::Angry { anger, .. } => Some(anger),
        }
    }

    /// Whether a colleague should look before anybody contacts the customer: nobody knows yet what is wrong, or the company has
    /// said no before.
    pub(crate) fn is_for_staff_only(&self) -> bool {
        match self {
            Self::Trouble { matter, .. } => matter.resolution() == Some(Resolution::Refused),
            Self::AskedForPeople { .. } => false,
            Self::Angry { .. } => true,
        }
    }

    /// Whether a person has it already: it was handed over lately, or a call is promised and not yet due.
    pub(crate) fn was_handed_over(&self, context: &Context, config: &Config) -> bool {
        let lately = context.as_of.plus_days(-config.again_after_days);
        let by_key = context.last_with_key(&propose::key("human-touch", self.subject()));
        let handed = self.matter().and_then(Matter::handed_over).into_iter().chain(by_key);
        let promised = self.matter().and_then(Matter::standing_promise);
        let coming = promised.is_some_and(|promise| promise.id.as_str().starts_with("call/"));
        // Who grew angry since is angry about that, too; once a day is enough.
        let angry_at = self.anger().and_then(Anger::latest_at).unwrap_or(lately).min(context.as_of.plus_days(-1));
        coming || handed.filter(|item| item.was_done()).any(|item| item.at > lately && item.at >= angry_at)
    }

    /// Critical when something serious is open and a bot or anger made it worse.
    pub(crate) fn urgency(&self) -> Urgency {
        match self {
            Self::Trouble { case, struggle, anger, .. }
                if is_serious(case) && (struggle.is_some() || anger.is_some()) =>
            {
                Urgency::Critical
            }
            _ => Urgency::Warning,
        }
    }

    /// The most hours that the customer should have to wait.
    pub(crate) fn patience_hours(&self) -> i64 {
        if self.urgency() == Urgency::Critical { 4 } else { 24 }
    }

    /// The reasons for this moment.
    pub(crate) fn because<K: Kind>(&self, action: Unfounded<K>) -> Draft<K> {
        match self {
            Self::Trouble { case, struggle, anger, .. } => {
                let draft = action.because("open_trouble", words::trouble(case), case);
                let draft = match struggle {
                    Some(talk) => draft.because("bot_struggle", words::struggle(talk), talk),
                    None => draft,
                };
                match anger {
                    Some(anger) => draft.because("angry", anger, anger),
                    None => draft,
                }
            }
            Self::AskedForPeople { struggle, wish } => action
                .because("bot_struggle", words::struggle(struggle), struggle)
                .because("wants_people", "The customer would rather be helped by a person.", wish),
            Self::Angry { anger, .. } => action.because("angry", anger, anger),
        }
    }
}

fn hurts(case: &Fact<'_, Case>) -> bool {
    matches!(case.kind, CaseKind::Complaint | CaseKind::Incident | CaseKind::Claim)
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
