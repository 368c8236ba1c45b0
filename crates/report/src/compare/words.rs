//! The results of a comparison in words and key figures, which come first in a report.

use courtesy_analysis::compare::{Aspect, Comparison, Ruling, Sides, Summary, Transition, Volume, total};
use courtesy_contract::{Currency, Disposition};

use crate::{figures, text};

/// One figure, for both sides.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Figure {
    pub(super) name: String,
    pub(super) a: String,
    pub(super) b: String,
    pub(super) difference: String,
}

/// The main result, as a sentence without its end.
pub(super) fn headline(summary: &Summary) -> String {
    let (changed, all) = (summary.changed.customers, summary.customers);
    match (changed, all) {
        (_, 0) => "There are no customers to compare".to_owned(),
        (0, 1) => "With B, the one customer would get the same".to_owned(),
        (0, _) => format!("With B, all {} customers would get the same", figures::count(all)),
        _ => {
            let customers = figures::counted(all, "customer");
            let share = share(changed, all);
            format!("With B, {} of {customers} ({share}) would get something else", figures::count(changed))
        }
    }
}

/// The main result, and how many customers would get what.
pub(super) fn sentence(summary: &Summary) -> String {
    let changed = &summary.changed;
    let sorts = [
        (changed.more, "something instead of nothing"),
        (changed.less, "nothing instead of something"),
        (changed.other, "something different"),
    ];
    let sorts = sorts.iter().filter(|(customers, _)| *customers > 0);
    let sorts: Vec<String> = sorts.map(|(customers, what)| format!("{} {what}", figures::count(*customers))).collect();
    let headline = headline(summary);
    if sorts.is_empty() { format!("{headline}.") } else { format!("{headline}: {}.", text::listed(&sorts)) }
}

/// Remarks on the whole comparison.
pub(super) fn remarks(comparison: &Comparison) -> Vec<String> {
    let summary = &comparison.summary;
    let mut remarks = Vec::new();
    if summary.changed.withheld > 0 {
        let thing = if summary.changed.customers > 0 { "more customer" } else { "customer" };
        let customers = figures::counted(summary.changed.withheld, thing);
        remarks.push(format!("{customers} would get the same, but something is withheld for another reason."));
    }
    if summary.unreadable > 0 {
        let contexts = figures::counted(summary.unreadable, "context");
        let left_out = if summary.unreadable == 1 { "is" } else { "are" };
        remarks.push(format!("{contexts} can't be read and {left_out} left out."));
    }
    if !comparison.is_complete {
        remarks.push(
            "It was stopped before the end of the input: the results cover the customers before that.".to_owned(),
        );
    }
    remarks
}

/// The key figures.
pub(super) fn figures(summary: &Summary) -> Vec<Figure> {
    let contacts = total(summary.contacts.iter());
    let [handovers, replies] = summary.for_people();
    let mut found = vec![
        counted("customers who get something", summary.served),
        counted("actions offered", summary.offered()),
        counted("contacts with customers", contacts.offered),
    ];
    let failures = summary.live_failures();
    for (name, both) in [
        ("deferred contacts", contacts.deferred),
        ("hand-overs to people", handovers),
        ("check-ins that ask for a reply", replies),
        ("plugin failures", failures),
    ] {
        if both.larger() > 0 {
            found.push(counted(name, both));
        }
    }
    for (currency, days) in summary.spent() {
        found.push(spent(currency, total(days.iter())));
    }
    found
}

fn counted(name: &str, both: Sides<u64>) -> Figure {
    let Sides { a, b } = both.map(|number| figures::count(*number));
    Figure { name: name.to_owned(), a, b, difference: difference(both) }
}

fn spent(currency: Currency, volume: Volume) -> Figure {
    let all = volume.offered.plus(volume.deferred);
    let show = |minor| amount(minor, currency);
    let Sides { a, b } = all.map(|minor| show(*minor));
    Figure { name: format!("cost including deferred, in {currency}"), a, b, difference: signed(all, show) }
}

/// An amount without its currency, for where that is given elsewhere.
pub(super) fn amount(minor: u64, currency: Currency) -> String {
    let amount = figures::amount(minor, currency);
    amount.strip_prefix(currency.as_str()).map_or(amount.clone(), |amount| amount.trim_start().to_owned())
}

/// B's number compared with A's: `+3`, `−3`, `=`.
pub(super) fn difference(both: Sides<u64>) -> String {
    signed(both, figures::count)
}

/// B's quantity compared with A's.
pub(crate) fn signed(both: Sides<u64>, show: impl Fn(u64) -> String) -> String {
    match both.a.cmp(&both.b) {
        std::cmp::Ordering::Equal => "=".to_owned(),
        std::cmp::Ordering::Less => format!("+{}", show(both.b - both.a)),
        std::cmp::Ordering::Greater => format!("\u{2212}{}", show(both.a - both.b)),
    }
}

