//! What is handed back for many customers: a table with a row for each.

use std::ffi::CStr;
use std::sync::Arc;

use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatch, RecordBatchIterator, StringArray, StructArray, ffi};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{DataType, Field, Schema};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::errors::Problem;
use crate::rows::Row;

pub(crate) const SCHEMA: &CStr = c"arrow_schema";
pub(crate) const ARRAY: &CStr = c"arrow_array";
pub(crate) const STREAM: &CStr = c"arrow_array_stream";

/// A table of two columns of text, for whoever reads Arrow's PyCapsule interface.
#[pyclass(frozen, module = "courtesy._courtesy")]
pub(crate) struct Batch {
    table: RecordBatch,
}

impl Batch {
    /// A table with the rows' results in a column of this name, and in `error` why there is none.
    ///
    /// # Errors
    /// If a column would be longer than Arrow's strings can be.
    pub(crate) fn of(result: &str, rows: Vec<Row>) -> Result<Self, Problem> {
        let (results, errors): (Vec<_>, Vec<_>) = rows.into_iter().map(|row| (row.result, row.error)).unzip();
        let columns = [text(&results)?, text(&errors)?];
        let field = |name: &str| Field::new(name, DataType::Utf8, true);
        let schema = Schema::new(vec![field(result), field("error")]);
        let columns = columns.map(|column| Arc::new(column) as Arc<dyn Array>).to_vec();
        let table = RecordBatch::try_new(Arc::new(schema), columns);
        table.map(|table| Self { table }).map_err(|error| Problem::of_arrow(error.to_string()))
    }
}

fn text(values: &[Option<String>]) -> Result<StringArray, Problem> {
    let bytes: usize = values.iter().flatten().map(String::len).sum();
    if i32::try_from(bytes).is_err() {
        return Err(Problem::of_arrow("the decisions take more than 2 GiB; pass fewer customers at once"));
    }
    Ok(values.iter().map(Option::as_deref).collect())
}

#[pymethods]
impl Batch {
    fn __len__(&self) -> usize {
        self.table.num_rows()
    }

    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.table.schema().as_ref()).map_err(refused)?;
        PyCapsule::new_with_value(py, schema, SCHEMA)
    }

    /// The table as a struct array. It is always of text, whatever schema is requested.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_array__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<(Bound<'py, PyCapsule>, Bound<'py, PyCapsule>)> {
        let _ = requested_schema;
        let table = StructArray::from(self.table.clone());
        let (array, schema) = ffi::to_ffi(&table.to_data()).map_err(refused)?;
        Ok((PyCapsule::new_with_value(py, schema, SCHEMA)?, PyCapsule::new_with_value(py, array, ARRAY)?))
    }

    /// The table as a stream of one batch. It is always of text, whatever schema is requested.
    #[pyo3(signature = (requested_schema = None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let batches = RecordBatchIterator::new([Ok(self.table.clone())], self.table.schema());
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(batches)), STREAM)
    }
}

fn refused(error: arrow_schema::ArrowError) -> Problem {
    Problem::of_arrow(error.to_string())
}
