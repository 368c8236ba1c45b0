//! How often the watch for signals raises a false alarm, measured on shuffled days.

use serde::Serialize;

use super::blur::Blur;
use super::expected::{LEAST_PAST, Panel};
use super::share::in_hundredths;
use super::shown::Shown;
use super::signals::{self, Watched};

/// How often the days are shuffled.
const SHUFFLES: u64 = 100;

/// The watch for signals, and how often it is wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Watch {
    /// How many series are watched.
    pub series: u64,
    /// How many days of them were compared with their past.
    pub days: u64,
    /// How many shuffled days were watched in the same way.
    pub shuffled_days: u64,
    /// How many signals there were on them: all of them are false.
    pub false_signals: u64,
    /// How many false signals there are in 100 days, in all series together.
    #[serde(serialize_with = "in_hundredths")]
    pub false_per_100_days: f64,
}

/// Shuffles the days of each series among days of the same weekday, many times, and watches them: what is found then, chance
/// has made. Days that stood out are replaced by others first. `None` if there is too little past to watch.
pub(super) fn watch(watched: &[Watched], shown: &Shown) -> Option<Watch> {
    let threshold = signals::threshold(watched);
    let mut luck = Luck { blur: shown.blur(), thrown: 0 };
    let (mut days, mut found) = (0, 0);
    for Watched { panel, .. } in watched {
        let calm = calmed(panel, threshold, shown.least(), &mut luck);
        days = days.max(panel.days().saturating_sub(LEAST_PAST));
        for _ in 0..SHUFFLES {
            let mut shuffled = calm.clone();
            shuffled.series.iter_mut().for_each(|series| shuffle(series, &mut luck));
            let alarms = signals::alarms(&shuffled, threshold, shown.least());
            found += alarms.iter().map(|alarms| signals::beginnings(alarms).count() as u64).sum::<u64>();
        }
    }
    let shuffled_days = days as u64 * SHUFFLES;
    let series = watched.iter().map(|watched| watched.names.len() as u64).sum();
    let false_per_100_days = found as f64 * 100.0 / shuffled_days as f64;
    (days > 0).then_some(Watch { series, days: days as u64, shuffled_days, false_signals: found, false_per_100_days })
}

/// The panel without its signals: each day that stood out is replaced by another of the same weekday that didn't.
fn calmed(panel: &Panel, threshold: f64, least: i64, luck: &mut Luck) -> Panel {
    let mut calm = panel.clone();
    for (series, alarms) in calm.series.iter_mut().zip(signals::alarms(panel, threshold, least)) {
        let stood_out = |day: usize| alarms.iter().any(|alarm| alarm.day == day);
        let others = |day: usize| (day % 7..panel.days()).step_by(7).filter(|other| !stood_out(*other));
        for day in (0..panel.days()).filter(|day| stood_out(*day)) {
            let number = others(day).count() as u64;
            let Some(other) = others(day).nth(luck.below(number) as usize) else { continue };
            series[day] = series[other];
        }
    }
    calm
}

/// Shuffles the days of each weekday among themselves (Fisher and Yates).
fn shuffle(series: &mut [f64], luck: &mut Luck) {
    for weekday in 0..series.len().min(7) {
        let days: Vec<usize> = (weekday..series.len()).step_by(7).collect();
        for at in (1..days.len()).rev() {
            series.swap(days[at], days[luck.below(at as u64 + 1) as usize]);
        }
    }
}

/// Luck that is the same for the same report.
struct Luck<'b> {
    blur: &'b Blur,
    thrown: u64,
}

impl Luck<'_> {
    /// A number below another, each about as likely as the others.
    fn below(&mut self, number: u64) -> u64 {
        self.thrown += 1;
        let drawn = self.blur.draw(&["shuffle", &self.thrown.to_string()]);
        ((u128::from(drawn) * u128::from(number)) >> 64) as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shuffling_keeps_each_weekdays_numbers() {
        let blur = Blur::new(b"", std::iter::empty());
        let mut series: Vec<f64> = (0..91).map(f64::from).collect();
        let before = series.clone();
        shuffle(&mut series, &mut Luck { blur: &blur, thrown: 0 });
        assert_ne!(series, before);
        assert!(series.iter().zip(&before).all(|(one, other)| (one - other) % 7.0 == 0.0));
        series.sort_by(f64::total_cmp);
        assert_eq!(series, before);
    }

    #[test]
    fn what_stood_out_is_calmed_before() {
        let blur = Blur::new(b"", std::iter::empty());
        let mut series = vec![8.0; 91];
        series[60] = 90.0;
        let panel = Panel { first: 0, series: vec![series] };
        let calm = calmed(&panel, 0.001, 16, &mut Luck { blur: &blur, thrown: 0 });
        assert_eq!(calm.series[0], [8.0; 91]);
    }
}
