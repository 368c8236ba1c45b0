//! WASI 0.2's interfaces as Rust traits and types, generated from the WIT in this crate's folder `wit`.
#![allow(missing_docs, dead_code, unreachable_pub, reason = "made by a macro, from all of the WIT")]

wasmtime::component::bindgen!({
    path: "wit",
    world: "wasi:cli/imports",
    imports: { default: trappable },
    with: {
        "wasi:io/poll.pollable": super::handles::Pollable,
        "wasi:io/streams.input-stream": super::handles::Source,
        "wasi:io/streams.output-stream": super::handles::Drain,
        "wasi:io/error.error": super::handles::Absent,
        "wasi:cli/terminal-input.terminal-input": super::handles::Absent,
        "wasi:cli/terminal-output.terminal-output": super::handles::Absent,
        "wasi:sockets/network.network": super::handles::Absent,
        "wasi:sockets/ip-name-lookup.resolve-address-stream": super::handles::Absent,
        "wasi:filesystem/types": super::handles::absent::filesystem,
        "wasi:sockets/tcp": super::handles::absent::tcp,
        "wasi:sockets/udp": super::handles::absent::udp,
    },
});
