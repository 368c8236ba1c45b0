//! Warnings about a policy: valid settings that hardly anybody intends.

use std::collections::BTreeMap;

use courtesy_contract::{Channel, Policy, Violation};

use super::quiet_hours;
use crate::document::places::nth;

/// A channel with fewer open hours a week is practically closed.
const FEW_HOURS: usize = 5;

/// Warns about valid settings that hardly anybody intends, such as quiet hours that leave a channel a few minutes a week, in
/// the profile in force.
/// Each warning has a place, as a JSON Pointer, and a sentence that is complete without it.
///
/// ```
/// let policy = courtesy_host::read::policy("[[caps]]\nmax = 0\nper = { kind = \"rolling\", days = 7 }\n")?;
/// let advice = courtesy_host::advice(&policy);
/// assert_eq!(advice.iter().map(|advice| advice.at.as_str()).collect::<Vec<_>>(), ["/ref_salt", "/caps/0/max"]);
/// # Ok::<(), courtesy_host::Error>(())
/// ```
#[must_use]
pub fn advice(policy: &Policy) -> Vec<Violation> {
    let in_force = policy.in_force();
    let mut found = advice_in_force(in_force.as_ref().unwrap_or(policy));
    let profile = policy.profiles.get(&policy.profile);
    for Violation { at, message } in found.iter_mut().filter(|found| profile.is_some_and(|it| it.names(&found.at))) {
        *message = format!("in the profile `{}`, {message}", policy.profile);
        *at = format!("/profiles/{}{at}", policy.profile);
    }
    found
}

fn advice_in_force(policy: &Policy) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut say = |at: String, message: String| found.push(Violation { at, message });
    if policy.ref_salt.is_empty() {
        let message = "`ref_salt` is empty, so that whoever knows a customer's reference can work out the one that a plugin \
                       receives, and who is held out; set it to a long random text, keep it secret, and keep it";
        say("/ref_salt".to_owned(), message.to_owned());
    }
    quiet(policy).into_iter().for_each(|message| say("/quiet_hours".to_owned(), message));
    for (index, cap) in policy.caps.iter().enumerate().filter(|(_, cap)| cap.max == 0) {
        if (cap.purpose, cap.kind, cap.key.as_ref()) == (None, None, None) {
            let over = cap.channel.map_or("any channel", Channel::word);
            let but = if cap.except_critical_service { ", but for critical service" } else { "" };
            let cap = nth("caps", index);
            let message = format!("{cap} lets nothing over {over} through, ever{but}; is 0 intended?");
            say(format!("/caps/{index}/max"), message);
        }
    }
    for (index, _) in policy.budgets.iter().enumerate().filter(|(_, budget)| budget.max.minor.get() == 0) {
        let message = format!("{} lets nothing be spent; is 0 intended?", nth("budgets", index));
        say(format!("/budgets/{index}/max"), message);
    }
    if policy.arbitration.max_offered == 0 {
        let message =
            "`max_offered` under [arbitration] lets nothing that reaches a customer be offered; is 0 intended?";
        say("/arbitration/max_offered".to_owned(), message.to_owned());
    }
    found
}

/// The channels for which quiet hours leave hardly any time, those with the least first.
fn quiet(policy: &Policy) -> Vec<String> {
    let mut by_minutes = BTreeMap::<usize, Vec<&str>>::new();
    for (channel, minutes) in quiet_hours::open_minutes(&policy.quiet_hours) {
        if minutes < FEW_HOURS * 60 {
            by_minutes.entry(minutes).or_default().push(channel.word());
        }
    }
    let told = by_minutes.into_iter().map(|(minutes, channels)| {
        let minutes = match minutes {
            0 => "no minute of the week".to_owned(),
            1 => "1 minute a week".to_owned(),
            _ => format!("{minutes} minutes a week"),
        };
        format!("the quiet hours leave {minutes} for {}; is that intended?", channels.join(", "))
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read;

    fn told(policy: &str) -> Vec<String> {
        let policy = read::policy(&format!("ref_salt = \"a long random text\"\n{policy}")).unwrap();
        advice(&policy).into_iter().map(|Violation { at, message }| format!("{at}: {message}")).collect()
    }

    #[test]
    fn quiet_hours_that_leave_a_channel_hardly_a_minute_are_named_with_what_they_leave() {
        let days = "days = [\"monday\", \"tuesday\", \"wednesday\", \"thursday\", \"friday\", \"saturday\"]";
        let policy = format!(
            "[[quiet_hours]]\nfrom = \"00:00\"\nto = \"00:00\"\n{days}\n[[quiet_hours]]\nfrom = \"00:40\"\nto = \"00:39\"\n\
             days = [\"sunday\"]\n[[quiet_hours]]\nfrom = \"08:00\"\nto = \"08:00\"\nchannels = [\"phone\"]\n"
        );
        let told = told(&policy);
        assert_eq!(told.len(), 2, "{told:?}");
        assert_eq!(told[0], "/quiet_hours: the quiet hours leave no minute of the week for phone; is that intended?");
        let others = "email, sms, chat, messaging, push, app, post, video, in_person, web_form, social, fax";
        assert_eq!(
            told[1],
            format!("/quiet_hours: the quiet hours leave 40 minutes a week for {others}; is that intended?")
        );
    }

    #[test]
    fn a_nought_that_silences_a_channel_or_spends_nothing_is_named() {
        let told = told(
            "[[caps]]\nchannel = \"email\"\nmax = 0\nper = { kind = \"rolling\", days = 7 }\n\
             [[caps]]\npurpose = \"marketing\"\nmax = 0\nper = { kind = \"rolling\", days = 7 }\n\
             [[budgets]]\nname = \"gifts\"\nmax = { minor = 0, currency = \"EUR\" }\nper = { kind = \"rolling\", days = 7 }\n\
             [arbitration]\nmax_offered = 0\n",
        );
        assert_eq!(
            told,
            [
                "/caps/0/max: [[caps]] number 1 lets nothing over email through, ever; is 0 intended?",
                "/budgets/0/max: [[budgets]] number 1 lets nothing be spent; is 0 intended?",
                "/arbitration/max_offered: `max_offered` under [arbitration] lets nothing that reaches a customer be offered; \
             is 0 intended?",
            ]
        );
    }

    #[test]
    fn what_the_profile_in_force_says_is_named_as_the_profiles() {
        let peak = "profile = \"peak\"\n[profiles.peak.arbitration]\nmax_offered = 0\n";
        let found = told(peak);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(
            found[0].starts_with("/profiles/peak/arbitration/max_offered: in the profile `peak`, `max_offered` under")
        );
        assert_eq!(told(&peak.replacen("peak", "normal", 1)), [""; 0], "a profile that isn't in force gets no advice");
    }

    #[test]
    fn a_policy_that_is_usual_gets_no_advice_but_for_its_salt() {
        assert_eq!(told(""), [""; 0]);
        assert!(advice(&Policy::default())[0].message.contains("random text"));
        assert_eq!(advice(&Policy::default()).len(), 1);
        let everything = read::policy(crate::policy::tests::EVERYTHING).unwrap();
        assert_eq!(advice(&everything), [], "no marketing in spring is what this one means");
    }
}
