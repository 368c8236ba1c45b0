//! What a plugin of contract 1.0 receives: nothing with a word that it doesn't know.
//!
//! New fields need no care, because a plugin ignores keys that it doesn't know. A new word in a field that it knows would
//! break it. So such an item is left out where the word says what the item is, and else the word is replaced by what 1.0 would
//! have said.

use courtesy_contract::{Channel, Context, HistoryItem, InteractionOutcome, Outcome, Pointer};

/// A context in the words of 1.0.
pub(crate) struct Older {
    pub(crate) context: Context,
    /// For each list that lost items, by its JSON Pointer, the places that the others had before.
    kept: Vec<(&'static str, Vec<usize>)>,
}

impl Older {
    /// `None` if 1.0 has every word of this context.
    pub(crate) fn of(context: &Context) -> Option<Self> {
        if !has_new_words(context) {
            return None;
        }
        let mut older = Self { context: context.clone(), kept: Vec::new() };
        older.leave_out();
        older.context.interactions.iter_mut().for_each(|talk| {
            talk.channel = talk.channel.filter(is_known);
            talk.outcome = talk.outcome.filter(|outcome| !is_new_ending(*outcome));
        });
        older.context.history.iter_mut().for_each(in_old_words);
        Some(older)
    }

    fn leave_out(&mut self) {
        let Self { context, kept } = self;
        let preferences = &mut context.preferences;
        keep(kept, "/preferences/preferred_channels", &mut preferences.preferred_channels, is_known);
        keep(kept, "/preferences/avoid_channels", &mut preferences.avoid_channels, is_known);
        keep(kept, "/preferences/max_contacts", &mut preferences.max_contacts, |most| {
            most.channel.as_ref().is_none_or(is_known)
        });
        // Without its channel, a permission would apply to every channel.
        keep(kept, "/permissions", &mut context.permissions, |permission| {
            permission.channel.as_ref().is_none_or(is_known)
        });
        keep(kept, "/channels", &mut context.channels, |state| is_known(&state.channel));
        keep(kept, "/history", &mut context.history, |item| item.kind.action().is_some());
    }

