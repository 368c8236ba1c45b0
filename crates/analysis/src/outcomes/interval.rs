//! Shares and differences between shares, with confidence intervals.

use serde::{Serialize, Serializer};
use statrs::distribution::{ContinuousCDF, Normal};

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

    /// The first share minus the second, with the interval; `None` if a total is 0.
    ///
    /// Robert G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of
    /// eleven methods", Statistics in Medicine 17 (1998), 873-890: method 10, based on the two score intervals.
    #[must_use]
    pub fn difference(self, one: Part, other: Part) -> Option<Estimate> {
        let (one, other) = (self.share(one)?, self.share(other)?);
        let value = one.value - other.value;
        let below = (one.value - one.low).hypot(other.high - other.value);
        let above = (one.high - one.value).hypot(other.value - other.low);
        Some(Estimate { value, low: value - below, high: value + above })
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
