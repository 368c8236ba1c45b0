//! An action while it is being written.

use std::fmt::Display;
use std::marker::PhantomData;

use courtesy_contract::{
    Action, Answer, Approval, Audience, Author, Channel, Code, Fraction, Label, Language, Message, Money, OutOfBounds,
    Pointer, Promise, Purpose, Reason, Slug, Text, Timestamp, Urgency, Value, Window,
};

use crate::module::spare;
use crate::{Context, Evidence, IntoAnswer, Kind, Texts, failed};

/// Channels for written messages to somebody who isn't there at the moment.
const WRITTEN: &[Channel] =
    &[Channel::Email, Channel::Sms, Channel::Messaging, Channel::Push, Channel::App, Channel::Post];

/// An action that still needs a reason: call [`because`](Unfounded::because).
#[must_use = "an action needs a reason: call `.because(code, text, evidence)`"]
pub struct Unfounded<K>(Draft<K>);

/// An action while it is being written. It becomes an [`Answer`] by `into()`, and several by `collect()`.
///
/// Texts and names have bounds. A value that exceeds one makes the answer an `error` that names the field, so that a
/// mistake shows in the first test and never breaks the host.
#[must_use = "an action does nothing until it stands in the answer: call `.into()`"]
pub struct Draft<K> {
    action: Result<Box<Action>, String>,
    as_of: Timestamp,
    language: Option<Language>,
    /// Whether its message lacks a text in the customer's language.
    wordless: bool,
    kind: PhantomData<K>,
}

pub(crate) fn named<T>(field: &str, value: Result<T, OutOfBounds>) -> Result<T, String> {
    value.map_err(|why| format!("`{field}`: {why}"))
}

impl<K: Kind> Unfounded<K> {
    pub(crate) fn new(context: &Context, id: impl Display, fields: Result<K, String>) -> Self {
        let id = id.to_string();
        let action = action(context, &id, fields).map_err(|why| format!("action `{id}`: {why}"));
        let language = context.customer.field("language");
        Self(Draft { action, as_of: context.as_of, language, wordless: false, kind: PhantomData })
    }

    pub(crate) fn and(self, change: impl FnOnce(Draft<K>) -> Draft<K>) -> Self {
        Self(change(self.0))
    }

    /// Gives a reason: a sentence for staff, and its evidence. See [`Draft::because`].
    pub fn because(self, code: impl Display, text: impl Display, evidence: impl Evidence) -> Draft<K> {
        self.0.because(code, text, evidence)
    }
}

/// Turns a change that doesn't fit into an error.
#[inline(never)]
fn settle(action: &mut Result<Box<Action>, String>, field: &str, change: Result<(), OutOfBounds>) {
    if let (Ok(whole), Err(why)) = (&*action, change) {
        let refusal = refusal(whole, &format!("`{field}`: {why}"));
        let _ = spare(std::mem::replace(action, Err(refusal)));
    }
}

#[inline(never)]
fn refusal(action: &Action, why: &str) -> String {
    format!("action `{}`: {why}", action.id)
}

fn action<K: Kind>(context: &Context, id: &str, fields: Result<K, String>) -> Result<Box<Action>, String> {
    Ok(Box::new(Action {
        id: named("id", Slug::new(id.to_owned()))?,
        key: named("key", Label::new(id.to_owned()))?,
        step: fields?.into_step(),
        purpose: K::PURPOSE,
        audience: K::AUDIENCE,
        urgency: Urgency::Info,
        channels: match K::AUDIENCE {
            Audience::Customer | Audience::Both => written(context),
            Audience::Agent => Vec::new(),
        },
        window: Window { not_before_at: None, not_after_at: context.as_of.plus_days(K::DAYS) },
        reasons: Vec::new(),
        message: None,
        propensity: None,
        value: None,
        cost: None,
        topic: None,
        group: None,
        conflicts_with: Vec::new(),
        requires: Approval::None,
        promises: Vec::new(),
    }))
}

