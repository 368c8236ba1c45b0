//! What plugins answered to the cases of the conformance kit, as `courtesy conformance --answers` writes it.

use std::collections::BTreeMap;

use serde_json::Value;

/// What a plugin answered, by the name of the case; a failure is its kind.
pub(crate) struct Answers {
    plugin: String,
    by_case: BTreeMap<String, Value>,
}

impl Answers {
    /// Reads the lines that were written about a plugin.
    pub(crate) fn read(plugin: &str, lines: &str) -> Self {
        let line = |line: &str| {
            let line: Value = serde_json::from_str(line).unwrap();
            (line["case"].as_str().unwrap().to_owned(), line.get("answer").unwrap_or(&line["failure"]).clone())
        };
        Self { plugin: plugin.to_owned(), by_case: lines.lines().map(line).collect() }
    }

    /// Fails unless this is the same plugin in another language.
    pub(crate) fn assert_same(&self, model: &Self) {
        let (name, model_name) = (&self.plugin, &model.plugin);
        assert!(
            self.by_case.keys().eq(model.by_case.keys()),
            "{name} was asked about other contexts than {model_name}"
        );
        for (case, answer) in &self.by_case {
            let expected = &model.by_case[case];
            // A long history may be more than a language can read within its fuel.
            let is_excused = (answer.is_string() || expected.is_string()) && case.starts_with("histories.");
            assert!(is_excused || answer == expected, "{case}: {name} gives {answer}, {model_name} {expected}");
        }
    }
}
