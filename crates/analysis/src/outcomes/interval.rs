//! Shares and differences between shares, with confidence intervals.

use serde::{Serialize, Serializer};
use statrs::distribution::{ChiSquared, ContinuousCDF, Normal};

/// A confidence level: how often such an interval would contain the true value if everything were repeated many times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence {
    level: f64,
    /// That share of a normal distribution lies within plus or minus this many standard deviations.
    z: f64,
}

/// A number out of a total.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// How many.
    pub number: u64,
    /// Out of how many.
    pub of: u64,
}

/// An estimate with its confidence interval.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The value, rounded to six decimals in JSON, as are the bounds.
    #[serde(serialize_with = "in_millionths")]
    pub value: f64,
    /// The lower bound.
    #[serde(serialize_with = "in_millionths")]
    pub low: f64,
    /// The upper bound.
    #[serde(serialize_with = "in_millionths")]
    pub high: f64,
}

impl Confidence {
    /// A confidence level from 0.5 to 0.9999, such as 0.95; `None` for any other.
    #[must_use]
    pub fn of_level(level: f64) -> Option<Self> {
        let z = |level| Normal::standard().inverse_cdf(0.5 + level / 2.0);
        (0.5..=0.9999).contains(&level).then(|| Self { level, z: z(level) })
    }

    /// The level, such as 0.95.
    #[must_use]
    pub fn level(self) -> f64 {
        self.level
    }

    /// A share with its score interval; `None` if the total is 0.
    ///
    /// Edwin B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    /// Statistical Association 22 (1927), 209-212. It is also valid for small numbers and for shares near 0 and 1,
    /// where the textbook interval fails.
    #[must_use]
    pub fn share(self, part: Part) -> Option<Estimate> {
        if part.of == 0 {
            return None;
        }
        let (number, of) = (part.number as f64, part.of as f64);
        let (value, square) = (number / of, self.z * self.z);
        let middle = (number + square / 2.0) / (of + square);
        let half = self.z * (value * (1.0 - value) * of + square / 4.0).sqrt() / (of + square);
        // At 0 and 1 the bound is exact in theory, but rounding could move it.
        let low = if part.number == 0 { 0.0 } else { middle - half };
        let high = if part.number == part.of { 1.0 } else { middle + half };
        Some(Estimate { value, low, high })
    }

    /// A confidence so high that as many statements with it hold together with this one (Bonferroni).
    #[must_use]
    pub(crate) fn corrected(self, statements: u64) -> Self {
        let level = 1.0 - (1.0 - self.level) / statements.max(1) as f64;
        Self { level, z: Normal::standard().inverse_cdf(0.5 + level / 2.0) }
    }

    /// That share of a normal distribution lies within plus or minus this many standard deviations.
    #[must_use]
    pub(crate) fn z(self) -> f64 {
        self.z
    }

    /// How many events there are in a unit of time, given how many there were in some units, with the exact interval for
    /// events that don't depend on each other; `None` if the time is 0.
    ///
    /// F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28 (1936), 437-442.
    #[must_use]
    pub fn rate(self, events: u64, units: f64) -> Option<Estimate> {
        let tail = (1.0 - self.level) / 2.0;
        let limit = |freedom: f64, share: f64| {
            ChiSquared::new(freedom).ok().map(|distribution| distribution.inverse_cdf(share) / 2.0 / units)
        };
        if units <= 0.0 {
            return None;
        }
        let number = events as f64;
        let low = if events == 0 { Some(0.0) } else { limit(2.0 * number, tail) };
        Some(Estimate { value: number / units, low: low?, high: limit(2.0 * number + 2.0, 1.0 - tail)? })
    }

    /// The first share minus the second, with the interval; `None` if a total is 0.
    ///
    /// Robert G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
    /// eleven methods", Statistics in Medicine 17 (1998), 873-890: method 10, based on the two score intervals.
    #[must_use]
    pub fn difference(self, one: Part, other: Part) -> Option<Estimate> {
        Some(self.share(one)?.minus(self.share(other)?))
    }
}

impl Estimate {
    /// The difference between two independent estimates, with an interval from theirs.
    #[must_use]
    pub(crate) fn minus(self, other: Self) -> Self {
        let value = self.value - other.value;
        let below = (self.value - self.low).hypot(other.high - other.value);
        let above = (self.high - self.value).hypot(other.value - other.low);
        Self { value, low: value - below, high: value + above }
    }
}

