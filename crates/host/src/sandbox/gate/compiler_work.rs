//! Estimating the compiler's work from one pass over a file. The compiler's time and memory grow with products of some of
//! these figures, so that a file of a few kilobytes can keep it busy for minutes or fill gigabytes.
//!
//! The validator's time grows with some of them, too. So they are counted before it runs, on a file that may be anything,
//! and counting takes time in proportion to the file and memory in proportion to its largest function.

use wasmparser::{BinaryReaderError, ComponentInstance, Encoding, FunctionBody, Instance, Parser, Payload, TypeRef};

use super::function_work::{Function, Surroundings};
use crate::limits::Limits;

/// The validator rejects a module with more types or functions, so no more need to be remembered.
const INDEXED: usize = 1_000_000;

/// The maximum of each figure over all functions, and the work of all functions together.
#[derive(Debug, Default)]
pub(super) struct CompilerWork {
    /// Bytes of code.
    function_bytes: u64,
    locals: u64,
    instructions: u64,
    /// Blocks inside each other.
    nesting: u64,
    /// Parameters and results of one type.
    parameters: u64,
    /// The work of one function, in plain instructions that would take about as long.
    function: u64,
    /// The work of all functions.
    total: u64,
    /// Places where a component makes an instance, whether or not anybody makes an instance of that component.
    instances: u64,
    module: Module,
}

/// What is known of the module that is being read: parameters and results of each type, and of each function.
#[derive(Debug, Default)]
struct Module {
    types: Vec<u32>,
    functions: Vec<u32>,
    /// Its functions that have no body yet begin here.
    next: usize,
}

impl CompilerWork {
    /// The work for all that can be read of a file. Where it is damaged, the validator says so.
    pub(super) fn of(bytes: &[u8], limits: &Limits) -> Self {
        let mut work = Self::default();
        for payload in Parser::new(0).parse_all(bytes) {
            let Ok(payload) = payload else { break };
            if work.add(&payload, limits).is_err() {
                break;
            }
        }
        work
    }

    /// The work of all functions together.
    pub(super) fn total(&self) -> u64 {
        self.total
    }