#[inline(never)]
fn reason(code: String, text: String, pointers: Vec<String>) -> Result<Reason, OutOfBounds> {
    let mut evidence = Vec::new();
    for pointer in pointers {
        evidence.push(Pointer::new(pointer)?);
    }
    Ok(Reason { code: Code::new(code)?, text: Text::new(text)?, evidence })
}

#[inline(never)]
fn promise([id, what, queue, about]: [String; 4], due_at: Timestamp) -> Result<Promise, OutOfBounds> {
    let (queue, about) = (Some(Label::new(queue)?), Some(Label::new(about)?));
    Ok(Promise { id: Label::new(id)?, what: Text::new(what)?, due_at, queue, about })
}

#[inline(never)]
fn message(language: &str, text: String) -> Result<Message, OutOfBounds> {
    let language = Language::new(language.to_owned())?;
    Ok(Message { language, text: Text::new(text)?, author: Author::Template })
}

/// The written channels that the customer prefers, in their order, and then e-mail.
fn written(context: &Context) -> Vec<Channel> {
    let mut channels: Vec<Channel> = context.preferences.field("preferred_channels");
    channels.retain(|channel| WRITTEN.contains(channel));
    if !channels.contains(&Channel::Email) {
        channels.push(Channel::Email);
    }
    channels
}

impl<K: Kind> Draft<K> {
    /// Gives a reason: a sentence for staff, and at least one piece of evidence.
    ///
    /// `code` is in snake_case, and the same each time this reason applies.
    pub fn because(self, code: impl Display, text: impl Display, evidence: impl Evidence) -> Self {
        let code = code.to_string();
        let mut pointers = Vec::new();
        evidence.add_to(&mut pointers);
        if pointers.is_empty() {
            return self.refuse(&format!("the reason `{code}` has no evidence: pass the facts that support it"));
        }
        self.reason(reason(code, text.to_string(), pointers))
    }

    /// Adds a message to the customer, in their language.
    ///
    /// If the language is known and not among the texts, the action is left out of the answer, with a note, because the host
    /// would refuse any other language. An action in which a person takes over (a hand-over, a service recovery) is kept
    /// without a message: that person finds the words. If the language isn't known, the message is in English, or else in the
    /// first language.
    ///
    /// The message's author is `template`: a person wrote it in advance. The manifest must read `customer.language`.
    pub fn say(mut self, texts: Texts<impl FnOnce(&str) -> String>) -> Self {
        let words = texts.pick(self.language.as_ref().map(Language::as_str));
        self.wordless = words.is_none();
        match words {
            Some((language, text)) => self.tell(message(language, text)),
            None => self.set(|action| action.message = None),
        }
    }

    fn tell(self, message: Result<Message, OutOfBounds>) -> Self {
        self.amend("message", |action| {
            action.message = Some(message?);
            Ok(())
        })
    }

    fn reason(self, reason: Result<Reason, OutOfBounds>) -> Self {
        self.amend("reason", |action| {
            action.reasons.push(reason?);
            Ok(())
        })
    }

    /// Sets the channels that it can use, best first.
    ///
    /// Default: the written channels that the customer prefers (if the manifest reads `preferences.preferred_channels`), and
    /// then e-mail.
    pub fn over(self, channels: impl IntoIterator<Item = Channel>) -> Self {
        self.set(|action| action.channels = channels.into_iter().collect())
    }

    /// Sets how soon it matters. Default: [`Urgency::Info`].
    pub fn urgency(self, urgency: Urgency) -> Self {
        self.set(|action| action.urgency = urgency)
    }

    /// Ends its window after a number of days from now.
    pub fn within_days(self, days: u32) -> Self {
        let end = self.as_of.plus_days(days.into());
        self.until(end)
    }

    /// Ends its window after a number of hours from now.
    pub fn within_hours(self, hours: u32) -> Self {
        let end = self.as_of.plus_hours(hours.into());
        self.until(end)
    }

    /// Ends its window at this time, exclusive.
    pub fn until(self, end: Timestamp) -> Self {
        self.set(|action| action.window.not_after_at = end)
    }

