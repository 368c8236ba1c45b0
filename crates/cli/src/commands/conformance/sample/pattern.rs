//! Generates texts that match a regular expression, as in a JSON Schema's `pattern`.

use regex_syntax::hir::{Class, Hir, HirKind, Repetition};

use super::{Chance, Extent};

/// How many repetitions an unbounded repetition gets, beyond its minimum.
const USUAL_REPEATS: u32 = 3;
/// After how many steps, over all lengths, a pattern is given up: repetitions can be nested.
const STEPS: u32 = 5_000_000;

/// A text that matches `pattern` and has at most `max_chars`; `None` if the pattern isn't supported.
pub(super) fn text(pattern: &str, extent: Extent, max_chars: usize, chance: &mut Chance) -> Option<String> {
    let expression = regex_syntax::parse(pattern).ok()?;
    let most = match extent {
        Extent::Least => 0,
        Extent::Usual => USUAL_REPEATS,
        Extent::Most => u32::try_from(max_chars).unwrap_or(u32::MAX),
    };
    let mut steps = STEPS;
    // Each repetition takes as much as it can, so the longest text that fits is found from above.
    (0..=most).rev().find_map(|repeats| {
        let mut text = String::new();
        let mut writer = Writer { extent, repeats, max_bytes: max_chars.saturating_mul(4), steps: &mut steps, chance };
        writer.write(&expression, &mut text)?;
        (text.chars().count() <= max_chars).then_some(text)
    })
}

struct Writer<'c> {
    extent: Extent,
    repeats: u32,
    /// A text longer than this doesn't fit.
    max_bytes: usize,
    steps: &'c mut u32,
    chance: &'c mut Chance,
}

impl Writer<'_> {
    fn write(&mut self, expression: &Hir, text: &mut String) -> Option<()> {
        *self.steps = self.steps.checked_sub(1)?;
        if text.len() > self.max_bytes {
            return None;
        }
        match expression.kind() {
            HirKind::Empty | HirKind::Look(_) => {}
            HirKind::Literal(literal) => text.push_str(std::str::from_utf8(&literal.0).ok()?),
            HirKind::Class(class) => text.push(self.letter(class)?),
            HirKind::Capture(group) => self.write(&group.sub, text)?,
            HirKind::Repetition(repetition) => {
                for _ in 0..self.times(repetition) {
                    self.write(&repetition.sub, text)?;
                }
            }
            HirKind::Concat(parts) => {
                for part in parts {
                    self.write(part, text)?;
                }
            }
            HirKind::Alternation(choices) => {
                let chosen = self.chance.pick(choices);
                self.write(chosen, text)?;
            }
        }
        Some(())
    }

    fn letter(&mut self, class: &Class) -> Option<char> {
        let ranges: Vec<(char, char)> = match class {
            Class::Unicode(class) => class.iter().map(|range| (range.start(), range.end())).collect(),
            Class::Bytes(class) => {
                class.iter().map(|range| (char::from(range.start()), char::from(range.end()))).collect()
            }
        };
        let (start, end) = *self.chance.pick(&ranges);
        let (start, end) = (u32::from(start), u32::from(end));
        char::from_u32(start + self.chance.below(u64::from(end - start + 1)) as u32)
    }

    fn times(&mut self, repetition: &Repetition) -> u32 {
        let least = repetition.min;
        let most = repetition.max.unwrap_or(u32::MAX).min(least.saturating_add(self.repeats));
        match self.extent {
            Extent::Usual => least + self.chance.below(u64::from(most - least) + 1) as u32,
            Extent::Least | Extent::Most => most,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LANGUAGE: &str = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$";

    fn made(pattern: &str, extent: Extent, max_chars: usize) -> String {
        text(pattern, extent, max_chars, &mut Chance::new(1, pattern)).unwrap()
    }

    #[test]
    fn texts_are_as_short_and_as_long_as_they_may_be() {
        assert_eq!(made(LANGUAGE, Extent::Least, 35).len(), 2);
        assert!((25..=35).contains(&made(LANGUAGE, Extent::Most, 35).len()));
        assert_eq!(made("^[A-Z]{2}$", Extent::Most, 2).len(), 2);
        assert_eq!(made("^[a-z][a-z0-9_]*$", Extent::Most, 64).len(), 64);
    }

    #[test]
    fn texts_match_their_pattern() {
        let validator = jsonschema::validator_for(&serde_json::json!({"pattern": LANGUAGE})).unwrap();
        for extent in [Extent::Least, Extent::Usual, Extent::Most] {
            let text = made(LANGUAGE, extent, 35);
            assert!(validator.is_valid(&serde_json::json!(text)), "{text}");
        }
    }
}
