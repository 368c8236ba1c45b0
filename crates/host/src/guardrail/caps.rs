//! Caps: at most so many contacts in any period of so many days.

use courtesy_contract::{Cap, Channel, Context, Disposition, Outcome, Policy, Purpose, Timestamp};

use super::{Candidate, Refusal};

const RULE: &str = "caps";

/// A contact that counts: one in the customer's history, or one that this decision already offers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Contact {
    pub(crate) channel: Channel,
    pub(crate) purpose: Option<Purpose>,
    pub(crate) at: Timestamp,
}

/// The operator's caps, and the customer's own, which can only tighten them.
pub(crate) fn merged(policy: &Policy, context: &Context) -> Vec<Cap> {
    let own = context.preferences.max_contacts.iter();
    let own = own.map(|max| Cap { channel: max.channel, purpose: None, max: max.max, per_days: max.per_days });
    policy.caps.iter().cloned().chain(own).collect()
}

/// The contacts in the customer's history that reached the customer.
pub(crate) fn history(context: &Context) -> Vec<Contact> {
    let reached = context.history.iter().filter(|item| item.outcome != Some(Outcome::Failed));
    reached.filter_map(|item| Some(Contact { channel: item.channel?, purpose: item.purpose, at: item.at })).collect()
}

/// The first of the candidate's channels that no cap closes; or the refusal, with the first moment one opens again.
///
/// Care and service wait for that moment, if it lies in the action's window; research and marketing are dropped.
pub(crate) fn channel(caps: &[Cap], contacts: &[Contact], candidate: &Candidate) -> Result<Channel, Refusal> {
    let mut opens: Option<Timestamp> = None;
    let mut closed = None;
    for channel in &candidate.channels {
        let (cap, opens_at) = match full(caps, contacts, *channel, candidate) {
            None => return Ok(*channel),
            Some(found) => found,
        };
        closed.get_or_insert(cap);
        opens = match (opens, opens_at) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    Err(refusal(closed, opens, candidate))
}

fn refusal(closed: Option<&Cap>, opens: Option<Timestamp>, candidate: &Candidate) -> Refusal {
    let told = closed.map_or_else(String::new, said);
    let waits = matches!(candidate.purpose, Purpose::Service | Purpose::Care);
    match opens.filter(|at| waits && *at < candidate.action.window.not_after_at) {
        Some(at) => {
            let explanation =
                format!("You have heard enough from us for now ({told}); this waits until there is room again.");
            Refusal::new(Disposition::Deferred, RULE, explanation).until(Some(at))
        }
        None => Refusal::new(Disposition::Capped, RULE, format!("You have heard enough from us for now ({told})."))
            .until(opens),
    }
}

fn said(cap: &Cap) -> String {
    let channel = cap.channel.map_or(String::new(), |channel| format!(" by {channel}"));
    let purpose = cap.purpose.map_or(String::new(), |purpose| format!(" for {purpose}"));
    format!("at most {} in {} days{channel}{purpose}", cap.max, cap.per_days)
}

/// The first cap that closes a channel, and when all that close it have opened again.
fn full<'c>(
    caps: &'c [Cap],
    contacts: &[Contact],
    channel: Channel,
    candidate: &Candidate,
) -> Option<(&'c Cap, Option<Timestamp>)> {
    let mut first = None;
    let mut opens_at = Some(candidate.send_at);
    let fits = |cap: &&Cap| {
        cap.channel.is_none_or(|named| named == channel) && cap.purpose.is_none_or(|named| named == candidate.purpose)
    };
    for cap in caps.iter().filter(fits) {
        if let Some(opens) = closed_until(cap, contacts, candidate.send_at) {
            first.get_or_insert(cap);
            opens_at = opens_at.zip(opens).map(|(one, other)| one.max(other));
        }
    }
    first.map(|cap| (cap, opens_at))
}

