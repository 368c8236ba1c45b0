//! Tables.

use comfy_table::{Attribute, Cell, CellAlignment, Color, ContentArrangement, Table, presets};

/// How wide a table may be where there is no terminal to ask, or one that is too narrow for any table.
const USUAL_WIDTH: u16 = 110;
const NARROWEST: u16 = 60;

/// A table without lines; long cells are broken to fit the terminal.
///
/// Styles are always written: the stream that it goes to takes them out where they don't belong.
pub(crate) fn with_header<'n>(names: impl IntoIterator<Item = &'n str>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_content_arrangement(ContentArrangement::Dynamic).enforce_styling();
    table.style_text_only();
    if table.width().is_none_or(|width| width < NARROWEST) {
        table.set_width(USUAL_WIDTH);
    }
    table.set_header(names.into_iter().map(|name| match name {
        "" => Cell::new(""),
        name => Cell::new(name).add_attribute(Attribute::Dim),
    }));
    if let Some(first) = table.column_mut(0) {
        first.set_padding((0, 1));
    }
    table
}

/// How many characters fit on a line of the terminal; `None` if stdout isn't one.
pub(crate) fn terminal_columns() -> Option<usize> {
    Table::new().width().map(usize::from)
}

/// A cell with a number, on the right.
pub(crate) fn number(text: impl ToString) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

/// A cell in the colour of its meaning.
pub(crate) fn coloured(text: impl ToString, colour: Color) -> Cell {
    Cell::new(text).fg(colour)
}

/// The table's lines, each moved in by `indent` spaces and without spaces at its end.
pub(crate) fn indented(table: &Table, indent: usize) -> String {
    table.lines().map(|line| format!("{:indent$}{}\n", "", line.trim_end())).collect()
}
