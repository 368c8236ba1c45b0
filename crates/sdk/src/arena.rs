//! The allocator's arithmetic on addresses, without pointers.

/// A range of memory in which everything below `next` is taken.
pub(crate) struct Arena {
    next: usize,
    end: usize,
}

impl Arena {
    /// An arena without memory.
    pub(crate) const fn empty() -> Self {
        Self { next: 0, end: 0 }
    }

    /// Whether it never had any memory.
    #[cfg(target_arch = "wasm32")]
    pub(crate) fn is_empty(&self) -> bool {
        self.end == 0
    }

    /// Adds the addresses from `start` up to but not including `end`. If they aren't adjacent, they replace what was left.
    pub(crate) fn extend(&mut self, start: usize, end: usize) {
        if start != self.end {
            self.next = start;
        }
        self.end = end;
    }

    /// Takes `size` bytes at a multiple of `align`, a power of two.
    pub(crate) fn take(&mut self, size: usize, align: usize) -> Option<usize> {
        let start = self.next.checked_next_multiple_of(align)?;
        let next = start.checked_add(size)?;
        if next > self.end || self.end == 0 {
            return None;
        }
        self.next = next;
        Some(start)
    }

    /// Resizes the block at `start` in place, which only works for the last one.
    pub(crate) fn resize(&mut self, start: usize, size: usize, new_size: usize) -> bool {
        let fits = start + size == self.next && start.checked_add(new_size).is_some_and(|next| next <= self.end);
        if fits {
            self.next = start + new_size;
        }
        fits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arena(start: usize, end: usize) -> Arena {
        let mut arena = Arena::empty();
        arena.extend(start, end);
        arena
    }

    #[test]
    fn blocks_are_aligned_and_do_not_overlap() {
        let mut arena = arena(1_001, 2_000);
        assert_eq!(arena.take(3, 1), Some(1_001));
        assert_eq!(arena.take(8, 8), Some(1_008));
        assert_eq!(arena.take(1, 16), Some(1_024));
        assert_eq!(arena.take(0, 4), Some(1_028));
    }

    #[test]
    fn nothing_is_handed_out_past_the_end() {
        assert_eq!(Arena::empty().take(0, 1), None);
        let mut arena = arena(1_000, 1_010);
        assert_eq!(arena.take(11, 1), None);
        assert_eq!(arena.take(usize::MAX, 1), None);
        assert_eq!(arena.take(10, 1), Some(1_000));
        assert_eq!(arena.take(1, 1), None);
    }

    #[test]
    fn only_the_last_block_changes_in_place() {
        let mut arena = arena(1_000, 1_100);
        let (first, last) = (arena.take(10, 1).unwrap(), arena.take(10, 1).unwrap());
        assert!(!arena.resize(first, 10, 20));
        assert!(arena.resize(last, 10, 90));
        assert!(!arena.resize(last, 90, 91));
        assert!(arena.resize(last, 90, 5));
        assert_eq!(arena.take(1, 1), Some(1_015));
    }

    #[test]
    fn more_memory_is_joined_on_where_it_follows() {
        let mut arena = arena(1_000, 1_100);
        arena.take(90, 1);
        arena.extend(1_100, 1_200);
        assert_eq!(arena.take(100, 1), Some(1_090));
        arena.extend(2_000, 2_100);
        assert_eq!(arena.take(100, 1), Some(2_000));
    }
}
