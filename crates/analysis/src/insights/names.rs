//! Numbers for names, of which there may be only so many.

use std::collections::HashMap;

/// Numbers for names: the first ones get their own, and all further ones share the last.
#[derive(Debug)]
pub(super) struct Names {
    numbers: HashMap<String, u16>,
    names: Vec<String>,
    most: u16,
    /// Whether a name came after the last place was taken.
    overflowed: bool,
}

/// What the names without a number of their own are called together.
const OTHERS: &str = "(others)";

impl Names {
    /// Room for this many names.
    pub(super) fn new(most: u16) -> Self {
        Self { numbers: HashMap::new(), names: Vec::new(), most, overflowed: false }
    }

    pub(super) fn number(&mut self, name: &str) -> u16 {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len() as u16;
        if number >= self.most {
            self.overflowed = true;
            return self.most;
        }
        self.names.push(name.to_owned());
        self.numbers.insert(name.to_owned(), number);
        number
    }

    /// Each number and name, and the one that the others share.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u16, &str)> {
        (0..self.most + 1).zip(self.names.iter().map(String::as_str).chain(self.overflowed.then_some(OTHERS)))
    }

    pub(super) fn has_overflowed(&self) -> bool {
        self.overflowed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_beyond_the_last_place_share_a_number() {
        let mut names = Names::new(2);
        let numbers = ["a", "b", "a", "c", "d", "b"].map(|name| names.number(name));
        assert_eq!(numbers, [0, 1, 0, 2, 2, 1]);
        assert!(names.has_overflowed());
        assert_eq!(names.iter().collect::<Vec<_>>(), [(0, "a"), (1, "b"), (2, OTHERS)]);
    }
}
