//! The random draw that keeps gestures rare.

use courtesy_sdk::prelude::*;

/// Whether the draw selects this customer. The same seed and customer always give the same result.
pub(crate) fn draws(context: &Context, percent: u32) -> bool {
    let reference = context.customer.reference.as_str().bytes();
    number(reference.chain(context.seed.get().to_le_bytes())) < percent
}

/// A number from 0 to 99, by 64-bit FNV-1a; its halves are folded, since the upper bits are mixed best.
fn number(bytes: impl Iterator<Item = u8>) -> u32 {
    let hash = bytes
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    ((hash ^ (hash >> 32)) % 100) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn_of_a_thousand(percent: u32) -> usize {
        (0..1_000).filter(|seed| draws(&testing::context(&format!(r#"{{"seed": {seed}}}"#)), percent)).count()
    }

    #[test]
    fn the_share_is_what_was_asked() {
        assert_eq!((drawn_of_a_thousand(0), drawn_of_a_thousand(100)), (0, 1_000));
        assert!((200..300).contains(&drawn_of_a_thousand(25)), "{}", drawn_of_a_thousand(25));
    }

    #[test]
    fn customers_with_one_seed_have_draws_of_their_own() {
        let drawn = |at: &u32| draws(&testing::context(&format!(r#"{{"customer": {{"ref": "c-{at}"}}}}"#)), 50);
        let count = (0..1_000).filter(drawn).count();
        assert!((440..560).contains(&count), "{count}");
    }
}
