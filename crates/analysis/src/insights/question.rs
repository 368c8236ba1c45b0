//! What a customer came with.

use std::collections::BTreeMap;

use courtesy_contract::{Channel, Context, Direction, InteractionOutcome, Timestamp};

use super::cell::is_answered;

/// Conversations about one topic belong to one question if none began more than this many days after the one before. A
/// question counts as solved at once only after so many days without another word about it.
pub(super) const RETURN_DAYS: i64 = 7;

/// Something that the customer came with once: a conversation, a message or a case.
#[derive(Debug)]
pub(super) struct Approach<'c> {
    pub(super) at: Timestamp,
    pub(super) topic: Option<&'c str>,
    pub(super) channel: Option<Channel>,
    event: Option<&'c str>,
    sentiment: Option<f64>,
    effort: Option<u8>,
    outcome: Option<InteractionOutcome>,
    is_case: bool,
}

/// The customer's approaches in the last `days`, oldest first. What the company began isn't one.
pub(super) fn approaches(context: &Context, days: u16) -> Vec<Approach<'_>> {
    let talks = context.interactions.iter().filter(|talk| talk.direction != Some(Direction::Outbound));
    let talks = talks.map(|talk| Approach {
        at: talk.at,
        topic: talk.topic.as_ref().map(|topic| topic.as_str()),
        channel: talk.channel,
        event: talk.event.as_ref().map(|event| event.as_str()),
        sentiment: talk.sentiment.map(courtesy_contract::Sentiment::get),
        effort: talk.effort.map(courtesy_contract::Effort::get),
        outcome: talk.outcome,
        is_case: false,
    });
    let cases = context.cases.iter().filter_map(|case| {
        Some(Approach {
            at: case.opened_at?,
            topic: case.topic.as_ref().map(|topic| topic.as_str()),
            channel: case.via,
            event: case.event.as_ref().map(|event| event.as_str()),
            sentiment: None,
            effort: None,
            outcome: None,
            is_case: true,
        })
    });
    let earliest = context.as_of.plus_days(-i64::from(days));
    let mut approaches: Vec<_> = talks.chain(cases).collect();
    approaches.retain(|approach| approach.at > earliest && approach.at <= context.as_of);
    approaches.sort_by_key(|approach| (approach.at, approach.is_case));
    approaches
}

/// The customer's latest question about a topic: approaches that followed each other.
#[derive(Debug, PartialEq)]
pub(super) struct Question<'c> {
    pub(super) topic: &'c str,
    /// The event that it is about.
    pub(super) event: Option<&'c str>,
    /// The channel on which it was first asked.
    pub(super) channel: Option<Channel>,
    /// How the customer sounded first, from -1 to 1.
    pub(super) sentiment: Option<f64>,
    /// The most effort that it cost, from 1 to 7.
    pub(super) effort: Option<u8>,
    /// Whether the first conversation answered it, and nothing followed within [`RETURN_DAYS`].
    pub(super) solved_at_once: Option<bool>,
    /// Whether somebody else had to take over.
    pub(super) taken_over: Option<bool>,
    began: Timestamp,
    latest: Timestamp,
    approaches: u32,
    has_case: bool,
}

impl<'c> Question<'c> {
    fn new(topic: &'c str, approach: &Approach<'c>) -> Self {
        let mut question = Self {
            topic,
            event: None,
            channel: approach.channel,
            sentiment: None,
            effort: None,
            solved_at_once: approach.outcome.map(is_answered),
            taken_over: None,
            began: approach.at,
            latest: approach.at,
            approaches: 0,
            has_case: false,
        };
        question.add(approach);
        question
    }

    fn add(&mut self, approach: &Approach<'c>) {
        self.latest = approach.at;
        self.approaches += u32::from(!approach.is_case);
        self.has_case |= approach.is_case;
        self.channel = self.channel.or(approach.channel);
        self.event = approach.event.or(self.event);
        self.sentiment = self.sentiment.or(approach.sentiment);
        self.effort = self.effort.max(approach.effort);
        if let Some(outcome) = approach.outcome {
            self.taken_over = Some(self.taken_over == Some(true) || outcome == InteractionOutcome::Escalated);
        }
    }

