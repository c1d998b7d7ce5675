//! Random bits for new identifiers, and random bytes for keys.

use crate::ledger::IdSource;

/// The platform's random numbers.
#[derive(Debug, Clone, Copy, Default)]
pub struct RandomBits;

impl IdSource for RandomBits {
    fn bits(&mut self) -> u64 {
        match random_bytes() {
            Ok(bytes) => u64::from_le_bytes(bytes),
            // Without the crypto interface an identifier need only be new, not secret; the editor
            // looks whether it is taken before it uses it.
            Err(_) => {
                js_sys::Math::random().to_bits().rotate_left(17) ^ js_sys::Date::now().to_bits()
            }
        }
    }
}

/// Bytes that nobody can guess, for keys.
///
/// # Errors
/// A sentence where the browser gives none: then nothing may be sealed.
pub fn random_bytes<const N: usize>() -> Result<[u8; N], String> {
    let mut bytes = [0_u8; N];
    let drawn = web_sys::window()
        .and_then(|window| window.crypto().ok())
        .is_some_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok());
    match drawn {
        true => Ok(bytes),
        false => Err("这个浏览器不提供安全的随机数，不能加密；请换一个浏览器再试。".to_owned()),
    }
}
