//! The table that is printed, for a terminal or for a page.

use crate::peer::Lack;

/// The figures of one peer.
pub struct Row {
    pub name: &'static str,
    /// Its time as a multiple of native Rust's and of a decision's.
    pub to_native: f64,
    pub to_decision: f64,
    /// What two threads do in the time in which one does one.
    pub two_threads: f64,
    pub loaded_kib: f64,
    pub called_kib: f64,
    pub lacks: &'static [Lack],
}

const HEAD: [&str; 7] = ["", "/ native", "/ a decision", "two threads / one", "KiB a plugin", "KiB calling", "without"];

impl Row {
    fn cells(&self) -> [String; 7] {
        let lacks: Vec<&str> = self.lacks.iter().map(|lack| lack.name()).collect();
        [
            self.name.to_owned(),
            format!("{:.2}", self.to_native),
            format!("{:.2}", self.to_decision),
            format!("{:.2}", self.two_threads),
            format!("{:.0}", self.loaded_kib),
            format!("{:.0}", self.called_kib),
            if lacks.is_empty() { "nothing".to_owned() } else { lacks.join(", ") },
        ]
    }
}

/// The rows as a table in Markdown.
pub fn markdown(rows: &[Row]) -> String {
    let line = |cells: [String; 7]| format!("| {} |\n", cells.join(" | ")).replace("|  |", "| |");
    let head = line(HEAD.map(str::to_owned));
    let rows = rows.iter().map(|row| line(row.cells()));
    std::iter::once(head).chain(std::iter::once("|---|---|---|---|---|---|---|\n".to_owned())).chain(rows).collect()
}

/// The rows in columns.
pub fn columns(rows: &[Row]) -> String {
    let rows: Vec<[String; 7]> = std::iter::once(HEAD.map(str::to_owned)).chain(rows.iter().map(Row::cells)).collect();
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or_default();
    let widths: [usize; 7] = std::array::from_fn(width);
    let line = |row: &[String; 7]| {
        let [name, figures @ .., lacks] = row;
        let figures = figures.iter().zip(&widths[1..]).map(|(figure, &width)| format!("  {figure:>width$}"));
        format!("{name:<0$}{1}  {lacks}\n", widths[0], figures.collect::<String>())
    };
    rows.iter().map(line).collect()
}
