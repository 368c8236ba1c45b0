//! What a message says and about what, as a short digest.

use courtesy_contract::{Action, Context, Label, Said, Step};

use super::{Candidate, Situation};
use crate::digest;

/// The digest of an action's message and of what it is about; `None` if it has no message.
///
/// It is the first 8 bytes of SHA-256 over the matter, a line feed, and the words: letters and digits in lower case, with one space
/// between two words. So another comma or capital letter doesn't make a text new, and another day or number does.
pub(crate) fn digest(action: &Action, context: &Context) -> Option<Said> {
    let message = action.message.as_ref()?;
    let matter = matter(&action.step, context).map_or("", Label::as_str);
    let words = words(message.text.as_str());
    let sha256 = digest::of_parts(&[matter.as_bytes(), b"\n", words.as_bytes()]);
    sha256.as_bytes().first_chunk().copied().map(Said::from_bytes)
}

fn words(text: &str) -> String {
    let words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// Whether a message has words that the customer hasn't had; without a message, there are none.
pub(crate) fn is_new(situation: &Situation<'_>, candidate: &Candidate) -> bool {
    let history = &situation.context().history;
    candidate.said().is_some_and(|said| !history.iter().any(|item| item.said == Some(said) && item.was_done()))
}

/// What a step is about: an order, a case or what joins it with others, an event, a task or a topic.
pub(super) fn matter<'a>(step: &'a Step, context: &'a Context) -> Option<&'a Label> {
    match step {
        Step::ServiceRecovery(recovery) => {
            recovery.order.as_ref().or_else(|| recovery.case.as_ref().map(|case| of_case(case, context)))
        }
        Step::HeadsUp(news) => Some(&news.event),
        Step::DeliveryAdaptation(delivery) => Some(&delivery.order),
        Step::SelfService(help) => Some(&help.task),
        Step::ChannelSuggestion(suggestion) => Some(&suggestion.task),
        Step::CommunityHelp(help) => Some(&help.topic),
        Step::CheckIn(_)
        | Step::Gesture(_)
        | Step::HumanHandover(_)
        | Step::PreferenceAsk(_)
        | Step::InternalInsight(_) => None,
    }
}

/// The order of a case, else the name that it shares with other cases, else its own.
pub(super) fn of_case<'a>(id: &'a Label, context: &'a Context) -> &'a Label {
    let case = context.cases.iter().find(|case| case.id == *id);
    case.and_then(|case| case.order.as_ref().or(case.matter.as_ref())).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::rules::examples::*;

    fn said(step: &str, text: &str, sections: &str) -> Option<Said> {
        let message = json!({"language": "en", "text": text, "author": "template"});
        digest(&action(step, json!({"message": message})), &context(sections))
    }

    #[test]
    fn an_action_without_a_message_says_nothing() {
        assert_eq!(digest(&action(HEADS_UP, json!({})), &context("")), None);
    }

    #[test]
    fn capitals_and_punctuation_are_not_words_and_days_and_numbers_are() {
        let of = |text: &str| said(HEADS_UP, text, "");
        let plain = of("Your order comes on 5 March");
        assert_eq!(of("  YOUR order comes,\non 5 March!"), plain);
        for other in ["Your order comes on 6 March", "Your order came on 5 March", "Your order comes on 5 March today"]
        {
            assert_ne!(of(other), plain, "{other}");
        }
    }

    #[test]
    fn the_same_words_about_another_matter_are_others() {
        let about = |step: &str| said(step, "We are sorry.", "");
        assert_ne!(about(HEADS_UP), about(&HEADS_UP.replace("\"e\"", "\"f\"")));
    }

    #[test]
    fn cases_about_one_thing_are_one_matter() {
        let of = |case: &str, more: &str| {
            let step = RECOVERY.replace("\"acknowledge\"", &format!("\"case\":\"{case}\",\"acknowledge\""));
            let cases = ["k-1", "k-2"].map(|id| format!(r#"{{"id":"{id}","kind":"complaint","status":"open"{more}}}"#));
            said(&step, "We are sorry.", &format!(r#""cases":[{}]"#, cases.join(",")))
        };
        assert_ne!(of("k-1", ""), of("k-2", ""));
        assert_eq!(of("k-1", r#","matter":"m""#), of("k-2", r#","matter":"m""#));
        assert_eq!(of("k-1", r#","order":"o""#), of("k-2", r#","order":"o""#));
    }
}
