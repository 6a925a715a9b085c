//! Counts what a test takes of memory, and holds it against the bound that documents and proofs have in common.
//!
//! The counts are those of the thread that asks. They are what glibc's allocator takes for what it is asked for, and so
//! the same in every run.
// The trait of allocators is unsafe. Everything is handed on to the system's allocator as it comes.
#![allow(unsafe_code)]

use std::{
	alloc::{GlobalAlloc, Layout, System},
	cell::Cell,
};

/// Bytes that may be taken besides those for a text and its leaves.
const BASE: usize = 16 << 20;

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

thread_local! {
	/// Bytes taken, less those taken by other threads and given back by this one.
	static TAKEN: Cell<isize> = const { Cell::new(0) };
	/// The most since the last [`measure`] began.
	static MOST: Cell<isize> = const { Cell::new(0) };
}

/// A block has a length of its own, and a multiple of 16 bytes, at least 32.
fn block(size: usize) -> isize {
	(size + 8).next_multiple_of(16).max(32) as isize
}

fn count(change: isize) {
	TAKEN.set(TAKEN.get() + change);
	MOST.set(MOST.get().max(TAKEN.get()));
}

unsafe impl GlobalAlloc for Counting {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		count(block(layout.size()));
		unsafe { System.alloc(layout) }
	}

	unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
		count(block(layout.size()));
		unsafe { System.alloc_zeroed(layout) }
	}

	unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
		count(-block(layout.size()));
		unsafe { System.dealloc(memory, layout) }
	}

	/// A block that grows by much does it where it is, or is mapped to another place.
	unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
		count(block(size) - block(layout.size()));
		unsafe { System.realloc(memory, layout, size) }
	}
}

/// What some work takes, in bytes. Not every test file uses both.
#[allow(dead_code)]
pub struct Taken {
	/// At one time, at most.
	pub most: usize,
	/// Until after its end, for what it gives.
	pub kept: usize,
}

/// What `work` gives, and what it takes.
pub fn measure<T>(work: impl FnOnce() -> T) -> (T, Taken) {
	let before = TAKEN.get();
	MOST.set(before);
	let given = work();
	let bytes = |count: isize| (count - before).max(0) as usize;
	(given, Taken { most: bytes(MOST.get()), kept: bytes(TAKEN.get()) })
}

/// Checks that so many bytes are with those of the text at most 6 times the text, 64 for each leaf, and 16 MiB.
pub fn check(what: &str, taken: usize, text: usize, leaves: usize) {
	let (all, bound) = (text + taken, 6 * text + 64 * leaves + BASE);
	assert!(all <= bound, "{what} takes {all} bytes for {text} with {leaves} leaves: over {bound}");
}
