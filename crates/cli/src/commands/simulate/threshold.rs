//! `--fail-above`: the most findings of a law that a simulation may have.

use courtesy_analysis::simulated::{Law, Totals};
use courtesy_host::nearest_name;
use courtesy_report::figures;

/// The word for all laws together.
const ALL: &str = "all";

/// The most findings of a law, or of all laws together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Threshold {
    /// `None` for all laws together.
    law: Option<Law>,
    most: u64,
}

impl Threshold {
    /// Parses `silence=0`.
    ///
    /// # Errors
    /// What to write instead.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (name, number) =
            text.split_once('=').ok_or_else(|| format!("`{text}` isn't a threshold; write for example `silence=0`"))?;
        let law = if name == ALL { None } else { Some(Law::named(name).ok_or_else(|| unknown(name))?) };
        let most = number
            .parse()
            .map_err(|_| format!("`{number}` isn't a number of findings; write for example `{name}=0`"))?;
        Ok(Self { law, most })
    }

    /// What a simulation has to say for itself that exceeds the threshold.
    pub(super) fn exceeded(&self, totals: &Totals) -> Option<String> {
        let findings = match self.law {
            None => totals.all_findings(),
            Some(law) => totals.findings.get(&law).map_or(0, |breach| breach.findings),
        };
        let what = self.law.map_or_else(|| "all laws".to_owned(), |law| format!("the law {law}"));
        (findings > self.most).then(|| {
            let found = figures::counted(findings, "finding");
            format!("{what}: {found}, and --fail-above allows {}; --findings lists them", figures::count(self.most))
        })
    }
}

fn unknown(name: &str) -> String {
    let known = || Law::ALL.iter().map(|law| law.name()).chain([ALL]);
    match nearest_name(name, known()) {
        Some(near) => format!("there is no law `{name}`; did you mean `{near}`?"),
        None => format!("there is no law `{name}`; the laws are {}", known().collect::<Vec<_>>().join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::simulated::Breach;

    use super::*;

    #[test]
    fn a_threshold_names_a_law_or_all() {
        assert_eq!(Threshold::parse("silence=3").unwrap(), Threshold { law: Some(Law::Silence), most: 3 });
        assert_eq!(Threshold::parse("all=0").unwrap().law, None);
        assert_eq!(Threshold::parse("silense=3").unwrap_err(), "there is no law `silense`; did you mean `silence`?");
        assert_eq!(
            Threshold::parse("silence=few").unwrap_err(),
            "`few` isn't a number of findings; write for example `silence=0`"
        );
        assert!(Threshold::parse("silence").is_err());
    }

    #[test]
    fn exactly_the_threshold_is_allowed() {
        let mut totals = Totals::default();
        totals.findings.insert(Law::Silence, Breach { findings: 2, ..Breach::default() });
        assert_eq!(Threshold::parse("silence=2").unwrap().exceeded(&totals), None);
        assert_eq!(
            Threshold::parse("all=1").unwrap().exceeded(&totals).unwrap(),
            "all laws: 2 findings, and --fail-above allows 1; --findings lists them"
        );
    }
}
