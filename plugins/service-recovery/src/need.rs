//! Problems of a customer that nobody is taking care of yet, and whether words help or only a person.

use courtesy_sdk::anger::Anger;
use courtesy_sdk::matter::Matter;
use courtesy_sdk::prelude::*;

use crate::fault::{self, Fault};
use crate::{Config, remedy};

/// An action may promise five things at most.
const MOST_OTHERS: usize = 4;

/// The gravest matter that needs something, and the customer's other matters that do.
pub(crate) struct Need<'c> {
    pub(crate) matter: Matter<'c>,
    pub(crate) trouble: Trouble,
    pub(crate) others: Vec<Matter<'c>>,
}

/// What needs to be put right.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    Order(Fault),
    /// A case was answered late, badly or not at all.
    Case,
}

/// How to help.
pub(crate) enum Way<'c> {
    Words,
    Person(Why<'c>),
}

/// Why a text wouldn't help.
pub(crate) enum Why<'c> {
    /// The customer is glad about what the record says went wrong.
    Contradicted(Fact<'c, Feedback>),
    /// We apologised, and nothing came of it.
    InVain(Fact<'c, HistoryItem>),
    /// We promised something, and it wasn't kept.
    Broken(Fact<'c, PromiseMade>),
    /// We apologised for something else in these days, and the same words about the next thing would be hollow.
    AnotherApology(Fact<'c, HistoryItem>),
    /// The customer came back to it after it was settled.
    Reopened,
    /// It has been wrong for too long.
    TooLong,
    /// It is a claim.
    Claim,
    /// The customer asks for something that needs a decision.
    Wish(Remedy),
    Angry(Anger<'c>),
}

impl<'c> Need<'c> {
    /// The gravest problem that is in nobody's hands.
    pub(crate) fn gravest(context: &'c Context, config: &Config) -> Option<Self> {
        let needs = matter::all(context, &config.order_topics).into_iter().filter_map(|matter| {
            let trouble = trouble(context, config, &matter).filter(|_| !is_in_good_hands(context, config, &matter))?;
            Some(Self { matter, trouble, others: Vec::new() })
        });
        let mut needs = needs.filter(|need| !need.is_with_a_person(context, config));
        let mut gravest = needs.next()?;
        gravest.others = needs.take(MOST_OTHERS).map(|need| need.matter).collect();
        Some(gravest)
    }

    /// Whether it needs a person, and one has the customer already: somebody took over since it arose, and was told of it.
    fn is_with_a_person(&self, context: &'c Context, config: &Config) -> bool {
        let handed = context.last_of_kind(ActionKind::HumanHandover).filter(|item| item.was_done());
        let lately = context.as_of.plus_days(-config.again_after_days);
        let told =
            handed.is_some_and(|item| item.at > lately && self.matter.waiting_since().is_some_and(|at| at <= item.at));
        told && matches!(self.way(context, config), Way::Person(why) if !matches!(why, Why::Broken(_)))
    }

    /// All matters that it is about. Words about neglected cases are one word about all of them.
    pub(crate) fn matters(&self) -> impl Iterator<Item = &Matter<'c>> {
        let others = if self.trouble == Trouble::Case { &self.others[..] } else { &[] };
        std::iter::once(&self.matter).chain(others)
    }

    pub(crate) fn is(&self, fault: Fault) -> bool {
        self.trouble == Trouble::Order(fault)
    }

    /// Critical if the customer complains about a lost order.
    pub(crate) fn urgency(&self) -> Urgency {
        let complaint = self.matter.open_case().is_some_and(|case| case.is_open_complaint());
        if self.is(Fault::Lost) && complaint { Urgency::Critical } else { Urgency::Warning }
    }

    /// Whether words help. The first reason against them that applies is given.
    pub(crate) fn way(&self, context: &'c Context, config: &Config) -> Way<'c> {
        let why =
            self.contradicted().or_else(|| self.tried(context, config)).or_else(|| self.delicate(context, config));
        why.map_or(Way::Words, Way::Person)
    }

    fn contradicted(&self) -> Option<Why<'c>> {
        self.matter.contradiction().map(Why::Contradicted)
    }

    /// What was said or promised before and didn't help.
    fn tried(&self, context: &'c Context, config: &Config) -> Option<Why<'c>> {
        let lately = context.as_of.plus_days(-config.again_after_days);
        let elsewhere = |item: &Fact<'c, HistoryItem>| is_apology(item) && item.at > lately && item.at <= context.as_of;
        let broken = self.matter.broken_promise().map(Why::Broken);
        // A new day is news, and no second apology.
        let in_vain = || self.matter.unanswered_apology().filter(|_| !self.has_a_new_day(context)).map(Why::InVain);
        let another = || context.history().filter(elsewhere).last().map(Why::AnotherApology);
        broken.or_else(in_vain).or_else(|| another().filter(|_| self.trouble == Trouble::Case))
    }

    /// Whether a day is known that is still to come.
    fn has_a_new_day(&self, context: &Context) -> bool {
        let expected_at = self.matter.order.and_then(|order| order.expected_at);
        self.is(Fault::Late) && expected_at.is_some_and(|at| at > context.as_of)
    }

    /// What a text is too little for.
    fn delicate(&self, context: &'c Context, config: &Config) -> Option<Why<'c>> {
        let case = self.matter.open_case();
        if case.is_some_and(|case| case.reopened.is_some_and(|times| times > 0)) && self.trouble == Trouble::Case {
            return Some(Why::Reopened);
        }
        let recently = context.as_of.plus_days(-config.recent_days);
        if self.matter.waiting_since().is_some_and(|since| since <= recently) && !self.has_a_new_day(context) {
            return Some(Why::TooLong);
        }
        if case.is_some_and(|case| case.kind == CaseKind::Claim) && self.trouble == Trouble::Case {
            return Some(Why::Claim);
        }
        if let Some(wish) = self.matter.wish().filter(|wish| remedy::needs_a_decision(self, *wish)) {
            return Some(Why::Wish(wish));
        }
        let angry = anger::of(context, &config.people_topics).filter(|_| self.trouble == Trouble::Case);
        angry.map(Why::Angry)
    }
}

fn is_apology(item: &HistoryItem) -> bool {
    item.kind == ActionKind::ServiceRecovery && item.was_done() && item.channel.is_some()
}

/// What is wrong: with the order, or with how a case was handled.
fn trouble(context: &Context, config: &Config, matter: &Matter<'_>) -> Option<Trouble> {
    let fault = matter.order.and_then(|order| fault::of(context, config, &order)).map(Trouble::Order);
    let neglected = || matter.cases.iter().any(|case| is_neglected(context, config, case));
    fault.or_else(|| neglected().then_some(Trouble::Case))
}

/// Whether a case hurts the customer and should have been answered by now, or came back.
fn is_neglected(context: &Context, config: &Config, case: &Case) -> bool {
    let hurts = matches!(case.kind, CaseKind::Complaint | CaseKind::Incident | CaseKind::Claim);
    let due_at = case.promised_at.or(case.opened_at.map(|at| at.plus_days(config.answer_days)));
    let due = due_at.is_some_and(|due| due <= context.as_of) || case.reopened.is_some_and(|times| times > 0);
    hurts && case.status == CaseStatus::Open && due
}

/// Whether somebody is taking care of it, or the customer has just heard from us about it. A broken promise waits for nothing
/// but a person.
fn is_in_good_hands(context: &Context, config: &Config, matter: &Matter<'_>) -> bool {
    let lately = context.as_of.plus_days(-config.again_after_days);
    let handed_over = matter.handed_over().is_some_and(|item| item.at > lately);
    let broken = matter.broken_promise().is_some();
    let promised = matter.standing_promise().is_some();
    let recovery = |item: &HistoryItem| item.kind == ActionKind::ServiceRecovery && item.was_done();
    let said = matter.history.iter().any(|item| item.at > lately && recovery(item));
    let quiet = promised || said || was_told_the_day(context, config, matter) || is_with_a_colleague(context, matter);
    handed_over || quiet && !broken
}

/// Whether the customer was told of a day that is still to come.
fn was_told_the_day(context: &Context, config: &Config, matter: &Matter<'_>) -> bool {
    let Some(expected_at) = matter.order.and_then(|order| order.expected_at) else { return false };
    let key = format!("late-order/{}/", crate::words::day(expected_at));
    let told = |item: &Fact<'_, HistoryItem>| item.was_done() && item.key.as_str().starts_with(&key);
    expected_at.plus_hours(config.late_hours) > context.as_of && matter.history.iter().any(told)
}

/// Whether a colleague works on every case about it: an answer is promised for later, it waits for the customer, or it was
/// settled.
fn is_with_a_colleague(context: &Context, matter: &Matter<'_>) -> bool {
    let unanswered = |case: &Fact<'_, Case>| {
        case.status == CaseStatus::Open && case.promised_at.is_none_or(|at| at <= context.as_of)
    };
    let mut about = matter.cases.iter().filter(|case| case.kind != CaseKind::Return).peekable();
    about.peek().is_some() && !about.any(unanswered)
}
