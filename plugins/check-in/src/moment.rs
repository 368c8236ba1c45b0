//! The moments at which a question is welcome.

use courtesy_sdk::prelude::*;

use crate::Config;

/// At or below this sentiment, a customer sounds unhappy.
const UNHAPPY: f64 = -0.5;

/// Why to ask.
pub(crate) enum Moment<'c> {
    /// A problem was settled this many days ago.
    Settled { case: Fact<'c, Case>, days: i64 },
    /// A silence that is longer than usual, and longer than any before.
    Quiet { rhythm: Fact<'c, u32>, silence: Fact<'c, u32>, longest: Pause<'c> },
}

/// Days between orders.
pub(crate) struct Pause<'c> {
    pub(crate) from: Fact<'c, Order>,
    pub(crate) to: Fact<'c, Order>,
    pub(crate) days: i64,
}

impl<'c> Moment<'c> {
    /// Finds such a moment in the context. A settled problem comes before a silence.
    pub(crate) fn find(context: &'c Context, config: &Config) -> Option<Self> {
        settled(context, config).or_else(|| quiet(context, config))
    }
}

/// The newest case that was put right some days ago, unless the customer has been in touch since or has rated it badly. Whoever
/// was told that nothing can be done isn't asked whether all is well.
fn settled<'c>(context: &'c Context, config: &Config) -> Option<Moment<'c>> {
    let talked = context.derived.days_since_last_interaction.map_or(i64::MAX, i64::from);
    let recent = |case: &Fact<'c, Case>| {
        let days = context.as_of.days_since(case.closed_at?);
        let fits = (config.case_after_days..=config.case_until_days).contains(&days) && talked >= days;
        (fits && hurts(case)).then_some(days)
    };
    let settled = matter::all(context, &[]).into_iter().filter_map(|matter| {
        let case = *matter.cases.iter().filter(|case| hurts(case)).max_by_key(|case| case.closed_at)?;
        let welcome = matter.was_put_right() && !matter.feedback.iter().any(|score| is_bad(score));
        Some((recent(&case)?, case)).filter(|_| welcome)
    });
    settled.min_by_key(|(days, _)| *days).map(|(days, case)| Moment::Settled { case, days })
}

fn hurts(case: &Case) -> bool {
    matches!(case.kind, CaseKind::Complaint | CaseKind::Incident | CaseKind::Claim)
}

fn is_bad(score: &Feedback) -> bool {
    match score.kind {
        FeedbackKind::Nps => score.score <= 6,
        FeedbackKind::Csat => score.score <= 3,
        FeedbackKind::Ces => score.score >= 5,
    }
}

/// The last conversation, if the customer sounded unhappy at its end. A person should read what we write then.
pub(crate) fn parted_in_anger(context: &Context) -> Option<Fact<'_, Interaction>> {
    let last = context.interactions().max_by_key(|talk| talk.at)?;
    last.sentiment.is_some_and(|sentiment| sentiment.get() <= UNHAPPY).then_some(last)
}

/// A silence that is long for this customer, but not so long that they have probably left.
fn quiet<'c>(context: &'c Context, config: &Config) -> Option<Moment<'c>> {
    let rhythm = fact!(context.derived.usual_days_between_orders)?;
    let silence = fact!(context.derived.days_since_last_order)?;
    let least = config.least_days.max(rhythm.saturating_mul(config.times_rhythm));
    let most = config.gone_after_days.min(rhythm.saturating_mul(config.gone_after_times));
    let talked = context.derived.days_since_last_interaction.is_some_and(|days| days < config.least_days);
    let subscribed = context.subscriptions.iter().any(|item| item.status == SubscriptionStatus::Active);
    if !(least..=most).contains(&*silence) || talked || subscribed {
        return None;
    }
    let longest = longest_pause(context)?;
    (longest.days < i64::from(*silence)).then_some(Moment::Quiet { rhythm, silence, longest })
}

fn longest_pause(context: &Context) -> Option<Pause<'_>> {
    let mut orders: Vec<_> = context
        .orders()
        .filter_map(|order| Some((order.placed_at.filter(|at| *at <= context.as_of)?, order)))
        .collect();
    orders.sort_by_key(|(at, _)| *at);
    let pair = orders.windows(2).max_by_key(|pair| pair[1].0.days_since(pair[0].0))?;
    let [(start, from), (end, to)] = pair else { return None };
    Some(Pause { from: *from, to: *to, days: end.days_since(*start) })
}
