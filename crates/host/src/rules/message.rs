//! Message: words that can be filled in, that lead nowhere strange, and that the customer can read.

use courtesy_contract::{
    Action, ActionKind, Context, Disposition, Explanation, PLACEHOLDERS, Policy, Step, is_undetermined, placeholders,
    same_language,
};

use super::Refusal;
use super::link::Allowed;
use crate::document::printable;

pub(crate) const RULE: &str = "message";
/// The parts of the rule that have names of their own.
pub(crate) const LINK: &str = "link";
pub(crate) const LANGUAGE: &str = "language";

/// The placeholder for the person who speaks for the company.
const AGENT_NAME: &str = "agent_name";

/// What is wrong with the words of an action, and by which part of the rule.
pub(crate) fn object(action: &Action, policy: &Policy, context: &Context) -> Option<(&'static str, Refusal)> {
    let named = |rule: &'static str| move |refusal| (rule, refusal);
    (known_placeholders(action, policy).map(named(RULE)))
        .or_else(|| allowed_links(action, policy).map(named(LINK)))
        .or_else(|| language(action, context).map(named(LANGUAGE)))
        .or_else(|| human_author(action).map(named(RULE)))
}

fn refusal(explanation: Explanation, detail: impl Into<String>) -> Option<Refusal> {
    Some(Refusal::new(Disposition::Invalid, explanation).with_detail(detail))
}

/// Every text of an action that may reach the customer.
fn texts(action: &Action) -> impl Iterator<Item = &str> {
    let own = match &action.step {
        Step::CheckIn(step) => vec![&step.question],
        Step::ServiceRecovery(step) => vec![&step.acknowledge],
        Step::ChannelSuggestion(step) => vec![&step.benefit],
        Step::HeadsUp(step) => std::iter::once(&step.we_do).chain(&step.you_can).collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(action.message.iter().map(|message| &message.text)).map(AsRef::as_ref)
}

fn known_placeholders(action: &Action, policy: &Policy) -> Option<Refusal> {
    let known = |name: &str| PLACEHOLDERS.contains(&name) || policy.placeholders.iter().any(|own| *own == name);
    let unknown = texts(action).flat_map(placeholders).find(|name| !known(name))?;
    let explanation = Explanation::new(
        "There was a gap in the words of this message, and then we would rather send nothing.",
        "Er zat een gat in de tekst van dit bericht, en dan sturen wij liever niets.",
    );
    if unknown.is_empty() {
        return refusal(explanation, "a text holds a `{` that opens no placeholder; write one as `{first_name}`");
    }
    let shown = printable(&unknown.chars().take(60).collect::<String>());
    let detail = format!(
        "a text holds the placeholder `{{{shown}}}`, which the CRM can't fill in; the policy's `placeholders` can add it"
    );
    refusal(explanation, detail)
}

fn allowed_links(action: &Action, policy: &Policy) -> Option<Refusal> {
    let allowed = Allowed::new(&policy.links);
    let own = match &action.step {
        Step::SelfService(step) => allowed.object_to(step.link.as_str()),
        _ => None,
    };
    let detail = own.or_else(|| texts(action).find_map(|text| allowed.object(text)))?;
    let explanation = Explanation::new(
        "There was a link in this message that we can't vouch for, so we don't send it.",
        "In dit bericht stond een link waar wij niet voor kunnen instaan; daarom sturen wij het niet.",
    );
    refusal(explanation, detail)
}

/// A customer whose language is known is written to in that language; a region or script makes no difference.
fn language(action: &Action, context: &Context) -> Option<Refusal> {
    let message = action.message.as_ref().filter(|_| action.reaches_customer())?;
    let theirs = context.customer.language.as_ref()?.as_str();
    if same_language(message.language.as_str(), theirs) || is_undetermined(theirs) {
        return None;
    }
    let explanation = Explanation::new(
        "This message wasn't written in your language, so we don't send it.",
        "Dit bericht was niet in uw taal geschreven; daarom sturen wij het niet.",
    );
    let ours = message.language.primary();
    refusal(explanation, format!("the message is in `{ours}`, which is not the customer's language"))
}

/// The name of a person under words of a machine claims that the person wrote them, unless that person really takes over.
fn human_author(action: &Action) -> Option<Refusal> {
    let takes_over = matches!(action.kind(), ActionKind::HumanHandover | ActionKind::ServiceRecovery);
    let names = || texts(action).flat_map(placeholders).any(|name| name == AGENT_NAME);
    if takes_over || !action.reaches_customer() || !names() {
        return None;
    }
    let explanation = Explanation::new(
        "This message seemed to come from one of our people and didn't, so we don't send it.",
        "Dit bericht leek van een medewerker te komen, maar dat was niet zo; daarom sturen wij het niet.",
    );
    let detail = "a text holds `{agent_name}`, which only a `human_handover` or a `service_recovery` may: elsewhere no \
                  person takes over";
    refusal(explanation, detail)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn detail(policy: &Policy, customer: &str, action: &Action) -> Option<String> {
        let context = context(&format!(r#""customer":{{"ref":"c"{customer}}}"#));
        object(action, policy, &context).map(|(_, refusal)| {
            assert_eq!(refusal.disposition, Disposition::Invalid);
            refusal.detail.unwrap()
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

    #[test]
    fn a_customer_whose_language_is_known_is_written_to_in_that_language() {
        let dutch = saying(CHECK_IN, "nl-BE", "Hoe gaat het?");
        for (customer, fits) in [
            ("", true),
            (r#","language":"nl""#, true),
            (r#","language":"NL-nl""#, true),
            (r#","language":"und""#, true),
            (r#","language":"fr-BE""#, false),
            (r#","language":"nds""#, false),
            (r#","language":"no""#, false),
        ] {
            assert_eq!(detail(&Policy::default(), customer, &dutch).is_none(), fits, "{customer}");
        }
        assert_eq!(detail(&Policy::default(), r#","language":"fr""#, &action(CHECK_IN, json!({}))), None);
    }

    #[test]
    fn a_language_is_the_same_by_its_old_code_and_in_both_forms_of_norwegian() {
        for (theirs, ours) in [("iw", "he"), ("he-IL", "iw"), ("in", "id"), ("yi", "ji"), ("no", "nb"), ("nb-NO", "nn")]
        {
            let customer = format!(r#","language":"{theirs}""#);
            assert_eq!(detail(&Policy::default(), &customer, &saying(CHECK_IN, ours, "...")), None, "{theirs} {ours}");
        }
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
