//! Rhai: the script is parsed once a thread. JSON goes straight into maps and comes straight out of them.

use rhai::{Dynamic, Engine, Scope};

use crate::peer::{Caller, Lack, Loaded, Peer, Said};

const SOURCE: &str = include_str!("../../plugin/hand-over.rhai");

/// A scope for each call. Rhai's functions see nothing else that could change.
pub const PEER: Peer = Peer {
    name: "Rhai",
    load: |copies| (0..copies).map(|_| Box::new(Rhai) as Box<dyn Loaded>).collect(),
    lacks: Lack::OF_FRESH,
};

struct Rhai;

impl Loaded for Rhai {
    fn caller(&self) -> Caller<'_> {
        let engine = Engine::new();
        let script = engine.compile(SOURCE).expect("a script");
        Box::new(move |customer| {
            let context: Dynamic = serde_json::from_slice(&customer.view).expect("the host writes JSON");
            let answer: Dynamic = engine.call_fn(&mut Scope::new(), &script, "decide", (context,)).expect("an answer");
            Said::Answer(serde_json::to_vec(&answer).expect("an answer is plain data"))
        })
    }
}
