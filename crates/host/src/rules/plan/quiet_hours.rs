//! Quiet hours: nothing arrives at certain hours on the customer's clock.

use courtesy_contract::{Channel, Disposition, MessageRef, QuietPeriod};

use super::route::Route;
use super::state::Plan;
use crate::calendar::quiet::CustomerClock;
use crate::messages::say;
use crate::rules::{Candidate, Refusal, Verdict};

/// Makes what would arrive in quiet hours wait until they end, if they do in time.
pub(super) fn screen(plan: &Plan<'_>, candidate: &Candidate, route: &mut Route) -> Verdict {
    let Some(channel) = route.channel else { return Verdict::Allow };
    // Who is there isn't disturbed by an answer.
    if route.at == plan.situation.now() && plan.present_on == Some(channel) {
        return Verdict::Allow;
    }
    let operators = plan.situation.policy().quiet_hours.iter();
    let periods: Vec<&QuietPeriod> =
        operators.chain(&plan.own_quiet_hours).filter(|period| applies(period, candidate, channel)).collect();
    let clock = &plan.clock;
    let own = || plan.own_quiet_hours.iter().filter(|period| applies(period, candidate, channel)).collect::<Vec<_>>();
    let whose = || match (clock.is_known(), clock.release(&own(), route.at)) {
        (false, _) => Whose::Unknown,
        (true, Some(_)) => Whose::Customers,
        (true, None) => Whose::Operators,
    };
    match clock.release(&periods, route.at) {
        None => Verdict::Allow,
        Some(Some(until)) => {
            Verdict::Wait { until, refusal: refusal(Disposition::Deferred, until_then(&whose()), clock) }
        }
        Some(None) => Verdict::Refuse(refusal(Disposition::Suppressed, never(&whose()), clock)),
    }
}

fn applies(period: &QuietPeriod, candidate: &Candidate, channel: Channel) -> bool {
    (period.channels.is_empty() || period.channels.contains(&channel))
        && !(period.except_critical_service && candidate.is_critical_service())
}

/// Whose quiet hours they are, as far as the customer is told.
enum Whose {
    /// The customer asked for them, whether the operator has the same or not.
    Customers,
    /// The operator disturbs nobody then.
    Operators,
    /// Nobody knows what time it is for the customer.
    Unknown,
}

fn until_then(whose: &Whose) -> MessageRef {
    match whose {
        Whose::Customers => say!("quiet-hours-until"),
        Whose::Operators => say!("quiet-hours-until-ours"),
        Whose::Unknown => say!("quiet-hours-until-unknown"),
    }
}

fn never(whose: &Whose) -> MessageRef {
    match whose {
        Whose::Customers => say!("quiet-hours-never"),
        Whose::Operators => say!("quiet-hours-never-ours"),
        Whose::Unknown => say!("quiet-hours-never-unknown"),
    }
}

fn refusal(disposition: Disposition, explanation: MessageRef, clock: &CustomerClock) -> Refusal {
    let refusal = Refusal::new(disposition, explanation);
    match clock {
        CustomerClock::Zone(_) | CustomerClock::Country([_]) => refusal,
        CustomerClock::Country(_) => refusal.with_detail(say!("quiet-hours-detail-country")),
        CustomerClock::Anywhere => refusal.with_detail(say!("quiet-hours-detail-anywhere")),
    }
}

#[cfg(test)]
mod tests {
    use courtesy_contract::{Action, Context, Hook, Policy, Timestamp};
    use serde_json::{Value, json};

    use super::*;
    use crate::rules::Situation;
    use crate::rules::examples::*;

    /// The verdict on a text message to this customer, under this policy and at this time.
    fn quiet(policy: &Policy, sections: &str, changes: Value, channel: Channel, at: Timestamp) -> Option<Refusal> {
        asked(policy, &context(sections), action(HEADS_UP, changes), Some(channel), at)
    }

    fn asked(
        policy: &Policy,
        context: &Context,
        action: Action,
        channel: Option<Channel>,
        at: Timestamp,
    ) -> Option<Refusal> {
        let situation = Situation::new(context, policy, &[]);
        let candidate = candidate(&situation, action);
        let mut route = Route::new(&candidate, channel);
        route.at = at;
        refused(screen(&Plan::new(&situation), &candidate, &mut route)).err()
    }

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn no_terms() -> Policy {
        Policy { quiet_hours: Vec::new(), ..Policy::default() }
    }

