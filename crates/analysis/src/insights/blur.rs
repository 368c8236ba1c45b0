//! Numbers that are off by a few, so that no single customer can be read out of them.

use sha2::{Digest, Sha256};

/// The most by which a number of customers is off.
pub const MOST: i64 = 6;

/// How much likelier any number may become by one customer: by at most e to the power of this.
const EPSILON: f64 = 1.0;

/// Blurs numbers by a lot that depends on a secret and on the whole input.
///
/// The lot is two-sided geometric, cut off at [`MOST`]: Arpita Ghosh, Tim Roughgarden and Mukund Sundararajan, "Universally
/// utility-maximizing privacy mechanisms", SIAM Journal on Computing 41 (2012), 1673-1693. Within an input, the same number
/// gets the same lot, so that a report can be made again and not be averaged; a customer more or fewer draws all lots anew.
#[derive(Debug)]
pub(super) struct Blur([u8; 32]);

impl Blur {
    /// A blur for an input, of which `parts` hold all that may differ between two inputs.
    pub(super) fn new<'p>(secret: &'p [u8], parts: impl Iterator<Item = &'p [u8]>) -> Self {
        let mut hash = Sha256::new();
        for part in std::iter::once(secret).chain(parts) {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        Self(hash.finalize().into())
    }

    /// The number, blurred; it may come out below 0. Each place in the report has its own lot.
    pub(super) fn number(&self, place: &[&str], number: u64) -> i64 {
        i64::try_from(number).unwrap_or(i64::MAX - MOST) + self.lot(place)
    }

    fn lot(&self, place: &[&str]) -> i64 {
        let drawn = self.draw(place);
        // The topmost 53 bits give a fraction that is exact, and the lowest one a sign.
        let fraction = (drawn >> 11) as f64 / (1_u64 << 53) as f64;
        let distance = (1..=MOST).take_while(|distance| fraction < beyond(*distance)).count() as i64;
        if drawn & 1 == 0 { distance } else { -distance }
    }

    /// 64 bits of luck for a place.
    pub(super) fn draw(&self, place: &[&str]) -> u64 {
        let mut hash = Sha256::new_with_prefix(self.0);
        for name in place {
            hash.update((name.len() as u64).to_le_bytes());
            hash.update(name);
        }
        let bytes: [u8; 32] = hash.finalize().into();
        u64::from_le_bytes(bytes.first_chunk().copied().unwrap_or_default())
    }
}

/// The probability that a number is off by at least this much, if it weren't cut off.
fn beyond(distance: i64) -> f64 {
    2.0 * (-EPSILON * distance as f64).exp() / (1.0 + (-EPSILON).exp())
}

/// By how much a number is off at most, but for this probability.
pub(super) fn margin(probability: f64) -> i64 {
    (0..MOST).find(|distance| beyond(distance + 1) <= probability).unwrap_or(MOST)
}

/// Each distance by which a number may be off, and its probability.
pub(super) fn chances() -> impl Iterator<Item = (i64, f64)> {
    (-MOST..=MOST).map(|lot| {
        let chance = match lot.abs() {
            0 => 1.0 - beyond(1),
            MOST => beyond(MOST) / 2.0,
            distance => (beyond(distance) - beyond(distance + 1)) / 2.0,
        };
        (lot, chance)
    })
}

/// The variance of a blurred number.
pub(super) fn variance() -> f64 {
    (1..=MOST).map(|distance| beyond(distance) * (2 * distance - 1) as f64).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lots(count: u64) -> Vec<i64> {
        let lot = |secret: u64| Blur::new(&secret.to_le_bytes(), std::iter::empty()).number(&["place"], 100) - 100;
        (0..count).map(lot).collect()
    }

    #[test]
    fn a_number_is_off_by_a_few_either_way_and_never_by_more() {
        let lots = lots(20_000);
        let mean = lots.iter().sum::<i64>() as f64 / lots.len() as f64;
        let variance_seen = lots.iter().map(|lot| (lot * lot) as f64).sum::<f64>() / lots.len() as f64;
        assert!(lots.iter().all(|lot| lot.abs() <= MOST) && lots.contains(&MOST) && lots.contains(&-MOST));
        assert!(mean.abs() < 0.04 && (variance_seen - variance()).abs() < 0.1, "{mean} {variance_seen}");
    }

    /// What differential privacy promises: no outcome gets more than e times likelier by one customer. Where the lot is cut
    /// off, outcomes that only one of the two numbers has are rarer than one in 500.
    #[test]
    fn one_customer_more_makes_no_number_much_likelier() {
        let chance = |lot: i64| chances().find(|(other, _)| *other == lot).map_or(0.0, |(_, chance)| chance);
        assert!(((-MOST..=MOST).map(chance).sum::<f64>() - 1.0).abs() < 1e-12);
        let most = EPSILON.exp();
        let excess: f64 = (-MOST..=MOST + 1).map(|seen| (chance(seen) - most * chance(seen - 1)).max(0.0)).sum();
        assert!(excess < 0.002, "{excess}");
    }

    #[test]
    fn places_and_inputs_have_lots_of_their_own_and_keep_them() {
        let blur = |input: &[u8]| Blur::new(b"secret", std::iter::once(input));
        assert_eq!(blur(b"a").number(&["topic", "x"], 50), blur(b"a").number(&["topic", "x"], 50));
        let differ = |one: &Blur, other: &Blur, places: [&[&str]; 2]| one.draw(places[0]) != other.draw(places[1]);
        assert!(differ(&blur(b"a"), &blur(b"b"), [&["x"], &["x"]]));
        assert!(differ(&blur(b"a"), &blur(b"a"), [&["ab", "c"], &["a", "bc"]]));
    }

    #[test]
    fn a_margin_is_wider_for_more_certainty() {
        assert_eq!([margin(0.5), margin(0.0125), margin(0.0)], [1, 4, MOST]);
    }
}
