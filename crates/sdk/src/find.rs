//! Finding facts in a context.

use courtesy_contract::{
    ActionKind, Appointment, Approved, BudgetSpent, Case, ChannelState, Event, Feedback, HistoryItem, Interaction,
    Journey, Order, Permission, PromiseMade, Queue, Score, Subscription,
};

use crate::{Context, Fact};

fn items<'a, T>(
    section: &'static &'static str,
    items: &'a [T],
) -> impl DoubleEndedIterator<Item = Fact<'a, T>> + ExactSizeIterator {
    items.iter().enumerate().map(move |(index, item)| Fact::item(item, section, index))
}

macro_rules! sections_of_items {
    ($($(#[$doc:meta])* $name:ident: $item:ty;)+) => {
        /// Methods that find facts.
        impl Context {
            $($(#[$doc])* pub fn $name(&self) -> impl DoubleEndedIterator<Item = Fact<'_, $item>> + ExactSizeIterator {
                items(&concat!("/", stringify!($name)), &self.$name)
            })+
        }
    };
}

sections_of_items! {
    /// What the customer has granted, denied or revoked.
    permissions: Permission;
    /// The ways in which the customer can be reached.
    channels: ChannelState;
    /// Conversations and messages.
    interactions: Interaction;
    /// Questions, complaints and other cases.
    cases: Case;
    /// Orders.
    orders: Order;
    /// Subscriptions.
    subscriptions: Subscription;
    /// Appointments.
    appointments: Appointment;
    /// Ratings that the customer gave.
    feedback: Feedback;
    /// How far the customer is in a journey.
    journeys: Journey;
    /// Events that affect many customers.
    events: Event;
    /// What was proposed to this customer before.
    history: HistoryItem;
    /// What the company has promised this customer.
    promises: PromiseMade;
    /// Actions that people have approved for this customer.
    approvals: Approved;
    /// What has been spent from the operator's budgets on all customers.
    budgets: BudgetSpent;
    /// Scores from the CRM's own models.
    scores: Score;
}

impl Context {
    /// The teams that take work.
    pub fn queues(&self) -> impl DoubleEndedIterator<Item = Fact<'_, Queue>> + ExactSizeIterator {
        items(&"/capacity/queues", &self.capacity.queues)
    }

    /// The first case that is open or waiting for the customer.
    pub fn open_case(&self) -> Option<Fact<'_, Case>> {
        self.cases().find(|case| case.is_open())
    }

    /// The first complaint that is open or waiting for the customer.
    pub fn open_complaint(&self) -> Option<Fact<'_, Case>> {
        self.cases().find(|case| case.is_open_complaint())
    }

    /// The queue of this name, if it takes new work.
    pub fn open_queue(&self, name: &str) -> Option<Fact<'_, Queue>> {
        self.queues().find(|queue| queue.open && queue.queue == *name)
    }

    /// The last history item with this `key`.
    pub fn last_with_key(&self, key: &str) -> Option<Fact<'_, HistoryItem>> {
        self.history().filter(|item| item.key == *key).max_by_key(|item| item.at)
    }

    /// The last history item of this kind.
    pub fn last_of_kind(&self, kind: ActionKind) -> Option<Fact<'_, HistoryItem>> {
        self.history().filter(|item| item.kind == kind).max_by_key(|item| item.at)
    }
}

#[cfg(test)]
mod tests {
    use crate::prelude::*;

    #[test]
    fn a_closed_queue_takes_no_work() {
        let context = testing::context(
            r#"{"capacity": {"queues": [{"queue": "a", "open": false}, {"queue": "b", "open": true}]}}"#,
        );
        assert!(context.open_queue("a").is_none());
        assert_eq!(context.open_queue("b").unwrap().pointer(), "/capacity/queues/1");
        assert!(context.open_queue("c").is_none());
    }

    #[test]
    fn a_resolved_complaint_is_not_open() {
        let context = testing::context(
            r#"{"cases": [{"id": "k-1", "kind": "complaint", "status": "resolved"},
                          {"id": "k-2", "kind": "question", "status": "waiting"},
                          {"id": "k-3", "kind": "complaint", "status": "open"}]}"#,
        );
        assert_eq!(context.open_complaint().unwrap().id, "k-3");
        assert_eq!(context.open_case().unwrap().pointer(), "/cases/1");
    }

    #[test]
    fn the_newest_counts_in_whatever_order_history_stands() {
        let context = testing::context(
            r#"{"history": [{"key": "a", "kind": "check_in", "at": "2026-02-01T00:00:00Z"},
                            {"key": "b", "kind": "check_in", "at": "2026-01-01T00:00:00Z"},
                            {"key": "a", "kind": "gesture", "at": "2025-01-01T00:00:00Z"}]}"#,
        );
        assert_eq!(context.last_with_key("a").unwrap().pointer(), "/history/0");
        assert_eq!(context.last_of_kind(ActionKind::CheckIn).unwrap().pointer(), "/history/0");
        assert!(context.last_of_kind(ActionKind::HeadsUp).is_none());
    }
}
