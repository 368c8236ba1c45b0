//! What compiling one function takes, from one pass over its instructions.
//!
//! A unit of work is what a plain instruction takes: some 3 microseconds and at most 2 KiB. The factors were measured with
//! Cranelift, on code that is slow by one term alone, and rounded up; `cargo bench --bench compiling` repeats it.

use wasmparser::{BinaryReaderError, BlockType, FunctionBody, Operator};

use super::compiler_work::ByIndex;
use super::operator_work::{TABLE_PLACE, blocks, instructions};

/// What is known of the module around a function: parameters and results of its types and functions.
pub(super) struct Surroundings<'m> {
    pub(super) types: &'m [u32],
    pub(super) functions: &'m [u32],
}

/// The figures of one function.
#[derive(Debug, Default)]
pub(super) struct Function {
    /// Instructions, with the arguments and results of their calls; expensive ones count as several.
    pub(super) instructions: u64,
    /// Blocks inside each other.
    pub(super) nesting: u64,
    /// The compiler's blocks: it makes several of some instructions.
    blocks: u64,
    loops: u64,
    /// Loops inside each other.
    loop_nesting: u64,
    /// Its parameters, results and locals.
    locals: u64,
    /// Those among its locals that it sets.
    set: u64,
    /// Branches out of blocks, and those back to the start of a loop; a table has one for each place it leads to.
    forward: u64,
    back: u64,
    /// Values that its blocks take and give.
    carried: u64,
}

/// A block whose end has not been read yet.
struct Label {
    is_loop: bool,
    /// Values that a branch to it takes along.
    carried: u32,
    /// The branch table that named it last.
    table: u32,
}

struct Reading<'f, 'm> {
    around: &'f Surroundings<'m>,
    labels: Vec<Label>,
    loops_open: u64,
    tables: u32,
    is_set: Vec<bool>,
    found: Function,
}

impl Function {
    /// Reads a function that has this many parameters, results and locals.
    pub(super) fn read(body: &FunctionBody, locals: u64, around: &Surroundings) -> Result<Self, BinaryReaderError> {
        let found = Self { locals, ..Self::default() };
        let is_set = vec![false; locals as usize];
        let mut reading = Reading { around, labels: Vec::new(), loops_open: 0, tables: 0, is_set, found };
        for operator in body.get_operators_reader()? {
            reading.add(&operator?)?;
        }
        Ok(reading.found)
    }

    /// How long it takes to compile, in plain instructions.
    pub(super) fn work(&self) -> u64 {
        let Self { instructions, blocks, loops, loop_nesting, locals, set, forward, back, carried, .. } = *self;
        let product = |one: u64, other: u64| one.saturating_mul(other);
        [
            instructions,
            // Each block, and each value in it, is compared with what must have come before.
            product(blocks, blocks) / 1_500,
            product(blocks, instructions) / 5_000,
            product(loops, product(loop_nesting, loop_nesting)) / 500,
            // Locals stay alive through blocks, and are joined where branches meet, most expensively at loops.
            product(blocks, locals) / 7,
            product(loops, locals) + product(loops, locals) / 2,
            product(product(forward, set), 2),
            product(product(back, set), 30),
            // Mostly memory.
            product(carried, blocks) / 100,
        ]
        .into_iter()
        .fold(0, u64::saturating_add)
    }
}