/// Whether a cap is full at a moment `t`, counting contacts in `(t - d, t]`; and from when it isn't, if ever.
fn closed_until(cap: &Cap, contacts: &[Contact], at: Timestamp) -> Option<Option<Timestamp>> {
    let days = i64::from(cap.per_days);
    let start = at.plus_days(-days);
    let counts = |contact: &&Contact| {
        cap.channel.is_none_or(|named| named == contact.channel)
            && cap.purpose.is_none_or(|named| contact.purpose.is_none_or(|purpose| purpose == named))
            && contact.at > start
            && contact.at <= at
    };
    let mut counted: Vec<Timestamp> = contacts.iter().filter(counts).map(|contact| contact.at).collect();
    let max = cap.max as usize;
    if counted.len() < max {
        return None;
    }
    counted.sort_unstable();
    // Room for one more comes when all but `max - 1` of the counted contacts have left the period.
    let leaves = max.checked_sub(1).and_then(|kept| counted.get(counted.len() - 1 - kept));
    Some(leaves.map(|contact| contact.plus_days(days)))
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Slug;
    use serde_json::json;

    use super::*;
    use crate::guardrail::Situation;
    use crate::guardrail::examples::*;

    fn at(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    fn weekly(max: u32) -> Cap {
        Cap { channel: Some(Channel::Email), purpose: None, max, per_days: 7 }
    }

    fn mail(text: &str) -> Contact {
        Contact { channel: Channel::Email, purpose: Some(Purpose::Care), at: at(text) }
    }

    fn choose(caps: &[Cap], contacts: &[Contact], changes: serde_json::Value) -> Result<Channel, Refusal> {
        let (context, policy) = (context(""), Policy::default());
        let situation = Situation { context: &context, policy: &policy, holds: Vec::new() };
        let candidate = Candidate::new(Slug::new("p").unwrap(), action(CHECK_IN, changes), &situation);
        channel(caps, contacts, &candidate)
    }

    #[test]
    fn a_period_excludes_its_start_and_includes_its_end() {
        assert!(choose(&[weekly(1)], &[mail("2026-03-21T20:40:00Z")], json!({})).is_ok());
        assert!(choose(&[weekly(1)], &[mail("2026-03-21T20:40:01Z")], json!({})).is_err());
        assert!(choose(&[weekly(1)], &[mail(NOW)], json!({})).is_err());
        assert!(choose(&[weekly(1)], &[mail("2026-03-28T20:40:01Z")], json!({})).is_ok());
    }

    #[test]
    fn care_waits_until_there_is_room_and_marketing_does_not() {
        let refusal = choose(&[weekly(1)], &[mail("2026-03-25T10:00:00Z")], json!({})).unwrap_err();
        assert_eq!(refusal.disposition, Disposition::Deferred);
        assert_eq!(refusal.until_at, Some(at("2026-04-01T10:00:00Z")));
        let refusal =
            choose(&[weekly(1)], &[mail("2026-03-25T10:00:00Z")], json!({"purpose": "marketing"})).unwrap_err();
        assert_eq!(refusal.disposition, Disposition::Capped);
    }

    #[test]
    fn what_can_not_wait_long_enough_is_capped() {
        let short = json!({"window": {"not_after_at": "2026-04-01T10:00:00Z"}});
        assert_eq!(
            choose(&[weekly(1)], &[mail("2026-03-25T10:00:00Z")], short).unwrap_err().disposition,
            Disposition::Capped
        );
    }

    #[test]
    fn zero_allows_none_for_ever() {
        let refusal = choose(&[weekly(0)], &[], json!({})).unwrap_err();
        assert_eq!((refusal.disposition, refusal.until_at), (Disposition::Capped, None));
        assert!(choose(&[], &[mail(NOW)], json!({})).is_ok());
    }

    #[test]
    fn a_full_channel_gives_way_to_the_next_one() {
        let channels = json!({"channels": ["email", "post"]});
        assert_eq!(choose(&[weekly(1)], &[mail(NOW)], channels).unwrap(), Channel::Post);
    }

    #[test]
    fn room_comes_when_enough_contacts_have_left_the_period() {
        let contacts = [mail("2026-03-27T00:00:00Z"), mail("2026-03-23T00:00:00Z"), mail("2026-03-25T00:00:00Z")];
        let refusal = choose(&[weekly(2)], &contacts, json!({})).unwrap_err();
        assert_eq!(refusal.until_at, Some(at("2026-04-01T00:00:00Z")));
    }

    #[test]
    fn all_caps_hold_and_the_first_full_one_is_named() {
        let any = Cap { channel: None, purpose: None, max: 1, per_days: 30 };
        let refusal = choose(&[weekly(5), any, weekly(1)], &[mail("2026-03-27T00:00:00Z")], json!({})).unwrap_err();
        assert!(refusal.explanation.contains("at most 1 in 30 days"));
        assert_eq!(refusal.until_at, Some(at("2026-04-26T00:00:00Z")));
    }

    #[test]
    fn the_customers_own_caps_are_added() {
        let context = context(r#""preferences":{"max_contacts":[{"max":0,"per_days":30}]}"#);
        assert_eq!(merged(&Policy::default(), &context).len(), 3);
    }
}
