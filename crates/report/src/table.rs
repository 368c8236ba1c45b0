//! Tables, as text.

use comfy_table::{Attribute, Cell, CellAlignment, Color, ColumnConstraint, ContentArrangement, Table, presets};

/// The width of a table without a terminal, or with one that is too narrow for a table.
const USUAL_WIDTH: usize = 110;
const NARROWEST: usize = 60;

/// A table without lines, wrapping long cells to this many terminal columns, if there is a terminal.
///
/// Styles are always written; the output stream strips them where they can't be shown.
pub fn with_header<'n>(names: impl IntoIterator<Item = &'n str>, columns: Option<usize>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).enforce_styling();
    table.style_text_only();
    let width = columns.filter(|columns| *columns >= NARROWEST).unwrap_or(USUAL_WIDTH);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_header(names.into_iter().map(|name| match name {
        "" => Cell::new(""),
        name => Cell::new(name).add_attribute(Attribute::Dim),
    }));
    if let Some(first) = table.column_mut(0) {
        first.set_padding((0, 1));
    }
    table
}

/// Leaves out the column at this place.
pub fn hide(table: &mut Table, place: usize) {
    if let Some(column) = table.column_mut(place) {
        column.set_constraint(ColumnConstraint::Hidden);
    }
}

/// A cell with a number, aligned to the right.
#[must_use]
pub fn number(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// A coloured cell.
#[must_use]
pub fn coloured(text: impl ToString, colour: Color) -> Cell {
    Cell::new(text).fg(colour)
}

/// The table's lines, indented by `indent` spaces and without trailing spaces.
#[must_use]
pub fn indented(table: &Table, indent: usize) -> String {
    table.lines().map(|line| format!("{:indent$}{}\n", "", line.trim_end())).collect()
}
