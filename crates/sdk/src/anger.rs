//! Who is angry, though no field says so.
//!
//! An angry customer rarely comes with a severity. What shows it are their own last words, the scores that they gave, and
//! how often they had to come back. One strong sign or two weak ones count, unless something has calmed the customer since. Who
//! sounded unhappy and went away without help is angry beyond doubt.
//!
//! ```
//! use courtesy_sdk::prelude::*;
//!
//! let context = testing::context(r#"{
//!     "cases": [{"id": "k-1", "kind": "complaint", "status": "open"}],
//!     "feedback": [{"kind": "csat", "score": 1, "at": "2026-03-28T09:00:00Z"}]
//! }"#);
//! let anger = anger::of(&context, &[]).unwrap();
//! assert_eq!(anger.to_string(), "The customer gave 1 of 5 on 2026-03-28.");
//! ```

use std::fmt;

use courtesy_contract::{Case, Direction, Feedback, FeedbackKind, Handler, Interaction, InteractionOutcome, Timestamp};

use crate::{Context, Evidence, Fact};

/// Signs older than this say nothing about today.
const RECENT_DAYS: i64 = 14;
/// How unhappy somebody sounds who is angry beyond doubt.
const FURIOUS: f64 = -0.8;
/// How unhappy somebody sounds who may be angry.
const UNHAPPY: f64 = -0.5;
/// From this sentiment on, somebody sounds content again.
const CONTENT: f64 = 0.3;
/// From this effort of 7 on, a conversation was too much.
const TOO_MUCH_EFFORT: u8 = 6;
/// A conversation that takes longer was too long.
const LONG_S: u32 = 1_800;
/// So many conversations about one thing are too many.
const TOO_OFTEN: usize = 3;
/// Weights of signs add up; from this sum on, the customer counts as angry.
const ENOUGH: u32 = 2;

/// More signs tell a colleague nothing more.
const MOST_SIGNS: usize = 6;

/// The signs that a customer is angry. It is [`Evidence`], and prints as one sentence for a colleague.
pub struct Anger<'c> {
    signs: Vec<Sign<'c>>,
}

