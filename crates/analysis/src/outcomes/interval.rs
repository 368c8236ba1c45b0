//! Shares and differences between shares, each with the interval in which the truth may lie.

use serde::{Serialize, Serializer};
use statrs::distribution::{ContinuousCDF, Normal};

/// How often such an interval holds the truth, if one could repeat everything many times.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence {
    level: f64,
    /// Between minus and plus so many standard deviations lies that share of a normal distribution.
    z: f64,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Part {
    /// How many of them.
    pub number: u64,
    /// How many there are.
    pub of: u64,
}

/// A value, and the interval in which the truth may lie.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Estimate {
    /// The value; JSON has six digits of it, as of the others.
    #[serde(serialize_with = "in_millionths")]
    pub value: f64,
    /// Where the interval begins.
    #[serde(serialize_with = "in_millionths")]
    pub low: f64,
    /// Where it ends.
    #[serde(serialize_with = "in_millionths")]
    pub high: f64,
}

impl Confidence {
    /// Confidence of a level from 0.5 to 0.9999, such as 0.95; none of another.
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

    /// A share with its score interval; nothing for a share of nobody.
    ///
    /// Edwin B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
    /// Statistical Association 22 (1927), 209-212. It holds for small numbers and for shares near 0 and 1, too, where the
    /// textbook interval gives nonsense.
    #[must_use]
    pub fn share(self, part: Part) -> Option<Estimate> {
        if part.of == 0 {
            return None;
        }
        let (number, of) = (part.number as f64, part.of as f64);
        let (value, square) = (number / of, self.z * self.z);
        let middle = (number + square / 2.0) / (of + square);
        let half = self.z * (value * (1.0 - value) * of + square / 4.0).sqrt() / (of + square);
        // At 0 and at 1 the interval ends there exactly, but for the last binary digit.
        let low = if part.number == 0 { 0.0 } else { middle - half };
        let high = if part.number == part.of { 1.0 } else { middle + half };
        Some(Estimate { value, low, high })
    }

    /// How much larger the first share is than the second, with the interval; nothing if one is a share of nobody.
    ///
    /// Robert G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven
    /// methods", Statistics in Medicine 17 (1998), 873-890: method 10, made of the two score intervals.
    #[must_use]
    pub fn difference(self, one: Part, other: Part) -> Option<Estimate> {
        let (one, other) = (self.share(one)?, self.share(other)?);
        let value = one.value - other.value;
        let below = (one.value - one.low).hypot(other.high - other.value);
        let above = (one.high - one.value).hypot(other.value - other.low);
        Some(Estimate { value, low: value - below, high: value + above })
    }
}

/// Six digits, so that the same counts give the same text on every machine.
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
