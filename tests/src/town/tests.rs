//! Properties of the committed town, and of towns from other seeds.

use std::collections::BTreeSet;

use courtesy_contract::{
    ActionKind, CalendarUnit, Case, Channel, ContactMode, Event, Friction, HistoryItem, Interaction, Order, Outcome,
    Party, Permission, PermissionStatus, PromiseMade, Purpose, Queue, Resolution, SubscriptionStatus, Uuid, Volume,
};
use serde_json::Value;

use super::*;
use crate::population::{from_ndjson, read, to_ndjson};

#[test]
fn the_committed_town_is_generated_from_the_seed() {
    let committed = read(&contexts_path()).unwrap();
    let remedy = "run `cargo run -p courtesy-tests --bin make-town` and commit the result";
    assert!(to_ndjson(&population(SEED)) == committed, "data/town.ndjson.zst is out of date: {remedy}");
    assert!(to_ndjson(&from_ndjson(&committed).unwrap()) == committed, "reading and writing a context changes it");
}

#[test]
fn the_named_customers_have_no_unknown_keys() {
    let written: Value = serde_json::from_str(NAMED).unwrap();
    let read: Vec<Context> = serde_json::from_str(NAMED).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), written);
}

#[test]
fn every_customer_is_unique_and_labelled_synthetic() {
    let town = population(SEED);
    assert_eq!(town.len(), POPULATION);
    assert!(town.iter().all(|context| context.customer.segments.iter().any(|segment| segment == "synthetic")));
    let references: BTreeSet<&str> = town.iter().map(|context| context.customer.reference.as_str()).collect();
    let decisions: BTreeSet<Uuid> = town.iter().map(|context| context.decision_id).collect();
    assert_eq!((references.len(), decisions.len()), (POPULATION, POPULATION));
}

#[test]
fn referenced_events_and_orders_exist() {
    for context in (0..5).flat_map(population) {
        let events: BTreeSet<&Label> = context.events.iter().map(|event| &event.reference).collect();
        let named = (context.orders.iter().filter_map(|order| order.event.as_ref()))
            .chain(context.cases.iter().filter_map(|case| case.event.as_ref()))
            .chain(context.interactions.iter().filter_map(|talk| talk.event.as_ref()))
            .chain(context.appointments.iter().filter_map(|appointment| appointment.event.as_ref()));
        for event in named {
            assert!(events.contains(event), "{}: {event}", context.customer.reference);
        }
        for order in context.cases.iter().filter_map(|case| case.order.as_ref()) {
            assert!(context.orders.iter().any(|placed| placed.id == *order), "{order}");
        }
    }
}

#[test]
fn past_events_lie_before_as_of() {
    for context in (0..5).flat_map(population) {
        let happened = (context.orders.iter().filter_map(|order| order.placed_at))
            .chain(context.interactions.iter().map(|talk| talk.at))
            .chain(context.cases.iter().filter_map(|case| case.opened_at))
            .chain(context.cases.iter().filter_map(|case| case.closed_at))
            .chain(context.history.iter().map(|item| item.at))
            .chain(context.feedback.iter().filter_map(|given| given.at))
            .chain(context.journeys.iter().filter_map(|journey| journey.entered_at))
            .chain(context.permissions.iter().filter_map(|said| said.from_at))
            .chain(context.orders.iter().filter_map(|order| order.delivered_at))
            .chain(context.promises.iter().map(|promise| promise.made_at))
            .chain(context.promises.iter().filter_map(|promise| promise.kept_at));
        for at in happened {
            assert!(at < context.as_of, "{}: {at}", context.customer.reference);
        }
    }
}

#[test]
fn lists_are_sorted_as_the_contract_requires() {
    for context in population(SEED) {
        assert!(context.orders.is_sorted_by_key(|order| order.placed_at), "{}", context.customer.reference);
        assert!(context.interactions.is_sorted_by_key(|talk| talk.at), "{}", context.customer.reference);
        assert!(context.history.is_sorted_by_key(|item| item.at), "{}", context.customer.reference);
    }
}

