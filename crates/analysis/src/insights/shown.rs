//! What of a count may be shown.

use super::blur::{self, Blur};
use super::share::{Distribution, DistributionPart, Share};
use crate::outcomes::{Confidence, Estimate, Part};

/// Blurs counts, and hides groups that are too small.
#[derive(Debug)]
pub(super) struct Shown {
    blur: Blur,
    min_group: u64,
    confidence: Confidence,
}

impl Shown {
    pub(super) fn new(blur: Blur, min_group: u64, confidence: Confidence) -> Self {
        Self { blur, min_group, confidence }
    }

    pub(super) fn blur(&self) -> &Blur {
        &self.blur
    }

    pub(super) fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// A blurred number that is at least as large stands for at least `min_group` customers, however it was blurred.
    pub(super) fn least(&self) -> i64 {
        i64::try_from(self.min_group).unwrap_or(i64::MAX - blur::MOST) + blur::MOST
    }

    /// The size of a group, if it may be shown.
    pub(super) fn group(&self, place: &[&str], customers: u64) -> Option<u64> {
        self.large_enough(self.blur.number(place, customers))
    }

    /// The size of a part of a group, never shown larger than the whole, if that is shown. What is known already is cut off,
    /// so that gives nothing away.
    pub(super) fn part(&self, place: &[&str], customers: u64, whole: Option<u64>) -> Option<u64> {
        self.group(place, customers).map(|part| whole.map_or(part, |whole| part.min(whole)))
    }

    /// A blurred number, if it may be shown.
    pub(super) fn large_enough(&self, blurred: i64) -> Option<u64> {
        u64::try_from(blurred).ok().filter(|_| blurred >= self.least())
    }

    /// How many of a group answered yes, if those who did, or those who didn't, may be shown.
    pub(super) fn share(&self, place: &[&str], [yes, no]: [u64; 2]) -> Option<Share> {
        self.share_with(place, [yes, no], self.confidence)
    }

    /// A share with an interval of its own confidence.
    pub(super) fn share_with(&self, place: &[&str], counts: [u64; 2], confidence: Confidence) -> Option<Share> {
        let [yes, no] = self.parts(place, counts);
        self.share_of(yes, no, confidence)
    }

    /// What may be shown of the share of `yes` among both, which are blurred.
    fn share_of(&self, yes: i64, no: i64, confidence: Confidence) -> Option<Share> {
        // Rounded, so that the number of those who are shown can't be worked out of the bound.
        let bound = |others: i64| (self.least() as f64 / (self.least() + others) as f64 * 20.0).ceil() / 20.0;
        match [yes, no].map(|part| self.large_enough(part).is_some()) {
            [true, true] => Some(Share::Between(interval(confidence, yes, no))),
            [false, true] => Some(Share::AtMost { at_most: bound(no) }),
            [true, false] => Some(Share::AtLeast { at_least: 1.0 - bound(yes) }),
            [false, false] => None,
        }
    }