enum Sign<'c> {
    Sounded(Fact<'c, Interaction>),
    Effort(Fact<'c, Interaction>),
    Long(Fact<'c, Interaction>),
    Scored(Fact<'c, Feedback>),
    Reopened(Fact<'c, Case>, u32),
    AboutAPerson(Fact<'c, Case>),
    CameBack(Vec<Fact<'c, Interaction>>),
}

/// The signs that the customer is angry now, if there are enough.
///
/// `people_topics` are the topics, as the CRM names them, of complaints about a person, such as `staff`. It sees what the
/// manifest reads: of `interactions` `direction`, `handler`, `sentiment`, `effort`, `outcome`, `duration_s` and `topic`, of
/// `cases` `reopened` and `topic`, and `feedback.at`.
#[must_use]
pub fn of<'c>(context: &'c Context, people_topics: &[String]) -> Option<Anger<'c>> {
    let since =
        context.as_of.plus_days(-RECENT_DAYS).max(calmed_at(context).unwrap_or(context.as_of.plus_days(-RECENT_DAYS)));
    let recent = |at: Timestamp| at > since && at <= context.as_of;
    let mut signs = in_last_words(context, recent);
    let mut scores = context.feedback().filter(|score| score.at.is_some_and(recent) && weight_of_score(score) > 0);
    signs.extend(scores.next_back().map(Sign::Scored));
    for case in context.cases().filter(|case| case.is_open()) {
        if let Some(times) = case.reopened.filter(|times| *times > 0) {
            signs.push(Sign::Reopened(case, times));
        }
        if case.topic.as_ref().is_some_and(|topic| people_topics.iter().any(|known| *topic == **known)) {
            signs.push(Sign::AboutAPerson(case));
        }
    }
    signs.extend(came_back(context, recent).map(Sign::CameBack));
    let sum: u32 = signs.iter().map(Sign::weight).sum();
    signs.truncate(MOST_SIGNS);
    (sum >= ENOUGH).then_some(Anger { signs })
}

/// The last time at which somebody helped the customer, or the customer was content.
fn calmed_at(context: &Context) -> Option<Timestamp> {
    let helped = |talk: &&Interaction| {
        let settled = matches!(talk.outcome, Some(InteractionOutcome::Resolved | InteractionOutcome::Accepted));
        let content = talk.sentiment.is_some_and(|sentiment| sentiment.get() >= CONTENT);
        content
            || settled && talk.handler != Some(Handler::Bot) && !talk.sentiment.is_some_and(|it| it.get() <= UNHAPPY)
    };
    let talks = context.interactions.iter().filter(helped).map(|talk| talk.at);
    let scores = context.feedback.iter().filter(|score| is_good(score)).filter_map(|score| score.at);
    talks.chain(scores).filter(|at| *at <= context.as_of).max()
}

/// What the newest thing that the customer said to us shows.
fn in_last_words(context: &Context, recent: impl Fn(Timestamp) -> bool) -> Vec<Sign<'_>> {
    let talks = context.interactions().filter(|talk| recent(talk.at) && is_theirs(talk));
    let Some(last) = talks.max_by_key(|talk| talk.at) else { return Vec::new() };
    let mut signs = Vec::new();
    if last.sentiment.is_some_and(|sentiment| sentiment.get() <= UNHAPPY) {
        signs.push(Sign::Sounded(last));
    }
    if last.effort.is_some_and(|effort| effort.get() >= TOO_MUCH_EFFORT) {
        signs.push(Sign::Effort(last));
    }
    if last.duration_s.is_some_and(|seconds| seconds > LONG_S) && last.outcome != Some(InteractionOutcome::Resolved) {
        signs.push(Sign::Long(last));
    }
    signs
}

fn is_theirs(talk: &Interaction) -> bool {
    talk.direction != Some(Direction::Outbound)
}

/// The conversations about one topic that are too many. They weren't settled, and the customer wasn't content.
fn came_back<'c>(context: &'c Context, recent: impl Fn(Timestamp) -> bool) -> Option<Vec<Fact<'c, Interaction>>> {
    let in_vain = |talk: &Fact<'c, Interaction>| {
        recent(talk.at) && is_theirs(talk) && talk.outcome != Some(InteractionOutcome::Resolved)
    };
    let talks: Vec<_> = context.interactions().filter(in_vain).collect();
    let alike = |last: &Fact<'c, Interaction>| {
        let same = talks.iter().filter(|talk| talk.topic == last.topic);
        same.copied().collect::<Vec<_>>()
    };
    talks.iter().max_by_key(|talk| talk.at).map(alike).filter(|talks| talks.len() >= TOO_OFTEN)
}

/// The weight of a bad score. A Customer Effort Score rises with the effort.
fn weight_of_score(score: &Feedback) -> u32 {
    match (score.kind, score.score) {
        (FeedbackKind::Csat, 0..=1) | (FeedbackKind::Nps, 0..=2) | (FeedbackKind::Ces, 7) => 2,
        (FeedbackKind::Csat, 2) | (FeedbackKind::Nps, 3..=4) | (FeedbackKind::Ces, 6) => 1,
        _ => 0,
    }
}

fn is_good(score: &Feedback) -> bool {
    match score.kind {
        FeedbackKind::Csat => score.score >= 4,
        FeedbackKind::Nps => score.score >= 8,
        FeedbackKind::Ces => score.score <= 2,
    }
}

impl Anger<'_> {
    /// The time of its newest sign that has one.
    #[must_use]
    pub fn latest_at(&self) -> Option<Timestamp> {
        self.signs.iter().filter_map(Sign::at).max()
    }
}

impl Sign<'_> {
    fn at(&self) -> Option<Timestamp> {
        match self {
            Self::Sounded(talk) | Self::Effort(talk) | Self::Long(talk) => Some(talk.at),
            Self::Scored(score) => score.at,
            Self::CameBack(talks) => talks.iter().map(|talk| talk.at).max(),
            Self::Reopened(..) | Self::AboutAPerson(_) => None,
        }
    }

    fn weight(&self) -> u32 {
        match self {
            Self::Sounded(talk) => 1 + u32::from(is_furious(talk) || was_left_alone(talk)),
            Self::Scored(score) => weight_of_score(score),
            Self::Reopened(_, times) => (*times).min(2),
            Self::CameBack(talks) => {
                if talks.len() > TOO_OFTEN {
                    2
                } else {
                    1
                }
            }
            Self::Effort(_) | Self::Long(_) | Self::AboutAPerson(_) => 1,
        }
    }
}

