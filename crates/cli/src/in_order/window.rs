//! The items that were started and whose results aren't taken yet.

use std::collections::VecDeque;

/// The items that were started and whose results aren't taken yet, within a number and a size.
///
/// An item is numbered when it is started. Its result waits here until those of all items before it were handed over.
pub(super) struct Window<T> {
    most: Size,
    started: u64,
    handed_over: u64,
    taken: u64,
    /// A place for each item that was started and not handed over, with its result once there is one.
    places: VecDeque<Option<(T, usize)>>,
    /// What the results that aren't taken yet take up, in bytes.
    bytes: usize,
    /// How many of the places hold a result.
    finished: usize,
}

/// A number of items, and what their results take up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) items: usize,
    pub(super) bytes: usize,
}

impl<T> Window<T> {
    pub(super) fn of(most: Size) -> Self {
        Self { most, started: 0, handed_over: 0, taken: 0, places: VecDeque::new(), bytes: 0, finished: 0 }
    }

    /// Whether another item must not be started before results are taken.
    ///
    /// Results take up more than they may by at most those of the items in progress, whose size isn't known before.
    pub(super) fn is_full(&self) -> bool {
        self.started - self.taken >= self.most.items as u64 || self.bytes >= self.most.bytes
    }

    /// Whether the result of every item that was started is taken.
    pub(super) fn is_empty(&self) -> bool {
        self.started == self.taken
    }

    /// Whether the next result in order is there.
    pub(super) fn is_ready(&self) -> bool {
        matches!(self.places.front(), Some(Some(_)))
    }

    /// How many results wait to be handed over.
    pub(super) fn finished(&self) -> usize {
        self.finished
    }

    /// Starts an item and numbers it.
    pub(super) fn start(&mut self) -> u64 {
        self.places.push_back(None);
        self.started += 1;
        self.started - 1
    }

    /// Keeps the result of an item that was started, and that takes up this many bytes.
    pub(super) fn finish(&mut self, number: u64, result: T, bytes: usize) {
        self.places[(number - self.handed_over) as usize] = Some((result, bytes));
        self.bytes += bytes;
        self.finished += 1;
    }

    /// Hands over the next results in order, at most this many, with what they take up until they are taken.
    pub(super) fn hand_over(&mut self, most: usize) -> (Vec<T>, Size) {
        let (mut results, mut bytes) = (Vec::new(), 0);
        while results.len() < most && self.is_ready() {
            let Some(Some((result, size))) = self.places.pop_front() else { break };
            results.push(result);
            bytes += size;
        }
        self.handed_over += results.len() as u64;
        self.finished -= results.len();
        let size = Size { items: results.len(), bytes };
        (results, size)
    }

    /// Makes room for as many items as were taken.
    pub(super) fn take(&mut self, size: Size) {
        self.taken += size.items as u64;
        self.bytes -= size.bytes;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROOM: usize = usize::MAX;

    fn window(items: usize, bytes: usize) -> Window<&'static str> {
        Window::of(Size { items, bytes })
    }

    #[test]
    fn results_are_handed_over_in_the_order_in_which_items_were_started() {
        let mut window = window(10, ROOM);
        let [first, second, third] = [(); 3].map(|()| window.start());
        window.finish(third, "third", 1);
        window.finish(second, "second", 1);
        assert_eq!((window.is_ready(), window.finished(), window.hand_over(9).0), (false, 2, vec![]));
        window.finish(first, "first", 1);
        assert_eq!(window.hand_over(2), (vec!["first", "second"], Size { items: 2, bytes: 2 }));
        assert_eq!(window.hand_over(2).0, ["third"]);
    }

    #[test]
    fn there_is_room_only_once_results_are_taken() {
        let mut window = window(2, ROOM);
        let numbers = [window.start(), window.start()];
        numbers.into_iter().for_each(|number| window.finish(number, "done", 0));
        assert!(window.is_full());
        let (_, size) = window.hand_over(1);
        assert!(window.is_full(), "what was handed over isn't taken yet");
        window.take(size);
        assert!(!window.is_full() && !window.is_empty());
    }

    #[test]
    fn large_results_fill_it_however_few_they_are() {
        let mut window = window(100, 10);
        let numbers = [window.start(), window.start()];
        window.finish(numbers[1], "large", 10);
        assert!(window.is_full() && !window.is_ready());
        window.finish(numbers[0], "small", 1);
        let (_, size) = window.hand_over(2);
        window.take(size);
        assert!(!window.is_full() && window.is_empty());
    }
}