    /// A group by parts. Those that are too small are put together until only two are left, of which at least one can be
    /// shown; `None` if neither can.
    pub(super) fn distribution<const N: usize>(
        &self,
        place: &[&str],
        words: [&'static str; N],
        counts: [u64; N],
    ) -> Option<Distribution> {
        let blurred = self.parts(place, counts);
        let mut parts: Vec<(Vec<&'static str>, i64)> = words.iter().map(|word| vec![*word]).zip(blurred).collect();
        while parts.len() > 2 && parts.iter().any(|(_, part)| *part < self.least()) {
            put_together(&mut parts);
        }
        let place_of = |word: &&str| words.iter().position(|other| other == word);
        parts.iter_mut().for_each(|(words, _)| words.sort_by_key(place_of));
        let all: i64 = parts.iter().map(|(_, part)| part).sum();
        let shown = parts.into_iter().map(|(words, part)| {
            Some(DistributionPart { words, share: self.share_of(part, all - part, self.confidence)? })
        });
        Some(Distribution { parts: shown.collect::<Option<_>>()? })
    }

    fn parts<const N: usize>(&self, place: &[&str], counts: [u64; N]) -> [i64; N] {
        std::array::from_fn(|part| self.blur.number(&[place, &[&part.to_string()]].concat(), counts[part]))
    }
}

/// Puts the smallest part together with the next larger one.
fn put_together(parts: &mut Vec<(Vec<&'static str>, i64)>) {
    let smallest = |parts: &[(Vec<&'static str>, i64)]| {
        let places = parts.iter().enumerate().min_by_key(|(_, (_, part))| *part);
        places.map_or(0, |(place, _)| place)
    };
    let (words, part) = parts.remove(smallest(parts));
    let place = smallest(parts);
    if let Some((others, sum)) = parts.get_mut(place) {
        others.extend(words);
        *sum += part;
    }
}

/// A share with an interval that covers chance and the blur: each with half of what may go wrong.
fn interval(confidence: Confidence, yes: i64, no: i64) -> Estimate {
    let chance = confidence.corrected(2);
    let margin = blur::margin((1.0 - chance.level()) / 2.0);
    let whole = |number: i64| u64::try_from(number).unwrap_or_default();
    let share = |yes: i64, no: i64| {
        let (number, others) = (whole(yes), whole(no));
        chance.share(Part { number, of: number + others })
    };
    let value = share(yes, no).map_or(0.0, |share| share.value);
    let low = share(yes - margin, no + margin).map_or(0.0, |share| share.low);
    let high = share(yes + margin, no - margin).map_or(1.0, |share| share.high);
    Estimate { value, low, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(secret: u64) -> Shown {
        let confidence = Confidence::of_level(0.95).unwrap();
        Shown::new(Blur::new(&secret.to_le_bytes(), std::iter::empty()), 10, confidence)
    }

    #[test]
    fn no_group_under_the_least_is_ever_shown_and_larger_ones_always_are() {
        for secret in 0..2_000 {
            assert!((0..10).all(|customers| shown(secret).group(&["x"], customers).is_none()));
            assert!((22..40).all(|customers| shown(secret).group(&["x"], customers).is_some()));
        }
    }

    #[test]
    fn a_part_is_never_larger_than_its_whole_nor_smaller_than_the_least() {
        for secret in 0..2_000 {
            let whole = shown(secret).group(&["x"], 20);
            let part = shown(secret).part(&["x", "y"], 20, whole);
            assert!(
                whole.is_none() || part.is_none_or(|part| part <= whole.unwrap() && part >= 16),
                "{part:?} {whole:?}"
            );
        }
    }

    #[test]
    fn a_part_that_is_too_small_is_put_together_with_another() {
        let words = |counts| -> Vec<String> {
            let distribution = shown(1).distribution(&["x"], ["a", "b", "c"], counts);
            distribution.map_or(vec![], |found| found.parts.iter().map(|part| part.words.join("+")).collect())
        };
        assert_eq!(words([100, 200, 300]), ["a", "b", "c"]);
        assert_eq!(words([3, 200, 100]), ["b", "a+c"]);
        assert_eq!(words([3, 200, 4]), ["b", "a+c"]);
        assert_eq!(words([3, 9, 4]), [""; 0]);
        assert_eq!(words([0, 0, 0]), [""; 0]);
    }

    #[test]
    fn beside_a_part_of_nearly_all_the_others_are_a_bound() {
        let distribution = shown(1).distribution(&["x"], ["a", "b", "c"], [3, 700, 4]).unwrap();
        let shares: Vec<Share> = distribution.parts.iter().map(|part| part.share).collect();
        assert_eq!(shares, [Share::AtLeast { at_least: 0.95 }, Share::AtMost { at_most: 0.05 }]);
    }

    #[test]
    fn of_a_share_of_few_only_a_bound_is_shown() {
        let share = |yes, no| shown(1).share(&["x"], [yes, no]);
        let Some(Share::Between(estimate)) = share(300, 700) else { panic!() };
        assert!(estimate.low < 0.3 && 0.3 < estimate.high && estimate.high - estimate.low < 0.09);
        assert_eq!(share(3, 700), Some(Share::AtMost { at_most: 0.05 }));
        assert_eq!(share(700, 3), Some(Share::AtLeast { at_least: 0.95 }));
        assert_eq!(share(5, 8), None);
    }

    /// What an interval promises, with the blur: it holds the true share in at least 95 of 100 cases.
    #[test]
    fn an_interval_covers_the_blur_as_well_as_chance() {
        let mut luck = 7_u64;
        let mut covered = 0;
        for secret in 0..4_000 {
            let yes = (0..80).filter(|_| {
                luck = luck.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                luck >> 33 < (1 << 31) * 3 / 10
            });
            let yes = yes.count() as u64;
            let share = shown(secret).share(&["x"], [yes, 80 - yes]);
            covered += u32::from(
                share.is_none_or(|share| share.estimate().is_none_or(|found| found.low <= 0.3 && 0.3 <= found.high)),
            );
        }
        assert!(covered >= 3_800, "{covered} of 4000");
    }
}
