//! Answers to the cases of the conformance kit, as `courtesy conformance --answers` writes them.

use std::collections::BTreeMap;

use serde_json::Value;

/// A plugin's answers by case; a failed call is represented by its kind of failure.
pub(crate) struct Answers {
    plugin: String,
    by_case: BTreeMap<String, Value>,
}

impl Answers {
    /// Parses the lines about a plugin.
    pub(crate) fn read(plugin: &str, lines: &str) -> Self {
        let line = |line: &str| {
            let line: Value = serde_json::from_str(line).unwrap();
            (line["case"].as_str().unwrap().to_owned(), line.get("answer").unwrap_or(&line["failure"]).clone())
        };
        Self { plugin: plugin.to_owned(), by_case: lines.lines().map(line).collect() }
    }

    /// Panics unless the answers are the same, as they should be in every language.
    pub(crate) fn assert_same(&self, model: &Self) {
        let (name, model_name) = (&self.plugin, &model.plugin);
        assert!(
            self.by_case.keys().eq(model.by_case.keys()),
            "{name} and {model_name} were called with different contexts"
        );
        for (case, answer) in &self.by_case {
            let expected = &model.by_case[case];
            // In some languages, a long history takes more fuel than there is.
            let is_excused = (answer.is_string() || expected.is_string()) && case.starts_with("histories.");
            assert!(
                is_excused || answer == expected,
                "{case}: {name} gives {answer}, but {model_name} gives {expected}"
            );
        }
    }
}