    /// Settles whether it was solved at once, now that all that followed is known.
    fn settled(mut self, as_of: Timestamp) -> Self {
        let is_recent = as_of < self.began.plus_days(RETURN_DAYS);
        let came_back = self.approaches > 1 || self.has_case;
        self.solved_at_once = self.solved_at_once.filter(|_| !is_recent).map(|answered| answered && !came_back);
        self
    }
}

/// The latest question about each topic, from approaches that are sorted by time.
pub(super) fn latest<'c>(
    approaches: &[Approach<'c>],
    as_of: Timestamp,
) -> impl Iterator<Item = Question<'c>> + use<'c> {
    let mut questions: BTreeMap<&str, Question> = BTreeMap::new();
    for approach in approaches {
        let Some(topic) = approach.topic else { continue };
        match questions.get_mut(topic) {
            Some(question) if approach.at <= question.latest.plus_days(RETURN_DAYS) => question.add(approach),
            _ => drop(questions.insert(topic, Question::new(topic, approach))),
        }
    }
    let mut questions: Vec<_> = questions.into_values().map(|question| question.settled(as_of)).collect();
    // The newest first, so that an event's topic is the one that was asked about most recently.
    questions.sort_by_key(|question| std::cmp::Reverse(question.latest));
    questions.into_iter()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn context(more: Value) -> Context {
        let mut context = json!({
            "contract": "1.1", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
            "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "c-1"},
        });
        context.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(context).unwrap()
    }

    fn talk(day: u32, outcome: &str) -> Value {
        json!({"id": format!("i-{day}"), "at": format!("2026-03-{day:02}T10:00:00Z"), "topic": "delivery", "channel": "chat",
            "outcome": outcome, "sentiment": -0.1 * f64::from(day % 10), "effort": day % 7 + 1})
    }

    fn only(context: &Context) -> Question<'_> {
        let mut questions = latest(&approaches(context, 91), context.as_of);
        let question = questions.next().unwrap();
        assert!(questions.next().is_none());
        question
    }

    #[test]
    fn what_follows_within_a_week_belongs_to_the_same_question() {
        let context =
            context(json!({"interactions": [talk(1, "unresolved"), talk(10, "escalated"), talk(16, "resolved")]}));
        let question = only(&context);
        assert_eq!((question.sentiment, question.effort), (Some(-0.0), Some(4)));
        assert_eq!((question.solved_at_once, question.taken_over), (Some(false), Some(true)));
    }

    #[test]
    fn a_question_is_solved_at_once_if_nothing_follows_for_a_week() {
        let solved = |interactions: Value, cases: Value| {
            only(&context(json!({"interactions": interactions, "cases": cases}))).solved_at_once
        };
        assert_eq!(solved(json!([talk(2, "unresolved"), talk(12, "resolved")]), json!([])), Some(true));
        assert_eq!(solved(json!([talk(12, "abandoned")]), json!([])), Some(false));
        assert_eq!(solved(json!([talk(25, "resolved")]), json!([])), None);
        let case = json!({"id": "k", "kind": "question", "status": "open", "topic": "delivery", "opened_at": "2026-03-12T11:00:00Z"});
        assert_eq!(solved(json!([talk(12, "resolved")]), json!([case])), Some(false));
    }

    #[test]
    fn neither_the_company_nor_the_future_nor_long_ago_asks() {
        let mut sent = talk(20, "resolved");
        sent["direction"] = json!("outbound");
        let mut long_ago = talk(20, "resolved");
        long_ago["at"] = json!("2025-03-20T10:00:00Z");
        let mut later = talk(28, "resolved");
        later["at"] = json!("2026-03-28T20:41:00Z");
        let context = context(json!({"interactions": [sent, long_ago, later]}));
        assert!(approaches(&context, 91).is_empty());
    }

    #[test]
    fn the_newest_question_comes_first() {
        let mut other = talk(3, "resolved");
        other["topic"] = json!("invoice");
        let context = context(json!({"interactions": [talk(2, "resolved"), other]}));
        let topics: Vec<&str> =
            latest(&approaches(&context, 91), context.as_of).map(|question| question.topic).collect();
        assert_eq!(topics, ["invoice", "delivery"]);
    }
}
