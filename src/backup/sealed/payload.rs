//! The content in chunks of 64 KiB, each sealed with its number and whether it is the last: so
//! neither can any be changed, nor moved, nor can the end be cut off.

use super::SealError;
use chacha20poly1305::aead::Aead as _;
use chacha20poly1305::{ChaCha20Poly1305, Nonce};

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;

/// The number of a chunk in 11 bytes, and whether it is the last in one.
fn nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    for (to, from) in nonce.iter_mut().skip(3).zip(number.to_be_bytes()) {
        *to = from;
    }
    if let Some(flag) = nonce.last_mut() {
        *flag = u8::from(last);
    }
    nonce.into()
}

/// Seals `plain` behind what `file` holds.
pub(super) fn seal(
    key: &ChaCha20Poly1305,
    plain: &[u8],
    file: &mut Vec<u8>,
) -> Result<(), SealError> {
    // Nothing at all is one empty chunk.
    let count = plain.len().div_ceil(CHUNK).max(1);
    let mut chunks = plain.chunks(CHUNK);
    for number in 1..=count {
        let chunk = chunks.next().unwrap_or_default();
        let nonce = nonce(number as u64 - 1, number == count);
        file.extend(key.encrypt(&nonce, chunk).map_err(|_| SealError::TooLarge)?);
    }
    Ok(())
}

/// The content of all chunks.
pub(super) fn open(key: &ChaCha20Poly1305, sealed: &[u8]) -> Result<Vec<u8>, SealError> {
    let count = sealed.len().div_ceil(CHUNK + TAG);
    let mut plain = Vec::with_capacity(sealed.len());
    for (number, chunk) in (1..).zip(sealed.chunks(CHUNK + TAG)) {
        let last = number == count;
        let whole = |last| key.decrypt(&nonce(number as u64 - 1, last), chunk);
        let opened = whole(last).map_err(|_| match last {
            // Sealed as one that others follow: they are missing.
            true if whole(false).is_ok() => SealError::Truncated,
            // Not full, it breaks off within or has been changed; which, nobody can tell.
            true if chunk.len() < CHUNK + TAG => SealError::Truncated,
            _ => SealError::Damaged,
        })?;
        // An empty last chunk behind others would be a second way to write the same.
        if opened.is_empty() && number > 1 {
            return Err(SealError::Damaged);
        }
        plain.extend(opened);
    }
    if count == 0 { Err(SealError::Truncated) } else { Ok(plain) }
}
