//! Customers by day or week, drawn as SVG by plotters.
//!
//! Its colours stand for names, as in the charts of a simulation: the page's styles replace them.

use std::io;

use jiff::civil::Date;
use plotters::prelude::{
    ChartBuilder, Circle, Color, IntoDrawingArea, IntoFont, LineSeries, RGBColor, Rectangle, SVGBackend, TRANSPARENT,
};

/// The size of a chart, in pixels, before the page scales it.
const SIZE: (u32, u32) = (400, 176);

const BARS: RGBColor = RGBColor(0x0b, 0x5c, 0xad);
const MARKS: RGBColor = RGBColor(0xb3, 0x54, 0x1e);
const TEXT: RGBColor = RGBColor(0x56, 0x60, 0x70);
const GRID: RGBColor = RGBColor(0xe6, 0xe9, 0xee);

/// The size of the labels, and the room for those on the left, in pixels.
const LETTERS: u32 = 13;
const LEFT: u32 = 56;

/// Draws a column for each date with a number; numbers that aren't shown leave a gap. Dates from the first to the last of
/// `marked` have another colour, and a dot above the first.
///
/// # Errors
/// If the chart can't be drawn, which tests rule out.
pub(super) fn draw(columns: &[(Date, Option<u64>)], marked: Option<(Date, Date)>) -> io::Result<String> {
    let mut svg = String::new();
    let count = columns.len().max(1) as i32;
    let top = columns.iter().filter_map(|(_, number)| *number).max().unwrap_or(0).max(4) as f64 * 1.1;
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let mut chart = ChartBuilder::on(&area)
            .margin(8)
            .x_label_area_size(28)
            .y_label_area_size(LEFT)
            .build_cartesian_2d(-0.5..f64::from(count) - 0.5, 0.0..top)
            .map_err(io::Error::other)?;
        let letters = ("sans-serif", LETTERS).into_font().color(&TEXT);
        let date = |place: &f64| {
            // Between two columns there is none.
            let day = columns.get(place.round() as usize).filter(|_| (place - place.round()).abs() < 1e-6);
            day.map_or_else(String::new, |(day, _)| day.strftime("%-d %b").to_string())
        };
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(TEXT)
            .label_style(letters.clone())
            .axis_desc_style(letters)
            .y_desc("customers")
            .x_labels(5)
            .y_labels(5)
            .x_label_formatter(&date)
            .y_label_formatter(&|number| format!("{number:.0}"))
            .draw()
            .map_err(io::Error::other)?;
        let is_marked = |day: Date| marked.is_some_and(|(first, last)| (first..=last).contains(&day));
        let bars = (0..).zip(columns).filter_map(|(place, (day, number))| {
            let (left, number) = (f64::from(place), (*number)? as f64);
            let colour = if is_marked(*day) { MARKS } else { BARS };
            Some(Rectangle::new([(left - 0.4, 0.0), (left + 0.4, number)], colour.filled()))
        });
        chart.draw_series(bars).map_err(io::Error::other)?;
        let first = (0..).zip(columns).find(|(_, (day, _))| marked.is_some_and(|(first, _)| first == *day));
        if let Some((place, (_, Some(number)))) = first {
            let top = (f64::from(place), *number as f64);
            chart.draw_series([Circle::new(top, 5, MARKS.filled())]).map_err(io::Error::other)?;
        }
        chart
            .draw_series(LineSeries::new([(-0.5, 0.0), (f64::from(count) - 0.5, 0.0)], TEXT.stroke_width(1)))
            .map_err(io::Error::other)?;
        area.present().map_err(io::Error::other)?;
    }
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(numbers: &[Option<u64>]) -> Vec<(Date, Option<u64>)> {
        let first: Date = "2026-03-01".parse().unwrap();
        first.series(jiff::Span::new().days(1)).zip(numbers.iter().copied()).collect()
    }

    #[test]
    fn each_number_is_a_column_and_what_stands_out_has_another_colour() {
        let columns = days(&[Some(20), None, Some(30), Some(90), Some(40)]);
        let svg = draw(&columns, Some((columns[3].0, columns[3].0))).unwrap();
        let coloured = |colour: &str| svg.matches(colour).count();
        assert_eq!((coloured("#0B5CAD"), coloured("#B3541E")), (3, 2), "{svg}");
        assert!(svg.contains("<rect") && svg.contains("<circle") && svg.contains("customers"), "{svg}");
    }

    #[test]
    fn nothing_one_day_and_the_largest_number_can_be_drawn() {
        for columns in [days(&[]), days(&[None]), days(&[Some(7)]), days(&[Some(u64::MAX), Some(0)])] {
            assert!(draw(&columns, None).is_ok(), "{columns:?}");
        }
    }
}
