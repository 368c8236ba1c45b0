//! What is claimed of every plugin.

/// One claim, which holds of a plugin or doesn't, whatever the plugin is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Claim {
    Module,
    Manifest,
    Hooks,
    Sections,
    Fields,
    Languages,
    Texts,
    Numbers,
    Times,
    Settings,
    Histories,
    Customers,
    Given,
    Additions,
    Spellings,
    Damage,
    Answers,
    Terms,
    Evidence,
    Usable,
    Repeats,
    Forgets,
    Fuel,
    Memory,
    Length,
}

impl Claim {
    /// Every claim, in the order of the report.
    pub(super) const ALL: [Self; 25] = [
        Self::Module,
        Self::Manifest,
        Self::Hooks,
        Self::Sections,
        Self::Fields,
        Self::Languages,
        Self::Texts,
        Self::Numbers,
        Self::Times,
        Self::Settings,
        Self::Histories,
        Self::Customers,
        Self::Given,
        Self::Additions,
        Self::Spellings,
        Self::Damage,
        Self::Answers,
        Self::Terms,
        Self::Evidence,
        Self::Usable,
        Self::Repeats,
        Self::Forgets,
        Self::Fuel,
        Self::Memory,
        Self::Length,
    ];

    /// The claim's name, which also begins the names of its contexts.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Module => "module",
            Self::Manifest => "manifest",
            Self::Hooks => "hooks",
            Self::Sections => "sections",
            Self::Fields => "fields",
            Self::Languages => "languages",
            Self::Texts => "texts",
            Self::Numbers => "numbers",
            Self::Times => "times",
            Self::Settings => "settings",
            Self::Histories => "histories",
            Self::Customers => "customers",
            Self::Given => "given",
            Self::Additions => "additions",
            Self::Spellings => "spellings",
            Self::Damage => "damage",
            Self::Answers => "answers",
            Self::Terms => "terms",
            Self::Evidence => "evidence",
            Self::Usable => "usable",
            Self::Repeats => "repeats",
            Self::Forgets => "forgets",
            Self::Fuel => "fuel",
            Self::Memory => "memory",
            Self::Length => "length",
        }
    }

    /// The side of the contract that the claim is about.
    pub(super) fn group(self) -> &'static str {
        match self {
            Self::Module | Self::Manifest => "shape",
            Self::Answers | Self::Terms | Self::Evidence | Self::Usable => "output",
            Self::Repeats => "determinism",
            Self::Forgets => "isolation",
            Self::Fuel | Self::Memory | Self::Length => "limits",
            _ => "input",
        }
    }

    /// The claim as a sentence about the plugin.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Module => "is a module that may run here",
            Self::Manifest => "says what it is, as the contract asks",
            Self::Hooks => "answers on every occasion",
            Self::Sections => "answers whichever sections are missing, empty or full",
            Self::Fields => "answers whichever optional fields are known",
            Self::Languages => "answers for customers of any language",
            Self::Texts => "answers whatever script, signs and length a text has",
            Self::Numbers => "answers at the bounds of every number",
            Self::Times => "answers at any moment, near to the facts or far from them",
            Self::Settings => "answers with each setting at its bounds",
            Self::Histories => "answers for a customer with a long history",
            Self::Customers => "answers for customers made by chance",
            Self::Given => "answers for the customers that you gave",
            Self::Additions => "gives the same answer beside fields it doesn't know",
            Self::Spellings => "gives the same answer to the same facts spelled otherwise",
            Self::Damage => "comes to an end on damaged input",
            Self::Answers => "answers as the contract says",
            Self::Terms => "proposes kinds and purposes that it declares",
            Self::Evidence => "rests every reason on what it received",
            Self::Usable => "proposes actions that can be carried out",
            Self::Repeats => "gives the same bytes for the same fuel when asked again",
            Self::Forgets => "gives the same bytes whatever it was asked before",
            Self::Fuel => "ends before its fuel and its time do",
            Self::Memory => "gets by with its memory and its stack",
            Self::Length => "returns no more than it may, from where it may",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn claims_are_listed_once_each_and_by_group() {
        let mut sorted = Claim::ALL.to_vec();
        sorted.sort();
        sorted.dedup();
        assert_eq!(sorted, Claim::ALL);
        let mut groups: Vec<_> = Claim::ALL.map(Claim::group).to_vec();
        groups.dedup();
        assert_eq!(groups, ["shape", "input", "output", "determinism", "isolation", "limits"]);
    }
}
