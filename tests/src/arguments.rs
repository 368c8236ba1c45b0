//! Command-line arguments: options with a value, and positional arguments.

use std::collections::BTreeMap;

/// The parsed command line, without the program's name.
#[derive(Debug, Default)]
pub struct Arguments {
    options: BTreeMap<String, String>,
    rest: Vec<String>,
}

impl Arguments {
    /// Parses a command line, given the known options and the maximum number of positional arguments.
    ///
    /// # Errors
    /// Which argument is wrong, and why.
    pub fn parse(typed: impl IntoIterator<Item = String>, options: &[&str], max_rest: usize) -> Result<Self, String> {
        let mut arguments = Self::default();
        let mut typed = typed.into_iter();
        while let Some(word) = typed.next() {
            if options.contains(&word.as_str()) {
                let value = typed.next().ok_or_else(|| format!("{word} needs a value"))?;
                if arguments.options.insert(word.clone(), value).is_some() {
                    return Err(format!("{word} is given twice"));
                }
            } else if word.starts_with("--") {
                return Err(format!("there is no option {word}"));
            } else if arguments.rest.len() == max_rest {
                return Err(format!("`{word}` is one argument too many"));
            } else {
                arguments.rest.push(word);
            }
        }
        Ok(arguments)
    }

    /// The value of an option, if given.
    #[must_use]
    pub fn option(&self, name: &str) -> Option<&str> {
        self.options.get(name).map(String::as_str)
    }

    /// The first positional argument, if any.
    #[must_use]
    pub fn first(&self) -> Option<&str> {
        self.rest.first().map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(typed: &str) -> Result<Arguments, String> {
        Arguments::parse(typed.split_whitespace().map(str::to_owned), &["--output"], 1)
    }

    #[test]
    fn separates_options_from_positional_arguments() {
        let arguments = parse("a.txt --output b.txt").unwrap();
        assert_eq!((arguments.first(), arguments.option("--output")), (Some("a.txt"), Some("b.txt")));
        assert_eq!(parse("").unwrap().first(), None);
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!(parse("--output").unwrap_err(), "--output needs a value");
        assert_eq!(parse("--output a --output b").unwrap_err(), "--output is given twice");
        assert_eq!(parse("--force").unwrap_err(), "there is no option --force");
        assert_eq!(parse("a b").unwrap_err(), "`b` is one argument too many");
    }
}
