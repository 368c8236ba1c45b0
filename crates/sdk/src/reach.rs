//! Where to speak with the customer, and who is there for them.

use std::cmp::Reverse;

use courtesy_contract::{Channel, ChannelState, Direction, Hook, Interaction, Language, Queue, Timestamp};

use crate::{Context, Fact};

/// A conversation in which nobody has said anything for so long is over, in minutes.
const GOING_ON_MINUTES: i64 = 60;

impl Context {
    /// The conversation that is going on now: the newest one that the customer started within the last hour and that hasn't
    /// ended. Speak in it.
    ///
    /// It sees `interactions.direction`, `interactions.channel` and `interactions.outcome`.
    pub fn conversation(&self) -> Option<Fact<'_, Interaction>> {
        let since = self.as_of.plus_s(-GOING_ON_MINUTES * 60);
        let talks =
            self.interactions().filter(|talk| talk.at <= self.as_of && talk.direction != Some(Direction::Outbound));
        let newest = talks.max_by_key(|talk| talk.at)?;
        (newest.at >= since && newest.outcome.is_none() && self.hook != Hook::ContactEnded).then_some(newest)
    }

    /// Whether the customer can be reached on this channel, as far as is known: `None` if nobody knows.
    ///
    /// It sees `channels.reachable`, and that the customer wrote there: `interactions.channel` and `cases.via`.
    pub fn reaches(&self, channel: Channel) -> Option<bool> {
        let states = self.channels.iter().filter(|state| state.channel == channel);
        let stated = states.filter_map(|state| state.reachable).next_back();
        let wrote = || {
            let talks = self.interactions.iter().filter(|talk| talk.direction == Some(Direction::Inbound));
            let mut used = talks.filter_map(|talk| talk.channel).chain(self.cases.iter().filter_map(|case| case.via));
            used.any(|used| used == channel)
        };
        stated.or_else(|| wrote().then_some(true))
    }

    /// Whether a channel may be tried: the customer can be reached there, or nobody knows, and `channels` names no other for
    /// messages that does reach them.
    pub fn may_reach(&self, channel: Channel) -> bool {
        let is_known = |state: &ChannelState| state.reachable == Some(true) && is_for_messages(state.channel);
        self.reaches(channel).unwrap_or_else(|| !self.channels.iter().any(is_known))
    }

    /// The channels to write on, best first: that of the conversation which is going on, those that the customer prefers,
    /// those that are known to reach the customer, and e-mail.
    ///
    /// Those that may not [reach](Self::may_reach) the customer are left out. It is never empty.
    ///
    /// ```
    /// use courtesy_sdk::prelude::*;
    ///
    /// let context = testing::context(r#"{
    ///     "channels": [{"channel": "messaging", "reachable": true}],
    ///     "preferences": {"preferred_channels": ["email"]}
    /// }"#);
    /// assert_eq!(context.written_channels(), [Channel::Messaging]);
    /// assert_eq!(testing::context("{}").written_channels(), [Channel::Email]);
    /// ```
    pub fn written_channels(&self) -> Vec<Channel> {
        let here = self.conversation().and_then(|talk| talk.channel).filter(|channel| can_be_written(*channel));
        let preferred = self.preferences.preferred_channels.iter().copied();
        let known = self.channels.iter().filter(|state| state.reachable == Some(true)).map(|state| state.channel);
        let raised = self.cases.iter().filter(|case| case.is_open()).filter_map(|case| case.via);
        let written = preferred.chain(raised).chain(known).chain([Channel::Email]).filter(|it| is_for_messages(*it));
        let mut channels: Vec<_> = here.into_iter().collect();
        for channel in written {
            if self.may_reach(channel) && !channels.contains(&channel) {
                channels.push(channel);
            }
        }
        if channels.is_empty() {
            channels.push(Channel::Email);
        }
        channels
    }

    /// The queues that take new work, best first: with a skill for the topic, then with the customer's language, then the one
    /// named `chosen`, then with the shortest wait.
    ///
    /// It sees `capacity.queues` and `customer.language`.
    pub fn open_queues(&self, topic: Option<&str>, chosen: &str) -> Vec<Fact<'_, Queue>> {
        let language = self.customer.language.as_ref().map(Language::primary);
        let can = |queue: &Queue, skill: Option<&str>| {
            skill.is_some_and(|skill| queue.skills.iter().any(|known| known == skill))
        };
        let rank = |queue: &Queue| {
            let (knows, speaks) = (can(queue, topic), can(queue, language.as_deref()));
            let wait_s = queue.wait_s.unwrap_or(u32::MAX);
            (Reverse(knows), Reverse(speaks), Reverse(queue.queue == *chosen), wait_s)
        };
        let mut queues: Vec<Fact<'_, Queue>> = Vec::new();
        for queue in self.queues().filter(|queue| queue.open) {
            let place = queues.iter().position(|other| rank(&queue) < rank(other)).unwrap_or(queues.len());
            queues.insert(place, queue);
        }
        queues
    }

    /// The queue that can do something by a given time: the best of [`open_queues`](Self::open_queues) whose wait isn't longer
    /// than that, or `chosen` if no queue is known. `None` if nobody is there, and then promise nothing.
    pub fn keeper<'c>(&'c self, topic: Option<&str>, chosen: &'c str, due_at: Timestamp) -> Option<&'c str> {
        if self.capacity.queues.is_empty() {
            return Some(chosen);
        }
        let in_time = |queue: &Fact<'_, Queue>| self.as_of.plus_s(queue.wait_s.unwrap_or(0).into()) <= due_at;
        self.open_queues(topic, chosen).into_iter().find(in_time).map(|queue| queue.get().queue.as_str())
    }
}

