//! Attacks on what is shown: somebody who knows all customers but one tries to find out about that one.

use super::testing::{Customer, period, settings};
use super::{BLUR, Insights, Tally};

fn tally(customers: impl IntoIterator<Item = Customer>) -> Tally {
    let mut tally = Tally::new(period());
    customers.into_iter().for_each(|customer| tally.add(&customer.context(), None));
    tally
}

/// So many customers with one topic, in two areas.
fn others(customers: u32) -> impl Iterator<Item = Customer> {
    (0..customers).map(|number| Customer::new(number).asks("debt", 3).lives_in("north"))
}

/// Somebody whose secret it is that they asked.
fn anna() -> Customer {
    Customer::new(999_999).asks("debt", 3).lives_in("north")
}

fn asked(tally: &Tally, secret: u64) -> Option<u64> {
    Insights::of(tally, &settings(&secret.to_le_bytes())).topics.first().map(|topic| topic.customers)
}

/// With what they know, an attacker can't do better than to guess from the one number that depends on Anna, by whichever is
/// likelier. This counts how often the best such guess is right, over many secrets.
fn best_guess(with: &Tally, without: &Tally) -> f64 {
    const SECRETS: u64 = 1_000;
    let mut seen = std::collections::BTreeMap::<Option<u64>, [u64; 2]>::new();
    for secret in 0..SECRETS {
        seen.entry(asked(with, secret)).or_default()[0] += 1;
        seen.entry(asked(without, SECRETS + secret)).or_default()[1] += 1;
    }
    let right: u64 = seen.values().map(|[with, without]| *with.max(without)).sum();
    right as f64 / (2 * SECRETS) as f64
}

/// An exact number would give it away each time. e to 1 against 1 is right in 73 of 100 cases, and luck adds a little.
#[test]
fn whoever_knows_everybody_else_is_wrong_about_one_in_four_times() {
    for customers in [15, 16, 40] {
        let right = best_guess(&tally(others(customers).chain([anna()])), &tally(others(customers)));
        assert!((0.5..0.77).contains(&right), "with {customers} others, the guess is right in {right}");
    }
}

/// Two reports, yesterday's without Anna and today's: what differs between them isn't Anna.
#[test]
fn the_difference_between_two_reports_does_not_show_one_customer() {
    let (before, anna_came, anna_did_not) = (tally(others(40)), tally(others(40).chain([anna()])), {
        let stranger = Customer::new(999_999).asks("invoice", 3).lives_in("north");
        tally(others(40).chain([stranger]))
    });
    let (mut right, tries) = (0, 1_000);
    for secret in 0..tries {
        let yesterday = asked(&before, secret).unwrap();
        // The best guess from a difference: she came if the number went up.
        right += u64::from(asked(&anna_came, secret).unwrap() > yesterday);
        right += u64::from(asked(&anna_did_not, secret).unwrap() <= yesterday);
    }
    let right = right as f64 / (2 * tries) as f64;
    assert!((0.5..0.73).contains(&right), "{right}");
}

/// In every report, whatever the secret: nothing about nine customers.
#[test]
fn a_group_of_nine_shows_nowhere() {
    let few = (5_000..5_009).map(|number| {
        let customer = Customer::new(number).asks("debt", 2).about("eviction").lives_in("harbour");
        customer.at_stage("leave", "debt", Some("no_money")).sees_queue("debt_team", "debt", 60)
    });
    let many = (0..400).map(|number| Customer::new(number).asks("invoice", number % 60).lives_in("north"));
    let tally = tally(many.chain(few));
    for secret in 0..300_u64 {
        let insights = Insights::of(&tally, &settings(&secret.to_le_bytes()));
        let all = format!("{insights:?}");
        for word in ["debt", "eviction", "harbour", "no_money", "leave"] {
            assert!(!all.contains(word), "{word} with secret {secret}");
        }
    }
}

/// A whole less its shown parts is no hidden group: the event counts only what is shown of it.
#[test]
fn a_whole_less_its_parts_is_nobody() {
    let customers = (0..107).map(|number| {
        let topic = if number < 100 { "delivery" } else { "burglary" };
        Customer::new(number).asks(topic, 2).about("outage")
    });
    let tally = tally(customers);
    for secret in 0..300_u64 {
        let insights = Insights::of(&tally, &settings(&secret.to_le_bytes()));
        let [outage] = insights.events.as_slice() else { panic!("{:?}", insights.events) };
        assert_eq!(outage.customers, outage.topics.iter().map(|topic| topic.customers).sum::<u64>());
        assert!(outage.topics.len() == 1 && outage.customers.abs_diff(100) <= BLUR as u64);
    }
}

/// The same customer in many records is one customer.
#[test]
fn one_customer_in_many_records_is_no_group() {
    let again = (0..500).map(|_| anna());
    let tally = tally(again);
    assert!((0..300).all(|secret| asked(&tally, secret).is_none()));
}