#[test]
fn another_seed_changes_all_but_the_named_customers() {
    let (town, other) = (population(SEED), population(SEED + 1));
    let named = serde_json::from_str::<Vec<Context>>(NAMED).unwrap().len();
    assert_eq!(town[..named], other[..named]);
    assert!(town[named..].iter().zip(&other[named..]).all(|(one, another)| one != another));
}

fn at_least(least: usize, what: &str, fits: impl Fn(&Context) -> bool) {
    let count = population(SEED).iter().filter(|context| fits(context)).count();
    assert!(count >= least, "{what}: {count}");
}

fn said(context: &Context, purpose: Purpose, status: PermissionStatus, fits: fn(&Permission) -> bool) -> bool {
    let mut said = context.permissions.iter();
    said.any(|said| said.purpose == purpose && said.status == status && fits(said))
}

#[test]
fn every_permission_status_occurs_and_a_no_at_every_level() {
    for status in PermissionStatus::ALL {
        for purpose in [Purpose::Care, Purpose::Marketing] {
            at_least(10, &format!("{purpose} {status}"), |context| said(context, purpose, *status, |_| true));
        }
    }
    at_least(10, "no to a whole purpose", |context| {
        said(context, Purpose::Care, PermissionStatus::Denied, |said| said.channel.is_none())
    });
    at_least(10, "no to a channel", |context| {
        said(context, Purpose::Service, PermissionStatus::Denied, |said| said.channel.is_some())
    });
    at_least(10, "no to a topic", |context| {
        said(context, Purpose::Marketing, PermissionStatus::Revoked, |said| said.topic.is_some())
    });
}

#[test]
fn the_town_knows_what_contract_1_1_adds() {
    let case = |fits: fn(&Case) -> bool| move |context: &Context| context.cases.iter().any(fits);
    let order = |fits: fn(&Order) -> bool| move |context: &Context| context.orders.iter().any(fits);
    for resolution in Resolution::ALL {
        at_least(3, resolution.word(), |context| context.cases.iter().any(|case| case.resolution == Some(*resolution)));
    }
    at_least(10, "a wish", case(|case| case.wish.is_some()));
    at_least(10, "the company cancelled", order(|order| order.cancelled_by == Some(Party::Company)));
    at_least(
        3,
        "and owes the money",
        order(|order| order.cancelled_by == Some(Party::Company) && order.refunded.is_none()),
    );
    at_least(10, "a partial delivery", order(|order| order.part_delivered));
    at_least(10, "a term of a year", |context| {
        context.subscriptions.iter().any(|taken| taken.term == Some(CalendarUnit::Year))
    });
    at_least(5, "reminders", |context| context.billing.reminders.is_some_and(|times| times > 0));
    at_least(5, "feedback about an order", |context| context.feedback.iter().any(|given| given.about.is_some()));
    let now = clock::as_of();
    let promise = |fits: fn(&PromiseMade, Timestamp) -> bool| {
        move |context: &Context| context.promises.iter().any(|promise| fits(promise, now))
    };
    at_least(3, "a broken promise", promise(PromiseMade::is_broken));
    at_least(3, "an open promise", promise(|promise, now| promise.is_open() && promise.due_at > now));
    at_least(3, "a promise kept", promise(|promise, _| promise.kept_at.is_some()));
}

