//! Fails a run in which a rule withholds too much.

use courtesy_analysis::decided::Tally;
use courtesy_host::{Rule, nearest_name};
use courtesy_report::figures;

/// The parts of one whole in which shares are counted.
const WHOLE: u32 = 1_000_000;

/// The largest share of the proposed actions that a rule may withhold, written `RULE=SHARE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Threshold {
    rule: &'static str,
    /// As it was written, such as `5%`.
    written: String,
    /// In millionths.
    share: u32,
}

impl Threshold {
    /// Reads `language=5%` or `language=0.05`.
    ///
    /// # Errors
    /// If it names no rule or no share; says what to write.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let (name, share) = text.split_once('=').ok_or("write a rule and a share, such as `language=5%`")?;
        let rule =
            Rule::ALL.iter().map(|rule| rule.name()).find(|known| *known == name).ok_or_else(|| unknown(name))?;
        Ok(Self { rule, written: share.to_owned(), share: parse_share(share)? })
    }

    /// What a run has to say for itself that exceeds the threshold.
    pub(super) fn exceeded(&self, tally: &Tally) -> Option<String> {
        let (withheld, proposed) = (tally.withheld_by(self.rule), tally.proposed());
        let is_more = u128::from(withheld) * u128::from(WHOLE) > u128::from(proposed) * u128::from(self.share);
        is_more.then(|| {
            let percent = withheld as f64 * 100.0 / proposed as f64;
            let [withheld, proposed] = [withheld, proposed].map(figures::count);
            let Self { rule, written, .. } = self;
            format!(
                "the rule {rule} withholds {withheld} of {proposed} proposed actions ({percent:.1}%), \
                 and --fail-above allows it {written}"
            )
        })
    }
}

fn unknown(name: &str) -> String {
    let known = || Rule::ALL.iter().map(|rule| rule.name());
    match nearest_name(name, known()) {
        Some(near) => format!("there is no rule `{name}`; did you mean `{near}`?"),
        None => format!("there is no rule `{name}`; the rules are {}", known().collect::<Vec<_>>().join(", ")),
    }
}

/// A share in millionths, written as a percentage, or as a fraction below 1.
fn parse_share(text: &str) -> Result<u32, String> {
    let (number, decimals) = text.strip_suffix('%').map_or((text, 6), |percent| (percent, 4));
    let millionths = decimal(number, decimals).ok_or_else(|| {
        format!("`{text}` isn't a share; write a percentage such as `5%`, or a fraction such as `0.05`")
    })?;
    match millionths {
        _ if !text.ends_with('%') && millionths >= WHOLE => {
            Err(format!("a fraction is below 1; for a percentage, write `{text}%`"))
        }
        0..=WHOLE => Ok(millionths),
        _ => Err("no rule withholds more than 100%; write less".to_owned()),
    }
}

/// A decimal number times 10 to the power of `decimals`; `None` if it isn't one, is too large, or has more decimals.
fn decimal(text: &str, decimals: usize) -> Option<u32> {
    let (whole, part) = text.split_once('.').map_or((text, ""), |(whole, part)| (whole, part));
    let is_number = !whole.is_empty() && (whole.len() == text.len() || !part.is_empty()) && part.len() <= decimals;
    let digits = format!("{whole}{part:0<decimals$}");
    digits.parse().ok().filter(|_| is_number && digits.bytes().all(|digit| digit.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(text: &str) -> Result<u32, String> {
        Threshold::parse(&format!("caps={text}")).map(|threshold| threshold.share)
    }

    #[test]
    fn a_share_is_a_percentage_or_a_fraction() {
        for (text, millionths) in
            [("5%", 50_000), ("0.05", 50_000), ("12.5%", 125_000), ("0%", 0), ("0", 0), ("100%", WHOLE), ("0.0001%", 1)]
        {
            assert_eq!(share(text), Ok(millionths), "{text}");
        }
        for wrong in ["", "%", "five", "-1%", "+1%", "1.%", ".5", "1e2%", "0.0000001", "99999999999%", "5 %"] {
            assert!(share(wrong).unwrap_err().contains("isn't a share; write a percentage"), "{wrong}");
        }
        assert_eq!(share("5").unwrap_err(), "a fraction is below 1; for a percentage, write `5%`");
        assert_eq!(share("101%").unwrap_err(), "no rule withholds more than 100%; write less");
    }

    #[test]
    fn a_rule_that_does_not_exist_gets_the_nearest_that_does() {
        let told = |text| Threshold::parse(text).unwrap_err();
        assert_eq!(told("lang=5%"), "there is no rule `lang`; the rules are ".to_owned() + &known());
        assert_eq!(told("langauge=5%"), "there is no rule `langauge`; did you mean `language`?");
        assert_eq!(told("language"), "write a rule and a share, such as `language=5%`");
    }

    fn known() -> String {
        Rule::ALL.iter().map(|rule| rule.name()).collect::<Vec<_>>().join(", ")
    }
}
