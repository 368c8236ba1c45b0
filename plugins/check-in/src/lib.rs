//! Asks how a customer is doing who has been silent for unusually long, or whose problem was settled some days ago.

mod moment;
mod reply;
mod words;

use courtesy_sdk::prelude::*;

use moment::Moment;

plugin!(check_in);

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    times_rhythm: u32,
    gone_after_times: u32,
    least_days: u32,
    gone_after_days: u32,
    case_after_days: i64,
    case_until_days: i64,
    again_after_days: i64,
    most_unanswered: usize,
    queue: String,
}

/// Asks once, and only when nothing is open and nobody is angry.
pub fn check_in(context: &Context, config: &Config) -> Option<Answer> {
    if !is_customer(context) || something_is_open(context) || was_asked(context, config) || is_unwelcome(context) {
        return None;
    }
    let moment = Moment::find(context, config)?;
    let queue = reply::queue(context, config)?;
    let draft = match &moment {
        Moment::Settled { case, days } => {
            propose::check_in(context, "after-a-case", "Is it really settled, and is all well?", queue)
                .because("case_closed", words::settled(case, *days), case)
                .key(propose::key("check-in", &case.id))
                .say(words::after_a_case())
                .value(0.6, 0.4)
        }
        Moment::Quiet { rhythm, silence, longest } => {
            propose::check_in(context, "quiet-for-long", "How are you, and can we do something?", queue)
                .because("quiet", words::quiet(**rhythm, **silence), (rhythm, silence))
                .because("longest_silence", words::longest(longest.days), (&longest.from, &longest.to))
                .key("check-in")
                .say(words::quiet_for_long())
                .value(0.5, 0.5)
        }
    };
    let draft = match moment::parted_in_anger(context) {
        Some(talk) => draft.because("parted_unhappy", words::parted(&talk), talk).requires(Approval::Human),
        None if needs_care(context) => draft.requires(Approval::Human),
        None => draft,
    };
    Some(draft.over(reply::channels(context)).group("attention").into())
}

/// Whether this isn't a prospect, a former customer or somebody who died.
fn is_customer(context: &Context) -> bool {
    !matches!(
        context.customer.status,
        Some(CustomerStatus::Prospect | CustomerStatus::Former | CustomerStatus::Deceased)
    )
}

/// Whether something open comes first: a case, a promise, an order that hasn't arrived, money that is owed, or arrears.
fn something_is_open(context: &Context) -> bool {
    let on_the_way =
        |order: &Order| matches!(order.status, OrderStatus::Placed | OrderStatus::Shipped | OrderStatus::Failed);
    let unfinished = |order: &Order| on_the_way(order) || matter::is_in_trouble(order, context.as_of);
    context.billing.arrears
        || context.cases.iter().any(Case::is_open)
        || context.promises.iter().any(PromiseMade::is_open)
        || context.orders.iter().any(unfinished)
}

/// Whether the customer was asked lately, never cared to answer, or ever complained about being asked.
fn was_asked(context: &Context, config: &Config) -> bool {
    let lately = context.as_of.plus_days(-config.again_after_days);
    let asked: Vec<_> =
        context.history.iter().filter(|item| item.kind == ActionKind::CheckIn && item.was_done()).collect();
    let welcome = asked.iter().any(|item| matches!(item.outcome, Some(Outcome::Accepted | Outcome::GoalMet)));
    let too_soon = |item: &&HistoryItem| item.at > lately || item.outcome == Some(Outcome::Complained);
    asked.iter().copied().any(|item| too_soon(&item)) || !welcome && asked.len() >= config.most_unanswered
}

/// Whether the customer is angry, or the last thing that we said to them was no: then a question after their well-being mocks
/// them.
fn is_unwelcome(context: &Context) -> bool {
    let settled = context.cases.iter().filter(|case| !case.is_open());
    let last = settled.max_by_key(|case| case.closed_at);
    anger::of(context, &[]).is_some() || last.is_some_and(|case| case.resolution == Some(Resolution::Refused))
}

fn needs_care(context: &Context) -> bool {
    context.care.handle_with_care && context.care.until_at.is_none_or(|until| context.as_of < until)
}

#[cfg(test)]
mod tests;
