//! The names of periods.

use courtesy_analysis::compare::{Period, Unit};

/// The name of a period in a table.
pub(super) fn whole(period: &Period) -> String {
    let Some(start) = period.start else { return "(all others)".to_owned() };
    match period.unit {
        Unit::Day => start.to_string(),
        Unit::Week => format!("week of {start}"),
        Unit::Month => start.strftime("%Y-%m").to_string(),
        Unit::Year => start.strftime("%Y").to_string(),
    }
}

/// The name of a period below a chart.
pub(super) fn short(period: &Period) -> String {
    let Some(start) = period.start else { return "others".to_owned() };
    let format = match period.unit {
        Unit::Day | Unit::Week => "%-d %b",
        Unit::Month => "%b %Y",
        Unit::Year => "%Y",
    };
    start.strftime(format).to_string()
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::compare::Volume;

    use super::*;

    fn named(unit: Unit, start: Option<&str>) -> [String; 2] {
        let period = Period { unit, start: start.map(|day| day.parse().unwrap()), volume: Volume::default() };
        [whole(&period), short(&period)]
    }

    #[test]
    fn a_table_has_long_names_and_a_chart_short_ones() {
        assert_eq!(named(Unit::Day, Some("2026-03-28")), ["2026-03-28", "28 Mar"]);
        assert_eq!(named(Unit::Week, Some("2025-12-29")), ["week of 2025-12-29", "29 Dec"]);
        assert_eq!(named(Unit::Month, Some("2024-12-01")), ["2024-12", "Dec 2024"]);
        assert_eq!(named(Unit::Year, Some("1900-01-01")), ["1900", "1900"]);
        assert_eq!(named(Unit::Day, None), ["(all others)", "others"]);
    }
}