    /// Adds one section of a file.
    fn add(&mut self, payload: &Payload, limits: &Limits) -> Result<(), BinaryReaderError> {
        let module = &mut self.module;
        match payload {
            Payload::Version { encoding: Encoding::Module, .. } => *module = Module::default(),
            Payload::TypeSection(types) => {
                for ty in types.clone().into_iter_err_on_gc_types() {
                    let ty = ty?;
                    let parameters = (ty.params().len() + ty.results().len()) as u32;
                    self.parameters = self.parameters.max(parameters.into());
                    remember(&mut module.types, parameters);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.clone().into_imports() {
                    if let TypeRef::Func(ty) = import?.ty {
                        remember(&mut module.functions, module.types.of(ty));
                    }
                }
                module.next = module.functions.len();
            }
            Payload::FunctionSection(functions) => {
                for ty in functions.clone() {
                    remember(&mut module.functions, module.types.of(ty?));
                }
            }
            Payload::CodeSectionEntry(body) => self.add_function(body, limits)?,
            Payload::InstanceSection(instances) => {
                for instance in instances.clone() {
                    self.instances += u64::from(matches!(instance?, Instance::Instantiate { .. }));
                }
            }
            Payload::ComponentInstanceSection(instances) => {
                for instance in instances.clone() {
                    self.instances += u64::from(matches!(instance?, ComponentInstance::Instantiate { .. }));
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn add_function(&mut self, body: &FunctionBody, limits: &Limits) -> Result<(), BinaryReaderError> {
        let mut locals = 0u64;
        for group in body.get_locals_reader()? {
            locals = locals.saturating_add(group?.0.into());
        }
        let bytes = body.range().len() as u64;
        self.function_bytes = self.function_bytes.max(bytes);
        self.locals = self.locals.max(locals);
        // Looking into a function that is rejected anyway could take too much memory.
        if bytes > limits.function_bytes as u64 || locals > limits.locals.into() {
            return Ok(());
        }
        let Module { types, functions, next } = &mut self.module;
        let parameters = functions.of(*next as u32);
        *next += 1;
        let around = Surroundings { types, functions };
        let function = Function::read(body, locals + u64::from(parameters), &around)?;
        let work = function.work();
        self.instructions = self.instructions.max(function.instructions);
        self.nesting = self.nesting.max(function.nesting);
        self.function = self.function.max(work);
        self.total = self.total.saturating_add(work);
        Ok(())
    }

    /// The first figure that exceeds its limit: what it is, how many there are and may be, and what to do.
    pub(super) fn beyond(&self, limits: &Limits) -> Option<(&'static str, u64, u64, &'static str)> {
        let split = "split the function";
        let checks = [
            // The validator compares the types of everything that an instance is given.
            ("instances", self.instances, limits.instances.into(), "link it into fewer modules"),
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
                "instructions in one function, expensive ones counted as several,",
                self.instructions,
                limits.function_instructions.into(),
                split,
            ),
            (
                "instructions' worth of work for the compiler in one function, by its blocks, loops, locals and branches,",
                self.function,
                limits.function_work,
                split,
            ),
        ];
        checks.into_iter().find(|(_, has, may, _)| has > may).or_else(|| beyond_in_all(self.total, limits))
    }
}

/// The work for everything in a file, if it exceeds its limit, as [`CompilerWork::beyond`] says it.
pub(super) fn beyond_in_all(work: u64, limits: &Limits) -> Option<(&'static str, u64, u64, &'static str)> {
    let what = "instructions' worth of work for the compiler in all functions";
    let remedy = "split its largest functions, or link less code";
    (work > limits.compiler_work).then_some((what, work, limits.compiler_work, remedy))
}

fn remember(list: &mut Vec<u32>, parameters: u32) {
    if list.len() < INDEXED {
        list.push(parameters);
    }
}

/// Figures by an index that may be anything.
pub(super) trait ByIndex {
    /// The figure, or 0 for what isn't there.
    fn of(&self, index: u32) -> u32;
}

impl ByIndex for [u32] {
    fn of(&self, index: u32) -> u32 {
        self.get(index as usize).copied().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work_of(wat: &str) -> CompilerWork {
        CompilerWork::of(&wat::parse_str(wat).unwrap(), &Limits::default())
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
    fn the_modules_of_a_component_are_added_up_and_each_has_its_own_types() {
        let with = |params: &str| format!("(core module (func $f (param {params})) (func unreachable call $f))");
        let (one, two) = (with("i32"), with("i32 i32"));
        let work = |modules: &[&String]| {
            let modules: String = modules.iter().map(|module| module.as_str()).collect();
            work_of(&format!("(component {modules})")).total
        };
        assert_eq!(work(&[&one, &two]), work(&[&one]) + work(&[&two]));
        assert_eq!(work(&[&two]), work(&[&one]) + 1);
        assert_eq!(work_of(&format!("(component {one} {two})")).parameters, 2);
    }

    #[test]
    fn a_damaged_file_is_counted_up_to_the_damage_and_never_panics() {
        let whole = wat::parse_str("(module (func (local i32) block br 0 end) (func unreachable call 0))").unwrap();
        let limits = Limits::default();
        for end in 0..whole.len() {
            let part = CompilerWork::of(&whole[..end], &limits);
            assert!(part.total <= CompilerWork::of(&whole, &limits).total);
        }
        for (place, wrong) in (8..whole.len()).flat_map(|place| [(place, 0xff), (place, 0x80), (place, 0x0e)]) {
            let mut damaged = whole.clone();
            damaged[place] = wrong;
            CompilerWork::of(&damaged, &limits);
        }
    }

    #[test]
    fn functions_beyond_a_limit_are_not_looked_into() {
        let limits = Limits { function_bytes: 10, ..Limits::default() };
        let wasm =
            wat::parse_str("(module (func unreachable i32.const 1 drop i32.const 1 drop i32.const 1 drop))").unwrap();
        let work = CompilerWork::of(&wasm, &limits);
        assert_eq!(
            (work.total, work.beyond(&limits).map(|beyond| beyond.0)),
            (0, Some("bytes of code in one function"))
        );
    }
}
