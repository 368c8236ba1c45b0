//! Extism, with its Rust SDK on both sides.

use extism::{CompiledPlugin, Manifest, Plugin, PluginBuilder, Wasm};

use crate::peer::{Caller, Lack, Loaded, Peer, Said};

/// A plugin is compiled once and made anew for each call.
pub const FRESH: Peer = Peer {
    name: "Extism, fresh",
    load: |copies| load(copies, |compiled| Extism { compiled, is_reused: false }),
    lacks: Lack::OF_FRESH,
};

/// One plugin for all calls of a thread, as Extism's documentation shows it.
pub const REUSED: Peer = Peer {
    name: "Extism, reused",
    load: |copies| load(copies, |compiled| Extism { compiled, is_reused: true }),
    lacks: Lack::OF_REUSED,
};

struct Extism {
    compiled: CompiledPlugin,
    is_reused: bool,
}

fn load(copies: usize, new: fn(CompiledPlugin) -> Extism) -> Vec<Box<dyn Loaded>> {
    let load = |_| {
        let manifest = Manifest::new([Wasm::data(guest!("extism").as_slice())]);
        // What earlier runs left in the cache has no place in a measurement.
        let builder = PluginBuilder::new(manifest).with_cache_disabled();
        Box::new(new(builder.compile().expect("a plugin"))) as Box<dyn Loaded>
    };
    (0..copies).map(load).collect()
}

impl Extism {
    fn start(&self) -> Plugin {
        Plugin::new_from_compiled(&self.compiled).expect("an instance")
    }
}

fn call(plugin: &mut Plugin, view: &[u8]) -> Said {
    Said::Answer(plugin.call("decide", view).expect("an answer"))
}

impl Loaded for Extism {
    fn caller(&self) -> Caller<'_> {
        if self.is_reused {
            let mut plugin = self.start();
            Box::new(move |customer| call(&mut plugin, &customer.view))
        } else {
            Box::new(|customer| call(&mut self.start(), &customer.view))
        }
    }
}