/// Six decimals, so that the same counts give the same text on every machine.
fn in_millionths<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    // Adding 0 turns -0 into 0.
    serializer.serialize_f64((value * 1e6).round() / 1e6 + 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn confidence() -> Confidence {
        Confidence::of_level(0.95).unwrap()
    }

    fn part(number: u64, of: u64) -> Part {
        Part { number, of }
    }

    fn rounded(estimate: Option<Estimate>) -> [String; 2] {
        let estimate = estimate.unwrap();
        [estimate.low, estimate.high].map(|bound| format!("{:.4}", bound + 0.0))
    }

    /// Newcombe, "Two-sided confidence intervals for the single proportion: comparison of seven methods", Statistics in
    /// Medicine 17 (1998), 857-872, table I, method 3.
    #[test]
    fn shares_have_the_published_intervals() {
        for (number, of, low, high) in [
            (81, 263, "0.2553", "0.3662"),
            (15, 148, "0.0624", "0.1605"),
            (0, 20, "0.0000", "0.1611"),
            (1, 29, "0.0061", "0.1718"),
        ] {
            assert_eq!(rounded(confidence().share(part(number, of))), [low, high], "{number} of {of}");
        }
    }

    /// Newcombe 1998, as above, table II, method 10.
    #[test]
    fn differences_have_the_published_intervals() {
        for (one, other, low, high) in [
            (part(56, 70), part(48, 80), "0.0524", "0.3339"),
            (part(9, 10), part(3, 10), "0.1705", "0.8090"),
            (part(6, 7), part(2, 7), "0.0582", "0.8062"),
            (part(5, 56), part(0, 29), "-0.0381", "0.1926"),
            (part(0, 10), part(0, 20), "-0.1611", "0.2775"),
            (part(0, 10), part(0, 10), "-0.2775", "0.2775"),
            (part(10, 10), part(0, 20), "0.6791", "1.0000"),
            (part(10, 10), part(0, 10), "0.6075", "1.0000"),
        ] {
            assert_eq!(rounded(confidence().difference(one, other)), [low, high], "{one:?} and {other:?}");
        }
    }

    /// Garwood 1936, table I: the limits of 95 % for 0, 1, 4, 10 and 30 events.
    #[test]
    fn rates_have_the_published_intervals() {
        for (events, low, high) in [
            (0, "0.00", "3.69"),
            (1, "0.03", "5.57"),
            (4, "1.09", "10.24"),
            (10, "4.80", "18.39"),
            (30, "20.24", "42.83"),
        ] {
            let rate = confidence().rate(events, 1.0).unwrap();
            assert_eq!([rate.low, rate.high].map(|bound| format!("{bound:.2}")), [low, high], "{events}");
        }
        assert_eq!(confidence().rate(3, 0.0), None);
        let many = confidence().rate(4_000_000, 100.0).unwrap();
        assert!(many.low > 39_900.0 && many.high < 40_100.0, "{many:?}");
    }

    #[test]
    fn more_statements_need_more_confidence_each() {
        let corrected = confidence().corrected(5);
        assert!((corrected.level() - 0.99).abs() < 1e-12 && (corrected.z() - 2.5758).abs() < 1e-4);
    }

    #[test]
    fn more_confidence_needs_a_wider_interval() {
        let width = |level| {
            let estimate = Confidence::of_level(level).unwrap().share(part(30, 100)).unwrap();
            estimate.high - estimate.low
        };
        assert!(width(0.8) < width(0.95) && width(0.95) < width(0.99));
    }

    #[test]
    fn a_share_of_nobody_says_nothing() {
        assert_eq!(confidence().share(part(0, 0)), None);
        assert_eq!(confidence().difference(part(1, 2), part(0, 0)), None);
        assert_eq!(confidence().difference(part(0, 0), part(1, 2)), None);
    }

    #[test]
    fn an_interval_stays_between_nothing_and_all_and_around_its_share() {
        for of in 1..=60 {
            for number in 0..=of {
                let Estimate { value, low, high } = confidence().share(part(number, of)).unwrap();
                assert!(0.0 <= low && low <= value && value <= high && high <= 1.0, "{number} of {of}");
            }
        }
        let many = confidence().share(part(u64::MAX, u64::MAX)).unwrap();
        assert!(many.low > 0.999_999 && many.high == 1.0);
    }

    #[test]
    fn a_level_is_a_number_between_a_half_and_one() {
        for wrong in [0.49, 1.0, 95.0, -0.95, f64::NAN, f64::INFINITY] {
            assert_eq!(Confidence::of_level(wrong), None, "{wrong}");
        }
    }
}
