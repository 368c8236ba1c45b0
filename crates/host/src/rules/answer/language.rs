//! Language: messages are in the customer's language. Region and script make no difference.

use courtesy_contract::{Action, ContactSetting, Step, same_language};

use super::asked::{Asked, invalid};
use crate::messages::say;
use crate::rules::{Verdict, spoken};

pub(super) fn screen(asked: &Asked<'_>, action: &Action) -> Verdict {
    let Some(message) = action.message.as_ref().filter(|_| action.reaches_customer()) else { return Verdict::Allow };
    let ours = &message.language;
    match spoken::language(asked.context, &asked.book.policy) {
        Some(theirs) if same_language(ours.as_str(), theirs.as_str()) => Verdict::Allow,
        Some(_) => invalid(say!("language-other"), say!("language-other-detail", language = ours.primary())),
        None if asks_in_several(action) => Verdict::Allow,
        None => invalid(say!("language-unknown"), say!("language-unknown-detail", language = ours.primary())),
    }
}

/// Whether it asks for the language, in all that it may be: BCP 47 calls that `mul`.
fn asks_in_several(action: &Action) -> bool {
    let in_several = action.message.as_ref().is_some_and(|message| message.language.primary() == "mul");
    in_several && matches!(&action.step, Step::PreferenceAsk(ask) if ask.about == ContactSetting::Language)
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
    fn a_customer_whose_language_is_known_is_written_to_in_that_language() {
        let dutch = saying(CHECK_IN, "nl-BE", "Hoe gaat het?");
        for (customer, fits) in [
            ("", false),
            (r#","country":"NL""#, true),
            (r#","country":"BE""#, false),
            (r#","language":"nl""#, true),
            (r#","language":"NL-nl""#, true),
            (r#","language":"und""#, false),
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
    fn whoever_reads_nobody_knows_what_may_be_asked_in_several_languages() {
        let ask = |about: &str, language: &str| {
            saying(
                &format!(r#"{{"kind":"preference_ask","about":"{about}"}}"#),
                language,
                "Welke taal? Quelle langue ?",
            )
        };
        let fits = |customer: &str, action: &Action| detail(&Policy::default(), customer, action).is_none();
        assert!(fits(r#","country":"BE""#, &ask("language", "mul")));
        assert!(!fits(r#","country":"BE""#, &ask("language", "nl")));
        assert!(!fits(r#","country":"BE""#, &ask("frequency", "mul")));
        assert!(!fits(r#","country":"BE","language":"fr""#, &ask("language", "mul")));
    }
}
