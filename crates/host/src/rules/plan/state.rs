//! The plan so far.

use courtesy_contract::{
    Cap, Channel, Context, Direction, Hook, Interaction, Label, MaxContacts, Period, QuietHours, QuietPeriod, Timestamp,
};

use super::route::Route;
use crate::calendar::quiet::CustomerClock;
use crate::rules::ledger::{Entry, Ledger};
use crate::rules::{Candidate, Situation};

/// How long after getting in touch a customer counts as present, in seconds.
const CONVERSATION_S: i64 = 3_600;

/// The plan so far: what was done before, and what this decision does.
pub(crate) struct Plan<'s> {
    pub(super) situation: &'s Situation<'s>,
    /// The customer's own caps, which apply beside the operator's.
    pub(super) own_caps: Vec<Cap>,
    /// The customer's own quiet hours, likewise.
    pub(super) own_quiet_hours: Vec<QuietPeriod>,
    pub(super) clock: CustomerClock,
    /// The channel on which the customer is at the moment of the decision: who gets in touch, or looks at the app.
    pub(super) present_on: Option<Channel>,
    pub(super) ledger: Ledger<'s>,
    pub(super) offered: Vec<Planned<'s>>,
}

/// What is to be offered.
pub(super) struct Planned<'s> {
    pub(super) candidate: &'s Candidate,
    pub(super) at: Timestamp,
    pub(super) queue: Option<Label>,
}

impl<'s> Plan<'s> {
    /// A plan that contains only history.
    pub(crate) fn new(situation: &'s Situation<'s>) -> Self {
        let context = situation.context();
        Self {
            situation,
            own_caps: context.preferences.max_contacts.iter().map(cap_of_customer).collect(),
            own_quiet_hours: context.preferences.quiet_hours.iter().map(hours_of_customer).collect(),
            clock: CustomerClock::of(&context.customer),
            present_on: present_on(context, situation.now()),
            ledger: Ledger::open(context),
            offered: Vec::new(),
        }
    }

    /// Counts an action that is offered or planned for later, for all that follow.
    pub(crate) fn admit(&mut self, candidate: &'s Candidate, route: &Route) {
        self.ledger.admit(Entry::of(candidate, route.channel, route.at));
        if route.waits_for.is_none() {
            self.offered.push(Planned { candidate, at: route.at, queue: route.queue.clone() });
        }
    }

    /// The number of contacts with the customer in this decision that match.
    pub(super) fn contacts(&self, is_like: impl Fn(&Entry<'_>) -> bool) -> usize {
        self.ledger.admitted().iter().filter(|entry| entry.channel.is_some() && is_like(entry)).count()
    }
}

/// A customer's cap has no exception. A period of 0 days counts as one day.
fn cap_of_customer(own: &MaxContacts) -> Cap {
    Cap {
        channel: own.channel,
        purpose: None,
        kind: None,
        key: None,
        max: own.max,
        per: Period::rolling_days(own.per_days.max(1)),
        except_critical_service: false,
        except_promised: false,
    }
}

/// A customer's quiet hours apply to every channel, without exception.
fn hours_of_customer(own: &QuietHours) -> QuietPeriod {
    QuietPeriod {
        from: own.from,
        to: own.to,
        days: own.days.clone(),
        channels: Vec::new(),
        except_critical_service: false,
    }
}

fn present_on(context: &Context, now: Timestamp) -> Option<Channel> {
    match context.hook {
        Hook::ContactStarted => {
            let inbound = |talk: &&_| is_inbound(talk, now);
            context.interactions.iter().filter(inbound).max_by_key(|talk| talk.at)?.channel
        }
        Hook::Visit => Some(Channel::App),
        Hook::Review
        | Hook::ContactEnded
        | Hook::OrderPlaced
        | Hook::OrderDelayed
        | Hook::OrderFailed
        | Hook::CaseOpened
        | Hook::CaseClosed
        | Hook::EventStarted
        | Hook::PreferencesChanged => None,
    }
}

fn is_inbound(talk: &Interaction, now: Timestamp) -> bool {
    talk.direction == Some(Direction::Inbound) && talk.at <= now && talk.at.plus_s(CONVERSATION_S) > now
}

#[cfg(test)]
mod tests {
    use courtesy_contract::Policy;

    use super::*;
    use crate::rules::examples::context;

    #[test]
    fn the_customers_own_caps_and_quiet_hours_have_no_exception() {
        let context = context(
            r#""preferences":{"quiet_hours":[{"from":"12:00","to":"13:00","days":["sunday"]}],"max_contacts":[{"max":0,"per_days":30}]}"#,
        );
        let policy = Policy::default();
        let situation = Situation::new(&context, &policy, &[]);
        let plan = Plan::new(&situation);
        let [cap] = &plan.own_caps[..] else { panic!("{:?}", plan.own_caps) };
        assert_eq!((cap.max, &cap.per, cap.except_critical_service), (0, &Period::rolling_days(30), false));
        let [hours] = &plan.own_quiet_hours[..] else { panic!("{:?}", plan.own_quiet_hours) };
        assert_eq!(hours.from.to_string(), "12:00");
        assert!(hours.channels.is_empty() && !hours.except_critical_service);
    }

    #[test]
    fn no_days_are_taken_for_one() {
        let context = context(r#""preferences":{"max_contacts":[{"max":1,"per_days":0}]}"#);
        let policy = Policy::default();
        let situation = Situation::new(&context, &policy, &[]);
        assert_eq!(Plan::new(&situation).own_caps[0].per, Period::rolling_days(1));
    }
}
