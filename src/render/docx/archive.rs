//! A ZIP archive of a few small files, stored as they are (PKWARE's APPNOTE 6.3.3).
//!
//! No clock: every file bears the format's first day, so the same files give the same bytes.

/// What an archive without the 64-bit extension cannot hold: 4 GB or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooLarge;

/// Midnight of 1 January 1980: the time, then the date (years since 1980, month, day).
const FIRST_DAY: [u16; 2] = [0, (1 << 5) | 1];

/// The version of ZIP that can read it: 2.0.
const VERSION: u16 = 20;

/// Puts files together, each a name in ASCII and its bytes.
///
/// # Errors
/// [`TooLarge`].
pub(super) fn archive(files: &[(&str, Vec<u8>)]) -> Result<Vec<u8>, TooLarge> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for (name, bytes) in files {
        let offset = length(&out)?;
        let about = about(name, bytes)?;
        out.extend(b"PK\x03\x04");
        out.extend(&about);
        out.extend(name.as_bytes());
        out.extend(bytes);

        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&about);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).map_err(|_| TooLarge)?.to_le_bytes();
    let (start, size) = (length(&out)?, length(&directory)?);
    out.extend(directory);
    out.extend(b"PK\x05\x06");
    // One disk only.
    out.extend([0; 4]);
    out.extend([count, count].concat());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    // No comment.
    out.extend([0; 2]);
    Ok(out)
}

/// What stands about a file both in front of it and in the directory.
fn about(name: &str, bytes: &[u8]) -> Result<Vec<u8>, TooLarge> {
    let size = length(bytes)?.to_le_bytes();
    let mut about = Vec::new();
    about.extend(VERSION.to_le_bytes());
    // No flags; stored.
    about.extend([0; 4]);
    about.extend(FIRST_DAY.map(u16::to_le_bytes).concat());
    about.extend(checksum(bytes).to_le_bytes());
    about.extend([size, size].concat());
    about.extend(u16::try_from(name.len()).map_err(|_| TooLarge)?.to_le_bytes());
    // No extra field.
    about.extend([0; 2]);
    Ok(about)
}

fn length(bytes: &[u8]) -> Result<u32, TooLarge> {
    u32::try_from(bytes.len()).map_err(|_| TooLarge)
}

/// CRC-32 as ZIP has it (polynomial 0x04C11DB7, reflected).
fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            let carry = if sum & 1 == 1 { 0xEDB8_8320 } else { 0 };
            sum = (sum >> 1) ^ carry;
        }
    }
    !sum
}
