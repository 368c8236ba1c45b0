//! No contact that the customer asked the company to stop.

use courtesy_analysis::simulated::{Finding, Law};
use courtesy_contract::{
    ActionKind, Case, ContactMode, CustomerStatus, Offered, Permission, PermissionStatus, Purpose, Step, Urgency,
};

use super::Decided;

/// The contacts of a decision that the customer asked to stop.
pub(super) fn check(decided: &Decided) -> Vec<Finding> {
    let stopped = |offered| Some((offered, stopped(decided, offered)?));
    let found = decided.contacts().filter_map(stopped);
    found
        .map(|(offered, why)| decided.finding_in(offered, Law::AfterStop, format!("A contact although {why}.")))
        .collect()
}

/// Which wish a contact goes against.
fn stopped(decided: &Decided, offered: &Offered) -> Option<&'static str> {
    let preferences = &decided.context.preferences;
    let pause = preferences.pause.as_ref();
    let paused = pause.is_some_and(|pause| pause.until_at.is_none_or(|until| until > offered.send_at));
    let has_died = decided.context.customer.status == Some(CustomerStatus::Deceased);
    if has_died && offered.action.kind() != ActionKind::HumanHandover {
        return Some("the customer has died");
    }
    if paused && !answers_or_warns(decided, offered) {
        return Some("the customer asked for a pause");
    }
    match preferences.contact_mode {
        Some(ContactMode::OnRequestOnly) if !answers_or_warns(decided, offered) => {
            return Some("the customer wants contact only on request");
        }
        Some(ContactMode::OnlyWhenNeeded) if is_unneeded(offered) => {
            return Some("the customer wants contact only when it is needed");
        }
        Some(ContactMode::OnRequestOnly | ContactMode::OnlyWhenNeeded | ContactMode::ProactiveWelcome) | None => {}
    }
    if offered.channel.is_some_and(|channel| preferences.avoid_channels.contains(&channel)) {
        return Some("the customer avoids this channel");
    }
    let denied = decided.context.permissions.iter().any(|permission| denies(permission, offered));
    denied.then_some("the customer said no to this purpose")
}

/// A critical warning, or an answer to a case that is open: what may reach a customer who wants nothing else.
fn answers_or_warns(decided: &Decided, offered: &Offered) -> bool {
    let mut open = decided.context.cases.iter().filter(|case| case.is_open());
    let is_for_the_customer = offered.purpose <= Purpose::Care;
    match &offered.action.step {
        Step::HeadsUp(_) => offered.purpose == Purpose::Service && offered.action.urgency == Urgency::Critical,
        Step::HumanHandover(_) => is_for_the_customer && open.next().is_some(),
        Step::ServiceRecovery(step) => {
            let answers = |case: &Case| step.case.as_ref().is_none_or(|named| *named == case.id);
            is_for_the_customer && open.any(answers)
        }
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::ChannelSuggestion(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => false,
    }
}

fn is_unneeded(offered: &Offered) -> bool {
    let kind = offered.action.kind();
    kind == ActionKind::CheckIn || kind == ActionKind::Gesture || offered.purpose == Purpose::Marketing
}

/// Whether it is a "no" to this purpose, channel and topic.
fn denies(permission: &Permission, offered: &Offered) -> bool {
    let is_no = match permission.status {
        PermissionStatus::Denied | PermissionStatus::Revoked => true,
        PermissionStatus::Granted
        | PermissionStatus::Expired
        | PermissionStatus::Pending
        | PermissionStatus::Unknown => false,
    };
    is_no
        && permission.purpose == offered.purpose
        && permission.channel.is_none_or(|channel| Some(channel) == offered.channel)
        && permission.topic.as_ref().is_none_or(|topic| offered.action.topic.as_ref() == Some(topic))
}
