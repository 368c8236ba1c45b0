//! What was said last, by whom, and whether anybody answered.

use courtesy_contract::{
    ActionKind, Case, Channel, Direction, Handler, HistoryItem, Interaction, InteractionOutcome, Party, Timestamp,
};

use super::Matter;
use crate::{Evidence, Fact};

/// Something that one side said to the other.
#[derive(Clone, Copy)]
pub struct Word<'c> {
    /// When it was said.
    pub at: Timestamp,
    /// Who said it.
    pub by: Party,
    /// Where it was said, if that is known.
    pub channel: Option<Channel>,
    record: Saying<'c>,
}

/// Where a word is recorded.
#[derive(Clone, Copy)]
enum Saying<'c> {
    Talk(Fact<'c, Interaction>),
    Message(Fact<'c, HistoryItem>),
    Case(Fact<'c, Case>),
}

impl Evidence for Word<'_> {
    fn add_to(&self, pointers: &mut Vec<String>) {
        match self.record {
            Saying::Talk(talk) => talk.add_to(pointers),
            Saying::Message(item) => item.add_to(pointers),
            Saying::Case(case) => case.add_to(pointers),
        }
    }
}

impl<'c> Matter<'c> {
    /// What was said last about it: a conversation, a message of ours, or the customer's word that opened a case.
    #[must_use]
    pub fn last_word(&self) -> Option<Word<'c>> {
        let talks = self.talks.iter().map(|talk| of_talk(*talk));
        let messages = self.messages().map(of_message);
        let cases = self.cases.iter().filter_map(|case| of_case(*case));
        cases.chain(messages).chain(talks).filter(|word| word.at <= self.now).max_by_key(|word| word.at)
    }

    /// Whether the customer has spoken last and nobody has answered.
    #[must_use]
    pub fn awaits_an_answer(&self) -> bool {
        self.last_word().is_some_and(|word| word.by == Party::Customer)
    }

    /// How often we wrote or called about it in these days, as far as is known.
    #[must_use]
    pub fn tries(&self, days: i64) -> usize {
        let since = self.now.plus_days(-days);
        self.messages().filter(|item| item.at > since).count()
    }

    /// Our last apology, if nothing has come of it: no person has taken over or spoken with the customer since, and nothing
    /// was promised after it that is still to come.
    #[must_use]
    pub fn unanswered_apology(&self) -> Option<Fact<'c, HistoryItem>> {
        let apologies = self.messages().filter(|item| item.kind == ActionKind::ServiceRecovery);
        let apology = apologies.max_by_key(|item| item.at)?;
        let taken_over = self.handed_over().is_some_and(|item| item.at >= apology.at);
        let spoken = self.talks.iter().any(|talk| talk.at > apology.at && is_by_a_person(talk));
        let coming = self.standing_promise().is_some_and(|promise| promise.made_at >= apology.at);
        (!taken_over && !spoken && !coming).then_some(apology)
    }

    /// The last time that a person took it over.
    #[must_use]
    pub fn handed_over(&self) -> Option<Fact<'c, HistoryItem>> {
        let handed = self.history.iter().filter(|item| item.was_done() && item.kind == ActionKind::HumanHandover);
        handed.max_by_key(|item| item.at).copied()
    }

    /// What reached the customer.
    fn messages(&self) -> impl Iterator<Item = Fact<'c, HistoryItem>> {
        self.history.iter().filter(|item| item.was_done() && item.channel.is_some()).copied()
    }
}

/// Whether a person spoke with the customer, as far as is known.
fn is_by_a_person(talk: &Interaction) -> bool {
    match talk.handler {
        Some(Handler::Human) => true,
        Some(Handler::Bot) => false,
        None => talk.direction == Some(Direction::Outbound) || talk.outcome == Some(InteractionOutcome::Resolved),
    }
}

/// A conversation of which nobody knows who started it was the customer's, unless it was settled.
fn of_talk(talk: Fact<'_, Interaction>) -> Word<'_> {
    let settled = matches!(talk.outcome, Some(InteractionOutcome::Resolved | InteractionOutcome::Accepted));
    let by = if talk.direction == Some(Direction::Outbound) || settled { Party::Company } else { Party::Customer };
    Word { at: talk.at, by, channel: talk.channel, record: Saying::Talk(talk) }
}

fn of_message(item: Fact<'_, HistoryItem>) -> Word<'_> {
    Word { at: item.at, by: Party::Company, channel: item.channel, record: Saying::Message(item) }
}

fn of_case(case: Fact<'_, Case>) -> Option<Word<'_>> {
    Some(Word { at: case.opened_at?, by: Party::Customer, channel: case.via, record: Saying::Case(case) })
}
