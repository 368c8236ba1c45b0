//! The results of a simulation in words and key figures.

use courtesy_analysis::compare::Sides;
use courtesy_analysis::simulated::{Run, Simulated, Totals};

use crate::compare::words::signed;
use crate::{figures, text};

/// One figure for each side, and how B differs if there is one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) name: &'static str,
    pub(super) sides: Vec<String>,
    pub(super) change: Option<String>,
}

/// The main result in a sentence or two.
pub(super) fn headline(simulated: &Simulated) -> String {
    let Some((_, first)) = simulated.sides.first() else { return String::new() };
    let days = figures::counted(first.totals.days.into(), "day");
    let customers = figures::counted(first.totals.customers, "customer");
    match simulated.sides.get(1) {
        None => format!("In {days}, {customers} got {}.", came_to(first)),
        Some((_, second)) => {
            format!("In {days}, {customers} got {} with A, and {} with B.", came_to(first), came_to(second))
        }
    }
}

fn came_to(run: &Run) -> String {
    let contacts = figures::counted(run.totals.contacts.sum, "contact");
    match run.totals.all_findings() {
        0 => format!("{contacts}, and no law was broken"),
        1 => format!("{contacts}, and a law was broken once"),
        findings => format!("{contacts}, and laws were broken {} times", figures::count(findings)),
    }
}

/// How it was set up.
pub(super) fn set_up(simulated: &Simulated) -> String {
    let setup = &simulated.setup;
    let model =
        setup.model.as_deref().map_or_else(|| "the built-in model".to_owned(), |file| format!("the model {file}"));
    let events = setup.events.as_deref().map(|file| format!(" and the events in {file}")).unwrap_or_default();
    text::printable(&format!("Played with {model}{events}, seed {}.", setup.seed))
}

/// What to know about the results.
pub(super) fn remarks(simulated: &Simulated) -> Vec<String> {
    let mut remarks = vec![set_up(simulated)];
    if simulated.sides.iter().any(|(_, run)| !run.is_complete) {
        remarks.push("It was stopped before the last day: the results cover the days before that.".to_owned());
    }
    remarks
}

/// The longest reference of a customer that is shown in full, in characters.
const REFERENCE: usize = 20;

type Counted = (&'static str, fn(&Totals) -> u64);

const COUNTED: [Counted; 15] = [
    ("contacts", |totals| totals.contacts.sum),
    ("customers with a contact", |totals| totals.contacts.customers),
    ("contacts of the median customer", |totals| totals.contacts.median),
    ("contacts of 19 of 20 customers, at most", |totals| totals.contacts.p95),
    (MOST, |totals| totals.contacts.most),
    ("same words again about the same matter", |totals| totals.repetitions.sum),
    ("customers who got them", |totals| totals.repetitions.customers),
    ("same words again but for numbers", |totals| totals.same_words.sum),
    ("promises made", |totals| totals.promises.made),
    ("promises kept", |totals| totals.promises.kept),
    ("promises broken", |totals| totals.promises.broken),
    ("customers in trouble on some day", |totals| totals.troubled),
    (SILENCE, |totals| totals.longest_silence.as_ref().map_or(0, |silence| silence.days.into())),
    ("angry customers without a person", |totals| totals.angry_without_person),
    ("plugin failures", |totals| totals.failures),
];

const SILENCE: &str = "longest silence in trouble, in days";
const MOST: &str = "contacts of one customer, at most";

/// A figure with the customer that it is about on each side.
fn with_customer(figure: Figure, simulated: &Simulated, about: impl Fn(&Totals) -> Option<String>) -> Figure {
    let named = |(number, (_, run)): (String, &(_, Run))| match about(&run.totals) {
        Some(customer) => format!("{number} ({customer})"),
        None => number,
    };
    Figure { sides: figure.sides.into_iter().zip(&simulated.sides).map(named).collect(), ..figure }
}

/// The customer of the longest silence, and the last day of it.
fn silent(totals: &Totals) -> Option<String> {
    let silence = totals.longest_silence.as_ref()?;
    Some(format!("{}@{}", text::shortened(silence.customer.as_str(), REFERENCE), silence.day))
}

fn most_contacted(totals: &Totals) -> Option<String> {
    Some(text::shortened(totals.most_contacted.as_ref()?.as_str(), REFERENCE))
}

/// The key figures. Failures are left out if there are none.
pub(super) fn figures(simulated: &Simulated) -> Vec<Figure> {
    let all = COUNTED.iter().map(|(name, count)| {
        let figure = figure(name, simulated, count);
        match *name {
            SILENCE => with_customer(figure, simulated, silent),
            MOST => with_customer(figure, simulated, most_contacted),
            _ => figure,
        }
    });
    all.filter(|figure| figure.name != "plugin failures" || figure.sides.iter().any(|number| number != "0")).collect()
}

/// A figure of each side.
pub(super) fn figure(name: &'static str, simulated: &Simulated, count: impl Fn(&Totals) -> u64) -> Figure {
    let numbers: Vec<u64> = simulated.sides.iter().map(|(_, run)| count(&run.totals)).collect();
    Figure { name, sides: numbers.iter().map(|number| figures::count(*number)).collect(), change: change(&numbers) }
}

/// B's number compared with A's, if there are both.
pub(super) fn change(numbers: &[u64]) -> Option<String> {
    match numbers {
        [a, b] => Some(signed(Sides { a: *a, b: *b }, figures::count)),
        _ => None,
    }
}

/// The names of the sides, for tables; none is needed if there is only one.
pub(super) fn sides(simulated: &Simulated) -> &'static [&'static str] {
    if simulated.sides.len() > 1 { &["A", "B", "change"] } else { &["number"] }
}

#[cfg(test)]
mod tests {
    use super::super::testing::simulated;
    use super::*;

    #[test]
    fn the_first_sentence_says_what_it_came_to() {
        assert_eq!(headline(&simulated(1)), "In 3 days, 40 customers got 12 contacts, and laws were broken 2 times.");
        assert_eq!(
            headline(&simulated(2)),
            "In 3 days, 40 customers got 12 contacts, and laws were broken 2 times with A, and 12 contacts, and no law was \
             broken with B."
        );
    }
}
