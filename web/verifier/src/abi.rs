//! What WebAssembly's host calls, and what the module needs to stand alone. All `unsafe` of the crate is here.

use crate::MAX_INPUT_BYTES;
use alloc::{boxed::Box, vec, vec::Vec};
use core::{
	panic::PanicInfo,
	ptr::{null_mut, slice_from_raw_parts_mut},
	slice::from_raw_parts,
};
use dlmalloc::GlobalDlmalloc;

#[global_allocator]
static ALLOCATOR: GlobalDlmalloc = GlobalDlmalloc;

/// Stops the module with a trap, which the host sees as an error. There is nothing that could be told of why.
#[panic_handler]
fn stop(_: &PanicInfo<'_>) -> ! {
	core::arch::wasm32::unreachable()
}

/// Gives `len` bytes to write an input to; null, if an input of that length is not taken.
#[no_mangle]
extern "C" fn alloc(len: usize) -> *mut u8 {
	match len {
		0..=MAX_INPUT_BYTES => hand_out(vec![0; len]),
		_ => null_mut(),
	}
}

/// Takes back what [`alloc`] gave, with the same `len`, or an answer, with the length of all of it.
///
/// # Safety
/// `ptr` was given by this module with `len` bytes and not taken back.
#[no_mangle]
unsafe extern "C" fn dealloc(ptr: *mut u8, len: usize) {
	// SAFETY: `hand_out` made `ptr` from a box of `len` bytes, and by the contract above the box has no other owner.
	drop(unsafe { Box::from_raw(slice_from_raw_parts_mut(ptr, len)) });
}

/// [`verify`](crate::verify), with the answer as its length (`u32`, little-endian) and its bytes.
///
/// # Safety
/// The inputs are in memory that was given by [`alloc`] with at least their lengths and not taken back.
#[no_mangle]
unsafe extern "C" fn verify(
	proof: *const u8,
	proof_len: usize,
	policy: *const u8,
	policy_len: usize,
) -> *mut u8 {
	// SAFETY: the contract above; the host runs nothing else while it waits for the answer.
	let (proof, policy) =
		unsafe { (from_raw_parts(proof, proof_len), from_raw_parts(policy, policy_len)) };
	answer(&crate::verify(proof, policy))
}

/// [`join`](crate::join), with the answer as that of [`verify`].
///
/// # Safety
/// The input is in memory that was given by [`alloc`] with at least its length and not taken back.
#[no_mangle]
unsafe extern "C" fn join(texts: *const u8, texts_len: usize) -> *mut u8 {
	// SAFETY: the contract above; the host runs nothing else while it waits for the answer.
	answer(&crate::join(unsafe { from_raw_parts(texts, texts_len) }))
}

/// [`accounts`](crate::accounts), with the answer as that of [`verify`].
///
/// # Safety
/// The input is in memory that was given by [`alloc`] with at least its length and not taken back.
#[no_mangle]
unsafe extern "C" fn accounts(texts: *const u8, texts_len: usize) -> *mut u8 {
	// SAFETY: the contract above; the host runs nothing else while it waits for the answer.
	answer(&crate::accounts(unsafe { from_raw_parts(texts, texts_len) }))
}

/// Memory has 2^32 bytes, so the length of the text fits.
fn answer(text: &str) -> *mut u8 {
	let length = u32::try_from(text.len()).unwrap_or_default();
	let mut bytes = Vec::from(length.to_le_bytes());
	bytes.extend_from_slice(text.as_bytes());
	hand_out(bytes)
}

fn hand_out(bytes: Vec<u8>) -> *mut u8 {
	Box::into_raw(bytes.into_boxed_slice()).cast()
}