impl Reading<'_, '_> {
    fn add(&mut self, operator: &Operator) -> Result<(), BinaryReaderError> {
        self.found.instructions += instructions(operator);
        self.found.blocks += blocks(operator);
        match operator {
            Operator::Block { blockty } | Operator::If { blockty } => self.open(*blockty, false),
            Operator::Loop { blockty } => self.open(*blockty, true),
            Operator::End => self.close(),
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => self.branch(*relative_depth),
            Operator::BrTable { targets } => {
                self.tables = self.tables.wrapping_add(1);
                self.found.instructions += u64::from(targets.len()) * TABLE_PLACE;
                for target in targets.targets().chain([Ok(targets.default())]) {
                    self.branch_of_table(target?);
                }
            }
            Operator::LocalSet { local_index } | Operator::LocalTee { local_index } => self.set(*local_index),
            Operator::Call { function_index: index } | Operator::ReturnCall { function_index: index } => {
                self.found.instructions += u64::from(self.around.functions.of(*index));
            }
            Operator::CallIndirect { type_index, .. } | Operator::ReturnCallIndirect { type_index, .. } => {
                self.found.instructions += u64::from(self.around.types.of(*type_index));
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, ty: BlockType, is_loop: bool) {
        let carried = match ty {
            BlockType::Empty => 0,
            BlockType::Type(_) => 1,
            BlockType::FuncType(ty) => self.around.types.of(ty),
        };
        self.labels.push(Label { is_loop, carried, table: 0 });
        self.loops_open += u64::from(is_loop);
        self.found.loops += u64::from(is_loop);
        self.found.loop_nesting = self.found.loop_nesting.max(self.loops_open);
        self.found.nesting = self.found.nesting.max(self.labels.len() as u64);
        // A single result is so common, and so cheap, that it counts as the instruction it is.
        self.found.carried += u64::from(carried).saturating_sub(1);
    }

    fn close(&mut self) {
        let label = self.labels.pop();
        self.loops_open -= u64::from(label.is_some_and(|label| label.is_loop));
    }

    /// Counts a branch, and what it takes along.
    fn branch(&mut self, outwards: u32) {
        let label = self.place(outwards).map(|place| &self.labels[place]);
        let (is_loop, carried) = label.map_or((false, 0), |label| (label.is_loop, label.carried));
        self.found.back += u64::from(is_loop);
        self.found.forward += u64::from(!is_loop);
        self.found.instructions += u64::from(carried);
    }

    /// Counts one place that a branch table leads to, unless the table named it before.
    fn branch_of_table(&mut self, outwards: u32) {
        let table = self.tables;
        if let Some(place) = self.place(outwards) {
            // The validator goes through what a branch takes along for each place in the table.
            self.found.instructions += u64::from(self.labels[place].carried);
            if std::mem::replace(&mut self.labels[place].table, table) == table {
                return;
            }
        }
        self.found.blocks += 1;
        self.branch(outwards);
    }

    fn place(&self, outwards: u32) -> Option<usize> {
        self.labels.len().checked_sub(1)?.checked_sub(outwards as usize)
    }

    fn set(&mut self, local: u32) {
        if let Some(is_set) = self.is_set.get_mut(local as usize) {
            self.found.set += u64::from(!std::mem::replace(is_set, true));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limits::Limits;
    use crate::sandbox::gate::compiler_work::CompilerWork;

    /// The work of a module's functions, of which the last has this body.
    fn of(body: &str) -> u64 {
        let module = format!(
            "(module (type $many (func {0} {1})) (type $takes (func {0})) (type $gives (func {1}))
                              (memory 1) (table 1 funcref) (func $f {0} unreachable) (func {body}))",
            "(param i64 i64 i64)", "(result i64 i64 i64)"
        );
        CompilerWork::of(&wat::parse_str(&module).unwrap(), &Limits::default()).total()
    }

    fn row(part: &str, times: usize) -> String {
        part.repeat(times)
    }

    /// Asserts that twice as much of something is far more than twice the work.
    fn grows_faster_than_it_gets_longer(body: impl Fn(usize) -> String) {
        let (some, twice) = (of(&body(2_000)), of(&body(4_000)));
        assert!(twice > 3 * some, "{some}, {twice}: {:.80}", body(1));
    }

    #[test]
    fn straight_code_costs_what_it_is_long() {
        let straight = of(&row("i32.const 0 drop ", 1_000));
        assert!((2_000..2_100).contains(&straight), "{straight}");
        assert_eq!(of(&row("i32.const 0 drop ", 2_000)) - straight, 2_000);
    }

    #[test]
    fn each_way_to_hold_a_compiler_up_is_seen() {
        grows_faster_than_it_gets_longer(|n| row("block i32.const 0 br_if 0 end ", n));
        grows_faster_than_it_gets_longer(|n| row("i32.const 0 if end ", n));
        grows_faster_than_it_gets_longer(|n| row("loop end ", n));
        grows_faster_than_it_gets_longer(|n| row("loop ", n / 4) + &row("i32.const 0 br_if 0 end ", n / 4));
        grows_faster_than_it_gets_longer(|n| row("i32.const 0 call_indirect ", n));
        grows_faster_than_it_gets_longer(|n| row("i32.const 1 memory.grow drop ", n));
        grows_faster_than_it_gets_longer(|n| row("i32.const 1 table.get drop ", n));
        grows_faster_than_it_gets_longer(|n| row("i32.const 1 i32.const 1 i32.const 1 table.copy ", n));
        grows_faster_than_it_gets_longer(|n| {
            row("block ", 100)
                + &row(&format!("block i32.const 0 br_table {} end ", row("0 1 2 3 4 5 6 7 8 9 ", 1)), n)
                + &row("end ", 100)
        });
        grows_faster_than_it_gets_longer(|n| {
            row("(local i64) ", n / 4)
                + &(0..n / 4)
                    .map(|n| format!("loop i64.const 1 local.set {n} i32.const 0 br_if 0 end "))
                    .collect::<String>()
        });
        grows_faster_than_it_gets_longer(|n| row("unreachable loop (type $takes) drop drop drop end ", n));
    }

    #[test]
    fn a_table_costs_by_the_places_it_leads_to_and_not_by_its_length() {
        let table = |targets: &str| of(&format!("block block i32.const 0 br_table {targets} end end"));
        let short = table("0 1");
        let more = table(&row("0 1 ", 500)) - short;
        assert!((998 * TABLE_PLACE..1_000 * TABLE_PLACE).contains(&more), "{more}");
    }

    #[test]
    fn only_locals_that_are_set_are_joined() {
        let body = |set: &str| of(&format!("(local i64 i64 i64) loop i64.const 1 {set} i32.const 0 br_if 0 end"));
        assert_eq!(body("local.set 0") - body("drop"), 30);
        assert_eq!(body("local.tee 0 local.set 1") - body("local.tee 0 local.set 0"), 30);
    }

    #[test]
    fn a_branch_costs_what_it_takes_along() {
        let body = |branches: usize| {
            let branches = row("i32.const 0 br_if 0 ", branches);
            of(&format!("block (type $gives) i64.const 0 i64.const 0 i64.const 0 {branches} end drop drop drop"))
        };
        let (none, some) = (body(0), body(10));
        assert!(some - none >= 10 * (2 + 3), "{none}, {some}");
        assert_eq!(of("unreachable call $f") - of("unreachable nop"), 4 + 3);
    }
}
