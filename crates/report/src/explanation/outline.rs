//! What became of everything that was proposed, in a few words.

use courtesy_contract::{Decision, Failure, Offered, Withheld};
use serde::Serialize;

/// What a decision comes to, in a few words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct Outline {
    /// `human_handover by human-touch over phone`
    pub(super) offered: Vec<String>,
    /// `gesture by caring-gesture (capped, caps)`
    pub(super) withheld: Vec<String>,
    /// `check-in (fuel)`
    pub(super) failed: Vec<String>,
}

impl Outline {
    pub(super) fn of(decision: &Decision) -> Self {
        Self {
            offered: decision.offered.iter().map(offered).collect(),
            withheld: decision.withheld.iter().map(withheld).collect(),
            failed: decision.failures.iter().map(failed).collect(),
        }
    }

    /// Whether no plugin proposed anything.
    pub(super) fn is_empty(&self) -> bool {
        self.offered.is_empty() && self.withheld.is_empty()
    }

    /// Everything on one line.
    pub(super) fn line(&self) -> String {
        let parts = [("offered", &self.offered), ("withheld", &self.withheld), ("failed", &self.failed)];
        let said = parts.iter().filter(|(_, items)| !items.is_empty());
        let mut said: Vec<String> = said.map(|(name, items)| format!("{name} {}", items.join(", "))).collect();
        if self.is_empty() {
            said.insert(0, "nothing proposed".to_owned());
        }
        said.join("; ")
    }
}

fn offered(offered: &Offered) -> String {
    let over = offered.channel.map_or(String::new(), |channel| format!(" over {channel}"));
    format!("{} by {}{over}", offered.action.kind(), offered.plugin)
}

fn withheld(withheld: &Withheld) -> String {
    let disposition = withheld.disposition.word().replace('_', " ");
    format!("{} by {} ({disposition}, {})", withheld.action.kind(), withheld.plugin, withheld.rule)
}

fn failed(failure: &Failure) -> String {
    format!("{} ({})", failure.plugin, failure.kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_is_offered_withheld_and_failed() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let line = |offered: &[&str], withheld: &[&str], failed: &[&str]| {
            Outline { offered: words(offered), withheld: words(withheld), failed: words(failed) }.line()
        };
        assert_eq!(line(&["a", "b"], &["c"], &[]), "offered a, b; withheld c");
        assert_eq!(line(&[], &["c"], &["d"]), "withheld c; failed d");
        assert_eq!(line(&[], &[], &["d"]), "nothing proposed; failed d");
        assert_eq!(line(&[], &[], &[]), "nothing proposed");
    }
}
