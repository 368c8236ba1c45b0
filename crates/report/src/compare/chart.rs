//! The positions of a chart's parts. Widths are in percent, so that a chart fits every page; heights are in pixels.

use courtesy_analysis::compare::{Period, Sides, Volume};
use serde::Serialize;

use super::period_name;

/// The height of a chart's plot.
const HEIGHT: f64 = 190.0;

/// How much of a period's width its two columns fill together, and the widest that one may be, in percent.
const FILLED: f64 = 72.0;
const WIDEST: f64 = 7.0;

/// The most lines across a chart, besides the one at the bottom.
const LINES: u64 = 4;

/// The most periods with their name below.
const NAMED: usize = 6;

/// Figures are written above the columns only if one side's have at most this many characters, so that they don't
/// overlap.
const WRITTEN: usize = 45;

/// Two columns per period, A's and B's side by side, with what is deferred on top.
#[derive(Debug, Serialize)]
pub(super) struct Columns {
    height: f64,
    /// The length of the longest label beside the lines, in characters.
    margin: usize,
    columns: Vec<Column>,
    lines: Vec<Mark>,
    names: Vec<Mark>,
    figures: Vec<Mark>,
}

/// A rectangle.
#[derive(Debug, Serialize)]
struct Column {
    /// The CSS classes: the side, and whether it is deferred.
    look: &'static str,
    x: f64,
    y: f64,
    width: f64,
    height: f64,
}

/// A text at a position.
#[derive(Debug, Serialize)]
struct Mark {
    x: f64,
    y: f64,
    text: String,
}

impl Columns {
    /// A chart of these periods, with figures formatted by `show`.
    pub(super) fn of(periods: &[Period], show: impl Fn(u64) -> String) -> Self {
        let largest = periods.iter().map(|period| all(period.volume).larger()).max().unwrap_or_default();
        let step = step(largest);
        let top = largest.div_ceil(step).max(1).saturating_mul(step);
        let height_of = |number: u64| round(number as f64 / top as f64 * HEIGHT);
        let line = |number| Mark { x: 0.0, y: round(HEIGHT - height_of(number)), text: show(number) };
        let mut chart = Self {
            height: HEIGHT,
            margin: 0,
            columns: Vec::new(),
            lines: (0..=top / step).map(|at| line(at * step)).collect(),
            names: Vec::new(),
            figures: Vec::new(),
        };
        shorten(&mut chart.lines);
        chart.margin = chart.lines.iter().map(|line| line.text.chars().count()).max().unwrap_or_default();
        let share = 100.0 / periods.len().max(1) as f64;
        let longest = show(largest).chars().count();
        for (at, period) in periods.iter().enumerate() {
            let middle = share * (at as f64 + 0.5);
            chart.place(period, middle, share, height_of);
            if at % periods.len().div_ceil(NAMED) == 0 {
                chart.names.push(Mark { x: round(middle), y: HEIGHT + 18.0, text: period_name::short(period) });
            }
            if periods.len() * longest <= WRITTEN {
                chart.write(period, middle, share, height_of, &show);
            }
        }
        chart
    }

    fn place(&mut self, period: &Period, middle: f64, share: f64, height_of: impl Fn(u64) -> f64) {
        let width = width(share);
        let Volume { offered, deferred } = period.volume;
        for (number, waiting, looks, x) in
            [(offered.a, deferred.a, ["a", "a wait"], middle - width), (offered.b, deferred.b, ["b", "b wait"], middle)]
        {
            let (height, above) = (height_of(number), height_of(waiting));
            for (look, height, bottom) in [(looks[0], height, 0.0), (looks[1], above, height)] {
                if height > 0.0 {
                    let y = round(HEIGHT - bottom - height);
                    self.columns.push(Column { look, x: round(x), y, width: round(width * 0.94), height });
                }
            }
        }
    }

    fn write(
        &mut self,
        period: &Period,
        middle: f64,
        share: f64,
        height_of: impl Fn(u64) -> f64,
        show: impl Fn(u64) -> String,
    ) {
        let width = width(share);
        let Sides { a, b } = all(period.volume);
        for (number, x) in [(a, middle - width * 0.53), (b, middle + width * 0.47)] {
            if number > 0 {
                self.figures.push(Mark { x: round(x), y: HEIGHT - height_of(number) - 5.0, text: show(number) });
            }
        }
    }
}

/// Drops the decimals if they are zero on every line.
fn shorten(lines: &mut [Mark]) {
    let whole =
        |text: &str| text.split_once('.').map_or(text == "0", |(_, behind)| behind.chars().all(|digit| digit == '0'));
    if lines.iter().all(|line| whole(&line.text)) {
        for line in lines {
            line.text.truncate(line.text.find('.').unwrap_or(line.text.len()));
        }
    }
}

