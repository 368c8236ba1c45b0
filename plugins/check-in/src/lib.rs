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
    queue: String,
}

/// Asks once, and only when nothing is open.
pub fn check_in(context: &Context, config: &Config) -> Option<Answer> {
    if !is_customer(context) || something_is_open(context) || was_asked(context, config) {
        return None;
    }
    let moment = Moment::find(context, config)?;
    let queue = reply::queue(context, config);
    let draft = match moment {
        Moment::Settled { case, days } => {
            propose::check_in(context, "after-a-case", "Is it really settled, and is all well?", queue)
                .because("case_closed", words::settled(&case, days), case)
                .key(propose::key("check-in", &case.id))
                .say(words::after_a_case())
                .value(0.6, 0.4)
        }
        Moment::Quiet { rhythm, silence, longest } => {
            propose::check_in(context, "quiet-for-long", "How are you, and can we do something?", queue)
                .because("quiet", words::quiet(*rhythm, *silence), (&rhythm, &silence))
                .because("longest_silence", words::longest(longest.days), (&longest.from, &longest.to))
                .key("check-in")
                .say(words::quiet_for_long())
                .value(0.5, 0.5)
        }
    };
    let approval = if needs_care(context) { Approval::Human } else { Approval::None };
    Some(draft.over(reply::channels(context)).group("attention").requires(approval).into())
}

/// Whether this isn't a prospect, a former customer or somebody who died.
fn is_customer(context: &Context) -> bool {
    !matches!(
        context.customer.status,
        Some(CustomerStatus::Prospect | CustomerStatus::Former | CustomerStatus::Deceased)
    )
}

/// Whether something open comes first: a case, an order that hasn't arrived, or arrears.
fn something_is_open(context: &Context) -> bool {
    let on_the_way =
        |order: &Order| matches!(order.status, OrderStatus::Placed | OrderStatus::Shipped | OrderStatus::Failed);
    context.billing.arrears || context.cases.iter().any(Case::is_open) || context.orders.iter().any(on_the_way)
}

/// Whether the customer was asked lately, or ever complained about being asked.
fn was_asked(context: &Context, config: &Config) -> bool {
    let lately = context.as_of.plus_days(-config.again_after_days);
    context
        .history
        .iter()
        .filter(|item| item.kind == ActionKind::CheckIn && item.outcome != Some(Outcome::Failed))
        .any(|item| item.at > lately || item.outcome == Some(Outcome::Complained))
}

fn needs_care(context: &Context) -> bool {
    context.care.handle_with_care && context.care.until_at.is_none_or(|until| context.as_of < until)
}

#[cfg(test)]
mod tests;
