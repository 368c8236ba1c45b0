//! Message: known placeholders, and no false signature.

use courtesy_contract::{Action, ActionKind, MessageRef, PLACEHOLDERS, Policy, placeholders};

use super::asked::{Asked, invalid};
use super::texts::{shortened, texts};
use crate::messages::say;
use crate::rules::Verdict;

/// The placeholder for the person who speaks for the company.
const AGENT_NAME: &str = "agent_name";

pub(super) fn screen(asked: &Asked<'_>, action: &Action) -> Verdict {
    if let Some(detail) = unknown_placeholder(action, &asked.book.policy) {
        return invalid(say!("message-gap"), detail);
    }
    if names_an_author(action) {
        return invalid(say!("message-author"), say!("message-author-detail"));
    }
    Verdict::Allow
}

fn unknown_placeholder(action: &Action, policy: &Policy) -> Option<MessageRef> {
    let known = |name: &str| PLACEHOLDERS.contains(&name) || policy.placeholders.iter().any(|own| *own == name);
    match texts(action).flat_map(placeholders).find(|name| !known(name))? {
        "" => Some(say!("message-detail-brace")),
        unknown => Some(say!("message-detail-placeholder", placeholder = shortened(unknown))),
    }
}

/// A person's name under a machine's message claims that the person wrote it, unless that person really takes over.
fn names_an_author(action: &Action) -> bool {
    let takes_over = match action.kind() {
        ActionKind::HumanHandover | ActionKind::ServiceRecovery => true,
        ActionKind::CheckIn
        | ActionKind::Gesture
        | ActionKind::ChannelSuggestion
        | ActionKind::SelfService
        | ActionKind::CommunityHelp
        | ActionKind::HeadsUp
        | ActionKind::DeliveryAdaptation
        | ActionKind::PreferenceAsk
        | ActionKind::InternalInsight => false,
    };
    !takes_over
        && action.reaches_customer()
        && texts(action).flat_map(placeholders).any(|placeholder| placeholder == AGENT_NAME)
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Disposition, Policy};
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn detail(policy: &Policy, customer: &str, action: &Action) -> Option<String> {
        let sections = format!(r#""customer":{{"ref":"c"{customer}}}"#);
        answered(screen, policy, &sections, &|_| true, action).map(|refusal| {
            assert_eq!(refusal.disposition(), Disposition::Invalid);
            said(refusal.detail())
        })
    }

    fn saying(step: &str, language: &str, text: &str) -> Action {
        action(step, json!({"message": {"language": language, "text": text, "author": "template"}}))
    }

    #[test]
    fn a_placeholder_must_be_one_that_the_crm_fills_in() {
        let policy = Policy { placeholders: vec!["shop".try_into().unwrap()], ..Policy::default() };
        let said = |text: &str| detail(&policy, "", &saying(CHECK_IN, "en", text));
        assert_eq!(said("Hello {first_name}, {shop} here."), None);
        assert!(said("Hello {surname}.").unwrap().contains("`{surname}`"));
        assert!(said("Hello {first_name.").unwrap().contains("opens no placeholder"));
        let step = HEADS_UP.replace("We fix it.", "We fix it, {nobody}.");
        assert!(detail(&policy, "", &action(&step, json!({}))).unwrap().contains("`{nobody}`"));
    }

    #[test]
    fn only_a_person_who_takes_over_is_named() {
        for (step, may) in [(HANDOVER, true), (RECOVERY, true), (CHECK_IN, false), (FLOWERS, false), (HEADS_UP, false)]
        {
            let named = saying(step, "en", "I thought of you. {agent_name}");
            assert_eq!(detail(&Policy::default(), "", &named).is_none(), may, "{step}");
        }
        let question = CHECK_IN.replace("How are you?", "How are you? {agent_name}");
        assert!(detail(&Policy::default(), "", &action(&question, json!({}))).unwrap().contains("agent_name"));
    }
}
