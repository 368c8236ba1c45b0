//! Tables, as text.

use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement, Table, presets};

/// How wide a table may be where there is no terminal to ask, or one that is too narrow for any table.
const USUAL_WIDTH: usize = 110;
const NARROWEST: usize = 60;

/// A table without lines; long cells are broken to fit into so many columns of a terminal, if there is one.
///
/// Styles are always written: the stream that it goes to takes them out where they don't belong.
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

/// A cell with a number, on the right.
#[must_use]
pub fn number(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// A cell in the colour of its meaning.
#[must_use]
pub fn coloured(text: impl ToString, colour: Color) -> Cell {
    Cell::new(text).fg(colour)
}

/// The table's lines, each moved in by `indent` spaces and without spaces at its end.
#[must_use]
pub fn indented(table: &Table, indent: usize) -> String {
    table.lines().map(|line| format!("{:indent$}{}\n", "", line.trim_end())).collect()
}
