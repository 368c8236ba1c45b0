//! Names for the entries of a list, of which several may be about the same.

use std::collections::{BTreeMap, BTreeSet};

/// Names that are all different: the second of a name gets a number, `email #2`.
///
/// Each takes about the same time, however often its name was there before: a list may come from outside and repeat one name
/// a hundred thousand times.
///
/// ```
/// use courtesy_analysis::DistinctNames;
///
/// let mut names = DistinctNames::default();
/// let given = ["email", "sms", "email", "email"].map(|name| names.give(name.to_owned()));
/// assert_eq!(given, ["email", "sms", "email #2", "email #3"]);
/// ```
#[derive(Debug, Default)]
pub struct DistinctNames {
    given: BTreeSet<String>,
    /// The number that was given last for each name that came again.
    numbers: BTreeMap<String, usize>,
}

impl DistinctNames {
    /// This name, with a number if it was given before.
    #[must_use]
    pub fn give(&mut self, name: String) -> String {
        let mut distinct = name.clone();
        while !self.given.insert(distinct.clone()) {
            let number = self.numbers.entry(name.clone()).or_insert(1);
            *number += 1;
            distinct = format!("{name} #{number}");
        }
        distinct
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_looks_numbered_takes_nobodys_number() {
        let mut names = DistinctNames::default();
        let given = ["a #2", "a", "a", "a #2"].map(|name| names.give(name.to_owned()));
        assert_eq!(given, ["a #2", "a", "a #3", "a #2 #2"]);
    }
}
