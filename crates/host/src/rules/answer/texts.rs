//! The texts of an action that the customer may read.

use courtesy_contract::{Action, Step};

/// Every text of an action that may reach the customer.
pub(super) fn texts(action: &Action) -> impl Iterator<Item = &str> {
    let own = match &action.step {
        Step::CheckIn(step) => vec![&step.question],
        Step::ServiceRecovery(step) => vec![&step.acknowledge],
        Step::ChannelSuggestion(step) => vec![&step.benefit],
        Step::HeadsUp(step) => std::iter::once(&step.we_do).chain(&step.you_can).collect(),
        Step::Gesture(_)
        | Step::HumanHandover(_)
        | Step::SelfService(_)
        | Step::CommunityHelp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => Vec::new(),
    };
    own.into_iter().chain(action.message.iter().map(|message| &message.text)).map(AsRef::as_ref)
}

/// A plugin's own words, truncated to what identifies them.
pub(super) fn shortened(words: &str) -> String {
    crate::document::printable(&words.chars().take(60).collect::<String>())
}
