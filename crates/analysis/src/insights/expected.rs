//! What a series' own past leads one to expect of a day.

use statrs::distribution::{DiscreteCDF, NegativeBinomial, Poisson};

use super::blur;
use super::period::weekday;

/// How many days of the past are looked at, and how many there must be.
pub(super) const PAST: usize = 56;
pub(super) const LEAST_PAST: usize = 28;

/// The least that is expected of a day, so that a series with an empty past is no surprise at once.
const LEAST_EXPECTED: f64 = 0.5;

/// Blurred numbers of customers by day, of series that are likely to share a weekly pattern.
#[derive(Debug, Clone)]
pub(super) struct Panel {
    /// The number of the first day.
    pub(super) first: i32,
    /// A number for each series and day.
    pub(super) series: Vec<Vec<f64>>,
}

/// What is expected of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Expected {
    /// The mean.
    pub(super) mean: f64,
    /// The variance of the customers, without the blur's.
    variance: f64,
}

impl Panel {
    pub(super) fn days(&self) -> usize {
        self.series.first().map_or(0, Vec::len)
    }

    /// How each day of the week compares with the mean day, in the past of a day. The highest of each is left out, so that
    /// one bad Saturday doesn't make all of them bad.
    pub(super) fn week(&self, today: usize) -> [f64; 7] {
        let from = today.saturating_sub(PAST);
        let mut totals: [Vec<f64>; 7] = Default::default();
        for day in from..today {
            let total: f64 = self.series.iter().map(|series| series[day]).sum();
            totals[self.weekday(day)].push(total.max(0.0));
        }
        let means = totals.map(|mut totals| {
            totals.sort_by(f64::total_cmp);
            totals.pop();
            totals.iter().sum::<f64>() / totals.len().max(1) as f64
        });
        let mean = means.iter().sum::<f64>() / 7.0;
        // A fifth of the weight stands for no pattern at all, which keeps few customers from making a strong one.
        means.map(|of_day| if mean > 0.0 { 0.8 * of_day / mean + 0.2 } else { 1.0 })
    }

    pub(super) fn weekday(&self, day: usize) -> usize {
        weekday(self.first + day as i32)
    }

    /// What the past of a day, without the days that were signals themselves, leads one to expect.
    ///
    /// The mean is the past's level times the weekday's factor. The variance is what the past shows around such means without
    /// the blur's part, but at least Poisson's, and what isn't known about the level.
    pub(super) fn expected(
        &self,
        series: usize,
        today: usize,
        week: &[f64; 7],
        is_signal: &[bool],
    ) -> Option<Expected> {
        let past = || (today.saturating_sub(PAST)..today).filter(|day| !is_signal[*day]);
        let days = past().count();
        if days < LEAST_PAST {
            return None;
        }
        let numbers = &self.series[series];
        let factor = |day: usize| week[self.weekday(day)];
        let (sum, factors) = past().fold((0.0, 0.0), |(sum, factors), day| (sum + numbers[day], factors + factor(day)));
        let level = (sum / factors).max(0.0);
        let around = past().map(|day| {
            let mean = (level * factor(day)).max(LEAST_EXPECTED);
            ((numbers[day] - mean).powi(2) - blur::variance()) / mean
        });
        let dispersion = around.sum::<f64>() / (days - 1) as f64;
        let mean = (level * factor(today)).max(LEAST_EXPECTED);
        let spread = dispersion.max(1.0) * mean;
        Some(Expected { mean, variance: spread + (spread + blur::variance()) / days as f64 })
    }
}

impl Expected {
    /// The probability of at least so many, if nothing is different from the past: customers are as a negative binomial
    /// distribution with this mean and variance, and the blur is off by at most [`blur::MOST`] either way. To take the blur
    /// for restlessness of the customers would make any number likely where there are few of them.
    pub(super) fn chance_of(&self, number: i64) -> f64 {
        blur::chances().map(|(lot, chance)| chance * self.chance_unblurred(number - lot)).sum()
    }

    fn chance_unblurred(&self, number: i64) -> f64 {
        let Ok(below) = u64::try_from(number - 1) else { return 1.0 };
        if self.variance <= self.mean * 1.001 {
            return Poisson::new(self.mean).map_or(1.0, |poisson| poisson.sf(below));
        }
        let size = self.mean * self.mean / (self.variance - self.mean);
        NegativeBinomial::new(size, size / (size + self.mean)).map_or(1.0, |distribution| distribution.sf(below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekly_pattern_is_expected_and_one_bad_day_is_not() {
        let mut days: Vec<f64> = (0..63).map(|day| if day % 7 == 5 { 60.0 } else { 20.0 }).collect();
        days[40] = 500.0;
        let mut is_signal = vec![false; 63];
        is_signal[40] = true;
        let panel = Panel { first: 4, series: vec![days] };
        let mean = |today: usize| panel.expected(0, today, &panel.week(today), &is_signal).unwrap().mean;
        assert!((mean(61) - 52.0).abs() < 6.0 && (mean(62) - 21.0).abs() < 4.0, "{} {}", mean(61), mean(62));
    }

    #[test]
    fn the_chance_is_small_far_above_the_mean_and_larger_if_the_past_was_restless() {
        let calm = Expected { mean: 10.0, variance: 10.0 };
        let restless = Expected { mean: 10.0, variance: 60.0 };
        assert!((calm.chance_unblurred(16) - 0.0487).abs() < 1e-3, "{}", calm.chance_unblurred(16));
        assert!(calm.chance_of(30) < 1e-5 && restless.chance_of(30) > 1e-2);
        assert!((restless.chance_of(-6) - 1.0).abs() < 1e-12 && calm.chance_of(1) > 0.99);
    }

    #[test]
    fn without_four_weeks_of_past_nothing_is_expected() {
        let panel = Panel { first: 0, series: vec![vec![3.0; 40]] };
        let is_signal = vec![false; 40];
        assert_eq!(panel.expected(0, 27, &[1.0; 7], &is_signal), None);
        assert!(panel.expected(0, 28, &[1.0; 7], &is_signal).is_some());
    }
}