    /// The place in the whole context of something in this one.
    pub(crate) fn origin(&self, pointer: &Pointer) -> Option<Pointer> {
        for (list, kept) in &self.kept {
            let Some(rest) = pointer.as_str().strip_prefix(list).and_then(|rest| rest.strip_prefix('/')) else {
                continue;
            };
            let (index, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let place = kept.get(index.parse::<usize>().ok()?)?;
            return Pointer::new(format!("{list}/{place}{rest}")).ok();
        }
        Some(pointer.clone())
    }
}

/// Removes items from a list, and notes where the others were.
fn keep<T>(
    kept: &mut Vec<(&'static str, Vec<usize>)>,
    list: &'static str,
    items: &mut Vec<T>,
    is_known: impl Fn(&T) -> bool,
) {
    let places: Vec<usize> =
        items.iter().enumerate().filter(|(_, item)| is_known(item)).map(|(place, _)| place).collect();
    if places.len() < items.len() {
        items.retain(is_known);
        kept.push((list, places));
    }
}

fn has_new_words(context: &Context) -> bool {
    let preferences = &context.preferences;
    let wanted = preferences.preferred_channels.iter().chain(&preferences.avoid_channels);
    let capped = preferences.max_contacts.iter().filter_map(|most| most.channel.as_ref());
    let permitted = context.permissions.iter().filter_map(|permission| permission.channel.as_ref());
    let known = context.channels.iter().map(|state| &state.channel);
    let used = context.interactions.iter().filter_map(|talk| talk.channel.as_ref());
    let mut channels = wanted.chain(capped).chain(permitted).chain(known).chain(used);
    channels.any(|channel| !is_known(channel))
        || context.interactions.iter().any(|talk| talk.outcome.is_some_and(is_new_ending))
        || context.history.iter().any(is_new_item)
}

fn is_new_item(item: &HistoryItem) -> bool {
    item.kind.action().is_none()
        || item.channel.as_ref().is_some_and(|channel| !is_known(channel))
        || item.outcome.is_some_and(is_new_outcome)
}

fn is_known(channel: &Channel) -> bool {
    nearest(*channel) == *channel
}

/// The channel of 1.0 that is most like this one.
fn nearest(channel: Channel) -> Channel {
    match channel {
        Channel::WebForm => Channel::Email,
        Channel::Social => Channel::Messaging,
        Channel::Fax => Channel::Post,
        Channel::Email
        | Channel::Sms
        | Channel::Phone
        | Channel::Chat
        | Channel::Messaging
        | Channel::Push
        | Channel::App
        | Channel::Post
        | Channel::Video
        | Channel::InPerson => channel,
    }
}

fn is_new_ending(outcome: InteractionOutcome) -> bool {
    match outcome {
        InteractionOutcome::Accepted | InteractionOutcome::Declined => true,
        InteractionOutcome::Resolved
        | InteractionOutcome::Unresolved
        | InteractionOutcome::Abandoned
        | InteractionOutcome::Escalated => false,
    }
}

fn is_new_outcome(outcome: Outcome) -> bool {
    older_outcome(outcome) != outcome
}

/// What 1.0 calls it: what was sent counts as delivered, and what was cancelled never arrived.
fn older_outcome(outcome: Outcome) -> Outcome {
    match outcome {
        Outcome::Sent => Outcome::Delivered,
        Outcome::Cancelled => Outcome::Failed,
        Outcome::Delivered
        | Outcome::Accepted
        | Outcome::Dismissed
        | Outcome::Complained
        | Outcome::Failed
        | Outcome::GoalMet => outcome,
    }
}

/// An item without its channel would mean that it didn't reach the customer.
fn in_old_words(item: &mut HistoryItem) {
    item.channel = item.channel.map(nearest);
    item.outcome = item.outcome.map(older_outcome);
}

#[cfg(test)]
mod tests {
    use courtesy_contract::HistoryKind;

    use super::*;
    use crate::rules::examples::context;

    #[test]
    fn a_context_in_the_words_of_1_0_stays_as_it_is() {
        let plain = context(
            r#""history":[{"key":"k","kind":"gesture","at":"2026-03-01T00:00:00Z","channel":"email","outcome":"delivered"}]"#,
        );
        assert!(Older::of(&plain).is_none());
        assert!(Older::of(&context(r#""orders":[{"id":"o","status":"delivered","paid":true}]"#)).is_none());
    }

    #[test]
    fn an_item_that_1_0_has_no_word_for_is_left_out_and_evidence_finds_its_place() {
        let older = Older::of(&context(
            r#""history":[{"key":"a","kind":"newsletter","at":"2026-03-01T00:00:00Z"},{"key":"b","kind":"gesture","at":"2026-03-01T00:00:00Z"}],
            "permissions":[{"purpose":"care","channel":"social","status":"denied"},{"purpose":"care","status":"granted"}]"#,
        ))
        .unwrap();
        assert_eq!(older.context.history.len(), 1);
        assert_eq!(older.context.permissions.len(), 1);
        let origin = |place: &str| older.origin(&Pointer::new(place).unwrap()).map(|pointer| pointer.to_string());
        assert_eq!(origin("/history/0/at").as_deref(), Some("/history/1/at"));
        assert_eq!(origin("/permissions/0").as_deref(), Some("/permissions/1"));
        assert_eq!(origin("/history").as_deref(), Some("/history"));
        assert_eq!(origin("/orders/0").as_deref(), Some("/orders/0"));
        assert_eq!(origin("/history/1"), None);
    }

    #[test]
    fn a_new_word_is_replaced_where_its_item_is_known() {
        let older = Older::of(&context(
            r#""history":[{"key":"a","kind":"gesture","at":"2026-03-01T00:00:00Z","channel":"fax","outcome":"sent"},
                {"key":"b","kind":"gesture","at":"2026-03-01T00:00:00Z","channel":"email","outcome":"cancelled"}],
            "interactions":[{"id":"i","at":"2026-03-01T00:00:00Z","channel":"web_form","outcome":"declined"}]"#,
        ))
        .unwrap();
        let [fax, email] = older.context.history.as_slice() else { panic!("two items") };
        assert_eq!((fax.channel, fax.outcome), (Some(Channel::Post), Some(Outcome::Delivered)));
        assert_eq!((email.channel, email.outcome), (Some(Channel::Email), Some(Outcome::Failed)));
        assert_eq!((older.context.interactions[0].channel, older.context.interactions[0].outcome), (None, None));
    }

    /// Whoever adds a word must say here what 1.0 makes of it.
    #[test]
    fn nothing_new_is_left() {
        for channel in Channel::ALL {
            assert!(is_known(&nearest(*channel)));
        }
        for outcome in Outcome::ALL {
            assert!(!is_new_outcome(older_outcome(*outcome)));
        }
        assert_eq!(HistoryKind::ALL.iter().filter(|kind| kind.action().is_none()).count(), 3);
    }
}
