//! Luck that depends on the seed, the customer, the day and what is drawn, and on nothing else.

use courtesy_contract::{Label, TenThousandths};
use sha2::{Digest as _, Sha256};

/// The luck of one customer on one day, or of everybody.
///
/// Each draw has a name. Whoever draws first, and what else is drawn, changes nothing: so two policies are compared under
/// the same luck, and the order of the customers doesn't matter.
#[derive(Debug, Clone)]
pub(crate) struct Luck {
    seeded: Sha256,
}

impl Luck {
    pub(crate) fn new(seed: u64, customer: &Label, day: u32) -> Self {
        let mut luck = Self::of_all(seed, day);
        luck.seeded.update(customer.as_str());
        luck.seeded.update([0]);
        luck
    }

    /// What is the same for all customers.
    pub(crate) fn of_all(seed: u64, day: u32) -> Self {
        let mut seeded = Sha256::new();
        seeded.update(seed.to_be_bytes());
        seeded.update(day.to_be_bytes());
        Self { seeded }
    }

    /// A number from 0 to 2^64 - 1: the first 8 bytes of SHA-256 over seed, day, customer, name and subject.
    pub(crate) fn draw(&self, name: &str, subject: &str) -> u64 {
        let mut hash = self.seeded.clone();
        hash.update(name);
        hash.update([0]);
        hash.update(subject);
        hash.finalize().iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// A number below `limit`, which is at least 1.
    pub(crate) fn below(&self, name: &str, subject: &str, limit: u64) -> u64 {
        self.draw(name, subject) % limit.max(1)
    }

    /// A number from 0 to 9,999.
    pub(crate) fn ten_thousandth(&self, name: &str, subject: &str) -> u64 {
        self.below(name, subject, 10_000)
    }

    /// Whether something with this chance happens.
    pub(crate) fn happens(&self, chance: TenThousandths, name: &str, subject: &str) -> bool {
        self.ten_thousandth(name, subject) < u64::from(chance.get())
    }

    /// Whether something happens whose chance grows with a number, up to certainty.
    pub(crate) fn happens_times(&self, chance: TenThousandths, times: u64, name: &str) -> bool {
        self.ten_thousandth(name, "") < u64::from(chance.get()).saturating_mul(times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luck(seed: u64, customer: &str, day: u32) -> Luck {
        Luck::new(seed, &Label::new(customer).unwrap(), day)
    }

    #[test]
    fn a_draw_depends_on_its_name_and_not_on_other_draws() {
        let once = luck(1, "c-1", 3);
        let before = once.draw("arrives", "o-1");
        once.draw("lost", "o-1");
        assert_eq!(once.draw("arrives", "o-1"), before);
        let others =
            [luck(2, "c-1", 3), luck(1, "c-2", 3), luck(1, "c-1", 4)].map(|other| other.draw("arrives", "o-1"));
        assert!(!others.contains(&before));
        assert_ne!(once.draw("arrives", "o-2"), before);
        assert_ne!(once.draw("lost", "o-1"), before);
    }

    #[test]
    fn chances_are_met() {
        let quarter = TenThousandths::new(2_500).unwrap();
        let count = (0..10_000).filter(|day| luck(1, "c-1", *day).happens(quarter, "x", "")).count();
        assert!((2_300..2_700).contains(&count), "{count}");
        let never = TenThousandths::new(0).unwrap();
        assert!((0..1_000).all(|day| !luck(1, "c-1", day).happens(never, "x", "")));
        assert!(luck(1, "c-1", 1).happens_times(quarter, 4, "x"), "four quarters are certain");
    }
}