    /// Begins its window at this time. Default: at once.
    pub fn not_before(self, start: Timestamp) -> Self {
        self.set(|action| action.window.not_before_at = Some(start))
    }

    /// Sets what it is for. Default: what the default policy assumes for this kind.
    pub fn purpose(self, purpose: Purpose) -> Self {
        self.set(|action| action.purpose = purpose)
    }

    /// Sets whom it reaches.
    pub fn audience(self, audience: Audience) -> Self {
        self.set(|action| action.audience = audience)
    }

    /// Sets the name under which `history` counts it. Default: its id. [`propose::key`](crate::propose::key) makes one.
    pub fn key(self, key: impl Display) -> Self {
        self.amend("key", |action| Label::new(key.to_string()).map(|key| action.key = key))
    }

    /// Sets what it is about, for permissions that apply to one topic.
    pub fn topic(self, topic: impl Display) -> Self {
        self.amend("topic", |action| Label::new(topic.to_string()).map(|topic| action.topic = Some(topic)))
    }

    /// Puts it in a group, of which at most a few actions of all plugins are offered.
    pub fn group(self, group: impl Display) -> Self {
        self.amend("group", |action| Label::new(group.to_string()).map(|group| action.group = Some(group)))
    }

    /// Forbids that it is offered together with the action that has this key.
    pub fn conflicts_with(self, key: impl Display) -> Self {
        self.amend("conflicts_with", |action| Label::new(key.to_string()).map(|key| action.conflicts_with.push(key)))
    }

    /// Sets who must approve it first. Default: nobody.
    pub fn requires(self, approval: Approval) -> Self {
        self.set(|action| action.requires = approval)
    }

    /// Promises the customer something that a queue keeps by a given time.
    ///
    /// `id` is the same each time the same thing is promised, and `about` names the order, case or event that it is about.
    /// The host offers the action only if the queue is open and has room, so promise what the message says and no more.
    pub fn promise(
        self,
        id: impl Display,
        what: impl Display,
        due_at: Timestamp,
        queue: impl Display,
        about: impl Display,
    ) -> Self {
        let texts = [id.to_string(), what.to_string(), queue.to_string(), about.to_string()];
        self.amend("promises", |action| {
            action.promises.push(promise(texts, due_at)?);
            Ok(())
        })
    }

    /// Sets what it costs the company, in the currency's smallest unit.
    pub fn cost(self, minor: u64, currency: impl Display) -> Self {
        self.amend("cost", |action| Money::new(minor, &currency.to_string()).map(|cost| action.cost = Some(cost)))
    }

    /// Sets how likely the customer is to welcome it, from 0 to 1. Default: 1.
    pub fn propensity(self, chance: f64) -> Self {
        self.amend("propensity", |action| Fraction::new(chance).map(|chance| action.propensity = Some(chance)))
    }

    /// Sets what it is worth to the customer and to the company, each from 0 to 1. Default: 1.
    pub fn value(self, customer: f64, company: f64) -> Self {
        self.amend("value", |action| {
            action.value = Some(Value { customer: Fraction::new(customer)?, company: Fraction::new(company)? });
            Ok(())
        })
    }

    /// Changes the kind's own fields.
    pub(crate) fn fill(self, field: &str, change: impl FnOnce(&mut K) -> Result<(), OutOfBounds>) -> Self {
        self.amend(field, |action| K::of(&mut action.step).map_or(Ok(()), change))
    }

    /// Changes the kind's own fields in a way that can't fail.
    pub(crate) fn put(self, change: impl FnOnce(&mut K)) -> Self {
        self.set(|action| {
            if let Some(fields) = K::of(&mut action.step) {
                change(fields);
            }
        })
    }

    fn set(mut self, change: impl FnOnce(&mut Action)) -> Self {
        if let Ok(action) = &mut self.action {
            change(action);
        }
        self
    }

    fn amend(mut self, field: &str, change: impl FnOnce(&mut Action) -> Result<(), OutOfBounds>) -> Self {
        if let Ok(action) = &mut self.action {
            let change = change(action);
            settle(&mut self.action, field, change);
        }
        self
    }

