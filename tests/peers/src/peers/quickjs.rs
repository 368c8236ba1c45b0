//! QuickJS: the script is compiled to bytecode once, and reads and writes the JSON itself.

use rquickjs::{Context, Ctx, Function, Module, Result, Runtime, WriteOptions};

use crate::peer::{Caller, Lack, Loaded, Peer, Said};

const SOURCE: &str = include_str!("../../plugin/hand-over.js");

/// A runtime for each call.
pub const FRESH: Peer = Peer { name: "QuickJS, fresh", load: |copies| load(copies, false), lacks: Lack::OF_FRESH };

/// One runtime for all calls of a thread.
pub const REUSED: Peer = Peer { name: "QuickJS, reused", load: |copies| load(copies, true), lacks: Lack::OF_REUSED };

struct QuickJs {
    bytecode: Vec<u8>,
    is_reused: bool,
}

fn load(copies: usize, is_reused: bool) -> Vec<Box<dyn Loaded>> {
    let load = |_| Box::new(QuickJs { bytecode: compile().expect("a module"), is_reused }) as Box<dyn Loaded>;
    (0..copies).map(load).collect()
}

fn compile() -> Result<Vec<u8>> {
    let context = Context::full(&Runtime::new()?)?;
    context.with(|ctx| Module::declare(ctx, "hand-over", SOURCE)?.write(WriteOptions::default()))
}

impl QuickJs {
    fn start(&self) -> Result<Context> {
        let context = Context::full(&Runtime::new()?)?;
        context.with(|ctx| self.evaluate(&ctx))?;
        Ok(context)
    }

    fn evaluate(&self, ctx: &Ctx<'_>) -> Result<()> {
        // SAFETY: the bytecode was written by the same engine, in `compile`.
        let module = unsafe { Module::load(ctx.clone(), &self.bytecode) }?;
        let (module, done) = module.eval()?;
        done.finish::<()>()?;
        ctx.globals().set("decide", module.get::<_, Function<'_>>("decide")?)
    }
}

fn call(context: &Context, view: &[u8]) -> Result<Said> {
    context.with(|ctx| {
        let decide: Function<'_> = ctx.globals().get("decide")?;
        let answer: String = decide.call((str::from_utf8(view)?,))?;
        Ok(Said::Answer(answer.into_bytes()))
    })
}

impl Loaded for QuickJs {
    fn caller(&self) -> Caller<'_> {
        if self.is_reused {
            let context = self.start().expect("a runtime");
            Box::new(move |customer| call(&context, &customer.view).expect("an answer"))
        } else {
            Box::new(|customer| self.start().and_then(|context| call(&context, &customer.view)).expect("an answer"))
        }
    }
}
