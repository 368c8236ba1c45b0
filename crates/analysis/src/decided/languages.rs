//! Customers for whom no plugin writes in their language.

use std::collections::{BTreeMap, BTreeSet};

use courtesy_contract::{Action, Decision, Language, Stage};

use super::all_withheld::LEAST_CUSTOMERS;

/// The rule, as decisions name it.
pub(super) const LANGUAGE: &str = "language";

/// How many languages are counted, written or read; later ones are ignored.
const LANGUAGES: usize = 100;

/// Customers who get nothing to read in their language from a plugin, or from any.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// The plugin; `None` for all plugins together.
    pub plugin: Option<String>,
    /// The languages that it wrote in this run, sorted.
    pub writes: Vec<String>,
    /// How many customers read each other language, the most first.
    pub readers: Vec<(String, u64)>,
}

/// Counts the languages that plugins write and customers read.
#[derive(Debug, Default)]
pub(super) struct Languages {
    decisions: u64,
    all: Written,
    plugins: BTreeMap<String, Written>,
}

#[derive(Debug, Default)]
struct Written {
    languages: BTreeSet<String>,
    readers: BTreeMap<String, Readers>,
}

/// The customers who read one language.
#[derive(Debug, Default)]
struct Readers {
    customers: u64,
    /// The last decision with a message that the customer can't read, counted from 1.
    last_decision: u64,
    /// Whether anything was written in their language.
    is_written: bool,
}

/// Whether the customer can read a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reads {
    Yes,
    No,
    /// Another check came first.
    Unknown,
}

impl Languages {
    /// Counts a decision for a customer who reads this language.
    pub(super) fn count(&mut self, decision: &Decision, theirs: Option<&Language>) {
        self.decisions += 1;
        let theirs = theirs.map(Language::primary);
        for offered in &decision.offered {
            self.add(offered.plugin.as_str(), &offered.action, theirs.as_deref(), Reads::Yes);
        }
        for withheld in &decision.withheld {
            let reads = match withheld.stage {
                Stage::Check if withheld.rule == LANGUAGE => Reads::No,
                Stage::Check => Reads::Unknown,
                Stage::Guardrail | Stage::Arbitration => Reads::Yes,
            };
            self.add(withheld.plugin.as_str(), &withheld.action, theirs.as_deref(), reads);
        }
    }

    fn add(&mut self, plugin: &str, action: &Action, theirs: Option<&str>, reads: Reads) {
        let Some(message) = action.message.as_ref().filter(|_| action.reaches_customer()) else { return };
        if !self.plugins.contains_key(plugin) {
            self.plugins.insert(plugin.to_owned(), Written::default());
        }
        let ours = message.language.primary();
        for written in [Some(&mut self.all), self.plugins.get_mut(plugin)].into_iter().flatten() {
            written.add(self.decisions, &ours, theirs, reads);
        }
    }

    /// The customers who read what no plugin writes; and, plugin by plugin, those who read what others do write.
    pub(super) fn unread(&self) -> Vec<Unread> {
        let is_said: BTreeSet<&str> = self.all.unread().into_iter().map(|(language, _)| language).collect();
        let all = self.all.finding(None, |_| true);
        let plugins = self.plugins.iter();
        let plugins = plugins.filter_map(|(id, written)| written.finding(Some(id), |it| !is_said.contains(it)));
        all.into_iter().chain(plugins).collect()
    }
}

impl Written {
    fn add(&mut self, decision: u64, ours: &str, theirs: Option<&str>, reads: Reads) {
        if self.languages.len() < LANGUAGES && !self.languages.contains(ours) {
            self.languages.insert(ours.to_owned());
        }
        let Some(theirs) = theirs else { return };
        if !self.readers.contains_key(theirs) {
            if self.readers.len() >= LANGUAGES {
                return;
            }
            self.readers.insert(theirs.to_owned(), Readers::default());
        }
        let Some(readers) = self.readers.get_mut(theirs) else { return };
        match reads {
            Reads::Yes => readers.is_written = true,
            Reads::No => {
                readers.customers += u64::from(readers.last_decision != decision);
                readers.last_decision = decision;
            }
            Reads::Unknown => {}
        }
    }

    /// The languages that are read and never written, with their readers.
    fn unread(&self) -> Vec<(&str, u64)> {
        let unread = self.readers.iter().filter(|(_, it)| !it.is_written && it.customers >= LEAST_CUSTOMERS);
        unread.map(|(language, it)| (language.as_str(), it.customers)).collect()
    }

    fn finding(&self, plugin: Option<&String>, is_asked: impl Fn(&str) -> bool) -> Option<Unread> {
        let mut readers: Vec<(&str, u64)> = self.unread().into_iter().filter(|(it, _)| is_asked(it)).collect();
        readers.sort_by_key(|(language, customers)| (std::cmp::Reverse(*customers), *language));
        (!readers.is_empty()).then(|| Unread {
            plugin: plugin.cloned(),
            writes: self.languages.iter().cloned().collect(),
            readers: readers.into_iter().map(|(language, customers)| (language.to_owned(), customers)).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::made_up::{decision, offered, withheld};
    use super::*;

    fn unread(decisions: impl IntoIterator<Item = (Decision, &'static str)>) -> Vec<Unread> {
        let mut languages = Languages::default();
        for (decision, theirs) in decisions {
            languages.count(&decision, Some(&Language::new(theirs).unwrap()));
        }
        languages.unread()
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn customers_whose_language_nobody_writes_are_counted_once_each() {
        let dutch = (0..5).map(|_| (decision(&[offered("one", "nl-BE"), offered("two", "en")], &[]), "nl"));
        let stopped = |plugin| withheld(plugin, LANGUAGE, "invalid", "en");
        let others = (0..12).map(|_| (decision(&[], &[stopped("one"), stopped("two"), stopped("two")]), "pt-BR"));
        let few = (0..9).map(|_| (decision(&[], &[stopped("one")]), "da"));
        let found = unread(dutch.chain(others).chain(few));
        let expected = Unread { plugin: None, writes: words(&["en", "nl"]), readers: vec![("pt".to_owned(), 12)] };
        assert_eq!(found, [expected]);
    }

    #[test]
    fn a_plugin_that_lacks_what_others_write_is_named() {
        let decision = || decision(&[offered("one", "pt")], &[withheld("two", LANGUAGE, "invalid", "en")]);
        let found = unread((0..10).map(|_| (decision(), "pt")));
        let two = Some("two".to_owned());
        assert_eq!(found, [Unread { plugin: two, writes: words(&["en"]), readers: vec![("pt".to_owned(), 10)] }]);
    }
}