    fn refuse(mut self, why: &str) -> Self {
        if let Ok(action) = &self.action {
            let refusal = refusal(action, why);
            let _ = spare(std::mem::replace(&mut self.action, Err(refusal)));
        }
        self
    }

    /// Finishes the action, or leaves it out if it lacks a message that it needs.
    fn finish(self) -> Result<Finished, String> {
        let action = self.action?;
        if self.wordless && action.reaches_customer() && !K::BY_A_PERSON {
            return Ok(Finished::LeftOut(action));
        }
        if action.reaches_customer() && action.channels.is_empty() {
            let why = "it reaches the customer and has no channel: call `.over(...)`";
            return Err(refusal(&spare(action), why));
        }
        Ok(Finished::Whole(action))
    }
}

/// A draft that is finished.
enum Finished {
    Whole(Box<Action>),
    /// It has no message in the customer's language.
    LeftOut(Box<Action>),
}

impl<K: Kind> IntoAnswer for Draft<K> {
    fn into_answer(self) -> Answer {
        self.into()
    }
}

impl<K: Kind> From<Draft<K>> for Answer {
    fn from(draft: Draft<K>) -> Self {
        let mut answer = Self::nothing();
        add(&mut answer, draft.finish());
        answer
    }
}

/// Collects actions into one answer.
impl<K: Kind> FromIterator<Draft<K>> for Answer {
    fn from_iter<D: IntoIterator<Item = Draft<K>>>(drafts: D) -> Self {
        let mut answer = Self::nothing();
        answer.extend(drafts);
        answer
    }
}

/// Adds actions to an answer; an `Option` of one can be added, too.
impl<K: Kind> Extend<Draft<K>> for Answer {
    fn extend<D: IntoIterator<Item = Draft<K>>>(&mut self, drafts: D) {
        for draft in drafts {
            add(self, draft.finish());
        }
    }
}

