//! The claims that the conformance kit makes about every plugin.

/// One claim that every valid plugin fulfils, whatever it is for.
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
    Silence,
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
    pub(super) const ALL: [Self; 26] = [
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
        Self::Silence,
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

    /// The claim's name, with which the names of its cases begin.
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
            Self::Silence => "silence",
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

    /// The group of the claim: the side of the contract that it is about.
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

    /// The claim as a sentence whose subject is the plugin.
    pub(super) fn says(self) -> &'static str {
        match self {
            Self::Module => "is a module that the host can run",
            Self::Manifest => "has a valid manifest",
            Self::Hooks => "answers for every hook",
            Self::Sections => "answers with any section missing, empty or full",
            Self::Fields => "answers with or without each optional field",
            Self::Languages => "answers for customers of any language",
            Self::Texts => "answers for text in any script and of any length",
            Self::Numbers => "answers at the bounds of every number",
            Self::Times => "answers at any time, close to the facts or far away",
            Self::Settings => "answers with each setting at its bounds",
            Self::Histories => "answers for a customer with a long history",
            Self::Customers => "answers for random customers",
            Self::Given => "answers for the customers you supplied",
            Self::Silence => "proposes nothing where a host wouldn't ask it",
            Self::Additions => "gives the same answer when unknown fields are added",
            Self::Spellings => "gives the same answer when the JSON is written differently",
            Self::Damage => "ends, even on damaged input",
            Self::Answers => "returns answers that follow the contract",
            Self::Terms => "proposes only the kinds and purposes it declares",
            Self::Evidence => "bases every reason on what it received",
            Self::Usable => "proposes actions that can be carried out",
            Self::Repeats => "returns the same bytes with the same fuel when repeated",
            Self::Forgets => "returns the same bytes whatever came before",
            Self::Fuel => "ends within its fuel and its deadline",
            Self::Memory => "stays within its memory and its stack",
            Self::Length => "returns an answer within its memory and the size limit",
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
