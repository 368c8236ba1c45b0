//! Counts by name, in memory that doesn't grow with the number of names.

use std::collections::BTreeMap;

/// How many names are counted separately; later ones are counted together.
const NAMES: usize = 1_000;

/// Counts by name.
#[derive(Debug)]
pub(crate) struct ByName<K, V> {
    named: BTreeMap<K, V>,
    others: Option<V>,
}

impl<K, V> Default for ByName<K, V> {
    fn default() -> Self {
        Self { named: BTreeMap::new(), others: None }
    }
}

impl<K: Ord + Clone, V: Default> ByName<K, V> {
    /// The count of a name.
    pub(crate) fn of(&mut self, name: &K) -> &mut V {
        if self.named.len() >= NAMES && !self.named.contains_key(name) {
            return self.others.get_or_insert_default();
        }
        self.named.entry(name.clone()).or_default()
    }

    /// The names in order, followed by the total of those that aren't counted separately.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Option<&K>, &V)> {
        let named = self.named.iter().map(|(name, value)| (Some(name), value));
        named.chain(self.others.iter().map(|value| (None, value)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_million_names_are_counted_in_the_room_of_a_thousand() {
        let mut counts = ByName::<u32, u64>::default();
        for name in 0..1_000_000 {
            *counts.of(&name) += 1;
            *counts.of(&7) += 1;
        }
        assert_eq!(counts.iter().count(), NAMES + 1);
        assert_eq!(counts.iter().map(|(_, count)| count).sum::<u64>(), 2_000_000);
        assert_eq!(counts.iter().last(), Some((None, &999_000)));
    }
}