/// The width of one column, if each period has this share of the whole.
fn width(share: f64) -> f64 {
    (share * FILLED / 200.0).min(WIDEST)
}

fn all(volume: Volume) -> Sides<u64> {
    volume.offered.plus(volume.deferred)
}

/// The distance between two lines: 1, 2 or 5 times a power of ten, so that there are few enough.
fn step(largest: u64) -> u64 {
    let mut unit = 1_u64;
    loop {
        for step in [unit, unit.saturating_mul(2), unit.saturating_mul(5)] {
            if largest.div_ceil(step) <= LINES {
                return step;
            }
        }
        unit = unit.saturating_mul(10);
    }
}

/// A bar per side, in percent of the longest one: what is offered, followed by what is deferred.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(super) struct Bars {
    a: f64,
    b: f64,
    a_waits: f64,
    b_waits: f64,
}

impl Bars {
    /// The bars of one row, if the longest bar among all rows stands for this number.
    pub(super) fn of(volume: Volume, longest: u64) -> Self {
        let percent = |number: u64| round(number as f64 * 100.0 / longest.max(1) as f64);
        let Volume { offered, deferred } = volume;
        Self {
            a: percent(offered.a),
            b: percent(offered.b),
            a_waits: percent(deferred.a),
            b_waits: percent(deferred.b),
        }
    }
}

fn round(number: f64) -> f64 {
    (number * 100.0).round() / 100.0
}

#[cfg(test)]
mod tests {
    use courtesy_analysis::compare::{DayRow, periods};

    use super::*;

    fn chart(numbers: &[(u64, u64, u64)]) -> Columns {
        let first: jiff::civil::Date = "2026-03-28".parse().unwrap();
        let rows: Vec<DayRow> = numbers
            .iter()
            .scan(first, |day, (a, b, waits)| {
                let volume = Volume { offered: Sides { a: *a, b: *b }, deferred: Sides { a: 0, b: *waits } };
                let row = DayRow { day: Some(*day), volume };
                *day = day.tomorrow().unwrap();
                Some(row)
            })
            .collect();
        Columns::of(&periods(&rows), |number| number.to_string())
    }

    #[test]
    fn lines_stand_at_round_numbers_and_above_every_column() {
        let lines =
            |largest| -> Vec<String> { chart(&[(largest, 0, 0)]).lines.into_iter().map(|line| line.text).collect() };
        assert_eq!(lines(7), ["0", "2", "4", "6", "8"]);
        assert_eq!(lines(303), ["0", "100", "200", "300", "400"]);
        assert_eq!(lines(1), ["0", "1"]);
        assert!(lines(u64::MAX).len() <= 5);
    }

    #[test]
    fn columns_stay_inside_the_chart_and_beside_each_other() {
        let chart = chart(&[(10, 4, 6), (0, 0, 0), (3, 9, 1)]);
        for column in &chart.columns {
            assert!(column.x >= 0.0 && column.x + column.width <= 100.0, "{column:?}");
            assert!(column.y >= 0.0 && column.y + column.height <= HEIGHT + 0.02, "{column:?}");
        }
        let looks: Vec<&str> = chart.columns.iter().map(|column| column.look).collect();
        assert_eq!(looks, ["a", "b", "b wait", "a", "b", "b wait"]);
        assert!(chart.columns[0].x + chart.columns[0].width <= chart.columns[1].x);
        assert!((chart.columns[2].y + chart.columns[2].height - chart.columns[1].y).abs() < 0.02);
    }

    #[test]
    fn a_chart_of_many_periods_names_only_some() {
        let chart = chart(&[(1_000, 1_000, 0); 31]);
        assert!(chart.names.len() <= NAMED && chart.figures.is_empty());
    }

    #[test]
    fn amounts_beside_the_lines_are_as_short_as_they_can_be() {
        let lines = |texts: [&str; 2]| {
            let mut marks = texts.map(|text| Mark { x: 0.0, y: 0.0, text: text.to_owned() });
            shorten(&mut marks);
            marks.map(|mark| mark.text).join(" ")
        };
        assert_eq!(lines(["0.00", "1,000.00"]), "0 1,000");
        assert_eq!(lines(["0.00", "0.50"]), "0.00 0.50");
        assert_eq!(lines(["0", "200"]), "0 200");
    }

    #[test]
    fn bars_are_parts_of_the_longest() {
        let volume = Volume { offered: Sides { a: 1, b: 3 }, deferred: Sides { a: 1, b: 0 } };
        assert_eq!(Bars::of(volume, 3), Bars { a: 33.33, b: 100.0, a_waits: 33.33, b_waits: 0.0 });
        assert_eq!(Bars::of(Volume::default(), 0), Bars { a: 0.0, b: 0.0, a_waits: 0.0, b_waits: 0.0 });
    }
}