fn is_furious(talk: &Interaction) -> bool {
    talk.sentiment.is_some_and(|sentiment| sentiment.get() <= FURIOUS)
}

/// Whether the customer went away without help.
fn was_left_alone(talk: &Interaction) -> bool {
    matches!(talk.outcome, Some(InteractionOutcome::Unresolved | InteractionOutcome::Abandoned))
}

impl Evidence for Anger<'_> {
    fn add_to(&self, pointers: &mut Vec<String>) {
        let mut found = Vec::new();
        for sign in &self.signs {
            match sign {
                Sign::Sounded(talk) | Sign::Effort(talk) | Sign::Long(talk) => talk.add_to(&mut found),
                Sign::Scored(score) => score.add_to(&mut found),
                Sign::Reopened(case, _) | Sign::AboutAPerson(case) => case.add_to(&mut found),
                Sign::CameBack(talks) => talks.add_to(&mut found),
            }
        }
        for pointer in found {
            if !pointers.contains(&pointer) {
                pointers.push(pointer);
            }
        }
    }
}

impl fmt::Display for Anger<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("The customer ")?;
        let last = self.signs.len().saturating_sub(1);
        for (place, sign) in self.signs.iter().enumerate() {
            if place > 0 {
                f.write_str(if place == last { " and " } else { ", " })?;
            }
            sign.fmt(f)?;
        }
        f.write_str(".")
    }
}

impl fmt::Display for Sign<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sounded(talk) => write!(f, "sounded unhappy on {}", day(talk.at)),
            Self::Effort(talk) => {
                write!(f, "needed effort {} of 7", talk.effort.map_or(0, |effort| effort.get()))
            }
            Self::Long(talk) => write!(f, "talked for {} minutes", talk.duration_s.unwrap_or(0) / 60),
            Self::Scored(score) => {
                let said = if score.kind == FeedbackKind::Ces { "rated the effort" } else { "gave" };
                write!(f, "{said} {} of {}", score.score, top(score.kind))?;
                score.at.map_or(Ok(()), |at| write!(f, " on {}", day(at)))
            }
            Self::Reopened(case, 1) => write!(f, "came back to {} after it was closed", case.id),
            Self::Reopened(case, times) => write!(f, "came back to {} {times} times after it was closed", case.id),
            Self::AboutAPerson(case) => write!(f, "complains about a person in {}", case.id),
            Self::CameBack(talks) => write!(f, "got in touch {} times about one thing", talks.len()),
        }
    }
}

fn top(kind: FeedbackKind) -> u8 {
    match kind {
        FeedbackKind::Nps => 10,
        FeedbackKind::Csat => 5,
        FeedbackKind::Ces => 7,
    }
}

