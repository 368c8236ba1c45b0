//! A plugin that is a function of this program, for tests: bytes in, bytes out, and no sandbox.

use std::sync::Arc;

use super::call::{Called, check_input};
use super::fault::Fault;
use crate::limits::Limits;

/// The function that answers in place of a guest.
pub(crate) type Function = Box<dyn Fn(&[u8]) -> Vec<u8> + Send + Sync>;

/// A function, with the limits on its input and output.
pub(crate) struct InProcess {
    pub(crate) function: Function,
    pub(crate) limits: Arc<Limits>,
}

impl InProcess {
    /// Calls it. Its fuel and memory aren't counted.
    pub(crate) fn call(&self, input: &[u8]) -> Called {
        let output = check_input(input, &self.limits).and_then(|()| {
            let output = (self.function)(input);
            if output.len() > self.limits.output_bytes {
                return Err(Fault::too_long(output.len(), self.limits.output_bytes));
            }
            Ok(output)
        });
        Called::for_nothing(output)
    }
}
