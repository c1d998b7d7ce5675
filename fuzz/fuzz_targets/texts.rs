#![no_main]
#![allow(missing_docs)]

#[path = "../checks/mod.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::texts(bytes));
