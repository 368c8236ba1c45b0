//! Numbers over days or weeks, drawn as SVG by plotters: as lines or as columns.
//!
//! Its colours stand for names: the pages' style replaces them, so that a chart is legible in light and dark.

use std::io;
use std::ops::{Range, RangeInclusive};

use minijinja::context;
use minijinja::value::Value;
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::{
    Cartesian2d, ChartBuilder, ChartContext, Circle, Color, IntoDrawingArea, IntoFont, LineSeries, RGBColor, Rectangle,
    SVGBackend, TRANSPARENT,
};

/// The size of a chart, in pixels, before the page scales it: as wide as on a telephone, so that its letters stay legible.
const SIZE: (u32, u32) = (400, 184);

/// The colours of sides, of columns and of those that are marked; of the text and of the lines behind.
const SIDES: [RGBColor; 2] = [RGBColor(0x0b, 0x5c, 0xad), RGBColor(0xb3, 0x54, 0x1e)];
const TEXT: RGBColor = RGBColor(0x56, 0x60, 0x70);
const GRID: RGBColor = RGBColor(0xe6, 0xe9, 0xee);

/// The size of the labels, and how wide one of their letters is, in pixels.
const LETTERS: u32 = 15;
const LETTER: u32 = 8;

/// A chart with its title, what it shows in words, and its drawing, which is markup of ours.
#[derive(Debug)]
pub(crate) struct Chart {
    pub(crate) title: String,
    pub(crate) note: String,
    pub(crate) text: String,
    pub(crate) drawing: String,
}

impl From<Chart> for Value {
    fn from(Chart { title, note, text, drawing }: Chart) -> Self {
        context! { title, note, text, drawing => Value::from_safe_string(drawing) }
    }
}

/// What stands beside and below a drawing.
pub(crate) struct Labels<'l> {
    /// What the numbers count, beside the axis.
    pub(crate) unit: &'l str,
    /// A number, beside the axis.
    pub(crate) number: &'l dyn Fn(u64) -> String,
    /// The place with this number, below the axis; empty if it has no name.
    pub(crate) place: &'l dyn Fn(usize) -> String,
    /// What places are; may be empty.
    pub(crate) places: &'l str,
}

type Plot<'p> = ChartContext<'p, SVGBackend<'p>, Cartesian2d<RangedCoordf64, RangedCoordf64>>;

/// A line for each side, whose numbers are at the places 1, 2 and so on.
///
/// # Errors
/// If the chart can't be drawn, which tests rule out.
pub(crate) fn lines(labels: &Labels, sides: &[Vec<u64>]) -> io::Result<String> {
    let last = sides.iter().map(Vec::len).max().unwrap_or(0).max(2);
    let most = sides.iter().flatten().copied().max().unwrap_or(0);
    draw(labels, 1.0..last as f64, most, |plot| {
        for (numbers, colour) in sides.iter().zip(SIDES) {
            let points = || (1..).zip(numbers).map(|(place, number)| (f64::from(place), *number as f64));
            plot.draw_series(LineSeries::new(points(), colour.stroke_width(2))).map_err(io::Error::other)?;
            if numbers.len() == 1 {
                plot.draw_series(points().map(|at| Circle::new(at, 3, colour.filled()))).map_err(io::Error::other)?;
            }
        }
        Ok(())
    })
}

/// A column for each number, at the places 0, 1 and so on; what isn't known leaves a gap. Those at `marked` places have another
/// colour, and a dot above the first of each range.
///
/// # Errors
/// If the chart can't be drawn, which tests rule out.
pub(crate) fn columns(
    labels: &Labels,
    numbers: &[Option<u64>],
    marked: &[RangeInclusive<usize>],
) -> io::Result<String> {
    let end = numbers.len().max(1) as f64 - 0.5;
    let most = numbers.iter().flatten().copied().max().unwrap_or(0);
    draw(labels, -0.5..end, most, |plot| {
        let known = || numbers.iter().enumerate().filter_map(|(place, number)| Some((place, (*number)? as f64)));
        let colour = |place: usize| SIDES[usize::from(marked.iter().any(|range| range.contains(&place)))];
        plot.draw_series(known().map(|(place, number)| {
            let middle = place as f64;
            Rectangle::new([(middle - 0.4, 0.0), (middle + 0.4, number)], colour(place).filled())
        }))
        .map_err(io::Error::other)?;
        let first = known().filter(|(place, _)| marked.iter().any(|range| range.start() == place));
        plot.draw_series(first.map(|(place, number)| Circle::new((place as f64, number), 4, SIDES[1].filled())))
            .map_err(io::Error::other)?;
        plot.draw_series(LineSeries::new([(-0.5, 0.0), (end, 0.0)], TEXT.stroke_width(1))).map_err(io::Error::other)?;
        Ok(())
    })
}

