#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| medibloc_record_fuzz::proof(bytes));