/// A part of a whole in percent, to one decimal.
pub(crate) fn share(part: u64, whole: u64) -> String {
    let tenths = (u128::from(part) * 1_000 + u128::from(whole) / 2) / u128::from(whole.max(1));
    match tenths {
        0 if part > 0 => "less than 0.1 %".to_owned(),
        _ => format!("{}.{} %", tenths / 10, tenths % 10),
    }
}

/// What becomes of an action on each side.
pub(super) fn fates(sort: &Transition) -> Sides<String> {
    let Sides { a, mut b } = sort.ruling.map(ruling);
    // If one is offered and the other deferred, it is clear that the times differ.
    let deferred = sort.ruling.a.disposition != sort.ruling.b.disposition;
    for aspect in &sort.differs {
        b.push_str(match aspect {
            Aspect::Done => "",
            Aspect::When if deferred => "",
            Aspect::When => ", at another time",
            Aspect::Channel => ", over another channel",
            Aspect::Queue => ", to another queue",
            Aspect::Content => ", with other content",
            Aspect::Cost => ", at another cost",
        });
    }
    Sides { a, b }
}

fn ruling(ruling: &Ruling) -> String {
    let Some(disposition) = ruling.disposition else { return "not proposed".to_owned() };
    let word = spaced(disposition);
    match &ruling.rule {
        Some(rule) => format!("{word} ({rule})"),
        None => word,
    }
}

/// A disposition in words.
pub(super) fn spaced(disposition: Disposition) -> String {
    disposition.word().replace('_', " ")
}

/// A name, or a label for all beyond the first thousand.
pub(super) fn name(name: Option<&str>) -> String {
    name.map_or_else(|| "(all others)".to_owned(), text::printable)
}

/// A segment's name; customers in no segment have a label as well.
pub(super) fn segment(segment: Option<&str>) -> String {
    match segment {
        Some("") => "(in no segment)".to_owned(),
        other => name(other),
    }
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::compare::examples::{compared, deferred, offered, summary, with, withheld};
    use serde_json::json;

    use super::*;

    #[test]
    fn the_first_sentence_says_who_would_get_something_else() {
        let ask = || json!([offered("ask")]);
        let none = || json!([]);
        let text = |customers: Vec<_>| sentence(&summary(&customers));
        assert_eq!(text(vec![]), "There are no customers to compare.");
        assert_eq!(text(vec![compared("c-1", ask(), ask())]), "With B, the one customer would get the same.");
        let customers = vec![
            compared("c-1", ask(), ask()),
            compared("c-2", none(), ask()),
            compared("c-3", ask(), none()),
            compared("c-4", ask(), json!([offered("tell")])),
        ];
        assert_eq!(
            text(customers),
            "With B, 3 of 4 customers (75.0 %) would get something else: 1 something instead of nothing, \
             1 nothing instead of something and 1 something different."
        );
    }

    #[test]
    fn shares_are_rounded_and_never_hide_somebody() {
        let shares =
            [(0, 10), (1, 3), (2, 3), (1, 100_000), (u64::MAX, u64::MAX)].map(|(part, whole)| share(part, whole));
        assert_eq!(shares, ["0.0 %", "33.3 %", "66.7 %", "less than 0.1 %", "100.0 %"]);
    }

    #[test]
    fn a_change_is_described_by_what_becomes_of_the_action() {
        let text = |a, b| {
            let summary = summary(&[compared("c-1", a, b)]);
            let Sides { a, b } = fates(&summary.changes[0].sort);
            format!("{a} -> {b}")
        };
        let ask = offered("ask");
        assert_eq!(
            text(json!([ask]), json!([withheld("ask", "no_capacity", "capacity")])),
            "offered -> no capacity (capacity)"
        );
        assert_eq!(text(json!([]), json!([ask])), "not proposed -> offered");
        let later = with(&with(&ask, "/send_at", json!("2026-03-29T08:00:00Z")), "/channel", json!("sms"));
        assert_eq!(text(json!([ask]), json!([later])), "offered -> offered, at another time, over another channel");
        let waits = deferred("ask", "2026-03-29T06:00:00Z");
        assert_eq!(text(json!([ask]), json!([waits])), "offered -> deferred (quiet_hours)");
    }

    #[test]
    fn differences_have_a_sign() {
        let signs = [(1_200, 0), (0, 1_200), (7, 7)].map(|(a, b)| difference(Sides { a, b }));
        assert_eq!(signs, ["\u{2212}1,200", "+1,200", "="]);
    }

    #[test]
    fn figures_that_are_nothing_on_both_sides_are_left_out() {
        let names: Vec<String> = figures(&summary(&[])).into_iter().map(|figure| figure.name).collect();
        assert_eq!(names, ["customers who get something", "actions offered", "contacts with customers"]);
    }
}
