//! Acknowledges what went wrong with an order or a complaint, and puts it right.

mod matter;
mod remedy;
mod words;

use courtesy_sdk::contract::ServiceRecovery;
use courtesy_sdk::prelude::*;

use matter::{Fault, Matter};

plugin!(service_recovery);

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    recent_days: i64,
    late_hours: i64,
    refund_after_days: i64,
    answer_days: i64,
    again_after_days: i64,
    refund_limit: u64,
    manager_limit: u64,
    currency: String,
    replace_for: Vec<String>,
    refund_for: Vec<String>,
    rebook_for: Vec<String>,
    payment_failures: Vec<String>,
    order_topics: Vec<String>,
}

/// Addresses the worst problem of this customer that nobody is taking care of.
pub fn service_recovery(context: &Context, config: &Config) -> Option<Answer> {
    let matter = Matter::worst(context, config)?;
    let remedy = remedy::fitting(context, config, &matter);
    let draft = match &matter {
        Matter::Order { order, fault, case } => put_right(context, order, *fault, case.as_ref(), remedy),
        Matter::Case { case, .. } => {
            propose::service_recovery(context, "answer-case", remedy, words::acknowledge(&matter))
                .because("neglected_case", words::case(case), case)
                .case(&case.id)
        }
    };
    let said = words::message(&matter, remedy);
    let say = |language| words::join(&said, language);
    let draft = draft
        .key(matter.key())
        .urgency(matter.urgency())
        .over(channels(context))
        .requires(remedy::approval(context, config, &matter, remedy))
        .value(1.0, 0.5)
        .say(texts! { nl: say(0), en: say(1), de: say(2), fr: say(3) });
    Some(draft.into())
}

fn put_right(
    context: &Context,
    order: &Fact<'_, Order>,
    fault: Fault,
    case: Option<&Fact<'_, Case>>,
    remedy: Remedy,
) -> Draft<ServiceRecovery> {
    let recovery = propose::service_recovery(context, "put-order-right", remedy, words::fault(order, fault));
    let mut draft = match fault {
        Fault::Late => {
            let dates = (fact!(order.promised_at), fact!(order.expected_at));
            recovery.because("order_late", words::order(order), dates)
        }
        Fault::Payment => recovery.because("payment_failed", words::order(order), order),
        _ => recovery.because("order_failed", words::order(order), order),
    }
    .order(&order.id)
    .group(propose::key("order-trouble", &order.id));
    if let Some(case) = case {
        draft = draft.because("open_case", words::case(case), case).case(&case.id);
    }
    if let Some(arrears) = fact!(context.billing.arrears).filter(|_| fault == Fault::Payment) {
        draft = draft.because("arrears", "The customer is behind with paying, so a person looks first.", arrears);
    }
    if matches!(remedy, Remedy::Replace | Remedy::Refund) {
        draft = draft.amount(order.amount);
    }
    draft
}

/// Written channels and the telephone, in the customer's order of preference.
fn channels(context: &Context) -> Vec<Channel> {
    let mut channels = context.preferences.preferred_channels.clone();
    channels.retain(|channel| !matches!(channel, Channel::Chat | Channel::Video | Channel::InPerson));
    for channel in [Channel::Email, Channel::Phone] {
        if !channels.contains(&channel) {
            channels.push(channel);
        }
    }
    channels
}

#[cfg(test)]
mod tests;
