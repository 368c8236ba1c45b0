//! The plugin for waPC.

/// What the host calls when it has made an instance.
#[unsafe(no_mangle)]
extern "C" fn wapc_init() {
    wapc_guest::register_function("decide", |context| Ok(hand_over::decide(context)));
}
