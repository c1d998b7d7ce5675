//! From a passphrase to the file's keys.

use super::header::{Header, Lock};
use super::{RANDOM_BYTES, SealError};
use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use scrypt::Params;
use sha2::Sha256;
use std::hint::black_box;

/// What stands before the salt, so that the same passphrase elsewhere gives another key.
const LABEL: &[u8] = b"age-encryption.org/v1/scrypt";

/// The bytes of memory that one round takes: 128 × r, with r = 8.
const ROUND: usize = 1024;

/// The file's key, the passphrase's salt and the payload's nonce.
pub(super) fn parts(random: &[u8; RANDOM_BYTES]) -> [[u8; 16]; 3] {
    let mut parts = [[0; 16]; 3];
    for (part, bytes) in parts.iter_mut().zip(random.chunks_exact(16)) {
        part.copy_from_slice(bytes);
    }
    parts
}

/// The file's key, locked with the passphrase.
pub(super) fn wrap(
    file_key: &[u8; 16],
    passphrase: &str,
    salt: &[u8; 16],
    work_factor: u8,
) -> Result<Vec<u8>, SealError> {
    let cipher = derive(passphrase, salt, work_factor)?;
    // A key used once needs no nonce.
    cipher.encrypt(&Nonce::default(), file_key.as_slice()).map_err(|_| SealError::TooLarge)
}

/// The file's key, unlocked.
pub(super) fn unwrap(lock: &Lock, passphrase: &str) -> Result<[u8; 16], SealError> {
    let cipher = derive(passphrase, &lock.salt, lock.work_factor)?;
    let key = cipher.decrypt(&Nonce::default(), lock.body.as_slice());
    key.ok().and_then(|key| key.try_into().ok()).ok_or(SealError::Passphrase)
}

fn derive(passphrase: &str, salt: &[u8; 16], factor: u8) -> Result<ChaCha20Poly1305, SealError> {
    // A fuzzer tries a thousand files a second.
    let factor = if cfg!(fuzzing) { 1 } else { factor };
    let bytes = ROUND.checked_shl(u32::from(factor)).unwrap_or(usize::MAX);
    let refused = SealError::Memory { megabytes: bytes >> 20 };
    // The derivation cannot say that there is no memory: it would end the program.
    let mut room: Vec<u8> = Vec::new();
    room.try_reserve_exact(bytes).map_err(|_| refused)?;
    drop(black_box(room));
    let params = Params::new(factor, 8, 1).map_err(|_| refused)?;
    let mut key = [0; 32];
    scrypt::scrypt(passphrase.as_bytes(), &[LABEL, salt].concat(), &params, &mut key)
        .map_err(|_| refused)?;
    Ok(ChaCha20Poly1305::new(&key.into()))
}

/// The seal over the header's lines.
pub(super) fn mac(file_key: &[u8; 16], lines: &[u8]) -> Result<[u8; 32], SealError> {
    Ok(sealing(file_key, lines)?.finalize().into_bytes().into())
}

/// Whether the header's lines are as they were sealed.
pub(super) fn check(file_key: &[u8; 16], header: &Header) -> Result<(), SealError> {
    let mac = sealing(file_key, &header.sealed)?;
    mac.verify_slice(&header.mac).map_err(|_| SealError::Damaged)
}

fn sealing(file_key: &[u8; 16], lines: &[u8]) -> Result<Hmac<Sha256>, SealError> {
    let key = expand(file_key, &[], b"header")?;
    let mut mac = Hmac::<Sha256>::new_from_slice(&key).map_err(|_| SealError::TooLarge)?;
    mac.update(lines);
    Ok(mac)
}

/// The payload's key.
pub(super) fn payload(
    file_key: &[u8; 16],
    nonce: &[u8; 16],
) -> Result<ChaCha20Poly1305, SealError> {
    Ok(ChaCha20Poly1305::new(&expand(file_key, nonce, b"payload")?.into()))
}

fn expand(file_key: &[u8; 16], salt: &[u8], purpose: &[u8]) -> Result<[u8; 32], SealError> {
    let mut key = [0; 32];
    // It refuses only keys of more than 8,160 bytes.
    let derived = Hkdf::<Sha256>::new(Some(salt), file_key).expand(purpose, &mut key);
    derived.map(|()| key).map_err(|_| SealError::TooLarge)
}
