//! waPC, on wasmtime.

use wapc::WapcHost;
use wasmtime_provider::{WasmtimeEngineProviderBuilder, WasmtimeEngineProviderPre};

use crate::peer::{Caller, Lack, Loaded, Peer, Said};

/// A module is compiled and linked once, and a host made for each call.
pub const FRESH: Peer = Peer {
    name: "waPC, fresh",
    load: |copies| load(copies, |prepared| Wapc { prepared, is_reused: false }),
    lacks: Lack::OF_FRESH,
};

/// One host for all calls of a thread.
pub const REUSED: Peer = Peer {
    name: "waPC, reused",
    load: |copies| load(copies, |prepared| Wapc { prepared, is_reused: true }),
    lacks: Lack::OF_REUSED,
};

struct Wapc {
    prepared: WasmtimeEngineProviderPre,
    is_reused: bool,
}

fn load(copies: usize, new: fn(WasmtimeEngineProviderPre) -> Wapc) -> Vec<Box<dyn Loaded>> {
    let load = |_| {
        let builder = WasmtimeEngineProviderBuilder::new().module_bytes(guest!("wapc"));
        Box::new(new(builder.build_pre().expect("a module"))) as Box<dyn Loaded>
    };
    (0..copies).map(load).collect()
}

impl Wapc {
    fn start(&self) -> WapcHost {
        let engine = self.prepared.rehydrate(None).expect("an engine");
        WapcHost::new(Box::new(engine), None).expect("an instance")
    }
}

fn call(host: &WapcHost, view: &[u8]) -> Said {
    Said::Answer(host.call("decide", view).expect("an answer"))
}

impl Loaded for Wapc {
    fn caller(&self) -> Caller<'_> {
        if self.is_reused {
            let host = self.start();
            Box::new(move |customer| call(&host, &customer.view))
        } else {
            Box::new(|customer| call(&self.start(), &customer.view))
        }
    }
}
