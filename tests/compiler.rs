//! Compiling in processes of their own. These tests have a `main` of their own, because the process that compiles is this
//! program, started again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::process::ExitCode;

use courtesy_contract::Manifest;
use courtesy_host::{CompilerProcess, ErrorKind, Host, HostBuilder, Limits, PluginFile, read};

const CONTEXT: &[u8] = br#"{"contract": "1.0", "decision_id": "0192f1c6-8d0e-7b5a-9a53-3f8d1c1f2a77", "hook": "review",
    "as_of": "2026-03-28T20:40:00Z", "customer": {"ref": "jansen-4711"}}"#;

const MANIFEST: &str = r#"{"id": "large", "version": "1.0.0", "contract": "1", "summary": "Is large.",
    "reads": ["customer"], "kinds": ["check_in"], "purposes": ["care"]}"#;

type Test = (&'static str, fn(CompilerProcess));

const TESTS: [Test; 6] = [
    ("a_plugin_compiled_in_a_process_of_its_own_decides_like_any_other", decides_like_any_other),
    ("a_process_that_needs_too_much_memory_ends_and_the_host_goes_on", too_much_memory),
    ("a_process_that_takes_too_long_is_ended_and_the_host_goes_on", too_much_time),
    ("a_file_that_only_the_compiler_refuses_gets_its_reason", refused_by_the_compiler),
    ("what_a_process_compiled_is_cached_and_the_next_start_needs_no_process", cached),
    ("a_component_is_compiled_in_a_process_too", component),
];

fn main() -> ExitCode {
    let compiler = CompilerProcess::allow();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        TESTS.iter().for_each(|(name, _)| println!("{name}: test"));
        return ExitCode::SUCCESS;
    }
    let wanted: Vec<&String> = arguments.iter().filter(|argument| !argument.starts_with('-')).collect();
    let chosen = TESTS.iter().filter(|(name, _)| wanted.is_empty() || wanted.iter().any(|part| name.contains(*part)));
    let mut failed = 0;
    for (name, test) in chosen {
        let passed = catch_unwind(AssertUnwindSafe(|| test(compiler))).is_ok();
        println!("test {name} ... {}", if passed { "ok" } else { "FAILED" });
        failed += usize::from(!passed);
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn decides_like_any_other(compiler: CompilerProcess) {
    let decision = |builder: HostBuilder| builder.build().unwrap().decide_blocking(&read::context(CONTEXT).unwrap());
    let here = decision(Host::builder().plugins(check_in()).unwrap());
    let there = decision(Host::builder().plugins(check_in()).unwrap().compile_in(compiler));
    assert!(here.failures.is_empty(), "{:?}", here.failures);
    assert_eq!(here, there);
}

fn too_much_memory(compiler: CompilerProcess) {
    if !cfg!(target_os = "linux") {
        return eprintln!("not tried: only Linux holds a process to its memory");
    }
    let limits = Limits { load_memory_bytes: 24 << 20, ..Limits::default() };
    let refused = compile(&long(50_000), &limits, compiler).unwrap_err();
    assert!(refused.contains("needs more than 24 MiB of memory to be compiled; split"), "{refused}");
    assert!(refused.contains("`load_memory_bytes`"), "{refused}");
    decides_like_any_other(compiler);
}

fn too_much_time(compiler: CompilerProcess) {
    let refused = compile(&long(50_000), &Limits { load_ms: 1, ..Limits::default() }, compiler).unwrap_err();
    assert!(refused.contains("took longer than 1 ms to compile"), "{refused}");
    decides_like_any_other(compiler);
}

/// The gate would refuse it before, so that its limits are lifted.
fn refused_by_the_compiler(compiler: CompilerProcess) {
    let limits = Limits { function_instructions: u32::MAX, function_work: u64::MAX, ..Limits::default() };
    let table = format!("block local.get 0 br_table {} end i64.const 0", "0 ".repeat(70_000));
    let refused = compile(&packed(&table), &limits, compiler).unwrap_err();
    assert!(refused.starts_with("could not be compiled: ") && refused.contains("br_table"), "{refused}");
    assert!(refused.ends_with("build it with a supported toolchain"), "{refused}");
}

fn cached(compiler: CompilerProcess) {
    let folder = tempfile::tempdir().unwrap();
    let file = |bytes: Vec<u8>, limits: &Limits| PluginFile::parse(bytes, limits).unwrap();
    let cache = Some(folder.path());
    let limits = Limits::default();
    file(long(50_000), &limits).compile(&limits, cache, Some(compiler)).unwrap();
    // No process can do with no memory. So there was none.
    let without = Limits { load_ms: 60_000, load_memory_bytes: 0, ..Limits::default() };
    file(long(50_000), &without).compile(&without, cache, Some(compiler)).unwrap();
    file(long(50_000), &without).compile(&without, None, Some(compiler)).unwrap_err();
}

fn component(compiler: CompilerProcess) {
    let echo = Path::new(env!("CARGO_MANIFEST_DIR")).join("echo/rust-component/echo.wasm");
    let host = Host::builder().plugins(echo).unwrap().compile_in(compiler).build().unwrap();
    assert_eq!(host.decide_blocking(&read::context(CONTEXT).unwrap()).failures, []);
}

fn compile(wasm: &[u8], limits: &Limits, compiler: CompilerProcess) -> Result<(), String> {
    let compiled = PluginFile::parse(wasm.to_vec(), limits).unwrap().compile(limits, None, Some(compiler));
    compiled.map_err(|error| {
        assert_eq!(error.kind(), ErrorKind::Module, "{error}");
        error.to_string()
    })
}

fn check_in() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../plugins/check-in/check-in.wasm")
}

/// A plugin with this many calls, which the gate lets through.
fn long(calls: usize) -> Vec<u8> {
    packed(&("call 0 ".repeat(calls) + "i64.const 0"))
}

fn packed(decide: &str) -> Vec<u8> {
    let wat = format!(
        "(module (func) (memory (export \"memory\") 1)
           (func (export \"courtesy_alloc\") (param i32) (result i32) i32.const 4096)
           (func (export \"courtesy_decide_v1\") (param i32 i32) (result i64) {decide}))"
    );
    let manifest: Manifest = serde_json::from_str(MANIFEST).unwrap();
    courtesy_host::pack(&wat::parse_str(wat).unwrap(), &manifest).unwrap()
}
