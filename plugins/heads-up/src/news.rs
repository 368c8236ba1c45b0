//! What the customer should hear from us first and hasn't heard yet.

use std::cmp::Reverse;

use courtesy_sdk::prelude::*;

use crate::Config;
use crate::day::day;
use crate::event::EventNews;
use crate::late::{Known, LateOrder};
use crate::term::Term;

const TOLD_WITHIN_DAYS: i64 = 2;

/// Something that the customer should hear from us first.
pub(crate) enum News<'c> {
    Event(EventNews<'c>),
    LateOrder(LateOrder<'c>),
    Term(Term<'c>),
}

/// The news for this customer, the most important first.
pub(crate) fn worth_telling<'c>(context: &'c Context, config: &Config) -> Vec<News<'c>> {
    let events = context.events().filter_map(|event| EventNews::find(context, config, event));
    let mut news: Vec<_> = events.filter(|news| !news.is_told(context, config)).map(News::Event).collect();
    let known = Known::of(context);
    for late in context.orders().filter_map(|order| LateOrder::find(context, config, &known, order)) {
        if !news.iter().any(|news| late.order.event.as_ref().is_some_and(|event| news.opens(event))) {
            news.push(News::LateOrder(late));
        }
    }
    // The end of a term can wait, and never stands beside something that matters more.
    if news.is_empty() {
        news.extend(context.subscriptions().filter_map(|it| Term::find(context, config, it)).map(News::Term));
    }
    news.sort_by_key(|news| (Reverse(news.urgency()), !news.touches_something()));
    news
}

impl News<'_> {
    /// The key of an event is its reference, so that notices sent without this plugin count, too. The key of a late order or
    /// a term contains its day, so that another day is news again.
    pub(crate) fn key(&self) -> String {
        match self {
            Self::Event(news) => news.event.reference.to_string(),
            Self::LateOrder(late) => late.key(),
            Self::Term(term) => {
                let day = day(*term.at);
                propose::key(format_args!("term/{day}"), &term.subscription.id)
            }
        }
    }

    pub(crate) fn urgency(&self) -> Urgency {
        match self {
            Self::Event(news) => news.urgency(),
            Self::LateOrder(_) => Urgency::Warning,
            Self::Term(_) => Urgency::Info,
        }
    }

    /// When it is no longer worth announcing. Bad news about an order may wait for room on a channel until the new day; an event
    /// is old in two days, or when it is over or due for the next update.
    pub(crate) fn useful_until(&self, context: &Context, config: &Config) -> Timestamp {
        match self {
            Self::Event(news) => {
                let latest = context.as_of.plus_days(TOLD_WITHIN_DAYS);
                let ends = [news.event.until_at, news.next_update(context, config).map(|(at, _)| at)];
                ends.into_iter().flatten().fold(latest, Timestamp::min)
            }
            Self::LateOrder(late) => *late.expected_at,
            Self::Term(term) => *term.at,
        }
    }

    /// Whether it is the first word about an event. An update about one is no reason to keep back the new day of an order.
    fn opens(&self, event: &Label) -> bool {
        matches!(self, Self::Event(news) if news.event.reference == *event && news.lasts_days.is_none())
    }

    fn touches_something(&self) -> bool {
        match self {
            Self::Event(news) => news.order.is_some() || news.appointment.is_some(),
            Self::LateOrder(_) | Self::Term(_) => true,
        }
    }
}
