//! What the host calls in a core module: Courtesy's ABI, by hand. Nothing leaks, so that an instance can be used again.

use std::cell::Cell;

thread_local! {
    static INPUT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static ANSWER: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Returns the address of `len` free bytes, for the context.
#[unsafe(no_mangle)]
extern "C" fn courtesy_alloc(len: usize) -> usize {
    let room = vec![0; len];
    let address = room.as_ptr().addr();
    INPUT.set(room);
    address
}

/// Answers the context that was written to where `courtesy_alloc` said, and returns the answer's address and length.
#[unsafe(no_mangle)]
extern "C" fn courtesy_decide_v1(_ptr: usize, _len: usize) -> u64 {
    let answer = hand_over::decide(&INPUT.take());
    let packed = (answer.as_ptr().addr() as u64) << 32 | answer.len() as u64;
    ANSWER.set(answer);
    packed
}
