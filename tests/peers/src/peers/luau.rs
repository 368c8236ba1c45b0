//! Luau, interpreted: the script is compiled to bytecode once. JSON goes straight into tables and comes straight out of them.

use mlua::chunk::Compiler;
use mlua::serde::Serializer;
use mlua::{Function, Lua, Value};

use crate::peer::{Caller, Lack, Loaded, Peer, Said};

const SOURCE: &str = include_str!("../../plugin/hand-over.luau");

/// A state for each call.
pub const FRESH: Peer = Peer { name: "Luau, fresh", load: |copies| load(copies, false), lacks: Lack::OF_FRESH };

/// One state for all calls of a thread.
pub const REUSED: Peer = Peer { name: "Luau, reused", load: |copies| load(copies, true), lacks: Lack::OF_REUSED };

struct Luau {
    bytecode: Vec<u8>,
    is_reused: bool,
}

/// A state with the script's function.
struct State {
    lua: Lua,
    decide: Function,
}

fn load(copies: usize, is_reused: bool) -> Vec<Box<dyn Loaded>> {
    let compile = || Compiler::new().compile(SOURCE).expect("a script");
    (0..copies).map(|_| Box::new(Luau { bytecode: compile(), is_reused }) as Box<dyn Loaded>).collect()
}

impl Luau {
    fn start(&self) -> mlua::Result<State> {
        let lua = Lua::new();
        lua.sandbox(true)?;
        let decide = lua.load(self.bytecode.as_slice()).eval()?;
        Ok(State { lua, decide })
    }
}

impl State {
    fn call(&self, view: &[u8]) -> mlua::Result<Said> {
        let mut json = serde_json::Deserializer::from_slice(view);
        let context = serde_transcode::transcode(&mut json, Serializer::new(&self.lua))?;
        let answer: Value = self.decide.call(context)?;
        let json = serde_json::to_vec(&answer.to_serializable().sort_keys(true));
        json.map(Said::Answer).map_err(mlua::Error::external)
    }
}

impl Loaded for Luau {
    fn caller(&self) -> Caller<'_> {
        if self.is_reused {
            let state = self.start().expect("a state");
            Box::new(move |customer| state.call(&customer.view).expect("an answer"))
        } else {
            Box::new(|customer| self.start().and_then(|state| state.call(&customer.view)).expect("an answer"))
        }
    }
}