#[test]
fn the_town_has_customers_for_every_rule() {
    for mode in ContactMode::ALL {
        at_least(20, mode.word(), |context| context.preferences.contact_mode == Some(*mode));
    }
    at_least(10, "a pause", |context| context.preferences.pause.is_some());
    at_least(50, "quiet hours", |context| !context.preferences.quiet_hours.is_empty());
    at_least(10, "the customer's own cap", |context| !context.preferences.max_contacts.is_empty());
    at_least(10, "an unknown time zone", |context| context.customer.time_zone.is_none());
    at_least(10, "a care flag", |context| context.care.handle_with_care);
    at_least(20, "arrears", |context| context.billing.arrears);
    for status in CustomerStatus::ALL {
        at_least(5, status.word(), |context| context.customer.status == Some(*status));
    }
    for volume in Volume::ALL {
        at_least(20, volume.word(), |context| context.capacity.volume == Some(*volume));
    }
    for open in [true, false] {
        let team = |queue: &Queue| queue.queue == "care_team" && queue.open == open;
        at_least(100, "care_team", |context| context.capacity.queues.iter().any(team));
    }
    at_least(100, "an e-mail within a week", |context| {
        let lately = |item: &HistoryItem| as_of().days_since(item.at) < 7 && item.channel == Some(Channel::Email);
        context.history.iter().any(lately)
    });
}

#[test]
fn the_town_has_customers_for_every_plugin() {
    let complains = |context: &Context| context.cases.iter().any(Case::is_open_complaint);
    let fought = |talk: &Interaction| talk.by_bot() && talk.effort.is_some_and(|effort| effort.get() >= 5);
    for failure in ["carrier_lost", "damaged", "payment_error"] {
        let failed = |order: &Order| order.failure.as_ref().is_some_and(|code| code == failure);
        at_least(10, failure, |context| context.orders.iter().any(failed));
    }
    at_least(20, "an open complaint", complains);
    at_least(10, "a complaint after a fight with a bot", |context| {
        complains(context) && context.interactions.iter().any(fought)
    });
    at_least(10, "a reopened case", |context| context.cases.iter().any(|case| case.reopened.is_some()));
    at_least(20, "a complaint closed within two weeks", |context| {
        context.cases.iter().any(|case| case.closed_at.is_some_and(|at| as_of().days_since(at) < 14))
    });
    for event in ["outage-0328", "closure-north", "strike-0326", "storm-0328", "recall-kettle"] {
        let touched = |known: &Event| known.reference == event && known.affects_customer == Some(true);
        at_least(10, event, |context| context.events.iter().any(touched));
    }
    at_least(50, "an older gesture", |context| context.history.iter().any(|item| item.kind == ActionKind::Gesture));
    at_least(20, "a volunteer", |context| context.community.helper_opt_in);
    at_least(10, "a volunteer for errands", |context| {
        context.community.helper_opt_in && context.community.topics.iter().any(|topic| topic == "errands")
    });
    at_least(10, "a closed door", |context| {
        context.orders.iter().any(|order| order.failure.as_ref().is_some_and(|code| code == "not_at_home"))
    });
    at_least(10, "messages to and fro", |context| {
        let unsettled = |talk: &&Interaction| {
            talk.topic.as_ref().is_some_and(|topic| topic == "invoice") && as_of().days_since(talk.at) < 7
        };
        context.interactions.iter().filter(unsettled).count() > 3
    });
    at_least(10, "somebody who is stuck now", |context| {
        let now = |bump: &Friction| bump.count > 1 && bump.last_at.is_some_and(|at| at > as_of().plus_s(-1_800));
        context.hook == Hook::Visit && context.journeys.iter().flat_map(|way| &way.friction).any(now)
    });
    at_least(10, "somebody whose terms nobody asked", |context| {
        let unwelcome = |item: &&HistoryItem| item.outcome == Some(Outcome::Dismissed);
        context.hook == Hook::Visit
            && context.preferences.contact_mode.is_none()
            && context.history.iter().filter(unwelcome).count() > 2
    });
    at_least(20, "a bump on the way", |context| context.journeys.iter().any(|way| !way.friction.is_empty()));
    at_least(10, "a visit where it closes", |context| context.appointments.iter().any(|visit| visit.event.is_some()));
    at_least(20, "a paused box", |context| {
        context.subscriptions.iter().any(|taken| taken.status == SubscriptionStatus::Paused)
    });
}
