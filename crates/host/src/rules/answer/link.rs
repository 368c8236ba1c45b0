//! Link: the links of an action lead only where the operator allows.

use courtesy_contract::{Action, MessageRef, Step};

use super::asked::{Asked, invalid};
use super::texts::{shortened, texts};
use crate::link::Fault;
use crate::messages::say;
use crate::rules::Verdict;

pub(super) fn screen(asked: &Asked<'_>, action: &Action) -> Verdict {
    let allowed = &asked.book.links;
    let of_step = match &action.step {
        Step::SelfService(step) => allowed.fault_of(step.link.as_str()),
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::HumanHandover(_)
        | Step::ServiceRecovery(_)
        | Step::ChannelSuggestion(_)
        | Step::CommunityHelp(_)
        | Step::HeadsUp(_)
        | Step::DeliveryAdaptation(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => None,
    };
    match of_step.or_else(|| texts(action).find_map(|text| allowed.fault_in(text))) {
        None => Verdict::Allow,
        Some(fault) => invalid(say!("link-unknown"), detail(&fault)),
    }
}

fn detail(fault: &Fault<'_>) -> MessageRef {
    match fault {
        Fault::Bare(host) => say!("link-detail-bare", link = shortened(host)),
        Fault::Unclear => say!("link-detail-unclear"),
        Fault::NotListed(address) => say!("link-detail-not-listed", link = shortened(address)),
    }
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
    fn a_link_must_be_allowed_wherever_it_stands() {
        let policy = Policy { links: vec!["https://a.example/".try_into().unwrap()], ..Policy::default() };
        assert_eq!(detail(&policy, "", &action(SELF_SERVICE, json!({}))), None);
        assert!(detail(&Policy::default(), "", &action(SELF_SERVICE, json!({}))).is_some());
        let said = |text: &str| detail(&policy, "", &saying(CHECK_IN, "en", text));
        assert_eq!(said("See https://a.example/x."), None);
        assert!(said("See https://b.example/.").unwrap().contains("the policy's `links`"));
        assert!(said("See https://a.example/help/../account").unwrap().contains("without credentials"));
        assert!(said("See bol.com, please.").unwrap().contains("`bol.com` reads as a link"));
        let step = HEADS_UP.replace("We fix it.", "We fix it, see https://b.example.");
        assert!(detail(&policy, "", &action(&step, json!({}))).is_some());
    }
}
