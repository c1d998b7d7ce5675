//! The file as lines of letters (ASCII armour): strict PEM, so that nothing else hides between the
//! lines.

use super::SealError;
use base64ct::{Base64, Encoding};

const BEGIN: &str = "-----BEGIN AGE ENCRYPTED FILE-----";
const END: &str = "-----END AGE ENCRYPTED FILE-----";
const COLUMNS: usize = 64;

/// Whether the file begins as one of letters does.
pub(super) fn is_armored(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(BEGIN.as_bytes())
}

/// The bytes that the letters stand for.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<u8>, SealError> {
    let text = std::str::from_utf8(bytes.trim_ascii()).map_err(|_| SealError::Armor)?;
    let mut lines = text.split('\n').map(|line| line.strip_suffix('\r').unwrap_or(line));
    if lines.next() != Some(BEGIN) || lines.next_back() != Some(END) {
        return Err(SealError::Armor);
    }
    let mut read = Vec::with_capacity(text.len() / 4 * 3);
    let mut ended = false;
    for line in lines {
        // Only the last line may be shorter, and it alone may end in padding.
        let full = line.len() == COLUMNS;
        if ended || line.is_empty() || line.len() > COLUMNS {
            return Err(SealError::Armor);
        }
        let before = read.len();
        read.extend(Base64::decode_vec(line).map_err(|_| SealError::Armor)?);
        ended = !full || read.len() - before < COLUMNS / 4 * 3;
    }
    Ok(read)
}
