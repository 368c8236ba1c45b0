//! Estimating the compiler's work from one pass over a file. The compiler's time grows with products of some of these
//! figures, so that a file of a few kilobytes can keep it busy for minutes.

use wasmparser::{BinaryReaderError, BlockType, Encoding, FunctionBody, Operator, Payload, TypeRef};

use crate::limits::Limits;

/// The maximum of each figure over all functions, and the work of all functions together.
#[derive(Debug, Default)]
pub(super) struct CompilerWork {
    /// Bytes of code.
    function_bytes: u64,
    locals: u64,
    /// Blocks inside each other.
    nesting: u64,
    /// Parameters and results of one type.
    parameters: u64,
    /// In plain instructions that would take about as long.
    work: u64,
    /// For the current module: parameters and results of each type, and of each function.
    types: Vec<u64>,
    functions: Vec<u64>,
    /// Its functions that have no body yet begin here.
    next: usize,
}

impl CompilerWork {
    /// Adds one section of a file.
    pub(super) fn add(&mut self, payload: &Payload) -> Result<(), BinaryReaderError> {
        match payload {
            Payload::Version { encoding: Encoding::Module, .. } => {
                (self.types, self.functions, self.next) = (Vec::new(), Vec::new(), 0);
            }
            Payload::TypeSection(types) => {
                for ty in types.clone().into_iter_err_on_gc_types() {
                    let ty = ty?;
                    let parameters = (ty.params().len() + ty.results().len()) as u64;
                    self.parameters = self.parameters.max(parameters);
                    self.types.push(parameters);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    if let TypeRef::Func(ty) = import?.ty {
                        self.functions.push(self.of_type(ty));
                    }
                }
                self.next = self.functions.len();
            }
            Payload::FunctionSection(functions) => {
                for ty in functions.clone() {
                    self.functions.push(self.of_type(ty?));
                }
            }
            Payload::CodeSectionEntry(body) => self.add_function(body)?,
            _ => {}
        }
        Ok(())
    }

    fn of_type(&self, ty: u32) -> u64 {
        self.types.get(ty as usize).copied().unwrap_or(0)
    }

    fn of_function(&self, function: usize) -> u64 {
        self.functions.get(function).copied().unwrap_or(0)
    }

    fn add_function(&mut self, body: &FunctionBody) -> Result<(), BinaryReaderError> {
        let mut locals = 0u64;
        for group in body.get_locals_reader()? {
            locals = locals.saturating_add(group?.0.into());
        }
        let function = self.count(body)?;
        self.function_bytes = self.function_bytes.max(body.range().len() as u64);
        self.locals = self.locals.max(locals);
        self.nesting = self.nesting.max(function.nesting);
        self.work = self.work.saturating_add(function.work(locals + self.of_function(self.next)));
        self.next += 1;
        Ok(())
    }

    fn count(&self, body: &FunctionBody) -> Result<Function, BinaryReaderError> {
        let mut function = Function::default();
        let mut depth = 0u64;
        for operator in body.get_operators_reader()? {
            let operator = operator?;
            function.instructions += 1;
            match operator {
                Operator::Block { blockty } | Operator::Loop { blockty } | Operator::If { blockty } => {
                    depth += 1;
                    function.nesting = function.nesting.max(depth);
                    function.blocks += 1;
                    function.loops += u64::from(matches!(operator, Operator::Loop { .. }));
                    if let BlockType::FuncType(ty) = blockty {
                        function.carried += self.of_type(ty);
                    }
                }
                Operator::End => depth = depth.saturating_sub(1),
                Operator::BrTable { targets } => function.targets += u64::from(targets.len()) + 1,
                Operator::Call { function_index } | Operator::ReturnCall { function_index } => {
                    function.instructions += self.of_function(function_index as usize);
                }
                Operator::CallIndirect { type_index, .. } | Operator::ReturnCallIndirect { type_index, .. } => {
                    function.instructions += self.of_type(type_index);
                }
                _ => {}
            }
        }
        Ok(function)
    }

