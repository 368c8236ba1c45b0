//! What to measure, from the command line.

/// What to measure, and with which plugins.
pub(crate) struct Settings {
    pub(crate) mode: Mode,
    pub(crate) plugins: Vec<String>,
    pub(crate) seed: u64,
}

/// What to measure.
pub(crate) enum Mode {
    /// Runs of these sizes.
    Sizes(Vec<u32>),
    /// One thread and two, over so many customers.
    Threads(u32),
    /// A run that is killed.
    Kills { customers: u32, times: u32 },
}

impl Settings {
    pub(crate) fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut plugins = "check-in,caring-gesture".to_owned();
        let (mut seed, mut words) = ("1".to_owned(), Vec::new());
        let mut arguments = arguments.into_iter();
        while let Some(word) = arguments.next() {
            let value = match word.as_str() {
                "--plugins" => &mut plugins,
                "--seed" => &mut seed,
                _ => {
                    words.push(word);
                    continue;
                }
            };
            *value = arguments.next().ok_or_else(|| format!("{word} needs a value"))?;
        }
        let plugins = plugins.split(',').map(str::to_owned).collect();
        Ok(Self { mode: Mode::parse(&words)?, plugins, seed: number(&seed)?.into() })
    }
}

impl Mode {
    fn parse(words: &[String]) -> Result<Self, String> {
        let Some((name, numbers)) = words.split_first() else {
            return Ok(Self::Sizes(vec![1_000, 10_000]));
        };
        let numbers = numbers.iter().map(|text| number(text)).collect::<Result<Vec<u32>, _>>()?;
        match (name.as_str(), &numbers[..]) {
            ("sizes", [_, ..]) => Ok(Self::Sizes(numbers)),
            ("threads", [customers]) => Ok(Self::Threads(*customers)),
            ("kills", [customers, times]) => Ok(Self::Kills { customers: *customers, times: *times }),
            _ => Err(format!("`{}` isn't something that is measured", words.join(" "))),
        }
    }
}

fn number(text: &str) -> Result<u32, String> {
    text.replace(['_', ','], "").parse().map_err(|_| format!("`{text}` isn't a number"))
}
