//! What compiling a single instruction takes.

use wasmparser::Operator;

/// A place in a branch table. It is cheap, but Cranelift refuses tables of more than 65,520, so that no function may have so
/// many.
pub(super) const TABLE_PLACE: u64 = 7;

/// An instruction in plain instructions that would take the compiler as much time and memory.
pub(super) fn instructions(operator: &Operator) -> u64 {
    use Operator as O;
    match operator {
        O::Call { .. } | O::ReturnCall { .. } => 5,
        O::CallIndirect { .. } | O::ReturnCallIndirect { .. } => 15,
        O::MemoryGrow { .. } => 12,
        O::TableCopy { .. } => 20,
        O::TableGet { .. } | O::TableGrow { .. } | O::TableInit { .. } => 10,
        // Calls of the host, with arguments.
        O::MemoryCopy { .. }
        | O::MemoryFill { .. }
        | O::MemoryInit { .. }
        | O::DataDrop { .. }
        | O::TableFill { .. }
        | O::ElemDrop { .. }
        | O::RefFunc { .. } => 8,
        // They come with checks for traps, or for a NaN that must be the same everywhere.
        O::I32DivS | O::I32DivU | O::I32RemS | O::I32RemU | O::I64DivS | O::I64DivU | O::I64RemS | O::I64RemU => 4,
        O::F32Ceil
        | O::F32Floor
        | O::F32Trunc
        | O::F32Nearest
        | O::F32Sqrt
        | O::F32Add
        | O::F32Sub
        | O::F32Mul
        | O::F32Div
        | O::F32Min
        | O::F32Max
        | O::F64Ceil
        | O::F64Floor
        | O::F64Trunc
        | O::F64Nearest
        | O::F64Sqrt
        | O::F64Add
        | O::F64Sub
        | O::F64Mul
        | O::F64Div
        | O::F64Min
        | O::F64Max
        | O::F32DemoteF64
        | O::F64PromoteF32 => 4,
        O::F32x4Ceil
        | O::F32x4Floor
        | O::F32x4Trunc
        | O::F32x4Nearest
        | O::F32x4Sqrt
        | O::F32x4Add
        | O::F32x4Sub
        | O::F32x4Mul
        | O::F32x4Div
        | O::F32x4Min
        | O::F32x4Max
        | O::F64x2Ceil
        | O::F64x2Floor
        | O::F64x2Trunc
        | O::F64x2Nearest
        | O::F64x2Sqrt
        | O::F64x2Add
        | O::F64x2Sub
        | O::F64x2Mul
        | O::F64x2Div
        | O::F64x2Min
        | O::F64x2Max
        | O::F32x4ConvertI32x4U
        | O::I32x4TruncSatF32x4U => 4,
        O::I32TruncF32S
        | O::I32TruncF32U
        | O::I32TruncF64S
        | O::I32TruncF64U
        | O::I64TruncF32S
        | O::I64TruncF32U
        | O::I64TruncF64S
        | O::I64TruncF64U => 4,
        operator if reaches_memory(operator) => 2,
        _ => 1,
    }
}

/// The blocks of its own that the compiler makes of an instruction, as many as have the same effect on its time.
pub(super) fn blocks(operator: &Operator) -> u64 {
    use Operator as O;
    match operator {
        O::Block { .. } | O::Br { .. } => 1,
        O::BrIf { .. } | O::If { .. } | O::TableFill { .. } => 3,
        O::TableInit { .. } => 4,
        O::Loop { .. } => 9,
        O::CallIndirect { .. } | O::ReturnCallIndirect { .. } | O::TableGet { .. } | O::TableGrow { .. } => 5,
        O::MemoryGrow { .. } => 6,
        O::TableCopy { .. } => 10,
        _ => 0,
    }
}

/// Whether it loads or stores.
fn reaches_memory(operator: &Operator) -> bool {
    use Operator as O;
    matches!(
        operator,
        O::I32Load { .. }
            | O::I64Load { .. }
            | O::F32Load { .. }
            | O::F64Load { .. }
            | O::I32Load8S { .. }
            | O::I32Load8U { .. }
            | O::I32Load16S { .. }
            | O::I32Load16U { .. }
            | O::I64Load8S { .. }
            | O::I64Load8U { .. }
            | O::I64Load16S { .. }
            | O::I64Load16U { .. }
            | O::I64Load32S { .. }
            | O::I64Load32U { .. }
            | O::I32Store { .. }
            | O::I64Store { .. }
            | O::F32Store { .. }
            | O::F64Store { .. }
            | O::I32Store8 { .. }
            | O::I32Store16 { .. }
            | O::I64Store8 { .. }
            | O::I64Store16 { .. }
            | O::I64Store32 { .. }
            | O::V128Load { .. }
            | O::V128Store { .. }
    )
}