    /// The first figure that exceeds its limit: what it is, how many there are and may be, and what to do.
    pub(super) fn beyond(&self, limits: &Limits) -> Option<(&'static str, u64, u64, &'static str)> {
        let split = "split the function";
        let checks = [
            ("locals in one function", self.locals, limits.locals.into(), split),
            ("bytes of code in one function", self.function_bytes, limits.function_bytes as u64, split),
            ("blocks inside each other", self.nesting, limits.nesting.into(), split),
            (
                "parameters and results of one function",
                self.parameters,
                limits.parameters.into(),
                "pass an address in memory",
            ),
            (
                "instructions' worth of work for the compiler, by its blocks, locals and branches,",
                self.work,
                limits.compiler_work,
                "split its largest functions, or link less code",
            ),
        ];
        checks.into_iter().find(|(_, has, may, _)| has > may)
    }
}

/// The figures of one function.
#[derive(Default)]
struct Function {
    /// Instructions, with the arguments and results of their calls.
    instructions: u64,
    /// `block`, `loop` and `if`.
    blocks: u64,
    loops: u64,
    nesting: u64,
    /// Parameters and results of its blocks.
    carried: u64,
    /// Targets in its branch tables.
    targets: u64,
}

impl Function {
    /// How long it takes to compile, in instructions of straight-line code. The factors were measured with Cranelift on code
    /// designed to be slow by one term alone, and rounded up.
    fn work(&self, locals: u64) -> u64 {
        let Self { instructions, blocks, loops, nesting, carried, targets } = *self;
        let around = blocks.saturating_mul(blocks / 50 + nesting / 6 + 2 * locals);
        let kept_in_loops = 20u64.saturating_mul(loops.saturating_mul(locals).saturating_add(carried));
        let branches = targets.saturating_mul(targets) / 250;
        [instructions, around, kept_in_loops, branches].into_iter().fold(0, u64::saturating_add)
    }
}

#[cfg(test)]
mod tests {
    use crate::sandbox::gate::contents::Contents;

    use super::*;

    fn work_of(wat: &str) -> CompilerWork {
        Contents::parse(&wat::parse_str(wat).unwrap()).unwrap().compiler_work
    }

    #[test]
    fn what_lies_inside_each_other_is_told_from_what_lies_in_a_row() {
        let found = work_of(
            "(module (func (local i32 i64) (block (loop) (if (i32.const 0) (then (block)) (else (block)))))
             (func (block) (block) (block) (block)))",
        );
        assert_eq!((found.nesting, found.locals), (3, 2));
    }

    #[test]
    fn each_way_to_hold_a_compiler_up_is_work() {
        let of = |body: &str| {
            work_of(&format!("(module (type $many (func {0})) (func $f {0}) (func {body}))", "(param i64 i64 i64)"))
                .work
        };
        let row = |part: &str, times: usize| part.repeat(times);
        let straight = of(&row("i32.const 0 drop ", 1_000));
        assert!((2_000..3_000).contains(&straight), "{straight}");
        let slow = [
            row("block ", 500) + &row("end ", 500),
            row("block end ", 500),
            format!("block i32.const 0 br_table {} end", row("0 ", 1_000)),
            format!("(local {}) {}", row("i64 ", 500), row("loop end ", 500)),
            row("unreachable ", 1) + &row("loop (type $many) drop drop drop end ", 250),
        ];
        for body in slow {
            assert!(of(&body) > straight, "{} {body:.80}", of(&body));
        }
        assert_eq!(of("unreachable call $f") - of("unreachable nop"), 3);
    }

    #[test]
    fn the_modules_of_a_component_are_added_up_and_each_has_its_own_types() {
        let with = |params: &str| format!("(core module (func $f (param {params})) (func unreachable call $f))");
        let (one, two) = (with("i32"), with("i32 i32"));
        let work = |modules: &[&String]| {
            let modules: String = modules.iter().map(|module| module.as_str()).collect();
            work_of(&format!("(component {modules})")).work
        };
        assert_eq!(work(&[&one, &two]), work(&[&one]) + work(&[&two]));
        assert_eq!(work(&[&two]), work(&[&one]) + 1);
        assert_eq!(work_of(&format!("(component {one} {two})")).parameters, 2);
    }
}
