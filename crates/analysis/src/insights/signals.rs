//! What is starting that nobody has noticed yet.

use jiff::civil::Date;
use serde::Serialize;

use super::expected::{Expected, LEAST_PAST, Panel};
use super::period::date_of;
use super::questions;
use super::share::{as_text, in_tenths};
use super::shown::Shown;
use super::tally::Tally;

/// The probability that a day raises a false alarm by chance, in any series of the report.
const FALSE_ALARM: f64 = 0.001;

/// Alarms of a series that are no more than this many days apart are one signal.
const SAME_SIGNAL_DAYS: usize = 7;

/// What a series counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Customers who asked about a topic.
    Topic,
    /// Customers of an area who asked about anything.
    Area,
    /// Customers for whom an order failed, or whom something held up in a journey.
    Failure,
}

/// More customers on a day than a series' own past leads one to expect.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Signal {
    /// What the series counts.
    pub family: Family,
    /// Its name: the topic, area, or failure.
    pub name: String,
    /// The first day that stood out: at its end, the signal could be known.
    #[serde(serialize_with = "as_text")]
    pub known_on: Date,
    /// The last day that stood out, so far.
    #[serde(serialize_with = "as_text")]
    pub until: Date,
    /// How many customers there were on the first day.
    pub customers: u64,
    /// How many were expected then.
    #[serde(serialize_with = "in_tenths")]
    pub expected: f64,
    /// The day with most customers, and how many.
    pub peak: Day,
    /// All days of the series, for a chart.
    pub days: Vec<Day>,
}

/// A day, and how many customers there were.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Day {
    /// The day.
    #[serde(serialize_with = "as_text")]
    pub day: Date,
    /// How many customers; `None` if they are too few to show.
    pub customers: Option<u64>,
}

/// The series of a family, blurred, with their names.
#[derive(Debug, Clone)]
pub(super) struct Watched {
    pub(super) family: Family,
    pub(super) names: Vec<String>,
    pub(super) panel: Panel,
}

/// A day of a series that stands out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Alarm {
    pub(super) day: usize,
    expected: Expected,
}

/// All series that are watched.
pub(super) fn watched(tally: &Tally, shown: &Shown) -> Vec<Watched> {
    let families = [
        (Family::Topic, "day of topic", &tally.by_topic),
        (Family::Area, "day of area", &tally.by_area),
        (Family::Failure, "day of failure", &tally.by_failure),
    ];
    let all = families.into_iter().filter_map(|(family, place, days)| {
        let ends = days.ends()?;
        let (mut names, mut series) = (Vec::new(), Vec::new());
        for (name, counts) in days.series(ends) {
            let blurred =
                (ends.0..).zip(counts).map(|(day, count)| shown.blur().number(&[place, name, &day.to_string()], count));
            names.push(name.to_owned());
            series.push(blurred.map(|number| number as f64).collect());
        }
        Some(Watched { family, names, panel: Panel { first: ends.0, series } })
    });
    all.collect()
}

/// How unlikely a day must be to stand out, if so many series are watched: all together may raise a false alarm on one day in
/// a thousand (Bonferroni).
pub(super) fn threshold(watched: &[Watched]) -> f64 {
    let series: usize = watched.iter().map(|watched| watched.names.len()).sum();
    FALSE_ALARM / series.max(1) as f64
}

/// The days of each series that stand out, from the first to the last, each compared with what was known before it.
pub(super) fn alarms(panel: &Panel, threshold: f64, least: i64) -> Vec<Vec<Alarm>> {
    let mut found = vec![Vec::new(); panel.series.len()];
    let mut is_signal = vec![vec![false; panel.days()]; panel.series.len()];
    for day in LEAST_PAST..panel.days() {
        let week = panel.week(day);
        for (at, series) in panel.series.iter().enumerate() {
            let number = series[day];
            if number < least as f64 {
                continue;
            }
            let Some(expected) = panel.expected(at, day, &week, &is_signal[at]) else { continue };
            if expected.chance_of(number as i64) < threshold {
                is_signal[at][day] = true;
                found[at].push(Alarm { day, expected });
            }
        }
    }
    found
}

/// The alarms that begin a signal.
pub(super) fn beginnings(alarms: &[Alarm]) -> impl Iterator<Item = &[Alarm]> {
    alarms.chunk_by(|one, next| next.day - one.day <= SAME_SIGNAL_DAYS)
}

