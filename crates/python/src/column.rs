//! The column that holds the contexts.

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef, BinaryViewArray, RecordBatch};
use arrow_schema::DataType;

use crate::errors::Problem;

/// The bytes of each row, whichever of Arrow's types for text and bytes they are in. Whether text is UTF-8 isn't relied on.
pub(crate) enum Column {
    Narrow(ArrayRef),
    Views(BinaryViewArray),
}

impl Column {
    /// The column of this name.
    ///
    /// # Errors
    /// If there is none, or two, or it holds something else.
    pub(crate) fn of(batch: &RecordBatch, name: &str) -> Result<Self, Problem> {
        let schema = batch.schema();
        let mut places = (0..schema.fields().len()).filter(|index| schema.field(*index).name() == name);
        let (Some(index), None) = (places.next(), places.next()) else {
            let message =
                format!("there must be one column `{name}` with contexts as JSON; name the column that has them");
            return Err(Problem::of_arrow(message));
        };
        let column = batch.column(index);
        match column.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Binary | DataType::LargeBinary => {
                Ok(Self::Narrow(column.clone()))
            }
            DataType::Utf8View => Ok(Self::Views(column.as_string_view().clone().to_binary_view())),
            DataType::BinaryView => Ok(Self::Views(column.as_binary_view().clone())),
            other => {
                let message = format!("the column `{name}` is of type {other}; it must be JSON, as text or bytes");
                Err(Problem::of_arrow(message))
            }
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Self::Narrow(column) => column.len(),
            Self::Views(column) => column.len(),
        }
    }

    /// The bytes in a row; `None` if it is null.
    pub(crate) fn get(&self, row: usize) -> Option<&[u8]> {
        match self {
            Self::Views(column) => column.is_valid(row).then(|| column.value(row)),
            Self::Narrow(column) if column.is_null(row) => None,
            Self::Narrow(column) => match column.data_type() {
                DataType::Utf8 => {
                    let column = column.as_string::<i32>();
                    bytes(column.value_offsets(), column.value_data(), row)
                }
                DataType::LargeUtf8 => {
                    let column = column.as_string::<i64>();
                    bytes(column.value_offsets(), column.value_data(), row)
                }
                DataType::LargeBinary => {
                    let column = column.as_binary::<i64>();
                    bytes(column.value_offsets(), column.value_data(), row)
                }
                _ => {
                    let column = column.as_binary::<i32>();
                    bytes(column.value_offsets(), column.value_data(), row)
                }
            },
        }
    }
}

/// The bytes between a row's offset and the next one.
fn bytes<'d>(offsets: &[impl Copy + TryInto<usize>], data: &'d [u8], row: usize) -> Option<&'d [u8]> {
    let offset = |at: usize| offsets.get(at).and_then(|offset| (*offset).try_into().ok());
    data.get(offset(row)?..offset(row + 1)?)
}