#[inline(never)]
fn add(answer: &mut Answer, draft: Result<Finished, String>) {
    let why = match draft {
        Ok(Finished::LeftOut(action)) => {
            answer.notes.extend(Text::new(refusal(&spare(action), "left out: no words in the customer's language")));
            return;
        }
        Ok(Finished::Whole(action)) if answer.actions.iter().any(|other| other.id == action.id) => {
            refusal(&spare(action), "there are two with this id")
        }
        Ok(Finished::Whole(action)) => return answer.actions.push(*action),
        Err(why) => why,
    };
    if answer.error.is_none() {
        answer.error = failed(why).error;
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::CheckIn;

    use crate::prelude::*;

    fn draft(context: &Context, id: &str) -> Draft<CheckIn> {
        propose::check_in(context, id, "How are you?", "front_desk").because("here", "They came.", fact!(context.hook))
    }

    fn error(answer: impl Into<Answer>) -> String {
        answer.into().error.expect("an error").message.to_string()
    }

    #[test]
    fn a_broken_bound_becomes_an_error_that_names_the_field() {
        let context = &testing::context("{}");
        let slug = "expected a kebab-case name such as `check-in`, at most 64 characters";
        assert_eq!(error(draft(context, "Not OK")), format!("action `Not OK`: `id`: {slug}"));
        assert_eq!(
            error(draft(context, "hello").key("k".repeat(101)).topic("")),
            "action `hello`: `key`: expected a name of 1 to 100 characters"
        );
        assert_eq!(
            error(draft(context, "hello").value(0.5, 1.5)),
            "action `hello`: `value`: expected a number from 0 to 1"
        );
        assert_eq!(
            error(draft(context, "hello").cost(1, "euro")),
            "action `hello`: `cost`: expected an ISO 4217 currency code such as `EUR`"
        );
    }

    #[test]
    fn a_reason_without_evidence_is_refused() {
        let context = &testing::context("{}");
        let answer = draft(context, "hello").because("young", "They are young.", fact!(context.customer.tenure_days));
        assert_eq!(error(answer), "action `hello`: the reason `young` has no evidence: pass the facts that support it");
    }

    #[test]
    fn what_reaches_the_customer_needs_a_channel() {
        let context = &testing::context("{}");
        assert!(error(draft(context, "hello").over([])).contains("has no channel"));
        let staff_only: Answer = draft(context, "hello").over([]).audience(Audience::Agent).into();
        assert_eq!(staff_only.error, None);
    }

    #[test]
    fn written_channels_that_the_customer_prefers_come_first() {
        let context = &testing::context(r#"{"preferences": {"preferred_channels": ["phone", "app"]}}"#);
        let answer: Answer = draft(context, "hello").into();
        assert_eq!(answer.actions[0].channels, [Channel::App, Channel::Email]);
    }

    #[test]
    fn without_words_in_the_customers_language_there_is_no_action_and_a_note() {
        let french = &testing::context(r#"{"customer": {"language": "fr-BE"}}"#);
        let answer: Answer = draft(french, "hello").say(texts! { en: "Hello", nl: "Dag" }).into();
        assert_eq!((answer.actions.len(), &answer.error), (0, &None));
        assert_eq!(answer.notes[0], "action `hello`: left out: no words in the customer's language");
        let both: Answer =
            [draft(french, "one").say(texts! { en: "Hello" }), draft(french, "two").say(texts! { fr: "Bonjour" })]
                .into_iter()
                .collect();
        assert_eq!((both.actions.len(), both.actions[0].id.as_str()), (1, "two"));
    }

    #[test]
    fn what_is_said_last_counts() {
        let french = &testing::context(r#"{"customer": {"language": "fr"}}"#);
        let said = |first, then| Answer::from(draft(french, "hello").say(first).say(then)).actions.len();
        fn words(language: &'static str) -> crate::Texts<impl FnOnce(&str) -> String> {
            crate::Texts::new(if language == "fr" { &["fr"] } else { &["en"] }, |_| "...".to_owned())
        }
        assert_eq!([said(words("en"), words("fr")), said(words("fr"), words("en"))], [1, 0]);
    }

    #[test]
    fn a_person_who_takes_over_needs_no_words() {
        let french = &testing::context(r#"{"customer": {"language": "fr"}}"#);
        let answer: Answer = propose::human_handover(french, "call", "front_desk", "They are lost.")
            .because("here", "They came.", fact!(french.hook))
            .say(texts! { en: "We call you." })
            .into();
        assert_eq!((answer.actions.len(), &answer.actions[0].message, answer.notes.len()), (1, &None, 0));
        let told: Answer = draft(french, "tell").audience(Audience::Agent).say(texts! { en: "Hello" }).into();
        assert_eq!(told.actions.len(), 1, "staff read it in any language");
    }

    #[test]
    fn two_actions_with_one_id_are_refused() {
        let context = &testing::context("{}");
        let mut answer: Answer = draft(context, "one").into();
        answer.extend(Some(draft(context, "two")));
        assert_eq!((answer.actions.len(), &answer.error), (2, &None));
        answer.extend([draft(context, "one")]);
        assert_eq!(error(answer), "action `one`: there are two with this id");
    }

    #[test]
    fn the_window_counts_from_now() {
        let context = &testing::context("{}");
        let end = |draft: Draft<CheckIn>| Answer::from(draft).actions[0].window.not_after_at.to_string();
        assert_eq!(end(draft(context, "hello")), "2026-04-11T20:40:00Z");
        assert_eq!(end(draft(context, "hello").within_days(2)), "2026-03-30T20:40:00Z");
        assert_eq!(end(draft(context, "hello").within_hours(5)), "2026-03-29T01:40:00Z");
    }

    #[test]
    fn a_customer_is_met_in_their_language_whatever_its_region() {
        let context = &testing::context(r#"{"customer": {"language": "nl-BE"}}"#);
        let answer: Answer = draft(context, "hello").say(texts! { en: "Hello", nl: "Dag" }).into();
        let message = answer.actions[0].message.as_ref().unwrap();
        assert_eq!((message.language.as_str(), message.text.as_str()), ("nl", "Dag"));
    }
}