/// The signals, the newest first.
pub(super) fn signals(tally: &Tally, watched: &[Watched], shown: &Shown) -> Vec<Signal> {
    let threshold = threshold(watched);
    let mut signals = Vec::new();
    for Watched { family, names, panel } in watched {
        let found = alarms(panel, threshold, shown.least());
        for ((name, numbers), alarms) in names.iter().zip(&panel.series).zip(&found) {
            let whole = if *family == Family::Topic { questions::customers_of(tally, shown, name) } else { None };
            let most = whole.unwrap_or(u64::MAX);
            let day = |day: usize| Day {
                day: date_of(panel.first + day as i32),
                customers: shown.large_enough(numbers[day] as i64).map(|customers| customers.min(most)),
            };
            for run in beginnings(alarms) {
                let [first, ..] = run else { continue };
                let peak =
                    run.iter().max_by(|one, other| numbers[one.day].total_cmp(&numbers[other.day])).unwrap_or(first);
                signals.push(Signal {
                    family: *family,
                    name: name.clone(),
                    known_on: day(first.day).day,
                    until: day(run.last().unwrap_or(first).day).day,
                    customers: (numbers[first.day] as u64).min(most),
                    expected: first.expected.mean,
                    peak: day(peak.day),
                    days: (0..panel.days()).map(day).collect(),
                });
            }
        }
    }
    signals
        .sort_by(|one, other| (other.known_on, one.family, &one.name).cmp(&(one.known_on, other.family, &other.name)));
    signals
}

#[cfg(test)]
mod tests {
    use super::super::blur::Blur;
    use super::super::testing::{Customer, insights};
    use super::*;

    /// Eight customers a day about each of three topics, and others as asked for.
    fn everyday() -> impl Iterator<Item = Customer> {
        (0..91 * 24).map(|number| {
            let topic = ["delivery", "invoice", "store"][number as usize % 3];
            Customer::new(number).asks(topic, number / 24)
        })
    }

    #[test]
    fn a_day_that_stands_out_is_a_signal_on_that_day() {
        let outage = (10_000..10_045).map(|number| Customer::new(number).asks("outage", 3 + number % 2));
        let signals = insights(everyday().chain(outage)).signals;
        let [outage] = signals.as_slice() else { panic!("{signals:?}") };
        assert_eq!((outage.name.as_str(), outage.known_on.to_string().as_str()), ("outage", "2026-03-24"));
        assert_eq!(outage.until.to_string(), "2026-03-25");
        assert!(outage.customers.abs_diff(22) <= 6 && outage.expected < 1.0, "{outage:?}");
    }

    #[test]
    fn ordinary_days_are_no_signal() {
        let insights = insights(everyday());
        assert_eq!(insights.signals, []);
        let watch = insights.watch.unwrap();
        assert!(watch.series == 3 && watch.days == 63 && watch.false_per_100_days < 0.5, "{watch:?}");
    }

    #[test]
    fn a_rise_that_stays_is_one_signal_and_no_new_one_every_day() {
        let rise = (0..20 * 25).map(|number| Customer::new(10_000 + number).asks("invoice", number / 25));
        let signals = insights(everyday().chain(rise)).signals;
        let [rise] = signals.as_slice() else { panic!("{signals:?}") };
        assert_eq!((rise.name.as_str(), rise.known_on.to_string().as_str()), ("invoice", "2026-03-09"));
        assert_eq!(rise.until.to_string(), "2026-03-28");
    }

    #[test]
    fn a_handful_of_customers_is_no_signal_however_unusual() {
        let few = (10_000..10_009).map(|number| Customer::new(number).asks("fire", 1));
        assert_eq!(insights(everyday().chain(few)).signals, []);
    }

    /// How many of 200 secrets raise an alarm on each day, in one of 27 series.
    fn raised(customers: impl Fn(u64, usize) -> u64) -> Vec<usize> {
        let mut raised = vec![0; 91];
        for secret in 0..200_u64 {
            let blur = Blur::new(&secret.to_le_bytes(), std::iter::empty());
            let blurred = |day: usize| blur.number(&["day", &day.to_string()], customers(secret, day)) as f64;
            let panel = Panel { first: 0, series: vec![(0..91).map(blurred).collect()] };
            alarms(&panel, FALSE_ALARM / 27.0, 16)[0].iter().for_each(|alarm| raised[alarm.day] += 1);
        }
        raised
    }

    #[test]
    fn what_is_far_above_a_past_of_few_stands_out_whatever_the_blur() {
        // A past of 0.65 customers a day, and then 29.
        let raised = raised(|_, day| if day == 90 { 29 } else { [0, 1, 0, 2, 0, 1, 0, 0, 1, 1][day % 10] });
        assert_eq!((raised[90], raised[..90].iter().sum::<usize>()), (200, 0));
    }

    /// One in a thousand days of 27 series would be 0.5 of these 12,600 days of one series.
    #[test]
    fn chance_alone_hardly_ever_stands_out() {
        for mean in [3, 8, 12, 30] {
            // A sum of many rare things is as good as a Poisson distribution.
            let customers = |secret: u64, day: usize| {
                let mut luck = secret << 32 | (day as u64) << 8 | mean;
                let happens = |_: &u64| {
                    luck = luck.wrapping_add(0x9e37_79b9_7f4a_7c15);
                    let mixed = (luck ^ luck >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                    (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb) >> 32 < mean << 22
                };
                (0..1024).filter(happens).count() as u64
            };
            let raised: usize = raised(customers).iter().sum();
            assert!(raised <= 1, "mean {mean}: {raised}");
        }
    }
}
