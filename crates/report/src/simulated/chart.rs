//! A line for each side over the days, drawn as SVG by plotters.
//!
//! Its colours stand for names: the page's styles replace them, so that a chart is legible in light and dark.

use std::io;

use plotters::prelude::{
    ChartBuilder, Circle, Color, IntoDrawingArea, IntoFont, LineSeries, RGBColor, SVGBackend, TRANSPARENT,
};

/// The size of a chart, in pixels, before the page scales it.
const SIZE: (u32, u32) = (640, 230);

/// The colours of the two sides, of the text and of the lines behind.
const SIDES: [RGBColor; 2] = [RGBColor(0x0b, 0x5c, 0xad), RGBColor(0xb3, 0x54, 0x1e)];
const TEXT: RGBColor = RGBColor(0x56, 0x60, 0x70);
const GRID: RGBColor = RGBColor(0xe6, 0xe9, 0xee);

/// The size of the labels, and the room for those on the left, in pixels.
const LETTERS: u32 = 16;
const LEFT: u32 = 78;

/// Draws the numbers of each side by day, with `unit` beside the axis and each number shown by `show`.
///
/// # Errors
/// If the chart can't be drawn, which tests rule out.
pub(super) fn draw(unit: &str, sides: &[Vec<u64>], show: impl Fn(u64) -> String) -> io::Result<String> {
    let mut svg = String::new();
    let days = sides.iter().map(Vec::len).max().unwrap_or(0).max(2) as u32;
    let top = sides.iter().flatten().copied().max().unwrap_or(0).max(4);
    {
        let area = SVGBackend::with_string(&mut svg, SIZE).into_drawing_area();
        let mut chart = ChartBuilder::on(&area)
            .margin(10)
            .x_label_area_size(40)
            .y_label_area_size(LEFT)
            .build_cartesian_2d(1..days, 0..top.saturating_add(top / 20))
            .map_err(io::Error::other)?;
        let letters = ("sans-serif", LETTERS).into_font().color(&TEXT);
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(GRID)
            .axis_style(TEXT)
            .label_style(letters.clone())
            .axis_desc_style(letters)
            .x_desc("day")
            .y_desc(unit)
            .x_labels(10)
            .y_labels(5)
            .y_label_formatter(&|number| show(*number))
            .draw()
            .map_err(io::Error::other)?;
        for (numbers, colour) in sides.iter().zip(SIDES) {
            let points = || (1..).zip(numbers.iter().copied());
            chart.draw_series(LineSeries::new(points(), colour.stroke_width(2))).map_err(io::Error::other)?;
            if numbers.len() == 1 {
                chart.draw_series(points().map(|at| Circle::new(at, 3, colour.filled()))).map_err(io::Error::other)?;
            }
        }
        area.present().map_err(io::Error::other)?;
    }
    Ok(svg)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_has_a_line_for_each_side_and_names_its_axes() {
        let svg = draw("contacts", &[vec![1, 5, 2], vec![3, 3, 3]], |number| number.to_string()).unwrap();
        for name in [">\nday\n<", ">\ncontacts\n<", r##"stroke="#0B5CAD""##, r##"stroke="#B3541E""##] {
            assert!(svg.contains(name), "{name} isn't in {svg}");
        }
    }

    #[test]
    fn no_day_one_day_and_the_largest_number_can_be_drawn() {
        for sides in [vec![], vec![vec![]], vec![vec![7]], vec![vec![u64::MAX / 2, 0]]] {
            assert!(draw("", &sides, |number| number.to_string()).is_ok(), "{sides:?}");
        }
    }
}
