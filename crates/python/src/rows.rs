//! Work on the rows of a table, on as many threads as the host has.

use arrow_array::RecordBatch;
use pyo3::prelude::*;
use rayon::ThreadPool;
use rayon::prelude::*;

use crate::batch::Batch;
use crate::column::Column;

/// How many rows are worked on before Python may interrupt, as by Ctrl-C.
const AT_ONCE: usize = 1024;

/// What came of one row: a result, or why there is none, or neither.
#[derive(Debug, Default)]
pub(crate) struct Row {
    pub(crate) result: Option<String>,
    pub(crate) error: Option<String>,
}

impl Row {
    pub(crate) fn failed(error: impl ToString) -> Self {
        Self { result: None, error: Some(error.to_string()) }
    }
}

/// The work's result for each row of these batches, in their order, in a column of this name.
///
/// # Errors
/// If the column isn't there, or somebody interrupted.
pub(crate) fn over(
    py: Python<'_>,
    (batches, column): (&[RecordBatch], &str),
    threads: Option<&ThreadPool>,
    result: &str,
    work: impl Fn(&[u8]) -> Row + Sync,
) -> PyResult<Batch> {
    let mut rows = Vec::with_capacity(batches.iter().map(RecordBatch::num_rows).sum());
    let one = |column: &Column, row: usize| match column.get(row) {
        Some(json) => work(json),
        None => Row::failed("there is no context: the column is null"),
    };
    for batch in batches {
        let column = Column::of(batch, column)?;
        for from in (0..column.len()).step_by(AT_ONCE) {
            let part = from..column.len().min(from + AT_ONCE);
            let done: Vec<Row> = py.detach(|| match threads {
                None => part.map(|row| one(&column, row)).collect(),
                Some(threads) => threads.install(|| part.into_par_iter().map(|row| one(&column, row)).collect()),
            });
            rows.extend(done);
            py.check_signals()?;
        }
    }
    Ok(py.detach(|| Batch::of(result, rows))?)
}
