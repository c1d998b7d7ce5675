//! Random bits for new identifiers.

use crate::ledger::IdSource;

/// The platform's random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomBits;

impl IdSource for RandomBits {
    fn bits(&mut self) -> u64 {
        let mut bytes = [0_u8; 8];
        let drawn = web_sys::window()
            .and_then(|window| window.crypto().ok())
            .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
        if drawn {
            u64::from_le_bytes(bytes)
        } else {
            // Without the crypto interface an identifier need only be new, not secret; the editor
            // looks whether it is taken before it uses it.
            js_sys::Math::random().to_bits().rotate_left(17) ^ js_sys::Date::now().to_bits()
        }
    }
}
