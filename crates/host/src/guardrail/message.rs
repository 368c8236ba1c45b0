//! Message: words that can be filled in, that lead nowhere strange, and that the customer can read.

use courtesy_contract::{
    Action, ActionKind, Context, Disposition, Explanation, PLACEHOLDERS, Policy, Step, placeholders,
};

use super::Refusal;
use crate::printable;

pub(crate) const RULE: &str = "message";
/// The parts of the rule that have names of their own.
pub(crate) const LINK: &str = "link";
pub(crate) const LANGUAGE: &str = "language";

/// The placeholder for the person who speaks for the company.
const AGENT_NAME: &str = "agent_name";

/// BCP 47's tag for a language that nobody knows.
const UNDETERMINED: &str = "und";

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
    let own = match &action.step {
        Step::SelfService(step) => Some(step.link.as_str()),
        _ => None,
    };
    let foreign = |link: &str| !policy.links.iter().any(|start| within(link, start.as_str()));
    if !own.into_iter().chain(texts(action).flat_map(links)).any(foreign) {
        return None;
    }
    let explanation = Explanation::new(
        "There was a link in this message that we can't vouch for, so we don't send it.",
        "In dit bericht stond een link waar wij niet voor kunnen instaan; daarom sturen wij het niet.",
    );
    refusal(explanation, "a link isn't on the operator's list; the policy's `links` can add it")
}

/// The parts of a text that a mail or chat program would make a link of.
fn links(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(|letter: char| letter.is_whitespace() || "<>()[]{}\"'`,;".contains(letter));
    let parts = parts.map(|part| part.trim_start_matches(|letter: char| !letter.is_alphanumeric()));
    parts
        .map(|part| part.trim_end_matches(['.', ':', '!', '?', '*', '_', '~', '|']))
        .filter(|part| leads_somewhere(part))
}

fn leads_somewhere(part: &str) -> bool {
    let starts = |with: &str| part.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    part.contains("://") || ["www.", "mailto:", "tel:", "sms:"].into_iter().any(starts) || has_a_path(part)
}

/// Whether it reads as an address without its scheme, such as `shop.example/offer`.
fn has_a_path(part: &str) -> bool {
    let Some((host, _)) = part.split_once('/') else { return false };
    let last = host.rsplit('.').next().unwrap_or_default();
    host.contains('.') && last.len() >= 2 && last.chars().all(char::is_alphabetic)
}

/// Whether a link lies under an allowed address, and not merely begins with the same letters.
fn within(link: &str, allowed: &str) -> bool {
    let lower = link.to_ascii_lowercase();
    let climbs = ["/../", "/./", "\\", "%2e", "%2f", "%5c"].into_iter().any(|step| lower.contains(step));
    let climbs = climbs || lower.ends_with("/..") || lower.contains("/..?") || lower.contains("/..#");
    !climbs
        && link.matches("://").count() == 1
        && link
            .strip_prefix(allowed)
            .is_some_and(|rest| rest.is_empty() || allowed.ends_with('/') || rest.starts_with(['/', '?', '#']))
}

/// A customer whose language is known is written to in that language; a region or script makes no difference.
fn language(action: &Action, context: &Context) -> Option<Refusal> {
    let message = action.message.as_ref().filter(|_| action.reaches_customer())?;
    let theirs = context.customer.language.as_ref()?.primary();
    let ours = message.language.primary();
    if ours == theirs || theirs == UNDETERMINED {
        return None;
    }
    let explanation = Explanation::new(
        "This message wasn't written in your language, so we don't send it.",
        "Dit bericht was niet in uw taal geschreven; daarom sturen wij het niet.",
    );
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
    use crate::guardrail::examples::*;

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
    fn a_link_must_lie_under_an_allowed_address() {
        assert!(within("https://a.example/help/x", "https://a.example/help"));
        assert!(within("https://a.example/help?x", "https://a.example/help"));
        assert!(within("https://a.example/x", "https://a.example/"));
        assert!(!within("https://a.example.evil.example/", "https://a.example"));
        assert!(!within("https://a.example/helpless", "https://a.example/help"));
    }

    #[test]
    fn a_link_is_found_wherever_it_stands() {
        let policy = Policy { links: vec!["https://a.example/".try_into().unwrap()], ..Policy::default() };
        assert_eq!(detail(&policy, "", &action(SELF_SERVICE, json!({}))), None);
        assert!(detail(&Policy::default(), "", &action(SELF_SERVICE, json!({}))).is_some());
        for text in
            ["See https://a.example/x.", "See https://a.example/a_b/c.", "Today and/or tomorrow, 1.5/2, a.m./p.m."]
        {
            assert_eq!(detail(&policy, "", &saying(CHECK_IN, "en", text)), None, "{text}");
        }
        for text in [
            "See https://b.example/.",
            "See (WWW.b.example)!",
            "See ftp://b.example",
            "See *www.b.example*",
            "See b.example/offer",
            "Write to mailto:a@b.example",
            "See https://a.example_b.example",
            "See https://a.example/help/../account",
            "See https://a.example/%2e%2e/account",
        ] {
            assert!(detail(&policy, "", &saying(CHECK_IN, "en", text)).is_some(), "{text}");
        }
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
        ] {
            assert_eq!(detail(&Policy::default(), customer, &dutch).is_none(), fits, "{customer}");
        }
        assert_eq!(detail(&Policy::default(), r#","language":"fr""#, &action(CHECK_IN, json!({}))), None);
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
