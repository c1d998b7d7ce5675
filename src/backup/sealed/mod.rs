//! A backup sealed with a passphrase, as a file of the age format: <https://age-encryption.org/v1>.
//!
//! Any program for that format opens it with the passphrase alone. The cryptography is that of the
//! crates `scrypt`, `chacha20poly1305`, `hkdf` and `hmac`; what stands here is the file around it.
//! Reading builds the whole text or fails with a sentence. What must stay out: randomness (it is
//! handed in), storage, and any place that keeps the passphrase.
//!
//! | file | holds |
//! |---|---|
//! | `armor` | the file as lines of letters, as it goes through a mail |
//! | `header` | the lines before the payload: who can open it |
//! | `keys` | from a passphrase to the keys, and the header's seal |
//! | `payload` | the content, chunk by chunk |
//! | `problem` | what can go wrong, as sentences |
//!
//! ```
//! # use zhibu::backup::sealed::{self, Sealed};
//! let random = [7; sealed::RANDOM_BYTES]; // from the platform's generator, new each time
//! let file = sealed::seal(b"{}", "correct horse battery staple", &random, 10).unwrap();
//! let read = Sealed::read(&file).unwrap();
//! assert_eq!(read.open("correct horse battery staple").unwrap(), b"{}");
//! assert!(read.open("correct horse").is_err());
//! ```

mod armor;
mod header;
mod keys;
mod payload;
mod problem;
#[cfg(test)]
mod tests;

pub use problem::SealError;

use super::MOST_BYTES;
use header::Header;
use std::borrow::Cow;

/// How many random bytes a file takes: its key, the passphrase's salt, the payload's nonce.
pub const RANDOM_BYTES: usize = 48;

/// The work factor written: deriving the key takes 2 to this power rounds and as many KB of memory.
/// 128 MB, and about a second in an office computer's browser (docs/backup.md).
pub const WORK_FACTOR: u8 = 17;

/// The largest work factor read: a GB of memory. Other programs write 18 by default; a page may be
/// refused more than this, and whoever sends a file must not be able to stop the page with it.
pub const MOST_WORK: u8 = 20;

/// The fewest characters a passphrase has. Whoever finds the file tries passphrases one after the
/// other; at a tenth of a second each, ten digits drawn at random take decades.
pub const LEAST_CHARACTERS: usize = 10;

/// Whether a file says that it is of the age format, in bytes or in letters.
pub fn is_sealed(bytes: &[u8]) -> bool {
    bytes.starts_with(header::MAGIC) || armor::is_armored(bytes)
}

/// Seals `plain` with a passphrase.
///
/// # Errors
/// A [`SealError`]: no memory for the derivation.
pub fn seal(
    plain: &[u8],
    passphrase: &str,
    random: &[u8; RANDOM_BYTES],
    work_factor: u8,
) -> Result<Vec<u8>, SealError> {
    let [file_key, salt, nonce] = keys::parts(random);
    let body = keys::wrap(&file_key, passphrase, &salt, work_factor)?;
    let mut file = header::write(&salt, work_factor, &body, |text| keys::mac(&file_key, text))?;
    file.extend_from_slice(&nonce);
    payload::seal(&keys::payload(&file_key, &nonce)?, plain, &mut file)?;
    Ok(file)
}

/// A sealed file whose passphrase is still to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    header: Header,
    payload: Vec<u8>,
}

impl Sealed {
    /// Reads as much of a file as can be read without its passphrase.
    ///
    /// # Errors
    /// A [`SealError`]: what no passphrase opens.
    pub fn read(bytes: &[u8]) -> Result<Self, SealError> {
        if bytes.len() > MOST_BYTES {
            return Err(SealError::TooLarge);
        }
        let bytes = match armor::is_armored(bytes) {
            true => Cow::Owned(armor::read(bytes)?),
            false => Cow::Borrowed(bytes),
        };
        let (header, payload) = header::read(&bytes)?;
        header.lock()?;
        Ok(Self { header, payload: payload.to_vec() })
    }

    /// What is in it.
    ///
    /// # Errors
    /// A [`SealError`], and nothing of the content.
    pub fn open(&self, passphrase: &str) -> Result<Vec<u8>, SealError> {
        let file_key = keys::unwrap(&self.header.lock()?, passphrase)?;
        open_with(&self.header, &self.payload, &file_key)
    }
}

/// The content of a file whose key is known.
fn open_with(header: &Header, payload: &[u8], file_key: &[u8; 16]) -> Result<Vec<u8>, SealError> {
    keys::check(file_key, header)?;
    let (nonce, chunks) = payload.split_first_chunk::<16>().ok_or(SealError::Truncated)?;
    payload::open(&keys::payload(file_key, nonce)?, chunks)
}
