//! The fuel cost of instructions.

use wasmtime::{OperatorCost, VariableOperatorCost};

/// What each instruction costs. Pinned, so that a budget means the same after an upgrade of the engine: control flow
/// costs nothing, anything else 1, and work on many bytes or elements 1 for each; a page of new memory costs 64.
pub(super) fn operator_cost() -> OperatorCost {
    let variable = VariableOperatorCost {
        memory_copy_per_byte: 1,
        memory_fill_per_byte: 1,
        memory_init_per_byte: 1,
        memory_grow_per_page: 64,
        table_copy_per_element: 1,
        table_fill_per_element: 1,
        table_init_per_element: 1,
        table_grow_per_element: 1,
        ..VariableOperatorCost::new()
    };
    OperatorCost { variable, ..OperatorCost::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cost_of_instructions_is_pinned() {
        let table = format!("{:?}", operator_cost());
        let digest = crate::digest::hex(&[table.as_bytes()]);
        assert_eq!(
            &digest[..16],
            "42172832377f711f",
            "the engine's cost table has changed: budgets and records mean something else now"
        );
    }
}
