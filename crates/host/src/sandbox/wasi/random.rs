//! Randomness that is the same for the same seed.

use sha2::{Digest, Sha256};

/// The SHA-256 digests of the seed and a counter, one after the other.
#[derive(Default)]
pub(super) struct Random {
    seed: u64,
    count: u64,
    block: [u8; 32],
    used: usize,
}

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed, used: 32, ..Self::default() }
    }

    pub(super) fn fill(&mut self, room: &mut [u8]) {
        for byte in room {
            if self.used == self.block.len() {
                self.block = Sha256::digest([self.seed.to_le_bytes(), self.count.to_le_bytes()].concat()).into();
                self.count = self.count.wrapping_add(1);
                self.used = 0;
            }
            *byte = self.block[self.used];
            self.used += 1;
        }
    }

    #[cfg(feature = "components")]
    pub(super) fn number(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chance_is_the_same_for_the_same_seed() {
        let draw = |seed| {
            let mut random = Random::new(seed);
            [random.number(), random.number(), random.number(), random.number(), random.number()]
        };
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        let drawn = draw(0);
        assert!((1..5).all(|index| !drawn[..index].contains(&drawn[index])), "{drawn:?}");
        // The first eight bytes of SHA-256 over sixteen zero bytes, by coreutils' sha256sum.
        assert_eq!(draw(0)[0].to_le_bytes(), [0x37, 0x47, 0x08, 0xff, 0xf7, 0x71, 0x9d, 0xd5]);
    }
}
