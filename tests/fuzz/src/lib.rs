//! Helpers for the fuzz targets: a small plugin with a given answer, a small host, and a customer.

use courtesy_contract::{Context, Manifest, Policy, abi};
use courtesy_host::{Host, Limits, read};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ExportKind, ExportSection, Function, FunctionSection, MemorySection,
    MemoryType, Module, TypeSection, ValType,
};

const CONTEXT: &[u8] = include_bytes!("../seeds/context/only-what-is-required.json");
const MANIFEST: &str = include_str!("../seeds/manifest/everything.toml");
const ANSWER_ADDRESS: u32 = 8_192;

/// Low limits, so that runs are cheap.
pub fn limits() -> Limits {
    Limits {
        fuel: 100_000,
        deadline_ms: 1_000,
        memory_bytes: 1 << 20,
        table_elements: 100,
        stack_bytes: 64 << 10,
        concurrency: 1,
        ..Limits::default()
    }
}

/// A context with only the required fields.
pub fn customer() -> Context {
    read::context(CONTEXT).expect("the seed is valid")
}

/// A manifest with broad rights.
pub fn manifest() -> Manifest {
    read::manifest(MANIFEST).expect("the seed is valid")
}

/// A host with one plugin, or the error.
pub fn host(plugin: &[u8], policy: Policy) -> Result<Host, courtesy_host::Error> {
    Host::builder().plugin("fuzzed.wasm", plugin.to_vec()).policy(policy).limits(limits()).build()
}

/// A plugin that always gives this answer.
pub fn plugin(answer: &[u8]) -> Vec<u8> {
    let module = module(answer);
    courtesy_host::pack(&module, &manifest()).expect("the seed's manifest fits")
}

/// A module without a manifest that exports what the ABI requires and gives this answer.
pub fn module(answer: &[u8]) -> Vec<u8> {
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    types.ty().function([ValType::I32, ValType::I32], [ValType::I64]);
    let mut functions = FunctionSection::new();
    functions.function(0).function(1);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType { minimum: 4, maximum: None, memory64: false, shared: false, page_size_log2: None });
    let mut exports = ExportSection::new();
    exports.export(abi::MEMORY, ExportKind::Memory, 0);
    exports.export(abi::ALLOC, ExportKind::Func, 0);
    exports.export(abi::DECIDE, ExportKind::Func, 1);
    let mut alloc = Function::new([]);
    alloc.instructions().i32_const(0).end();
    let mut decide = Function::new([]);
    decide.instructions().i64_const(abi::pack(ANSWER_ADDRESS, answer.len() as u32).cast_signed()).end();
    let mut code = CodeSection::new();
    code.function(&alloc).function(&decide);
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(ANSWER_ADDRESS.cast_signed()), answer.iter().copied());
    let mut module = Module::new();
    module.section(&types).section(&functions).section(&memories).section(&exports).section(&code).section(&data);
    module.finish()
}
