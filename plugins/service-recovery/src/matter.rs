//! Problems of a customer that nobody is taking care of yet.

use std::cmp::Reverse;

use courtesy_sdk::contract::Label;
use courtesy_sdk::prelude::*;

use crate::Config;

/// Something to put right.
pub(crate) enum Matter<'c> {
    /// An order, with the case about it, if any.
    Order { order: Fact<'c, Order>, fault: Fault, case: Option<Fact<'c, Case>> },
    /// A case that was answered late, badly or not at all.
    Case { case: Fact<'c, Case>, neglect: Neglect },
}

/// What is wrong with an order, the worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fault {
    Lost,
    Damaged,
    /// It failed for another reason.
    Failed,
    /// The payment didn't go through.
    Payment,
    Late,
}

/// What is wrong with how a case was handled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Neglect {
    Reopened,
    Unanswered,
}

impl<'c> Matter<'c> {
    /// The worst problem that wasn't addressed lately.
    pub(crate) fn worst(context: &'c Context, config: &Config) -> Option<Self> {
        let orders = context.orders().rev().filter_map(|order| of_order(context, config, order));
        let mut matters: Vec<_> = orders.collect();
        for case in context.cases() {
            if !matters.iter().any(|matter| matter.case().is_some_and(|known| known.id == case.id)) {
                matters.extend(of_case(context, config, case));
            }
        }
        matters.retain(|matter| !matter.is_answered(context, config));
        matters.into_iter().min_by_key(|matter| (Reverse(matter.urgency()), matter.rank()))
    }

    pub(crate) fn order(&self) -> Option<&Fact<'c, Order>> {
        if let Self::Order { order, .. } = self { Some(order) } else { None }
    }

    pub(crate) fn case(&self) -> Option<&Fact<'c, Case>> {
        match self {
            Self::Order { case, .. } => case.as_ref(),
            Self::Case { case, .. } => Some(case),
        }
    }

    pub(crate) fn key(&self) -> String {
        match self {
            Self::Order { order, .. } => key(&order.id),
            Self::Case { case, .. } => key(&case.id),
        }
    }

    /// Critical if the customer complains about a lost order.
    pub(crate) fn urgency(&self) -> Urgency {
        match self {
            Self::Order { fault: Fault::Lost, case: Some(case), .. } if case.is_open_complaint() => Urgency::Critical,
            _ => Urgency::Warning,
        }
    }

    /// Orders with a case come first, then neglected cases, then orders that the customer hasn't mentioned.
    fn rank(&self) -> (u8, Option<Fault>) {
        match self {
            Self::Order { fault, case: Some(_), .. } => (0, Some(*fault)),
            Self::Case { neglect: Neglect::Reopened, .. } => (1, None),
            Self::Case { neglect: Neglect::Unanswered, .. } => (2, None),
            Self::Order { fault, case: None, .. } => (3, Some(*fault)),
        }
    }

    /// Whether the order or case was answered lately. Messages that never reached the customer don't count.
    fn is_answered(&self, context: &Context, config: &Config) -> bool {
        let order = self.order().map(|order| &order.id).or(self.case().and_then(|case| case.order.as_ref()));
        let keys = [order.map(key), self.case().map(|case| key(&case.id))];
        let since = context.as_of.plus_days(-config.again_after_days);
        context.history.iter().any(|earlier| {
            let same = keys.iter().flatten().any(|key| earlier.key == **key);
            same && earlier.at > since && earlier.outcome != Some(Outcome::Failed)
        })
    }
}

fn key(id: &Label) -> String {
    propose::key("recovery", id)
}

/// This order, if there is a problem with it that nobody is taking care of.
fn of_order<'c>(context: &'c Context, config: &Config, order: Fact<'c, Order>) -> Option<Matter<'c>> {
    let fault = fault(context, config, &order)?;
    let cases = context.cases().filter(|case| concerns(config, case, &order));
    let mut in_hand = false;
    let mut unanswered = None;
    for case in cases {
        if case.status == CaseStatus::Open && !is_promised(context, &case) {
            unanswered = unanswered.or(Some(case));
        } else {
            in_hand = true;
        }
    }
    (unanswered.is_some() || !in_hand).then_some(Matter::Order { order, fault, case: unanswered })
}

fn of_case<'c>(context: &'c Context, config: &Config, case: Fact<'c, Case>) -> Option<Matter<'c>> {
    let hurts = matches!(case.kind, CaseKind::Complaint | CaseKind::Incident | CaseKind::Claim);
    if !hurts || case.status != CaseStatus::Open || is_promised(context, &case) {
        return None;
    }
    let due_at = case.promised_at.or(case.opened_at.map(|at| at.plus_days(config.answer_days)));
    let neglect = if case.reopened.is_some_and(|times| times > 0) {
        Neglect::Reopened
    } else {
        due_at.filter(|due| *due <= context.as_of)?;
        Neglect::Unanswered
    };
    Some(Matter::Case { case, neglect })
}

/// Whether an answer is promised for a time in the future.
fn is_promised(context: &Context, case: &Case) -> bool {
    case.promised_at.is_some_and(|at| at > context.as_of)
}

/// Whether a case is about this order: it names the order, or it names none, came later and has a topic about orders.
fn concerns(config: &Config, case: &Case, order: &Order) -> bool {
    if let Some(id) = &case.order {
        return *id == order.id && case.kind != CaseKind::Return;
    }
    let later = case.opened_at.zip(order.placed_at).is_none_or(|(opened, placed)| opened >= placed);
    let topical = case.topic.as_ref().is_some_and(|topic| holds(&config.order_topics, topic.as_str()));
    case.is_open_complaint() && topical && later
}

fn fault(context: &Context, config: &Config, order: &Order) -> Option<Fault> {
    let recent = |at: Timestamp| at > context.as_of.plus_days(-config.recent_days);
    match order.status {
        OrderStatus::Failed if order.promised_at.or(order.placed_at).is_none_or(recent) => Some(failure(config, order)),
        OrderStatus::Placed | OrderStatus::Shipped => {
            let promised_at = order.promised_at.filter(|at| recent(*at))?;
            (promised_at.plus_hours(config.late_hours) <= context.as_of).then_some(Fault::Late)
        }
        _ => None,
    }
}

fn failure(config: &Config, order: &Order) -> Fault {
    match order.failure.as_ref().map_or("", |code| code.as_str()) {
        code if holds(&config.payment_failures, code) => Fault::Payment,
        "carrier_lost" | "lost" => Fault::Lost,
        "damaged" => Fault::Damaged,
        _ => Fault::Failed,
    }
}

/// Whether an operator's list contains this label of the CRM.
pub(crate) fn holds(words: &[String], word: &str) -> bool {
    words.iter().any(|known| known == word)
}