fn day(at: Timestamp) -> String {
    let mut text = at.to_string();
    text.truncate("2026-03-28".len());
    text
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    fn told(sections: &str) -> Option<String> {
        anger::of(&testing::context(&format!("{{{sections}}}")), &["crew".to_owned()]).map(|anger| anger.to_string())
    }

    fn talk(at: &str, rest: &str) -> String {
        format!(r#""interactions": [{{"id": "t-1", "at": "{at}", "direction": "inbound", {rest}}}]"#)
    }

    #[test]
    fn one_strong_sign_is_enough_and_one_weak_sign_is_not() {
        assert!(told(&talk("2026-03-28T09:00:00Z", r#""sentiment": -0.8"#)).is_some());
        assert!(told(&talk("2026-03-28T09:00:00Z", r#""sentiment": -0.6"#)).is_none());
        assert!(told(&talk("2026-03-28T09:00:00Z", r#""sentiment": -0.6, "effort": 6"#)).is_some());
        assert!(told(&talk("2026-03-28T09:00:00Z", r#""sentiment": -0.6, "duration_s": 1801"#)).is_some());
        assert!(told(r#""feedback": [{"kind": "csat", "score": 2, "at": "2026-03-28T09:00:00Z"}]"#).is_none());
        assert!(told(r#""feedback": [{"kind": "nps", "score": 2, "at": "2026-03-28T09:00:00Z"}]"#).is_some());
    }

    #[test]
    fn whoever_sounded_unhappy_and_went_away_without_help_is_angry() {
        let ended = |outcome: &str| {
            told(&talk("2026-03-28T09:00:00Z", &format!(r#""sentiment": -0.5, "outcome": "{outcome}""#))).is_some()
        };
        assert!(ended("unresolved") && ended("abandoned"));
        assert!(!ended("escalated") && !ended("resolved"));
    }

    #[test]
    fn anger_is_as_old_as_its_newest_sign() {
        let context = testing::context(
            r#"{"interactions": [{"id": "t-1", "at": "2026-03-27T09:00:00Z", "sentiment": -1}],
                "feedback": [{"kind": "csat", "score": 1, "at": "2026-03-28T09:00:00Z"}]}"#,
        );
        let latest_at = anger::of(&context, &[]).and_then(|anger| anger.latest_at());
        assert_eq!(latest_at.map(|at| at.to_string()).as_deref(), Some("2026-03-28T09:00:00Z"));
    }

    #[test]
    fn anger_of_long_ago_is_over() {
        assert!(told(&talk("2026-03-14T20:40:00Z", r#""sentiment": -1"#)).is_none());
        assert!(told(r#""feedback": [{"kind": "csat", "score": 1}]"#).is_none());
    }

    #[test]
    fn the_last_words_count_and_kind_ones_end_it() {
        let talks = |later: &str| {
            told(&format!(
                r#""interactions": [{{"id": "t-1", "at": "2026-03-27T09:00:00Z", "sentiment": -1}},
                    {{"id": "t-2", "at": "2026-03-28T09:00:00Z", {later}}}]"#
            ))
        };
        assert!(talks(r#""sentiment": 0.5"#).is_none());
        assert!(talks(r#""outcome": "resolved", "handler": "human""#).is_none());
        assert!(talks(r#""sentiment": -0.9, "outcome": "resolved", "handler": "human""#).is_some());
        assert!(talks(r#""sentiment": -1, "direction": "inbound""#).is_some());
    }

    #[test]
    fn whoever_has_to_come_back_and_complains_about_a_person_is_angry() {
        let case = |rest: &str| told(&format!(r#""cases": [{{"id": "k-1", "kind": "complaint", {rest}}}]"#));
        assert!(case(r#""status": "open", "reopened": 1"#).is_none());
        assert!(case(r#""status": "closed", "reopened": 2"#).is_none());
        assert_eq!(
            case(r#""status": "open", "reopened": 1, "topic": "crew""#).unwrap(),
            "The customer came back to k-1 after it was closed and complains about a person in k-1."
        );
    }

    #[test]
    fn coming_back_about_one_thing_again_and_again_is_a_sign() {
        let talks = |topics: &[&str]| {
            let talks = topics.iter().enumerate().map(|(day, topic)| {
                format!(
                    r#"{{"id": "t-{day}", "at": "2026-03-2{day}T09:00:00Z", "direction": "inbound", "topic": "{topic}"}}"#
                )
            });
            told(&format!(r#""interactions": [{}]"#, talks.collect::<Vec<_>>().join(",")))
        };
        assert_eq!(talks(&["a"; 4]).unwrap(), "The customer got in touch 4 times about one thing.");
        assert!(talks(&["a"; 3]).is_none());
        assert!(talks(&["a", "b", "a", "b"]).is_none());
    }

    #[test]
    fn every_sign_is_evidence_once() {
        let context =
            testing::context(&format!("{{{}}}", talk("2026-03-28T09:00:00Z", r#""sentiment": -1, "effort": 7"#)));
        let mut pointers = Vec::new();
        anger::of(&context, &[]).unwrap().add_to(&mut pointers);
        assert_eq!(pointers, ["/interactions/0"]);
    }
}
