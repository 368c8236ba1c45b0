//! Acknowledges what went wrong with an order or a complaint, and puts it right.

mod fault;
mod need;
mod person;
mod remedy;
mod sentences;
mod words;

use courtesy_sdk::contract::ServiceRecovery;
use courtesy_sdk::prelude::*;

use fault::Fault;
use need::{Need, Trouble, Way};

plugin!(service_recovery);

/// The settings; `plugin.toml` says what they mean.
#[derive(Deserialize)]
pub struct Config {
    recent_days: i64,
    stale_days: i64,
    late_hours: i64,
    refund_after_days: i64,
    answer_days: i64,
    answer_hours: i64,
    again_after_days: i64,
    most_tasks: usize,
    refund_limit: u64,
    manager_limit: u64,
    currency: String,
    queue: String,
    manager_role: String,
    replace_for: Vec<String>,
    refund_for: Vec<String>,
    rebook_for: Vec<String>,
    payment_failures: Vec<String>,
    order_topics: Vec<String>,
    people_topics: Vec<String>,
}

/// Addresses the customer's gravest problem that nobody is taking care of: with a repair and words where both help, and
/// otherwise with a person.
pub fn service_recovery(context: &Context, config: &Config) -> Option<Answer> {
    let need = Need::gravest(context, config)?;
    match need.way(context, config) {
        Way::Person(why) => person::takes_over(context, config, &need, &why),
        Way::Words => Some(with_words(context, config, &need)),
    }
}

/// A repair with words, and where nobody is there to keep a promise, a signal to staff in its place.
fn with_words(context: &Context, config: &Config, need: &Need<'_>) -> Answer {
    let remedy = remedy::fitting(context, config, need);
    let due_at = context.as_of.plus_hours(config.answer_hours);
    let keeper = context.keeper(need.matter.topic(), &config.queue, due_at);
    let said = sentences::message(need, remedy, keeper.is_some());
    let say = |language| sentences::join(&said, language);
    let mut draft = put_right(context, need, remedy)
        .key(key(need, remedy))
        .urgency(need.urgency())
        .over(context.written_channels())
        .requires(remedy::approval(context, config, need, remedy))
        .value(1.0, 0.5)
        .say(texts! { nl: say(0), en: say(1), de: say(2), fr: say(3), pt: say(4), es: say(5) });
    let promises = sentences::promises(need, remedy);
    if let Some(queue) = keeper.filter(|_| promises) {
        for matter in need.matters() {
            let about = matter.id();
            draft = draft.promise(matter.key("answer"), words::promise(matter), due_at, queue, about);
        }
    }
    let mut answer = Answer::from(draft);
    if promises && keeper.is_none() {
        answer.extend([person::signal(context, config, need)]);
    }
    answer
}

/// A text that tells a new day has the key of heads-up's notice of that day, so that it is told once.
fn key(need: &Need<'_>, remedy: Remedy) -> String {
    let told = need.matter.order.and_then(|order| order.expected_at);
    match (&need.trouble, remedy, told) {
        (Trouble::Order(Fault::Late), Remedy::Apology, Some(day)) => {
            propose::key(format_args!("late-order/{}", words::day(day)), need.matter.id())
        }
        _ => need.matter.key("recovery"),
    }
}

fn put_right(context: &Context, need: &Need<'_>, remedy: Remedy) -> Draft<ServiceRecovery> {
    let id = if need.matter.order.is_some() { "put-order-right" } else { "answer-case" };
    let recovery = propose::service_recovery(context, id, remedy, words::acknowledge(need));
    let case = need.matter.open_case();
    let mut draft = match (&need.trouble, need.matter.order) {
        (Trouble::Order(Fault::Late | Fault::Partly), Some(order)) => {
            let dates = (fact!(order.promised_at), fact!(order.promised_on), fact!(order.expected_at));
            recovery.because("order_late", words::order(&order), dates)
        }
        (Trouble::Order(Fault::Payment), Some(order)) => {
            recovery.because("payment_failed", words::order(&order), order)
        }
        (Trouble::Order(Fault::Cancelled), Some(order)) => recovery.because("money_owed", words::order(&order), order),
        (Trouble::Order(_), Some(order)) => recovery.because("order_failed", words::order(&order), order),
        _ => recovery.because("neglected_case", words::trouble(need), &need.matter),
    };
    if let Some(order) = need.matter.order {
        draft = draft.order(&order.id).group(propose::key("order-trouble", &order.id));
        if let (Some(case), Trouble::Order(_)) = (case, &need.trouble) {
            draft = draft.because("open_case", words::case(&case), case);
        }
    }
    if let Some(case) = case {
        draft = draft.case(&case.id);
    }
    if !need.others.is_empty() {
        draft = draft.because("more_than_one", words::others(need), &need.others);
    }
    if let Some(arrears) = fact!(context.billing.arrears).filter(|_| need.is(Fault::Payment)) {
        draft = draft.because("arrears", "The customer is behind with paying, so a person looks first.", arrears);
    }
    if matches!(remedy, Remedy::Replace | Remedy::Refund) {
        draft = draft.amount(remedy::amount(need));
    }
    draft
}

#[cfg(test)]
mod tests;
