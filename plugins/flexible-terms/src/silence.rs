//! When it is better to say nothing.

use courtesy_sdk::contract::{Handler, HistoryKind, Pause, Permission, PermissionStatus};
use courtesy_sdk::prelude::*;

use crate::Config;

/// The plugin's name in `history` and in keys.
pub(crate) const NAME: &str = "flexible-terms";

/// Whether no offer is welcome, or nobody is there to talk about it.
pub(crate) fn is_better(context: &Context, config: &Config) -> bool {
    !is_customer(context)
        || wants_peace(context)
        || complained(context)
        || matter::all(context, &[]).iter().any(|matter| matter.is_open())
        || context.conversation().is_some()
        || anger::of(context, &[]).is_some()
        || context.keeper(None, &config.queue, context.as_of.plus_days(1)).is_none()
}

/// Whether other terms shouldn't be offered now, though another day may be.
pub(crate) fn is_better_about_terms(context: &Context, config: &Config) -> bool {
    were_offered(context, config) || is_with_a_person(context, config) || was_sold_to(context, config)
}

fn is_customer(context: &Context) -> bool {
    match context.customer.status {
        Some(CustomerStatus::Prospect | CustomerStatus::Former | CustomerStatus::Deceased) => false,
        Some(CustomerStatus::Active | CustomerStatus::Lapsing) | None => true,
    }
}

/// Whether the customer, or whoever takes care of them, asked that they be left alone.
fn wants_peace(context: &Context) -> bool {
    let lasts = |pause: &Pause| pause.until_at.is_none_or(|until| until > context.as_of);
    let care = &context.care;
    let in_force = care.until_at.is_none_or(|until| until > context.as_of);
    context.preferences.contact_mode == Some(ContactMode::OnRequestOnly)
        || context.preferences.pause.as_ref().is_some_and(lasts)
        || in_force && care.suppress_purposes.contains(&Purpose::Service)
        || context.permissions.iter().any(says_no)
}

/// Whether the customer said no to service, or to kindness that nobody asked for, on whatever channel.
fn says_no(permission: &Permission) -> bool {
    let no = matches!(permission.status, PermissionStatus::Denied | PermissionStatus::Revoked);
    let concerned = matches!(permission.purpose, Purpose::Service | Purpose::Care);
    no && concerned && permission.channel.is_none() && permission.topic.is_none()
}

/// Whether the customer ever complained about an offer of ours.
fn complained(context: &Context) -> bool {
    offers(context).any(|item| item.outcome == Some(Outcome::Complained))
}

/// The offers that this plugin made, to the customer or, where words or a permission were missing, through a colleague.
fn offers(context: &Context) -> impl Iterator<Item = &HistoryItem> {
    let by_key = |item: &HistoryItem| own(item).strip_prefix(NAME).is_some_and(|rest| rest.starts_with('/'));
    let by_plugin = |item: &HistoryItem| item.plugin.as_ref().is_some_and(|plugin| plugin.as_str() == NAME);
    context.history.iter().filter(move |item| item.was_done() && (by_key(item) || by_plugin(item)))
}

/// The key that the action had here. The host puts `staff/` before it when it asks a colleague instead.
fn own(item: &HistoryItem) -> &str {
    let key = item.key.as_str();
    key.strip_prefix("staff/").unwrap_or(key)
}

/// Whether a person took something over or spoke with the customer lately.
fn is_with_a_person(context: &Context, config: &Config) -> bool {
    let lately = |at: Timestamp| at > context.as_of.plus_days(-config.in_hand_days) && at <= context.as_of;
    let handed_over = |item: &HistoryItem| item.kind == ActionKind::HumanHandover && item.was_done() && lately(item.at);
    let spoke = |talk: &Interaction| talk.handler == Some(Handler::Human) && lately(talk.at);
    context.history.iter().any(handed_over) || context.interactions.iter().any(spoke)
}

/// Whether something was sold lately, so that an offer would look like the next step of it.
fn was_sold_to(context: &Context, config: &Config) -> bool {
    let sells = |item: &HistoryItem| match item.kind {
        HistoryKind::SalesCall => true,
        HistoryKind::Newsletter | HistoryKind::Bill => false,
        _ => item.purpose == Some(Purpose::Marketing),
    };
    let since = context.as_of.plus_days(-config.in_hand_days);
    context.history.iter().any(|item| item.at > since && item.was_done() && sells(item))
}

/// Whether terms were offered lately, or anything was turned down.
fn were_offered(context: &Context, config: &Config) -> bool {
    let days = |days: i64| context.as_of.plus_days(-days);
    let turned_down =
        |item: &HistoryItem| item.outcome == Some(Outcome::Dismissed) && item.at > days(config.refused_days);
    let declined = |talk: &Interaction| {
        talk.outcome == Some(InteractionOutcome::Declined) && talk.at > days(config.again_after_days)
    };
    offers(context).any(|item| item.at > days(config.again_after_days) || turned_down(item))
        || context.interactions.iter().any(declined)
}

/// Whether another day for this one was offered before.
pub(crate) fn was_offered(context: &Context, key: &str) -> bool {
    context.history.iter().any(|item| own(item) == key && item.was_done())
}
