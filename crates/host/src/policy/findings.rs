//! What is wrong with a policy: collecting it, and putting it into words.

use std::collections::HashMap;
use std::hash::Hash;

use courtesy_contract::Violation;

use crate::document::nearest_name;
use crate::document::violation::MOST;

/// The violations found so far, up to the most that are reported.
#[derive(Default)]
pub(super) struct Findings {
    listed: Vec<Violation>,
    more: bool,
}

impl Findings {
    pub(super) fn add(&mut self, at: impl Into<String>, message: impl Into<String>) {
        if self.listed.len() < MOST {
            self.listed.push(Violation { at: at.into(), message: message.into() });
        } else {
            self.more = true;
        }
    }

    pub(super) fn listed(mut self) -> Vec<Violation> {
        if self.more {
            let message = format!("and more; only the first {MOST} are listed");
            self.listed.push(Violation { at: String::new(), message });
        }
        self.listed
    }
}

/// The items with the same key as an earlier one: pairs of their indexes.
pub(super) fn repeated<T, K: Hash + Eq>(
    items: impl IntoIterator<Item = T>,
    mark: impl Fn(&T) -> K,
) -> Vec<(usize, usize)> {
    let mut first = HashMap::new();
    let earlier =
        items.into_iter().enumerate().map(|(index, item)| (index, *first.entry(mark(&item)).or_insert(index)));
    earlier.filter(|(index, first)| index != first).collect()
}

/// The most names in one message.
const NAMED: usize = 5;

/// Names for a message: the first few, and the number of the others.
pub(super) fn listed(names: &[&str]) -> String {
    let shown: Vec<String> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(NAMED) {
        0 if names.is_empty() => "nothing".to_owned(),
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// What to do about an unknown name: write the known one that is nearest to it, or else do as `otherwise` says.
pub(super) fn remedy<'n>(name: &str, known: impl Iterator<Item = &'n str>, otherwise: &str) -> String {
    nearest_name(name, known).map_or_else(|| otherwise.to_owned(), |near| format!("did you mean `{near}`?"))
}
