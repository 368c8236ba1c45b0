//! The echo as a core module, without the SDK.

mod echo;

/// Returns the address of `len` free bytes, for the context.
#[unsafe(no_mangle)]
extern "C" fn courtesy_alloc(len: usize) -> *mut u8 {
    Vec::leak(vec![0; len]).as_mut_ptr()
}

/// Reads the context and returns address and length of the answer.
///
/// # Safety
/// `ptr` must come from `courtesy_alloc`, and `len` be what was asked for there.
#[unsafe(no_mangle)]
unsafe extern "C" fn courtesy_decide_v1(ptr: *const u8, len: usize) -> u64 {
    // SAFETY: the host wrote the context, `len` bytes, to where `courtesy_alloc` told it.
    let context = unsafe { std::slice::from_raw_parts(ptr, len) };
    let answer = echo::answer(&String::from_utf8_lossy(context)).into_bytes().leak();
    (answer.as_ptr() as u64) << 32 | answer.len() as u64
}