/// Draws the axes for numbers up to `most`, and then what `series` draws.
fn draw(
    labels: &Labels,
    across: Range<f64>,
    most: u64,
    series: impl FnOnce(&mut Plot) -> io::Result<()>,
) -> io::Result<String> {
    let mut svg = String::new();
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let longest = (labels.number)(most).chars().count().clamp(2, 16) as u32;
        let mut plot = ChartBuilder::on(&area)
            .margin(8)
            .x_label_area_size(if labels.places.is_empty() { 26 } else { 42 })
            .y_label_area_size(30 + LETTER * longest)
            .build_cartesian_2d(across, 0.0..most.max(4) as f64 * 1.08)
            .map_err(io::Error::other)?;
        let letters = ("sans-serif", LETTERS).into_font().color(&TEXT);
        let place = |at: &f64| whole(*at).map_or_else(String::new, |at| (labels.place)(at as usize));
        let number = |at: &f64| whole(*at).map_or_else(String::new, |at| (labels.number)(at as u64));
        plot.configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(TEXT)
            .label_style(letters.clone())
            .axis_desc_style(letters)
            .x_desc(labels.places)
            .y_desc(labels.unit)
            .x_labels(5)
            .y_labels(5)
            .x_label_formatter(&place)
            .y_label_formatter(&number)
            .draw()
            .map_err(io::Error::other)?;
        series(&mut plot)?;
        area.present().map_err(io::Error::other)?;
    }
    Ok(svg)
}

/// A whole number that isn't negative, if it is one but for rounding: between two there is nothing to name.
fn whole(at: f64) -> Option<f64> {
    let nearest = at.round() + 0.0;
    (nearest >= 0.0 && (at - nearest).abs() < 1e-6).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels<'l>(place: &'l dyn Fn(usize) -> String) -> Labels<'l> {
        Labels { unit: "contacts", number: &|number| number.to_string(), place, places: "day" }
    }

    #[test]
    fn each_side_is_a_line_and_the_axes_have_names() {
        let svg = lines(&labels(&|day| day.to_string()), &[vec![1, 5, 2], vec![3, 3, 3]]).unwrap();
        for name in [">\nday\n<", ">\ncontacts\n<", r##"stroke="#0B5CAD""##, r##"stroke="#B3541E""##] {
            assert!(svg.contains(name), "{name} isn't in {svg}");
        }
    }

    #[test]
    fn each_number_is_a_column_and_what_is_marked_has_another_colour() {
        let numbers = [Some(20), None, Some(30), Some(90), Some(40)];
        let svg = columns(&labels(&|place| format!("place {place}")), &numbers, &[3..=3]).unwrap();
        let coloured = |colour: &str| svg.matches(colour).count();
        assert_eq!((coloured("#0B5CAD"), coloured("#B3541E")), (3, 2), "{svg}");
        assert_eq!(svg.matches("place 2").count(), 1, "no name stands twice: {svg}");
    }

    #[test]
    fn nothing_one_number_and_the_largest_can_be_drawn() {
        let labels = labels(&|_| String::new());
        for numbers in [vec![], vec![7], vec![u64::MAX, 0]] {
            assert!(lines(&labels, std::slice::from_ref(&numbers)).is_ok(), "{numbers:?}");
            let known: Vec<_> = numbers.iter().copied().map(Some).chain([None]).collect();
            assert!(columns(&labels, &known, &[1..=9]).is_ok(), "{known:?}");
        }
        assert!(lines(&labels, &[]).is_ok() && columns(&labels, &[], &[]).is_ok());
    }
}
