//! Findings in words.

use courtesy_analysis::insights::{Distribution, Family, Insights, Share, Totals, Watch};
use courtesy_analysis::outcomes::Estimate;
use jiff::civil::Date;

use crate::figures;

/// A sentence on what was read.
pub(super) fn totals(totals: &Totals) -> String {
    let contexts = figures::counted(totals.contexts, "context");
    let period = totals.period.map_or_else(String::new, |(first, last)| format!(", {first} to {last}"));
    format!(
        "{contexts}{period}. Every number counts customers, each once in a group. No group under {} is shown, and each number \
         is off by up to {}, so that nobody can be read out of it.",
        totals.min_group, totals.blur
    )
}

/// What to know about the numbers, besides that.
pub(super) fn remarks(totals: &Totals) -> Vec<String> {
    let mut remarks = Vec::new();
    if totals.names_together {
        remarks.push(
            "There were more names than are told apart; the rare ones are counted together, as (others).".to_owned(),
        );
    }
    if totals.left_out >= 0.001 {
        let percent = tenths(totals.left_out);
        remarks.push(format!(
            "Of so many customers, up to {percent:.1} % may be missing in a group; use shorter periods."
        ));
    }
    remarks
}

/// How signals are found, and how often they are false.
pub(super) fn watch(watch: Option<&Watch>, topics: bool) -> String {
    match watch {
        Some(watch) => {
            let by_chance = match watch.false_per_100_days {
                few if few < 0.1 => "fewer than 0.1 days".to_owned(),
                days => format!("about {days:.1} days"),
            };
            format!(
                "A day stands out if far more customers come than in the eight weeks before. By chance alone, {by_chance} in \
                 100 would stand out."
            )
        }
        None if topics => {
            "There are fewer than four weeks of past to compare days with, so nothing is watched.".to_owned()
        }
        None => "There is nothing to compare by day, so nothing is watched.".to_owned(),
    }
}

/// How the numbers were worked out, for those who want to check.
pub(super) fn methods(insights: &Insights) -> Vec<String> {
    let level = level(&insights.totals);
    let shares = format!(
        "In brackets is where the true figure lies, with {level} confidence. For shares it is Wilson's interval (1927) and for \
         customers a day Garwood's (Poisson, 1936), both widened by as much as the numbers are off; for differences it is \
         MOVER (Zou and Donner 2008), all of the table together (Bonferroni)."
    );
    let watch = insights.watch.as_ref().map(|watch| {
        format!(
            "What is starting: each topic, area and failure by day, {} on the whole, over {}. A day stands out if so many \
             customers would come by chance on one day in a thousand in any of them (negative binomial, Bonferroni). With \
             days shuffled at random, {} of {} stood out.",
            figures::count(watch.series),
            figures::counted(watch.days, "day"),
            figures::count(watch.false_signals),
            figures::counted(watch.shuffled_days, "day"),
        )
    });
    std::iter::once(shares).chain(watch).collect()
}

/// The confidence of intervals: `95 %`.
pub(super) fn level(totals: &Totals) -> String {
    format!("{} %", (totals.confidence * 1e4).round() / 100.0)
}

/// A day as in a sentence: `27 March 2026`.
pub(super) fn day(day: Date) -> String {
    day.strftime("%-d %B %Y").to_string()
}

/// What a series counts.
pub(super) fn family(family: Family) -> &'static str {
    match family {
        Family::Topic => "topic",
        Family::Area => "area",
        Family::Failure => "failure",
    }
}

/// A share, with its interval if there is one.
pub(super) fn share(share: Option<&Share>) -> String {
    match share {
        None => "-".to_owned(),
        Some(Share::Between(found)) => estimate(*found),
        Some(Share::AtMost { at_most }) => format!("at most {:.0} %", at_most * 100.0),
        Some(Share::AtLeast { at_least }) => format!("at least {:.0} %", at_least * 100.0),
    }
}

/// A share with its interval: `41 % (36 to 46)`.
pub(super) fn estimate(Estimate { value, low, high }: Estimate) -> String {
    let [value, low, high] = [value, low, high].map(|share| (share * 100.0).round() + 0.0);
    format!("{value:.0} % ({low:.0} to {high:.0})")
}

/// A difference in percentage points, with its interval: `+23 (12 to 33)`.
pub(super) fn points(Estimate { value, low, high }: Estimate) -> String {
    let [value, low, high] = [value, low, high].map(|share| (share * 100.0).round() + 0.0);
    format!("{value:+.0} ({low:.0} to {high:.0})")
}

/// The part of a distribution with this word: with all its words, if it was too small to be shown alone.
pub(super) fn part(distribution: Option<&Distribution>, word: &str) -> String {
    let parts = distribution.map(|distribution| distribution.parts.as_slice()).unwrap_or_default();
    let Some(part) = parts.iter().find(|part| part.words.contains(&word)) else { return "-".to_owned() };
    match part.words.as_slice() {
        [_] => share(Some(&part.share)),
        words => format!("{}: {}", words.join(" or "), share(Some(&part.share))),
    }
}

/// A number of customers, if it is shown.
pub(super) fn customers(customers: Option<u64>) -> String {
    customers.map_or_else(|| "-".to_owned(), figures::count)
}

fn tenths(share: f64) -> f64 {
    (share * 1e3).ceil() / 10.0
}

#[cfg(test)]
pub(super) mod testing {
    use courtesy_analysis::insights::Insights;
    use courtesy_analysis::insights::testing::{self, Customer};
    use serde_json::json;

    /// A company with an outage, a channel that serves better, a stage that gets stuck, and a queue with room.
    pub(crate) fn insights() -> Insights {
        let everyday = (0..91 * 24).map(|number: u32| {
            let topic = ["delivery", "invoice", "store"][number as usize % 3];
            let chat = number.is_multiple_of(2);
            let solved = number % 10 < if chat { 8 } else { 4 };
            let talk = json!({
                "channel": if chat { "chat" } else { "phone" }, "outcome": if solved { "resolved" } else { "escalated" },
                "effort": if solved { 2 } else { 6 }, "sentiment": if solved { 0.4 } else { -0.5 },
            });
            let asks = Customer::new(number).asks(topic, number / 24).with(talk).lives_in("north");
            let asks = asks.sees_queue("billing_team", "invoice", 60).sees_queue("care_team", "delivery", 900);
            asks.at_stage("checkout", "payment", (number.is_multiple_of(5)).then_some("payment_error"))
        });
        let outage = (10_000..10_090).map(|number| {
            let asks = Customer::new(number).asks(if number % 3 == 0 { "locker" } else { "outage" }, number % 2);
            asks.about("outage-0328")
                .with(json!({"sentiment": if number % 4 == 0 { 0.0 } else { -0.7 }}))
                .lives_in("harbour")
        });
        testing::insights(everyday.chain(outage))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_in_whole_percent() {
        let found = Estimate { value: 0.4149, low: -0.001, high: 0.4651 };
        assert_eq!(estimate(found), "41 % (0 to 47)");
        assert_eq!(points(found), "+41 (0 to 47)");
        assert_eq!(share(Some(&Share::AtMost { at_most: 0.15 })), "at most 15 %");
        assert_eq!(share(None), "-");
    }

    #[test]
    fn without_a_past_nothing_is_watched() {
        assert!(watch(None, true).contains("fewer than four weeks of past"));
        assert!(watch(None, false).starts_with("There is nothing to compare"));
    }
}
