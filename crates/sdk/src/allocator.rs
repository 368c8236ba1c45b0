//! The plugin's allocator: blocks one after the other, at first in memory that is part of the module.
//!
//! Each call gets a fresh instance, which is discarded afterwards, so freeing would be wasted work. The first blocks are in
//! the module's initial memory, after its data: `courtesy build` asks the linker for as much that an ordinary call never
//! needs to grow it, and no more, because the host clears all of it after each call. All `unsafe` code of this crate is here.
#![allow(unsafe_code)]

use std::alloc::{GlobalAlloc, Layout};
use std::cell::UnsafeCell;
use std::ptr;

use crate::arena::Arena;

const PAGE_BYTES: usize = 64 * 1024;

unsafe extern "C" {
    /// The end of the module's stack and data, by its address: the linker's name for it.
    static __heap_base: u8;
}

#[global_allocator]
static ALLOCATOR: Allocator = Allocator { arena: UnsafeCell::new(Arena::empty()) };

struct Allocator {
    arena: UnsafeCell<Arena>,
}

// SAFETY: a plugin has one thread; the host refuses modules with threads.
unsafe impl Sync for Allocator {}

impl Allocator {
    /// Calls `step` with the arena.
    fn with<T>(&self, step: impl FnOnce(&mut Arena) -> T) -> T {
        // SAFETY: there is one thread, and no step allocates or calls this again, so this is the only reference.
        step(unsafe { &mut *self.arena.get() })
    }

    /// Adds the rest of the module's initial memory first, and then what the host grants.
    fn find_room(arena: &mut Arena, size: usize, align: usize) -> Option<usize> {
        arena.take(size, align).or_else(|| {
            if arena.is_empty() {
                let first = (&raw const __heap_base).expose_provenance();
                arena.extend(first, core::arch::wasm32::memory_size::<0>().checked_mul(PAGE_BYTES)?);
            }
            arena.take(size, align).or_else(|| {
                let pages = size.checked_add(align)?.div_ceil(PAGE_BYTES);
                let before = core::arch::wasm32::memory_grow::<0>(pages);
                if before == usize::MAX {
                    return None;
                }
                // Both products stay below 4 GiB unless the very last page is granted.
                arena.extend(before.checked_mul(PAGE_BYTES)?, (before + pages).checked_mul(PAGE_BYTES)?);
                arena.take(size, align)
            })
        })
    }
}

// SAFETY: `Arena` hands out addresses that are aligned, lie in memory that belongs to this allocator alone, and
// overlap no block that is still in use; it never unwinds.
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        self.with(|arena| Self::find_room(arena, layout.size(), layout.align()))
            .map_or(ptr::null_mut(), ptr::with_exposed_provenance_mut)
    }

    /// Does nothing, so that the compiler can remove all code that only frees memory.
    unsafe fn dealloc(&self, _: *mut u8, _: Layout) {}

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        if self.with(|arena| arena.resize(block.addr(), layout.size(), new_size)) || new_size <= layout.size() {
            return block;
        }
        // SAFETY: the caller promises that `new_size` isn't zero and doesn't overflow when rounded up to the alignment.
        let new = unsafe { self.alloc(Layout::from_size_align_unchecked(new_size, layout.align())) };
        if !new.is_null() {
            // SAFETY: both blocks are at least this long, and a new block overlaps none in use.
            unsafe { ptr::copy_nonoverlapping(block, new, layout.size().min(new_size)) };
        }
        new
    }
}
