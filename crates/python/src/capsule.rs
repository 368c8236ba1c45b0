//! Takes tables from Arrow's PyCapsule interface.
//!
//! The interface is a promise between libraries in one process: a capsule with the right name holds Arrow's C structure of
//! that name, and whoever takes the structure empties it. All that is `unsafe` here relies on that promise and on nothing
//! else: pyo3 checks the names, and arrow-array how long the buffers are.

use arrow_array::ffi::{FFI_ArrowArray, from_ffi};
use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use arrow_array::{RecordBatch, StructArray};
use arrow_schema::DataType;
use arrow_schema::ffi::FFI_ArrowSchema;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::batch::{ARRAY, SCHEMA, STREAM};
use crate::errors::Problem;

const WANTED: &str = "pass a table: a batch or table of pyarrow, a data frame of polars, or anything else with \
                      `__arrow_c_stream__` or `__arrow_c_array__`";

/// The batches of a table. A stream is preferred, since a table may have many.
///
/// # Errors
/// If it isn't a table, or can't be read to its end.
pub(crate) fn batches(table: &Bound<'_, PyAny>) -> PyResult<Vec<RecordBatch>> {
    if table.hasattr("__arrow_c_stream__")? {
        let capsule = table.call_method0("__arrow_c_stream__")?.cast_into::<PyCapsule>()?;
        return streamed(&capsule);
    }
    if table.hasattr("__arrow_c_array__")? {
        let (schema, array): (Bound<'_, PyCapsule>, Bound<'_, PyCapsule>) =
            table.call_method0("__arrow_c_array__")?.extract()?;
        return Ok(vec![single(&schema, &array)?]);
    }
    Err(Problem::of_arrow(WANTED).into())
}

fn streamed(capsule: &Bound<'_, PyCapsule>) -> PyResult<Vec<RecordBatch>> {
    let stream = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: the capsule has the name of a stream, so it holds one; `from_raw` leaves it empty, for its destructor.
    let reader = unsafe { RecordBatchStreamReader::from_raw(stream.as_ptr()) }.map_err(unreadable)?;
    Ok(reader.collect::<Result<_, _>>().map_err(unreadable)?)
}

fn single(schema: &Bound<'_, PyCapsule>, array: &Bound<'_, PyCapsule>) -> PyResult<RecordBatch> {
    let schema = schema.pointer_checked(Some(SCHEMA))?.cast::<FFI_ArrowSchema>();
    let array = array.pointer_checked(Some(ARRAY))?.cast::<FFI_ArrowArray>();
    // SAFETY: the capsule has the name of an array, so it holds one; `from_raw` leaves it empty, for its destructor.
    let array = unsafe { FFI_ArrowArray::from_raw(array.as_ptr()) };
    // SAFETY: the capsule has the name of a schema, and lives until the end of this function. Both come from one table.
    let data = unsafe { from_ffi(array, schema.as_ref()) }.map_err(unreadable)?;
    if !matches!(data.data_type(), DataType::Struct(_)) {
        return Err(Problem::of_arrow(format!("this is a column, and not a table; {WANTED}")).into());
    }
    if data.null_count() > 0 {
        return Err(Problem::of_arrow("whole rows are null; leave them out").into());
    }
    Ok(RecordBatch::from(StructArray::from(data)))
}

fn unreadable(error: arrow_schema::ArrowError) -> Problem {
    Problem::of_arrow(format!("the table can't be read: {error}"))
}