/// Whether something can be written in a conversation there.
fn can_be_written(channel: Channel) -> bool {
    is_for_messages(channel) || matches!(channel, Channel::Chat | Channel::Social)
}

/// Whether a message can wait there until the customer reads it.
fn is_for_messages(channel: Channel) -> bool {
    match channel {
        Channel::Email
        | Channel::Sms
        | Channel::Messaging
        | Channel::Push
        | Channel::App
        | Channel::Post
        | Channel::Fax => true,
        Channel::Phone | Channel::Chat | Channel::Video | Channel::InPerson | Channel::WebForm | Channel::Social => {
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    fn channels(sections: &str) -> Vec<Channel> {
        testing::context(&format!("{{{sections}}}")).written_channels()
    }

    fn talk(channel: &str, at: &str, rest: &str) -> String {
        format!(
            r#""interactions": [{{"id": "t-1", "at": "{at}", "direction": "inbound", "channel": "{channel}"{rest}}}]"#
        )
    }

    #[test]
    fn whoever_is_writing_now_is_answered_there() {
        let now = |channel: &str| channels(&talk(channel, "2026-03-28T20:30:00Z", ""));
        assert_eq!(now("messaging"), [Channel::Messaging, Channel::Email]);
        assert_eq!(now("chat"), [Channel::Chat, Channel::Email]);
        assert_eq!(now("phone"), [Channel::Email]);
        assert_eq!(now("web_form"), [Channel::Email]);
    }

    #[test]
    fn a_conversation_that_ended_or_fell_silent_is_over() {
        assert_eq!(channels(&talk("chat", "2026-03-28T20:30:00Z", r#", "outcome": "abandoned""#)), [Channel::Email]);
        assert_eq!(channels(&talk("chat", "2026-03-28T19:39:59Z", "")), [Channel::Email]);
    }

    #[test]
    fn a_channel_that_nobody_has_an_address_for_is_left_out_once_another_is_known() {
        let state = |state: &str| format!(r#""channels": [{{"channel": "messaging", "reachable": {state}}}]"#);
        let wish = r#""preferences": {"preferred_channels": ["messaging", "sms"]}"#;
        assert_eq!(channels(&format!("{}, {wish}", state("true"))), [Channel::Messaging]);
        assert_eq!(channels(&format!("{}, {wish}", state("false"))), [Channel::Sms, Channel::Email]);
        let by_phone = r#""channels": [{"channel": "phone", "reachable": true}]"#;
        assert_eq!(channels(by_phone), [Channel::Email]);
        let nowhere = r#""channels": [{"channel": "email", "reachable": false}]"#;
        assert_eq!(channels(nowhere), [Channel::Email], "the host refuses it and tells staff");
    }

    #[test]
    fn where_a_complaint_came_from_the_answer_can_go() {
        let case = r#""cases": [{"id": "k-1", "kind": "complaint", "status": "open", "via": "post"}]"#;
        assert_eq!(channels(case), [Channel::Post, Channel::Email]);
    }

    const QUEUES: &str = r#"{"customer": {"language": "nl-BE"}, "capacity": {"queues": [
        {"queue": "customer_care", "open": true, "wait_s": 90000}, {"queue": "sales", "open": true, "wait_s": 5},
        {"queue": "front_desk", "open": true, "skills": ["nl"], "wait_s": 60},
        {"queue": "returns", "open": false, "skills": ["delivery", "nl"]},
        {"queue": "delivery_team", "open": true, "skills": ["delivery"]}]}}"#;

    #[test]
    fn the_team_that_knows_most_comes_first_and_a_closed_one_never() {
        let context = testing::context(QUEUES);
        let names = |topic| {
            let queues = context.open_queues(topic, "customer_care");
            queues.iter().map(|queue| queue.get().queue.as_str()).collect::<Vec<_>>()
        };
        assert_eq!(names(Some("delivery")), ["delivery_team", "front_desk", "customer_care", "sales"]);
        assert_eq!(names(None)[0], "front_desk");
    }

    #[test]
    fn nothing_is_promised_that_nobody_is_there_to_keep() {
        let context = testing::context(QUEUES);
        let tomorrow = context.as_of.plus_days(1);
        assert_eq!(context.keeper(Some("delivery"), "customer_care", tomorrow), Some("delivery_team"));
        let closed = testing::context(r#"{"capacity": {"queues": [{"queue": "customer_care", "open": false}]}}"#);
        assert_eq!(closed.keeper(None, "customer_care", tomorrow), None);
        let busy = testing::context(r#"{"capacity": {"queues": [{"queue": "a", "open": true, "wait_s": 90000}]}}"#);
        assert_eq!(busy.keeper(None, "a", tomorrow), None);
        assert_eq!(testing::context("{}").keeper(None, "care", tomorrow), Some("care"));
    }
}