    #[test]
    fn the_published_vectors_hold() {
        let vectors: Vec<Value> =
            serde_json::from_str(include_str!("../../../../../tests/data/quiet-hours.json")).unwrap();
        assert!(vectors.len() > 80);
        for vector in vectors {
            let mut customer = json!({"ref": "c"});
            for key in ["time_zone", "country"] {
                vector.get(key).into_iter().for_each(|value| customer[key] = value.clone());
            }
            let sections = format!(r#""customer":{customer},"preferences":{{"quiet_hours":{}}}"#, vector["periods"]);
            let found = quiet(&no_terms(), &sections, json!({}), Channel::Sms, at(vector["at"].as_str().unwrap()));
            let until = found.as_ref().and_then(Refusal::until_at).map(|until| until.to_string());
            let expected = (vector["quiet"].as_bool().unwrap(), vector["until_at"].as_str().map(str::to_owned));
            assert_eq!((found.is_some(), until), expected, "{}", vector["name"]);
        }
    }

    /// A customer for whom it is 21:40.
    const EVENING: &str = r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"}"#;
    /// The same, with quiet hours of their own.
    const OWN_EVENING: &str = r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"},"preferences":{"quiet_hours":[{"from":"21:00","to":"08:00"}]}"#;

    #[test]
    fn at_night_nothing_rings_and_a_letter_may_be_written() {
        let found =
            |channel| quiet(&Policy::default(), EVENING, json!({}), channel, at(NOW)).and_then(|it| it.until_at());
        assert_eq!(found(Channel::Sms), Some(at("2026-03-29T06:00:00Z")));
        assert_eq!(found(Channel::Email), None);
    }

    #[test]
    fn the_customers_own_hours_are_quiet_on_every_channel_and_for_what_is_critical() {
        let critical = json!({"urgency": "critical", "purpose": "service"});
        for channel in Channel::ALL {
            assert!(quiet(&no_terms(), OWN_EVENING, critical.clone(), *channel, at(NOW)).is_some(), "{channel}");
        }
    }

    #[test]
    fn an_exception_of_the_operators_is_for_critical_service_only() {
        let mut policy = Policy::default();
        policy.quiet_hours[0].except_critical_service = true;
        let found = |changes| quiet(&policy, EVENING, changes, Channel::Sms, at(NOW)).is_some();
        assert!(!found(json!({"urgency": "critical", "purpose": "service"})));
        assert!(found(json!({"urgency": "critical", "purpose": "care"})));
        assert!(found(json!({"urgency": "warning", "purpose": "service"})));
    }

    #[test]
    fn staff_have_no_quiet_hours() {
        let insight = action(INSIGHT, json!({"audience": "agent", "channels": []}));
        assert_eq!(asked(&Policy::default(), &context(OWN_EVENING), insight, None, at(NOW)), None);
    }

    #[test]
    fn whoever_gets_in_touch_is_answered_there_and_then() {
        let talks = [
            ("2026-03-28T20:39:00Z", "chat", "inbound"),
            ("2026-03-28T12:00:00Z", "phone", "inbound"),
            ("2026-03-28T20:40:00Z", "sms", "outbound"),
            ("2026-03-28T20:41:00Z", "email", "inbound"),
        ];
        let talk = |(at, channel, direction)| json!({"id": at, "at": at, "channel": channel, "direction": direction});
        let talks = Value::Array(talks.map(talk).to_vec());
        let mut context = context(&format!(r#"{OWN_EVENING},"interactions":{talks}"#));
        let policy = Policy::default();
        let mut found = |hook, channel, at| {
            context.hook = hook;
            asked(&policy, &context, action(CHECK_IN, json!({})), Some(channel), at).is_some()
        };
        assert!(!found(Hook::ContactStarted, Channel::Chat, at(NOW)));
        for channel in [Channel::Phone, Channel::Sms, Channel::Email] {
            assert!(found(Hook::ContactStarted, channel, at(NOW)), "{channel}");
        }
        assert!(found(Hook::ContactStarted, Channel::Chat, at("2026-03-28T20:40:01Z")));
        assert!(found(Hook::Review, Channel::Chat, at(NOW)));
        assert!(!found(Hook::Visit, Channel::App, at(NOW)));
        assert!(found(Hook::Visit, Channel::Chat, at(NOW)));
    }

    #[test]
    fn what_is_quiet_waits_and_without_end_is_suppressed() {
        let deferred = quiet(&no_terms(), OWN_EVENING, json!({}), Channel::Email, at(NOW)).unwrap();
        assert_eq!(deferred.disposition(), Disposition::Deferred);
        assert_eq!((deferred.until_at(), deferred.detail()), (Some(at("2026-03-29T06:00:00Z")), None));
        let suppressed = quiet(&Policy::default(), "", json!({}), Channel::Sms, at(NOW)).unwrap();
        assert_eq!((suppressed.disposition(), suppressed.until_at()), (Disposition::Suppressed, None));
        assert!(said(suppressed.detail()).contains("time_zone"));
    }

    #[test]
    fn the_customer_hears_whose_quiet_hours_they_are_if_the_time_is_known() {
        let why_under = |policy: &Policy, sections: &str| {
            let refusal = quiet(policy, sections, json!({}), Channel::Sms, at(NOW)).unwrap();
            refusal.explanation().id.clone()
        };
        let why = |sections: &str| why_under(&Policy::default(), sections);
        let day_and_night: Policy =
            crate::read::policy(r#"quiet_hours = [{ from = "00:00", to = "00:00", channels = ["sms"] }]"#).unwrap();
        assert_eq!(why_under(&day_and_night, EVENING), "quiet-hours-never-ours");
        let own_always = r#""preferences":{"quiet_hours":[{"from":"00:00","to":"00:00"}]}"#;
        let in_zone = r#""customer":{"ref":"c","time_zone":"Europe/Amsterdam"}"#;
        assert_eq!(why(""), "quiet-hours-never-unknown");
        assert_eq!(why(r#""customer":{"ref":"c","country":"ES"}"#), "quiet-hours-until-unknown");
        assert_eq!(why(r#""customer":{"ref":"c","country":"NL"}"#), "quiet-hours-until-ours");
        assert_eq!(why(in_zone), "quiet-hours-until-ours");
        assert_eq!(why(OWN_EVENING), "quiet-hours-until");
        assert_eq!(why(&format!("{in_zone},{own_always}")), "quiet-hours-never");
    }

    #[test]
    fn at_the_end_of_time_there_is_nothing_to_wait_for() {
        let last = at("2999-12-31T23:59:59Z");
        let found = quiet(&no_terms(), OWN_EVENING, json!({}), Channel::Email, last).unwrap();
        assert_eq!(found.until_at(), None);
        assert_eq!(quiet(&no_terms(), OWN_EVENING, json!({}), Channel::Email, at("1900-01-01T12:00:00Z")), None);
    }
}
