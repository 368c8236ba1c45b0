//! A plugin's manifest, as `plugin.toml` and inside a module: it is rejected, or it works.
#![no_main]

use std::borrow::Cow;

use courtesy_contract::{Policy, abi};
use courtesy_fuzz::{host, limits, module};
use courtesy_host::{PluginFile, pack, read};
use libfuzzer_sys::fuzz_target;
use wasm_encoder::{CustomSection, Encode, Section};

fuzz_target!(|bytes: &[u8]| {
    let module = module(br#"{"contract":"1.0"}"#);
    if let Ok(text) = str::from_utf8(bytes)
        && let Ok(manifest) = read::manifest(text)
        && let Ok(packed) = pack(&module, &manifest)
    {
        let file = PluginFile::parse(packed, &limits()).expect("what was packed can be parsed");
        assert_eq!(*file.manifest(), manifest);
    }
    let mut forged = module;
    let section = CustomSection { name: Cow::Borrowed(abi::MANIFEST_SECTION), data: Cow::Borrowed(bytes) };
    forged.push(section.id());
    section.encode(&mut forged);
    if PluginFile::parse(forged.clone(), &limits()).is_ok() {
        let _ = host(&forged, Policy::default());
    }
});
